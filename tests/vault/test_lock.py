"""One writer at a time, named when it keeps others waiting."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cultivate.errors import Refused
from cultivate.vault import flock
from cultivate.vault.flock import watching
from cultivate.vault.lock import locked
from cultivate.vault.state import state_folder
from tests.running import read_files

HOLD = """
import sys
from pathlib import Path
from cultivate.vault.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def hold(root: Path) -> subprocess.Popen[str]:
    """Another process that holds the vault until its input ends."""
    words = [sys.executable, "-c", HOLD, str(root)]
    other = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout
    assert other.stdout.readline() == "held\n"
    return other


def test_another_process_waits_and_names_the_holder(tmp_path: Path) -> None:
    with hold(tmp_path) as other:
        try:
            with pytest.raises(Refused, match=f"process {other.pid}"), locked(tmp_path, wait=0.05):
                pytest.fail("it was held")
        finally:
            assert other.stdin
            other.stdin.close()
            other.wait()
    with locked(tmp_path, wait=0.05):
        pass


def test_a_holder_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    with hold(tmp_path) as other:
        other.kill()
        other.wait()
        with locked(tmp_path, wait=0.5):
            pass


def test_again_in_the_same_process(tmp_path: Path) -> None:
    with locked(tmp_path), locked(tmp_path, wait=0):
        pass


def test_it_is_the_folder_that_is_locked_and_not_its_path(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "link").symlink_to("vault")
    with hold(tmp_path / "vault") as other:
        with pytest.raises(Refused), locked(tmp_path / "link", wait=0):
            pytest.fail("it was held")
        with locked(tmp_path, wait=0):
            pass
        assert other.stdin
        other.stdin.close()


def test_a_vault_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="it is not there"), locked(tmp_path / "gone"):
        pytest.fail("it was locked")


def test_nothing_is_left_in_the_vault(tmp_path: Path) -> None:
    with locked(tmp_path):
        assert read_files(tmp_path) == {}


def test_the_state_folder_is_the_users_own(home: Path) -> None:
    folder = state_folder()
    assert folder == home / ".local" / "state" / "cultivate"
    assert folder.stat().st_mode & 0o777 == 0o700


def test_no_state_folder_no_writing(home: Path, tmp_path: Path) -> None:
    (home / ".local").touch()
    with pytest.raises(Refused, match="state folder"):
        state_folder()
    with pytest.raises(Refused, match="state folder"), locked(tmp_path):
        pytest.fail("it was not locked")


def test_a_lock_file_that_cannot_be_opened(home: Path, tmp_path: Path) -> None:
    facts = os.stat(tmp_path)
    (state_folder() / f"vault-{facts.st_dev:x}-{facts.st_ino:x}.lock").mkdir()
    with pytest.raises(Refused, match="state folder"), locked(tmp_path, wait=0):
        pytest.fail("it was not locked")


@pytest.mark.parametrize("flocks", [True, False], ids=["by the kernel", "by filelock"])
def test_one_watcher_who_is_named_with_the_time(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, flocks: bool
) -> None:
    monkeypatch.setattr(flock, "_flocks", flocks)
    with watching(tmp_path):
        (holder,) = state_folder().glob("*.watch.holder")
        assert holder.read_text() == str(os.getpid())
        os.utime(holder, (1_700_000_000, 1_700_000_000))  # 14 November 2023, 22:13 in London
        words = (
            rf"watched already \(process {os.getpid()}: .*\), since 14 November 22:13\. Stop that one first"
        )
        with pytest.raises(Refused, match=words), watching(tmp_path):
            pytest.fail("there was a watcher")
        with locked(tmp_path, wait=0):  # who watches does not hold up who writes
            pass
    with watching(tmp_path):
        pass


def test_a_watcher_of_whom_nothing_is_known(home: Path, tmp_path: Path) -> None:
    with watching(tmp_path):
        (holder,) = state_folder().glob("*.watch.holder")
        holder.unlink()
        with pytest.raises(Refused, match=r"watched already\. Stop"), watching(tmp_path):
            pytest.fail("there was a watcher")
