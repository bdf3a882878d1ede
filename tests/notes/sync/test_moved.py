"""Items that a hand, a phone or a plugin has moved about, and people who have another name by now."""

from __future__ import annotations

import pytest

from tests.notes.sync.small_vault import SmallVault, page, synced

CALL = "call [[Jane Doe]] [07700 900123](tel:+447700900123)"
HINT = "\t- ↳ 9 Oct lunch with Bob"


def quiet(vault: SmallVault) -> None:
    vault.sync()
    assert vault.sync().changes == ()


def rename(vault: SmallVault, old: str, new: str) -> None:
    """As Obsidian does it: the note has another name, and every link to it leads there."""
    vault.notes[f"People/{new}.md"] = vault.notes.pop(f"People/{old}.md")
    for path, text in vault.notes.items():
        vault.notes[path] = text.replace(f"[[{old}]]", f"[[{new}]]")
    vault.agenda = vault.agenda.replace(f"[[{old}]]", f"[[{new}]]")


def test_somebody_renamed_meanwhile_is_not_logged_twice() -> None:
    vault = synced(page(f"- [x] {CALL} 20m", HINT))
    rename(vault, "Jane Doe", "Jane Smith")
    quiet(vault)
    assert vault.log("Jane Smith")[1:] == ["- 2026-11-24 call reached 20m"]
    assert "↳ logged 2026-11-24 Jane Smith" in vault.agenda
    assert "Jane Doe" not in vault.agenda


def test_and_what_is_typed_or_unticked_then_still_follows() -> None:
    vault = synced(page(f"- [x] {CALL} 20m", HINT))
    rename(vault, "Jane Doe", "Jane Smith")
    vault.agenda = vault.agenda.replace(" 20m", " 25m: new budget")
    quiet(vault)
    assert vault.log("Jane Smith")[1:] == ["- 2026-11-24 call reached 25m: new budget"]
    rename(vault, "Jane Smith", "Jane Brown")
    vault.agenda = vault.agenda.replace("- [x] call", "- [ ] call")
    quiet(vault)
    assert vault.log("Jane Brown")[1:] == []
    assert "last_touch: 2026-10-09" in vault.note("Jane Brown")
    assert "↳ logged" not in vault.agenda


def test_of_several_the_renamed_one_is_known() -> None:
    vault = synced(page("- [x] lunch [[Jane Doe]] with [[Bob Lee]] 90m", HINT))
    rename(vault, "Bob Lee", "Robert Lee")
    quiet(vault)
    assert len(vault.log("Robert Lee")) == 2
    assert len(vault.log("Jane Doe")) == 2
    assert vault.agenda.count("↳ logged") == 2
    assert "↳ logged 2026-11-24 Robert Lee" in vault.agenda


def renamed_both(item: str) -> SmallVault:
    """An item about two people, logged, and both are called otherwise before the next sync."""
    vault = synced(page(f"- [x] {item}", HINT))
    rename(vault, "Jane Doe", "Jane Smith")
    rename(vault, "Bob Lee", "Robert Lee")
    return vault


def test_of_several_who_were_all_renamed_the_entries_follow() -> None:
    """The names in the entries are others, too: no entry reads as it was logged."""
    vault = renamed_both("introduction [[Jane Doe]] [[Bob Lee]] over lunch")
    vault.agenda = vault.agenda.replace("over lunch", "no answer: he was away")
    quiet(vault)
    assert vault.log("Jane Smith")[1:] == ["- 2026-11-24 introduction no-answer [[Robert Lee]]: he was away"]
    assert vault.log("Robert Lee")[1:] == ["- 2026-11-24 introduction no-answer [[Jane Smith]]: he was away"]
    assert vault.agenda.count("↳ logged") == 2
    assert "Doe" not in vault.agenda
    assert "Bob Lee" not in vault.agenda


def test_of_several_who_were_all_renamed_the_entries_are_withdrawn() -> None:
    vault = renamed_both("introduction [[Jane Doe]] [[Bob Lee]] over lunch")
    vault.agenda = vault.agenda.replace("- [x]", "- [ ]")
    quiet(vault)
    assert vault.log("Jane Smith") == ["- 2026-10-09 meal [[Robert Lee]] 90m: his auditor might need a coach"]
    assert vault.log("Robert Lee") == ["- 2026-08-14 call"]
    assert "↳ logged" not in vault.agenda


def test_of_several_who_were_all_renamed_an_entry_changed_there_stands() -> None:
    vault = renamed_both("introduction [[Jane Doe]] [[Bob Lee]] over lunch")
    path = "People/Robert Lee.md"
    vault.notes[path] = vault.notes[path].replace("over lunch", "over a long lunch")
    vault.agenda = vault.agenda.replace("over lunch", "no answer: he was away")
    quiet(vault)
    assert vault.log("Jane Smith")[1:] == ["- 2026-11-24 introduction no-answer [[Robert Lee]]: he was away"]
    assert vault.log("Robert Lee")[1:] == ["- 2026-11-24 introduction [[Jane Smith]]: over a long lunch"]
    assert vault.agenda.count("changed there") == 1
    assert "Bob Lee" not in vault.agenda


