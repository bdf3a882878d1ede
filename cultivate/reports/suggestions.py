"""What `cultivate suggest` answers, as reports: whom to seat together, introduce, and send something to.

Each line shows the parts that make its score, and what is missing in the notes is said below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cultivate.model.contact import Contact
from cultivate.model.due import Standing
from cultivate.model.people import fold
from cultivate.model.pleasing import Topic, pleased, topic_of, was_sent
from cultivate.model.settings import Settings
from cultivate.model.suggest import Part, is_open, told
from cultivate.model.suggest_lunch import best_lunches
from cultivate.model.suggest_pairs import Couple, best_couples
from cultivate.reports.practice import Practice, counted
from cultivate.reports.report import Column, Line, Report, Source, Table

_SCORE = (Column("score", "score", "score"), Column("why", "why", "text"))
_SENT = (
    Column("score", "score", "score"),
    Column("last", "last touch", "date"),
    Column("why", "why", "text"),
)
_FAVOURITES = 6
_KNOWN = (
    ("interests", "interests in their notes"),
    ("offers", "an offer"),
    ("looking_for", "something they look for"),
)


def suggest_introductions(practice: Practice, among: Sequence[Standing], count: int) -> Report:
    """The best pairs of `among`, the whole network or those of it who may be named, with the reason."""
    found = best_couples(among, practice.settings, practice.today, count)
    lines = tuple(map(_couple_line, found.best))
    table = Table("pairs", "Who might like to know each other", "who", _SCORE, lines)
    remarks = [] if found.is_whole else [
        f"{found.weighed:,} pairs were weighed: of what very many people share, only those who are due first."
    ]  # fmt: skip
    if not lines:
        remarks.append("No two people who are strangers to each other have anything in common in your notes.")
    gaps = _gaps([each for each in practice.standings if is_open(each)])
    return Report("suggest introductions", "Whom to introduce", (table,), remarks=(*remarks, *gaps))


def suggest_lunch(host: Standing, practice: Practice, among: Sequence[Standing], count: int) -> Report:
    """Two others to ask to a lunch with `host`."""
    contact, settings = host.contact, practice.settings
    found = best_lunches(host, among, settings, practice.today, count)
    lines = tuple(
        _line([each.contact for each in lunch.guests], lunch.score, lunch.parts) for lunch in found.best
    )
    table = Table("tables", f"Two others for a lunch with {contact.name}", "who", _SCORE, lines)
    remarks = list(_about_lunch(host, found.near, found.due, settings)) if not lines else []
    if found.best and not found.best[0].is_whole:
        remarks.append(
            "Of each two only one has something in common with anybody there; the other is due soon."
        )
    gaps = _gaps([host, *found.due]) if found.near else []
    return Report("suggest lunch", f"For a lunch with {contact.name}", (table,), remarks=(*remarks, *gaps))


def suggest_sending(
    words: str, means: str, practice: Practice, among: Sequence[Standing], count: int
) -> Report:
    """Whom of `among` an article or a gift (`means`) about these words, or this link, would please."""
    topic = topic_of(words)
    settings, today = practice.settings, practice.today
    found = pleased(topic, means, among, settings, today)
    lines = tuple(
        Line(
            f"person: {_path(each.profile.contact)}",
            each.profile.contact.name,
            each.profile.contact.path,
            {"score": each.score, "last": each.standing.last_touch, "why": told(each.parts)},
            _sources(each.parts),
        )
        for each in found[:count]
    )  # fmt: skip
    table = Table("people", "For whom", "name", _SENT, lines)
    more = len(found) - len(lines)
    remarks = [f"{counted(more, 'more person has', 'more people have')} a reason."] if more > 0 else []
    remarks += _about_sending(topic, practice)
    if not lines:
        remarks += _nobody(topic, practice)
    gaps = _gaps(
        [each for each in practice.standings if is_open(each)], 1 if means == "gift" else len(_KNOWN)
    )
    return Report(f"suggest {means}", f"Whom it would please: {words}", (table,), remarks=(*remarks, *gaps))


def _couple_line(couple: Couple) -> Line:
    return _line([couple.one.contact, couple.two.contact], couple.score, couple.parts)


def _line(people: Sequence[Contact], points: int, parts: Sequence[Part]) -> Line:
    """One line about two people; it is found by their names, and links the first one's note."""
    label = " and ".join(each.name for each in people)
    identity = " + ".join(map(_path, people))
    return Line(
        f"pair: {identity}",
        label,
        people[0].path,
        {"score": points, "why": told(parts)},
        _sources(parts),
    )


