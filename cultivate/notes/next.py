"""The boxes under `## Next`: what was promised, booked or is to be asked (format: "Next").

A line is known by its words within its note. Ticking changes the one character in its box.
"""

from __future__ import annotations

import re
from datetime import date

from cultivate.errors import CannotEdit
from cultivate.model.contact import NextLine
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.notes.body import Section, classified, sections
from cultivate.notes.edit import Edit, apply
from cultivate.notes.fields import due_field, split_block, split_fields
from cultivate.notes.head import parse_head
from cultivate.notes.logblocks import Block, log_sections, read_blocks
from cultivate.notes.placing import after_block, in_empty_section, leaves_the_rest, new_section, style_of
from cultivate.notes.text import newline_of, position

_BOX = re.compile(r"[ \t]*[-*+][ \t]+\[(?P<box>.)\](?:[ \t]+(?P<words>.*))?$")
_CLOSED = "xX-"
"""Done, or cancelled; whatever else stands in a box is still to be done."""


def read_next(text: str, settings: Settings) -> tuple[NextLine, ...]:
    """Every box under the note's Next headings, in the order in which they stand; nested ones too.

    Its words have single spaces and links as typed, without the fields that Tasks or Dataview wrote there.
    """
    found = []
    for section in _sections(text, settings):
        for line, kind in classified(text, section.start, section.end):
            box = _BOX.match(text, line.start, line.end) if kind == "prose" else None
            if box:
                words, fields = split_fields(box["words"] or "")
                words = " ".join(words.split())
                head = parse_head(words, settings.vocabulary)
                means = head.means if head.matched else ""
                done = box["box"] in _CLOSED
                found.append(NextLine(words, fields.due, done, means, line.number, line.start, line.end))
    return tuple(found)


def add_next(text: str, words: str, day: date | None, settings: Settings) -> list[Edit]:
    """`words` as an open box at the end of the Next section, which is made before the log if it is missing.

    An open box with these words is not written again: it gets the day where another one is given. Raises
    CannotEdit for words that would not read back, and for two Next headings.
    """
    words = " ".join(words.split())
    before = read_next(text, settings)
    stands = next((line for line in before if line.words == words and not line.done), None)
    if stands:
        edits = [_with_day(text, stands, day)] if day and day != stands.day else []
    else:
        edits = [_new_line(text, f"[ ] {words}{f' 📅 {day.isoformat()}' if day else ''}", settings)]
    after = read_next(apply(text, edits), settings)
    known = sum(line.words == words and line.day == (day or line.day) and not line.done for line in after)
    kept = len(after) == len(before) + (stands is None) and all(leaves_the_rest(text, edit) for edit in edits)
    if not known or not words or not kept:
        raise CannotEdit(f"“{words}” would not read back as a line under {settings.next_heading}")
    return edits


def tick_next(text: str, words: str, done: bool, settings: Settings) -> list[Edit]:
    """The box with these words ticked, or open again; nothing but the character in it changes.

    No edit where it is so already, and where no box has these words.
    """
    return _boxed(text, words, "x" if done else " ", settings)


def tick_booking(text: str, held: Entry, settings: Settings) -> list[Edit]:
    """The booking that a touch was, ticked: `meal 📅 2026-12-08` or `meal with …`, on its day or after it.

    No edit for what is no meal or the like, was not held, or is booked for a later day.
    """
    vocabulary = settings.vocabulary
    if not vocabulary.named(held.means).arranged or held.outcome == "booked" or not held.is_touch(vocabulary):
        return []
    booked = [
        line for line in read_next(text, settings)
        if not line.done and line.day
        and (line.words == held.means or line.words.startswith(f"{held.means} with "))
    ]  # fmt: skip
    if len(booked) != 1 or not booked[0].day or booked[0].day > held.day:
        return []
    return tick_next(text, booked[0].words, True, settings)


def cancel_next(text: str, words: str, settings: Settings) -> list[Edit]:
    """The open box with these words as one that will not be done: `[-]`, which Tasks calls cancelled."""
    return _boxed(text, words, "-", settings)


def _boxed(text: str, words: str, box: str, settings: Settings) -> list[Edit]:
    words, done = " ".join(words.split()), box in _CLOSED
    line = next(
        (line for line in read_next(text, settings) if line.words == words and line.done != done), None
    )
    if line is None:
        return []
    _refuse_surrogates(text, line)
    place = text.index("[", line.start) + 1
    return [Edit(place, place + 1, box)]


def _sections(text: str, settings: Settings) -> list[Section]:
    found: list[Section] = []
    for section in sections(text):
        if section.is_named(settings.next_heading) and not (found and section.start < found[-1].end):
            found.append(section)
    return found


def _new_line(text: str, box: str, settings: Settings) -> Edit:
    newline = newline_of(text)
    found = [section for section in sections(text) if section.is_named(settings.next_heading)]
    if len(found) > 1:
        line = found[1].heading.number
        raise CannotEdit(
            f"two headings are named “{settings.next_heading}”; make them one", line=line, column=1
        )
    if not found:
        log = next(iter(log_sections(text, settings)), None)
        return new_section(text, settings.next_heading, f"- {box}{newline}", log)
    blocks = _own_blocks(text, found[0])
    new = f"{style_of([block for block in blocks if block.kind == 'bullet']).before}{box}{newline}"
    if not blocks:
        return in_empty_section(text, found[0], found[0].end, new)
    return after_block(text, blocks[-1].end, new, loose=not _in_list(blocks))


def _own_blocks(text: str, section: Section) -> list[Block]:
    """What stands in a section before any deeper heading."""
    blocks = read_blocks(text, section.start, section.end)
    headings = (number for number, block in enumerate(blocks) if block.kind == "heading")
    return blocks[: next(headings, len(blocks))]


def _in_list(blocks: list[Block]) -> bool:
    """Whether the last block is a box, or lines that belong to one."""
    bullets = [block for block in blocks if block.kind == "bullet"]
    return bool(bullets) and (blocks[-1].kind == "bullet" or bool(blocks[-1].indent))


def _with_day(text: str, line: NextLine, day: date) -> Edit:
    _refuse_surrogates(text, line)
    typed = text[line.start : line.end]
    field = due_field(typed)
    if field:
        name = "day" if field["day"] else "typed"
        return Edit(line.start + field.start(name), line.start + field.end(name), day.isoformat())
    end = line.start + len(split_block(typed)[0].rstrip())
    return Edit(end, end, f" 📅 {day.isoformat()}")


def _refuse_surrogates(text: str, line: NextLine) -> None:
    for offset in range(line.start, line.end):
        if "\ud800" <= text[offset] <= "\udfff":
            number, column = position(text, offset)
            raise CannotEdit("this line has bytes that are no UTF-8", line=number, column=column)
