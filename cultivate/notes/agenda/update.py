"""Making an agenda again: what is new comes in, what was not touched and is no longer due goes.

Every change is a removal of lines that the tool wrote or an insertion of whole lines, so that no character
that the user typed can be lost; everything else stays, and a second run finds nothing to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cultivate.errors import CannotEdit
from cultivate.model.agenda import ALSO, SECTIONS, UNREADABLE, Day, Item
from cultivate.model.means import Vocabulary
from cultivate.notes.agenda.blocks import Agenda, Section, Task, untouched
from cultivate.notes.agenda.lines import item_lines
from cultivate.notes.agenda.match import pair
from cultivate.notes.agenda.parse import parse
from cultivate.notes.agenda.render import CALM, section_lines
from cultivate.notes.agenda.rows import Row
from cultivate.notes.edit import Edit, apply
from cultivate.notes.text import BOM, newline_of, position

_OURS = re.compile(r"`[^`]+`(?:, line \d+)?: |and \d+ more: `cultivate ", re.ASCII)


def update(text: str, day: Day, vocabulary: Vocabulary, promises: frozenset[str] = frozenset()) -> str:
    """The agenda `text` brought to the items of `day`, the same day's.

    `promises` are the lines that come from `## Next` (`lines.promise_lines`): without them such items stay.
    Raises CannotEdit where a comment or code block that is not closed would hide what is added.
    """
    after = _updated(text, day, vocabulary, promises)
    if _updated(after, day, vocabulary, promises) != after:
        line, _ = position(text, parse(text, vocabulary).start)
        raise CannotEdit("a comment or code block that is not closed hides a part of the agenda", line=line)
    return after


def without_tasks(text: str, agenda: Agenda, tasks: Iterable[Task]) -> str:
    """`text` without `tasks`, without what could not be read that day, and without sections so emptied."""
    page = _Page(text, agenda, newline_of(text))
    removed = [Edit(task.start, task.end, "") for task in tasks]
    removed += [Edit(row.line.start, row.line.stop, "") for row in _our_problem_rows(page)]
    return apply(text, _with_emptied(page, removed, []))


def _updated(text: str, day: Day, vocabulary: Vocabulary, promises: frozenset[str]) -> str:
    agenda = parse(text, vocabulary)
    pairs = pair(day.items, agenda.tasks, vocabulary)
    standing = [task for _, task in pairs]
    stale = [task for task in agenda.tasks if task not in standing and untouched(task, promises)]
    page = _Page(text, agenda, newline_of(text))
    unreadable = _unreadable_edits(page, day.unreadable)
    removed = [Edit(task.start, task.end, "") for task in stale] + [e for e in unreadable if not e.new]
    new = _missing(day.items, [item for item, _ in pairs])
    added = list(_additions(page, new, day)) + [e for e in unreadable if e.new]
    calm = _calm_edits(page) if day.items or day.unreadable else []
    return apply(text, [*_with_emptied(page, removed, added), *added, *calm])


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    agenda: Agenda
    newline: str

    def section(self, title: str) -> Section | None:
        return next((each for each in self.agenda.sections if each.title == title), None)

    def rows_in(self, section: Section) -> list[Row]:
        return [row for row in self.agenda.rows if section.body <= row.line.start < section.end]

    def lines_at(self, offset: int, lines: Sequence[str]) -> Edit:
        """An insertion of whole lines; the line before it gets the ending that it lacks."""
        block = "".join(f"{line}{self.newline}" for line in lines)
        if offset and self.text[offset - 1] != "\n":
            block = self.newline + block.removesuffix(self.newline)
        return Edit(offset, offset, block)


def _missing(items: Sequence[Item], standing: Sequence[Item]) -> list[Item]:
    missing = list(items)
    for item in standing:
        missing.remove(item)
    return missing


def _additions(page: _Page, new: Sequence[Item], day: Day) -> Iterator[Edit]:
    """The new items at the end of their sections, and the sections that are missing, each in its place."""
    missing: list[tuple[int, list[str]]] = []
    for title in SECTIONS:
        items = [item for item in new if item.section == title]
        section = page.section(title)
        body = [line for item in items for line in item_lines(item)]
        if section and items:
            yield page.lines_at(_end_of_tasks(page, section), body)
        elif section is None and (items or title == ALSO or (title == UNREADABLE and day.unreadable)):
            body = body or section_lines(title, day)
            missing.append((_place_for(page, title), [f"## {title}", *body]))
    for place in dict.fromkeys(place for place, _ in missing):
        blocks = [block for at, block in missing if at == place]
        yield _new_sections(page, place, blocks)


def _new_sections(page: _Page, place: int, blocks: Sequence[Sequence[str]]) -> Edit:
    """Sections as one insertion, with a blank line between them and what stands before and after."""
    lines = [line for block in blocks for line in ["", *block]]
    before = page.text[page.agenda.start : place].rstrip(" \t\r")
    if not before.strip(BOM) or before.endswith(("\n\n", "\n\r\n")):
        lines = lines[1:]
    follows = bool(page.text[place : page.agenda.end].strip())
    return page.lines_at(place, [*lines, ""] if follows else lines)


def _place_for(page: _Page, title: str) -> int:
    """Before the first section that comes after it in the agenda's order, else at the end."""
    order = SECTIONS.index(title)
    later = [each.start for each in page.agenda.sections if SECTIONS.index(each.title) > order]
    return min(later, default=page.agenda.end)


