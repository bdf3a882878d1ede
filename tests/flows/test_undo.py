"""Undo: to the byte where nothing came between, by merging where that is sure, else refused."""

from __future__ import annotations

import re

import pytest

from cultivate.errors import CannotEdit, Refused
from cultivate.flows.add import add
from cultivate.flows.saving import Outcome, writing
from cultivate.flows.undo import History, history, undo
from cultivate.notes.edit import Change, Removal
from cultivate.vault.guard import ChangedMeanwhile
from cultivate.vault.journal import Journal
from cultivate.vault.write import write
from tests.flows.conftest import MakePractice
from tests.flows.practice import ANN, BOB, JANE, Practice

JANES, BOBS = "People/Jane Doe.md", "People/Bob Lee.md"


def undone(vault: Practice, number: int | None = None, *, dry_run: bool = False) -> Outcome:
    done = undo(vault.session(), number, dry_run=dry_run)
    vault.settle()
    return done


def steps(vault: Practice) -> History:
    return history(vault.session(), 20)


def state(vault: Practice, number: int) -> str:
    return next(each.state for each in steps(vault).steps if each.id == number)


def test_to_the_byte(practice: MakePractice) -> None:
    vault = practice()
    before = vault.files()
    vault.log("jane", "bob", means="lunch", text="names", next_words="send a book")
    logged = vault.files()
    assert logged != before
    assert state(vault, 1) == "exact"
    outcome = undone(vault)
    assert outcome.messages == (
        "log Jane Doe, Bob Lee: undone", f"{JANES}: taken back", f"{BOBS}: taken back",
    )  # fmt: skip
    assert vault.files() == before
    assert state(vault, 1) == "done"


def test_undone_again_it_is_redone_and_so_on(practice: MakePractice) -> None:
    vault = practice()
    before = vault.files()
    vault.log("jane", means="call")
    logged = vault.files()
    for wanted, label in ((before, "undo"), (logged, "redo"), (before, "undo"), (logged, "redo")):
        undone(vault)
        assert vault.files() == wanted
        assert steps(vault).steps[0].what == f"{label} log Jane Doe"


def test_every_byte_that_is_no_text(practice: MakePractice) -> None:
    odd = b"\xef\xbb\xbf---\r\ntier: network\r\n---\r\ncaf\xe9 \xe2\x80\xa8\r\n## Log\r\nno newline"
    vault = practice({"People/Odd.md": odd})
    vault.log("odd", means="call")
    undone(vault)
    assert (vault.root / "People/Odd.md").read_bytes() == odd


def test_what_was_changed_elsewhere_stays(practice: MakePractice) -> None:
    vault = practice()
    vault.log("jane", means="call", text="her plans")
    vault.edit(JANES, "Met at the chamber of trade.", "Met in the street.")
    assert state(vault, 1) == "merge"
    undone(vault)
    assert vault.text(JANES) == JANE.replace("Met at the chamber of trade.", "Met in the street.")


def test_a_line_typed_below_the_entry_stays(practice: MakePractice) -> None:
    vault = practice()
    vault.log("jane", means="call", text="her plans")
    vault.write(JANES, vault.text(JANES) + "- 2026-11-24 note: a card\n")
    undone(vault)
    text = vault.text(JANES)
    assert "her plans" not in text
    assert text.endswith("a coach\n- 2026-11-24 note: a card\n")
    assert "last_touch: 2026-11-24   # lunch" in text, "the card is a touch of the same day"


def test_what_was_changed_in_the_same_place_is_refused_and_named(practice: MakePractice) -> None:
    vault = practice()
    vault.log("jane", "bob", means="call", text="her plans")
    vault.edit(JANES, "call [[Bob Lee]]: her plans", "call [[Bob Lee]]: her plans for spring")
    with vault.silent(), pytest.raises(CannotEdit) as refused:
        undone(vault)
    line = vault.text(JANES)[: vault.text(JANES).index("her plans")].count("\n") + 1
    assert str(refused.value) == (
        f"{JANES}, line {line}: what “log Jane Doe, Bob Lee” wrote there was changed since, so it stays; "
        "take it back by hand"
    )
    step = steps(vault).steps[0]
    assert (step.state, step.why) == ("no", str(refused.value))


