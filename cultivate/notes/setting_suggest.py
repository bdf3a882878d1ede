"""The settings of `[suggest]`: what each reason for bringing people together is worth."""

from __future__ import annotations

from cultivate.notes.setting_kinds import COUNT, Setting

SUGGEST_SETTINGS: tuple[Setting, ...] = tuple(
    Setting("suggest", key, COUNT, default, doc, f"suggest_{key}")
    for key, default, doc in (
        ("interest", "2", "Each interest that two share, or that a link or a gift is about."),
        ("need", "3", "Each thing that one looks for and the other offers, or is; or that a link is about."),
        ("part", "1", "The same where only some of its words fit."),
        ("clients", "1", "Each kind of client that both serve; or that a link is about their work."),
        ("town", "1", "That two live in the same town."),
        ("due", "1", "Each of them who is due, or nearly."),
        ("within", "14", "How many days ahead somebody counts as nearly due."),
        ("declined", "3", "What is taken off where one of the two declined to meet the other."),
    )
)
