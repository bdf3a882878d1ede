"""The shelf from the phone to the log and back: proposed, ticked, left out, taken back, never too much."""

from __future__ import annotations

import os
import re
from datetime import timedelta

import pytest

from cultivate.flows.agenda import agenda
from cultivate.flows.undo import undo
from tests.flows.conftest import MakePractice
from tests.flows.practice import TODAY, Practice, entries

LINK = "https://pages.example/rigging-a-dinghy"
SHELF = f"# Shelf\n\n- {LINK} short, good drawings #sailing\n- https://pages.example/swing why #jazz\n"
ONE_LINK = f"# Shelf\n\n- {LINK} short, good drawings #sailing\n"
HEADING = "## From your shelf\n"


def sailor(front: str = "", log: str = "") -> str:
    """Somebody who likes to sail and is not due."""
    return (
        f"---\ntier: client-system\nlast_touch: 2026-11-02\ninterests: [sailing]\n{front}---\n## Log\n{log}"
    )


def sailors(*names: str) -> dict[str, str | bytes | None]:
    return {f"People/{name}.md": sailor() for name in names}


def proposed(vault: Practice) -> list[str]:
    """Who has an open box under the heading, in the order of the note."""
    section = vault.day.partition(HEADING)[2].partition("\n## ")[0]
    return re.findall(r"^- \[ \] article \[\[(.*?)\]\]", section, re.MULTILINE)


def item(name: str, box: str = " ") -> str:
    return f"- [{box}] article [[{name}]]: {LINK} short, good drawings\n"


def test_a_tick_logs_the_link_and_the_shelf_says_for_whom(practice: MakePractice) -> None:
    vault = practice({**sailors("Ann", "Bob"), "Shelf.md": ONE_LINK}, alone=True)
    assert vault.agenda().outcome.messages[-1:] == ("Agenda/2026-11-24.md: 2 to send a link to",)
    assert f"{HEADING}{item('Ann')}\t- ↳ likes sailing\n{item('Bob')}\t- ↳ likes sailing\n" in vault.day
    assert vault.text("Shelf.md") == ONE_LINK
    vault.type("- [ ] article [[Ann]]", "- [x] article [[Ann]]")
    done = vault.sync()
    assert [change.path for change in done.changes] == ["People/Ann.md", vault.day_path, "Shelf.md"]
    assert vault.text("Shelf.md") == f"{ONE_LINK}\t- ↳ for [[Ann]] 2026-11-24\n"
    assert entries(vault.text("People/Ann.md")) == [f"- 2026-11-24 article: {LINK} short, good drawings"]
    assert "last_touch: 2026-11-24" in vault.text("People/Ann.md")
    with vault.silent():
        vault.sync()
        vault.agenda()
    assert proposed(vault) == ["Bob"]


def test_undo_takes_back_both_and_no_sync_brings_them_again(practice: MakePractice) -> None:
    vault = practice({**sailors("Ann"), "Shelf.md": ONE_LINK}, alone=True)
    vault.agenda()
    vault.type("- [ ] article [[Ann]]", "- [x] article [[Ann]]")
    vault.sync()
    undo(vault.session(), None)
    vault.settle()
    assert (vault.text("Shelf.md"), entries(vault.text("People/Ann.md"))) == (ONE_LINK, [])
    with vault.silent():
        vault.sync()


def test_an_unticked_box_takes_back_both(practice: MakePractice) -> None:
    vault = practice({**sailors("Ann"), "Shelf.md": ONE_LINK}, alone=True)
    vault.agenda()
    vault.type("- [ ] article", "- [x] article")
    vault.sync()
    vault.type("- [x] article", "- [ ] article")
    vault.sync()
    assert (vault.text("Shelf.md"), entries(vault.text("People/Ann.md"))) == (ONE_LINK, [])
    assert proposed(vault) == ["Ann"]


def test_a_link_that_was_sent_by_hand_stands_on_the_shelf_too(practice: MakePractice) -> None:
    vault = practice({**sailors("Ann", "Bob"), "Shelf.md": ONE_LINK}, alone=True)
    vault.log("Ann", means="email", text=f"as promised: {LINK}/.")
    vault.sync()
    assert vault.text("Shelf.md") == f"{ONE_LINK}\t- ↳ for [[Ann]] 2026-11-24\n"
    vault.on(TODAY + timedelta(days=1)).agenda()
    assert proposed(vault.on(TODAY + timedelta(days=1))) == ["Bob"]


