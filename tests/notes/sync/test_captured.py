"""Lines under Also today: ticked or without a box, they are touches if they begin with a means."""

from __future__ import annotations

import pytest

from tests.notes.sync.small_vault import NOTES, page, synced


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("- lunch [[Bob Lee]] 90m: five names", "lunch 90m: five names"),
        ("* [x] rang [[Bob Lee]]", "rang reached"),
        ("- rang [[Bob Lee]] about the audit", "rang: about the audit"),
        ("- lunch in Leeds with [[Bob Lee]]", "lunch: in Leeds with [[Bob Lee]]"),
        ("- 14:30 zoom [[Bob Lee]]", "14:30 zoom"),
        ("- spoke to [[Bob Lee]] about [[Eve Fox]]", "spoke: to [[Bob Lee]] about [[Eve Fox]]"),
    ],
)
def test_a_captured_line_is_logged_where_it_says(line: str, entry: str) -> None:
    time, _, rest = entry.partition(" ") if entry[0].isdigit() else ("", "", entry)
    vault = synced(page(line, section="Also today"))
    assert vault.log("Bob Lee")[1:] == ["- " + " ".join(filter(None, ["2026-11-24", time, rest]))]
    assert f"{line}\n\t- ↳ logged 2026-11-24 Bob Lee " in vault.agenda


@pytest.mark.parametrize(
    "line",
    [
        "- buy milk",
        "- [ ] call [[Bob Lee]]",
        "- [[Bob Lee]] looked well",
        "- [x] buy milk",
        "- call [[Eve]]",
        "- ",
    ],
)
def test_everything_else_is_left_alone(line: str) -> None:
    text = page(line, section="Also today")
    vault = synced(text)
    assert (vault.agenda, vault.notes) == (text, NOTES)


def test_a_ticked_line_may_name_somebody_new() -> None:
    vault = synced(page("- [x] coffee [[Eve New]] with [[Bob Lee]] 30m", section="Also today"))
    assert vault.note("Eve New") == (
        "---\ntype: contact\nlast_touch: 2026-11-24\n---\n## Log\n- 2026-11-24 coffee [[Bob Lee]] 30m\n"
    )
    assert vault.log("Bob Lee")[1:] == ["- 2026-11-24 coffee [[Eve New]] 30m"]


def test_somebody_new_is_made_once_for_two_lines() -> None:
    vault = synced(page("- [x] coffee [[Eve New]]", "- [x] email [[Eve New]]", section="Also today"))
    assert vault.log("Eve New") == ["- 2026-11-24 coffee", "- 2026-11-24 email"]


@pytest.mark.parametrize("link", ["Eve New", "eve new", "People/Eve New"])
def test_a_line_above_the_one_that_names_somebody_new_counts_in_the_same_run(link: str) -> None:
    vault = synced(page(f"- lunch [[{link}]]", "- [x] call [[Eve New]]", section="Also today"))
    assert sorted(vault.log("Eve New")) == ["- 2026-11-24 call reached", "- 2026-11-24 lunch"]


def test_words_about_somebody_new_are_asked_about_in_the_same_run() -> None:
    vault = synced(page("- [x] thought [[Eve New]]", "- [x] call [[Eve New]]", section="Also today"))
    assert vault.log("Eve New") == ["- 2026-11-24 call reached"]
    assert "not logged: the line does not begin with what it was" in vault.agenda


def test_somebody_new_is_one_person_however_the_name_is_written() -> None:
    vault = synced(page("- [x] coffee [[Eve New]]", "- [x] email [[eve new]]", section="Also today"))
    assert vault.log("Eve New") == ["- 2026-11-24 coffee", "- 2026-11-24 email"]
    assert len(vault.notes) == len(NOTES) + 1


def test_a_name_that_no_note_can_have_is_told() -> None:
    vault = synced(page("- [x] call [[A: B]]", section="Also today"))
    assert vault.agenda.endswith("\t- ↳ not logged: no note can be called “A: B”\n")


def test_elsewhere_nobody_new_is_made() -> None:
    vault = synced(page("- [x] coffee [[Eve New]]"))
    assert vault.notes == NOTES