def test_an_older_one_by_its_id(practice: MakePractice) -> None:
    vault = practice()
    vault.set("jane", "city=Leeds")
    vault.log("bob", means="call")
    vault.set("jane", "role=CFO")
    undone(vault, 1)
    text = vault.text(JANES)
    assert "Leeds" not in text
    assert "role: CFO" in text
    assert vault.text(BOBS) != BOB
    assert [each.id for each in steps(vault).steps] == [4, 3, 2, 1]


def test_what_cannot_be_read_is_not_called_nothing(practice: MakePractice) -> None:
    vault = practice()
    vault.log("bob", means="call")
    (Journal.peek(vault.root).folder / "000001.entry").write_bytes(b"{")
    with pytest.raises(Refused, match="cannot be read any more"):
        undone(vault)
    found = steps(vault)
    assert (found.steps, found.older) == ((), 1)


def test_there_is_nothing_to_undo(practice: MakePractice) -> None:
    vault = practice()
    with pytest.raises(Refused, match="nothing to undo"):
        undone(vault)
    vault.log("bob", means="call")
    with pytest.raises(Refused, match="no command 7"):
        undone(vault, 7)
    vault.write(BOBS, BOB)
    with vault.silent():
        assert undone(vault).messages == ("nothing to undo: the notes are as they were before “log Bob Lee”",)
    assert len(steps(vault).steps) == 1


def test_a_dry_run_says_what_the_real_one_does(practice: MakePractice) -> None:
    vault = practice()
    add(vault.session(), "Eve Fox", [])
    vault.settle()
    with vault.silent():
        planned = undone(vault, dry_run=True)
    assert "--- a/People/Eve Fox.md\t\n+++ /dev/null\n" in planned.diff
    assert undone(vault).changes == planned.changes


def test_a_note_that_was_made_goes_if_nobody_wrote_into_it(practice: MakePractice) -> None:
    vault = practice()
    add(vault.session(), "Eve Fox", [], folder="New/People")
    vault.settle()
    made = vault.text("New/People/Eve Fox.md")
    assert undone(vault).messages[1:] == ("New/People/Eve Fox.md: removed",)
    assert not (vault.root / "New").exists(), "the folders that were made for it go too"
    assert undone(vault).messages[1:] == ("New/People/Eve Fox.md: made again",)
    assert vault.text("New/People/Eve Fox.md") == made
    vault.write("New/People/Eve Fox.md", made + "typed\n")
    for number in (1, 3):
        with vault.silent(), pytest.raises(CannotEdit, match="so it stays"):
            undone(vault, number)


def test_a_note_that_is_gone_or_there_again(practice: MakePractice) -> None:
    vault = practice()
    add(vault.session(), "Eve Fox", [])
    vault.settle()
    vault.log("eve", means="call")
    (vault.root / "People/Eve Fox.md").unlink()
    with pytest.raises(CannotEdit, match="not there any more"):
        undone(vault, 2)
    assert undone(vault, 1).changes == ()
    add(vault.session(), "Eve Fox", [])
    undone(vault)
    vault.write("People/Eve Fox.md", "another Eve\n")
    with pytest.raises(CannotEdit, match="a note of that name was made"):
        undone(vault)


def test_a_removed_note_that_is_there_as_it_was(practice: MakePractice) -> None:
    vault = practice()
    add(vault.session(), "Eve Fox", [])
    made = vault.text("People/Eve Fox.md")
    undone(vault)
    vault.write("People/Eve Fox.md", made)
    with vault.silent():
        assert undone(vault).changes == ()


def test_merges_are_listed_and_not_the_newest(practice: MakePractice) -> None:
    """What was mended by itself is undone only by its id."""
    vault = practice()
    vault.log("bob", means="call")
    journal = Journal.of(vault.root)
    entry = journal.begin("put back “log Bob Lee”", [], kind="put back")
    journal.finish(entry, [])
    journal.finish(journal.begin("put back", journal.entry(1).images, kind="put back"), [0])
    undone(vault)
    assert vault.text(BOBS) == BOB


def test_the_list_is_bounded(practice: MakePractice) -> None:
    vault = practice()
    assert steps(vault) == History((), 0)
    for number in range(4):
        vault.set("bob", f"city={number}")
    found = history(vault.session(), 3)
    assert [each.id for each in found.steps] == [4, 3, 2]
    assert found.older == 1


# What sync logged and was undone stays undone.


def synced(practice: MakePractice, old: str, new: str) -> tuple[Practice, dict[str, str]]:
    """A day's agenda with something typed into it, and the vault before and after its sync."""
    vault = practice()
    vault.agenda()
    vault.type(old, new)
    before = vault.files()
    vault.sync()
    assert vault.files() != before
    return vault, before


