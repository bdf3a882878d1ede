"""A lunch page as it stands by now: whether the lunch was held, who was given, which names they gave.

It is read as an agenda is, line by line, however a hand or a phone has moved them (format: "The lunch page").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from cultivate.errors import Problem
from cultivate.model.dates import parse_date
from cultivate.model.introductions import EXCHANGED
from cultivate.model.lunch import CHOICES, LunchName, follow_up_days, follow_up_until
from cultivate.model.means import Vocabulary
from cultivate.model.people import fold
from cultivate.model.settings import Settings
from cultivate.notes.agenda.blocks import Task
from cultivate.notes.agenda.inert import inert, one_line
from cultivate.notes.agenda.parse import parse
from cultivate.notes.body import body_start, sections
from cultivate.notes.edit import Edit, apply
from cultivate.notes.frontmatter import read_front_matter
from cultivate.notes.links import link_at, links, name_of
from cultivate.notes.lunch import lunch_line
from cultivate.notes.sync.undoing import is_undone
from cultivate.notes.text import newline_of

FOR_THEM, FROM_THEM = "For them", "From them"
TYPE = "lunch"
TAKEN_BACK = "taken back"
_END_OF_NAME = re.compile(r",|:(?=\s|$)|\s[–—-]\s")
_LATER = re.compile(
    r"(?P<name>.+?)\s+(?P<later>\d{4}-\d{2}-\d{2}|\d+\s*(?:d|w|m|days?|weeks?|months?))",
    re.ASCII | re.IGNORECASE,
)
_AT = re.compile(r"(?P<role>.+?) (?:at|@) (?P<company>.+)")


@dataclass(frozen=True, slots=True)
class Given:
    """A name as it was typed: whose, and what stands behind it up to a colon (`about`) and after it.

    `later` is the day, or the length, to which it is put off, where that stands behind the bare name.
    """

    name: str
    about: str = ""
    said: str = ""
    later: str = ""

    @property
    def words(self) -> str:
        """`Eve Fox, CFO at Orla`."""
        return f"{self.name}, {self.about}" if self.about else self.name

    @property
    def told(self) -> str:
        """What a log says of them besides the name: `CFO at Orla: knows me from school`."""
        return ": ".join(filter(None, (self.about, self.said)))

    @property
    def work(self) -> tuple[str, str]:
        """Role and company, where it says the one at the other; else both empty."""
        found = _AT.fullmatch(self.about)
        return (found["role"].strip(), found["company"].strip()) if found else ("", "")


@dataclass(frozen=True, slots=True)
class LunchNote:
    """A page of ours: the link targets of those who came, the ally first, and the boxes on it.

    `lunch` is the box that says that it was held, None where there is none. `for_them` and `from_them` are
    the boxes with something on them.
    """

    path: str
    text: str
    day: date
    present: tuple[str, ...]
    lunch: Task | None
    for_them: tuple[Task, ...]
    from_them: tuple[Task, ...]

    @property
    def is_held(self) -> bool:
        """Whether its box is ticked, and what came of that was not undone."""
        return self.lunch is not None and self.lunch.box == "x" and not is_undone(self.lunch)


def read_lunch(path: str, text: str, vocabulary: Vocabulary) -> LunchNote | Problem | None:
    """The lunch page in `text`; None for any other note, a problem where its day or people are not known."""
    front = read_front_matter(text)
    values = {each.key.casefold(): each for each in front.properties}
    if "type" not in values or values["type"].text.casefold() != TYPE:
        return None
    day = parse_date(_unlinked(values["date"].text)) if "date" in values else None
    named = values["with"].texts if "with" in values else ()
    present = tuple(dict.fromkeys(filter(None, map(_unlinked, named))))
    if day is None or not present:
        wanted = "a `date`, such as 2026-12-08" if day is None else "`with`, the links to those who come"
        return Problem(path, 1, 1, "error", "lunch-page", f"a lunch page needs {wanted}")
    found = parse(text, vocabulary, (FOR_THEM, FROM_THEM), (FOR_THEM, FROM_THEM))
    first = next((each.heading.start for each in sections(text) if each.level > 1), len(text))
    boxes = (t for t in found.tasks if t.box and t.start < first and t.head.matched and t.head.people)
    return LunchNote(
        path, text, day, present,
        next((task for task in boxes if task.head.means not in EXCHANGED), None),
        tuple(task for task in found.tasks if task.section == FOR_THEM),
        tuple(task for task in found.tasks if task.section == FROM_THEM),
    )  # fmt: skip


def given_name(words: str) -> Given:
    """Whose name stands on a line, and what else: `Eve Fox, CFO at Orla: knows me from school`."""
    words = one_line(words)
    link = link_at(words, 0)
    if link:
        name, rest = name_of(link.target), words[link.end :]
    else:
        end = _END_OF_NAME.search(words)
        name, rest = (words[: end.start()], words[end.start() :]) if end else (words, "")
    if not rest.strip():
        later = _LATER.fullmatch(name.strip())
        return Given(later["name"], later=later["later"]) if later else Given(name.strip())
    if not rest.lstrip().startswith(","):
        return Given(name.strip(), "", rest.strip(" :–—-"))
    about, _, said = rest.strip(" ,").partition(":")
    return Given(name.strip(), about.strip(" ,"), said.strip())


def pressed_on(task: Task) -> tuple[str, ...]:
    """The outcomes whose buttons are ticked below a name, each once."""
    return tuple(dict.fromkeys(CHOICES[words] for words in task.pressed if words in CHOICES))


def says(task: Task, words: str) -> bool:
    """Whether one of our lines below a box says just this."""
    return any(child.record and child.record.text == words for child in task.children)


def put_off_to(task: Task) -> date | None:
    """The day to which a name is put off; None for one that is not."""
    days = [record.day for record in task.records if record.kind == "put off"]
    return next(iter(days), None) if task.box == ">" else None


def lunch_names(page: LunchNote, settings: Settings) -> list[LunchName]:
    """The names that they gave, in their order, with the day on which each comes up."""
    days = follow_up_days(page.day, len(page.from_them), settings)
    until = follow_up_until(page.day, settings)
    found = []
    for task, day in zip(page.from_them, days, strict=True):
        name, pressed = given_name(task.said), pressed_on(task)
        is_open = page.is_held and not pressed and not is_undone(task) and task.box != "-"
        later = put_off_to(task)
        outcome = pressed[0] if pressed else ""
        words, said = inert(name.words), inert(name.said)
        line = task.row.line.number
        found.append(
            LunchName(
                name.name, words, said, page.path, page.day, later or day, later or until, outcome, is_open,
                line, later is not None,
            )
        )  # fmt: skip
    return found


def with_lunch_line(page: LunchNote) -> str:
    """The page with the box that says that the lunch was held, below its title."""
    text, newline = page.text, newline_of(page.text)
    title = next((each for each in sections(text) if each.level == 1), None)
    place = title.heading.stop if title else body_start(text)
    gap = newline if place and text[place - 1] != "\n" else ""
    blank = newline if title else ""
    line = f"{gap}{blank}- [ ] {lunch_line(page.present)}{newline}"
    return apply(text, [Edit(place, place, line)])


def page_of(task: Task, pages: Mapping[str, LunchNote]) -> tuple[LunchNote, Task] | None:
    """The page that an item of an agenda links, and its box with the name that the item begins with."""
    for link in links(task.said):
        before = task.said[: link.start].strip()
        name = fold(inert(given_name(before.partition(" ")[2]).words))
        for page in _linked(link.target, pages.values()):
            for box in page.from_them:
                if name and fold(inert(given_name(box.said).words)) == name:
                    return page, box
    return None


def _linked(target: str, pages: Iterable[LunchNote]) -> Iterator[LunchNote]:
    wanted = fold(target)
    for page in pages:
        whole = fold(page.path.removesuffix(".md"))
        if wanted in (whole, name_of(whole)):
            yield page


def _unlinked(text: str) -> str:
    """The target of the link that a property's value is, else its text."""
    link = next(iter(links(text)), None)
    return link.target if link else text.strip()


def without_day(task: Task) -> Task:
    """The box as if no plugin had noted when it was ticked: the page says the day."""
    fields = task.head.fields._replace(done=None)
    return replace(task, head=task.head._replace(fields=fields))
