"""A vault that somebody has had for years: their folders, names, dates and habits, and what lies about."""

from __future__ import annotations

import os

import pytest

from cultivate.flows.doctor import doctor
from cultivate.flows.due import due
from tests.flows.conftest import MakePractice
from tests.flows.practice import Practice, entries

DATAVIEW = """\
---
tags:
  - people/work
  - me
Last contact: 2026-09-01T09:30
Contact Frequency: 30
Company: "[[Acme GmbH]]"
E-Mail: jane@acme.example
aliases: Janey
---
up:: [[People MOC]]

Met in **Leeds**.

## Notes
* likes [[Sailing]]

## Interactions

### 2026-09-01 — Call
We talked about the new role.

### 2026-05-04 - Lunch
"""
BULLETS = """\
---
type: Person
frequency: every 6 weeks
lastContacted: "[[2026-08-14]]"
---
## Log
+ 2026-08-14: coffee with [[Janey Doe]]
+ **2026-05-01** - saw her at the fair
"""
TABLE = """\
---
categories: "[[People]]"
cadence: quarterly
---
## Log

| Date | Type | Summary |
| --- | --- | --- |
| 2026-07-01 | Call | asked for dates |
| 2026-03-01 | Email | hello |
"""
SETTINGS = """\
[contacts]
tags = ["people"]
categories = ["People"]
[vault]
log_heading = ["Log", "Interactions"]
[properties]
last_touch = "Last contact"
"""
OWN = {
    "30 People/Work/Janey Doe.md": DATAVIEW,
    "30 People/Bo Orr.md": BULLETS,
    "30 People/Family/Cy Day.md": TABLE,
    "30 People/People MOC.md": "# People\n- [[Janey Doe]]\n",
    "10 Projects/Boat.md": "---\nstatus: on\n---\n## Log\n- 2026-01-01 call [[Bo Orr]]\n",
    "99 Templates/Person.md": "---\ntype: person\ntier: alliance\n---\n# <% tp.file.title %>\n",
    "Journal/2026-11-24.md": "- [ ] call [[Bo Orr]]\n- 2026-11-24 call [[Bo Orr]]\n",
    "cultivate.toml": SETTINGS,
    ".obsidian/templates.json": '{"folder": "99 Templates"}',
}


def own(practice: MakePractice) -> Practice:
    return practice(dict(OWN), alone=True)


def test_they_are_found_and_read(practice: MakePractice) -> None:
    vault = own(practice)
    loaded = vault.session().load()
    assert loaded.problems == ()
    found = {
        c.name: (str(c.cadence), str(c.last_touch), [str(e.day) for e in c.entries]) for c in loaded.contacts
    }
    assert found == {
        "Bo Orr": ("6 weeks", "2026-08-14", ["2026-08-14", "2026-05-01"]),
        "Cy Day": ("3 months", "None", ["2026-07-01", "2026-03-01"]),
        "Janey Doe": ("30 days", "2026-09-01", ["2026-09-01", "2026-05-04"]),
    }
    assert [e.means for c in loaded.contacts for e in c.entries] == [
        "meal",
        "other",
        "call",
        "email",
        "call",
        "meal",
    ]


def test_who_is_due(practice: MakePractice) -> None:
    planned = due(own(practice).session()).planned
    assert [(each.standing.contact.name, str(each.standing.due)) for each in planned] == [
        ("Janey Doe", "2026-10-01"),
        ("Bo Orr", "2026-09-25"),
        ("Cy Day", "2026-10-01"),
    ]