def test_left_out_it_is_not_for_them_and_nobody_is_snoozed(practice: MakePractice) -> None:
    vault = practice({**sailors("Ann", "Bob"), "Shelf.md": ONE_LINK}, alone=True)
    vault.agenda()
    before = vault.text("People/Ann.md")
    vault.type("- [ ] article [[Ann]]", "- [-] article [[Ann]]")
    vault.type("- [ ] article [[Bob]]", "- [>] article [[Bob]]")
    vault.sync()
    assert vault.text("Shelf.md") == f"{ONE_LINK}\t- ↳ not for [[Ann]]\n"
    assert (vault.text("People/Ann.md"), vault.text("People/Bob.md")) == (before, before)
    with vault.silent():
        vault.sync()
    tomorrow = vault.on(TODAY + timedelta(days=1))
    tomorrow.agenda()
    assert proposed(tomorrow) == ["Bob"]
    vault.type("- [-] article [[Ann]]", "- [ ] article [[Ann]]")
    vault.sync()
    assert vault.text("Shelf.md") == ONE_LINK
    assert "skipped" not in vault.day


def test_left_out_and_then_sent(practice: MakePractice) -> None:
    vault = practice({**sailors("Ann"), "Shelf.md": ONE_LINK}, alone=True)
    vault.agenda()
    vault.type("- [ ] article", "- [-] article")
    vault.sync()
    vault.type("- [-] article", "- [x] article")
    vault.sync()
    assert vault.text("Shelf.md") == f"{ONE_LINK}\t- ↳ for [[Ann]] 2026-11-24\n"
    assert len(entries(vault.text("People/Ann.md"))) == 1
    with vault.silent():
        vault.sync()


def test_a_link_a_day_three_people_at_most_and_never_more_than_three_in_all(practice: MakePractice) -> None:
    names = [f"P{number}" for number in range(9)]
    vault = practice({**sailors(*names), "Shelf.md": ONE_LINK + SHELF.replace(LINK, f"{LINK}-2")}, alone=True)
    vault.agenda()
    assert len(proposed(vault)) == 3
    assert len(set(re.findall(r"https://\S+", vault.day))) == 1
    for name in proposed(vault):
        vault.type(f"- [ ] article [[{name}]]", f"- [x] article [[{name}]]")
    vault.agenda()
    assert proposed(vault) == []
    tomorrow = vault.on(TODAY + timedelta(days=1))
    tomorrow.agenda()
    assert len(proposed(tomorrow)) == 3
    assert set(re.findall(r"https://\S+", tomorrow.day)).isdisjoint(re.findall(r"https://\S+", vault.day))


def test_each_day_another_and_none_is_lost_from_the_day(practice: MakePractice) -> None:
    links = "".join(f"- https://pages.example/{n} #{'sailing' if n % 2 else 'golf'}\n" for n in range(8))
    vault = practice({**sailors("Ann"), "Shelf.md": links}, alone=True)
    seen = []
    for number in range(4):
        day = vault.on(TODAY + timedelta(days=number))
        day.agenda()
        (link,) = re.findall(r"https://\S+", day.day)
        day.write("Shelf.md", f"- https://pages.example/new #sailing\n{links}")
        with day.silent():
            day.agenda()
        day.write("Shelf.md", links)
        seen.append(link)
    assert len(set(seen)) == 4
    assert not (vault.root / vault.day_path).read_text().count("https://"), (
        "an earlier day keeps what happened"
    )


@pytest.mark.parametrize(
    ("files", "settings"),
    [
        ({"Shelf.md": None}, ""),
        ({"Shelf.md": ONE_LINK.replace("- h", "- [x] h")}, ""),
        ({"Shelf.md": "# Shelf\n- https://pages.example/golf a word\n"}, ""),
        ({}, "[agenda]\nshelf = 0\n"),
        ({}, '[vault]\nshelf = "Links.md"\n'),
        ({"People/Ann.md": sailor("avoid: [article]\n")}, ""),
        ({"People/Ann.md": sailor("pause_until: 2027-01-01\n")}, ""),
        ({"People/Ann.md": sailor("stage: stopped\n")}, ""),
        ({"People/Ann.md": sailor().replace("11-02", "11-24")}, ""),
        ({"People/Ann.md": sailor().replace("11-02", "05-02")}, ""),
        ({"People/Ann.md": sailor().replace("sailing", "boat sailing")}, ""),
        ({"People/Ann.md": sailor(log=f"- 2026-10-01 message: {LINK}\n")}, ""),
        ({"Shelf.md": f"{ONE_LINK}\t- ↳ not for [[People/Ann]]\n"}, ""),
    ],
)
def test_when_nothing_of_it_comes_up(
    practice: MakePractice, files: dict[str, str | bytes | None], settings: str
) -> None:
    usual = {**sailors("Ann"), "Shelf.md": ONE_LINK, "cultivate.toml": settings}
    vault = practice({**usual, **files}, alone=True)
    vault.agenda()
    assert proposed(vault) == []
    assert HEADING not in vault.day


