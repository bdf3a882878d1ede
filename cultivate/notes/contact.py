"""A contact note's text read as a `Contact`, with a problem for everything that could not be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from cultivate.errors import Problem, Severity
from cultivate.model.cadence import TWO_MEANINGS, parse_cadence
from cultivate.model.contact import TRACED, Contact, Criterion
from cultivate.model.dates import parse_birthday, parse_date, weekday_number
from cultivate.model.means import STAGES
from cultivate.model.settings import Settings
from cultivate.model.strands import Strand, parse_strand
from cultivate.model.trust import CRITERIA, parse_criterion
from cultivate.notes.frontmatter import FrontMatter, Property, read_front_matter
from cultivate.notes.links import links, name_of
from cultivate.notes.log import read_log
from cultivate.notes.names import by_meaning, tier_name
from cultivate.notes.next import read_next

_Read = TypeVar("_Read")
_TRUE = frozenset({"true", "yes", "1", "on"})


def read_contact(
    text: str, path: str, settings: Settings, today: date, front_matter: FrontMatter | None = None
) -> Contact:
    """Everything that the note at `path` tells; nothing in it can raise.

    What cannot be understood counts as missing, is named in `problems` and in `unreadable`. `front_matter`
    is the note's own where it was read already. `today` is the day up to which a date is no slip.
    """
    front_matter = front_matter or read_front_matter(text)
    values = _Values(by_meaning(front_matter, settings), path)
    log = read_log(text, settings, today)
    values.problems += [problem.at(path) for problem in (*front_matter.problems, *log.problems)]
    tiers = _tiers(values, settings)
    fields = _dates(values, today) | _person(values) | {kind: _criteria(values, kind) for kind in CRITERIA}
    return Contact(
        name=path.rpartition("/")[2].removesuffix(".md").removesuffix(".MD"),
        path=path,
        tiers=tiers,
        cadence=values.one("cadence", "error", parse_cadence, _cadence_advice),
        stage=_stage(values),
        cadence_max=values.one("cadence_max", "warning", parse_cadence, _cadence_advice),
        plan=_plan(values, settings),
        prefer=_means(values, "prefer", settings),
        avoid=_means(values, "avoid", settings),
        rotate=_means(values, "rotate", settings),
        weekdays=_weekdays(values),
        birthday=values.one("birthday", "warning", parse_birthday, _BIRTHDAY_ADVICE),
        properties=_all_properties(front_matter),
        entries=log.entries,
        next_lines=read_next(text, settings),
        problems=tuple(sorted(values.problems)),
        unreadable=frozenset(values.unreadable | ({"front matter"} if front_matter.problem else set())),
        traced=values.lines(),
        **fields,  # type: ignore[arg-type]
    )


def tags_of(values: Mapping[str, Property]) -> tuple[str, ...]:
    """The front matter's tags without `#`, in lower case."""
    return tuple(tag.lstrip("#").casefold() for tag in values["tags"].texts) if "tags" in values else ()


class _Values:
    """A note's properties as they are read one by one, and what was wrong with them."""

    def __init__(self, properties: Mapping[str, Property], path: str) -> None:
        self.properties, self.path = properties, path
        self.problems: list[Problem] = []
        self.unreadable: set[str] = set()

    def lines(self) -> tuple[int, ...]:
        """Where each of `TRACED` stands; 0 for what does not."""
        at = {name: found.line for name, found in self.properties.items()}
        return tuple([at.get(name, 0) for name in TRACED])

    def text(self, name: str) -> str:
        return self.properties[name].text.strip() if name in self.properties else ""

    def linked(self, name: str) -> str:
        return linked(next(iter(self.list(name)), ""))

    def list(self, name: str) -> tuple[str, ...]:
        return self.properties[name].texts if name in self.properties else ()

    def links(self, name: str) -> tuple[str, ...]:
        return tuple(linked(each) for each in self.list(name))

    def one(
        self,
        name: str,
        severity: Severity,
        parse: Callable[[str], _Read | None],
        advice: str | Callable[[str], str],
    ) -> _Read | None:
        """The single value of a property, parsed; a problem where it is there and not understood."""
        found = self.properties.get(name)
        texts = found.texts if found else ()
        if found is None or not (texts or found.kind == "mapping" or found.complex):
            return None
        text = texts[0] if texts else ""
        value = parse(text) if len(texts) == 1 and not found.complex else None
        if value is None:
            told = advice if isinstance(advice, str) else advice(text)
            self.report(found, name, severity, f"bad-{name.replace('_', '-')}", _unread(found, text), told)
        return value

    def report(
        self, found: Property, name: str, severity: Severity, code: str, message: str, advice: str
    ) -> None:
        line, column = (
            (found.values[0].line, found.values[0].column) if found.values else (found.line, found.column)
        )
        self.unreadable.add(name)
        self.problems.append(Problem(self.path, line, column, severity, code, message, advice))


def _unread(found: Property, text: str) -> str:
    shown = text if len(text) <= 40 else f"{text[:39]}…"
    if len(found.texts) > 1:
        return f"{found.key} has several values, and takes one"
    return f"{found.key} is “{shown}”, which cannot be read" if text else f"{found.key} cannot be read"


_DATE_ADVICE = "write a day as 2026-10-09"
_BIRTHDAY_ADVICE = "write it as 1975-04-02, or --04-02 without the year"


