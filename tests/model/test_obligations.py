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


def given(name: str, day: str = "2026-11-20", means: str = "introduction", line: int = 1) -> Entry:
    return entry(day, means, name, inbound=True, line=line)


def test_the_lunch_at_which_a_name_was_given_is_no_thank_you_and_a_message_after_it_is() -> None:
    kit = given("Kit")
    owes = [(agenda.THANK, "Ivy", "introduced you to Kit on 20 Nov")]
    for means in ("meal", "call", "meeting"):
        assert told(person("Ivy", kit, entry("2026-11-20", means, line=2))) == owes
        assert told(person("Ivy", kit, entry("2026-11-21", means, line=2))) == []
    for means in ("note", "message", "email", "gift"):
        assert told(person("Ivy", kit, entry("2026-11-20", means, line=2))) == []
    assert told(person("Ivy", kit, entry("2026-11-21", "article", line=2))) == owes, "no thank-you"
    assert told(person("Ivy", entry("2026-11-19", "note"), kit)) == owes, "before the name"


def test_several_names_are_one_thank_you_and_those_thanked_for_are_left_out() -> None:
    ivy = person("Ivy", given("Old", "2026-11-10"), entry("2026-11-12", "note"), given("Kit"), given("Max"),
                 given("Zoe", "2026-11-23", "referral"))  # fmt: skip
    assert told(ivy) == [
        (agenda.THANK, "Ivy", "introduced you to Kit and Max on 20 Nov and sent you Zoe on 23 Nov")
    ]


def test_a_name_that_only_its_own_note_tells_is_thanked_for_once() -> None:
    kit = person("Kit", introduced_by="Ivy", introduced_on=date(2026, 11, 20))
    thank = (agenda.THANK, "Ivy", "introduced you to Kit on 20 Nov")
    assert thank in told(kit, person("Ivy"))
    assert told(kit, person("Ivy", given("Kit"))).count(thank) == 1
    assert thank not in told(kit, person("Ivy", given("Kit", "2026-05-01"))), "the log knows when"


def test_what_was_only_promised_or_came_of_it_is_no_name() -> None:
    for outcome in ("promised", "met", "declined"):
        assert (
            told(person("Ivy", entry("2026-11-20", "introduction", "Kit", outcome=outcome, inbound=True)))
            == []
        )


def stages(*marks: str, **fields: object) -> Contact:
    entries = [
        Entry(date.fromisoformat(day), mark="stage", value=value, line=number)
        for number, (day, value) in enumerate((mark.split() for mark in marks), 1)
    ]
    return person("Kit", *entries, introduced_by="Ivy", **fields)


def test_each_stage_is_told_once_and_until_there_was_a_touch() -> None:
    kit = stages("2026-11-10 cultivating", "2026-11-18 converting")
    assert told(kit, person("Ivy")) == [
        (agenda.THANK, "Ivy", "Kit, whom they introduced, is now talking about working together")
    ]
    assert told(kit, person("Ivy", entry("2026-11-12", "call"))) != [], "she heard of the first stage alone"
    assert told(kit, person("Ivy", entry("2026-11-18", "note"))) == []
    assert told(kit, person("Ivy", entry("2026-11-20", "call", outcome="no-answer"))) != []


def test_a_step_back_a_repetition_and_what_is_long_ago_are_no_news() -> None:
    ivy = person("Ivy", entry("2026-11-02", "call"))
    assert told(stages("2026-11-01 converting", "2026-11-15 cultivating"), ivy) == []
    assert told(stages("2026-11-01 converting", "2026-11-15 converting"), ivy) == []
    assert told(stages("2026-10-01 servicing"), person("Ivy")) == []
    assert told(stages("2026-11-15 qualifying"), person("Ivy")) == []
    assert told(stages("2026-11-15 servicing", stage="stopped"), person("Ivy")) == []
    assert told(stages("2026-11-15 servicing"), person("Ivy", died=date(2026, 1, 1))) == []


def test_several_who_came_further_are_told_together() -> None:
    max_ = person("Max", Entry(date(2026, 11, 20), mark="stage", value="servicing"), introduced_by="Ivy")
    assert len(told(stages("2026-11-18 converting"), max_, person("Ivy"))) == 2


def promise(day: str, whom: str, outcome: str = "promised") -> Entry:
    return entry(day, "introduction", whom, outcome=outcome)


def test_a_promise_that_stands_in_the_logs_alone_comes_up_until_it_is_kept() -> None:
    ann, bob = person("Ann", promise("2026-11-19", "Bob")), person("Bob", promise("2026-11-19", "Ann"))
    [owed_] = owed(ann, bob)
    assert (owed_.section, owed_.contact.name, owed_.why) == (agenda.PROMISED, "Ann", "promised 19 Nov")
    assert [party.name for party in owed_.company] == ["Bob"]
    assert told(person("Ann", promise("2026-11-20", "Bob")), person("Bob")) == [], "not before three days"
    for outcome in ("made", "", "declined", "met"):
        kept = person("Ann", promise("2026-11-19", "Bob"), promise("2026-11-20", "Bob", outcome))
        assert told(kept, bob) == []
        assert told(ann, person("Bob", promise("2026-11-20", "Ann", outcome))) == [], "told by the other note"


def test_a_line_under_next_keeps_the_day_of_a_promise() -> None:
    bob = person("Bob", promise("2026-11-09", "Ann"))
    for done in (False, True):
        line = NextLine("introduction [[Bob]]", date(2026, 12, 1), done, means="introduction")
        assert told(person("Ann", promise("2026-11-09", "Bob"), next_lines=(line,)), bob) == []
    other = NextLine("introduction [[Cy]]", date(2026, 12, 1), means="introduction")
    assert len(told(person("Ann", promise("2026-11-09", "Bob"), next_lines=(other,)), bob)) == 1


def test_nobody_is_introduced_to_the_dead() -> None:
    ann = person("Ann", promise("2026-11-09", "Bob"))
    assert told(ann, person("Bob", died=date(2026, 11, 10))) == []
    assert told(ann, person("Bob", stage="stopped")) == []
