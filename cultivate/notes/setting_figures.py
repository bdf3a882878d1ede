"""The values of the method's figures: percentages, small numbers, lengths of time (see `setting_values`)."""

from __future__ import annotations

from cultivate.model.cadence import Cadence
from cultivate.notes.setting_values import read_cadence, read_count


def read_some(value: object) -> int:
    """A whole number from 1 to 1,000."""
    found = read_count(value)
    if not 1 <= found <= 1000:
        raise ValueError("must be a number from 1 to 1000")
    return found


def read_percentage(value: object) -> float:
    """A percentage as a share: 50 is 0.5."""
    found = read_count(value)
    if found > 100:
        raise ValueError("must be a percentage from 0 to 100")
    return found / 100


def read_length(value: object) -> Cadence:
    """A length of time, `"4 weeks"`; a whole number counts days."""
    found = read_cadence(value)
    if not found:
        raise ValueError('must be a length of time, such as "4 weeks"')
    return found
