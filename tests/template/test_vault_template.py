"""The vault that `init` copies: pleasant in Obsidian with no plugin, and whole for every reader of ours."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cultivate.demo.sample import TEMPLATE_DAY, moved
from cultivate.model.due import standing
from cultivate.model.settings import Settings
from cultivate.notes.contact import read_contact
from cultivate.notes.frontmatter import read_front_matter
from cultivate.notes.links import links, name_of
from cultivate.notes.log import read_log
from cultivate.notes.names import SPELLINGS
from cultivate.notes.reference import toml_template

TEMPLATE = Path(__file__).parents[2] / "vault-template"
FILES = {
    path.relative_to(TEMPLATE).as_posix(): path.read_bytes().decode()
    for path in sorted(TEMPLATE.rglob("*"))
    if path.is_file()
}
PEOPLE = {path: text for path, text in FILES.items() if path.startswith("People/")}
CHOSEN = {
    "contacts.folders": '["People"]',
    "vault.next_touch": "true",
    "vault.home": '"Home.md"',
    "vault.today": '"Today.md"',
    "vault.contact_template": '"Templates/Contact.md"',
    "capture.daily_notes": "true",
}
SETTINGS = Settings()


def test_the_settings_are_the_generated_ones() -> None:
    """Every setting at its default, and the few that a vault of ours sets."""
    assert FILES["cultivate.toml"] == toml_template(CHOSEN)


def test_every_folder_that_the_product_names_is_there() -> None:
    assert {path.split("/")[0] for path in FILES if "/" in path} == {
        ".obsidian", "Agenda", "Bases", "People", "Sent", "Templates",
    }  # fmt: skip
    assert "README.md" not in FILES


@pytest.mark.parametrize("path", [path for path in FILES if path.endswith(".md")])
def test_a_note_is_plain_text_that_opens_everywhere(path: str) -> None:
    text = FILES[path]
    assert text.endswith("\n")
    assert "\r" not in text
    assert not text.endswith("\n\n")
    assert read_front_matter(text).problems == ()


@pytest.mark.parametrize("path", [path for path in FILES if path.endswith(".json")])
def test_obsidian_reads_its_settings(path: str) -> None:
    assert json.loads(FILES[path])


def test_every_property_of_the_template_has_a_type_in_obsidian() -> None:
    types = json.loads(FILES[".obsidian/types.json"])["types"]
    used = {each.key for text in PEOPLE.values() for each in read_front_matter(text).properties}
    assert used - types.keys() == {"newsletter"}, "newsletter is true, false or asked-off: no one type fits"


def test_types_are_those_that_obsidian_knows() -> None:
    types = json.loads(FILES[".obsidian/types.json"])["types"]
    assert set(types.values()) <= {
        "text",
        "multitext",
        "number",
        "checkbox",
        "date",
        "datetime",
        "tags",
        "aliases",
    }


@pytest.mark.parametrize("path", PEOPLE)
def test_an_invented_person_is_tagged_and_free_of_problems(path: str) -> None:
    contact = read_contact(PEOPLE[path], path, SETTINGS, TEMPLATE_DAY)
    assert contact.is_sample
    assert contact.problems == ()
    assert standing(contact, SETTINGS, TEMPLATE_DAY).due == contact.next_touch
    assert standing(contact, SETTINGS, TEMPLATE_DAY).last_touch == contact.last_touch


def test_together_they_show_every_feature() -> None:
    contacts = [read_contact(text, path, SETTINGS, TEMPLATE_DAY) for path, text in PEOPLE.items()]
    states = [standing(contact, SETTINGS, TEMPLATE_DAY).state for contact in contacts]
    entries = [entry for contact in contacts for entry in contact.entries]
    assert 6 <= len(contacts) <= 7
    assert {"tracked", "untracked", "stopped", "no-cadence"} <= set(states)
    assert {tier for contact in contacts for tier in contact.tiers} == set(SETTINGS.tiers)
    assert any(len(contact.tiers) > 1 for contact in contacts)
    assert any(contact.cadence for contact in contacts)
    assert any(contact.birthday and contact.birthday.year is None for contact in contacts)
    assert any(contact.spouse and contact.children and contact.pets and contact.aim for contact in contacts)
    assert any(entry.is_attempt for entry in entries)
    assert any(entry.inbound for entry in entries)
    assert any(entry.details for entry in entries)
    assert {"stage", "stopped"} <= {entry.mark for entry in entries}
    lines = [line for contact in contacts for line in contact.next_lines]
    assert any(line.day and not line.done for line in lines)
    assert any(line.day is None for line in lines)
    assert any(line.done for line in lines)


def test_an_introduction_stands_in_both_notes() -> None:
    by_name = {
        Path(path).stem: read_log(text, SETTINGS, TEMPLATE_DAY).entries for path, text in PEOPLE.items()
    }
    for name, entries in by_name.items():
        for entry in entries:
            for other in () if entry.inbound else entry.people:
                assert any(e.day == entry.day and name in e.people for e in by_name[other])


def test_every_link_leads_somewhere() -> None:
    known = {Path(path).stem for path in FILES} | {Path(path).name for path in FILES}
    for path, text in FILES.items():
        if path.endswith(".md"):
            prose = re.sub(r"`[^`]*`", "", text)
            assert [link.target for link in links(prose) if name_of(link.target) not in known] == [], path


def test_without_the_invented_people_nothing_else_links_to_them() -> None:
    """`init --empty` leaves them out."""
    names = {Path(path).stem for path in PEOPLE}
    for path, text in FILES.items():
        if path.endswith(".md") and path not in PEOPLE:
            prose = re.sub(r"`[^`]*`", "", text)
            assert not {name_of(link.target) for link in links(prose)} & names, path


def test_a_new_contact_has_every_usual_property_empty() -> None:
    text = FILES["Templates/Contact.md"]
    properties = {each.key: each.text for each in read_front_matter(text).properties}
    assert {key for key, value in properties.items() if value} == {"type", "tier"}
    assert "# {{title}}\n\n## Next\n\n## Log\n" in text
    assert {"last_touch", "email", "phone", "birthday", "aim", "children"} <= properties.keys() <= {
        *SPELLINGS, "fit", "can", "offers", "looking_for",
    }  # fmt: skip


def test_home_explains_the_morning_in_about_twenty_lines() -> None:
    text = FILES["Home.md"]
    properties = {each.key: each.text for each in read_front_matter(text).properties}
    assert properties == {"type": "home", "away": "", "per_day": "", "minutes_today": "", "visiting": ""}
    morning = text.split("# Good morning\n")[1].split("**A different day?**")[0]
    assert len([line for line in morning.split("\n") if line.strip()]) <= 20


def test_samples_are_obsidian_block_lists() -> None:
    for text in PEOPLE.values():
        assert "tags:\n  - sample\n" in text
        assert "[sample]" not in text
        block = yaml.safe_load(text.split("---\n")[1])
        assert block["tags"] == ["sample"]


DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


@given(DAYS)
def test_moved_to_any_day_nothing_is_wrong_and_nothing_lies_ahead(today: date) -> None:
    files = moved(FILES, TEMPLATE_DAY, today)
    newest = []
    for path in PEOPLE:
        contact = read_contact(files[path], path, SETTINGS, today)
        assert contact.problems == ()
        assert standing(contact, SETTINGS, today).due == contact.next_touch
        newest += [entry.day for entry in contact.entries]
    assert timedelta(0) < today - max(newest) <= timedelta(days=8)


@given(DAYS)
def test_the_first_morning_has_a_call_and_a_promise(today: date) -> None:
    """Whoever tries the new vault finds something on the first agenda, on whatever day."""
    files = moved(FILES, TEMPLATE_DAY, today)
    people = [read_contact(files[path], path, SETTINGS, today) for path in PEOPLE]
    due = [contact.name for contact in people if contact.next_touch and contact.next_touch <= today]
    promised = [line for contact in people for line in contact.open_next if line.day and line.day <= today]
    assert due == ["Jane Doe"]
    assert len(promised) == 1


@given(DAYS)
def test_a_move_keeps_weekdays_and_every_other_word(today: date) -> None:
    files = moved(FILES, TEMPLATE_DAY, today)
    day = re.compile(r"\d{4}-\d{2}-\d{2}")
    for path, text in FILES.items():
        assert day.sub("", files[path]) == day.sub("", text)
        if path not in PEOPLE:
            assert files[path] == text
    before = read_log(FILES["People/Jane Doe.md"], SETTINGS, TEMPLATE_DAY).entries
    after = read_log(files["People/Jane Doe.md"], SETTINGS, today).entries
    assert [e.day.weekday() for e in after] == [e.day.weekday() for e in before]
    assert len({a.day - b.day for a, b in zip(after, before, strict=True)}) == 1


def test_on_the_days_of_the_template_nothing_moves() -> None:
    for days in range(7):
        assert moved(FILES, TEMPLATE_DAY, TEMPLATE_DAY + timedelta(days=days)) == FILES


def test_a_birthday_and_a_pause_without_end_do_not_move() -> None:
    note = "---\nbirthday: 1975-04-02\npause_until: 9999-12-31\nx: a2026-11-20b\n---\n"
    files = {"People/A.md": note}
    assert moved(files, TEMPLATE_DAY, TEMPLATE_DAY + timedelta(days=70)) == files
