"""What to know before one rings: their last words, their people, and the next question."""

from __future__ import annotations

import re
from datetime import date

from cultivate.model.contact import Contact
from cultivate.model.counts import together
from cultivate.model.dates import WEEKDAYS, short_date
from cultivate.model.due import Standing
from cultivate.model.pickup import good_time
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry

_LINK = re.compile(r"!?\[\[([^\[\]]+)\]\]")
_GAPS = (
    ("birthday", "when is their birthday?"),
    ("spouse", "who is at home?"),
    ("interests", "what do they enjoy outside work?"),
    ("aim", "what would you like to do for them this year?"),
)


def plain(text: str) -> str:
    """A line of a note with its links as plain names, so that a hint makes no link of its own."""
    return _LINK.sub(_name, text).strip() if "[[" in text else text.strip()


def linked(text: str) -> list[str]:
    """The targets of the links in a line, without their headings."""
    found = (link[1].partition("|")[0].partition("#")[0].strip() for link in _LINK.finditer(text))
    return [target for target in found if target]


def _name(link: re.Match[str]) -> str:
    """What a link is shown as: what stands after its pipe, else the end of its path, without a heading."""
    shown = link[1].rpartition("|")[2].rpartition("/")[2].partition("#")[0]
    return shown or link[1]


def last_words(contact: Contact, settings: Settings, today: date) -> str:
    """`9 Oct lunch with Bob: “his auditor might need a coach”`; empty where nothing was said yet.

    The newest entry that has words, be it touch or attempt.
    """
    spoken = [e for e in contact.entries if not e.mark and e.text and e.day <= today]
    entries = spoken or [e for e in contact.entries if not e.mark and e.day <= today]
    if not entries:
        return ""
    return said(max(entries, key=lambda entry: (entry.day, entry.line)), settings, today)


def said(entry: Entry, settings: Settings, today: date) -> str:
    """One entry as a phrase, the newest words in quotation marks."""
    if entry.is_mention:
        return f"{short_date(entry.day, today)} mentioned in {entry.source}"
    means = settings.vocabulary.named(entry.means)
    word = entry.word if entry.word and entry.word.casefold() != means.id else means.said
    company = [plain(f"[[{name}]]") for name in entry.people]
    head = f"{short_date(entry.day, today)} {word.casefold()}"
    if entry.outcome and entry.outcome != "reached":
        head += f", {entry.outcome.replace('-', ' ')}"
    if company:
        head += f" with {together(company)}"
    return f"{head}: “{plain(entry.text)}”" if entry.text else head


def family(contact: Contact) -> str:
    """`Sam; Lily (football), Max; Rex`: partner, children, pets."""
    groups = [contact.spouse, ", ".join(contact.children), ", ".join(contact.pets)]
    return "; ".join(plain(group) for group in groups if group)


def questions(contact: Contact, settings: Settings) -> list[str]:
    """What to bring up: the undated lines under `## Next`, else what is not known of the inner circle.

    The method keeps facts (family, birthday, interests) on its inner circle alone; what is missing there is
    the next conversation's question.
    """
    waiting = [line for line in contact.open_next if line.day is None]
    asked = [_question(plain(line.words)) for line in waiting]
    if asked or "inner-circle" not in contact.tiers:
        return asked
    missing = [question for name, question in _GAPS if not getattr(contact, name)]
    return [f"ask: {missing[0]}"] if missing else []


def _question(words: str) -> str:
    asks = re.match(r"ask:?\s+(?P<what>.+)", words, re.IGNORECASE)
    return f"ask: {asks['what']}" if asks else f"next: {words}"


def birthday_words(contact: Contact, day: date, today: date) -> str:
    """`turns 50 on Thursday`, `birthday today`."""
    when = "today" if day == today else f"on {WEEKDAYS[day.weekday()]}"
    age = contact.birthday.age_on(day) if contact.birthday else None
    return f"turns {age} {when}" if age else f"birthday {when}"


def call_hints(
    each: Standing, settings: Settings, today: date, why: str = "", means: str = "call"
) -> list[str]:
    """The parts of an item's `↳` line, the last words first and a question last.

    `why` says why they come today and in this way. Only a call has an hour.
    """
    contact = each.contact
    opening = last_words(contact, settings, today)
    if not opening and each.last_touch:
        opening = f"last in touch {short_date(each.last_touch, today)}"
    if each.reason == "first":
        opening = opening or "a first touch"
    about = [", ".join(filter(None, [contact.role, plain(contact.org)])) if each.reason == "first" else ""]
    times = good_time(contact, today) if means == "call" else ""
    return [*filter(None, [opening, *about, family(contact), times, why]), *questions(contact, settings)[-1:]]


def reach(contact: Contact, means: str) -> tuple[tuple[str, str], ...]:
    """What to tap: the number for a call or a message, the address for an email."""
    phones = [(shown, number) for shown in contact.phones if (number := dialled(shown))]
    calls = tuple((shown, f"tel:{number}") for shown, number in phones[:1])
    mails = tuple((shown, f"mailto:{shown}") for shown in contact.emails[:1] if _is_address(shown))
    if means in ("call", "message"):
        return calls or mails
    return mails if means in ("email", "article") else ()


def dialled(phone: str) -> str:
    """A number without its decoration, `+447700900123`; empty where it is none."""
    number = re.sub(r"[\s().\-/\u00a0]|\(0\)", "", phone.replace("(0)", ""))
    return number if re.fullmatch(r"\+?[0-9]{3,20}", number) else ""


def _is_address(text: str) -> bool:
    return re.fullmatch(r"[^\s@<>()\[\]\"]+@[^\s@<>()\[\]\"]+", text) is not None
