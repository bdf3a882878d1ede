"""What is asked of the system itself, and what is done where it has no answer."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

import pytest

from cultivate.vault import library


def test_two_files_change_places(tmp_path: Path) -> None:
    exchange = library.exchange()
    if exchange is None:
        pytest.skip("LOUD: two files cannot change places on this system")
    for name in "ab":
        (tmp_path / name).write_text(name)
    names = [os.fsencode(tmp_path / name) for name in ("a", "b", "missing")]
    assert exchange(names[0], names[1]) == 0
    assert (tmp_path / "a").read_text() == "b"
    assert exchange(names[0], names[2]) == 2


def test_a_folder_was_born_when_it_was_made(tmp_path: Path) -> None:
    first = library.born(os.fspath(tmp_path))
    (tmp_path / "file").touch()
    os.utime(tmp_path, (1, 1))
    assert library.born(os.fspath(tmp_path)) == first
    if first:
        assert abs(float(first) - tmp_path.stat().st_ctime) < 60


def test_a_system_without_these_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*words: object, **named: object) -> object:
        raise OSError("no such library")

    monkeypatch.setattr(ctypes, "CDLL", none)
    library.exchange.cache_clear()
    assert library.exchange() is None
    assert library.born(os.fspath(tmp_path)) == ""
    library.exchange.cache_clear()


def test_a_file_system_that_does_not_tell(tmp_path: Path) -> None:
    assert library.born("/proc") == "" or not Path("/proc/self").exists()
