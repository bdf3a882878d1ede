"""`agenda`: whom it proposes, what `Home.md` changes, and what it says when it could not read or render."""

from __future__ import annotations

import os
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from cultivate.errors import CannotEdit, Refused
from cultivate.flows.agenda import agenda
from cultivate.flows.sync import reconcile_notes
from cultivate.notes.agenda.render import CALM
from cultivate.notes.sync.reconcile import SyncResult
from tests.flows.conftest import MakePractice
from tests.flows.practice import ANN, BOB, JANE, NOTES, TODAY, Practice

TOML = "cultivate.toml"
SETTINGS = '[vault]\nhome = "Home.md"\ntoday = "Today.md"\n'


def crowd(count: int, tier: str = "client-system") -> dict[str, str | bytes | None]:
    """People who are all due, and nobody else."""
    note = f"---\ntier: {tier}\nlast_touch: 2026-01-01\n---\n"
    return {f"People/Person {number:03}.md": note for number in range(count)}


def proposed(vault: Practice) -> list[str]:
    """Who stands under Today."""
    today = vault.day.partition("## Today\n")[2].partition("\n## ")[0]
    return re.findall(r"^- \[.\] \w+ (?:invited )?\[\[(.*?)\]\]", today, re.MULTILINE)


def test_per_day_and_no_refill_after_ticking(practice: MakePractice) -> None:
    vault = practice(crowd(12), alone=True)
    vault.agenda()
    people = proposed(vault)
    assert len(people) == 8
    for name in people[:3]:
        vault.type(f"- [ ] call [[{name}]]", f"- [x] call [[{name}]]")
    vault.type(f"- [ ] call [[{people[3]}]]", f"- [>] call [[{people[3]}]]")
    vault.type(f"- [ ] call [[{people[4]}]]", f"- [-] call [[{people[4]}]]")
    vault.press(people[5], "no answer")
    for _ in range(2):
        vault.agenda()
        assert proposed(vault) == people
    tomorrow = vault.on(TODAY + timedelta(days=1))
    tomorrow.agenda()
    assert len(proposed(tomorrow)) == 6
    assert set(proposed(tomorrow)).isdisjoint(people[:6])


def test_who_was_logged_today_by_command_takes_up_room(practice: MakePractice) -> None:
    vault = practice(crowd(12), alone=True)
    vault.log("Person 011", means="call")
    vault.log("Person 010", means="call", outcome="no-answer")
    vault.agenda()
    assert len(proposed(vault)) == 6


@pytest.mark.parametrize(
    ("properties", "count"),
    [
        ("per_day: 4", 4), ("per_day: 0", 0), ("perDay: 3", 3), ("per_day:", 8), ("per_day: many", 8),
        ("away: 2026-12-01..2026-12-14", 8), ("away: soon", 8), ("title: x", 8),
    ],
)  # fmt: skip
def test_home_changes_the_day(practice: MakePractice, properties: str, count: int) -> None:
    home = f"---\n{properties}\n---\nHome\n"
    vault = practice({**crowd(12), TOML: SETTINGS, "Home.md": home}, alone=True)
    vault.agenda()
    assert len(proposed(vault)) == count
    assert vault.text("Home.md") == home


@pytest.mark.parametrize(
    "away", ["2026-11-20..2026-11-25", "2026-11-24..2026-11-25", "[2026-11-01, 2026-11-24..2026-11-25]"]
)
def test_who_asks_while_away_gets_the_most_urgent_and_is_told(practice: MakePractice, away: str) -> None:
    home = f"---\naway: {away}\n---\n"
    vault = practice({**crowd(12), TOML: SETTINGS, "Home.md": home}, alone=True)
    told = vault.agenda().outcome.messages
    assert "You are away today; the next working day is Thursday 26 Nov." in told
    assert len(proposed(vault)) == 8


def test_what_cannot_be_read_in_home_is_told(practice: MakePractice) -> None:
    vault = practice({TOML: SETTINGS, "Home.md": "---\nx: 1\nper_day: many\n---\n"})
    assert [problem.sentence() for problem in vault.session().problems] == [
        'Home.md, line 3: `per_day` must be a whole number, not "many"'
    ]


def test_a_broken_home_changes_nothing(practice: MakePractice) -> None:
    vault = practice({TOML: SETTINGS, "Home.md": '---\nper_day: "4\n---\n'})
    vault.agenda()
    assert proposed(vault) == ["Jane Doe", "Bob Lee", "Ann Poe"]
    assert vault.session().problems[0].path == "Home.md"


