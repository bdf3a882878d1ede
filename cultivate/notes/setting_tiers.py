"""What can be set of a circle; the rest of the table is `notes.setting_table`."""

from __future__ import annotations

from cultivate.notes.setting_kinds import (
    CADENCE,
    COUNT,
    PLAN,
    ROTATION,
    TOLERANCE,
    WORKDAYS,
    Setting,
)

TIER_SETTINGS: tuple[Setting, ...] = (
    Setting("tiers.NAME", "size", COUNT, "0", "How many seats the circle has; 0 means no limit.", "size"),
    Setting(
        "tiers.NAME",
        "cadence",
        CADENCE,
        "",
        'How often its people are contacted, such as "monthly". Without one they are untracked.',
        "cadence",
    ),
    Setting("tiers.NAME", "tries", COUNT, "1", "How many attempts are made in one cycle.", "tries"),
    Setting("tiers.NAME", "retry", WORKDAYS, '"2 days"', "Working days until the next attempt.", "retry"),
    Setting("tiers.NAME", "put_off", CADENCE, '"7 days"', 'How far "another day" moves an item.', "put_off"),
    Setting(
        "tiers.NAME",
        "plan",
        PLAN,
        "[]",
        'Means, each with a clock of its own, such as "call every 3 months".',
        "plan",
    ),
    Setting(
        "tiers.NAME",
        "rotate",
        ROTATION,
        "[]",
        'Means that take turns, such as "call" and "article".',
        "rotate",
    ),
    Setting(
        "tiers.NAME",
        "tolerance",
        TOLERANCE,
        '"-10..+10"',
        "How many working days before and after the due day somebody may be planned.",
        "tolerance",
    ),
)
