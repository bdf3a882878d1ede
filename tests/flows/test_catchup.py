"""Back from a rest, or after an import: what is said, and what an amnesty writes."""

from __future__ import annotations

from datetime import date

import pytest

from cultivate.errors import UsageError
from cultivate.flows.catchup import Amnesty, CatchUpReport, run_catch_up
from cultivate.flows.due import due
from cultivate.flows.list import Selection
from cultivate.model.cadence import Cadence
from tests.flows.conftest import MakePractice
from tests.flows.practice import Practice

AWAY = "---\naway: 2026-11-02..2026-11-20\n---\n"
SETTINGS = '[vault]\nhome = "Home.md"\nnext_touch = true\n'
MANY = {
    f"People/P{n:02}.md": f"---\ntier: client-system\nlast_touch: 2026-08-{n % 20 + 1:02}\n---\n"
    for n in range(30)
}


def rested(practice: MakePractice, **files: str) -> Practice:
    return practice({**MANY, "Home.md": AWAY, "cultivate.toml": SETTINGS, **files})


def caught_up(
    vault: Practice, amnesty: Amnesty | None = None, dry_run: bool = False, **chosen: str
) -> CatchUpReport:
    return run_catch_up(vault.session(), Selection(**chosen), amnesty, dry_run=dry_run)  # type: ignore[arg-type]


def test_the_words_after_a_rest(practice: MakePractice) -> None:
    vault = rested(practice)
    with vault.silent():
        report = caught_up(vault)
    assert report.words[0] == (
        f"Welcome back. {report.found.moved} people moved, nobody lost; clear by 30 Nov at 8 a day."
    )
    assert report.found.moved + 8 >= len(report.found.late) == 32
    assert report.words[1:] == ("1 person is new to you and comes up on a working day.",)


def test_the_agenda_says_them_by_itself_for_two_weeks(practice: MakePractice) -> None:
    vault = rested(practice)
    said = caught_up(vault).words[0]
    assert said in vault.agenda().outcome.messages
    assert not any("Welcome" in line for line in vault.on("2026-12-05").agenda().outcome.messages)


def test_without_a_rest_the_agenda_says_nothing_of_it(practice: MakePractice) -> None:
    vault = rested(practice, **{"Home.md": "---\naway:\n---\n"})
    assert len(vault.agenda().outcome.messages) == 1
    assert caught_up(vault).words[0].startswith("2")


def test_nobody_waits(practice: MakePractice) -> None:
    vault = practice({"Home.md": AWAY, "cultivate.toml": SETTINGS})
    assert caught_up(vault).words[0] == "Welcome back. Nobody waits beyond today."


def test_a_short_first_day(practice: MakePractice) -> None:
    inner = "---\ntier: inner-circle\nlast_touch: 2026-10-01\n---\n"
    vault = rested(
        practice,
        **{
            "People/Eve Fox.md": "---\ntier: network\n---\n## Log\n- 2026-11-10 email in: can we?\n",
            "People/Ian Fox.md": "---\ntier: network\n---\n## Log\n- 2026-11-10 call in\n- 2026-11-11 call\n",
            **{f"People/I{n}.md": inner for n in range(4)},
        },
    )
    report = caught_up(vault)
    assert [(each.contact.name, each.why.partition(":")[0]) for each in report.first_day] == [
        ("Jane Doe", "promised for today"),
        ("Eve Fox", "wrote on 10 Nov"),
        ("I0", "last in touch 1 Oct"),
        ("I1", "last in touch 1 Oct"),
    ]


def test_spread_gives_each_the_day_that_was_planned(practice: MakePractice) -> None:
    vault = rested(practice)
    planned = {
        each.standing.contact.path: each.day for each in due(vault.session()).later if each.standing.due
    }
    with vault.silent():
        seen = caught_up(vault, Amnesty("spread"), dry_run=True).outcome
    done = caught_up(vault, Amnesty("spread")).outcome
    assert done.changes == seen.changes
    assert {change.path for change in done.changes} == set(planned)
    for path, day in planned.items():
        assert f"snooze_until: {day.isoformat()}\n" in vault.text(path)
        assert f"next_touch: {day.isoformat()}\n" in vault.text(path)
    assert done.messages[0] == f"{len(planned)} people spread over the days that have room:"
    assert done.messages[-1] == f"and {len(planned) - 10} more"
    with vault.silent():
        assert caught_up(vault, Amnesty("spread")).outcome.messages == ("nobody waits for that",)


def test_skip_and_snooze_by_filter(practice: MakePractice) -> None:
    vault = rested(practice)
    late = len(caught_up(vault).found.late)
    done = caught_up(vault, Amnesty("snooze", until=date(2027, 1, 11)), tier="alliance").outcome
    assert [change.path for change in done.changes] == ["People/Bob Lee.md"]
    assert "snooze_until: 2027-01-11\n" in vault.text("People/Bob Lee.md")
    assert caught_up(vault, Amnesty("snooze", length=Cadence(days=4)), tier="inner-circle").outcome.changes
    assert "snooze_until: 2026-11-30\n" in vault.text("People/Jane Doe.md")  # a working day
    assert len(caught_up(vault, Amnesty("skip")).outcome.changes) == late - 2
    assert "snooze_until: 2027-02-24\n" in vault.text("People/P00.md")
    with vault.silent():
        assert caught_up(vault, Amnesty("skip")).outcome.changes == ()


def test_an_amnesty_changes_nothing_else(practice: MakePractice) -> None:
    vault = rested(practice, **{"cultivate.toml": '[vault]\nhome = "Home.md"\n'})
    before = vault.files()
    caught_up(vault, Amnesty("skip"))
    for path, text in vault.files().items():
        kept = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("snooze_until"))
        was = "".join(
            line for line in before[path].splitlines(keepends=True) if not line.startswith("snooze_until")
        )
        assert kept == was


def test_a_slip_selects_nobody_in_silence(practice: MakePractice) -> None:
    vault = rested(practice)
    with vault.silent(), pytest.raises(UsageError, match="there is no tier “aliance”"):
        caught_up(vault, Amnesty("skip"), tier="aliance")


def test_whoever_wrote_today_wrote_today(practice: MakePractice) -> None:
    note = "---\ntier: alliance\n---\n## Log\n- 2026-11-24 email in: are you back?\n"
    vault = rested(practice, **{"People/Kit Moss.md": note})
    said = {item.contact.name: item.why for item in caught_up(vault).first_day}
    assert said["Kit Moss"] == "wrote today: “are you back?”"
