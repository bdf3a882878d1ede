"""`add`: a new note from the template, never over another one, and only by names that every system takes."""

from __future__ import annotations

import pytest

from cultivate.errors import CannotEdit, Refused, UsageError
from cultivate.flows.add import add
from cultivate.flows.set import Assignment, parse_assignment
from tests.flows.conftest import MakePractice
from tests.flows.practice import ANN, Practice


def made(vault: Practice, name: str, *words: str, folder: str = "", dry_run: bool = False) -> str:
    """The path of the note that `add` makes."""
    given = [each for each in map(parse_assignment, words) if isinstance(each, Assignment)]
    assert len(given) == len(words)
    outcome = add(vault.session(), name, given, folder=folder, dry_run=dry_run)
    return outcome.changes[0].path


def test_a_new_note(practice: MakePractice) -> None:
    vault = practice()
    assert (
        made(vault, "Eve Fox", "tier=alliance", "phone=+44 7700 900123", "company=Fox: & Co")
        == "People/Eve Fox.md"
    )
    assert vault.text("People/Eve Fox.md") == (
        '---\ntype: contact\ntier: alliance\nphone: "+44 7700 900123"\ncompany: "Fox: & Co"\n---\n'
        "# Eve Fox\n\n## Next\n\n## Log\n"
    )
    vault.log("eve", means="call")
    assert vault.text("People/Eve Fox.md").endswith("## Log\n- 2026-11-24 call\n")


def test_several_tiers(practice: MakePractice) -> None:
    vault = practice()
    made(vault, "Eve Fox", "tier=alliance,client-system")
    contact = next(each for each in vault.session().load().contacts if each.name == "Eve Fox")
    assert contact.tiers == ("alliance", "client-system")
    assert contact.problems == ()


def test_the_vaults_own_template(practice: MakePractice) -> None:
    template = "---\ntype: person\ncreated: {{date}}\ntier:\n---\n# {{ title }}\n\\1 {{other}}\n"
    vault = practice({"cultivate.toml": '[vault]\ncontact_template = "T/C.md"\n', "T/C.md": template})
    made(vault, "Eve \\1 Fox".replace("\\", "$"), "tier=alliance")
    assert vault.text("People/Eve $1 Fox.md") == (
        "---\ntype: person\ncreated: 2026-11-24\ntier: alliance\n---\n# Eve $1 Fox\n\\1 {{other}}\n"
    )
    assert [c.name for c in vault.session().load().contacts if "$" not in c.name] == [
        "Ann Poe",
        "Bob Lee",
        "Jane Doe",
    ]


def test_a_template_that_is_gone_is_told(practice: MakePractice) -> None:
    vault = practice({"cultivate.toml": '[vault]\ncontact_template = "T/C.md"\n'})
    with vault.silent(), pytest.raises(CannotEdit, match=r"^T/C.md"):
        made(vault, "Eve Fox")


@pytest.mark.parametrize(
    ("files", "settings", "folder", "path"),
    [
        ({"Work/A.md": ANN, "Work/B.md": ANN, "Other/C.md": ANN}, "", "", "Work/Eve.md"),
        ({"A.md": ANN}, "", "", "Eve.md"),
        ({}, "", "", "People/Eve.md"),
        ({"Work/A.md": ANN}, '[contacts]\nfolders = ["Friends/", "Work"]\n', "", "Friends/Eve.md"),
        ({"Work/A.md": ANN}, "", "New/Folder/", "New/Folder/Eve.md"),
    ],
)
def test_where_it_goes(
    practice: MakePractice, files: dict[str, str | bytes | None], settings: str, folder: str, path: str
) -> None:
    vault = practice({**files, "cultivate.toml": settings}, alone=True)
    assert made(vault, "Eve", "tier=network", folder=folder) == path
    assert "Eve" in [contact.name for contact in vault.session().load().contacts]


@pytest.mark.parametrize("name", ["Jane Doe", "jane  doe", "JD", "jd", "JANE DOE"])
def test_somebody_who_is_there_already(practice: MakePractice, name: str) -> None:
    vault = practice()
    with vault.silent(), pytest.raises(Refused, match=r"Jane Doe has a note already: People/Jane Doe.md"):
        made(vault, name)


def test_a_note_of_another_kind_is_never_overwritten(practice: MakePractice) -> None:
    vault = practice({"People/Eve Fox.md": "# a novel\n", "People/soup.MD": "x"})
    for name in ("Eve Fox", "eve fox", "Soup"):
        with vault.silent(), pytest.raises(Refused):
            made(vault, name)


@pytest.mark.parametrize(
    "name",
    ["", " ", ".", "..", ".hidden", "a/b", "a\\b", "a:b", "a*b", "a?b", 'a"b', "a<b", "a>b", "a|b", "a#b",
     "a^b", "[[a]]", "a%%b", "a\x00b", "a\x1bb", "a\x7fb", "con", "CON.x", "nul", "LPT1", "trailing.",
     "x" * 201,
     "é" * 101, "a\u202eb", "a\u200bb", "\ufeffa", "\udce9", "a\x9bb",
     "\u200f"],
)  # fmt: skip
def test_names_that_no_note_may_have(practice: MakePractice, name: str) -> None:
    vault = practice()
    with vault.silent(), pytest.raises(Refused, match="a note cannot be called"):
        made(vault, name)


@pytest.mark.parametrize(
    "name",
    [
        "Zoë Ünï",
        "李雷",
        "O'Neil-Poe Jr. III",
        "Dr. Eve Fox (CEO)",
        "Eve & Al",
        "Eve, Fox",
        "a $1 \\g<0>"[:4],
        "x" * 200,
    ],
)
def test_names_that_people_have(practice: MakePractice, name: str) -> None:
    vault = practice()
    path = made(vault, name, "tier=network")
    assert f"\n# {name}\n" in vault.text(path)
    contact = next(each for each in vault.session().load().contacts if each.name == name)
    assert contact.problems == ()


def test_a_name_is_composed(practice: MakePractice) -> None:
    """As macOS types it: two ways to write one name would be two notes on one system and one on another."""
    vault = practice()
    assert made(vault, "Zoe\u0308 Fox", "tier=network") == "People/Zoë Fox.md"
    with vault.silent(), pytest.raises(Refused):
        made(vault, "Zoë Fox")


@pytest.mark.parametrize(
    "word", ["tier=friends", "cadence=often", "stage=lost", "birthday=soon", "last_touch=then"]
)
def test_values_are_checked(practice: MakePractice, word: str) -> None:
    vault = practice()
    with vault.silent(), pytest.raises(UsageError):
        made(vault, "Eve Fox", word)


def test_a_dry_run(practice: MakePractice) -> None:
    vault = practice()
    with vault.silent():
        made(vault, "Eve Fox", dry_run=True)


@pytest.mark.parametrize("folder", ["../out", "a/../../b", ".git", "People/../../x"])
def test_never_out_of_the_vault(practice: MakePractice, folder: str) -> None:
    vault = practice()
    with vault.silent(), pytest.raises(Refused):
        made(vault, "Eve Fox", folder=folder)
