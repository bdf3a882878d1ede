"""The watcher as it runs: what is ticked is logged once notes have settled, once, and nothing else moves."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cultivate.vault.lock import locked
from tests.flows.practice import BOB, NOTES
from tests.running import MakeVault, Run, unchanged
from tests.schema import validate
from tests.watching import AGENDA, Watching, is_up_to_date, watching, writes

JANE = "People/Jane Doe.md"


@pytest.fixture
def ready(vault: MakeVault, run: Run) -> Path:
    """Jane, Bob and Ann, with today's agenda, and a note that is nobody's."""
    root = vault({**NOTES, "cultivate.toml": "[vault]\nnext_touch = true\n", "Soup.md": "# Soup\n"})
    assert run("agenda", cwd=root).code == 0
    return root


def tick(root: Path, name: str, words: str = "") -> None:
    """What a phone does: the first open item of `name` is ticked, in place."""
    note = root / AGENDA
    text = note.read_text()
    after = re.sub(rf"- \[ \] ((?:call|meal) \[\[{name}\]\])", rf"- [x] \1 {words}", text, count=1)
    assert after != text
    note.write_text(after)


def test_a_tick_is_logged_and_the_agenda_follows(ready: Path, home: Path) -> None:
    with watching(ready, home) as watcher:
        watcher.rests()
        before = len(writes(ready))
        tick(ready, "Jane Doe", "25m new budget")
        watcher.says("Jane Doe: 2026-11-24 call reached 25m: new budget")
        watcher.says(f"{AGENDA}: ")
        assert "2026-11-24 call reached 25m: new budget" in (ready / JANE).read_text()
        assert "last_touch: 2026-11-24" in (ready / JANE).read_text()
        watcher.rests()
        assert len(writes(ready)) == before + 1, "all of it is one write"
        assert re.fullmatch(r"\d\d:\d\d:\d\d Jane Doe: .*", next(x for x in watcher.lines if "Jane" in x))
        (ready / AGENDA).write_text(
            (ready / AGENDA).read_text().replace("- [x] call [[Jane", "- [ ] call [[Jane")
        )
        watcher.says("Jane Doe: taken back")
        assert watcher.end() == 0
    assert watcher.lines[-1].endswith(" stopped")
    assert watcher.errors == []
    assert "new budget" not in (ready / JANE).read_text()
    assert is_up_to_date(ready)


def test_people_come_into_the_agenda_and_go(ready: Path, home: Path) -> None:
    with watching(ready, home) as watcher:
        eve = ready / "People" / "Eve Fox.md"
        eve.write_text("---\ntier: inner-circle\nlast_touch: 2026-09-01\n---\n")
        watcher.until(lambda: "[[Eve Fox]]" in (ready / AGENDA).read_text())
        eve.write_text("---\ntier: inner-circle\nlast_touch: 2026-11-20\n---\n")
        watcher.until(lambda: "[[Eve Fox]]" not in (ready / AGENDA).read_text())
        eve.write_text("---\ntier: inner-circle\nlast_touch: 2026-09-01\n---\n")
        watcher.until(lambda: "[[Eve Fox]]" in (ready / AGENDA).read_text())
        eve.unlink()
        watcher.until(lambda: "[[Eve Fox]]" not in (ready / AGENDA).read_text())
        watcher.rests()


def test_nothing_is_written_while_somebody_types(ready: Path, home: Path) -> None:
    """Half a sentence, saved again and again; in a note that is nobody's, nobody has to wait for it."""
    with watching(ready, home, settle=4) as watcher:
        watcher.rests()
        before = writes(ready)
        tick(ready, "Jane Doe", "25m")
        for word in "his auditor might well need a coach by spring".split():
            note = ready / AGENDA
            note.write_text(re.sub(r"(- \[x\] call .*)", rf"\1 {word}", note.read_text()))
            time.sleep(0.05)
        assert writes(ready) == before
        watcher.says("call reached 25m: his auditor might well need a coach by spring")
    assert len(writes(ready)) == len(before) + 1


def test_a_note_that_is_nobodys_keeps_nobody_waiting(ready: Path, home: Path) -> None:
    with watching(ready, home, settle=2) as watcher:
        tick(ready, "Jane Doe", "25m")

        def logged() -> bool:
            (ready / "Soup.md").write_text(f"# Soup\n{time.monotonic()}\n")
            return any("Jane Doe: " in line for line in watcher.lines)

        watcher.until(logged)


def in_place(note: Path, text: str) -> None:
    note.write_text(text)


def emptied_first(note: Path, text: str) -> None:
    """VS Code, and Obsidian on some systems: cut to nothing, then filled."""
    with note.open("w") as file:
        file.flush()
        time.sleep(0.3)
        file.write(text)


