"""The clock: in any zone, at the hour that is missing or comes twice, at midnight, and when it goes back."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.proof.figures import Figure
from tests.proof.machine import need
from tests.proof.places import environment, make_vault
from tests.running import Result

ZONES = (
    "Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Chatham", "Africa/Casablanca",
    "America/Sao_Paulo", "Asia/Kolkata", "Pacific/Kiritimati", "Pacific/Apia", "America/St_Johns",
    "Asia/Beirut", "America/Havana",
)  # fmt: skip
"""Two that change at midnight, one by half an hour, one the other way round, some that never do."""
EVE = "---\ntier: alliance\nlast_touch: {last}\n---\n# Eve\n\n## Log\n- {last} call: before\n"


def library() -> str | None:
    """Where the library is that turns a clock (its package: faketime)."""
    return next((str(path) for path in sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))), None)


@pytest.fixture(autouse=True)
def turned() -> None:
    """No proof of the clock without a clock that can be turned."""
    need("libfaketime", "faketime", library)


def at(
    moment: float, zone: str, words: list[str], root: Path, env: dict[str, str], *, speed: int = 0
) -> Result:
    """The real command at that moment in that zone; the clock stands still, or runs at `speed`."""
    clock = {
        "FAKETIME_FMT": "%s",
        "FAKETIME": f"@{moment:.0f} x{speed}" if speed else f"{moment:.0f}",
        "LD_PRELOAD": library() or "",
        "TZ": zone,
    }
    env = {name: value for name, value in env.items() if name != "CULTIVATE_TODAY"} | clock
    done = subprocess.run(
        [sys.executable, "-m", "cultivate", *words],
        cwd=root,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    return Result(done.stdout, done.stderr, done.returncode)


@cache
def changes(zone: str) -> list[float]:
    """When the clock is turned from 2026 on, to the minute."""
    offset = ZoneInfo(zone)
    hours = [datetime(2026, 2, 1, tzinfo=UTC) + timedelta(hours=number) for number in range(24 * 1600)]
    found = []
    for before, after in pairwise(hours):
        if before.astimezone(offset).utcoffset() != after.astimezone(offset).utcoffset():
            minutes = [before + timedelta(minutes=number) for number in range(61)]
            first = minutes[0].astimezone(offset).utcoffset()
            found.append(next(m for m in minutes if m.astimezone(offset).utcoffset() != first).timestamp())
    return found


def moments(zone: str) -> Iterator[float]:
    """Around the first change forward and the first back, around a leap day's ends, and New Year."""
    for change in changes(zone)[:2]:
        yield from (change - 1, change, change + 3_599)
    local = ZoneInfo(zone)
    for text in ("2028-02-29 00:00:00", "2028-02-29 23:59:59", "2026-12-31 23:59:59", "2027-01-01 00:00:00"):
        yield datetime.fromisoformat(text).replace(tzinfo=local).timestamp()


def proven(zone: str, moment: float, folder: Path, env: dict[str, str]) -> None:
    """The day of an entry, of an agenda and of `last_touch` is the one that the user's wall shows."""
    today = datetime.fromtimestamp(moment, ZoneInfo(zone)).date()
    last = today - timedelta(days=200)
    root = make_vault(folder, {"People/Eve.md": EVE.format(last=last)})
    logged = at(moment, zone, ["log", "eve", "--via", "call", "-m", "now"], root, env)
    assert logged.code == 0, (zone, moment, logged)
    note = (root / "People" / "Eve.md").read_text()
    assert f"last_touch: {today}\n" in note, (zone, moment, note)
    assert f"- {today} call: now\n" in note
    planned = at(moment, zone, ["agenda"], root, env)
    assert planned.code == 0, planned
    assert [path.name for path in (root / "Agenda").iterdir()] == [f"{today}.md"], (zone, moment)


def test_the_users_day(tmp_path: Path, figure: Figure) -> None:
    count = 0
    for zone in ("Europe/London", "America/Havana", "Pacific/Kiritimati"):
        for moment in [*moments(zone)][1::3]:
            proven(zone, moment, tmp_path / f"{count}", environment(tmp_path / "home"))
            count += 1
    figure("clock (quick)", f"{count} moments in 3 zones, the user's day in each")


@pytest.mark.proof
@pytest.mark.timeout(900)
@pytest.mark.parametrize("zone", ZONES)
def test_the_users_day_everywhere(zone: str, tmp_path: Path, figure: Figure) -> None:
    found = [*moments(zone)]
    for number, moment in enumerate(found):
        proven(zone, moment, tmp_path / f"{number}", environment(tmp_path / "home"))
    figure("clock (full)", f"{zone}: {len(found)} moments, the user's day in each")


@pytest.mark.parametrize(
    ("zone", "set_in"),
    [
        ("Pacific/Auckland", "vault"),
        ("Europe/London", "system"),
        ("America/New_York", "vault"),
        ("Asia/Kolkata", "system"),
    ],
)
def test_the_day_changes_at_the_users_midnight_before_and_after_the_clocks_do(
    zone: str, set_in: str, tmp_path: Path
) -> None:
    """By `[vault] timezone` on a machine that is far away, and by the machine's own zone."""
    root = make_vault(tmp_path / "vault", {"People/Eve.md": EVE.format(last="2026-10-01")})
    if set_in == "vault":
        (root / "cultivate.toml").write_text(f'[vault]\ntimezone = "{zone}"\n')
    local, env = ZoneInfo(zone), environment(tmp_path / "home")
    turned_on = [datetime.fromtimestamp(change, local).date() for change in changes(zone)[:2]]
    for day in turned_on or [date(2026, 11, 24)]:
        following = day + timedelta(days=1)
        midnight = datetime(following.year, following.month, following.day, tzinfo=local).timestamp()
        for moment, today in ((midnight - 1, day), (midnight, following)):
            found = at(
                moment, zone if set_in == "system" else "Pacific/Pago_Pago", ["due", "--json"], root, env
            )
            assert json.loads(found.stdout)["date"] == str(today), (zone, found)