def test_a_shelf_of_another_name_and_two_links_a_day(practice: MakePractice) -> None:
    settings = '[vault]\nshelf = "Phone/Links.md"\n[agenda]\nshelf = 2\n'
    both = sailor().replace("[sailing]", "[sailing, jazz]")
    files = {
        "Phone/Links.md": SHELF,
        "cultivate.toml": settings,
        "People/Ann.md": both,
        "People/Bob.md": both,
    }
    vault = practice(files, alone=True)
    vault.agenda()
    assert sorted(proposed(vault)) == ["Ann", "Bob"], "nobody gets two links on one day"
    vault.write("cultivate.toml", settings.replace("2", "1"))
    vault.agenda()
    assert sorted(proposed(vault)) == ["Ann", "Bob"]


def test_what_was_typed_on_an_item_stays_and_what_was_not_goes(practice: MakePractice) -> None:
    vault = practice({**sailors("Ann", "Bob"), "Shelf.md": ONE_LINK}, alone=True)
    vault.agenda()
    vault.type(item("Ann"), item("Ann").replace("\n", " for her boat\n"))
    vault.write("People/Ann.md", sailor("stage: stopped\n"))
    vault.write("People/Bob.md", sailor("stage: stopped\n"))
    vault.agenda()
    assert proposed(vault) == ["Ann"]
    assert "for her boat" in vault.day


def test_a_shelf_that_cannot_be_read_or_written_stops_nothing(practice: MakePractice) -> None:
    torn = f"<<<<<<< HEAD\n{ONE_LINK}=======\n>>>>>>> phone\n"
    vault = practice({**sailors("Ann"), "Shelf.md": torn}, alone=True)
    found = vault.agenda()
    assert [problem.code for problem in found.outcome.problems] == ["merge-conflict"]
    vault.write("Shelf.md", b"- \xff\xfe https://pages.example/x\n" + ONE_LINK.encode())
    vault.agenda()
    vault.type("- [ ] article", "- [x] article")
    os.chmod(vault.root / "Shelf.md", 0o444)
    done = vault.sync()
    os.chmod(vault.root / "Shelf.md", 0o644)
    assert len(entries(vault.text("People/Ann.md"))) == 1
    assert [problem.path for problem in done.problems] in ([], ["Shelf.md"])
    vault.sync()
    assert "↳ for [[Ann]] 2026-11-24" in vault.text("Shelf.md")
    assert b"\xff\xfe" in (vault.root / "Shelf.md").read_bytes()


def test_days_written_ahead_have_nothing_of_the_shelf(practice: MakePractice) -> None:
    vault = practice({**sailors("Ann"), "Shelf.md": ONE_LINK}, alone=True)
    found = agenda(vault.session(), days=3)
    assert HEADING in found.text
    assert not [item for ahead in found.ahead for item in ahead.day.items]


def test_a_link_in_a_daily_note_that_has_the_agenda(practice: MakePractice) -> None:
    settings = '[vault]\nagenda = "daily-note"\n'
    vault = practice({**sailors("Ann"), "Shelf.md": ONE_LINK, "cultivate.toml": settings}, alone=True)
    path = vault.agenda().path
    vault.edit(path, "- [ ] article", "- [x] article")
    vault.sync()
    assert vault.text("Shelf.md") == f"{ONE_LINK}\t- ↳ for [[Ann]] 2026-11-24\n"
    with vault.silent():
        vault.agenda()


@pytest.mark.parametrize(
    "settings",
    [
        '[workdays]\ndays = ["mon"]\n',
        '[workdays]\naway = ["2026-11-24"]\n',
        '[workdays]\nquiet = ["11-20..12-01"]\n',
    ],
)
def test_a_day_on_which_nobody_is_planned(practice: MakePractice, settings: str) -> None:
    vault = practice({**sailors("Ann"), "Shelf.md": ONE_LINK, "cultivate.toml": settings}, alone=True)
    vault.agenda()
    assert HEADING not in vault.day


