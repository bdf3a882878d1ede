"""Names of a lunch page left out or put off, and words typed beside a button, on the page or in an agenda."""

from __future__ import annotations

import re

import pytest

from cultivate.flows.undo import undo
from tests.flows.practice import Practice
from tests.flows.test_lunches import PAGE, desk, edit, give_name, log, press, synced

__all__ = ["desk"]
LINK = "[[Meetings/2026-11-24 Bob Lee|lunch with Bob Lee]]"
AGENDA = "Agenda/2026-11-25.md"
PLACES = pytest.mark.parametrize("where", ["page", "agenda"])


@pytest.fixture
def given(desk: Practice) -> Practice:
    """The page with one name on it, on the next day, when that is in the agenda."""
    give_name(desk, "Eve Fox, CFO at Orla")
    desk.sync()
    tomorrow = desk.on("2026-11-25")
    tomorrow.agenda()
    return tomorrow


def box(desk: Practice, where: str, mark: str, typed: str = "") -> None:
    """Set the box of the name, and type on behind it."""
    if where == "page":
        pattern, path = r"- \[.\] Eve Fox, CFO at Orla[^\n]*", PAGE
        line = f"- [{mark}] Eve Fox, CFO at Orla{typed}"
    else:
        pattern, path = rf"- \[.\] call Eve Fox, CFO at Orla {re.escape(LINK)}[^\n]*", AGENDA
        line = f"- [{mark}] call Eve Fox, CFO at Orla {LINK}{typed}"
    text = desk.text(path)
    assert re.search(pattern, text), text
    desk.write(path, re.sub(pattern, lambda _: line, text, count=1))


def is_asked(desk: Practice, day: str) -> bool:
    """Whether the name comes under Follow up in the agenda of a day."""
    return f"- [ ] call Eve Fox, CFO at Orla {LINK}" in desk.on(day).agenda().text


def under(desk: Practice, path: str = PAGE) -> list[str]:
    """The lines below the name, without the record of the log."""
    block = re.search(r"- \[.\] (?:call )?Eve Fox[^\n]*\n((?:\t[^\n]*\n)*)", desk.text(path))
    assert block
    return [line for line in block[1].splitlines() if "logged" not in line and "Bob Lee named" not in line]


@PLACES
def test_left_out_it_stays_on_record_and_is_not_followed_up(given: Practice, where: str) -> None:
    box(given, where, "-")
    done = synced(given)
    assert done.problems == ()
    assert "Bob Lee: Eve Fox, CFO at Orla, skipped" in done.messages
    assert log(given, "Bob Lee")[-1] == "- 2026-11-24 introduction in [[Eve Fox]]: CFO at Orla"
    assert "- [-] Eve Fox, CFO at Orla\n" in given.text(PAGE)
    assert under(given) == ["\t- ↳ skipped"]
    assert not is_asked(given, "2026-11-26")
    assert not is_asked(given, "2026-11-27")


@PLACES
def test_taken_up_again_it_is_asked_about_again(given: Practice, where: str) -> None:
    box(given, where, "-")
    synced(given)
    box(given, where, " ")
    synced(given)
    assert "- [ ] Eve Fox, CFO at Orla\n" in given.text(PAGE)
    assert under(given) == [
        "\t- ↳ follow up by 2026-11-27", "\t- [ ] no future", "\t- [ ] stay in touch", "\t- [ ] next step",
    ]  # fmt: skip
    assert is_asked(given, "2026-11-26")


@PLACES
@pytest.mark.parametrize(
    ("typed", "on_page", "day"),
    [
        ("", "", "2026-12-02"),
        (" 2w", " 📅 2026-12-09", "2026-12-09"),
        (" 2026-12-14", " 📅 2026-12-14", "2026-12-14"),
    ],
)  # fmt: skip
def test_put_off_it_comes_back_on_its_day(
    given: Practice, where: str, typed: str, on_page: str, day: str
) -> None:
    box(given, where, ">", on_page if where == "page" else typed)
    done = synced(given)
    assert done.problems == ()
    assert f"Bob Lee: Eve Fox, CFO at Orla, put off to {day}" in done.messages
    assert f"\t- ↳ put off to {day}" in under(given)
    assert not any("follow up by" in line for line in under(given))
    assert log(given, "Bob Lee")[-1] == "- 2026-11-24 introduction in [[Eve Fox]]: CFO at Orla"
    assert not is_asked(given, "2026-12-01")
    assert is_asked(given, day)
    assert "followed up by" not in given.text(f"Agenda/{day}.md"), "that day is past"
    press(given, "Eve Fox", "no future", f"Agenda/{day}.md")
    synced(given.on(day))
    assert log(given, "Bob Lee")[-1] == "- 2026-11-24 introduction in no-future [[Eve Fox]]: CFO at Orla"
    assert "put off" not in given.text(PAGE)


def test_a_length_behind_a_bare_name_is_no_part_of_it(desk: Practice) -> None:
    give_name(desk, "Kit Day")
    synced(desk)
    edit(desk, "- [ ] Kit Day", "- [>] Kit Day 2w")
    synced(desk)
    assert log(desk, "Bob Lee")[-1] == "- 2026-11-24 introduction in [[Kit Day]]"
    assert "\t- ↳ put off to 2026-12-08\n" in desk.text(PAGE)


