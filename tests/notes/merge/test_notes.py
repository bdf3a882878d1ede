"""What two devices did to one note, and what comes of it: by example, a pair of changes at a time."""

from __future__ import annotations

import pytest

from cultivate.model.settings import Settings
from cultivate.notes.merge.note import Merged, merge_notes
from cultivate.notes.merge.pieces import Labels

SETTINGS = Settings()
NOTE = """\
---
type: contact
tier: inner-circle
last_touch: 2026-10-09   # lunch
next_touch: 2026-11-09
snooze_until:
email: [jane@acme.example]
interests:
  - sailing
  - jazz
city: "Leeds"  # since May
Odd Key: &a {x: 1}
---
# Jane Doe

Met at the chamber.

## Next
- [ ] send a book 📅 2026-12-01
\t- the blue one
- [ ] ask how Lily's final went

## Log

- 2026-08-28 call reached 25m: new role
- 2026-10-09 meal [[Bob Lee]] 90m: his auditor
\t- likes jazz
"""
AGENDA = (
    """\
---
type: agenda
date: 2026-11-24
---
# Tuesday 24 November 2026

## Today
- [ ] call [[Jane Doe]] [07700 900123](tel:+447700900123)
\t- ↳ 9 Oct lunch with Bob
\t- [ ] no answer
\t- [ ] another day
- [ ] meal invited [[Bob Lee]] with [[Ann Poe]]
\t- ↳ all in Leeds

## Promised
- [ ] introduction [[Ann Poe]] [[Jane Doe]]
\t- ↳ promised 9 Oct

## Also today
- """
    "\n"
)
LOGGED = "\t- ↳ logged 2026-11-24 Jane Doe 3f9c1e07 (was 2026-10-09)\n"


def edited(text: str, *changes: tuple[str, str]) -> str:
    """The text with each `old`, which stands in it once, written over."""
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def both(base: str | None, ours: str, theirs: str) -> Merged:
    """Merged both ways, which must be the same but for who is called ours."""
    merged, turned = (merge_notes(base, a, b, SETTINGS) for a, b in ((ours, theirs), (theirs, ours)))
    assert merged.conflicts == turned.conflicts
    assert merged.conflicts or merged.text == turned.text
    return merged