def by_rename(note: Path, text: str) -> None:
    """sed -i, and most editors that are careful."""
    other = note.with_name("sedQx81")
    other.write_text(text)
    other.replace(note)


def vim(note: Path, text: str) -> None:
    """With `backup` and `backupcopy=no`: away, absent, empty, full."""
    note.rename(note.with_name(f"{note.name}~"))
    time.sleep(0.3)
    with note.open("w") as file:
        time.sleep(0.3)
        file.write(text)
    note.with_name(f"{note.name}~").unlink()


def emacs(note: Path, text: str) -> None:
    lock = note.with_name(f".#{note.name}")
    lock.symlink_to("me@laptop.4711:1790000000")
    shutil.copy2(note, note.with_name(f"{note.name}~"))
    note.with_name(f"#{note.name}#").write_text(text[: len(text) // 2])
    by_rename(note, text)
    note.with_name(f"#{note.name}#").unlink()
    lock.unlink()


def syncthing(note: Path, text: str) -> None:
    other = note.with_name(f".syncthing.{note.name}.tmp")
    for end in range(0, len(text), 200):
        other.write_text(text[:end])
    other.write_text(text)
    os.utime(other, (1_700_000_000, 1_700_000_000))  # the time on the other device
    other.replace(note)


SAVES: tuple[Callable[[Path, str], None], ...] = (in_place, emptied_first, by_rename, vim, emacs, syncthing)


def test_however_it_is_saved(ready: Path, home: Path) -> None:
    """Ticked and unticked again by every way of saving: each is one change, and one write of ours."""
    with watching(ready, home) as watcher:
        watcher.rests()
        for turn, save in enumerate(SAVES):
            before, note = len(writes(ready)), ready / AGENDA
            save(
                note, note.read_text().replace("- [ ] call [[Jane Doe]]", f"- [x] call [[Jane Doe]] {turn}m")
            )
            watcher.says(f"Jane Doe: 2026-11-24 call reached {turn}m" if turn else "Jane Doe: 2026-11-24")
            watcher.rests()
            save(note, re.sub(r"- \[x\] (call \[\[Jane Doe\]\]) \d+m", r"- [ ] \1", note.read_text()))
            watcher.says("taken back", turn + 1)
            watcher.rests()
            assert len(writes(ready)) == before + 2, save.__name__
    assert watcher.errors == []


def test_a_second_watcher_is_refused_by_name(ready: Path, home: Path, run: Run) -> None:
    with watching(ready, home) as watcher, unchanged(ready):
        other = run("watch", cwd=ready)
        assert (other.code, other.stdout) == (3, "")
        said = other.stderr
        assert said.startswith(f"cultivate: this vault is watched already (process {watcher.process.pid}: ")
        assert re.search(r", since \d+ \w+ \d\d:\d\d\. ", said)
        assert said.count("\n") == 1
        assert run("due", cwd=ready).code == 0


def test_one_that_was_killed_leaves_nothing_in_the_way(ready: Path, home: Path) -> None:
    with watching(ready, home) as watcher:
        watcher.process.kill()
        watcher.process.wait()
    tick(ready, "Jane Doe", "25m while nobody watched")
    with watching(ready, home) as watcher:
        watcher.says("25m: while nobody watched")
        assert watcher.end(signal.SIGTERM) == 0
    assert is_up_to_date(ready)


def test_what_other_commands_write_is_followed(ready: Path, home: Path, run: Run) -> None:
    with watching(ready, home) as watcher:
        watcher.rests()
        assert run("log", "jane", "--via", "call", "-m", "new budget", cwd=ready).code == 0
        watcher.until(lambda: "[ ] call [[Jane Doe]]" not in (ready / AGENDA).read_text())
        watcher.rests()


def test_settings_are_read_again_and_a_wrong_one_is_said_once(ready: Path, home: Path) -> None:
    settings = ready / "cultivate.toml"
    right = settings.read_text()
    with watching(ready, home) as watcher:
        watcher.rests()
        settings.write_text(right.replace("[vault]", '[vault]\nnext_heading = "Promises"'))
        watcher.says("the settings were read again")
        watcher.rests()
        settings.write_text(right + "[workdays]\nper_day = 'some'\n")
        watcher.complains("cultivate.toml, line 4: workdays.per_day must be a whole number")
        tick(ready, "Jane Doe", "25m")
        settings.write_text(right)
        watcher.says("Jane Doe: 2026-11-24")
        watcher.says("that is settled")
    assert len(watcher.errors) == 1


def test_a_broken_note_is_named_once(ready: Path, home: Path) -> None:
    with watching(ready, home) as watcher:
        (ready / "People" / "Al.md").write_text('---\ntier: "alliance\n---\n')
        watcher.complains("People/Al.md, line 2: ")
        tick(ready, "Jane Doe", "25m")
        watcher.says("Jane Doe: 2026-11-24")
        (ready / "People" / "Al.md").write_text("---\ntier: alliance\n---\n")
        watcher.rests()
    assert len(watcher.errors) == 1


def test_a_merge_is_waited_for(ready: Path, home: Path) -> None:
    (ready / ".git").mkdir()
    (ready / ".git" / "MERGE_HEAD").write_text("0\n")
    with watching(ready, home) as watcher:
        before = writes(ready)
        tick(ready, "Jane Doe", "25m")
        watcher.complains("a merge is not finished")
        assert writes(ready) == before
        (ready / ".git" / "MERGE_HEAD").unlink()
        watcher.says("Jane Doe: 2026-11-24")
        watcher.rests()
    assert len(watcher.errors) == 1


def test_another_writer_is_waited_for(ready: Path, home: Path) -> None:
    with watching(ready, home) as watcher:
        with locked(ready):
            tick(ready, "Jane Doe", "25m")
            watcher.complains("another cultivate is writing in this vault")
        watcher.says("Jane Doe: 2026-11-24")


def test_a_folder_that_goes_away_and_an_empty_one_in_its_place(ready: Path, home: Path) -> None:
    """A drive that is unmounted leaves the empty folder on which it was mounted."""
    away = ready.with_name("away")
    with watching(ready, home) as watcher:
        watcher.rests()
        ready.rename(away)
        ready.mkdir()
        watcher.complains("is not there any more; waiting for it")
        time.sleep(0.5)
        assert list(ready.iterdir()) == []
        ready.rmdir()
        away.rename(ready)
        watcher.says("is there again")
        watcher.says("watching ", 2)
        tick(ready, "Jane Doe", "25m")
        watcher.says("Jane Doe: 2026-11-24")
        assert watcher.end() == 0
    assert len(watcher.errors) == 1


def test_without_hints_of_the_system(ready: Path, home: Path) -> None:
    with watching(ready, home, "--poll") as watcher:
        tick(ready, "Jane Doe", "25m")
        watcher.says("Jane Doe: 2026-11-24")
        (ready / "People" / "Eve Fox.md").write_text("---\ntier: inner-circle\nlast_touch: 2026-09-01\n---\n")
        watcher.until(lambda: "[[Eve Fox]]" in (ready / AGENDA).read_text())


def test_without_an_agenda_only_what_is_asked_for_is_begun(small: Path, home: Path) -> None:
    with watching(small, home) as watcher:
        watcher.says("Bob Lee: 2026-11-23 call reached 25m: new budget")
        assert watcher.end() == 0
    assert not (small / AGENDA).exists()
    with watching(small, home, env={"CULTIVATE_WATCH_AGENDA": "true"}) as watcher:
        watcher.says(f"{AGENDA}: ")
        watcher.rests()
    assert (small / AGENDA).exists()


def test_once(ready: Path, run: Run) -> None:
    tick(ready, "Jane Doe", "25m")
    done = run("watch", "--once", cwd=ready, env={"CULTIVATE_WATCH_SETTLE": "0.2"})
    assert (done.code, done.stderr) == (0, "")
    assert [line[9:].partition(":")[0] for line in done.stdout.splitlines()][1:] == ["Jane Doe", AGENDA]
    assert is_up_to_date(ready)
    with unchanged(ready):
        assert run("watch", "--once", cwd=ready).code == 0
    with locked(ready):
        assert run("watch", "--once", cwd=ready).code == 3


def test_lines_for_programs(ready: Path, run: Run) -> None:
    """Somebody private is in none of them."""
    (ready / JANE).write_text((ready / JANE).read_text().replace("---\n", "---\nprivate: true\n", 1))
    (ready / "People" / "Bob Lee.md").write_text(BOB.replace("alliance", "allaince"))
    tick(ready, "Jane Doe", "25m")
    tick(ready, "Ann Poe", "5m")
    done = run("watch", "--once", "--json", cwd=ready, env={"CULTIVATE_WATCH_SETTLE": "0.2"})
    documents = [json.loads(line) for line in done.stdout.splitlines()]
    for document in documents:
        validate(document, "watch")
    told = [(each["event"], each["name"]) for each in documents]
    assert told == [("started", None), ("logged", "Ann Poe"), ("agenda", None), ("problem", None)]
    assert "Jane" not in done.stdout
    assert "allaince" in done.stderr
    assert done.code == 1


def test_what_it_prints_is_for_a_terminal(ready: Path, home: Path) -> None:
    with watching(ready, home) as watcher:
        (ready / "People" / "\u202eEve.md").write_text('---\ntier: "alliance\n---\n')
        tick(ready, "Jane Doe", "\x1b[31mred")
        watcher.says("\\u001b[31mred")


def test_ctrl_c_while_it_is_at_work_lets_it_end(ready: Path, home: Path) -> None:
    with watching(ready, home) as watcher, locked(ready):
        tick(ready, "Jane Doe", "25m")
        holder = next(Path(os.environ["XDG_STATE_HOME"]).rglob("*.lock"))
        watcher.until(lambda: has_open(watcher, holder.name.replace(".watch", "")))
        assert watcher.end() == 0
    assert is_alone(watcher)


def has_open(watcher: Watching, name: str) -> bool:
    folder = Path(f"/proc/{watcher.process.pid}/fd")
    return any(os.readlink(each).endswith(f"/{name}") for each in folder.iterdir())


def is_alone(watcher: Watching) -> bool:
    return watcher.lines[-1].endswith(" stopped")


@pytest.fixture
def notified(home: Path) -> Path:
    """A `notify-send` that writes down its words, one a line."""
    told = home / "told"
    program = home / "bin" / "notify-send"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> "{told}"\n')
    program.chmod(0o755)
    return told


def own_settings(home: Path, text: str) -> dict[str, str]:
    file = home / ".config" / "cultivate" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(text)
    return {"PATH": f"{home / 'bin'}:{os.environ['PATH']}"}


@pytest.mark.skipif(sys.platform == "darwin", reason="LOUD: its notifier cannot be replaced for a test")
def test_the_mornings_count_once_a_day(ready: Path, home: Path, notified: Path) -> None:
    env = own_settings(home, '[notify]\nmorning = true\nat = "00:00"\n')
    for _ in range(2):
        with watching(ready, home, env=env) as watcher:
            tick(ready, "Jane Doe" if not _ else "Ann Poe", "5m")
            watcher.says(": 2026-11-24 call reached 5m")
            watcher.until(notified.exists)
            if not _:
                watcher.says("told by notification: ")
    words = notified.read_text().splitlines()
    assert words[:3] == ["--app-name=cultivate", "--", "cultivate"]
    assert re.fullmatch(r"[23] people today, 1 promise", words[3])
    assert len(words) == 4


@pytest.mark.skipif(sys.platform == "darwin", reason="LOUD: its notifier cannot be replaced for a test")
def test_names_in_a_notification_are_the_users_own_wish(ready: Path, home: Path, notified: Path) -> None:
    """Somebody private is not among them, and no name is taken for markup."""
    (ready / JANE).write_text((ready / JANE).read_text().replace("---\n", "---\nprivate: true\n", 1))
    (ready / "People" / "A & B.md").write_text("---\ntier: inner-circle\nlast_touch: 2026-09-01\n---\n")
    env = own_settings(home, '[notify]\nmorning = true\nat = "00:00"\nnames = true\n')
    with watching(ready, home, env=env) as watcher:
        watcher.says("told by notification: ")
    said = notified.read_text().splitlines()[3]
    assert "A &amp; B" in said
    assert "Bob Lee" in said
    assert "Jane" not in said


def test_a_vault_cannot_notify_and_shows_no_name(ready: Path, home: Path, notified: Path) -> None:
    (ready / "cultivate.toml").write_text("[notify]\nmorning = true\nat = '00:00'\nnames = true\n")
    env = own_settings(home, "")
    with watching(ready, home, env=env) as watcher:
        watcher.complains("notify.morning counts only in your own settings, not in a vault's")
        watcher.complains("notify.names counts only in your own settings")
        tick(ready, "Jane Doe", "5m")
        watcher.says("Jane Doe: ")
        watcher.rests()
    assert not notified.exists()


def test_the_day_is_that_of_the_users_time_zone(ready: Path, home: Path) -> None:
    """Where it is always another day than on this machine, it is not a new day at every look at the clock."""
    (ready / "cultivate.toml").write_text('[vault]\ntimezone = "Pacific/Kiritimati"\n')
    env = {"CULTIVATE_TODAY": "", "TZ": "Pacific/Pago_Pago", "CULTIVATE_WATCH_AGENDA": "true"}
    with watching(ready, home, env=env) as watcher:
        there = datetime.now(ZoneInfo("Pacific/Kiritimati")).date()
        watcher.until((ready / f"Agenda/{there}.md").exists)
        time.sleep(2.5)  # a look at the clock
        assert watcher.end() == 0
    assert not any("a new day" in line for line in watcher.lines)
