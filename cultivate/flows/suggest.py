"""Suggest whom to bring together, and whom a link or a gift would please; writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from cultivate.errors import Refused, UsageError
from cultivate.flows.choices import check_living
from cultivate.flows.due import standings_of
from cultivate.flows.report import Answer
from cultivate.flows.session import Session
from cultivate.flows.who import find_targets
from cultivate.model.due import Standing
from cultivate.model.pleasing import topic_of
from cultivate.reports.practice import Practice, practice_of
from cultivate.reports.report import Report
from cultivate.reports.suggestions import suggest_introductions, suggest_lunch, suggest_sending
from cultivate.vault.load import Vault

_Build = Callable[[Practice, Sequence[Standing]], Report]


def lunch(session: Session, who: str, *, here: Path, count: int, discreet: bool = False) -> Answer:
    """Two others to ask to a lunch with `who`.

    Raises Refused for who is no contact, died or was stopped, and for a private one where it has to be
    `discreet`.
    """
    vault = session.load()
    target = find_targets(session, vault, [who], here)[0]
    if target.contact is None:
        raise Refused(f"{target.path} is no contact: give it a tier, or `type: contact`")
    check_living(target.contact, session)
    if discreet and target.contact.private:
        raise Refused(
            f"{target.name} is private, and named only on your own terminal: leave out --json or --csv"
        )

    def build(practice: Practice, among: Sequence[Standing]) -> Report:
        host = next(each for each in standings_of(vault, session) if each.contact.path == target.path)
        return suggest_lunch(host, practice, among, count)

    return _answer(session, vault, build, discreet=discreet)


def introductions(session: Session, *, count: int, discreet: bool = False) -> Answer:
    """The best pairs of the whole network."""
    return _answer(
        session,
        session.load(),
        lambda practice, among: suggest_introductions(practice, among, count),
        discreet=discreet,
    )


def sending(session: Session, words: str, means: str, *, count: int, discreet: bool = False) -> Answer:
    """Whom an article or a gift about `words`, or behind a link, would please.

    Raises UsageError where nothing tells what it is about.
    """
    if not topic_of(words).words:
        raise UsageError(
            f"“{words}” does not say what it is about: write a word or two beside it, like sailing"
        )
    return _answer(
        session,
        session.load(),
        lambda practice, among: suggest_sending(words, means, practice, among, count),
        discreet=discreet,
    )


def _answer(session: Session, vault: Vault, build: _Build, *, discreet: bool) -> Answer:
    """The report; a `discreet` one counts those who are private and names none of them."""
    practice = practice_of(standings_of(vault, session), session.settings, session.today)
    among = [each for each in practice.standings if not (discreet and each.contact.private)]
    private = frozenset(contact.path for contact in vault.contacts if contact.private)
    return Answer(build(practice, among), vault.problems, vault.link_texts, private)
