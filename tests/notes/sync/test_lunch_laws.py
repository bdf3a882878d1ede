"""Whatever is typed, ticked and pressed on a lunch page: a second sync finds nothing to do."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cultivate.flows.add import check_name
from cultivate.model.lunch import CHOICES
from cultivate.model.settings import Settings
from cultivate.notes.lunch import LunchPage, lunch_page
from cultivate.notes.sync.desk import NotesView
from cultivate.notes.sync.reconcile import SyncResult, sync
from tests.notes.sync.small_vault import NOTES, SmallVault

DAY = date(2026, 11, 24)
PATH = "Meetings/2026-11-24 Bob Lee.md"
PAGE = lunch_page(
    LunchPage(DAY, ("Bob Lee", "Ann Poe"), ("Bob Lee", "Ann Poe"), (), (), (), (), (("Jane Doe", "why"),))
)
NAMES = (
    "Eve Fox",
    "Eve Fox, CFO at Orla: from school",
    "[[Kit Day]]",
    "Jane Doe",
    "Bob Lee",
    "bad:name",
    "a: b",
    "%%",
)
BUTTONS = ("no future", "stay in touch", "next step", "something else")

boxes = st.sampled_from((" ", "x", "-", ">"))
lunches = st.sampled_from(
    ("lunch [[Bob Lee]] with [[Ann Poe]]", "lunch [[Bob Lee]] 90m: good", "coffee [[Nobody]]")
)
names = st.lists(
    st.tuples(
        boxes, st.sampled_from(NAMES), st.lists(st.tuples(boxes, st.sampled_from(BUTTONS)), max_size=3)
    ),
    max_size=4,
)


def typed(box: str, lunch: str, jane: str, given: list[tuple[str, str, list[tuple[str, str]]]]) -> str:
    """The page as somebody leaves it."""
    text = PAGE.replace("- [ ] lunch [[Bob Lee]] with [[Ann Poe]]", f"- [{box}] {lunch}" if lunch else "")
    text = text.replace("- [ ] [[Jane Doe]]", f"- [{jane}] [[Jane Doe]]")
    lines = [
        line for mark, name, below in given
        for line in (f"- [{mark}] {name}\n", *(f"\t- [{each}] {words}\n" for each, words in below))
    ]  # fmt: skip
    return text.replace("## From them\n", f"## From them\n{''.join(lines)}")


class Vault(SmallVault):
    """A small vault with a lunch page."""

    page = PAGE

    def carry(self, today: date) -> SyncResult:
        view = NotesView(self.find, self.create, self.check)
        result = sync([], view, Settings(), today, [(PATH, self.page)])
        for change in result.changes:
            if change.path == PATH:
                self.page = change.after
            else:
                assert self.notes.get(change.path) == change.before
                self.notes[change.path] = change.after
        return result

    def check(self, name: str) -> None:
        check_name(name)


def words(text: str) -> list[str]:
    """What on a page is nobody's but the user's, boxes aside; also where it became a Next line."""
    lines = (re.sub(r"^(\t?- )(?:\[.\]|↳ next:) ", r"\1", line) for line in text.split("\n"))
    return [line for line in lines if "↳" not in line and line.removeprefix("\t- ") not in CHOICES]


@given(
    boxes, lunches | st.just(""), boxes, names, st.sampled_from((DAY, date(2026, 11, 20), date(2026, 12, 1)))
)
def test_a_second_sync_finds_nothing_to_do(
    box: str, lunch: str, jane: str, given_names: list[tuple[str, str, list[tuple[str, str]]]], today: date
) -> None:
    vault = Vault("", dict(NOTES))
    vault.page = before = typed(box, lunch, jane, given_names)
    first = vault.carry(today)
    again = vault.carry(today)
    assert again.changes == ()
    assert [each.message for each in again.problems] == [each.message for each in first.problems]
    kept = [line for line in words(vault.page) if "lunch" not in line and line.strip()]
    assert kept == [line for line in words(before) if "lunch" not in line and line.strip()]


@given(names)
def test_what_is_taken_back_leaves_no_trace_in_the_log(
    first: list[tuple[str, str, list[tuple[str, str]]]],
) -> None:
    """The lunch was not held after all: whoever was there has the log that they had."""
    vault = Vault("", dict(NOTES))
    vault.page = typed("x", "lunch [[Bob Lee]] with [[Ann Poe]]", " ", first)
    vault.carry(DAY)
    vault.page = vault.page.replace("- [x] lunch [[Bob", "- [-] lunch [[Bob")
    vault.carry(DAY)
    assert vault.log("Bob Lee") == ["- 2026-08-14 call"]
    assert vault.log("Ann Poe") in ([], [""])
    assert "last_touch: 2026-08-14" in vault.note("Bob Lee")
    assert vault.carry(DAY).changes == ()