def test_minutes_today_hold_for_the_day_on_which_they_were_typed(practice: MakePractice) -> None:
    home = "---\nminutes_today: 20 # dentist\n---\n"
    vault = practice({**crowd(3), TOML: SETTINGS, "Home.md": home}, alone=True)
    file = vault.root / "Home.md"
    typed = datetime(2026, 11, 24, 7).timestamp()
    os.utime(file, (typed, typed))
    report = agenda(vault.session())
    assert len(report.day.items) == 1  # a call takes a quarter of an hour
    assert vault.text("Home.md") == home
    os.utime(file, (typed, typed))
    tomorrow = vault.on("2026-11-25")
    tomorrow.agenda()
    assert len(proposed(tomorrow)) == 3
    assert vault.text("Home.md") == "---\nminutes_today: # dentist\n---\n"
    with vault.silent():
        tomorrow.agenda()


def test_visiting_brings_who_lives_there(practice: MakePractice) -> None:
    vault = practice(
        {
            TOML: SETTINGS,
            "Home.md": "---\nvisiting: Leeds 2026-11-24..2026-11-25\n---\n",
            "People/Lou Day.md": "---\ntier: network\ncity: Leeds\n---\n",
            "People/Liz Day.md": "---\ntier: client-system\ncity: leeds\nlast_touch: 2026-11-20\n---\n",
            "People/York Day.md": "---\ntier: client-system\ncity: York\nlast_touch: 2026-11-20\n---\n",
        }
    )
    vault.agenda()
    assert "- [ ] message [[Liz Day]]\n\t- ↳ " in vault.day
    assert "you are in leeds today" in vault.day.casefold()
    assert "York Day" not in vault.day
    vault.on("2026-11-26").agenda()
    assert "Liz Day" not in vault.on("2026-11-26").day


def test_todays_note_follows(practice: MakePractice) -> None:
    vault = practice({TOML: SETTINGS, "Today.md": "# Today\n\n![[Agenda/2026-11-20]]\n\nmy own words\n"})
    vault.agenda()
    assert vault.text("Today.md") == "# Today\n\n![[Agenda/2026-11-24]]\n\nmy own words\n"
    vault.on("2026-11-25").agenda()
    assert vault.text("Today.md") == "# Today\n\n![[Agenda/2026-11-25]]\n\nmy own words\n"
    with vault.silent():
        vault.on("2026-11-25").agenda()


def test_todays_note_gets_an_embed_at_its_end_and_is_not_made(practice: MakePractice) -> None:
    vault = practice({TOML: SETTINGS, "Today.md": "# Today"})
    vault.agenda()
    assert vault.text("Today.md") == "# Today\n\n![[Agenda/2026-11-24]]\n"
    (vault.root / "Today.md").unlink()
    vault.on("2026-11-25").agenda()
    assert not (vault.root / "Today.md").exists()


def test_home_and_today_of_somebody_else_are_left_alone(practice: MakePractice) -> None:
    vault = practice({"Today.md": "![[Agenda/2026-11-20]]\n", "Home.md": "---\nper_day: 1\n---\n"})
    vault.agenda()
    assert vault.text("Today.md") == "![[Agenda/2026-11-20]]\n"
    assert len(proposed(vault)) == 3


def test_another_place_for_the_agenda(practice: MakePractice) -> None:
    settings = '[vault]\nagenda = "Journal/Calls on {date}.md"\ntoday = "Today.md"\n'
    vault = practice({TOML: settings, "Today.md": "x\n"})
    report = vault.agenda()
    assert report.path == "Journal/Calls on 2026-11-24.md"
    assert vault.text("Today.md") == "x\n\n![[Journal/Calls on 2026-11-24]]\n"
    vault.edit(report.path, "- [ ] call [[Jane Doe]]", "- [x] call [[Jane Doe]]")
    vault.sync()
    assert vault.text("People/Jane Doe.md").endswith("- 2026-11-24 call reached\n")
    with vault.silent():
        vault.agenda()


