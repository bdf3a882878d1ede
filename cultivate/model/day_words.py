"""What there is to say about a day as a whole, in kind sentences with the numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from cultivate.model.capacity import too_much
from cultivate.model.catchup import ended_rest
from cultivate.model.claims import Claims
from cultivate.model.dates import WEEKDAYS, short_date
from cultivate.model.due import Standing
from cultivate.model.load import PlannedTouch
from cultivate.model.minutes import minutes_of
from cultivate.model.openings import next_open
from cultivate.model.settings import Settings
from cultivate.model.workdays import is_away, is_open, is_quiet


def about_the_day(
    planned: Sequence[PlannedTouch],
    standings: Sequence[Standing],
    held: Claims,
    settings: Settings,
    today: date,
) -> list[str]:
    """The sentences for `due` and `agenda`: a day off, a day that holds more than usual, who can wait."""
    share = [each for each in planned if each.day == today]
    short = settings.minutes_today is not None
    return [
        *_day_off(settings, today),
        *left_below(held, settings, today),
        *(_short(share, planned, held, settings, today) if short else _over(share, held, settings)),
        *([] if share else _waiting(planned, settings, today)),
        *_growing(planned, standings, settings, today),
    ]


def _day_off(settings: Settings, today: date) -> Iterator[str]:
    """`Saturday is a day off; the next working day is Monday 23 Nov.`"""
    if is_open(today, settings):
        return
    after = next_open(today, settings)
    following = f"the next working day is {WEEKDAYS[after.weekday()]} {short_date(after, today)}"
    if is_away(today, settings):
        yield f"You are away today; {following}."
    elif today in settings.holidays:
        yield f"Today is a public holiday; {following}."
    elif today.weekday() not in settings.workdays:
        yield f"{WEEKDAYS[today.weekday()]} is a day off; {following}."
    elif is_quiet(today, settings):
        yield f"This is a quiet season; {following}."


def left_below(held: Claims, settings: Settings, today: date) -> Iterator[str]:
    """Where more is owed than the day holds: how much stands below the agenda's items, and that it may.

    After a rest that was announced `catchup.welcome` has said hello.
    """
    stand = "stands" if held.rest == 1 else "stand"
    below = f"{held.rest} more of what is owed {stand} in the agenda, under Also owed"
    if held.silent:
        hello = "A short first day" if ended_rest(settings, today) else "Welcome back: a short first day"
        yield f"{hello}. {below}. `cultivate catch-up` says what waits."
    elif held.rest:
        yield f"{below}: a few of them come up each day."


def _short(
    share: Sequence[PlannedTouch],
    planned: Sequence[PlannedTouch],
    held: Claims,
    settings: Settings,
    today: date,
) -> Iterator[str]:
    """What the minutes there are today hold, and that nobody is dropped: `minutes_today` on the home note."""
    others = sum(each.day > today and each.standing.is_due(today) for each in planned)
    if not (share or others):
        return
    taken = sum(minutes_of(each.proposal, settings.vocabulary) for each in share)
    people = f"{len(share)} {'person' if len(share) == 1 else 'people'}, about {taken} by the usual lengths"
    rest = f"; {others} more who {'is' if others == 1 else 'are'} due can wait" if others else ""
    besides = " What is owed stands besides, and [>] puts it off." if held.owed else ""
    yield f"{settings.minutes_today} minutes today: {people if share else 'nobody'}{rest}.{besides}"


def _over(share: Sequence[PlannedTouch], held: Claims, settings: Settings) -> Iterator[str]:
    """Where the day holds more than it should, by how much and why."""
    tries = sum(each.standing.reason == "retry" for each in share)
    owed, people = held.owed + tries, len(share) - tries
    total = owed + people + held.done
    if total <= settings.per_day or not owed + people:
        return
    counted = [(owed, "owed" if owed != 1 else "thing owed"), (held.done, "done"), (people, "due")]
    parts = ", ".join(f"{count} {word}" for count, word in counted if count)
    yield (
        f"Today comes to {total} ({parts}) where {settings.per_day} is your usual: "
        "some of what is owed may wait, and [>] puts it off."
    )


def _growing(
    planned: Sequence[PlannedTouch], standings: Sequence[Standing], settings: Settings, today: date
) -> Iterator[str]:
    """Why there will be more and more who wait, where people wait and the days hold less than is promised."""
    if any(each.day > today and each.standing.is_due(today) for each in planned):
        strain = too_much(standings, settings)
        if strain:
            yield f"{strain}."


def _waiting(planned: Sequence[PlannedTouch], settings: Settings, today: date) -> Iterator[str]:
    """`5 are due; their calls stand on Tuesday 24 Nov.`"""
    due = [each for each in planned if each.standing.due and each.standing.due <= today]
    if not due:
        return
    if not settings.per_day:
        many = "1 person is" if len(due) == 1 else f"{len(due)} are"
        yield f"per_day is 0, so nobody comes up today; {many} due."
        return
    first = min(each.day for each in due)
    means = Counter(each.means for each in due if each.day == first)
    said = settings.vocabulary.named(means.most_common(1)[0][0]).said
    when = f"{WEEKDAYS[first.weekday()]} {short_date(first, today)}"
    later = " and after" if any(each.day > first for each in due) else ""
    if len(due) == 1:
        yield f"1 person is due; the {said} stands on {when}."
    else:
        yield f"{len(due)} are due; {f'their {said}s' if len(means) == 1 else 'they'} stand on {when}{later}."