Change = tuple[str, str]


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        pytest.param(
            ("2026-10-09   # lunch\n", "2026-11-20   # lunch\n"),
            ("2026-10-09   # lunch\n", "2026-11-18\n"),
            [("2026-10-09   # lunch\n", "2026-11-20   # lunch\n")],
            id="the newest touch",
        ),
        pytest.param(
            ("# lunch\n", "# dinner\n"),
            ("last_touch: 2026-10-09 ", "last_touch: 2026-11-18 "),
            [("2026-10-09   # lunch\n", "2026-11-18   # dinner\n")],
            id="a comment beside a value",
        ),
        pytest.param(
            ("[jane@acme.example]", "[jane@acme.example, jd@home.example]"),
            ("[jane@acme.example]", '["j@new.example"]'),
            [("[jane@acme.example]", '["j@new.example", jd@home.example]')],
            id="lists as sets",
        ),
        pytest.param(
            ("  - jazz\n", ""),
            ("  - jazz\n", "  - jazz\n  - chess\n"),
            [("  - jazz\n", "  - chess\n")],
            id="removed and added",
        ),
        pytest.param(
            ('city: "Leeds"', "city: York"),
            ("# since May", "# since June"),
            [('"Leeds"  # since May', '"York"  # since June')],
            id="a value beside its comment",
        ),
        pytest.param(
            ('city: "Leeds"', "city: York"),
            ('"Leeds"', "'York'"),
            [('"Leeds"', "'York'")],
            id="the same in other quotes",
        ),
        pytest.param(
            ("snooze_until:\n", "snooze_until:\nrole: CFO\n"),
            ("snooze_until:\n", "snooze_until:\naim: a talk\n"),
            [("snooze_until:\n", "snooze_until:\naim: a talk\nrole: CFO\n")],
            id="two new properties",
        ),
        pytest.param(
            ("- [ ] send a book", "- [x] send a book"),
            ("2026-12-01\n", "2026-12-05\n"),
            [("- [ ] send a book 📅 2026-12-01", "- [x] send a book 📅 2026-12-05")],
            id="ticked, and put off",
        ),
        pytest.param(
            ("- [ ] send a book 📅 2026-12-01\n", "- [x] send a book 📅 2026-12-01 ✅ 2026-11-23\n"),
            ("- [ ] send a book 📅 2026-12-01\n", "- [X] send a book 📅 2026-12-01 ✅ 2026-11-24\n"),
            [("- [ ] send a book 📅 2026-12-01\n", "- [x] send a book 📅 2026-12-01 ✅ 2026-11-23\n")],
            id="ticked twice",
        ),
        pytest.param(
            ("ask how Lily's final went", "ask how Lily's final went, and her exams"),
            ("- [ ] ask", "- [x] ask"),
            [("- [ ] ask how Lily's final went", "- [x] ask how Lily's final went, and her exams")],
            id="ticked, and said better",
        ),
        pytest.param(
            ("## Next\n", "## Next\n- [ ] first of all\n"),
            ("final went\n", "final went\n- [ ] last of all\n"),
            [
                ("## Next\n", "## Next\n- [ ] first of all\n"),
                ("final went\n", "final went\n- [ ] last of all\n"),
            ],
            id="a box at either end",
        ),
    ],
)
def test_properties_and_boxes(ours: Change, theirs: Change, merged: list[Change]) -> None:
    done = both(NOTE, edited(NOTE, ours), edited(NOTE, theirs))
    assert not done.conflicts
    assert done.text == edited(NOTE, *merged)


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        pytest.param(
            ("likes jazz\n", "likes jazz\n- 2026-11-20 call: ours\n"),
            ("likes jazz\n", "likes jazz\n- 2026-11-18 note\n\t- theirs\n"),
            [("likes jazz\n", "likes jazz\n- 2026-11-18 note\n\t- theirs\n- 2026-11-20 call: ours\n")],
            id="by date",
        ),
        pytest.param(
            ("likes jazz\n", "likes jazz\n- 2026-11-20 call\n"),
            ("likes jazz\n", "likes jazz\n- 2026-11-20 call\n- 2026-11-21 note\n"),
            [("likes jazz\n", "likes jazz\n- 2026-11-20 call\n- 2026-11-21 note\n")],
            id="the same on both devices is there once",
        ),
        pytest.param(
            ("- 2026-08-28 call reached 25m: new role\n", ""),
            ("new role\n", "new role\n- 2026-09-01 note\n"),
            [("- 2026-08-28 call reached 25m: new role\n", "- 2026-09-01 note\n")],
            id="what was removed stays removed",
        ),
        pytest.param(
            ("his auditor\n", "his auditor, Kim\n"),
            ("likes jazz\n", "likes jazz\n\t- and sailing\n"),
            [("his auditor\n\t- likes jazz\n", "his auditor, Kim\n\t- likes jazz\n\t- and sailing\n")],
            id="an entry and what is below it",
        ),
        pytest.param(
            ("2026-08-28 call", "2026-08-27 call"),
            ("2026-08-28 call reached 25m", "2026-08-28 call reached 30m"),
            None,
            id="one line, both ways",
        ),
        pytest.param(
            ("\n- 2026-10-09 meal [[Bob Lee]] 90m: his auditor\n\t- likes jazz\n", "\n"),
            ("his auditor", "his new auditor"),
            None,
            id="removed, and changed",
        ),
        pytest.param(
            ("## Log\n", "## History of it\n"),
            ("likes jazz\n", "likes jazz\n- 2026-11-20 call\n"),
            None,
            id="the log under another heading",
        ),
        pytest.param(
            ("Met at the chamber.\n", "Met at the chamber of trade.\n"),
            ("Met at the chamber.\n", "Met in May.\n"),
            None,
            id="prose",
        ),
        pytest.param(
            ("tier: inner-circle", "tier: alliance"),
            ("tier: inner-circle", "tier: network"),
            None,
            id="a tier",
        ),
        pytest.param(("{x: 1}", "{x: 2}"), ("{x: 1}", "{x: 3}"), None, id="more than text"),
        pytest.param(("- [ ] ask", "- [x] ask"), ("- [ ] ask", "- [-] ask"), None, id="done, and given up"),
    ],
)
def test_entries_and_conflicts(ours: Change, theirs: Change, merged: list[Change] | None) -> None:
    one, other = edited(NOTE, ours), edited(NOTE, theirs)
    done = both(NOTE, one, other)
    assert bool(done.conflicts) == (merged is None)
    if merged is not None:
        assert done.text == edited(NOTE, *merged)
        return
    marked = done.text.split("\n")
    inside = marked[marked.index("<<<<<<< ours") : marked.index(">>>>>>> theirs") + 1]
    assert len(done.conflicts) == 1
    assert len(inside) <= 6 or "History" in ours[1]
    assert [line for line in marked if line not in inside][:3] == NOTE.split("\n")[:3] or "tier" in ours[0]


