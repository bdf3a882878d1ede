"""Items that a thumb indented, alone or with their lines, are still items."""

from __future__ import annotations

import pytest

from cultivate.model.means import STANDARD
from cultivate.notes.agenda.parse import parse

JANE = ["- [ ] call [[Jane]]", "\t- ↳ hint of hers", "\t- [ ] no answer", "\t- "]
BOB = ["- [ ] call [[Bob]]", "\t- ↳ hint of his", "\t- [ ] another day"]


def read(*lines: str) -> list[tuple[str, list[str]]]:
    found = parse("".join(f"{line}\n" for line in ("## Today", *lines)), STANDARD).tasks
    return [(task.words, [f"{child.kind}: {child.row.words}" for child in task.children]) for task in found]


BOTH = read(*BOB, *JANE)


def test_two_items() -> None:
    assert [words for words, _ in BOTH] == ["call [[Bob]]", "call [[Jane]]"]


@pytest.mark.parametrize("margin", ["\t", "    ", "  "])
def test_indented_alone_it_keeps_its_lines(margin: str) -> None:
    lines = [line.replace("\t", margin) for line in JANE]
    assert read(*BOB, margin + JANE[0], *lines[1:]) == BOTH


@pytest.mark.parametrize("margin", ["\t", "    ", "  "])
def test_indented_with_its_lines_it_is_the_same(margin: str) -> None:
    assert read(*BOB, *(margin + line for line in JANE)) == BOTH


@pytest.mark.parametrize("lines", [["\t" + JANE[0], *JANE[1:]], ["\t" + line for line in JANE]])
def test_and_so_it_is_as_the_first_of_its_section(lines: list[str]) -> None:
    assert read(*lines) == BOTH[1:]


LOGGED = ["- [x] call [[Jane]] hello", "\t- ↳ logged 2026-11-24 Jane 3f9c1e07"]


@pytest.mark.parametrize("margin", ["\t", "\t\t", "    "])
@pytest.mark.parametrize("lines", [JANE, LOGGED])
def test_the_first_one_keeps_its_lines_however_far_it_was_indented(margin: str, lines: list[str]) -> None:
    assert read(margin + lines[0], *lines[1:], *BOB) == read(*lines, *BOB)


def test_one_that_was_logged_keeps_its_record_below_another() -> None:
    above = ["- [x] call [[Bob]]", "\t- ↳ logged 2026-11-24 Bob 0a1b2c3d"]
    assert read(*above, "\t" + LOGGED[0], *LOGGED[1:]) == read(*above, *LOGGED)


def test_a_box_of_ones_own_before_the_hint_is_no_item() -> None:
    """Enter behind the item and Tab: what stands there is a line for Next."""
    ((words, children),) = read(JANE[0], "\t- [ ] ask [[Ann]] too", *JANE[1:])
    assert words == "call [[Jane]]"
    assert children[0] == "next: ask [[Ann]] too"


def test_nor_is_one_before_what_was_done() -> None:
    record = "\t- ↳ logged 2026-11-24 Jane 3f9c1e07"
    ((_, children),) = read("- [x] call [[Jane]]", "\t- ↳ hint", "\t- [ ] ask [[Ann]] too", record)
    assert [child.partition(":")[0] for child in children] == ["ours", "next", "ours"]


def test_code_in_a_fence_is_code() -> None:
    assert read("```", *JANE, "```") == []