CALL = "- [ ] call [[Jane Doe]]"
UNDONE = re.compile(r"\t- ↳ undone [0-9a-f]{8} · change its words, or take this line away, and it counts\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (CALL, "- [x] call [[Jane Doe]] 25m Lily won"),
        (CALL, "- [x] call [[Jane Doe]] with [[Bob Lee]]"),
        (CALL, "- [>] call [[Jane Doe]] 2w"),
        (CALL, "- [-] call [[Jane Doe]] not now"),
        ("- [ ] introduction", "- [x] introduction"),
        ("## Also today\n- ", "## Also today\n- coffee [[Bob Lee]] 45m: in the street"),
        ("## Also today\n- ", "## Also today\n- [x] call [[Eve Fox]]: new"),
        ("## Also today\n- ", "## Also today\n- [ ] ask [[JD]] something\n\t- [ ] send her the report"),
        ("\t- [ ] another day", "\t- [x] another day"),
    ],
)  # fmt: skip
def test_what_was_undone_stays_undone(practice: MakePractice, old: str, new: str) -> None:
    vault = practice({"People/Ann Poe.md": ANN.replace("---\n", "---\nlast_touch: 2026-11-20\n", 1)})
    vault.agenda()
    if vault.day.count(old) > 1:
        place = vault.day.index(old)
        vault.write(vault.day_path, vault.day[:place] + new + vault.day[place + len(old) :])
    else:
        vault.type(old, new)
    before = vault.files()
    vault.sync()
    after = vault.files()
    assert after != before
    undone(vault)
    now = vault.files()
    assert len(UNDONE.findall(now.pop(vault.day_path))) == 1
    assert UNDONE.sub("", vault.day) == before.pop(vault.day_path)
    assert now == before
    with vault.silent():
        vault.sync()
    undone(vault)
    assert vault.files() == after, "redone, the agenda says again what was logged"
    with vault.silent():
        vault.sync()


def test_what_the_agenda_command_logged_is_marked_in_yesterdays(practice: MakePractice) -> None:
    vault = practice()
    vault.agenda()
    vault.type(CALL, "- [x] call [[Jane Doe]] 25m Lily won")
    before = vault.files()
    later = vault.on("2026-11-25")
    later.agenda()
    assert "Lily won" in vault.text(JANES)
    undone(later)
    assert vault.text(JANES) == before[JANES]
    assert not (vault.root / later.day_path).exists()
    assert UNDONE.search(vault.day)
    later.agenda()
    assert vault.text(JANES) == before[JANES]


def test_taking_the_tick_or_the_line_away_makes_it_an_item_again(practice: MakePractice) -> None:
    vault, _ = synced(practice, CALL, "- [x] call [[Jane Doe]] 25m Lily won")
    undone(vault)
    vault.type("- [x] call [[Jane Doe]]", "- [ ] call [[Jane Doe]]")
    vault.sync()
    assert "undone" not in vault.day
    vault.type("- [ ] call [[Jane Doe]]", "- [x] call [[Jane Doe]]")
    vault.sync()
    assert vault.text(JANES).count("Lily won") == 1
    undone(vault)
    vault.write(vault.day_path, UNDONE.sub("", vault.day))
    vault.sync()
    assert vault.text(JANES).count("Lily won") == 1


