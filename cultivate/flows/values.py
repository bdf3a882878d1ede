"""Values typed on the command line, checked before they are written into a note."""

from __future__ import annotations

from cultivate.errors import Refused, UsageError
from cultivate.flows.session import Session
from cultivate.model.cadence import TWO_MEANINGS, parse_cadence
from cultivate.model.dates import long_date, parse_birthday, parse_date
from cultivate.model.means import STAGES
from cultivate.notes.names import DATES, LISTS, tier_name


def checked_value(name: str, value: str, session: Session) -> tuple[str, ...]:
    """The items that `value` stands for, none where it is empty; a list's are separated by commas.

    Raises UsageError for a value that the property could not be read back with, Refused for a touch in the
    future.
    """
    value = " ".join(value.split())
    if not value:
        return ()
    if name in DATES:
        return (_day(name, value, session),)
    if name == "cadence":
        return (_cadence(value),)
    if name == "birthday" and parse_birthday(value) is None:
        raise UsageError(f"birthday: “{value}” is not a day; write 1975-04-02, or --04-02 without the year")
    if name == "stage":
        return (_stage(value),)
    items = tuple(item.strip() for item in value.split(",") if item.strip()) if name in LISTS else (value,)
    return tuple(_tier(item, session) for item in items) if name == "tier" else items


def _stage(value: str) -> str:
    if value.casefold() not in STAGES:
        raise UsageError(f"“{value}” is not a stage; the stages are {', '.join(STAGES)}")
    return value.casefold()


def _tier(value: str, session: Session) -> str:
    """The tier's own spelling, for `Inner Circle` is read as one, too."""
    tier = tier_name(value)
    if tier not in session.settings.tiers:
        raise UsageError(f"there is no tier “{value}”; the tiers are {', '.join(session.settings.tiers)}")
    return tier


def _day(name: str, value: str, session: Session) -> str:
    day = parse_date(value)
    if day is None:
        raise UsageError(f"{name}: “{value}” is not a day; write it as 2026-10-09")
    if name in ("last_touch", "died") and day > session.today:
        raise Refused(f"{name}: {long_date(day)} is after today, {long_date(session.today)}")
    return value


def _cadence(value: str) -> str:
    if parse_cadence(value) is not None:
        return value
    meant = TWO_MEANINGS.get(value.casefold())
    if meant:
        raise UsageError(f"cadence: “{value}” can mean two things; write “{meant}”, or whatever is meant")
    raise UsageError(f"cadence: “{value}” is no interval; write monthly, every 6 weeks, 90 days, or none")
