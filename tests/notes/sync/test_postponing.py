from __future__ import annotations

from datetime import date

import pytest

from cultivate.model.settings import Settings
from tests.notes.sync.small_vault import ANN, BOB, JANE, page, synced

CALL = "call [[Jane Doe]] [07700 900123](tel:+447700900123)"
HINT = "\t- ↳ 9 Oct lunch with Bob"


def snoozed(line: str) -> str:
    """The day until which Jane is snoozed after a sync of `line`."""
    note = synced(page(line, HINT)).note("Jane Doe")
    return note.partition("snooze_until:")[2].partition("\n")[0].strip()


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("", "2026-11-27"),
        (" 2w", "2026-12-08"),
        (" 2 weeks", "2026-12-08"),
        (" in 2 weeks, she is away", "2026-12-08"),
        (" 3m", "2027-02-24"),
        (": every 6 weeks", "2027-01-05"),
        (" 4 days", "2026-11-30"),
        (" 2026-12-05", "2026-12-05"),
        (" until 2026-12-01, she is in Spain", "2026-12-01"),
        (" she is in Spain", "2026-11-27"),
    ],
)
def test_put_off_to_the_date_or_length_typed_else_by_the_tier(typed: str, until: str) -> None:
    """Lengths move on to a working day (28 November is a Saturday); a date is taken as it was typed."""
    assert snoozed(f"- [>] {CALL}{typed}") == until


def test_put_off_is_done_once() -> None:
    vault = synced(page(f"- [>] {CALL} 2w", HINT))
    vault.notes["People/Jane Doe.md"] = JANE
    vault.sync()
    assert vault.note("Jane Doe") == JANE


def test_a_day_that_is_over_is_asked_about() -> None:
    vault = synced(page(f"- [>] {CALL} 2026-11-20", HINT))
    assert vault.note("Jane Doe") == JANE
    assert vault.agenda.endswith("\t- ↳ not put off: 2026-11-20 is not after the day of this agenda\n")


def test_only_the_person_whom_the_item_is_about_is_put_off() -> None:
    vault = synced(page("- [>] meal [[Bob Lee]] with [[Ann Poe]]", HINT))
    assert "snooze_until: 2026-12-01\n" in vault.note("Bob Lee")
    assert vault.note("Ann Poe") == ANN


def test_next_touch_is_kept_where_the_settings_keep_it() -> None:
    vault = synced(page(f"- [>] {CALL} 2w"), settings=Settings(next_touch=True))
    assert "next_touch: 2026-12-08\n" in vault.note("Jane Doe")


def test_skipped_comes_again_after_the_cadence_and_leaves_no_mark() -> None:
    vault = synced(page(f"- [-] {CALL} ❌ 2026-11-24", HINT))
    assert vault.note("Jane Doe") == JANE.replace("snooze_until:", "snooze_until: 2026-12-24")
    assert vault.agenda.endswith("\t- ↳ skipped until 2026-12-24\n")


def test_skipped_with_words_leaves_a_mark() -> None:
    vault = synced(page(f"- [-] {CALL}: on leave", HINT, "\t- back in May"), today=date(2026, 11, 23))
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-23 skipped: on leave", "\t- back in May"]
    assert "last_touch: 2026-10-09\n" in vault.note("Jane Doe")


def test_somebody_without_a_cadence_is_skipped_and_that_is_all() -> None:
    notes = {"P/Cy Orr.md": "---\ntier: network\n---\n"}
    vault = synced(page("- [-] message [[Cy Orr]]", HINT), notes=notes)
    assert vault.notes == notes
    assert vault.agenda.endswith("\t- ↳ skipped\n")


@pytest.mark.parametrize(("box", "kind"), [(">", "put off"), ("-", "skipped")])
def test_somebody_unknown_is_told_once(box: str, kind: str) -> None:
    vault = synced(page(f"- [{box}] call [[Eve]]", HINT))
    assert vault.agenda.endswith(f"\t- ↳ not {kind}: nobody in the vault is called “Eve”\n")
    assert vault.note("Bob Lee") == BOB
