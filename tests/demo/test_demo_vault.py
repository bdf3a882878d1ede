"""The demo as it stands: seats, dates, rules, words; read with simple code and with the real readers."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from datetime import date, timedelta
from functools import cache

import pytest
import yaml

from cultivate.demo.days import works_on
from cultivate.demo.generate import demo_vault
from cultivate.model.cadence import add_months
from cultivate.model.contact import Contact
from cultivate.model.due import Standing, standing
from cultivate.model.load import plan_due
from cultivate.model.obligations import obligations
from cultivate.model.settings import Settings
from cultivate.notes.contact import read_contact
from cultivate.notes.links import links, name_of

SATURDAY = date(2026, 11, 21)
DAYS = [
    SATURDAY,
    date(2026, 11, 23),
    date(2027, 2, 28),
    date(2028, 2, 29),
    date(2027, 1, 2),
    date(2027, 8, 11),
]
SETTINGS = Settings()
SYSTEM = ("inner-circle", "alliance", "client-system")


@cache
def demo(today: date) -> dict[str, str]:
    return demo_vault(today)


@cache
def contacts(today: date) -> tuple[Contact, ...]:
    return tuple(
        read_contact(text, path, SETTINGS, today)
        for path, text in demo(today).items()
        if path.startswith("People/")
    )


@cache
def standings(today: date) -> tuple[Standing, ...]:
    return tuple(standing(contact, SETTINGS, today) for contact in contacts(today))


@cache
def front(text: str) -> dict[str, object]:
    """The properties by a plain YAML library, every value as text."""
    return dict(yaml.load(text.split("---\n")[1], Loader=yaml.CBaseLoader))


def tiers_of(text: str) -> list[str]:
    tier = front(text).get("tier", [])
    return [tier] if isinstance(tier, str) else list(tier)  # type: ignore[call-overload]


def people(today: date) -> dict[str, str]:
    return {path: text for path, text in demo(today).items() if path.startswith("People/")}


every_day = pytest.mark.parametrize("today", DAYS, ids=str)


@every_day
def test_the_seats_are_those_of_the_method(today: date) -> None:
    """240 in the system, the two 25s inside it, 50 in the wider network, a few untracked."""
    first = Counter((tiers_of(text) or [""])[0] for text in people(today).values())
    assert first == {"inner-circle": 25, "alliance": 25, "client-system": 190, "network": 50, "": 5}
    seats = [tiers_of(text) for text in people(today).values()]
    assert sum(len(seat) > 1 for seat in seats) >= 5
    assert max(Counter(tier for seat in seats for tier in seat).values()) <= 240


@every_day
def test_the_real_readers_find_nothing_wrong(today: date) -> None:
    assert [problem for contact in contacts(today) for problem in contact.problems] == []
    lines = sum(len(re.findall(r"^- \d{4}-", text, re.MULTILINE)) for text in people(today).values())
    assert sum(len(contact.entries) for contact in contacts(today)) == lines
    assert not [e for contact in contacts(today) for e in contact.entries if e.means == "other"]


@every_day
def test_the_properties_agree_with_the_log(today: date) -> None:
    for each in standings(today):
        assert each.last_touch == each.contact.last_touch, each.contact.name
        assert each.due == each.contact.next_touch, each.contact.name
        stages = [entry.value for entry in each.contact.entries if entry.mark == "stage"]
        expected = "stopped" if each.state == "stopped" else (stages or [""])[-1]
        assert each.contact.stage == expected, each.contact.name


NOT_A_TOUCH = r"(no-answer|voicemail|moved|invited|promised|met|declined)\b"
MARKS = r"(skipped|closed|stage|tier|paused|resumed|stopped)\b"


@every_day
def test_last_touch_by_the_rule_read_plainly(today: date) -> None:
    for path, text in people(today).items():
        counting = []
        for day, words in re.findall(r"^- (\d{4}-\d\d-\d\d) (.*)$", text, re.MULTILINE):
            head = words.split(": ")[0]
            if not re.match(MARKS, head) and not re.search(NOT_A_TOUCH, re.sub(r"\[\[.*?\]\]", "", head)):
                counting.append(day)
        assert front(text).get("last_touch", "") == max(counting, default=""), path


@every_day
def test_next_touch_of_the_plain_cases(today: date) -> None:
    """Nobody tried since, not snoozed, no rhythm of their own: one cadence after the last touch."""
    checked = 0
    for text in people(today).values():
        properties, log = front(text), text.split("## Log\n")[1].strip().split("\n")
        tiers = tiers_of(text)
        special = (
            properties.keys() & {"cadence", "snooze_until", "pause_until", "died"}
            or properties.get("stage") == "stopped"
        )
        if special or "last_touch" not in properties or not set(tiers) & set(SYSTEM):
            continue
        last = str(properties["last_touch"])
        if any(line[2:12] > last for line in log):
            continue
        months = 1 if "inner-circle" in tiers else 3
        assert properties["next_touch"] == add_months(date.fromisoformat(last), months).isoformat()
        checked += 1
    assert checked > 100


@every_day
def test_never_a_next_touch_for_network_and_never_touched(today: date) -> None:
    for text in people(today).values():
        if tiers_of(text) in ([], ["network"]) or "last_touch" not in front(text):
            assert "next_touch" not in front(text)


@every_day
def test_a_practice_that_is_kept(today: date) -> None:
    due = [each.standing for each in plan_due(standings(today), SETTINGS, today)]
    assert 8 <= len(due) <= 20
    late = [each.days_late(today) for each in due if each.due]
    assert max(late) <= 21
    inner = [each for each in standings(today) if "inner-circle" in each.contact.tiers]
    assert (
        sum(each.last_touch is not None and today - each.last_touch <= timedelta(days=31) for each in inner)
        >= 15
    )


@every_day
def test_about_138_of_240_are_active(today: date) -> None:
    """Active: they responded within two cadences (method, "The circles")."""
    talked = {"call", "meal", "meeting", "session", "home", "event"}
    active = 0
    for each in standings(today):
        if set(each.contact.tiers) & set(SYSTEM) and each.cadence:
            since = today - timedelta(days=round(2 * each.cadence.length))
            answered = [
                e
                for e in each.contact.entries
                if e.is_touch(SETTINGS.vocabulary) and (e.means in talked or e.inbound)
            ]
            active += any(entry.day >= since for entry in answered)
    assert 120 <= active <= 160


@every_day
def test_about_half_of_the_calls_reach_nobody(today: date) -> None:
    calls = [
        e for c in contacts(today) if "client-system" in c.tiers for e in c.entries
        if e.means == "call" and not e.inbound
    ]  # fmt: skip
    missed = sum(entry.is_attempt for entry in calls)
    assert 0.42 <= missed / len(calls) <= 0.62


@every_day
def test_work_is_done_on_working_days(today: date) -> None:
    for contact in contacts(today):
        for entry in contact.entries:
            assert add_months(today, -25) < entry.day <= today
            if entry.means not in ("message", "") and entry.day != today:
                assert works_on(entry.day), (contact.name, entry)


@every_day
def test_the_log_goes_on_to_today_and_back_two_years(today: date) -> None:
    days = [entry.day for contact in contacts(today) for entry in contact.entries]
    assert max(days) == today
    assert min(days) < add_months(today, -23)
    assert len(days) > 2500
    worked = Counter(days)
    assert max(worked.values()) <= 30, "no day on which half the practice was rung"


@every_day
def test_every_part_is_played(today: date) -> None:
    states = Counter(each.state for each in standings(today))
    assert states["stopped"] >= 2
    assert states["died"] == 1
    assert states["paused"] == 2
    assert 3 <= states["untracked"] <= 6
    entries = [entry for contact in contacts(today) for entry in contact.entries]
    assert {e.mark for e in entries} == {
        "",
        "skipped",
        "closed",
        "stage",
        "tier",
        "paused",
        "resumed",
        "stopped",
    }
    outcomes = {entry.outcome for entry in entries}
    assert outcomes >= {
        "reached", "no-answer", "voicemail", "no-need", "stays", "meeting", "case", "decision", "sold",
        "lost", "stop", "asked-referral", "promised", "made", "met", "declined", "asked",
    }  # fmt: skip
    assert any(c.snooze_until and c.snooze_until > today for c in contacts(today))
    never = [s for s in standings(today) if s.last_touch is None and set(s.contact.tiers) & set(SYSTEM)]
    assert 3 <= len(never) <= 8
    assert any(c.private for c in contacts(today))
    assert any(c.cadence for c in contacts(today))
    assert any(not c.phones for c in contacts(today))
    assert any(not c.emails for c in contacts(today))
    stopped = [e for e in entries if e.mark == "stopped"]
    assert all(entry.text for entry in stopped)


@every_day
def test_birthdays_come_up(today: date) -> None:
    soon = [
        c for c in contacts(today)
        if not c.died and c.birthday
        and timedelta(0) <= c.birthday.next_on(today) - today <= timedelta(days=6)
    ]  # fmt: skip
    assert any(c.birthday and c.birthday.year for c in soon)
    assert any(c.birthday and c.birthday.year is None for c in soon)
    assert any("--02-29" in text for text in people(today).values())


@every_day
def test_the_agenda_has_something_under_each_heading(today: date) -> None:
    sections = Counter(each.section for each in obligations(standings(today), SETTINGS, today))
    assert sections.keys() == {"Promised", "Thank and tell", "Follow up", "Waiting for", "Birthdays"}
    assert sum(sections.values()) <= 22


@every_day
def test_promises_are_dated_and_undated_open_and_done(today: date) -> None:
    lines = [line for contact in contacts(today) for line in contact.next_lines]
    opened = [line for line in lines if not line.done]
    assert any(line.day == today for line in opened)
    assert any(line.day and line.day > today for line in opened)
    assert sum(line.day is None for line in opened) > 10
    assert sum(line.done for line in lines) > 5
    assert any(line.means == "introduction" for line in opened)
    assert {line.means for line in opened} == {"", "introduction", "meal"}, "ticked, nothing else is a touch"
    assert not [line for line in opened if line.day and line.day < today - timedelta(days=7)]


@every_day
def test_what_two_people_shared_stands_in_both_notes(today: date) -> None:
    by_name = {contact.name: contact for contact in contacts(today)}
    shared = 0
    for contact in contacts(today):
        for entry in contact.entries:
            for other in () if entry.inbound else entry.people:
                mirror = [
                    e for e in by_name[other].entries if e.day == entry.day and contact.name in e.people
                ]
                assert any(
                    (e.means, e.outcome, e.text) == (entry.means, entry.outcome, entry.text) for e in mirror
                )
                shared += 1
    assert shared > 200


@every_day
def test_whoever_gave_a_name_was_thanked_within_two_working_days(today: date) -> None:
    open_thanks = received = 0
    by_name = {contact.name: contact for contact in contacts(today)}
    for contact in contacts(today):
        for entry in contact.entries:
            if entry.inbound and entry.means in ("introduction", "referral") and entry.outcome != "promised":
                received += 1
                notes = [e for e in contact.entries if e.means == "note" and entry.people[0] in e.mentions]
                open_thanks += not any(timedelta(0) < e.day - entry.day <= timedelta(days=25) for e in notes)
                assert by_name[entry.people[0]].introduced_by == contact.name
    assert received > 50
    assert open_thanks <= 3


@every_day
def test_no_words_come_up_too_often(today: date) -> None:
    texts = Counter(entry.text for contact in contacts(today) for entry in contact.entries if entry.text)
    often = texts.most_common(1)[0]
    assert often[1] <= 7, often
    assert sum(count > 4 for count in texts.values()) < 25
    assert len(texts) > 1300


@every_day
def test_every_link_leads_to_a_note(today: date) -> None:
    names = {path.rpartition("/")[2].removesuffix(".md") for path in demo(today)}
    for path, text in demo(today).items():
        assert [link.target for link in links(text) if name_of(link.target) not in names] == [], path


@every_day
def test_letters_went_out_every_month(today: date) -> None:
    sent = {path: text for path, text in demo(today).items() if path.startswith("Sent/")}
    assert 23 <= len(sent) <= 24
    for path, text in sent.items():
        properties = front(text)
        assert (properties["type"], properties["means"]) == ("sent", "newsletter")
        assert path.startswith(f"Sent/{properties['date']} ")
        to = text.split("## To\n")[1].split("\n## Not to\n")
        assert str(to[0].count("- [[")) == properties["people"]
        assert to[1].count("- [[") > 0
        assert int(str(properties["people"])) > 60


@every_day
def test_notes_have_names_that_every_system_takes(today: date) -> None:
    paths = list(demo(today))
    assert len({path.casefold() for path in paths}) == len(paths)
    for path in paths:
        name = path.rpartition("/")[2]
        assert unicodedata.normalize("NFC", path) == path
        assert not re.search(r'[\\:*?"<>|#^\[\]\x00-\x1f]|\.\.|\s\.', name)
        assert len(name.encode()) <= 100


@every_day
def test_nobody_can_be_rung_or_written_to(today: date) -> None:
    """Ofcom's numbers for drama, and the domain that RFC 2606 reserves."""
    drama = re.compile(
        r"\+44 (7700 900\d{3}|113 496 0\d{3}|114 496 0\d{3}|121 496 0\d{3}|131 496 0\d{3}|161 496 0\d{3}"
        r"|20 7946 0\d{3}|191 498 0\d{3}|1632 960\d{3})"
    )
    numbers = [phone for contact in contacts(today) for phone in contact.phones]
    assert all(drama.fullmatch(number) for number in numbers)
    assert len(numbers) == len(set(numbers))
    assert all(each.endswith(".example") for contact in contacts(today) for each in contact.emails)
    assert all(
        ".example/" in url for text in demo(today).values() for url in re.findall(r"https?://\S+", text)
    )


