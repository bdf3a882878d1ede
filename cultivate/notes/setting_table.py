"""The one table of everything that can be set in `cultivate.toml`.

`notes.settings` reads by it and `notes.reference` writes two pages from it. A setting stands here
only once it has an effect.
"""

from __future__ import annotations

from cultivate.notes.setting_kinds import (
    AGENDA,
    ANY_WEEKDAYS,
    COUNT,
    FILE,
    FOLDERS,
    NOTE,
    REGION,
    SEASONS,
    SECONDS,
    SOME_TEXTS,
    SPANS,
    TEXT,
    TEXTS,
    TIME,
    WEEKDAY,
    WEEKDAYS,
    WORKDAYS,
    YES_NO,
    ZONE,
    Setting,
)
from cultivate.notes.setting_method import METHOD_SETTINGS
from cultivate.notes.setting_practice import PRACTICE_SETTINGS
from cultivate.notes.setting_shelf import SHELF_SETTINGS
from cultivate.notes.setting_suggest import SUGGEST_SETTINGS
from cultivate.notes.setting_tiers import TIER_SETTINGS

SETTINGS: tuple[Setting, ...] = (
    Setting("contacts", "folders", FOLDERS, "[]", "Every note in these folders is a contact.", "folders"),
    Setting(
        "contacts", "tags", TEXTS, "[]", 'So is every note with one of these tags, such as "people".', "tags"
    ),
    Setting(
        "contacts",
        "categories",
        TEXTS,
        "[]",
        'And every note whose `categories` property links one of these notes, such as "People".',
        "categories",
    ),
    Setting(
        "vault",
        "agenda",
        AGENDA,
        '"Agenda/{date}.md"',
        "Where the day's agenda is written; \"daily-note\" makes it a part of the day's own note.",
        "agenda",
    ),
    Setting(
        "vault",
        "log_heading",
        SOME_TEXTS,
        '["Log"]',
        "The headings under which touches stand. All are read, the first is written.",
        "log_headings",
    ),
    Setting(
        "vault",
        "next_heading",
        TEXT,
        '"Next"',
        "The heading under which promises, bookings and questions stand.",
        "next_heading",
    ),
    Setting(
        "vault",
        "next_touch",
        YES_NO,
        "false",
        "Keep the next due date in each contact's note, for Bases and Dataview.",
        "next_touch",
    ),
    Setting(
        "vault",
        "home",
        NOTE,
        '""',
        'The note whose properties change a day from the phone, such as "Home.md".',
        "home",
    ),
    Setting(
        "vault",
        "today",
        NOTE,
        '""',
        'The note that shows the current agenda, such as "Today.md".',
        "today_note",
    ),
    Setting(
        "vault",
        "exclude",
        TEXTS,
        "[]",
        'What is left out, besides Obsidian\'s excluded files: the beginning of a path, such as "Archive/".',
        "exclude",
    ),
    Setting(
        "vault",
        "contact_template",
        NOTE,
        '""',
        'The template of a new contact, such as "Templates/Contact.md".',
        "contact_template",
    ),
    Setting(
        "vault",
        "in_place",
        YES_NO,
        "false",
        "Overwrite hard links, and notes in read-only folders, which is less safe; else they are refused.",
        "in_place",
    ),
    Setting(
        "vault",
        "timezone",
        ZONE,
        '""',
        'Where your days begin, such as "Europe/London"; empty means the system\'s time zone.',
        "timezone",
    ),
    Setting("vault", "week_start", WEEKDAY, '"monday"', "The day on which a week begins.", "week_start"),
    Setting(
        "agenda",
        "buttons",
        YES_NO,
        "true",
        'The "no answer" and "another day" boxes under an item.',
        "buttons",
    ),
    Setting(
        "agenda", "template", FILE, '""', "A template of your own for a new agenda note.", "agenda_template"
    ),
    Setting(
        "capture",
        "daily_notes",
        YES_NO,
        "false",
        "Lines such as `- call [[Jane Doe]]` in daily notes are touches, counted where they stand.",
        "capture_daily_notes",
    ),
    Setting(
        "capture",
        "mentions",
        YES_NO,
        "false",
        "Any link to a contact in a daily note counts as contact on that day.",
        "capture_mentions",
    ),
    Setting(
        "workdays",
        "days",
        WEEKDAYS,
        '["mon", "tue", "wed", "thu", "fri"]',
        "The days on which you keep in touch.",
        "workdays",
    ),
    Setting(
        "workdays",
        "holidays",
        REGION,
        '""',
        'Whose public holidays are no working days, such as "GB-ENG" (with `cultivate[holidays]`).',
        "holiday_region",
    ),
    Setting(
        "workdays",
        "quiet",
        SEASONS,
        "[]",
        'Seasons of every year in which nobody is proposed, such as "12-20..01-06"; what was promised stays.',
        "quiet",
    ),
    Setting("workdays", "per_day", COUNT, "8", "How many people a day's agenda proposes.", "per_day"),
    Setting(
        "workdays", "away", SPANS, "[]", 'Days without an agenda, such as "2026-12-01..2026-12-14".', "away"
    ),
    Setting(
        "workdays",
        "meals_per_week",
        COUNT,
        "3",
        "How many meals, evenings at home and outings a week are proposed at most.",
        "meals_per_week",
    ),
    Setting(
        "watch",
        "agenda",
        YES_NO,
        "false",
        "Begin each new day's agenda at midnight. Only one of several synchronised devices should.",
        "watch_agenda",
    ),
    Setting(
        "watch",
        "settle",
        SECONDS,
        "5",
        "How long notes must have been left alone before `watch` acts.",
        "watch_settle",
    ),
    Setting(
        "notify",
        "morning",
        YES_NO,
        "false",
        "Once a day, while `watch` runs, a notification of how many people and promises the day has.",
        "notify_morning",
    ),
    Setting("notify", "at", TIME, '"08:30"', "From what time on.", "notify_at"),
    Setting(
        "notify",
        "names",
        YES_NO,
        "false",
        "With the first three names, for whoever sees your screen.",
        "notify_names",
    ),
    *PRACTICE_SETTINGS,
    *METHOD_SETTINGS,
    *SHELF_SETTINGS,
    *SUGGEST_SETTINGS,
    Setting(
        "git",
        "commit",
        YES_NO,
        "false",
        "One commit for each command that changes notes. Only in your own `config.toml`.",
        "commit",
    ),
)
"""The settings with a fixed name, in the order of the pages."""

MEANS_SETTINGS: tuple[Setting, ...] = (
    Setting("means.NAME", "words", TEXTS, "[]", "Other words that stand for it in a log.", "words"),
    Setting("means.NAME", "gives", YES_NO, "false", "Whether you give something by it.", "gives"),
    Setting(
        "means.NAME",
        "bulk",
        YES_NO,
        "false",
        "Whether it goes to many, and so leaves the clock alone.",
        "bulk",
    ),
    Setting("means.NAME", "minutes", COUNT, "10", "Its usual length in minutes.", "minutes"),
    Setting(
        "means.NAME", "days", ANY_WEEKDAYS, "[]", "The weekdays that are kept for it; [] for any.", "days"
    ),
    Setting(
        "means.NAME",
        "lead",
        WORKDAYS,
        '"0 days"',
        "Working days between an invitation and the day; only for what is invited.",
        "lead",
    ),
)

ALL = (*SETTINGS, *TIER_SETTINGS, *MEANS_SETTINGS)
"""Every setting that has a key of its own."""