def _sources(parts: Iterable[Part]) -> tuple[Source, ...]:
    """The properties behind a score: in whose note they stand, and for how many points."""
    return tuple(_source(contact, said, part.told) for part in parts for contact, said in part.behind)


def _source(contact: Contact, said: str, told: str) -> Source:
    """The line of the first property that `said` names, or of the touch on the day of the last one."""
    names = re.findall(r"(\w+)(?=[:,])", said)
    touched = (e for e in contact.entries if said == f"last_touch: {e.day}" and not e.mark)
    entry = next(touched, None)
    path, line = (
        (entry.source or contact.path, entry.line)
        if entry
        else (contact.path, contact.line_of(*names, "company"))
    )
    return Source(path, line, f"{said} ({told})", (), contact.private)


def _path(contact: Contact) -> str:
    return contact.name if contact.private else contact.path.removesuffix(".md")


def _about_lunch(
    host: Standing, near: Sequence[Standing], due: Sequence[Standing], settings: Settings
) -> Iterator[str]:
    """Why there is no table."""
    contact = host.contact
    if "meal" in contact.avoid:
        yield f"{contact.name} would rather not have meals."
        return
    if not contact.city:
        yield f"{contact.name}'s note has no city, so nobody near can be found."
        return
    if not near:
        yield f"Nobody else lives in {contact.city}, as far as your notes tell."
        return
    people = counted(len(near), "other person lives", "other people live")
    free = f"{len(due)} of them are due within {settings.suggest_within} days and free for a meal"
    yield f"{people} in {contact.city}; {free}."
    if len(due) > 1:
        yield (
            f"No two of those are strangers to everybody at the table, compete with nobody there, and have "
            f"something in common with {contact.name}."
        )


def _about_sending(topic: Topic, practice: Practice) -> Iterator[str]:
    had = sum(was_sent(each.contact, topic.links, practice.today) is not None for each in practice.standings)
    if topic.links and had:
        yield f"{counted(had, 'person has', 'people have')} had it already."


def _nobody(topic: Topic, practice: Practice) -> Iterator[str]:
    """Nobody it would please: which words were looked for, and what people do like."""
    shown = ", ".join(sorted(word for word in topic.words if len(word) > 2) or sorted(topic.words))
    yield f"Nothing in anybody's note is about {shown}."
    liked: dict[str, int] = {}
    for each in practice.standings:
        for interest in each.contact.interests if is_open(each) else ():
            liked[fold(interest)] = liked.get(fold(interest), 0) + 1
    favourites = sorted(liked, key=lambda interest: (-liked[interest], interest))[:_FAVOURITES]
    if favourites:
        yield f"What most people like: {', '.join(f'{each} ({liked[each]})' for each in favourites)}."


def _gaps(people: Sequence[Standing], names: int = len(_KNOWN)) -> list[str]:
    """How many have what the scores are made of: `Of 295 people 160 have interests in their notes, …`."""
    known = [(said, sum(bool(getattr(e.contact, name)) for e in people)) for name, said in _KNOWN[:names]]
    if not people or all(number == len(people) for _, number in known):
        return []
    (first, number), *others = known
    rest = " and ".join(f"{number:,} {said}" for said, number in others)
    told = f"Of {len(people):,} people {number:,} have {first}{', ' * bool(rest)}{rest}"
    return [f"{told}; with more of it this list gets better."]