@pytest.mark.parametrize(
    ("birthday", "said"),
    [
        ("1976-11-26", "turns 50 on Thursday"),
        ("--11-24", "today"),
        ("1976-11-24", "turns 50 today"),
        ("--11-30", "Monday"),
        ("1976-12-01", ""),
        ("1976-11-23", ""),
    ],
)
def test_birthdays_of_the_week(practice: MakePractice, birthday: str, said: str) -> None:
    note = f"---\ntier: network\nbirthday: {birthday}\n---\n"
    vault = practice({"People/Cy Orr.md": note}, alone=True)
    vault.agenda()
    assert ("## Birthdays\n- [ ] message [[Cy Orr]]\n" in vault.day) == bool(said)
    assert said in vault.day


@pytest.mark.parametrize(
    ("day", "shown"),
    [("2027-02-22", True), ("2027-02-28", True), ("2027-03-01", False), ("2028-02-29", True)],
)
def test_29_february(practice: MakePractice, day: str, shown: bool) -> None:
    vault = practice({"People/Cy Orr.md": "---\ntier: network\nbirthday: --02-29\n---\n"}, alone=True).on(day)
    vault.agenda()
    assert ("## Birthdays\n" in vault.day) is shown


def test_due_and_birthday_fold_into_one_item(practice: MakePractice) -> None:
    vault = practice({"People/Bob Lee.md": BOB.replace("tier:", "birthday: --11-25\ntier:")})
    vault.agenda()
    assert vault.day.count("[[Bob Lee]]") == 1
    assert "birthday" in vault.day.casefold()
    assert "## Birthdays" not in vault.day


def test_one_tick_settles_all_that_a_touch_can_settle(practice: MakePractice) -> None:
    """A first call and a birthday are one item, with both reasons; a promise is another."""
    note = "---\ntier: network\nbirthday: --11-27\nintroduced_by: Jane Doe\nintroduced_on: 2026-11-20\n---\n"
    promise = "## Next\n- [ ] send the book 📅 2026-11-23\n"
    vault = practice({"People/Tariq Rahman.md": note + promise}, alone=True)
    vault.agenda()
    assert vault.day.count("[[Tariq Rahman]]") == 2
    assert "## Birthdays" not in vault.day
    assert "\t- ↳ Jane Doe introduced you on 20 Nov · birthday on Friday" in vault.day
    vault.type("- [ ] call [[Tariq Rahman]]", "- [x] call [[Tariq Rahman]]")
    vault.on("2026-11-25").agenda()
    after = vault.on("2026-11-25").day
    assert after.count("[[Tariq Rahman]]") == 1
    assert "## Follow up" not in after
    assert "## Birthdays" not in after


def test_a_congratulation_ends_it(practice: MakePractice) -> None:
    note = "---\ntier: network\nbirthday: --11-26\n---\n"
    vault = practice({"People/Cy Orr.md": note}, alone=True)
    vault.agenda()
    vault.type("- [ ] message [[Cy Orr]]", "- [x] message [[Cy Orr]]")
    vault.on("2026-11-25").agenda()
    assert "Cy Orr" not in vault.on("2026-11-25").day


def test_somebody_who_died_or_stopped_is_in_nothing(practice: MakePractice) -> None:
    head = "---\ntier: alliance\nlast_touch: 2025-01-01\nbirthday: --11-26\n"
    promise = "---\n## Next\n- [ ] ring 📅 2026-01-01\n"
    gone: dict[str, str | bytes | None] = {
        "People/Al Orr.md": f"{head}died: 2025-02-01\n{promise}",
        "People/Bo Orr.md": f"{head}stage: stopped\n{promise}",
    }
    vault = practice(gone, alone=True)
    vault.agenda()
    assert "Orr" not in vault.day
    assert CALM in vault.day


BROKEN = '---\ntier: alliance\nlast_touch: "2026-08-14\n---\n'


def test_a_note_that_could_not_be_read_is_named_and_there_is_no_all_clear(practice: MakePractice) -> None:
    vault = practice({"People/Bob Lee.md": BROKEN}, alone=True)
    report = vault.agenda()
    assert "## Could not read\n- `People/Bob Lee.md`, line 3: " in vault.day
    assert CALM not in vault.day
    assert [problem.path for problem in report.outcome.problems] == ["People/Bob Lee.md"]
    with vault.silent():
        vault.agenda()
    vault.write("People/Bob Lee.md", BOB)
    vault.agenda()
    assert "Could not read" not in vault.day


