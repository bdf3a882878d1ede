"""When a watcher acts: told of changes, asked what is next. No clock and no disk: times are arguments.

All times are seconds of a clock that only goes forward (`time.monotonic`). A *quiet period* begins when the
last change that concerns us has settled; in it the watcher acts once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

REST = 2.0
"""Seconds for which a note that vanished, or is empty, may still come back: some editors save that way."""
RESCAN = 60.0
"""Seconds between two comparisons of the whole folder, since events may be lost."""
SHARE = 400
"""A comparison of the whole folder may take one part in so many of the time: in a large vault it is rarer."""
FIRST_RETRY, LONGEST_RETRY = 5.0, 300.0
"""Seconds from a try that failed to the next one; they double up to the longest."""
JUMP = 2.0
"""Seconds by which the clock on the wall may differ from the other one before it has been set, or slept."""

Act = Literal["run", "look", "wait"]


@dataclass(frozen=True, slots=True)
class Watch:
    """What the watcher knows of its time. `rescan` and `share` say how often the whole folder is compared.

    `settled` is when all that has changed will have settled, None when nothing is to be done. `retry` is when
    a try that failed may be repeated, after `failures` in a row. `looked` is when the whole folder was last
    compared, which took `cost` seconds; `wanted` says that a comparison is asked for.
    """

    settle: float
    rescan: float = RESCAN
    share: int = SHARE
    settled: float | None = None
    retry: float = 0.0
    failures: int = 0
    looked: float = 0.0
    cost: float = 0.0
    wanted: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What is next: act now, or wait until a time (for `wait` alone it is later than now)."""

    act: Act
    until: float


def noticed(watch: Watch, at: float, *, vanished: bool = False) -> Watch:
    """A note that concerns us changed at the time `at`; `vanished`: it is gone, or empty."""
    settled = at + (max(watch.settle, REST) if vanished else watch.settle)
    return replace(watch, settled=max(settled, watch.settled or settled), retry=0.0)


def called(watch: Watch, now: float) -> Watch:
    """Something is to be done that needs no settling of its own, such as the first run of a day."""
    return replace(watch, settled=max(now, watch.settled or now))


def done(watch: Watch) -> Watch:
    """All that had settled has been dealt with."""
    return replace(watch, settled=None, retry=0.0, failures=0)


def failed(watch: Watch, now: float) -> Watch:
    """It could not be dealt with, and is to be tried again: later each time, or when something changes."""
    wait = min(FIRST_RETRY * 2**watch.failures, LONGEST_RETRY)
    return replace(called(watch, now), retry=now + wait, failures=watch.failures + 1)


def compared(watch: Watch, now: float, cost: float) -> Watch:
    """The whole folder has been compared, in `cost` seconds."""
    return replace(watch, looked=now, cost=cost, wanted=False)


def asked(watch: Watch) -> Watch:
    """Events were lost, or the clock jumped: only a comparison of the whole folder tells what changed."""
    return replace(watch, wanted=True)


def next_step(watch: Watch, now: float) -> Step:
    """What is to be done at the time `now`."""
    run = None if watch.settled is None else max(watch.settled, watch.retry)
    if run is not None and run <= now:
        return Step("run", now)
    # One that is asked for comes soon, and yet a storm of events does not make it come all the time.
    look = watch.looked + max(1.0, 20 * watch.cost) if watch.wanted else watch.looked + rescan_after(watch)
    if look <= now:
        return Step("look", now)
    return Step("wait", look if run is None else min(run, look))


def rescan_after(watch: Watch) -> float:
    """Seconds between two comparisons of a folder for which one takes `watch.cost`."""
    return max(watch.rescan, watch.share * watch.cost)


def jumped(monotonic: float, wall: float) -> bool:
    """Whether the wall's clock was set, or the machine slept, while the two clocks went on by so much."""
    return abs(wall - monotonic) > JUMP
