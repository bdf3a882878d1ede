"""The note of somebody whom another person introduced: by whom, since when, and at which stage.

`intro --from` and a name that was settled on a lunch page write it alike.
"""

from __future__ import annotations

from datetime import date

from cultivate.model.people import fold
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.notes.contact import read_contact
from cultivate.notes.edit import apply
from cultivate.notes.insert import add_entry
from cultivate.notes.touched import with_property

QUALIFYING = "qualifying"


def with_introducer(
    text: str, path: str, giver: str, day: date, settings: Settings, latest: date
) -> tuple[str, str]:
    """The note with who introduced them and a stage, where it has neither; and what changed, in words.

    `giver` is a link's target. Who introduced somebody first stays so. Raises CannotEdit.
    """
    done = []
    contact = read_contact(text, path, settings, latest)
    by = contact.introduced_by
    if not by and "introduced_by" not in contact.unreadable:
        text = with_property(text, "introduced_by", f"[[{giver}]]", settings)
        done.append(f"introduced by {giver}")
    ours = not by or fold(by) in (fold(giver), fold(giver.rpartition("/")[2]))
    if ours and contact.introduced_on is None and "introduced_on" not in contact.unreadable:
        text = with_property(text, "introduced_on", day.isoformat(), settings)
    if not contact.stage and not contact.tiers:  # somebody in a circle has been qualified
        text = with_property(text, "stage", QUALIFYING, settings)
        text = apply(text, add_entry(text, Entry(day, mark="stage", value=QUALIFYING), settings))
        done.append(f"stage {QUALIFYING}")
    if not ours:
        done.append(f"introduced by {by} before, which stays")
    return text, "; ".join(done)
