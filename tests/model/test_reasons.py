"""Why somebody comes on a day, where no touch says it."""

from __future__ import annotations

from datetime import date

import pytest

from cultivate.model.contact import Contact
from cultivate.model.due import standing
from cultivate.model.load import plan_due
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry

TODAY = date(2026, 11, 24)
TALKED = Entry(date(2026, 5, 12), "call")


def reason(*entries: Entry) -> str:
    contact = Contact("Jane Doe", "People/Jane Doe.md", tiers=("client-system",), entries=entries)
    (planned,) = plan_due([standing(contact, Settings(), TODAY)], Settings(), TODAY)
    return planned.reason


@pytest.mark.parametrize("outcome", ["no-answer", "voicemail"])
def test_a_clock_that_runs_from_a_try_says_so(outcome: str) -> None:
    said = reason(TALKED, Entry(date(2026, 8, 17), "call", outcome=outcome))
    assert said.startswith("every 3 months, not reached on 17 Aug, due 17 Nov")


def test_a_try_before_the_last_touch_is_not_spoken_of() -> None:
    said = reason(Entry(date(2026, 5, 1), "call", outcome="no-answer"), TALKED)
    assert said.startswith("every 3 months, due 12 Aug")