def test_somebody_else_in_the_place_of_one_whose_note_is_gone_is_logged() -> None:
    """They are not the one who was renamed."""
    vault = synced(page("- [x] lunch [[Jane Doe]] with [[Bob Lee]] 90m", HINT))
    del vault.notes["People/Bob Lee.md"]
    vault.agenda = vault.agenda.replace("[[Bob Lee]]", "[[Ann Poe]]")
    quiet(vault)
    assert vault.log("Ann Poe") == ["- 2026-11-24 lunch [[Jane Doe]] 90m"]


@pytest.mark.parametrize(
    "line",
    [
        "call [[Jane Doe|Jane]] 20m",
        "call [[People/Jane Doe]] 20m",
        "call [[People/Jane Doe.md|J]] 20m",
        "call [[jane doe]] 20m",
        "call [Jane](People/Jane%20Doe.md) 20m",
    ],
)
def test_a_link_with_an_alias_or_a_path_is_the_same_person(line: str) -> None:
    vault = synced(page(f"- [x] {CALL} 20m", HINT))
    vault.agenda = vault.agenda.replace(f"{CALL} 20m", line)
    quiet(vault)
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 call reached 20m"]
    assert vault.agenda.count("↳") == 2


@pytest.mark.parametrize("margin", ["\t", "  ", "    "])
def test_an_item_that_was_indented_below_another_is_still_one(margin: str) -> None:
    lines = ("- [ ] meal [[Bob Lee]]", "\t- ↳ x", f"{margin}- [x] {CALL} 20m", f"{margin}\t- ↳ y")
    vault = synced(page(*lines))
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 call reached 20m"]
    assert len(vault.log("Bob Lee")) == 1
    quiet(vault)


def test_indented_without_its_lines_it_is_still_the_one_that_was_logged() -> None:
    vault = synced(page("- coffee [[Bob Lee]]: in the street", section="Also today"))
    vault.agenda = vault.agenda.replace("- coffee [[Bob Lee]]:", "\t- coffee [[Bob Lee]] no answer:")
    quiet(vault)
    assert vault.log("Bob Lee")[1:] == ["- 2026-11-24 coffee no-answer: in the street"]


@pytest.mark.parametrize("changed", [" 25m", None])
def test_a_copy_further_up_says_in_the_same_sync_that_its_entry_changed(changed: str | None) -> None:
    """`quiet` holds that nothing is left to say for the next one."""
    vault = synced(page(f"- [x] {CALL} 20m", HINT))
    above, item = vault.agenda.split("## Today\n")
    lower = item.replace(" 20m", changed) if changed else item.replace("[x]", "[-]")
    vault.agenda = f"{above}## Today\n{item}## Birthdays\n{lower}"
    quiet(vault)
    assert vault.agenda.count("changed there") == 1


def test_an_item_that_was_moved_with_its_lines_stays_logged() -> None:
    vault = synced(page(f"- [x] {CALL} 20m", HINT, "- [ ] meal [[Bob Lee]]", "\t- ↳ z"))
    lines = vault.agenda.split("\n")
    start = next(place for place, line in enumerate(lines) if "call [[Jane" in line)
    block = [lines.pop(start) for _ in range(3)]
    vault.agenda = "\n".join([*lines, "## Birthdays", *block, ""])
    quiet(vault)
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 call reached 20m"]


def test_moved_without_its_lines_it_is_found_and_not_logged_again() -> None:
    vault = synced(page(f"- [x] {CALL} 20m", HINT))
    vault.agenda = page(f"- [x] {CALL} 20m")
    quiet(vault)
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 call reached 20m"]
    assert "↳ found 2026-11-24 Jane Doe" in vault.agenda


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        (f"- [x] {CALL} 20m ➕ 2026-11-24 📅 2026-11-24 ✅ 2026-11-23 ^a-1", "- 2026-11-23 call reached 20m"),
        (f"- [x] {CALL} 20m  [due:: 2026-11-24]  [completion:: 2026-11-23]", "- 2026-11-23 call reached 20m"),
        (f"- [x] {CALL} 20m (completion:: 2026-11-23)", "- 2026-11-23 call reached 20m"),
        (f"- [X] {CALL} 20m #task ⏫", "- 2026-11-24 call reached 20m: #task"),
        (f"1. [x] {CALL} 20m", "- 2026-11-24 call reached 20m"),
        (f"* [x]  {CALL}   20m", "- 2026-11-24 call reached 20m"),
    ],
)
def test_whichever_plugin_ticked_it(line: str, entry: str) -> None:
    vault = synced(page(line, HINT))
    assert vault.log("Jane Doe")[1:] == [entry]
    quiet(vault)


def test_enter_on_a_phone_puts_a_box_between_which_is_the_items_words() -> None:
    vault = synced(page(f"- [x] {CALL}", "- [ ] 25m: new budget in January", HINT, "\t- [ ] no answer"))
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 call reached 25m: new budget in January"]
    quiet(vault)
    assert "- [ ] 25m: new budget in January" in vault.agenda


def test_both_sides_changed_the_note_stands_and_the_agenda_says_so() -> None:
    vault = synced(page(f"- [x] {CALL} 20m", HINT))
    vault.notes["People/Jane Doe.md"] = vault.note("Jane Doe").replace("reached 20m", "reached 40m: by hand")
    vault.agenda = vault.agenda.replace(" 20m", " 25m: typed")
    quiet(vault)
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 call reached 40m: by hand"]
    assert "· changed there" in vault.agenda
    assert "25m: typed" in vault.agenda
