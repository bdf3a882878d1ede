"""The settings of `[practice]`: figures, words and templates of the user's own practice."""

from __future__ import annotations

from cultivate.notes.setting_kinds import COUNT, FILE, NAME, RATIOS, TEXTS, WORKDAYS, Setting

PRACTICE_SETTINGS: tuple[Setting, ...] = (
    Setting(
        "practice", "average_sale", COUNT, "0", "What an average sale is, for the forecast.", "average_sale"
    ),
    Setting("practice", "currency", NAME, '""', 'In which currency, such as "GBP".', "currency"),
    Setting(
        "practice",
        "ratios",
        RATIOS,
        "[]",
        "Of a hundred meetings how many come to a case, cases to a decision, decisions to a sale.",
        "ratios",
    ),
    Setting(
        "practice",
        "ideal_client",
        TEXTS,
        "[]",
        "Whom you would most like to work with, in one sentence; it heads every lunch page.",
        "ideal_client",
    ),
    Setting(
        "practice",
        "follow_up",
        WORKDAYS,
        '"3 days"',
        "How long there is to ring a lunch's names.",
        "follow_up",
    ),
    Setting(
        "practice",
        "promise",
        WORKDAYS,
        '"3 days"',
        "Within what time an introduction that you promised is to be made.",
        "promise_days",
    ),
    Setting(
        "practice",
        "introduction_template",
        FILE,
        '""',
        "A template of your own for the texts of `cultivate intro --draft`.",
        "introduction_template",
    ),
    Setting(
        "practice",
        "farewell_template",
        FILE,
        '""',
        "A template of your own for the last message that `cultivate stop` drafts.",
        "farewell_template",
    ),
)
"""In the order of the pages."""
