"""The lunch page read back: real pages, edited as on a phone, synced, put into the agenda and undone."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cultivate.flows.documents import agenda_json
from cultivate.flows.meeting import meeting
from cultivate.flows.saving import Outcome
from cultivate.flows.sight import Sight
from cultivate.flows.undo import undo
from cultivate.vault.walk import walk
from tests.flows.conftest import MakePractice
from tests.flows.practice import Practice

PAGE = "Meetings/2026-11-24 Bob Lee.md"
BOB = "---\ntier: alliance\nlast_touch: 2026-08-14\n---\n## Next\n- [ ] lunch 📅 2026-11-24\n\n## Log\n"
ANN = "---\ntier: network\n---\n"
TOO_LONG = "the name is too long for some systems"
WITH = 'with:\n  - "[[Bob Lee]]"\n  - "[[Max Hill]]"\n'
LINK = "[[Meetings/2026-11-24 Bob Lee|lunch with Bob Lee]]"


@pytest.fixture
def desk(practice: MakePractice) -> Practice:
    names = ("Ann Poe", "Max Hill")
    files = {f"People/{name}.md": ANN for name in names} | {"People/Bob Lee.md": BOB}
    made = practice(files, alone=True)
    made._settled(lambda: lunch(made, "max"))
    return made


def lunch(desk: Practice, *company: str, on: date | None = None) -> Outcome:
    return meeting(desk.session(), "bob", company, on=on, here=Path(desk.root)).outcome


def edit(desk: Practice, old: str, new: str, path: str = PAGE) -> None:
    """Replace what stands there once, as somebody does on a phone."""
    text = desk.text(path)
    assert text.count(old) >= 1, (old, text)
    desk.write(path, text.replace(old, new, 1))


def give_name(desk: Practice, *lines: str) -> None:
    edit(desk, "## From them\n- [ ] \n", "## From them\n" + "".join(f"- [ ] {line}\n" for line in lines))


def log(desk: Practice, name: str) -> list[str]:
    return desk.text(f"People/{name}.md").partition("## Log\n")[2].splitlines()


def press(desk: Practice, name: str, button: str, path: str = PAGE, mark: str = "x") -> None:
    text = desk.text(path)
    at = text.index(name)
    place = re.compile(rf"\[.\] {button}").search(text, at)
    assert place, text
    desk.write(path, f"{text[: place.start()]}[{mark}] {button}{text[place.end() :]}")


def synced(desk: Practice) -> Outcome:
    """What a sync did; a second one writes nothing and finds the same."""
    done = desk.sync()
    with desk.silent():
        again = desk.sync()
    assert again.changes == ()
    assert [each.message for each in again.problems] == [each.message for each in done.problems]
    return done


def test_a_printed_page_is_no_touch(desk: Practice) -> None:
    with desk.silent():
        assert desk.sync().messages == ("nothing new in the agenda",)


def test_the_box_of_the_lunch_logs_it_for_all_present_once(desk: Practice) -> None:
    edit(
        desk,
        "- [ ] lunch [[Bob Lee]] with [[Max Hill]]",
        "- [x] lunch [[Bob Lee]] with [[Max Hill]] 90m good",
    )
    done = synced(desk)
    assert log(desk, "Bob Lee") == ["- 2026-11-24 lunch [[Max Hill]] 90m: good"]
    assert log(desk, "Max Hill") == ["- 2026-11-24 lunch [[Bob Lee]] 90m: good"]
    assert "- [x] lunch 📅 2026-11-24" in desk.text("People/Bob Lee.md"), "the booking is kept"
    assert "last_touch: 2026-11-24" in desk.text("People/Bob Lee.md")
    assert len([line for line in desk.text(PAGE).split("\n") if "↳ logged 2026-11-24" in line]) == 2
    assert done.messages == (
        "Bob Lee: 2026-11-24 lunch [[Max Hill]] 90m: good",
        "Max Hill: 2026-11-24 lunch [[Bob Lee]] 90m: good",
    )


def test_a_name_that_was_given_says_that_it_was_held(desk: Practice) -> None:
    give_name(desk, "Eve Fox, CFO at Orla: knows me from school")
    synced(desk)
    assert log(desk, "Bob Lee") == [
        "- 2026-11-24 lunch [[Max Hill]]",
        "- 2026-11-24 introduction in [[Eve Fox]]: CFO at Orla: knows me from school",
    ]
    assert "- [x] lunch [[Bob Lee]] with [[Max Hill]]\n" in desk.text(PAGE)
    assert "\t- [ ] no future\n\t- [ ] stay in touch\n\t- [ ] next step\n" in desk.text(PAGE)
    assert not (desk.root / "People/Eve Fox.md").exists(), "a name is no contact yet"


@pytest.mark.parametrize("box", [" ", "-"])
def test_taken_back_it_is_withdrawn_and_names_do_not_bring_it_back(desk: Practice, box: str) -> None:
    before = desk.text("People/Bob Lee.md")
    give_name(desk, "Eve Fox")
    synced(desk)
    edit(desk, "- [x] lunch", f"- [{box}] lunch")
    synced(desk)
    assert desk.text("People/Bob Lee.md") == before
    assert "last_touch:\n" in desk.text("People/Max Hill.md")
    assert log(desk, "Max Hill") == []
    assert "Eve Fox" not in desk.on("2026-11-25").agenda().text


def test_a_lunch_that_is_still_to_come_is_not_logged(desk: Practice) -> None:
    lunch(desk, on=date(2026, 12, 8))
    page = "Meetings/2026-12-08 Bob Lee.md"
    edit(desk, "- [ ] lunch", "- [x] lunch", page)
    edit(desk, "## From them\n- [ ] \n", "## From them\n- [ ] Eve Fox\n", page)
    done = synced(desk)
    assert [each.message for each in done.problems] == [
        "not logged: 2026-12-08 is still to come; `date` says when it was"
    ]
    assert log(desk, "Bob Lee") == []


def test_a_page_without_the_box_gets_it(desk: Practice) -> None:
    """As somebody writes it by hand, with the format before them."""
    edit(desk, "\n- [ ] lunch [[Bob Lee]] with [[Max Hill]]\n", "")
    with desk.silent():
        assert desk.sync().changes == ()
    give_name(desk, "Eve Fox")
    synced(desk)
    assert "2026\n\n- [x] lunch [[Bob Lee]] with [[Max Hill]]\n\t- ↳ logged" in desk.text(PAGE)
    desk._settled(lambda: undo(desk.session()))
    with desk.silent():
        assert desk.sync().changes == ()
    assert log(desk, "Bob Lee") == []


def test_a_ticked_name_for_them_is_an_introduction_in_both_notes(desk: Practice) -> None:
    edit(desk, "## For them\n- [ ] \n", "## For them\n- [x] [[Ann Poe]]: chairs the fund\n- [x] Max Hill\n")
    edit(desk, "\n## Log", "- [ ] introduction [[Ann Poe]] 📅 2026-11-27\n\n## Log", "People/Bob Lee.md")
    synced(desk)
    assert log(desk, "Ann Poe") == ["- 2026-11-24 introduction [[Bob Lee]]"]
    assert "- 2026-11-24 introduction [[Ann Poe]]" in log(desk, "Bob Lee")
    assert "- 2026-11-24 introduction [[Max Hill]]" in log(desk, "Bob Lee")
    assert "- [x] introduction [[Ann Poe]]" in desk.text("People/Bob Lee.md"), "the promise is kept"
    edit(desk, "- [x] [[Ann Poe]]", "- [ ] [[Ann Poe]]")
    synced(desk)
    assert log(desk, "Ann Poe") == []
    assert "- 2026-11-24 introduction [[Ann Poe]]" not in log(desk, "Bob Lee")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[[Zoe Nobody]]", "not logged: nobody in the vault is called “Zoe Nobody”"),
        ("[[Bob Lee]]", "not logged: Bob Lee is the one whom you met"),
    ],
)
def test_who_is_nobody_is_not_introduced(desk: Practice, line: str, reason: str) -> None:
    edit(desk, "## For them\n- [ ] \n", f"## For them\n- [x] {line}\n")
    done = synced(desk)
    assert [each.message for each in done.problems] == [reason]
    assert f"- [x] {line}\n\t- ↳ {reason}\n" in desk.text(PAGE)
    assert not any("introduction" in entry for entry in log(desk, "Bob Lee"))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Ann", "not logged: “Ann” could be Ann Poe: write the whole name"),
        ("Bob Lee", "not logged: Bob Lee is the one whom you met"),
        ("../../etc/passwd", "not logged: a note cannot be called “../../etc/passwd”: leave out “/”"),
        ("CON", "not logged: a note cannot be called “CON”: write the name as one would say it"),
        ("Eve|Fox", "not logged: a note cannot be called “Eve|Fox”: leave out “|”"),
        ("a%%b", "not logged: a note cannot be called “a%b”: leave out “%”"),
        ("x" * 201, f"not logged: a note cannot be called “{'x' * 40}…”: {TOO_LONG}"),
    ],
)  # fmt: skip
def test_a_name_that_cannot_be_one_stays_and_says_why(desk: Practice, name: str, reason: str) -> None:
    give_name(desk, name, "Eve Fox")
    done = synced(desk)
    assert [each.message.replace("%%", "%") for each in done.problems] == [reason]
    assert [entry for entry in log(desk, "Bob Lee") if "introduction" in entry] == [
        "- 2026-11-24 introduction in [[Eve Fox]]"
    ]


def test_names_come_up_over_three_working_days_and_take_places(desk: Practice) -> None:
    desk.write("cultivate.toml", "[workdays]\nper_day = 4\n")
    for number in range(6):
        due = "---\ntier: client-system\nlast_touch: 2026-01-05\n---\n"
        desk.write(f"People/Due {number}.md", due)
    give_name(desk, "Eve Fox", "Kit Day", "Zed Ray")
    synced(desk)
    days = {day: desk.on(day).agenda() for day in ("2026-11-25", "2026-11-26", "2026-11-27")}
    named = {day: re.findall(r"\] call (\w+ \w+) \[\[Meet", each.text) for day, each in days.items()}
    assert named == {
        "2026-11-25": ["Eve Fox"],
        "2026-11-26": ["Eve Fox", "Kit Day"],
        "2026-11-27": ["Eve Fox", "Kit Day", "Zed Ray"],
    }
    people = {day: sum(item.section == "Today" for item in each.day.items) for day, each in days.items()}
    # The thank-you to Bob takes a place as well; a quarter of them stays for people who are due.
    assert people == {"2026-11-25": 2, "2026-11-26": 1, "2026-11-27": 1}
    late = desk.on("2026-12-28").agenda().text
    assert "[[Meet" not in late, "after a month they are let go, as a first call is"


def test_the_number_of_days_is_a_setting(desk: Practice) -> None:
    desk.write("cultivate.toml", '[practice]\nfollow_up = "1 day"\n')
    give_name(desk, "Eve Fox", "Kit Day")
    synced(desk)
    assert desk.text(PAGE).count("↳ follow up by 2026-11-25") == 2
    assert desk.on("2026-11-25").agenda().text.count("[[Meetings/") == 2


@pytest.mark.parametrize("where", ["page", "agenda"])
def test_no_future_closes_a_name(desk: Practice, where: str) -> None:
    give_name(desk, "Eve Fox")
    synced(desk)
    tomorrow = desk.on("2026-11-25")
    tomorrow.agenda()
    press(desk, "Eve Fox", "no future", PAGE if where == "page" else "Agenda/2026-11-25.md")
    synced(tomorrow)
    assert log(desk, "Bob Lee")[-1] == "- 2026-11-24 introduction in no-future [[Eve Fox]]"
    assert "- [x] Eve Fox\n" in desk.text(PAGE)
    assert "\t- [x] no future\n\t- ↳ no future: closed 2026-11-25\n" in desk.text(PAGE)
    assert f"- [x] call Eve Fox {LINK}\n" in desk.text("Agenda/2026-11-25.md")
    assert not (desk.root / "People/Eve Fox.md").exists()
    assert "Eve Fox" not in desk.on("2026-11-26").agenda().text.partition("## Follow up")[2]


EVE = """\
---
type: contact
tier: client-system
introduced_by: "[[Bob Lee]]"
introduced_on: 2026-11-24
stage: qualifying
role: CFO
company: Orla
---
# Eve Fox

