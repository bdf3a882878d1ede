"""Every figure of the method can be changed in the settings, and each change is seen where it counts."""

from __future__ import annotations

import json

import pytest

from cultivate.errors import UsageError
from cultivate.model.obligations import obligations
from cultivate.model.period import month_of
from cultivate.model.settings import Settings
from cultivate.notes.settings import read_settings
from cultivate.reports import REPORTS
from tests.flows.practice import TODAY
from tests.reports.laws import practice
from tests.reports.people import person

BOB, ANN = (
    person(
        "Bob", "alliance", "2026-05-20 lunch", "2026-07-30 lunch", "2026-08-05 call", "2026-08-06 call",
        "2026-11-04 introduction [[Kit]]", "2026-10-12 introduction in promised [[Eve]]",
        "2026-10-20 introduction in no-future [[Zed]]", "2026-11-20 introduction promised [[Ann]]",
        "2026-11-02 introduction in next-step [[Yve]]",
    ),
    person("Ann", "client-system", "2026-07-01 call",
           *(f"2026-11-{day:02} call no-answer" for day in (3, 10, 17))),
)  # fmt: skip


def everything(settings: Settings) -> dict[str, str]:
    """Each report as text, and what is owed on the day."""
    these = practice([ANN, BOB], settings)
    found = {name: repr(REPORTS[name](these, month_of(TODAY))) for name in REPORTS}
    found["agenda"] = json.dumps(
        [(each.section, each.why) for each in obligations(these.standings, settings, TODAY)]
    )
    return found


@pytest.mark.parametrize(
    ("written", "where", "before", "after"),
    [
        ("reached = 40", "funnel", "'method': 40.0", "'method': 32.0"),
        ("no_need = 30", "funnel", "'method': 20.0", "'method': 12.0"),
        ("stopped = 10", "funnel", "'method': 2.0", "'method': 4.0"),
        ("stopped = 10", "forecast", "18 of 40 talks", "40% of talks"),
        ("reached = 40", "forecast", "half of those called", "40% of those called"),
        ("enough = 50", "forecast", "until there are 30", "until there are 50"),
        ("thirds = [50, 30, 20]", "alliances", "'method': 0.3333333333333333", "'method': 0.5"),
        ("thirds = [50, 30, 20]", "funnel", "'method_share': 0.3333333333333333", "'method_share': 0.2"),
        ("names = 3", "alliances", "about 5 at each lunch", "about 3 at each lunch"),
        ("active = 1", "funnel", "two of their cadences: 2 of 2", "one of their cadences: 1 of 2"),
        ("ask = 3", "requalify", "within four passes", "in three passes"),
        ("ask = 3", "requalify", "three talks or more", "two talks or more"),
        ('heard = "2 weeks"', "introductions", "nothing heard for four weeks", "nothing heard for two weeks"),
        ('heard = "2 weeks"', "introductions", "of 1.", "of 1; of 1 nothing in two weeks."),
        ('waiting = "60 days"', "agenda", "promised you Eve", ""),
        ("[practice]\npromise = 1", "agenda", "", "promised 20 Nov"),
        ('[tiers.client-system]\nsize = 120', "funnel", "label='of 240'", "label='of 120'"),
        ('[tiers.client-system]\ncadence = "6 months"', "funnel", "'method': 80.0", "'method': 10.0"),
        ('[tiers.alliance]\ncadence = "2 months"', "alliances", "each a quarter", "every two months"),
    ],
)  # fmt: skip
def test_a_figure_of_ones_own(written: str, where: str, before: str, after: str) -> None:
    text = written if written.startswith("[") else f"[method]\n{written}\n"
    settings, problems = read_settings(text)
    assert problems == ()
    usual, now = everything(Settings())[where], everything(settings)[where]
    assert before in usual
    assert after in now
    assert not before or before not in now
    assert not after or after not in usual


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("reached = 101", "must be a percentage from 0 to 100"),
        ("ask = 0", "must be a number from 1 to 1000"),
        ('heard = "none"', 'must be a length of time, such as "4 weeks"'),
        ("thirds = [50, 50]", "must be a list of three percentages"),
    ],
)
def test_a_figure_that_cannot_be_one_is_named(written: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        read_settings(f"[method]\n{written}\n")
