"""Reading commands write nothing: seen from outside, and where nothing can be written at all."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.test_every_command import BULK, READING, WRITING
from tests.proof.watched import Case, in_one_process
from tests.running import Result, isolated_environment, unchanged
from tests.warm import Warm

AsNobody = Callable[..., Result]

NOBODY = ["setpriv", "--reuid=nobody", "--clear-groups"]


def can_be_nobody() -> bool:
    """Only root can, and only where nobody may use this Python and this checkout."""
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        return False
    tried = [*NOBODY, sys.executable, "-c", "import cultivate"]
    return subprocess.run(tried, cwd="/", capture_output=True, check=False).returncode == 0


needs_nobody = pytest.mark.skipif(
    not can_be_nobody(), reason="LOUD: not run as nobody, for which root and setpriv are needed"
)
needs_strace = pytest.mark.skipif(
    not shutil.which("strace"), reason="LOUD: system calls not watched, for want of strace"
)
DRY = {name: [*words, "--dry-run"] for name, words in WRITING.items()}


@pytest.fixture
def open_home() -> Iterator[Path]:
    """A home that nobody can use, outside pytest's own folders, which only their owner may enter."""
    home = Path(tempfile.mkdtemp(prefix="cultivate-test-", dir="/tmp"))
    home.chmod(0o777)
    yield home
    shutil.rmtree(home)


@pytest.fixture(scope="module")
def nobody() -> Iterator[Warm]:
    waiting = Warm(isolated_environment(Path("/tmp")), NOBODY)
    yield waiting
    waiting.end()


@pytest.fixture
def as_nobody(nobody: Warm, open_home: Path) -> AsNobody:
    """The real command, by somebody with no rights of their own."""

    def run(*words: str, cwd: Path) -> Result:
        return Result(*nobody.run([*words], cwd, isolated_environment(open_home), ""))

    return run


@pytest.fixture
def theirs(small: Path, open_home: Path) -> Path:
    """The small vault where nobody can read it and not write in it."""
    root = Path(shutil.copytree(small, open_home / "vault"))
    settings = root / "cultivate.toml"
    settings.write_text(settings.read_text() + BULK)
    return root


@needs_nobody
@pytest.mark.parametrize("words", [*READING.values(), *DRY.values()], ids=[*READING, *DRY])
def test_a_vault_that_cannot_be_written(theirs: Path, as_nobody: AsNobody, words: list[str]) -> None:
    with unchanged(theirs):
        done = as_nobody(*words, cwd=theirs)
    # A tick whose note is read-only could not be logged: that is said beforehand, too.
    refused = words[0] in ("sync", "agenda")
    assert done.code == (1 if refused else 0), done
    assert ("it is read-only" in done.stderr) == refused
    assert done.stdout


@needs_nobody
@pytest.mark.parametrize("words", WRITING.values(), ids=WRITING)
def test_writing_there_is_refused_in_one_line(theirs: Path, as_nobody: AsNobody, words: list[str]) -> None:
    with unchanged(theirs):
        done = as_nobody(*words, cwd=theirs)
    assert (done.code, done.stdout) == (3, "")
    assert re.fullmatch("cultivate: .*read-only. Nothing was changed\n", done.stderr)


@needs_nobody
def test_no_place_for_the_lock(small: Path, open_home: Path) -> None:
    shutil.copytree(small, open_home / "vault")
    subprocess.run(["chmod", "-R", "a+rwX", open_home], check=True)
    state = open_home / "state"
    state.mkdir(mode=0o700)
    env = isolated_environment(open_home) | {"XDG_STATE_HOME": str(state)}
    words = [*NOBODY, sys.executable, "-m", "cultivate", "log", "jane", "--via", "call"]
    with unchanged(open_home / "vault"):
        done = subprocess.run(
            words, cwd=open_home / "vault", env=env, capture_output=True, text=True, check=False
        )
    assert (done.returncode, done.stdout) == (3, "")
    assert "nothing was changed, because cultivate keeps its lock in your state folder" in done.stderr
    reading = [*NOBODY, sys.executable, "-m", "cultivate", "due"]
    assert (
        subprocess.run(reading, cwd=open_home / "vault", env=env, capture_output=True, check=False).returncode
        == 0
    )