def test_a_day_that_is_past_is_asked_about(given: Practice) -> None:
    box(given, "agenda", ">", " 2026-11-20")
    done = synced(given)
    assert [each.message for each in done.problems] == [
        "not put off: 2026-11-20 is not after the day of this agenda"
    ]
    box(given, "agenda", " ")
    box(given, "page", ">", " 📅 2026-11-20")
    assert [each.message for each in synced(given).problems] == ["not put off: 2026-11-20 is not after today"]
    assert is_asked(given, "2026-11-26")


@pytest.mark.parametrize(("where", "mark"), [("page", "-"), ("agenda", ">")])
def test_undo_leaves_it_asked_for_and_undone(given: Practice, where: str, mark: str) -> None:
    page = given.text(PAGE)
    box(given, where, mark)
    given.sync()
    given._settled(lambda: undo(given.session()))
    with given.silent():
        assert given.sync().changes == ()
    now = re.sub(r"\t- ↳ undone [^\n]*\n", "", given.text(PAGE)).replace(f"- [{mark}] Eve", "- [ ] Eve")
    assert now == page


@pytest.mark.parametrize(("mark", "button"), [("x", "no future"), ("x", "next step"), (" ", "stay in touch")])
def test_words_beside_a_button_are_kept(given: Practice, button: str, mark: str) -> None:
    """In the call where one was logged, else on the page, from where they go into the giver's log."""
    box(given, "agenda", mark, " she moves to Spain")
    press(given, "Eve Fox", button, AGENDA)
    edit(given, f"\t- [x] {button}\n", f"\t- [x] {button}\n\t- sells the boat, too\n", AGENDA)
    synced(given)
    if mark == "x" and button != "no future":
        assert log(given, "Eve Fox")[-2:] == [
            "- 2026-11-25 call reached: she moves to Spain", "\t- sells the boat, too",
        ]  # fmt: skip
        return
    kept = "she moves to Spain; sells the boat, too"
    assert f"\t- {kept}" in under(given)
    assert log(given, "Bob Lee")[-1] == f"\t- {kept}"
    box(given, "agenda", "x", " she moves to Lisbon")
    synced(given)
    assert "Spain" not in given.text(PAGE) + given.text("People/Bob Lee.md")
    assert log(given, "Bob Lee")[-1] == "\t- she moves to Lisbon; sells the boat, too"
    press(given, "Eve Fox", button, AGENDA, mark=" ")
    synced(given)
    assert "Lisbon" not in given.text(PAGE) + given.text("People/Bob Lee.md")
    assert "she moves to Lisbon" in given.text(AGENDA), "what was typed stays where it was typed"


def test_words_that_were_changed_on_the_page_stay(given: Practice) -> None:
    box(given, "agenda", "-", " she moves to Spain")
    synced(given)
    edit(given, "\t- she moves to Spain", "\t- she moves to Malaga")
    synced(given)
    box(given, "agenda", " ", " she moves to Spain")
    synced(given)
    assert log(given, "Bob Lee")[-1] == "\t- she moves to Malaga"


def test_somebody_with_a_note_has_the_call_in_it_even_without_a_future(desk: Practice) -> None:
    give_name(desk, "Ann Poe")
    synced(desk)
    tomorrow = desk.on("2026-11-25")
    tomorrow.agenda()
    edit(desk, f"- [ ] call Ann Poe {LINK}", f"- [x] call Ann Poe {LINK} 10m has retired", AGENDA)
    press(desk, "call Ann Poe", "no future", AGENDA)
    synced(tomorrow)
    assert log(desk, "Ann Poe") == ["- 2026-11-25 call reached 10m: has retired"]


@PLACES
def test_words_on_the_buttons_own_line_are_kept_with_it(given: Practice, where: str) -> None:
    path = PAGE if where == "page" else AGENDA
    text = given.text(path)
    at = text.index("[ ] no future", text.index("Eve Fox"))
    given.write(path, f"{text[:at]}[x] no future: moves to Spain{text[at + 13 :]}")
    synced(given)
    assert (
        log(given, "Bob Lee")[-1].startswith("\t- moves to Spain")
        if where == "agenda"
        else "- [x] no future: moves to Spain" in given.text(PAGE)
    )
    assert "- 2026-11-24 introduction in no-future [[Eve Fox]]: CFO at Orla" in log(given, "Bob Lee")


def test_a_note_that_was_made_and_stays_is_said(given: Practice) -> None:
    press(given, "Eve Fox", "stay in touch")
    synced(given)
    press(given, "Eve Fox", "stay in touch", mark=" ")
    done = synced(given)
    said = "Eve Fox: People/Eve Fox.md stays; delete the note if you do not want it"
    assert said in done.messages
    assert (given.root / "People/Eve Fox.md").exists()


def test_a_change_of_mind_says_that_the_note_stays(given: Practice) -> None:
    press(given, "Eve Fox", "stay in touch")
    synced(given)
    press(given, "Eve Fox", "stay in touch", mark=" ")
    edit(given, "\t- [ ] stay in touch\n", "\t- [x] no future\n")
    assert "Eve Fox: People/Eve Fox.md stays; delete the note if you do not want it" in synced(given).messages


def test_of_somebody_who_was_there_before_nothing_is_said(desk: Practice) -> None:
    give_name(desk, "Ann Poe")
    press_line = "- [ ] Ann Poe\n\t- [x] stay in touch\n"
    edit(desk, "- [ ] Ann Poe\n", press_line)
    synced(desk)
    press(desk, "- [x] Ann Poe", "stay in touch", mark=" ")
    assert not any("stays" in message for message in synced(desk).messages)
