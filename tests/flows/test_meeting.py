"""The lunch page: made once, from what the notes say, and nothing private or known already on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cultivate.errors import Refused
from cultivate.flows.meeting import Meeting, meeting
from tests.flows.conftest import MakePractice
from tests.flows.practice import Practice

PAGE = "Meetings/2026-12-08 Bob Lee.md"
BOB = """\
---
tier: alliance
looking_for: [plant managers]
---
## Next
- [ ] lunch 📅 2026-12-08
- [ ] send him the checklist

## Log
- 2026-10-09 introduction promised [[Ann Poe]]
- 2026-09-01 introduction [[Cy Orr]]
- 2026-08-01 introduction in [[Dee Fox]]
- 2026-11-02 introduction in promised [[Zoe]]
"""
ROLE = "---\ntier: network\nrole: Plant manager\n{}---\n"
FITTING = ("Ann Poe", "Cy Orr", "Dee Fox", "Eve Fox", "Fay Roe", "Gus Hay")


def lunch(desk: Practice, *company: str, on: date | None = None, dry_run: bool = False) -> Meeting:
    return meeting(desk.session(), "bob", company, on=on, here=Path(desk.root), dry_run=dry_run)


@pytest.fixture
def desk(practice: MakePractice) -> Practice:
    notes = {f"People/{name}.md": ROLE.format("") for name in FITTING}
    notes["People/Fay Roe.md"] = ROLE.format("private: true\n")
    notes["People/Gus Hay.md"] = ROLE.format('introduced_by: "[[Bob Lee]]"\n')
    return practice(notes | {"People/Bob Lee.md": BOB})


def test_the_page(desk: Practice) -> None:
    made = lunch(desk)
    assert (made.path, [each.contact.name for each in made.names]) == (PAGE, ["Eve Fox"])
    assert desk.text(PAGE) == (
        '---\ntype: lunch\ndate: 2026-12-08\nwith:\n  - "[[Bob Lee]]"\n---\n'
        "# Lunch with Bob Lee, Tuesday 8 Dec 2026\n\n- [ ] lunch [[Bob Lee]]\n\n"
        "## Their ideal client\n- looks for plant managers\n\n## Mine\n- \n\n"
        "## Promised last time\n"
        "- you: introduce Ann Poe (promised 9 Oct)\n- you: send him the checklist\n"
        "- they: Zoe (promised 2 Nov)\n\n"
        "## For them\n- [ ] [[Eve Fox]]: Plant manager · they look for plant managers\n"
        "- [ ] \n- [ ] \n- [ ] \n- [ ] \n\n"
        "## From them\n" + "- [ ] \n" * 5
    )


def test_a_page_that_is_there_is_left_as_it_is(desk: Practice) -> None:
    lunch(desk)
    desk.write(PAGE, desk.text(PAGE) + "What we talked about\r\n")
    with desk.silent():
        again = lunch(desk)
    assert again.outcome.messages == (f"{PAGE} is there already, and was left as it is",)
    assert [each.contact.name for each in again.names] == ["Eve Fox"]


def test_the_day_and_the_company(desk: Practice) -> None:
    lunch(desk, "eve", on=date(2026, 12, 10))
    page = desk.text("Meetings/2026-12-10 Bob Lee.md")
    assert 'with:\n  - "[[Bob Lee]]"\n  - "[[Eve Fox]]"\n' in page
    assert "[[Eve Fox]]:" not in page, "who is there is not named"


def test_a_dry_run_writes_nothing(desk: Practice) -> None:
    with desk.silent():
        assert [change.path for change in lunch(desk, dry_run=True).outcome.changes] == [PAGE]


def test_my_ideal_client_is_a_setting(desk: Practice) -> None:
    desk.write("cultivate.toml", '[practice]\nideal_client = "an owner who wants to let go"\n')
    lunch(desk)
    assert "## Mine\n- an owner who wants to let go\n" in desk.text(PAGE)


def test_nobody_has_lunch_with_the_dead(practice: MakePractice) -> None:
    desk = practice({"People/Bob Lee.md": "---\ntier: alliance\ndied: 2026-01-01\n---\n"})
    with desk.silent(), pytest.raises(Refused, match="has died"):
        lunch(desk)
