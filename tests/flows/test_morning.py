"""The main loop on a real vault: the morning's agenda, a day of ticking, the notes, the next day."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.flows.conftest import MakePractice
from tests.flows.practice import ANN, BOB, JANE, TODAY, Practice, entries

CY = "---\ntier: inner-circle\nlast_touch: 2026-09-01\n---\n# Cy Orr\n"
DEE = "---\ntier: client-system\nlast_touch: 2026-08-01\nemail: dee@fox.example\nprefer: email\n---\n"
PEOPLE = {"People/Cy Orr.md": CY, "People/Dee Fox.md": DEE}


def section(text: str, title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def items(text: str, title: str = "Today") -> list[str]:
    return re.findall(r"^- \[.\] .*$", section(text, title), re.MULTILINE)


def ring(vault: Practice, name: str) -> str:
    """The item of that name in Today, as its line stands."""
    return next(line for line in items(vault.day) if f"[[{name}]]" in line)


def test_a_whole_day(practice: MakePractice) -> None:
    vault = practice(PEOPLE)
    report = vault.agenda()
    assert report.path == vault.day_path
    assert [line.split("]]")[0] for line in items(vault.day)] == [
        "- [ ] call [[Cy Orr",
        "- [ ] call [[Jane Doe",
        "- [ ] email [[Dee Fox",
        "- [ ] call [[Bob Lee",
        "- [ ] call [[Ann Poe",
    ]
    assert items(vault.day, "Promised") == ["- [ ] introduction [[Ann Poe]] [[Jane Doe]]"]
    with vault.silent():
        vault.agenda()

    line = ring(vault, "Jane Doe")
    assert line.endswith("[[Jane Doe]] [+44 7700 900123](tel:+447700900123)")
    vault.type(line, line.replace("[ ]", "[x]") + " 25m: new budget in January")
    vault.press("Cy Orr", "no answer")
    vault.press("Bob Lee", "another day")
    line = ring(vault, "Dee Fox")
    vault.type(line, line.replace("[ ]", "[x]"))
    vault.type("## Also today\n- ", "## Also today\n- lunch with [[Bob Lee]]: at the fair\n- ")

    vault.sync()
    assert (
        entries(vault.text("People/Jane Doe.md"))[-1]
        == "- 2026-11-24 call reached 25m: new budget in January"
    )
    assert entries(vault.text("People/Cy Orr.md")) == ["- 2026-11-24 call no-answer"]
    assert "last_touch: 2026-09-01" in vault.text("People/Cy Orr.md")
    assert entries(vault.text("People/Dee Fox.md")) == ["- 2026-11-24 email"]
    assert entries(vault.text("People/Bob Lee.md"))[-1] == "- 2026-11-24 lunch: at the fair"
    with vault.silent():
        vault.sync()
    with vault.silent():
        vault.agenda()

    morning = vault.on(TODAY + timedelta(days=1))
    morning.agenda()
    assert items(morning.day) == ["- [ ] call [[Ann Poe]]"]
    assert items(morning.day, "Promised") == ["- [ ] introduction [[Ann Poe]] [[Jane Doe]]"]
    left = items(vault.day)
    assert [line[:5] for line in left] == ["- [x]"] * 3 + ["- [>]"]
    assert section(vault.day, "Promised") == ""
    with vault.silent():
        morning.agenda()


@pytest.mark.parametrize(
    ("typed", "logged"),
    [
        ("", "call reached"),
        (" ", "call reached"),
        (" 25m new budget", "call reached 25m: new budget"),
        (": new budget", "call reached: new budget"),
        (" 25m: new budget", "call reached 25m: new budget"),
        (" - new budget", "call reached: new budget"),
        (" no-need thanked me", "call no-need: thanked me"),
        (" no answer", "call no-answer"),
        (" left a message", "call voicemail"),
        (" sold 4000 a year", "call sold 4000: a year"),
        (" meeting 1h30 at the club", "call meeting 90m: at the club"),
        (" ✅ 2026-11-24", "call reached"),
        (" she said: no [completion:: 2026-11-24]", "call reached: she said: no"),
        (" and [[Bob Lee]] both fine", "call reached [[Bob Lee]]: both fine"),
        (" about [[Bob Lee]]", "call reached: about [[Bob Lee]]"),
        (" 😀 ünï", "call reached: 😀 ünï"),
    ],
)
def test_ticking_and_typing_on(practice: MakePractice, typed: str, logged: str) -> None:
    vault = practice()
    vault.agenda()
    line = ring(vault, "Jane Doe")
    vault.type(line, line.replace("[ ]", "[x]") + typed)
    vault.sync()
    assert entries(vault.text("People/Jane Doe.md"))[-1] == f"- 2026-11-24 {logged}"
    assert entries(vault.text("People/Jane Doe.md"))[:-1] == entries(JANE)
    with vault.silent():
        vault.sync()


@pytest.mark.parametrize("mark", ["✅ 2026-11-20", "[completion:: 2026-11-20]", "[completion::2026-11-20]"])
def test_a_completion_date_is_the_day(practice: MakePractice, mark: str) -> None:
    vault = practice()
    vault.agenda()
    line = ring(vault, "Jane Doe")
    vault.type(line, line.replace("[ ]", "[x]") + f" fine {mark}")
    vault.sync()
    assert entries(vault.text("People/Jane Doe.md"))[-1] == "- 2026-11-20 call reached: fine"
    assert "last_touch: 2026-11-20   # lunch" in vault.text("People/Jane Doe.md")


def test_ticked_on_a_later_day_it_happened_on_the_agendas(practice: MakePractice) -> None:
    vault = practice()
    vault.agenda()
    line = ring(vault, "Jane Doe")
    vault.type(line, line.replace("[ ]", "[x]"))
    vault.on("2026-11-30").agenda()
    assert entries(vault.text("People/Jane Doe.md"))[-1] == "- 2026-11-24 call reached"


def test_a_tick_in_an_agenda_ahead_happened_today(practice: MakePractice) -> None:
    ahead = practice().on("2026-11-26")
    ahead.agenda()
    line = ring(ahead, "Jane Doe")
    ahead.type(line, line.replace("[ ]", "[x]"))
    ahead.on(TODAY).sync()
    assert entries(ahead.text("People/Jane Doe.md"))[-1] == "- 2026-11-24 call reached"


def test_skipped(practice: MakePractice) -> None:
    vault = practice()
    vault.agenda()
    line = ring(vault, "Jane Doe")
    vault.type(line, line.replace("[ ]", "[-]"))
    vault.sync()
    assert vault.text("People/Jane Doe.md") == JANE.replace("snooze_until:", "snooze_until: 2026-12-24")
    with vault.silent():
        vault.sync()
    tomorrow = vault.on(TODAY + timedelta(days=1))
    tomorrow.agenda()
    assert "[[Jane Doe]] [+44" not in tomorrow.day


def test_skipped_for_a_reason_is_a_mark(practice: MakePractice) -> None:
    vault = practice()
    vault.agenda()
    line = ring(vault, "Jane Doe")
    vault.type(line, line.replace("[ ]", "[-]") + " she is moving house")
    vault.sync()
    assert entries(vault.text("People/Jane Doe.md"))[-1] == "- 2026-11-24 skipped: she is moving house"


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("", "2026-11-27"),
        (" 2w", "2026-12-08"),
        (" for 2 weeks", "2026-12-08"),
        (" 2026-12-15", "2026-12-15"),
        (" until 2026-12-15", "2026-12-15"),
        (" 10 days", "2026-12-04"),
    ],
)
def test_put_off(practice: MakePractice, typed: str, until: str) -> None:
    vault = practice()
    vault.agenda()
    line = ring(vault, "Jane Doe")
    vault.type(line, line.replace("[ ]", "[>]") + typed)
    vault.sync()
    assert vault.text("People/Jane Doe.md") == JANE.replace("snooze_until:", f"snooze_until: {until}")
    with vault.silent():
        vault.sync()
    with vault.silent():
        vault.agenda()


def test_put_off_it_comes_back_on_that_day(practice: MakePractice) -> None:
    vault = practice()
    vault.agenda()
    vault.press("Jane Doe", "another day")
    vault.on("2026-11-26").agenda()
    assert "[[Jane Doe]] [+44" not in vault.on("2026-11-26").day
    vault.on("2026-11-27").agenda()
    assert "[[Jane Doe]] [+44" in vault.on("2026-11-27").day


def test_indented_lines_go_into_the_log(practice: MakePractice) -> None:
    vault = practice()
    vault.agenda()
    line = ring(vault, "Jane Doe")
    vault.type(line, line.replace("[ ]", "[x]") + " new budget")
    text = vault.day
    place = text.index("\t- \n", text.index("[[Jane Doe]]"))
    vault.write(
        vault.day_path,
        text[:place]
        + "\t- Lily won\n\t\t- twice\n\t- [ ] send her the report 📅 2026-12-01\n"
        + text[place + 4 :],
    )
    vault.sync()
    note = vault.text("People/Jane Doe.md")
    assert note.endswith("- 2026-11-24 call reached: new budget\n\t- Lily won\n\t\t- twice\n")
    assert "- [ ] ask how Lily's final went\n- [ ] send her the report 📅 2026-12-01\n" in note
    assert "\t- ↳ next: send her the report 📅 2026-12-01\n" in vault.day
    with vault.silent():
        vault.sync()


def test_both_sides_are_named_where_two_were_there(practice: MakePractice) -> None:
    vault = practice()
    vault.agenda()
    vault.type(
        "## Also today\n- ", "## Also today\n- [x] lunch with [[Jane Doe]] and [[Bob Lee]] 1h: names\n- "
    )
    vault.sync()
    assert entries(vault.text("People/Jane Doe.md"))[-1] == "- 2026-11-24 lunch [[Bob Lee]] 60m: names"
    assert entries(vault.text("People/Bob Lee.md"))[-1] == "- 2026-11-24 lunch [[Jane Doe]] 60m: names"


def test_a_captured_name_that_nobody_has_becomes_a_contact_when_it_is_ticked(practice: MakePractice) -> None:
    vault = practice()
    vault.agenda()
    vault.type(
        "## Also today\n- ", "## Also today\n- [x] coffee [[Eve Fox]]: met at the fair\n- call [[Nobody]]\n- "
    )
    vault.sync()
    assert entries(vault.text("People/Eve Fox.md")) == ["- 2026-11-24 coffee: met at the fair"]
    assert not (vault.root / "People/Nobody.md").exists()
    assert "Eve Fox" in [contact.name for contact in vault.session().load().contacts]
    with vault.silent():
        vault.sync()


def test_a_captured_line_about_nobody_in_the_vault_stays_a_note(practice: MakePractice) -> None:
    vault = practice({"Projects/Book.md": "# Book\n"})
    vault.agenda()
    vault.type(
        "## Also today\n- ",
        "## Also today\n- [x] meeting [[Book]]\n- meeting [[Book]]\n- thought about [[Jane Doe]]\n- ",
    )
    vault.sync()
    assert vault.text("Projects/Book.md") == "# Book\n"
    assert not (vault.root / "People/Book.md").exists()
    assert vault.text("People/Jane Doe.md") == JANE


@pytest.mark.parametrize("side", ["agenda", "note"])
def test_a_promise_is_kept_on_either_side(practice: MakePractice, side: str) -> None:
    vault = practice()
    vault.agenda()
    if side == "agenda":
        vault.type(
            "- [ ] introduction [[Ann Poe]] [[Jane Doe]]", "- [x] introduction [[Ann Poe]] [[Jane Doe]]"
        )
    else:
        vault.edit("People/Jane Doe.md", "- [ ] introduction", "- [x] introduction")
    vault.sync()
    assert "- [x] introduction [[Ann Poe]] 📅 2026-11-24\n" in vault.text("People/Jane Doe.md")
    assert "- [x] introduction [[Ann Poe]] [[Jane Doe]]\n" in vault.day
    assert entries(vault.text("People/Jane Doe.md"))[-1] == "- 2026-11-24 introduction [[Ann Poe]]"
    assert entries(vault.text("People/Ann Poe.md"))[-1] == "- 2026-11-24 introduction [[Jane Doe]]"
    with vault.silent():
        vault.sync()


def test_a_promise_that_is_no_means_is_no_touch(practice: MakePractice) -> None:
    vault = practice({"People/Jane Doe.md": JANE.replace("introduction [[Ann Poe]]", "send the book")})
    vault.agenda()
    vault.type("- [ ] send the book [[Jane Doe]]", "- [x] send the book [[Jane Doe]]")
    vault.sync()
    assert "- [x] send the book 📅 2026-11-24\n" in vault.text("People/Jane Doe.md")
    assert entries(vault.text("People/Jane Doe.md")) == entries(JANE)


def test_words_on_an_open_item_come_along(practice: MakePractice) -> None:
    vault = practice()
    vault.agenda()
    line = ring(vault, "Jane Doe")
    vault.type(line, line + " rings back after 4")
    vault.on("2026-11-25").agenda()
    assert "↳ on 24 Nov you wrote “rings back after 4” · " in vault.on("2026-11-25").day
    assert line + " rings back after 4" in vault.day
    assert vault.text("People/Jane Doe.md") == JANE


def test_what_the_user_typed_anywhere_stays(practice: MakePractice) -> None:
    vault = practice()
    vault.agenda()
    vault.type(
        "# Tuesday 24 November 2026\n",
        "# Tuesday 24 November 2026\n\nA good day. [[Jane Doe]]\n- [ ] buy milk\n",
    )
    vault.type(
        "## Also today\n- ",
        "## Also today\n- the dentist at 3\n\n## My heading\n- [ ] ring [[Nobody]]\n> quote",
    )
    for day in (TODAY, TODAY, TODAY + timedelta(days=1), TODAY + timedelta(days=2)):
        vault.on(day).agenda()
    for typed in (
        "A good day. [[Jane Doe]]\n- [ ] buy milk\n",
        "- the dentist at 3\n\n## My heading\n- [ ] ring [[Nobody]]\n> quote",
    ):
        assert typed in vault.day


def test_what_was_logged_by_command_is_not_logged_again_by_a_tick(practice: MakePractice) -> None:
    vault = practice()
    vault.agenda()
    vault.log("jane", means="call", text="new budget")
    line = ring(vault, "Jane Doe")
    vault.type(line, line.replace("[ ]", "[x]"))
    vault.sync()
    assert entries(vault.text("People/Jane Doe.md"))[2:] == ["- 2026-11-24 call: new budget"]
    assert "\t- ↳ found 2026-11-24 Jane Doe\n" in vault.day
    vault.type(line.replace("[ ]", "[x]"), line)
    vault.sync()
    assert entries(vault.text("People/Jane Doe.md"))[2:] == ["- 2026-11-24 call: new budget"]


def test_a_tick_is_withdrawn_again(practice: MakePractice) -> None:
    vault = practice()
    vault.agenda()
    line = ring(vault, "Jane Doe")
    vault.type(line, line.replace("[ ]", "[x]"))
    vault.sync()
    vault.type(line.replace("[ ]", "[x]"), line)
    vault.sync()
    assert entries(vault.text("People/Jane Doe.md")) == entries(JANE)
    assert "last_touch: 2026-10-09   # lunch" in vault.text("People/Jane Doe.md")
    with vault.silent():
        vault.sync()


def test_two_buttons_log_nothing_and_ask(practice: MakePractice) -> None:
    vault = practice()
    vault.agenda()
    vault.press("Jane Doe", "no answer")
    vault.press("Jane Doe", "another day")
    outcome = vault.sync()
    assert vault.text("People/Jane Doe.md") == JANE
    assert "two buttons are ticked" in vault.day
    assert [p.code for p in outcome.problems] == ["not-carried-out"]


def test_a_note_that_cannot_be_changed_costs_its_tick_alone(practice: MakePractice) -> None:
    vault = practice()
    vault.agenda()
    for name in ("Jane Doe", "Bob Lee"):
        line = ring(vault, name)
        vault.type(line, line.replace("[ ]", "[x]"))
    broken = JANE.replace("last_touch: 2026-10-09   # lunch", "last_touch: &a 2026-10-09")
    vault.write("People/Jane Doe.md", broken)
    outcome = vault.sync()
    assert vault.text("People/Jane Doe.md") == broken
    assert entries(vault.text("People/Bob Lee.md"))[-1] == "- 2026-11-24 call reached"
    assert "not logged" in vault.day
    assert len(outcome.problems) == 1
    vault.write("People/Jane Doe.md", JANE)
    vault.sync()
    assert entries(vault.text("People/Jane Doe.md"))[-1] == "- 2026-11-24 call reached"
    assert "not logged" not in vault.day


def test_a_name_that_two_notes_have_is_linked_with_its_path(practice: MakePractice) -> None:
    vault = practice({"Clients/Bob Lee.md": "---\ntier: alliance\nlast_touch: 2026-08-01\n---\n"})
    vault.agenda()
    assert "- [ ] call [[Clients/Bob Lee|Bob Lee]]\n" in vault.day
    vault.type("- [ ] call [[Clients/Bob Lee|Bob Lee]]", "- [x] call [[Clients/Bob Lee|Bob Lee]]")
    vault.sync()
    assert entries(vault.text("Clients/Bob Lee.md")) == ["- 2026-11-24 call reached"]
    assert vault.text("People/Bob Lee.md") == BOB
    with vault.silent():
        vault.agenda()


def test_an_alias_in_a_captured_line_is_that_person(practice: MakePractice) -> None:
    vault = practice()
    vault.agenda()
    vault.type("## Also today\n- ", "## Also today\n- [x] coffee [[JD]]: by chance\n- ")
    vault.sync()
    assert entries(vault.text("People/Jane Doe.md"))[-1] == "- 2026-11-24 coffee: by chance"
    assert not (vault.root / "People/JD.md").exists()


def test_crlf_agendas_and_notes(practice: MakePractice) -> None:
    vault = practice({"People/Jane Doe.md": JANE.replace("\n", "\r\n"), "People/Ann Poe.md": ANN})
    vault.agenda()
    line = ring(vault, "Jane Doe")
    text = vault.day.replace(line, line.replace("[ ]", "[x]") + " new budget")
    vault.write(vault.day_path, text.replace("\n", "\r\n"))
    vault.sync()
    assert vault.text("People/Jane Doe.md").endswith("\r\n- 2026-11-24 call reached: new budget\r\n")
    assert "\n" not in vault.text("People/Jane Doe.md").replace("\r\n", "")
    vault.agenda()
    assert "\n" not in vault.day.replace("\r\n", "")
    with vault.silent():
        vault.agenda()