def _cadence_advice(text: str) -> str:
    meant = TWO_MEANINGS.get(text.casefold())
    if meant:
        return f"it can mean two things: write “{meant}”, or whatever is meant"
    return "write it as monthly, every 6 weeks, 90 days, or none"


def _dates(values: _Values, today: date) -> dict[str, object]:
    fields: dict[str, object] = {}
    for name in ("snooze_until", "pause_until", "died", "invited", "introduced_on", "endorsed"):
        fields[name] = values.one(name, "warning", parse_date, _DATE_ADVICE)
    last = values.one("last_touch", "error", parse_date, _DATE_ADVICE)
    if last and last > today:
        found = values.properties["last_touch"]
        message = f"{found.key} is {last.isoformat()}, after today"
        values.report(found, "last_touch", "error", "future-date", message, "put the day of the last touch")
        last = None
    # `next_touch` is ours to write and never read for a decision; it is known to be compared before a write.
    return fields | {"last_touch": last, "next_touch": parse_date(values.text("next_touch"))}


def _person(values: _Values) -> dict[str, object]:
    name = values.text("name")
    return {
        "aliases": values.list("aliases") + ((name,) if name else ()),
        "tags": tags_of(values.properties),
        "org": values.linked("company"),
        "role": values.linked("role"),
        "city": values.linked("city"),
        "emails": values.list("email"),
        "phones": values.list("phone"),
        "newsletter": values.text("newsletter"),
        "introduced_by": values.linked("introduced_by"),
        "best_time": values.text("best_time"),
        "spouse": values.linked("spouse"),
        "children": values.links("children"),
        "pets": values.links("pets"),
        "interests": values.links("interests"),
        "offers": values.links("offers"),
        "looking_for": values.links("looking_for"),
        "ideal_client": values.links("ideal_client"),
        "serves": values.links("serves"),
        "competes_with": values.links("competes_with"),
        "aim": values.text("aim"),
        "private": values.text("private").casefold() in _TRUE,
    }


def _tiers(values: _Values, settings: Settings) -> tuple[str, ...]:
    known: list[str] = []
    for written in values.links("tier"):
        tier = tier_name(written)
        if tier in settings.tiers:
            known.append(tier)
            continue
        names = ", ".join(settings.tiers)
        message = f"tier is “{written}”, which is not a tier"
        found = values.properties["tier"]
        values.report(found, "tier", "error", "unknown-tier", message, f"write one of {names}, or define it")
    return tuple(dict.fromkeys(known))


def _stage(values: _Values) -> str:
    written = values.linked("stage").casefold()
    if written and written not in STAGES:
        message = f"stage is “{written}”, which is not a stage"
        advice = f"write one of {', '.join(STAGES)}"
        values.report(values.properties["stage"], "stage", "warning", "unknown-stage", message, advice)
    return written


def _criteria(values: _Values, kind: str) -> tuple[Criterion, ...]:
    """The criteria that are known, each once; one that is not is a problem with the nearest word."""
    known: dict[str, Criterion] = {}
    for written in values.links(kind):
        found = parse_criterion(written, kind)
        if found:
            known.setdefault(found.word, found)
            continue
        message = f"{kind} has “{written}”, which is not one of its words"
        advice = f"write one of {', '.join(CRITERIA[kind])}, with its day if you know it"
        values.report(values.properties[kind], kind, "warning", f"unknown-{kind}", message, advice)
    return tuple(known.values())


def _plan(values: _Values, settings: Settings) -> tuple[Strand, ...]:
    """The person's own strands; what is none is named and left out."""
    found = []
    for written in values.list("plan"):
        strand = parse_strand(written)
        means = settings.vocabulary.find(strand.means) if strand else None
        if strand and means:
            found.append(replace(strand, means=means.id))
        else:
            _unknown(values, "plan", written, "a means and how often", "write it as “call every 3 months”")
    return tuple(found)


def _means(values: _Values, name: str, settings: Settings) -> tuple[str, ...]:
    """Means by any of their words; what is none is named and left out."""
    found = []
    for written in values.list(name):
        means = settings.vocabulary.find(" ".join(written.split()))
        if means:
            found.append(means.id)
        else:
            known = ", ".join(each.id for each in settings.vocabulary.all)
            _unknown(values, name, written, "a way to be in touch", f"write one of {known}")
    return tuple(dict.fromkeys(found))


def _weekdays(values: _Values) -> frozenset[int]:
    found = set()
    for written in values.list("weekdays"):
        for word in re.split(r"[\s,]+", written.strip()):
            number = weekday_number(word)
            if number is None:
                _unknown(values, "weekdays", word, "a weekday", "write mon, tue and so on")
            else:
                found.add(number)
    return frozenset(found)


def _unknown(values: _Values, name: str, written: str, wanted: str, advice: str) -> None:
    found = values.properties[name]
    message = f"{found.key} has “{written}”, which is not {wanted}"
    values.report(found, name, "warning", f"bad-{name.replace('_', '-')}", message, advice)


def linked(text: str) -> str:
    """A value's text, or the name that it links to."""
    text = text.strip()
    link = next(iter(links(text)), None) if text.startswith("[[") else None
    return name_of(link.target) if link and link.start == 0 and link.end == len(text) else text


def _all_properties(front_matter: FrontMatter) -> Mapping[str, str | tuple[str, ...]]:
    return MappingProxyType(
        {each.key: each.text if each.kind == "scalar" else each.texts for each in front_matter.properties}
    )
