"""What holds for every command: help, JSON alone on stdout, dry runs, second runs, reading writes nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from cultivate.cli.commands import NAMES
from tests.running import Run, read_files, unchanged
from tests.schema import validate

READING: dict[str, list[str]] = {
    "due": ["due"],
    "list": ["list"],
    "list --tier": ["list", "--tier", "alliance"],
    "show": ["show", "jane"],
    "show --all": ["show", "Jane Doe", "--all"],
    "doctor": ["doctor"],
    "bench": ["bench"],
    "review": ["review"],
    "bench TIER": ["bench", "inner-circle"],
    "report pipeline": ["report", "pipeline", "--year"],
    "intro --draft": ["intro", "ann", "bob", "--draft"],
    "report alliances": ["report", "alliances", "--year"],
    "report introductions": ["report", "introductions"],
    "report funnel": ["report", "funnel", "--quarter"],
    "report requalify": ["report", "requalify"],
    "report forecast": ["report", "forecast"],
    "report functions": ["report", "functions", "--month"],
    "report inner-circle": ["report", "inner-circle"],
    "report week": ["report", "week"],
    "report thanks": ["report", "thanks", "--year"],
    "suggest lunch": ["suggest", "lunch", "jane"],
    "suggest introductions": ["suggest", "introductions"],
    "suggest article": ["suggest", "article", "https://example.com/rigging-a-dinghy"],
    "suggest gift": ["suggest", "gift", "jazz", "--count", "3"],
    "plan": ["plan"],
    "plan --weeks": ["plan", "--weeks", "1"],
    "forecast": ["forecast"],
    "catch-up": ["catch-up"],
}
WRITING: dict[str, list[str]] = {
    "agenda": ["agenda"],
    "agenda --print": ["agenda", "--print"],
    "agenda --week": ["agenda", "--week"],
    "sync": ["sync"],
    "log": [
        "log",
        "jane",
        "bob",
        "--via",
        "lunch",
        "--length",
        "1h30",
        "-m",
        "names: two",
        "--next",
        "send a book",
    ],
    "intro": ["intro", "ann", "bob", "--promised", "-m", "two builders"],
    "intro --from": ["intro", "--from", "jane", "Eve Fox", "--referral"],
    "meeting": ["meeting", "bob", "--on", "2026-12-08", "--with", "ann"],
    "trust": ["trust", "bob", "regarded", "willing", "--on", "2026-02-10"],
    "fit": ["fit", "jane", "understands"],
    "log --to": ["log", "--to", "tier alliance", "--via", "note", "-m", "Season"],
    "snooze": ["snooze", "jane", "--for", "2w"],
    "skip": ["skip", "jane", "-m", "on a long journey"],
    "pause": ["pause", "jane", "--until", "2027-03-01"],
    "stop": ["stop", "bob", "--by", "them", "--no-newsletter", "--reason", "asked by email"],
    "promote": ["promote", "bob", "inner-circle"],
    "demote": ["demote", "ann", "network"],
    "catch-up --skip": ["catch-up", "--skip", "--yes"],
    "catch-up --snooze": ["catch-up", "--snooze", "2w", "--tier", "inner-circle", "--yes"],
    "set": ["set", "bob", "city=Leeds", "stage=converting", "interests+=jazz"],
    "set many": ["set", "--tier", "alliance", "newsletter=true", "--yes"],
    "add": ["add", "Eve Fox", "tier=network", "phone=+44 1", "company=Fox: & Co"],
}
CHANGING = {name: words for name, words in WRITING.items() if "--print" not in words}
BULK = "[means.note]\nbulk = true\n"


@pytest.fixture
def ready(small: Path) -> Path:
    """`note` as a bulk means, so that `log --to` needs nobody who asked for a newsletter."""
    settings = small / "cultivate.toml"
    settings.write_text(settings.read_text() + BULK)
    return small


@pytest.mark.parametrize("name", NAMES)
def test_help(run: Run, name: str, tmp_path: Path) -> None:
    """Anywhere, with no vault near."""
    shown = run(name, "-h", cwd=tmp_path)
    assert (shown.code, shown.stderr) == (0, "")
    assert shown.stdout.startswith(f"Usage: cultivate {name} ") or f"cultivate {name}" in shown.stdout
    assert "--json" in shown.stdout


def test_every_command_is_on_a_list() -> None:
    """A command that writes belongs into WRITING here, or into MORE of `tests.proof.commands`."""
    from tests.proof.commands import names_listed, names_of_commands

    assert names_of_commands() - names_listed() == set()


def test_the_groups_own_help(run: Run) -> None:
    shown = run("--help")
    assert shown.code == 0
    assert all(f"\n  {name} " in shown.stdout for name in NAMES)
    assert run("--version").stdout.startswith("cultivate 0")


@pytest.mark.parametrize("words", [*READING.values(), *WRITING.values()], ids=[*READING, *WRITING])
def test_json_is_as_the_schema_says_and_alone_on_stdout(run: Run, ready: Path, words: list[str]) -> None:
    done = run(*words, "--json", cwd=ready)
    assert (done.code, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    validate(document, words[0])
    assert document["vault"] == str(ready)
    assert document["date"] == "2026-11-24"


@pytest.mark.parametrize("words", WRITING.values(), ids=WRITING)
def test_json_of_a_dry_run_has_the_diff(run: Run, ready: Path, words: list[str]) -> None:
    with unchanged(ready):
        document = json.loads(run(*words, "--json", "--dry-run", cwd=ready).stdout)
    validate(document, words[0])
    assert document["dry_run"] is True
    assert document["diff"].startswith("--- ")
    assert json.loads(run(*words, "--json", cwd=ready).stdout)["changed"] == document["changed"]


@pytest.mark.parametrize("words", CHANGING.values(), ids=CHANGING)
@pytest.mark.parametrize("tool", ["patch", "git"])
def test_a_dry_run_is_a_patch_of_what_the_real_one_writes(
    run: Run, ready: Path, words: list[str], tool: str, tmp_path: Path
) -> None:
    with unchanged(ready):
        planned = run(*words, "--dry-run", cwd=ready)
    assert planned.code == 0
    copy = tmp_path / "copy"
    shutil.copytree(ready, copy)
    patch = ["git", "apply", "-"] if tool == "git" else ["patch", "-p1", "-s", "--binary"]
    subprocess.run(patch, cwd=copy, input=planned.stdout.encode(), check=True, capture_output=True)
    assert run(*words, cwd=ready).code == 0
    assert read_files(copy) == read_files(ready)


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_a_dry_run_of_odd_notes_is_a_patch_too(
    run: Run, small: Path, newline: str, end: str, tmp_path: Path
) -> None:
    """Carriage returns, a byte-order mark, no newline at the end, characters that only we would escape."""
    note = f"\ufeff---\ntier: alliance\n---\n\u2028\n\x0b ## Log\n- 2026-01-01 call: caf\u00e9{end}"
    for name in ("Odd: one", "Ödd two"):
        (small / "People" / f"{name}.md").write_bytes(note.replace("\n", newline).encode())
    copy = tmp_path / "copy"
    shutil.copytree(small, copy)
    words = ["log", "People/Odd: one.md", "People/Ödd two.md", "--via", "call", "-m", "x"]
    planned = run(*words, "-n", cwd=small)
    patch = subprocess.run(
        ["git", "apply", "-"], cwd=copy, input=planned.stdout.encode(), check=False, capture_output=True
    )
    assert patch.returncode == 0, patch.stderr
    assert run(*words, cwd=small).code == 0
    assert read_files(copy) == read_files(small)


@pytest.mark.parametrize("words", WRITING.values(), ids=WRITING)
def test_a_second_run_touches_nothing(run: Run, ready: Path, words: list[str]) -> None:
    run(*words, cwd=ready)
    with unchanged(ready):
        again = run(*words, cwd=ready)
    # `add` and a bulk note are there by now, and say so
    assert again.code == (3 if words[0] == "add" or "--to" in words else 0)
    assert "Traceback" not in again.stderr


@pytest.mark.parametrize("words", READING.values(), ids=READING)
def test_reading_touches_nothing(run: Run, ready: Path, words: list[str]) -> None:
    with unchanged(ready):
        done = run(*words, cwd=ready)
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout


@pytest.mark.parametrize(
    "words", [["init", "new"], ["init", "new", "--demo"], ["init", "new", "--empty"]], ids=str
)
def test_init_in_json_and_dry(run: Run, tmp_path: Path, words: list[str]) -> None:
    planned = run(*words, "--json", "--dry-run", cwd=tmp_path)
    assert not (tmp_path / "new").exists()
    done = run(*words, "--json", cwd=tmp_path)
    assert (done.code, done.stderr) == (0, "")
    for printed in (planned, done):
        document = json.loads(printed.stdout)
        validate(document, "init")
    assert json.loads(planned.stdout)["changed"] == json.loads(done.stdout)["changed"]
    assert set(read_files(tmp_path / "new")) == set(json.loads(done.stdout)["changed"])
    with unchanged(tmp_path / "new"):
        again = run(*words, cwd=tmp_path)
    assert again.code in (0, 3)


def test_the_vault_may_be_named_in_every_way(run: Run, small: Path, tmp_path: Path) -> None:
    (small / "People" / "Deeper").mkdir()
    here = run("list", cwd=small).stdout
    assert run("list", cwd=small / "People" / "Deeper").stdout == here
    assert run("--vault", small, "list").stdout == here
    assert run("list", "--vault", small).stdout == here
    assert run("list", env={"CULTIVATE_VAULT": str(small)}).stdout == here
    assert run("list", "--vault", small, env={"CULTIVATE_VAULT": str(tmp_path / "none")}).stdout == here


def test_the_day_may_be_named_in_every_way(run: Run, small: Path) -> None:
    def day(*words: str, today: str = "2026-11-24") -> str:
        printed = run("due", "--json", *words, cwd=small, env={"CULTIVATE_TODAY": today}).stdout
        return str(json.loads(printed)["date"])

    assert day() == "2026-11-24"
    assert day("--date", "2026-12-01") == "2026-12-01"
    assert day(today="2026-12-02") == "2026-12-02"
