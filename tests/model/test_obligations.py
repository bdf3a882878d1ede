"""What is owed apart from the cadence, and when it is owed no longer."""

from __future__ import annotations

from datetime import date

from cultivate.model import agenda
from cultivate.model.contact import Contact, NextLine
from cultivate.model.dates import Birthday
from cultivate.model.due import standing
from cultivate.model.obligations import Obligation, obligations
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry

SETTINGS = Settings()
TODAY = date(2026, 11, 24)


def owed(*contacts: Contact) -> list[Obligation]:
    return obligations([standing(each, SETTINGS, TODAY) for each in contacts], SETTINGS, TODAY)


def told(*contacts: Contact) -> list[tuple[str, str, str]]:
    return [(each.section, each.contact.name, each.why) for each in owed(*contacts)]


def person(name: str, *entries: Entry, **fields: object) -> Contact:
    return Contact(name, f"{name}.md", tiers=("network",), entries=entries, **fields)  # type: ignore[arg-type]


def entry(
    day: str, means: str, *people: str, outcome: str = "", inbound: bool = False, line: int = 0
) -> Entry:
    return Entry(
        date.fromisoformat(day), means=means, people=people, outcome=outcome, inbound=inbound, line=line
    )


def test_a_promise_comes_up_on_its_day_and_stays_until_it_is_kept() -> None:
    lines = (
        NextLine("introduction [[Ann Poe]]", date(2026, 11, 20), means="introduction"),
        NextLine("ask how the final went", date(2026, 11, 24)),
        NextLine("call about the budget", date(2026, 11, 25), means="call"),
        NextLine("ask after the dog"),
        NextLine("note", date(2026, 11, 1), done=True, means="note"),
    )
    assert told(person("Jane", next_lines=lines)) == [
        (agenda.PROMISED, "Jane", "for 20 Nov"),
        (agenda.PROMISED, "Jane", "for today"),
    ]


def test_whoever_gave_a_name_is_thanked_until_they_were() -> None:
    given = entry("2026-11-20", "introduction", "Kit Poe", outcome="made", inbound=True, line=1)
    assert told(person("Ivy", given)) == [(agenda.THANK, "Ivy", "introduced you to Kit Poe on 20 Nov")]
    assert told(person("Ivy", given, entry("2026-11-21", "note", line=2))) == []
    assert told(person("Ivy", entry("2026-09-01", "referral", "Kit", inbound=True))) == []


def test_an_attempt_is_no_thank_you() -> None:
    given = entry("2026-11-20", "referral", "Kit", inbound=True, line=1)
    tried = entry("2026-11-23", "call", outcome="voicemail", line=2)
    assert told(person("Ivy", given, tried)) == [(agenda.THANK, "Ivy", "sent you Kit on 20 Nov")]


def test_whoever_introduced_somebody_hears_what_came_of_it() -> None:
    kit = person("Kit", Entry(date(2026, 11, 20), mark="stage", value="servicing"), introduced_by="Ivy")
    assert told(kit, person("Ivy")) == [(agenda.THANK, "Ivy", "Kit, whom they introduced, is now a client")]
    assert told(kit, person("Ivy", entry("2026-11-21", "call"))) == []


def test_a_name_that_was_received_is_followed_up() -> None:
    new = person("Kit", introduced_by="Ivy", introduced_on=date(2026, 11, 20))
    assert told(new) == [(agenda.FOLLOW_UP, "Kit", "Ivy introduced you on 20 Nov")]
    spoken = person("Kit", entry("2026-11-23", "call"), introduced_by="Ivy", introduced_on=date(2026, 11, 20))
    assert told(spoken) == []


def test_what_others_promised_is_waited_for_after_thirty_days() -> None:
    promise = entry("2026-10-20", "introduction", "Eve", outcome="promised", inbound=True)
    assert told(person("Bob", promise)) == [(agenda.WAITING, "Bob", "promised you Eve on 20 Oct")]
    kept = entry("2026-11-10", "introduction", "Eve", outcome="made", inbound=True)
    assert agenda.WAITING not in [section for section, _, _ in told(person("Bob", promise, kept))]
    fresh = entry("2026-11-10", "introduction", "Eve", outcome="promised", inbound=True)
    assert told(person("Bob", fresh)) == []


def test_birthdays_of_this_week_with_and_without_a_year() -> None:
    people = [
        person("Cy", birthday=Birthday(11, 26, 1976)),
        person("Di", birthday=Birthday(11, 24)),
        person("Ed", birthday=Birthday(12, 1, 1980)),
    ]
    assert told(*people) == [
        (agenda.BIRTHDAYS, "Di", "birthday today"),
        (agenda.BIRTHDAYS, "Cy", "turns 50 on Thursday"),
    ]


def test_the_birthdays_of_the_inner_circle_are_calls() -> None:
    ivy = Contact("Ivy", "Ivy.md", tiers=("inner-circle",), birthday=Birthday(11, 24))
    assert [(each.means) for each in owed(ivy)] == ["call"]


def test_a_touch_in_the_week_was_the_congratulation() -> None:
    assert told(person("Cy", entry("2026-11-23", "message"), birthday=Birthday(11, 26))) == []
    assert (
        len(told(person("Cy", entry("2026-11-23", "call", outcome="no-answer"), birthday=Birthday(11, 26))))
        == 1
    )


def test_nothing_is_owed_to_the_dead_or_to_those_who_stopped() -> None:
    line = NextLine("note", date(2026, 11, 1), means="note")
    assert told(person("Al", died=date(2026, 1, 1), next_lines=(line,), birthday=Birthday(11, 24))) == []
    assert told(person("Al", stage="stopped", next_lines=(line,), birthday=Birthday(11, 24))) == []


def test_what_was_put_off_comes_back_with_the_person_and_a_promise_on_its_day() -> None:
    given = entry("2026-11-20", "referral", "Kit", inbound=True, line=1)
    line = NextLine("send the book", TODAY)
    ivy = person("Ivy", given, snooze_until=date(2026, 11, 27), birthday=Birthday(11, 28), next_lines=(line,))
    assert [section for section, _, _ in told(ivy)] == [agenda.PROMISED, agenda.BIRTHDAYS]
    later = person("Ivy", given, snooze_until=date(2026, 12, 27), birthday=Birthday(11, 28))
    assert told(later) == []
