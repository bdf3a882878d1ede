"""What kinds of value a setting can have, and what the table of settings says of each."""

from __future__ import annotations

from dataclasses import dataclass

from cultivate.notes import setting_values as values
from cultivate.notes.setting_figures import read_length, read_percentage, read_some
from cultivate.notes.setting_values import Kind

TEXT = Kind("text", values.read_text)
TEXTS = Kind("list of texts", values.read_texts)
NAME = Kind("text", values.read_name)
SOME_TEXTS = Kind("list of texts", values.read_some_texts)
YES_NO = Kind("true or false", values.read_yes_no)
COUNT = Kind("whole number", values.read_count)
FOLDERS = Kind("list of folders", values.read_paths)
FILE = Kind("path", values.read_file)
NOTE = Kind("path of a note", values.read_note)
TIME = Kind("time of day", values.read_time)
SECONDS = Kind("number of seconds", values.read_seconds)
AGENDA = Kind("path with {date}, or daily-note", values.read_agenda)
WEEKDAYS = Kind("list of weekdays", values.read_weekdays)
SPANS = Kind("list of days", values.read_spans)
CADENCE = Kind("cadence", values.read_cadence)
WEEKDAY = Kind("weekday", values.read_weekday)
ANY_WEEKDAYS = Kind("list of weekdays", values.read_any_weekdays)
SEASONS = Kind("list of seasons", values.read_seasons)
PLAN = Kind("list of strands", values.read_plan)
ROTATION = Kind("list of means", values.read_rotation)
TOLERANCE = Kind("working days before and after", values.read_tolerance)
ZONE = Kind("time zone", values.read_zone)
REGION = Kind("country", values.read_region)
RATIOS = Kind("three percentages", values.read_ratios)
SOME = Kind("whole number from 1", read_some)
PERCENTAGE = Kind("percentage", read_percentage)
LENGTH = Kind("length of time", read_length)
WORKDAYS = Kind("working days", values.read_workdays)

SCALARS = (
    TEXT,
    NAME,
    YES_NO,
    COUNT,
    SOME,
    PERCENTAGE,
    SECONDS,
    TIME,
    FILE,
    NOTE,
    AGENDA,
    ZONE,
    REGION,
    WEEKDAY,
)
"""The kinds that one environment variable can hold."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One key: `default` is TOML, `field` the one of `Settings` (of `Tier`, of `Means`) that it fills."""

    section: str
    key: str
    kind: Kind
    default: str
    doc: str
    field: str

    @property
    def variable(self) -> str:
        """The environment variable that overrides it (`CULTIVATE_PER_DAY`); empty where there is none."""
        named = "." in self.section
        return "" if named or self.kind not in SCALARS else f"CULTIVATE_{self.field.upper()}"