def test_words_that_are_put_right_after_an_undo_are_a_new_tick(practice: MakePractice) -> None:
    vault, before = synced(practice, CALL, "- [x] call [[Jane Doe]] 25m Lily lost")
    undone(vault)
    for wrong, right in (("Lily lost", "Lily won"), ("25m", "35m")):
        vault.type(wrong, right)
        vault.sync()
        assert "undone" not in vault.day
        with vault.silent():
            vault.sync()
        assert vault.text(JANES).count(right) == 1
        assert "Lily lost" not in vault.text(JANES)
        undone(vault)
        assert vault.text(JANES) == before[JANES]
        assert len(UNDONE.findall(vault.day)) == 1
        with vault.silent():
            vault.sync()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- [x] call [[Jane Doe]]", "- [-] call [[Jane Doe]]"),
        ("\t- [ ] no answer", "\t- [x] no answer"),
        ("- [x] call [[Jane Doe]] ", "- [x] call [[Jane Doe]] with [[Bob Lee]] "),
    ],
)
def test_another_box_a_button_or_company_is_a_new_tick_too(
    practice: MakePractice, old: str, new: str
) -> None:
    vault, before = synced(practice, CALL, "- [x] call [[Jane Doe]] Lily lost")
    undone(vault)
    day = vault.day
    vault.write(vault.day_path, day.replace(old, new, 1))
    assert vault.day != day
    vault.sync()
    assert "undone" not in vault.day
    assert vault.text(JANES) != before[JANES]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Jane Doe", "Jane Roe"),
        ("[[Jane Doe]]", "[[People/Jane Doe|Jane]]"),
        ("Lily lost", "Lily lost ✅ 2026-11-24"),
        ("- [x]", "- [X]"),
        ("\t- ↳ undone", "\t- she is a goalkeeper\n\t- ↳ undone"),
    ],
)
def test_nobody_has_ticked_where_a_link_was_renamed_or_a_line_added(
    practice: MakePractice, old: str, new: str
) -> None:
    vault, _ = synced(practice, CALL, "- [x] call [[Jane Doe]] Lily lost")
    undone(vault)
    path = f"People/{new}.md" if new == "Jane Roe" else JANES
    (vault.root / JANES).rename(vault.root / path)
    assert old in vault.day
    vault.write(vault.day_path, vault.day.replace(old, new))
    with vault.silent():
        vault.sync()


def test_a_withdrawal_that_is_undone_stays_undone(practice: MakePractice) -> None:
    vault, _ = synced(practice, CALL, "- [x] call [[Jane Doe]] 25m Lily won")
    logged = vault.text(JANES)
    vault.type("- [x] call [[Jane Doe]]", "- [ ] call [[Jane Doe]]")
    vault.sync()
    assert vault.text(JANES) == JANE
    undone(vault)
    assert vault.text(JANES) == logged
    with vault.silent():
        vault.sync()
        vault.sync()
    vault.type("- [ ] call [[Jane Doe]]", "- [x] call [[Jane Doe]]")
    vault.sync()
    assert "undone" not in vault.day
    assert vault.text(JANES) == logged


def test_ticks_of_an_earlier_sync_are_not_marked(practice: MakePractice) -> None:
    vault, _ = synced(practice, CALL, "- [x] call [[Jane Doe]] 25m Lily won")
    vault.type("## Also today\n- ", "## Also today\n- coffee [[Bob Lee]] 45m: in the street\n- ")
    vault.sync()
    undone(vault)
    assert vault.day.count("↳ undone") == 1
    assert vault.day.index("↳ undone") > vault.day.index("in the street")
    assert "Lily won" in vault.text(JANES)


def test_undoing_a_day_later_keeps_what_was_typed_meanwhile(practice: MakePractice) -> None:
    vault, before = synced(practice, CALL, "- [x] call [[Jane Doe]] 25m Lily won")
    vault.write(vault.day_path, vault.day + "- call [[Bob Lee]]: later\n")
    vault.sync()
    undone(vault, 2)
    assert vault.text(JANES) == before[JANES]
    assert "later" in vault.text(BOBS)
    assert "later" in vault.day
    bob = vault.text(BOBS)
    vault.sync()
    assert vault.text(JANES) == before[JANES]
    assert vault.text(BOBS) == bob


# Beginning again where a note changed under the command.


def test_a_command_begins_again_where_a_note_changed_under_it(practice: MakePractice) -> None:
    vault = practice()
    tries = []

    def work() -> int:
        text = vault.text(BOBS)
        tries.append(text)
        if len(tries) < 3:
            vault.write(BOBS, text + "typed\n")
        write(vault.root, [Change(BOBS, text, text + "ours\n")])
        return len(tries)

    assert writing(vault.session(), work) == 3
    assert vault.text(BOBS) == BOB + "typed\ntyped\nours\n"


def test_but_not_for_ever(practice: MakePractice) -> None:
    vault = practice()
    tries = []

    def work() -> None:
        tries.append(1)
        vault.write(BOBS, vault.text(BOBS) + "typed\n")
        write(vault.root, [Change(BOBS, BOB, "ours")])

    with pytest.raises(ChangedMeanwhile):
        writing(vault.session(), work)
    assert len(tries) == 5


def test_a_removal_is_shown_as_one() -> None:
    outcome = Outcome((Removal("a.md", "x\n"),))
    assert outcome.diff == "--- a/a.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"