## Next

## Log
- 2026-11-24 stage qualifying
- 2026-11-25 tier client-system
"""


@pytest.mark.parametrize("where", ["page", "agenda"])
def test_stay_in_touch_makes_the_contact(desk: Practice, where: str) -> None:
    give_name(desk, "Eve Fox, CFO at Orla")
    synced(desk)
    tomorrow = desk.on("2026-11-25")
    tomorrow.agenda()
    press(desk, "Eve Fox", "stay in touch", PAGE if where == "page" else "Agenda/2026-11-25.md")
    done = synced(tomorrow)
    assert desk.text("People/Eve Fox.md") == EVE
    assert "Eve Fox: made; introduced by Bob Lee; stage qualifying; tier client-system" in done.messages
    assert log(desk, "Bob Lee")[-1] == "- 2026-11-24 introduction in stay-in-touch [[Eve Fox]]: CFO at Orla"
    agenda = desk.on("2026-11-26").agenda().text
    assert "- [ ] call [[Eve Fox]]\n" in agenda, "now it is she who is to be rung"
    assert "call Eve Fox" not in agenda


def test_next_step_puts_it_under_next(desk: Practice) -> None:
    give_name(desk, "Eve Fox")
    synced(desk)
    press(desk, "Eve Fox", "next step")
    synced(desk)
    eve = desk.text("People/Eve Fox.md")
    assert "tier:\n" in eve, "whom to keep in touch with is a decision"
    assert "## Next\n- [ ] meeting to agree on the next step 📅 2026-11-27\n" in eve
    assert "Eve Fox" not in desk.on("2026-11-25").agenda().text.partition("## Follow up")[2]
    assert "- [ ] meeting to agree on the next step [[Eve Fox]]" in desk.on("2026-11-27").agenda().text


def test_somebody_who_is_known_keeps_what_they_have(desk: Practice) -> None:
    ann = '---\ntier: alliance\nintroduced_by: "[[Max Hill]]"\nstage: servicing\n---\n'
    desk.write("People/Ann Poe.md", ann)
    give_name(desk, "[[Ann Poe]], chair at the fund")
    synced(desk)
    press(desk, "Ann Poe", "stay in touch")
    synced(desk)
    assert desk.text("People/Ann Poe.md") == ann
    assert (
        log(desk, "Bob Lee")[-1]
        == "- 2026-11-24 introduction in stay-in-touch [[Ann Poe]]: chair at the fund"
    )


def test_a_box_ticked_besides_the_button_says_that_they_were_rung(desk: Practice) -> None:
    give_name(desk, "Eve Fox")
    synced(desk)
    tomorrow = desk.on("2026-11-25")
    tomorrow.agenda()
    path = "Agenda/2026-11-25.md"
    edit(desk, f"- [ ] call Eve Fox {LINK}", f"- [x] call Eve Fox {LINK} 15m keen on the workshop", path)
    press(desk, "Eve Fox", "stay in touch", path)
    synced(tomorrow)
    assert log(desk, "Eve Fox")[-1] == "- 2026-11-25 call reached 15m: keen on the workshop"
    edit(desk, "keen on", "keen about", path)
    synced(tomorrow)
    assert log(desk, "Eve Fox")[-1] == "- 2026-11-25 call reached 15m: keen about the workshop"


@pytest.mark.parametrize("where", ["page", "agenda"])
def test_a_button_let_go_opens_the_name_again(desk: Practice, where: str) -> None:
    give_name(desk, "Eve Fox")
    synced(desk)
    tomorrow, path = desk.on("2026-11-25"), "Agenda/2026-11-25.md"
    tomorrow.agenda()
    press(desk, "Eve Fox", "stay in touch", path)
    synced(tomorrow)
    press(desk, "Eve Fox", "stay in touch", PAGE if where == "page" else path, mark=" ")
    synced(tomorrow)
    assert log(desk, "Bob Lee")[-1] == "- 2026-11-24 introduction in [[Eve Fox]]"
    assert "\t- [x]" not in desk.text(PAGE) + desk.text(path)
    assert "- [ ] Eve Fox\n" in desk.text(PAGE)
    assert f"- [ ] call Eve Fox {LINK}\n" in desk.text(path)
    assert all(desk.text(each).count(f"[ ] {word}") == 1 for each in (PAGE, path) for word in BUTTONS)


BUTTONS = ("no future", "stay in touch", "next step")


def test_what_cannot_be_meant_is_asked(desk: Practice) -> None:
    give_name(desk, "Eve Fox", "Kit Day")
    synced(desk)
    press(desk, "Eve Fox", "no future")
    press(desk, "Eve Fox", "next step")
    edit(desk, "- [ ] Kit Day", "- [x] Kit Day")
    done = synced(desk)
    assert [each.message for each in done.problems] == [
        "not logged: two buttons are ticked, and only one can be meant",
        "not logged: tick no future, stay in touch or next step below it",
    ]
    assert not (desk.root / "People/Eve Fox.md").exists()
    press(desk, "Eve Fox", "no future", mark=" ")
    edit(desk, "- [x] Kit Day", "- [ ] Kit Day")
    assert synced(desk).problems == ()
    assert "↳ not" not in desk.text(PAGE)


def test_a_button_in_the_agenda_against_the_page_is_asked(desk: Practice) -> None:
    give_name(desk, "Eve Fox")
    synced(desk)
    tomorrow, path = desk.on("2026-11-25"), "Agenda/2026-11-25.md"
    tomorrow.agenda()
    press(desk, "Eve Fox", "no future")
    press(desk, "Eve Fox", "next step", path)
    done = synced(tomorrow)
    assert [each.message for each in done.problems] == ["not logged: the lunch page says “no future”"]


def test_undo_takes_it_all_back(desk: Practice) -> None:
    edit(desk, "## For them\n- [ ] \n", "## For them\n- [x] [[Ann Poe]]\n")
    give_name(desk, "Eve Fox", "Kit Day")
    press_before = desk.text(PAGE)
    edit(desk, "- [ ] Eve Fox\n", "- [ ] Eve Fox\n\t- [x] stay in touch\n")
    notes = {name: desk.text(f"People/{name}.md") for name in ("Bob Lee", "Max Hill", "Ann Poe")}
    desk.sync()
    desk._settled(lambda: undo(desk.session()))
    assert {name: desk.text(f"People/{name}.md") for name in notes} == notes
    assert not (desk.root / "People/Eve Fox.md").exists()
    page = desk.text(PAGE)
    assert re.sub(r"\t- ↳ undone [^\n]*\n|\t- \[x\] stay in touch\n", "", page) == press_before
    with desk.silent():
        assert desk.sync().changes == ()
    assert "Kit Day" not in desk.on("2026-11-25").agenda().text
    desk.write(PAGE, re.sub(r"\t- ↳ undone .*\n", "", desk.text(PAGE)))
    synced(desk)
    assert (desk.root / "People/Eve Fox.md").exists()


def test_a_lunch_that_was_undone_waits_for_its_box(desk: Practice) -> None:
    give_name(desk, "Eve Fox")
    edit(desk, "- [ ] lunch", "- [x] lunch")
    desk.sync()
    desk._settled(lambda: undo(desk.session()))
    edit(desk, "- [x] lunch", "- [ ] lunch")
    synced(desk)
    assert log(desk, "Bob Lee") == [], "unticked, the name alone does not bring it back"
    edit(desk, "- [ ] lunch", "- [x] lunch")
    synced(desk)
    assert log(desk, "Bob Lee")[0] == "- 2026-11-24 lunch [[Max Hill]]"
    assert "undone" not in desk.text(PAGE).partition("## From them")[0]


def test_undo_of_a_button_pressed_in_the_agenda(desk: Practice) -> None:
    give_name(desk, "Eve Fox")
    synced(desk)
    tomorrow, path = desk.on("2026-11-25"), "Agenda/2026-11-25.md"
    tomorrow.agenda()
    page = desk.text(PAGE)
    press(desk, "Eve Fox", "next step", path)
    tomorrow.sync()
    tomorrow._settled(lambda: undo(tomorrow.session()))
    assert desk.text(PAGE) == page
    assert not (desk.root / "People/Eve Fox.md").exists()
    with desk.silent():
        assert tomorrow.sync().changes == ()
    press(desk, "Eve Fox", "next step", path, mark=" ")
    synced(tomorrow)
    press(desk, "Eve Fox", "next step", path)
    synced(tomorrow)
    assert (desk.root / "People/Eve Fox.md").exists()


def test_bytes_that_are_not_ours_stay(desk: Practice) -> None:
    """Line endings of Windows, a byte that is no UTF-8, and what somebody wrote between."""
    give_name(desk, "Eve Fox")
    data = (
        (desk.root / PAGE)
        .read_bytes()
        .replace(b"\n", b"\r\n")
        .replace(b"## Mine\r\n- ", b"## Mine\r\n- \xff ")
    )
    desk.write(PAGE, data)
    synced(desk)
    press(desk, "Eve Fox", "next step")
    synced(desk)
    after = (desk.root / PAGE).read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n")
    ours = re.sub(rb"\t- (\xe2\x86\xb3|\[.\]) [^\n]*\n", b"", after)
    assert ours.replace(b"- [x]", b"- [ ]") == data


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("date: 2026-11-24", "date: soon", "a lunch page needs a `date`, such as 2026-12-08"),
        (WITH, "", "a lunch page needs `with`, the links to those who come"),
    ],
)  # fmt: skip
def test_a_page_that_cannot_be_read_is_named(desk: Practice, old: str, new: str, reason: str) -> None:
    edit(desk, old, new)
    give_name(desk, "Eve Fox")
    with desk.silent():
        done = desk.sync()
    assert [(each.path, each.message) for each in done.problems] == [(PAGE, reason)]


def test_a_conflict_is_waited_for(desk: Practice) -> None:
    edit(desk, "## Mine\n", "## Mine\n<<<<<<< ours\n- a\n=======\n- b\n>>>>>>> theirs\n")
    give_name(desk, "Eve Fox")
    with desk.silent():
        assert [each.code for each in desk.sync().problems] == ["merge-conflict"]


def test_other_notes_among_the_meetings_are_left_alone(desk: Practice) -> None:
    desk.write(
        "Meetings/Board.md", "---\ntype: minutes\n---\n## From them\n- [ ] Eve Fox\n- [x] lunch [[Bob Lee]]\n"
    )
    with desk.silent():
        assert desk.sync().changes == ()


def test_a_dry_run_shows_it_and_writes_nothing(desk: Practice) -> None:
    give_name(desk, "Eve Fox")
    press_line = "- [ ] Eve Fox\n\t- [x] stay in touch\n"
    edit(desk, "- [ ] Eve Fox\n", press_line)
    with desk.silent():
        shown = desk.sync(dry_run=True)
    assert [change.path for change in shown.changes] == [
        "People/Bob Lee.md", "People/Max Hill.md", "People/Eve Fox.md", PAGE,
    ]  # fmt: skip


def test_what_somebody_private_gave_is_in_no_document(desk: Practice) -> None:
    """Their lunch page is called after them."""
    edit(desk, "tier: alliance", "tier: alliance\nprivate: true", "People/Bob Lee.md")
    give_name(desk, "Eve Fox")
    synced(desk)
    tomorrow = desk.on("2026-11-25")
    report = tomorrow.agenda()
    assert "call Eve Fox" in report.text
    items = agenda_json(report, tomorrow.session())["items"]
    assert not re.search("Eve|Bob", str(items))


def test_the_watcher_heeds_a_lunch_page(desk: Practice) -> None:
    """It is no contact and no agenda, and a change of it is one that concerns us."""
    sight = Sight(desk.session(), lambda _, __: None)
    sight.memory.load(desk.session().settings, desk.today, latest=desk.today)
    desk.write("Elsewhere/Note.md", "- [ ] lunch\n")
    found = {each.path: each for each in walk(desk.root, desk.session().settings).notes}
    assert sight.concerns(found[PAGE])
    sight.memory.load(desk.session().settings, desk.today, latest=desk.today)
    assert not sight.concerns(found["Elsewhere/Note.md"])
