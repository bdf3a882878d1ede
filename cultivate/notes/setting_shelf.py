"""The settings of the shelf: which note it is, and how much of it a day brings."""

from __future__ import annotations

from cultivate.notes.setting_kinds import COUNT, NOTE, Setting

SHELF_SETTINGS: tuple[Setting, ...] = (
    Setting("vault", "shelf", NOTE, '"Shelf.md"', "The note with links that are worth sending on.", "shelf"),
    Setting(
        "agenda",
        "shelf",
        COUNT,
        "1",
        "How many links of the shelf a day's agenda proposes, each to three people at most; 0 for none.",
        "shelf_per_day",
    ),
)