def test_a_conflict_is_git_s_own_in_one_line() -> None:
    ours, theirs = (edited(NOTE, ('"Leeds"', city)) for city in ("York", "Hull"))
    merged = merge_notes(NOTE, ours, theirs, SETTINGS, Labels("HEAD", "phone", 9))
    line = "<<<<<<<<< HEAD\ncity: York  # since May\n=========\ncity: Hull  # since May\n>>>>>>>>> phone\n"
    assert merged.text == edited(NOTE, ('city: "Leeds"  # since May\n', line))
    assert merged.conflicts == (11,)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_the_form_of_a_note_stays(newline: str, mark: str, end: str) -> None:
    def formed(text: str) -> str:
        return mark + (text.removesuffix("\n") + end).replace("\n", newline)

    ours = edited(NOTE, ("likes jazz\n", "likes jazz\n- 2026-11-20 call\n"))
    theirs = edited(NOTE, ("new role\n", "new role\n- 2026-09-01 note\n"))
    whole = edited(
        NOTE,
        ("likes jazz\n", "likes jazz\n- 2026-11-20 call\n"),
        ("new role\n", "new role\n- 2026-09-01 note\n"),
    )
    assert both(formed(NOTE), formed(ours), formed(theirs)) == Merged(formed(whole))
    other_form = formed(theirs.replace("\n", "\r\n") if newline == "\n" else theirs)
    assert both(NOTE, ours, other_form).text.replace("\r", "").strip("\ufeff\n") == whole.strip("\n")


def test_newest_first_stays_so() -> None:
    base = "## Log\n- 2026-10-09 b\n- 2026-10-01 a\n"
    ours, theirs = (edited(base, ("## Log\n", f"## Log\n- 2026-11-{day} new\n")) for day in (20, 18))
    assert both(base, ours, theirs).text == edited(
        base, ("## Log\n", "## Log\n- 2026-11-20 new\n- 2026-11-18 new\n")
    )


def test_the_first_touch_on_both_devices() -> None:
    base = "---\ntier: network\n---\n# Eve Fox\n\nA novelist.\n"
    ours = base + "\n## Next\n- [ ] read her book\n\n## Log\n- 2026-11-20 call\n"
    theirs = base.replace("novelist", "poet") + "\n## Log\n- 2026-11-19 note\n"
    whole = (
        base.replace("novelist", "poet")
        + "\n## Next\n- [ ] read her book\n\n## Log\n- 2026-11-19 note\n- 2026-11-20 call\n"
    )
    assert both(base, ours, theirs) == Merged(whole)


def test_one_note_made_on_both_devices() -> None:
    """Git has no base then."""
    ours = "---\ntier: network\n---\n# Eve Fox\n\n## Log\n- 2026-11-20 call\n"
    theirs = "---\ntier: network\nphone: 1\n---\n# Eve Fox\n\n## Log\n- 2026-11-19 note\n"
    whole = "---\ntier: network\nphone: 1\n---\n# Eve Fox\n\n## Log\n- 2026-11-19 note\n- 2026-11-20 call\n"
    assert both(None, ours, theirs) == Merged(whole)


def test_without_a_base_two_wordings_of_one_entry_are_a_conflict() -> None:
    ours, theirs = (edited(NOTE, ("new role", words)) for words in ("new role in May", "a new role, in May"))
    assert len(both(None, ours, theirs).conflicts) == 1


def test_what_snoozing_means_without_a_base_goes_by_the_last_touch() -> None:
    ours = edited(NOTE, ("last_touch: 2026-10-09 ", "last_touch: 2026-11-20 "))
    theirs = edited(NOTE, ("snooze_until:\n", "snooze_until: 2026-12-01\n"))
    assert both(None, ours, theirs) == Merged(ours)