def test_the_zone_matters(tmp_path: Path) -> None:
    """Teeth: at one moment it is two days in two places, and UTC is wrong in one of them."""
    moment = datetime(2026, 11, 24, 10, 30, tzinfo=UTC).timestamp()
    days = {
        datetime.fromtimestamp(moment, ZoneInfo(zone)).date()
        for zone in ("Pacific/Kiritimati", "America/Havana")
    }
    assert len(days) == 2
    for zone in ("Pacific/Kiritimati", "America/Havana"):
        proven(zone, moment, tmp_path / zone.replace("/", "-"), environment(tmp_path / "home"))


def last_touch(root: Path) -> str:
    found = re.search(r"^last_touch: (\S*)", (root / "People" / "Eve.md").read_text(), re.MULTILINE)
    assert found
    return found[1]


def test_a_clock_that_goes_back_never_moves_a_touch_back(tmp_path: Path, figure: Figure) -> None:
    count = gone_back((30 * 365 * 86_400,), tmp_path)
    figure("clock going back (quick)", f"{count} commands, last_touch never decreased")


@pytest.mark.proof
@pytest.mark.timeout(900)
def test_a_clock_that_goes_back_by_anything(tmp_path: Path, figure: Figure) -> None:
    count = gone_back((60, 3_600, 86_400, 7 * 86_400, 31 * 86_400, 400 * 86_400, 30 * 365 * 86_400), tmp_path)
    figure("clock going back (full)", f"{count} commands, last_touch never decreased")


def gone_back(seconds: tuple[int, ...], folder: Path) -> int:
    """Every command while the clock goes back by each of these, and then right again; how many that was."""
    env = environment(folder / "home")
    now = datetime(2026, 11, 24, 12, tzinfo=UTC).timestamp()
    count = 0
    for back in seconds:
        root = make_vault(folder / str(back), {"People/Eve.md": EVE.format(last="2026-10-01")})
        seen = [last_touch(root)]
        for moment in (now, now - back, now - back + 60, now + 60, now + 86_400):
            for words in (
                ["log", "eve", "--via", "call", "-m", f"at {moment:.0f}"],
                ["agenda"],
                ["sync"],
                ["set", "eve", "city=x"],
            ):
                done = at(moment, "Europe/London", words, root, env)
                assert done.code in (0, 1, 3), done
                assert "Traceback" not in done.stderr, done
                seen.append(last_touch(root))
                count += 1
        assert seen == sorted(seen), seen
        assert seen[-1] == "2026-11-25", seen
    return count


def test_midnight_inside_a_run(tmp_path: Path, figure: Figure) -> None:
    days = midnights((1, 4, 6, 9, 30), tmp_path)
    figure("midnight inside a run (quick)", f"{len(days)} runs, each of one day: {told(days)}")


@pytest.mark.proof
@pytest.mark.timeout(900)
def test_midnight_at_any_moment_of_a_run(tmp_path: Path, figure: Figure) -> None:
    days = midnights(range(1, 61), tmp_path)
    figure("midnight inside a run (full)", f"{len(days)} runs, each of one day: {told(days)}")


def told(days: list[str]) -> str:
    return ", ".join(f"{days.count(day)} of {day}" for day in sorted(set(days)))


def midnights(speeds: Iterable[int], folder: Path) -> list[str]:
    """Whichever day it takes, it takes that one alone: the entry, the property and the message agree."""
    env = environment(folder / "home")
    midnight = datetime(2026, 11, 25, tzinfo=ZoneInfo("Europe/London")).timestamp()
    days = []
    for speed in speeds:  # it comes sooner and sooner
        root = make_vault(folder / str(speed), {"People/Eve.md": EVE.format(last="2026-10-01")})
        words = ["log", "eve", "--via", "call", "-m", "late"]
        start = midnight - (9 if speed == 1 else 1)  # a slow machine too must have one run before midnight
        done = at(start, "Europe/London", words, root, env, speed=speed)
        assert done.code == 0, done
        day = last_touch(root)
        assert f"- {day} call: late\n" in (root / "People" / "Eve.md").read_text()
        assert day in done.stdout
        planned = at(start, "Europe/London", ["agenda"], root, env, speed=speed)
        assert planned.code in (0, 1), planned  # 1: Eve was logged on what is tomorrow for this run
        (written,) = (root / "Agenda").iterdir()
        assert f"date: {written.stem}\n" in written.read_text()
        days += [day, written.stem]
    assert set(days) == {"2026-11-24", "2026-11-25"}
    return days


def test_the_clock_is_really_turned(tmp_path: Path) -> None:
    env = environment(tmp_path / "home")
    root = make_vault(tmp_path / "vault", {})
    assert (
        '"date": "2031-07-05"'
        in at(datetime(2031, 7, 5, 12, tzinfo=UTC).timestamp(), "UTC", ["due", "--json"], root, env).stdout
    )
    assert os.environ.get("LD_PRELOAD") is None
