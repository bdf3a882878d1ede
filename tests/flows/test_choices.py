"""Snooze, skip, pause, resume, stop, promote, demote: what each writes; a second run writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cultivate.errors import Refused, UsageError
from cultivate.flows.due import due
from cultivate.flows.pause import pause, resume
from cultivate.flows.promote import demote, promote
from cultivate.flows.saving import Outcome
from cultivate.flows.skip import skip
from cultivate.flows.snooze import snooze
from cultivate.flows.stop import Stopping, stop
from cultivate.model.cadence import Cadence
from cultivate.model.due import standing
from tests.flows.conftest import MakePractice
from tests.flows.practice import BOB, JANE, Practice, entries

BOB_PATH, JANE_PATH = "People/Bob Lee.md", "People/Jane Doe.md"


def did(vault: Practice, choice: Callable[..., Outcome], *words: Any, **options: Any) -> Outcome:
    """The choice carried out, and proof that the dry run saw it coming and a second run writes nothing."""
    with vault.silent():
        planned = choice(vault.session(), *words, here=vault.root, dry_run=True, **options)
    done = choice(vault.session(), *words, here=vault.root, **options)
    assert planned.changes == done.changes
    with vault.silent():
        assert choice(vault.session(), *words, here=vault.root, **options).changes == ()
    return done


def stopped(*words: Any, **options: Any) -> Outcome:
    return stop(*words, **options).outcome


def state(vault: Practice, name: str) -> str:
    session = vault.session()
    contact = next(each for each in session.load().contacts if each.name == name)
    return standing(contact, session.settings, session.today).state


def due_names(vault: Practice) -> list[str]:
    return [each.standing.contact.name for each in due(vault.session()).planned]


# Snooze


def test_snooze_until_a_day(practice: MakePractice) -> None:
    vault = practice()
    done = did(vault, snooze, ["jane"], until=date(2026, 12, 8))
    assert vault.text(JANE_PATH) == JANE.replace("snooze_until:", "snooze_until: 2026-12-08")
    assert done.messages == ("Jane Doe: snoozed until Tuesday 8 Dec 2026",)
    assert "Jane Doe" not in due_names(vault)
    assert "Jane Doe" in due_names(vault.on("2026-12-08"))


def test_a_length_ends_on_a_working_day(practice: MakePractice) -> None:
    vault = practice()
    did(vault, snooze, ["bob"], length=Cadence(days=4))  # Saturday 28 November
    assert vault.text(BOB_PATH) == BOB.replace("08-14\n---", "08-14\nsnooze_until: 2026-11-30\n---")


def test_without_a_length_it_is_that_of_another_day(practice: MakePractice) -> None:
    vault = practice()
    did(vault, snooze, ["jane", "bob"])
    assert "snooze_until: 2026-11-27\n" in vault.text(JANE_PATH)  # inner circle: 3 days
    assert "snooze_until: 2026-12-01\n" in vault.text(BOB_PATH)  # a week


def test_a_touch_ends_a_snooze(practice: MakePractice) -> None:
    vault = practice()
    did(vault, snooze, ["bob"], until=date(2026, 12, 8))
    vault.log("bob", means="call")
    assert "snooze_until:\n" in vault.text(BOB_PATH)


@pytest.mark.parametrize("day", ["2026-11-24", "2026-11-23"])
def test_a_day_must_be_ahead(practice: MakePractice, day: str) -> None:
    vault = practice()
    for choice in (snooze, pause):
        with vault.silent(), pytest.raises(Refused, match="is not ahead"):
            choice(vault.session(), ["bob"], until=date.fromisoformat(day), here=vault.root)


# Skip


def test_skip_is_a_cadence_from_today_and_no_mark(practice: MakePractice) -> None:
    vault = practice()
    did(vault, skip, ["bob"])
    assert vault.text(BOB_PATH) == BOB.replace("08-14\n---", "08-14\nsnooze_until: 2027-02-24\n---")


def test_words_of_a_skip_stand_in_the_log(practice: MakePractice) -> None:
    vault = practice()
    did(vault, skip, ["bob"], why=" on a  long journey ")
    assert entries(vault.text(BOB_PATH))[1:] == ["- 2026-11-24 skipped: on a long journey"]
    assert "last_touch: 2026-08-14\n" in vault.text(BOB_PATH)


def test_skip_is_what_the_agenda_does(practice: MakePractice) -> None:
    by_hand, by_box = practice(), None
    did(by_hand, skip, ["jane"], why="in Peru")
    written = by_hand.text(JANE_PATH)
    by_hand.write(JANE_PATH, JANE)
    by_box = by_hand
    by_box.agenda()
    by_box.edit(
        by_box.day_path, by_box.day.split("\n")[_item(by_box, "Jane Doe")], "- [-] call [[Jane Doe]] in Peru"
    )
    by_box.sync()
    assert by_box.text(JANE_PATH) == written


def _item(vault: Practice, name: str) -> int:
    return next(
        n
        for n, line in enumerate(vault.day.split("\n"))
        if line.startswith("- [ ] ") and f"[[{name}]]" in line
    )


def test_a_longer_peace_stays(practice: MakePractice) -> None:
    vault = practice()
    did(vault, snooze, ["bob"], until=date(2027, 6, 1))
    with vault.silent():
        assert skip(vault.session(), ["bob"], here=vault.root).changes == ()


def test_nobody_without_a_cadence_has_a_turn(practice: MakePractice) -> None:
    vault = practice({"People/Eve Fox.md": "---\ntier: network\n---\n"})
    with vault.silent(), pytest.raises(Refused, match="Eve Fox has no cadence"):
        skip(vault.session(), ["bob", "eve"], here=vault.root)


# Pause and resume


def test_pause_with_an_end(practice: MakePractice) -> None:
    vault = practice()
    did(vault, pause, ["bob"], until=date(2026, 12, 31), why="moving house")
    assert vault.text(BOB_PATH) == BOB.replace("08-14\n---", "08-14\npause_until: 2026-12-31\n---") + (
        "- 2026-11-24 paused: moving house\n"
    )
    assert "Bob Lee" not in due_names(vault)
    session = vault.on("2027-01-02").session()
    bob = next(each for each in session.load().contacts if each.name == "Bob Lee")
    assert standing(bob, session.settings, session.today).due == date(2027, 3, 31)  # the clock starts anew


def test_pause_without_an_end_and_resume(practice: MakePractice) -> None:
    vault = practice()
    did(vault, pause, ["bob"])
    assert "pause_until: 9999-12-31\n" in vault.text(BOB_PATH)
    done = did(vault.on("2026-12-01"), resume, ["bob"])
    assert done.messages == ("Bob Lee: resumed; the clock starts today",)
    assert "pause_until:\n" in vault.text(BOB_PATH)
    assert entries(vault.text(BOB_PATH))[1:] == ["- 2026-11-24 paused", "- 2026-12-01 resumed"]
    session = vault.on("2026-12-01").session()
    bob = next(each for each in session.load().contacts if each.name == "Bob Lee")
    assert standing(bob, session.settings, session.today).due == date(2027, 3, 1)


def test_another_end_of_the_same_pause_is_no_second_mark(practice: MakePractice) -> None:
    vault = practice()
    did(vault, pause, ["bob"])
    did(vault.on("2026-11-26"), pause, ["bob"], until=date(2027, 1, 31))
    assert "pause_until: 2027-01-31\n" in vault.text(BOB_PATH)
    assert entries(vault.text(BOB_PATH))[1:] == ["- 2026-11-24 paused"]


def test_a_promise_to_somebody_paused_still_comes_up(practice: MakePractice) -> None:
    vault = practice()
    did(vault, pause, ["jane"])
    vault.agenda()
    assert "## Promised\n- [ ] introduction [[Ann Poe]] [[Jane Doe]]\n" in vault.day


def test_nobody_to_resume(practice: MakePractice) -> None:
    vault = practice()
    with vault.silent():
        assert resume(vault.session(), ["bob"], here=vault.root).messages == (
            "Bob Lee: neither paused nor stopped",
        )


# Stop


def test_stop_and_take_it_back(practice: MakePractice) -> None:
    log = "- 2026-03-01 stage cultivating\n- 2026-08-14 call"
    before = BOB.replace("tier: alliance", "tier: alliance\nstage: cultivating").replace(
        "- 2026-08-14 call", log
    )
    vault = practice({BOB_PATH: before})
    did(vault, stopped, ["bob"], Stopping("asked by email"))
    assert vault.text(BOB_PATH) == before.replace("stage: cultivating\n", "stage: stopped\n", 1) + (
        "- 2026-11-24 stopped: asked by email\n"
    )
    assert state(vault, "Bob Lee") == "stopped"
    later = vault.on("2027-06-01")
    with later.silent():  # half a year on: still the same stop
        assert stop(later.session(), ["bob"], Stopping("asked by email"), here=vault.root).changes == ()
    did(later, resume, ["bob"])
    assert "stage: cultivating\n" in vault.text(BOB_PATH)
    assert entries(vault.text(BOB_PATH))[-2:] == ["- 2027-06-01 resumed", "- 2027-06-01 stage cultivating"]
    assert state(later, "Bob Lee") == "tracked"


def test_stopped_by_what_they_said_and_resumed(practice: MakePractice) -> None:
    vault = practice({BOB_PATH: f"{BOB}- 2026-11-20 call stop: rather not\n"})
    assert state(vault, "Bob Lee") == "stopped"
    did(vault, resume, ["bob"])
    assert state(vault, "Bob Lee") == "tracked"


def test_stopped_in_no_list_of_dues_no_agenda_no_letter(practice: MakePractice) -> None:
    from cultivate.flows.send import send

    whole = BOB.replace("tier: alliance", "tier: alliance\nbirthday: --11-25\nnewsletter: true\ncity: Leeds")
    files = {
        BOB_PATH: f"{whole}\n## Next\n- [ ] send the book 📅 2026-11-24\n",
        "People/Eve Fox.md": "---\ntier: alliance\nnewsletter: true\n---\n",
        "Home.md": "---\nvisiting: Leeds 2026-11-24\n---\n",
        "cultivate.toml": '[vault]\nhome = "Home.md"\n',
    }
    vault = practice(files)
    assert "Bob Lee" in due_names(vault)
    did(vault, stopped, ["bob"], Stopping())
    assert "Bob Lee" not in due_names(vault)
    vault.agenda()
    assert "[[Bob Lee]]" not in vault.day
    letter = send(vault.session(), "newsletter", means="", day=None, text="Letter 1", dry_run=True)
    assert "Bob Lee" not in (letter.changes[0].after or "")


@pytest.mark.parametrize("choice", [snooze, skip, pause])
def test_a_stopped_person_is_left_alone(practice: MakePractice, choice: Callable[..., Outcome]) -> None:
    vault = practice()
    did(vault, stopped, ["bob"], Stopping("asked"))
    with vault.silent(), pytest.raises(Refused, match="Bob Lee is stopped and in no list"):
        choice(vault.session(), ["bob"], here=vault.root)


@pytest.mark.parametrize("choice", [snooze, skip, pause, resume])
def test_nothing_is_planned_for_the_dead(practice: MakePractice, choice: Callable[..., Outcome]) -> None:
    vault = practice({BOB_PATH: BOB.replace("tier:", "died: 2026-10-01\ntier:")})
    with vault.silent(), pytest.raises(Refused, match="Bob Lee has died"):
        choice(vault.session(), ["bob"], here=vault.root)
    with vault.silent(), pytest.raises(Refused, match="Bob Lee has died"):
        stop(vault.session(), ["bob"], Stopping(), here=vault.root)


def test_died_is_in_nothing_ahead(practice: MakePractice) -> None:
    from cultivate.flows.bench import benches

    gone = BOB.replace("tier:", "died: 2026-10-01\nbirthday: --11-25\ncity: Leeds\ntier:")
    vault = practice({BOB_PATH: f"{gone}\n## Next\n- [ ] send the book 📅 2026-11-24\n"})
    vault.agenda()
    assert "[[Bob Lee]]" not in vault.day
    assert "Bob Lee" not in due_names(vault)
    seats = [seat for bench in benches(vault.session()).benches for seat in (*bench.seats, *bench.waiting)]
    assert "Bob Lee" not in {seat.standing.contact.name for seat in seats}


# Promote and demote


def test_promote_replaces_the_highest_seat(practice: MakePractice) -> None:
    vault = practice()
    done = did(vault, promote, ["ann"], "inner-circle")
    assert vault.text("People/Ann Poe.md") == (
        "---\ntier: [inner-circle, client-system]\n---\n"
        "## Log\n- 2026-11-24 tier inner-circle, client-system\n"
    )
    assert done.messages == ("Ann Poe: inner-circle, client-system (was alliance, client-system)",)


def test_demote_takes_every_higher_seat(practice: MakePractice) -> None:
    vault = practice()
    did(vault, demote, ["ann"], "client-system")
    assert "tier: [client-system]\n" in vault.text("People/Ann Poe.md")
    did(vault, demote, ["ann"], "network")
    assert "tier: [network]\n" in vault.text("People/Ann Poe.md")
    assert entries(vault.text("People/Ann Poe.md")) == [
        "- 2026-11-24 tier client-system",
        "- 2026-11-24 tier network",
    ]


def test_up_is_up_and_down_is_down(practice: MakePractice) -> None:
    vault = practice()
    with vault.silent(), pytest.raises(Refused, match="Jane Doe is in inner-circle: `cultivate demote`"):
        promote(vault.session(), ["jane"], "alliance", here=vault.root)
    with vault.silent(), pytest.raises(Refused, match="Bob Lee is in alliance: `cultivate promote`"):
        demote(vault.session(), ["bob"], "inner-circle", here=vault.root)
    with (
        vault.silent(),
        pytest.raises(UsageError, match="there is no tier “friends”; the tiers are inner-circle"),
    ):
        promote(vault.session(), ["bob"], "friends", here=vault.root)


def test_a_circle_over_its_size_names_who_could_come_down(practice: MakePractice) -> None:
    vault = practice({"cultivate.toml": "[tiers.inner-circle]\nsize = 1\n"})
    done = did(vault, promote, ["bob"], "inner-circle")
    (told,) = done.messages[1:]
    assert told == (
        "inner-circle has 2 people and is meant for 1; Jane Doe could come down "
        "(`cultivate bench inner-circle`)"
    )


def test_somebody_without_a_tier_gets_one(practice: MakePractice) -> None:
    vault = practice({"People/Eve Fox.md": "---\ntype: contact\n---\n"})
    assert did(vault, promote, ["eve"], "alliance").messages == ("Eve Fox: alliance",)
    assert "tier: alliance\n" in vault.text("People/Eve Fox.md")


def test_crlf_stays(practice: MakePractice) -> None:
    vault = practice({BOB_PATH: BOB.replace("\n", "\r\n")})
    did(vault, stopped, ["bob"], Stopping("asked"))
    assert vault.text(BOB_PATH) == BOB.replace("08-14\n---", "08-14\nstage: stopped\n---").replace(
        "\n", "\r\n"
    ) + ("- 2026-11-24 stopped: asked\r\n")


def test_a_note_that_is_no_contact(practice: MakePractice) -> None:
    vault = practice({"Projects/Book.md": "# Book\n"})
    with vault.silent(), pytest.raises(Refused, match=r"Projects/Book\.md is no contact"):
        snooze(vault.session(), ["Projects/Book.md"], here=vault.root)
