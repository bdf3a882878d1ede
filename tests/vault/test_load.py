"""Every contact read once: what each note costs, whose problem it is, and by what a link finds a note."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cultivate.model.settings import Settings
from cultivate.vault.load import Vault, load
from tests.running import MakeVault

DAY = date(2026, 11, 24)
BOB = "---\ntier: alliance\n---\n## Log\n- 2026-11-20 call\n- 2026-11-22 email\n"
BROKEN = '---\ntier: "alliance\n---\n'


def loaded(
    root: Path, *, today: date = DAY, latest: date = DAY, thorough: bool = False, **settings: object
) -> Vault:
    return load(root, Settings(**settings), today, latest=latest, thorough=thorough)  # type: ignore[arg-type]


def test_contacts_by_name(vault: MakeVault) -> None:
    root = vault({"b/Zed.md": BOB, "a/ann.md": BOB, "c/Bob.md": BOB, "Else.md": "# no contact\n"})
    found = loaded(root)
    assert [contact.name for contact in found.contacts] == ["ann", "Bob", "Zed"]
    assert found.paths == ("Else.md", "a/ann.md", "b/Zed.md", "c/Bob.md")
    assert found.problems == found.others == found.errors == ()


def test_entries_between_today_and_the_clock_are_left_out_without_a_problem(vault: MakeVault) -> None:
    root = vault({"Bob.md": BOB})
    found = loaded(root, today=date(2026, 11, 21))
    assert [entry.day.day for entry in found.contacts[0].entries] == [20]
    assert found.problems == ()


def test_entries_after_the_clock_are_an_error(vault: MakeVault) -> None:
    root = vault({"Bob.md": BOB})
    found = loaded(root, today=date(2026, 11, 21), latest=date(2026, 11, 21))
    assert [entry.day.day for entry in found.contacts[0].entries] == [20]
    assert [(p.path, p.line, p.code, p.severity) for p in found.errors] == [
        ("Bob.md", 6, "future-date", "error")
    ]


def test_a_broken_note_that_may_be_a_contact_is_everybodys(vault: MakeVault) -> None:
    found = loaded(vault({"Bob.md": BROKEN, "Ann.md": BOB}))
    assert [p.path for p in found.problems] == ["Bob.md"]
    assert "Ann" in [contact.name for contact in found.contacts]


@pytest.mark.parametrize("thorough", [False, True])
def test_a_broken_note_of_another_kind_is_doctors(vault: MakeVault, thorough: bool) -> None:
    found = loaded(vault({"Soup.md": '---\ntitle: "soup\n---\n'}), thorough=thorough)
    assert found.problems == ()
    assert [p.path for p in found.others] == ["Soup.md"] * thorough


def test_notes_with_a_last_touch_that_are_no_contacts(vault: MakeVault) -> None:
    root = vault({"Bob.md": "---\nlast_contact: 2026-01-01\n---\n", "Ann.md": BOB})
    assert loaded(root, thorough=True).lookalikes == ("Bob.md",)


def test_a_link_names_the_note_or_its_path(vault: MakeVault) -> None:
    root = vault({"a/Bob.md": BOB, "b/bob.md": "# another\n", "Ann.md": BOB, "Deep/Eve.md": BOB})
    found = loaded(root)
    assert found.link_texts == {"a/Bob.md": "a/Bob|Bob", "Ann.md": "Ann", "Deep/Eve.md": "Eve"}
    assert [found.link_target(path) for path in found.paths] == ["Ann", "Eve", "a/Bob", "b/bob"]


def test_an_empty_vault(tmp_path: Path) -> None:
    found = loaded(tmp_path)
    assert (found.contacts, found.problems, found.skipped, found.paths) == ((), (), (), ())