def _end_of_tasks(page: _Page, section: Section) -> int:
    ends = [task.end for task in page.agenda.tasks if section.body <= task.start < section.end]
    return max(ends, default=section.body)


def _our_problem_rows(page: _Page) -> list[Row]:
    section = page.section(UNREADABLE)
    rows = page.rows_in(section) if section else []
    return [row for row in rows if row.bullet and not row.box and _OURS.match(row.words)]


def _unreadable_edits(page: _Page, sentences: Sequence[str]) -> list[Edit]:
    """Our lines under Could not read, replaced where they are not the present ones."""
    section, ours = page.section(UNREADABLE), _our_problem_rows(page)
    if not section or [row.words for row in ours] == list(sentences):
        return []
    removed = [Edit(row.line.start, row.line.stop, "") for row in ours]
    if not sentences:
        return removed
    place = ours[-1].line.stop if ours else section.body
    return [*removed, page.lines_at(place, [f"- {sentence}" for sentence in sentences])]


def _calm_edits(page: _Page) -> list[Edit]:
    """The sentence of an empty day goes when the day is no longer empty."""
    rows = [row for row in page.agenda.rows if page.text[row.line.start : row.line.end] == CALM]
    return [Edit(row.line.start, _after_blank(page.text, row.line.stop), "") for row in rows]


def _after_blank(text: str, offset: int) -> int:
    blank = re.compile(r"[ \t]*\r?\n").match(text, offset)
    return blank.end() if blank else offset


def _with_emptied(page: _Page, removed: Sequence[Edit], added: Sequence[Edit]) -> list[Edit]:
    """The removals, widened to a whole section where they leave nothing in it."""
    kept = list(removed)
    for section in page.agenda.sections:
        inside = [edit for edit in kept if section.body <= edit.start < section.end]
        filled = any(_is_into(edit, section) for edit in added)
        if not inside or filled or section.title == ALSO:
            continue
        rest = apply(page.text, inside)[section.body : section.end - sum(e.end - e.start for e in inside)]
        if not rest.strip():
            kept = [edit for edit in kept if edit not in inside]
            kept.append(Edit(section.start, section.end, ""))
    return kept


def _is_into(edit: Edit, section: Section) -> bool:
    """Whether an insertion is lines of this section, and not a new section at its end."""
    inside = section.body <= edit.start <= section.end
    return inside and not (edit.start == section.end and edit.new.lstrip("\r\n").startswith("## "))