def test_whoever_stands_in_the_day_already_is_left_in_peace(practice: MakePractice) -> None:
    due = sailor().replace("11-02", "05-02")
    vault = practice({"People/Ann.md": due, **sailors("Bob"), "Shelf.md": ONE_LINK}, alone=True)
    vault.agenda()
    assert proposed(vault) == ["Bob"]
    vault.type("[ ] call [[Ann]]", "[-] call [[Ann]]")
    vault.agenda()
    assert proposed(vault) == ["Bob"]


@pytest.mark.parametrize(
    "words",
    [
        "see [[Eve Fox]] and [[People/Bob|him]] #sailing",
        "sailing %% <!-- `[[code]]` ``` $$",
        "sailing \u202e\u200b\x07 [x](https://b.example) ![[pic.png]]",
        "sailing 📅 2026-12-01 ✅ 2026-11-01 ^block [completion:: 2026-11-02]",
        "sailing: no answer; another day, booked 2026-12-08 25m with [Bob](People/Bob.md)",
        "sailing ↳ logged 2026-11-24 Ann 3f9c1e07",
    ],
)
def test_words_of_others_stay_words(practice: MakePractice, words: str) -> None:
    """A line of the shelf may be pasted from anywhere: it is about one person, and becomes one line."""
    vault = practice({**sailors("Ann"), "People/Bob.md": "---\ntier: network\n---\n"}, alone=True)
    vault.write("Shelf.md", f"- {LINK} {words}\n")
    vault.agenda()
    with vault.silent():
        vault.agenda()
    assert proposed(vault) == ["Ann"]
    assert vault.day.count("[[") == 1
    vault.type("- [ ] article", "- [x] article")
    vault.sync()
    (entry,) = entries(vault.text("People/Ann.md"))
    assert entry.startswith(f"- 2026-11-24 article: {LINK} ")
    assert "[[" not in entry
    assert "↳ for [[Ann]] 2026-11-24" in vault.text("Shelf.md")
    assert entries(vault.text("People/Bob.md")) == []
    with vault.silent():
        vault.sync()
        vault.agenda()


def test_somebody_private_is_in_no_document_for_programs(practice: MakePractice) -> None:
    vault = practice({"People/Ann.md": sailor("private: true\n"), "Shelf.md": ONE_LINK}, alone=True)
    found = vault.agenda()
    assert proposed(vault) == ["Ann"]
    assert found.private == {"Ann"}


def test_a_link_that_is_ticked_on_the_shelf_keeps_who_had_it_and_goes_from_the_day(
    practice: MakePractice,
) -> None:
    vault = practice({**sailors("Ann", "Bob"), "Shelf.md": ONE_LINK}, alone=True)
    vault.agenda()
    vault.type("- [ ] article [[Ann]]", "- [x] article [[Ann]]")
    vault.sync()
    vault.edit("Shelf.md", "- https", "- [x] https")
    vault.agenda()
    assert proposed(vault) == []
    assert "\t- ↳ for [[Ann]] 2026-11-24\n" in vault.text("Shelf.md")


def test_another_link_for_the_same_person_takes_the_place_of_one_that_is_done(practice: MakePractice) -> None:
    vault = practice({**sailors("Ann"), "Shelf.md": ONE_LINK}, alone=True)
    vault.agenda()
    vault.write("Shelf.md", f"{ONE_LINK.replace('- h', '- [x] h')}- https://pages.example/knots #sailing\n")
    vault.agenda()
    assert proposed(vault) == ["Ann"]
    assert (LINK in vault.day, "https://pages.example/knots" in vault.day) == (False, True)


def test_a_link_that_is_gone_from_the_shelf_stays_in_the_day_and_nobody_gets_a_second(
    practice: MakePractice,
) -> None:
    """Without the shelf nothing tells whether a word of the item was typed."""
    vault = practice({**sailors("Ann"), "Shelf.md": ONE_LINK}, alone=True)
    vault.agenda()
    vault.write("Shelf.md", "- https://pages.example/knots #sailing\n")
    vault.agenda()
    assert proposed(vault) == ["Ann"]
    assert LINK in vault.day


def test_what_was_left_out_and_undone_stays_undone(practice: MakePractice) -> None:
    vault = practice({**sailors("Ann"), "Shelf.md": ONE_LINK}, alone=True)
    vault.agenda()
    vault.type("- [ ] article", "- [-] article")
    vault.sync()
    undo(vault.session(), None)
    vault.settle()
    assert vault.text("Shelf.md") == ONE_LINK
    vault.sync()
    assert vault.text("Shelf.md") == ONE_LINK
