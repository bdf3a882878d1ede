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
        "How many links of the shelf a day's agenda proposes; 0 for none.",
        "shelf_per_day",
    ),
    Setting(
        "agenda", "shelf_people", COUNT, "3", "To how many people a link of the shelf goes.", "shelf_people"
    ),
)