@needs_nobody
def test_notes_and_folders_that_may_not_be_read(theirs: Path, as_nobody: AsNobody) -> None:
    """Each costs itself alone, is named, and there is no all-clear beside it."""
    subprocess.run(["chmod", "-R", "a+rwX", theirs], check=True)
    agenda = theirs / "Agenda" / "2026-11-23.md"
    for path in (theirs / "People" / "Bob Lee.md", agenda):
        path.chmod(0o000)
    done = as_nobody("due", cwd=theirs)
    assert done.code == 1
    assert "Jane Doe" in done.stdout
    assert "People/Bob Lee.md: could not be read: permission denied" in done.stderr
    done = as_nobody("agenda", cwd=theirs)
    assert done.code == 1
    note = (theirs / "Agenda" / "2026-11-24.md").read_text()
    assert "[[Jane Doe]]" in note
    assert "- `People/Bob Lee.md`: could not be read: permission denied" in note
    done = as_nobody("sync", cwd=theirs)
    assert done.code == 1
    assert "Agenda/2026-11-23.md: could not be read" in done.stderr


@needs_nobody
def test_a_folder_that_may_not_be_read(theirs: Path, as_nobody: AsNobody) -> None:
    (theirs / "People" / "Family").mkdir(mode=0o000)
    done = as_nobody("due", cwd=theirs)
    assert done.code == 1
    assert "People/Family" in done.stderr
    settings = theirs / "cultivate.toml"
    settings.write_text(settings.read_text() + '[contacts]\nfolders = ["Contacts"]\n')
    assert as_nobody("due", cwd=theirs).code == 0  # no contacts are there
    assert as_nobody("doctor", cwd=theirs).code == 1


WRITES = re.compile(
    r"^(?:\d+ +)?(?:open\w*\([^)]*O_(?:WRONLY|RDWR|CREAT|TRUNC)|creat|rename|unlink|link|symlink|mkdir|rmdir"
    r"|truncate|ftruncate|chmod|fchmod|chown|fchown|utime|mknod|setxattr|fsetxattr)"
)


STRACE = ["strace", "-f", "-qq", "-y", "-e", "trace=%file,ftruncate,fchmod,fchown", "-o"]


@needs_strace
@pytest.mark.parametrize("words", [["due"], ["review"], DRY["agenda"]], ids=str)
def test_under_strace(small: Path, home: Path, tmp_path: Path, words: list[str]) -> None:
    calls = written_calls(words, small, home, tmp_path)
    assert [call for call in calls if "/dev/null" not in call] == []


@needs_strace
def test_every_command_that_reads_under_strace(small: Path, home: Path, tmp_path: Path) -> None:
    """One after the other in one process."""
    cases = [Case("traced", tuple(words), small) for words in (*READING.values(), *DRY.values())]
    env = isolated_environment(home) | {"PYTHONDONTWRITEBYTECODE": "1"}
    ran = in_one_process(cases, env, through=[*STRACE, str(tmp_path / "calls")])
    assert [each.case.words for each in ran if each.code] == [tuple(DRY["log --to"])], ran
    calls = (tmp_path / "calls").read_text().split("\n")
    assert [call for call in calls if WRITES.search(call) and "/dev/null" not in call] == []


@needs_strace
def test_strace_would_show_it(small: Path, home: Path, tmp_path: Path) -> None:
    assert any("People/.cultivate-" in call for call in written_calls(["log", "jane"], small, home, tmp_path))


def written_calls(words: list[str], root: Path, home: Path, folder: Path) -> list[str]:
    """Every call of the command that could write anywhere."""
    out = folder / "calls"
    command = [*STRACE, str(out), sys.executable, "-B", "-m", "cultivate", *words]
    subprocess.run(command, cwd=root, env=isolated_environment(home), capture_output=True, check=True)
    return [line for line in out.read_text().split("\n") if WRITES.search(line)]