def test_ten_are_named_and_the_rest_counted(practice: MakePractice) -> None:
    vault = practice(dict.fromkeys(crowd(13), BROKEN), alone=True)
    vault.agenda()
    part = vault.day.partition("## Could not read\n")[2].partition("\n\n")[0].split("\n")
    assert len(part) == 11
    assert part[-1].startswith("- and 3 more")


def test_a_broken_note_that_is_no_contact_is_not_the_agendas_business(practice: MakePractice) -> None:
    vault = practice({"Notes/Recipe.md": '---\ntitle: "soup\n---\n', "Notes/Odd.md": b"\xff\xfe\x00"})
    report = vault.agenda()
    assert report.outcome.problems == ()
    assert "Could not read" not in vault.day


def test_a_weekend_offers_no_first_touches(practice: MakePractice) -> None:
    vault = practice({"People/Ann Poe.md": ANN}, alone=True).on("2026-11-28")
    vault.agenda()
    assert CALM in vault.day
    vault.on("2026-11-30").agenda()
    assert "[[Ann Poe]]" in vault.on("2026-11-30").day


TEMPLATE = "Templates/Agenda.md"
WITH_TEMPLATE = f'[agenda]\ntemplate = "{TEMPLATE}"\n'
OWN = """\
---
made: by my template
---
# {{ title }} for me
{% for section in sections %}

## {{ section.title }}
{{ section.text }}
{% endfor %}
"""


def test_a_vaults_own_template(practice: MakePractice) -> None:
    vault = practice({TOML: WITH_TEMPLATE, TEMPLATE: OWN})
    assert vault.agenda().outcome.problems == ()
    assert vault.day.startswith("---\nmade: by my template\n---\n# Tuesday 24 November 2026 for me\n")
    with vault.silent():
        vault.agenda()


@pytest.mark.parametrize(
    "template",
    [
        "",
        "no sections at all",
        "{{ nothing }}",
        "{% for x in range(10**9) %}{{ x }}{% endfor %}",
        "{% while true %}",
        "{{ ''.__class__.__mro__ }}",
        "{{ title.__init__.__globals__ }}",
        OWN + "{{ 'x' * 10**9 }}",
        "{% for section in sections %}\n```\n## {{ section.title }}\n{{ section.text }}\n```\n{% endfor %}",
        "{% include '/etc/passwd' %}",
        "%%\n" + OWN,
    ],
    ids=range(11),
)
def test_a_template_that_is_of_no_use_is_named_and_ours_is_used(
    practice: MakePractice, template: str
) -> None:
    plain = practice()
    plain.agenda()
    expected = plain.day
    (plain.root / plain.day_path).unlink()
    plain.write(TOML, WITH_TEMPLATE)
    plain.write(TEMPLATE, template)
    problems = plain.agenda().outcome.problems
    assert plain.day == expected
    assert [(p.path, p.code, p.severity) for p in problems] == [(TEMPLATE, "template", "error")]


def test_a_template_that_is_not_there(practice: MakePractice) -> None:
    """It was named, so its absence is told; the day is not lost for it."""
    vault = practice({TOML: WITH_TEMPLATE})
    problems = vault.agenda().outcome.problems
    assert [(p.path, p.code) for p in problems] == [(TEMPLATE, "template")]
    assert "## Today" in vault.day


@pytest.mark.parametrize(
    "before",
    [
        "",
        "\n",
        "my words",
        "---\na: b\n---",
        "---\na: b\n---\n",
        "%% a comment %%\n",
        "# Tuesday\n\n- [ ] milk\n",
    ],
)
def test_a_note_that_stands_there_already(practice: MakePractice, before: str) -> None:
    vault = practice()
    vault.write(vault.day_path, before)
    vault.agenda()
    assert before.strip() in vault.day
    assert proposed(vault) == ["Jane Doe", "Bob Lee", "Ann Poe"]
    with vault.silent():
        vault.agenda()


def test_a_comment_that_is_not_closed_is_refused_with_its_line(practice: MakePractice) -> None:
    vault = practice()
    vault.write(vault.day_path, "# Tuesday\n\n%% from here\n")
    with vault.silent(), pytest.raises(CannotEdit, match=r"^Agenda/2026-11-24.md"):
        vault.agenda()