def test_the_whole_loop(practice: MakePractice) -> None:
    vault = own(practice)
    before = vault.files()
    vault.agenda()
    assert {p: t for p, t in vault.files().items() if p != vault.day_path} == before
    for name in ("Janey Doe", "Bo Orr", "Cy Day"):
        line = next(
            each for each in vault.day.split("\n") if each.startswith("- [ ]") and f"[[{name}]]" in each
        )
        vault.type(line, line.replace("[ ]", "[x]") + " all well")
    vault.sync()
    assert vault.text("30 People/Work/Janey Doe.md") == DATAVIEW.replace("2026-09-01T09:30", "2026-11-24") + (
        "\n## Log\n- 2026-11-24 email: all well\n"
    )
    assert vault.text("30 People/Bo Orr.md") == BULLETS.replace(
        '"[[2026-08-14]]"', '"[[2026-11-24]]"'
    ).replace("## Log\n", "## Log\n+ 2026-11-24 call reached: all well\n")
    cy = vault.text("30 People/Family/Cy Day.md")
    assert cy == TABLE.replace("quarterly\n", "quarterly\nLast contact: 2026-11-24\n") + (
        "\n- 2026-11-24 call reached: all well\n"
    )
    with vault.silent():
        vault.sync()
    with vault.silent():
        vault.agenda()
    tomorrow = vault.on("2026-11-25")
    tomorrow.agenda()
    assert "[[" not in tomorrow.day.partition("## Also today")[0]
    assert vault.text("Journal/2026-11-24.md") == before["Journal/2026-11-24.md"]
    assert vault.text("10 Projects/Boat.md") == before["10 Projects/Boat.md"]


@pytest.mark.parametrize(
    ("settings", "path", "note", "is_one"),
    [
        ('folders = ["People"]', "People/A/B.md", "# B\n", True),
        ('folders = ["People/"]', "People/B.md", "", True),
        ('folders = ["People"]', "People.md", "# B\n", False),
        ('folders = ["People"]', "Peoples/B.md", "# B\n", False),
        ('folders = ["People"]', "Else/B.md", "---\ntier: alliance\n---\n", True),
        ('tags = ["crm"]', "B.md", "---\ntags: [x, crm]\n---\n", True),
        ('tags = ["#crm"]', "B.md", "---\ntags: crm/work\n---\n", True),
        ('tags = ["crm"]', "B.md", "---\ntags: [crmx]\n---\n", False),
        ('categories = ["People"]', "B.md", '---\ncategories: ["[[People]]"]\n---\n', True),
        ('categories = ["[[People]]"]', "B.md", '---\ncategories: "[[Lists/People|p]]"\n---\n', True),
        ('categories = ["People"]', "B.md", '---\ncategories: ["[[Places]]"]\n---\n', False),
        ("", "B.md", "---\nType: CONTACT\n---\n", True),
        ("", "B.md", "---\ntype: person\n---\n", True),
        ("", "B.md", "---\ntype: [note, person]\n---\n", True),
        ("", "B.md", "---\ntype: meeting\n---\n", False),
        ("", "B.md", "---\ntier: alliance\n---\n", True),
        ("", "B.md", "tier: alliance\n", False),
        ("", "B.md", "---\nlast_touch: 2026-01-01\n---\n", False),
        ("", "Deep/er/and/deeper/B.md", "---\ntier: alliance\n---\n", True),
        ("", ".trash/B.md", "---\ntier: alliance\n---\n", False),
        ("", "B (conflicted copy 2026-01-01).md", "---\ntier: alliance\n---\n", False),
        ("", "B.sync-conflict-20260101-101010-ABCDEFG.md", "---\ntier: alliance\n---\n", False),
        ("", "B.markdown", "---\ntier: alliance\n---\n", False),
        ("", "B.txt", "---\ntier: alliance\n---\n", False),
    ],
)
def test_who_is_a_contact(practice: MakePractice, settings: str, path: str, note: str, is_one: bool) -> None:
    vault = practice({path: note, "cultivate.toml": f"[contacts]\n{settings}\n"}, alone=True)
    assert len(vault.session().load().contacts) == is_one


def test_excluded_and_template_folders(practice: MakePractice) -> None:
    note = "---\ntier: alliance\n---\n"
    vault = practice(
        {
            "Archive/A.md": note,
            "Old/B.md": note,
            "Forms/C.md": note,
            "Live/D.md": note,
            "Attic/E.md": note,
            "cultivate.toml": '[vault]\nexclude = ["Attic/"]\n',
            ".obsidian/plugins/templater-obsidian/data.json": '{"templates_folder": "Forms"}',
        },
        alone=True,
    )
    vault.write(".obsidian/app.json", '{"userIgnoreFilters": ["Archive/", "/^Ol+d/"]}')
    loaded = vault.session().load()
    assert [c.path for c in loaded.contacts] == ["Live/D.md"]
    assert doctor(vault.session()).skipped == {"excluded": 3, "hidden": 1, "template": 1}


