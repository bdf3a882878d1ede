"""What one pass over a log finds."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.means import STANDARD
from cultivate.model.touch import Entry, gone_through
from tests.model.crowds import TODAY

entries = st.builds(
    Entry,
    st.dates(TODAY - timedelta(days=40), TODAY + timedelta(days=3)),
    means=st.sampled_from(["call", "meal", "newsletter", "introduction"]),
    outcome=st.sampled_from(["", "", "reached", "no-answer", "promised"]),
    mark=st.sampled_from(["", "", "", "skipped"]),
    inbound=st.booleans(),
)


@given(st.lists(entries, max_size=8))
def test_one_pass_finds_the_newest_touch_and_all_that_is_none(log: list[Entry]) -> None:
    newest, apart = gone_through(log, STANDARD, TODAY)
    touched: list[date] = [e.day for e in log if e.is_touch(STANDARD) and e.day <= TODAY]
    assert newest == max(touched, default=None)
    plain = [e for e in log if not (e.mark or e.outcome or e.inbound or e.means == "newsletter")]
    assert [e for e in log if e not in apart] == [e for e in log if e in plain]
    assert list(apart) == [e for e in log if e not in plain], "in the order of the log"
    assert all(e.is_touch(STANDARD) for e in plain)
