"""After an item was logged: it may change, its entry may change, and each is told apart."""

from __future__ import annotations

from datetime import date

import pytest

from tests.notes.sync.small_vault import JANE, SmallVault, page, synced

CALL = "call [[Jane Doe]] [07700 900123](tel:+447700900123)"
HINT = "\t- ↳ 9 Oct lunch with Bob"


@pytest.fixture
def vault() -> SmallVault:
    return synced(page(f"- [x] {CALL} 20m", HINT))


def change(vault: SmallVault, taken: str, put: str) -> None:
    """Edit the agenda, sync, and see that once more changes nothing."""
    assert taken in vault.agenda
    vault.agenda = vault.agenda.replace(taken, put, 1)
    vault.sync()
    assert vault.sync().changes == ()


@pytest.mark.parametrize(
    ("taken", "put", "entry"),
    [
        (" 20m", " 25m: new budget", ["- 2026-11-24 call reached 25m: new budget"]),
        (" 20m", " 20m ✅ 2026-11-20", ["- 2026-11-20 call reached 20m"]),
        ("call [[", "met [[", ["- 2026-11-24 met 20m"]),
        (HINT, f"{HINT}\n\t- jam", ["- 2026-11-24 call reached 20m", "\t- jam"]),
        (HINT, f"{HINT}\n\t- [x] no answer", ["- 2026-11-24 call no-answer 20m"]),
    ],
)
def test_the_entry_follows_the_item(vault: SmallVault, taken: str, put: str, entry: list[str]) -> None:
    change(vault, taken, put)
    assert vault.log("Jane Doe")[1:] == entry
    assert "changed there" not in vault.agenda


@pytest.mark.parametrize(
    ("put", "last"),
    [(f"{HINT}\n\t- [x] no answer", "2026-10-09"), (f"{HINT}\n\t- [[Jane Doe]]: jam", "2026-11-24")],
)
def test_last_touch_follows_too(vault: SmallVault, put: str, last: str) -> None:
    change(vault, HINT, put)
    assert f"last_touch: {last}\n" in vault.note("Jane Doe")


def test_skipped_after_all_it_is_withdrawn_and_skipped() -> None:
    vault = synced(page(f"- [x] {CALL}"))
    change(vault, "- [x] call", "- [-] call")
    assert vault.note("Jane Doe") == JANE.replace("snooze_until:", "snooze_until: 2026-12-24")
    assert vault.agenda == page(f"- [-] {CALL}", "\t- ↳ skipped until 2026-12-24")


def test_unticked_it_leaves_the_note_as_it_was(vault: SmallVault) -> None:
    change(vault, "- [x] call", "- [ ] call")
    assert vault.note("Jane Doe") == JANE
    assert vault.agenda == page(f"- [ ] {CALL} 20m", HINT)


def test_last_touch_goes_back_only_if_it_still_holds_that_day(vault: SmallVault) -> None:
    vault.notes["People/Jane Doe.md"] = vault.note("Jane Doe").replace(
        "last_touch: 2026-11-24", "last_touch: 2026-11-22"
    )
    change(vault, "- [x] call", "- [ ] call")
    assert "last_touch: 2026-11-22\n" in vault.note("Jane Doe")


def test_last_touch_goes_to_the_newest_entry_that_is_left(vault: SmallVault) -> None:
    vault.notes["People/Jane Doe.md"] += "- 2026-11-23 email\n"
    change(vault, "- [x] call", "- [ ] call")
    assert "last_touch: 2026-11-23\n" in vault.note("Jane Doe")


def test_a_link_that_is_taken_out_takes_the_entry_out() -> None:
    vault = synced(page("- [x] lunch [[Jane Doe]] with [[Bob Lee]]"))
    change(vault, " with [[Bob Lee]]", "")
    assert vault.log("Bob Lee") == ["- 2026-08-14 call"]
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 lunch"]
    assert "last_touch: 2026-08-14\n" in vault.note("Bob Lee")


@pytest.mark.parametrize(
    ("taken", "put"),
    [("call reached 20m", "call reached 20m: mended by hand"), ("- 2026-11-24 call reached 20m\n", "")],
)
def test_an_entry_changed_in_the_note_stands_so(vault: SmallVault, taken: str, put: str) -> None:
    mended = vault.notes["People/Jane Doe.md"] = vault.note("Jane Doe").replace(taken, put)
    change(vault, " 20m", " 25m")
    assert vault.note("Jane Doe") == mended
    assert vault.agenda.endswith(" (was 2026-10-09) · changed there\n")
    change(vault, "- [x] call", "- [ ] call")
    assert vault.note("Jane Doe") == mended


def test_an_entry_that_comes_back_by_a_file_sync_is_known_again(vault: SmallVault) -> None:
    logged = vault.note("Jane Doe")
    vault.notes["People/Jane Doe.md"] = JANE
    vault.sync()
    assert "changed there" in vault.agenda
    vault.notes["People/Jane Doe.md"] = logged
    vault.sync()
    assert "changed there" not in vault.agenda


def test_one_that_was_found_is_not_withdrawn() -> None:
    notes = {"People/Jane Doe.md": f"{JANE}- 2026-11-24 call\n"}
    vault = synced(page(f"- [x] {CALL}"), notes=notes)
    change(vault, "- [x] call", "- [ ] call")
    assert vault.notes == notes


def test_the_day_of_a_tick_in_an_agenda_written_ahead_stays() -> None:
    vault = synced(page(f"- [x] {CALL}"), today=date(2026, 11, 21))
    vault.today = date(2026, 11, 22)
    assert vault.sync().changes == ()
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-21 call reached"]


def test_ticked_again_it_is_logged_again(vault: SmallVault) -> None:
    before = vault.note("Jane Doe")
    change(vault, "- [x] call", "- [ ] call")
    change(vault, "- [ ] call", "- [x] call")
    assert vault.note("Jane Doe") == before
