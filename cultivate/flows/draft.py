"""The three short texts of an introduction to which both say yes first: ask one, ask the other, join them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cultivate.errors import CannotEdit, Problem, Refused
from cultivate.flows.choices import check_living
from cultivate.flows.intro import two_of
from cultivate.flows.session import Session
from cultivate.model.contact import Contact
from cultivate.model.hints import plain
from cultivate.model.people import fold
from cultivate.notes.agenda.template import built_in, fill
from cultivate.vault.read import read_for_edit

TEMPLATE = "introduction.md.j2"


@dataclass(frozen=True, slots=True)
class Draft:
    """The texts, and why a vault's own template was not used, where it was not."""

    text: str
    problems: tuple[Problem, ...] = ()


def draft(session: Session, who: Sequence[str], *, here: Path) -> Draft:
    """Write the texts from what is known of both; no file is touched.

    They are for others to read: only name, role, company, shared interests, `offers` and `looking_for` are in
    them, and no word of a log. Raises Refused for somebody private, stopped or dead.
    """
    contacts = []
    for target in two_of(session, session.load(), who, here):
        contact = target.contact
        if contact is None:
            raise Refused(f"{target.path} is no contact: give it a tier, or `type: contact`")
        check_living(contact, session)
        if contact.private:
            raise Refused(f"{contact.name} is private, and so in no text for others")
        contacts.append(contact)
    return _rendered(session, _data(contacts[0], contacts[1]))


def _data(one: Contact, two: Contact) -> Mapping[str, object]:
    theirs = {fold(each) for each in two.interests}
    shared = [_line(each) for each in one.interests if fold(each) in theirs]
    return {"one": _known(one), "two": _known(two), "shared": shared}


def _known(contact: Contact) -> Mapping[str, object]:
    """What others may read of somebody."""
    role, company = _line(contact.role), _line(contact.org)
    return {
        "name": contact.name,
        "first": contact.name.split()[0],
        "role": role,
        "company": company,
        "work": f"{role} at {company}" if role and company else role or company,
        "offers": [_line(each) for each in contact.offers],
        "looking_for": [_line(each) for each in contact.looking_for],
    }


def _line(text: str) -> str:
    return " ".join(plain(text).split())


def _rendered(session: Session, data: Mapping[str, object]) -> Draft:
    """By the vault's own template, in a child process; by ours where there is none, or it cannot be used."""
    template = session.settings.introduction_template
    if template:
        from cultivate.vault.template import render_in_child

        try:
            return Draft(render_in_child(read_for_edit(session.root, template).text, data))
        except CannotEdit as refused:
            advice = "the built-in template was used"
            problem = Problem(template, refused.line, 0, "error", "template", refused.reason, advice)
            return Draft(fill(built_in(TEMPLATE), data), (problem,))
    return Draft(fill(built_in(TEMPLATE), data))