def test_a_half_merged_agenda_of_another_day_does_not_lose_the_day(practice: MakePractice) -> None:
    vault = practice()
    merge = "<<<<<<< HEAD\n- [x] call [[Jane Doe]]\n=======\n- [ ] call [[Jane Doe]]\n>>>>>>> phone\n"
    vault.write("Agenda/2026-11-23.md", merge)
    report = vault.agenda()
    assert [(p.path, p.code, p.line) for p in report.outcome.problems] == [
        ("Agenda/2026-11-23.md", "merge-conflict", 1)
    ]
    assert vault.text("Agenda/2026-11-23.md") == merge
    assert vault.text("People/Jane Doe.md") == JANE
    assert proposed(vault) == ["Jane Doe", "Bob Lee", "Ann Poe"]


def test_days_ahead_and_behind_in_one_folder(practice: MakePractice) -> None:
    """Other notes in the agenda's folder, and days that are none, are nobody's agenda."""
    vault = practice(
        {"Agenda/Ideas.md": "- [x] call [[Jane Doe]]\n", "Agenda/2026-02-30.md": "- [x] call [[Bob Lee]]\n"}
    )
    vault.agenda()
    assert vault.text("People/Jane Doe.md") == JANE
    assert vault.text("People/Bob Lee.md") == BOB


def test_a_dry_run_says_what_the_real_one_writes(practice: MakePractice) -> None:
    vault = practice({TOML: SETTINGS, "Today.md": "x\n"})
    vault.on("2026-11-23").agenda()
    with vault.silent():
        planned = vault.agenda(dry_run=True).outcome
    done = vault.agenda().outcome
    assert planned.changes == done.changes
    assert {c.path: c.after for c in planned.changes}.items() <= vault.files().items()


def test_private_people_are_in_the_agenda_of_ones_own(practice: MakePractice) -> None:
    vault = practice({"People/Jane Doe.md": JANE.replace("type:", "private: true\ntype:")})
    vault.agenda()
    assert "[[Jane Doe]]" in vault.day


@pytest.mark.parametrize(
    "name",
    ["Ann %% Poe", "Ann <!-- Poe", "Ann `Poe`", "Ann $Poe$", "Ann *Poe*", "Ann; Poe",
     "Ann O'Neil-Poe Jr.", "Zoë Ünï", "李雷", "Ann ✅ Poe", "25m", "no answer", "call", "2026-11-24"],
)  # fmt: skip
def test_odd_names_make_the_round(practice: MakePractice, name: str) -> None:
    vault = practice({f"People/{name}.md": "---\ntier: alliance\nlast_touch: 2026-01-01\n---\n"}, alone=True)
    vault.agenda()
    assert f"- [ ] call [[{name}]]" in vault.day
    with vault.silent():
        vault.agenda()
    vault.type(f"- [ ] call [[{name}]]", f"- [x] call [[{name}]]")
    vault.sync()
    assert vault.text(f"People/{name}.md").endswith("## Log\n- 2026-11-24 call reached\n")
    with vault.silent():
        vault.agenda()


def test_links_into_the_vault_are_followed_by_the_writer_only_inside(
    practice: MakePractice, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    vault = practice()
    (vault.root / "Agenda").symlink_to(outside, target_is_directory=True)
    with pytest.raises(Refused):
        vault.agenda()
    assert list(outside.iterdir()) == []


def test_nobody_and_nothing(practice: MakePractice) -> None:
    vault = practice({"Notes/Soup.md": "# Soup\n"}, alone=True)
    vault.agenda()
    assert CALM in vault.day
    assert NOTES  # an empty practice is not the fixture's default
    with vault.silent():
        vault.agenda()


def test_a_tick_that_comes_while_it_is_made_is_logged_and_not_mistaken_for_its_own(
    practice: MakePractice,
) -> None:
    """Saved after the ticks were read and before the note is made again: it begins once more."""
    vault = practice()
    vault.agenda()
    vault.write("People/Eve Fox.md", "---\ntier: inner-circle\nlast_touch: 2026-09-01\n---\n")
    ticked = vault.day.replace("- [ ] call [[Jane Doe]]", "- [x] call [[Jane Doe]] 25m", 1)
    saves = iter([ticked])

    def read_then_saved(*given: Any) -> SyncResult:
        found = reconcile_notes(*given)
        for text in saves:
            vault.write(vault.day_path, text)
        return found

    with patch("cultivate.flows.agenda.reconcile_notes", read_then_saved):
        vault.agenda()
    assert "2026-11-24 call reached 25m" in vault.text("People/Jane Doe.md")
    assert vault.day.count("call [[Jane Doe]]") == 1
    assert "[[Eve Fox]]" in vault.day