@every_day
def test_front_matter_is_in_obsidians_own_style(today: date) -> None:
    for path, text in people(today).items():
        block = text.split("---\n")[1]
        assert not re.search(r"^\w+: *[\[{]", block, re.MULTILINE), path
        assert "''" not in block
        assert all(isinstance(value, str | list) for value in front(text).values())
        phones = re.findall(r"^phone:\n((?:  - .*\n)+)", block, re.MULTILINE)
        assert all(line.startswith('  - "+44 ') for found in phones for line in found.strip("\n").split("\n"))
        assert not re.search(r"^[^\"\n]*(?<!\")\[\[", block, re.MULTILINE)


def test_the_same_people_whatever_the_day() -> None:
    assert list(people(SATURDAY)) == list(people(date(2028, 2, 29)))


def test_the_same_bytes_everywhere() -> None:
    """Neither the hash seed nor the locale has a say."""
    code = (
        "import hashlib, datetime; from cultivate.demo.generate import demo_vault;"
        "notes = demo_vault(datetime.date(2026, 11, 21));"
        "print(hashlib.sha256(repr(notes).encode()).hexdigest())"
    )
    shown = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True,
            env={"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone},
        ).stdout
        for seed, locale, zone in (("1", "C", "UTC"), ("2", "C.UTF-8", "Pacific/Auckland"))
    }  # fmt: skip
    assert len(shown) == 1


def test_it_takes_no_time() -> None:
    begin = time.process_time()
    demo_vault(date(2026, 6, 3))
    assert time.process_time() - begin < 10  # on a slow machine too