def test_the_next_touch_goes_with_the_last() -> None:
    ours = edited(NOTE, ("last_touch: 2026-10-09 ", "last_touch: 2026-11-20 "), ("2026-11-09", "2026-12-20"))
    theirs = edited(
        NOTE, ("last_touch: 2026-10-09 ", "last_touch: 2026-11-18 "), ("2026-11-09", "2027-02-18")
    )
    assert both(NOTE, ours, theirs) == Merged(ours)


DONE = edited(
    AGENDA,
    ("- [ ] call", "- [x] call"),
    (
        "\t- ↳ 9 Oct lunch with Bob\n\t- [ ] no answer\n\t- [ ] another day\n",
        "\t- ↳ 9 Oct lunch with Bob\n" + LOGGED,
    ),
)
AWAY = edited(
    AGENDA, ("## Promised\n- [ ] introduction [[Ann Poe]] [[Jane Doe]]\n\t- ↳ promised 9 Oct\n\n", "")
)


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        pytest.param(
            DONE,
            edited(AGENDA, ("900123)\n", "900123) 25m new budget\n"), ("- [ ] call", "- [x] call")),
            edited(DONE, ("900123)\n", "900123) 25m new budget\n")),
            id="logged here, typed on there",
        ),
        pytest.param(
            DONE,
            edited(AGENDA, ("all in Leeds\n", "all in Leeds\n\t- bring the book\n")),
            edited(DONE, ("all in Leeds\n", "all in Leeds\n\t- bring the book\n")),
            id="two items",
        ),
        pytest.param(
            DONE,
            edited(AGENDA, ("9 Oct lunch with Bob", "9 Oct lunch with Bob · Lily's final")),
            edited(DONE, ("9 Oct lunch with Bob", "9 Oct lunch with Bob · Lily's final")),
            id="a new hint",
        ),
        pytest.param(
            AWAY,
            edited(AGENDA, ("- [ ] introduction", "- [x] introduction")),
            edited(AGENDA, ("- [ ] introduction", "- [x] introduction")),
            id="taken out here, done there",
        ),
        pytest.param(
            AWAY,
            edited(AGENDA, ("↳ promised 9 Oct", "↳ promised in October")),
            AWAY,
            id="taken out here, hint there",
        ),
        pytest.param(
            edited(AGENDA, ("today\n- \n", "today\n- lunch [[Eve]]\n")),
            edited(AGENDA, ("today\n- \n", "today\n- call [[Kit]]\n")),
            edited(AGENDA, ("today\n- \n", "today\n- call [[Kit]]\n- lunch [[Eve]]\n")),
            id="two captured lines",
        ),
    ],
)
def test_agendas(ours: str, theirs: str, merged: str) -> None:
    assert both(AGENDA, ours, theirs) == Merged(merged)


def test_a_day_that_was_planned_on_both_devices() -> None:
    fresh = edited(AGENDA, ("↳ all in Leeds", "↳ in Leeds"))
    assert both(None, DONE, fresh) == both("", DONE, fresh) == Merged(DONE)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (DONE, edited(DONE, ("3f9c1e07", "00000000"))),
        (DONE, edited(AGENDA, ("- [ ] no answer", "- [x] no answer"))),
        (edited(AGENDA, ("900123)\n", "900123) 25m\n")), edited(AGENDA, ("900123)\n", "900123) no time\n"))),
    ],
    ids=["logged twice", "logged, and no answer", "two stories"],
)
def test_what_only_the_user_can_settle_in_an_agenda(ours: str, theirs: str) -> None:
    merged = both(AGENDA, ours, theirs)
    assert len(merged.conflicts) == 1


def test_hidden_lines_stay_hidden() -> None:
    """A comment that one side opened would swallow what the other one logged: that is no merge by meaning."""
    base = "## Log\n- 2026-10-09 a\n\nend %%\n"
    ours = edited(base, ("- 2026-10-09 a\n", "- 2026-10-09 a\n\n%% hidden\n"))
    theirs = edited(base, ("- 2026-10-09 a\n", "- 2026-10-09 a\n- 2026-10-10 b\n"))
    merged = both(base, ours, theirs)
    assert merged.conflicts or merged.text.index("2026-10-10") < merged.text.index("%% hidden")
