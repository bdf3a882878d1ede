"""The last message to somebody who is left alone from now on: a short text, and nothing is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from cultivate.errors import CannotEdit, Problem
from cultivate.flows.session import Session
from cultivate.model.contact import Contact
from cultivate.model.hints import plain
from cultivate.model.introductions import received, state_of
from cultivate.model.people import fold
from cultivate.notes.agenda.inert import inert
from cultivate.notes.agenda.template import built_in, fill
from cultivate.vault.read import read_for_edit

TEMPLATE = "farewell.md.j2"
_NAMED = 2


def farewell(
    session: Session, contact: Contact, contacts: Sequence[Contact], *, by: str, newsletter: str
) -> tuple[str, tuple[Problem, ...]]:
    """The text, and why a vault's own template was not used, where it was not.

    It is for them to read: their name, whom they introduced and nothing else of the notes. `by` is `them`,
    `me` or empty, `newsletter` is `on`, `off` or empty.
    """
    data: Mapping[str, object] = {
        "name": inert(contact.name),
        "first": inert(contact.name).split()[0],
        "by": by,
        "newsletter": newsletter,
        "names": _introduced(contact, contacts, session.today),
    }
    template = session.settings.farewell_template
    if template:
        from cultivate.vault.template import render_in_child

        try:
            return render_in_child(read_for_edit(session.root, template).text, data), ()
        except CannotEdit as refused:
            advice = "the built-in template was used"
            problem = Problem(template, refused.line, 0, "error", "template", refused.reason, advice)
            return fill(built_in(TEMPLATE), data), (problem,)
    return fill(built_in(TEMPLATE), data), ()


def _introduced(contact: Contact, contacts: Sequence[Contact], today: date) -> list[str]:
    """The last few whom they introduced, nobody private among them."""
    private = {fold(each.name) for each in contacts if each.private}
    names = [
        inert(plain(f"[[{name}]]")) for entry in received(contact, today) if state_of(entry) == "made"
        for name in entry.people
    ]  # fmt: skip
    return [name for name in dict.fromkeys(names) if fold(name) not in private][-_NAMED:]