def test_what_lies_about(practice: MakePractice) -> None:
    """Pipes, links, folders with a note's name, an enormous file: none is read, none stops anything."""
    vault = practice()
    people = vault.root / "People"
    os.mkfifo(people / "Pipe.md")
    (people / "Folder.md").mkdir()
    (people / "Link.md").symlink_to(people / "Jane Doe.md")
    (people / "Loop.md").symlink_to(people / "Loop.md")
    (people / "Out.md").symlink_to("/etc/passwd")
    (people / "Linked").symlink_to(people, target_is_directory=True)
    with (people / "Huge.md").open("wb") as file:
        file.truncate(9 * 1024 * 1024)
    report = doctor(vault.session())
    assert report.contacts == 3
    assert report.skipped == {"hidden": 1, "link": 4, "not-a-file": 1, "too-large": 1}
    vault.agenda()
    vault.log("jane", means="call")
    assert (people / "Link.md").is_symlink()
    for name in ("Pipe", "Out", "Loop", "Huge"):
        with pytest.raises(Exception, match=r"not a file|link|larger|nobody is called"):
            vault.log(f"People/{name}.md", means="call")


def test_a_path_that_is_a_link_inside_the_vault_is_the_note_itself(practice: MakePractice) -> None:
    vault = practice()
    (vault.root / "Jane.md").symlink_to(vault.root / "People" / "Jane Doe.md")
    vault.log("Jane.md", means="call", text="by the link")
    assert entries(vault.text("People/Jane Doe.md"))[-1] == "- 2026-11-24 call: by the link"
    assert (vault.root / "Jane.md").is_symlink()


HEAD = b"---\ntier: alliance\n"
HOSTILE = {
    "UTF-16": "---\ntier: alliance\n---\n".encode("utf-16"),
    "zeros": b"\x00" * 100,
    "nothing": b"",
    "a fence": b"---",
    "two fences": b"---\n---",
    "Latin-1": b"---\ntier: caf\xe9\n---\n",
    "brackets": b"---\ntier: alliance\nx: " + b"[" * 30_000 + b"\n---\n",
    "aliases": HEAD + b"a: &a [*a]\n" * 50 + b"---\n",
    "tabs": b"---\n\t\ttier: x\n---\n",
    "a tag": b"---\ntier: !!python/object:os.system x\n---\n",
    "a list": b"---\n- tier\n- b\n---\n",
    "braces": b"---\n{tier: alliance}\n---\n",
    "a mapping": b"---\ntier: {a: b}\n---\n",
    "a key that is none": b"---\n? [tier]\n: b\n---\n",
    "a list of days": HEAD + b"last_touch: [2026-01-01]\n---\n",
    "a mapping of days": HEAD + b"last_touch:\n  a: b\n---\n",
    "day 0": HEAD + b"birthday: 0000-00-00\n---\n",
    "year 99999": HEAD + b"last_touch: 99999-01-01\n---\n",
    "a block": b"---\ntier: |\n  alliance\n---\n",
    "too many properties": HEAD + b"x: y\n" * 20_000 + b"---\n",
    "a long log": HEAD + b"---\n## Log\n" + b"- 2026-01-01 call\n" * 3000,
    "impossible days": HEAD + b"---\n## Log\n- 2026-13-45 call\n- 0000-00-00\n- 2026-01-01\n",
    "an endless cadence": HEAD + b"cadence: 99999999999 years\n---\n",
    "a long cadence": HEAD + b"cadence: 9999 years\nlast_touch: 2026-01-01\n---\n",
    "the last day": HEAD + b"last_touch: 2026-01-01\nsnooze_until: 9999-12-31\n---\n",
    "the first day": HEAD + b"pause_until: 9999-12-30\nlast_touch: 0001-01-01\n---\n",
}


@pytest.mark.parametrize("note", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_note_costs_itself_alone(practice: MakePractice, note: bytes) -> None:
    vault = practice({"People/Eve Fox.md": note})
    assert {"Ann Poe", "Bob Lee", "Jane Doe"} <= {c.name for c in vault.session().load().contacts}
    doctor(vault.session())
    due(vault.session())
    vault.agenda()
    assert "[[Jane Doe]]" in vault.day
    with vault.silent():
        vault.agenda()
    assert (vault.root / "People/Eve Fox.md").read_bytes() == note
