"""Windows, macOS and file systems that know less: the branches for them, on whatever system this is."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import importlib.util
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from cultivate.errors import Refused
from cultivate.notes.edit import Change, Removal
from cultivate.vault import disk, flock, guard, library, read, recovery, state
from cultivate.vault.entry import Entry, Image
from cultivate.vault.journal import Journal
from cultivate.vault.lock import locked
from cultivate.vault.recovery import interrupted
from cultivate.vault.write import write
from tests.running import MakeVault, read_files, unchanged
from tests.vault.faults import faults

LONG_AGO = 1_700_000_000


@pytest.fixture
def root(vault: MakeVault) -> Path:
    root = vault({"a.md": "a"})
    os.utime(root / "a.md", (LONG_AGO, LONG_AGO))
    return root


def without_fcntl(module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module as Windows loads it."""
    spec = module.__spec__
    assert spec
    assert spec.loader
    loaded = importlib.util.module_from_spec(spec)
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "fcntl", None)
        spec.loader.exec_module(loaded)
    return loaded


# The lock where there is no flock.


def test_without_flock_there_is_one_writer_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = without_fcntl(flock, monkeypatch)
    with (
        elsewhere.holding(root),
        elsewhere.holding(root),
        pytest.raises(Refused, match=f"process {os.getpid()}"),
        another_process(elsewhere, monkeypatch),
        elsewhere.holding(root, wait=0.05),
    ):
        pytest.fail("it was held")
    with elsewhere.holding(root, wait=0), pytest.raises(OSError, match="unavailable"):
        lock_by_hand(root)
    lock_by_hand(root)


def lock_by_hand(root: Path) -> None:
    """Raises OSError where the lock is taken."""
    descriptor = os.open(state.state_folder() / f"{state.vault_name(root)}.lock", os.O_RDWR)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def another_process(elsewhere: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whoever asks now is taken for somebody else."""
    with monkeypatch.context() as patch:
        patch.setattr(elsewhere, "get_ident", lambda: -1)
        yield


def test_without_flock_a_lock_file_that_cannot_be_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = without_fcntl(flock, monkeypatch)
    (state.state_folder() / f"{state.vault_name(root)}.lock").mkdir()
    with pytest.raises(Refused, match="state folder"), elsewhere.holding(root, wait=0):
        pytest.fail("it was not locked")


def test_the_lock_file_is_the_users_own(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (flock, without_fcntl(flock, monkeypatch)):
        with module.holding(root):
            file = state.state_folder() / f"{state.vault_name(root)}.lock"
            assert file.stat().st_mode & 0o777 == 0o600
        file.unlink(missing_ok=True)


def test_a_file_system_that_cannot_lock(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*words: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", none)
    with pytest.raises(Refused, match="no locks available"), locked(root):
        pytest.fail("it was not locked")


@pytest.mark.parametrize(("content", "said"), [("x", "vault."), ("4194305", "vault (process 4194305).")])
def test_a_holder_of_whom_nothing_is_known(
    root: Path, monkeypatch: pytest.MonkeyPatch, content: str, said: str
) -> None:
    file = state.state_folder() / f"{state.vault_name(root)}.lock"
    with locked(root), another_process(flock, monkeypatch):
        file.with_suffix(".holder").write_text(content)
        with pytest.raises(Refused) as caught, locked(root, wait=0):
            pytest.fail("it was held")
    assert str(caught.value) == f"another cultivate is writing in this {said} Nothing was changed"


# What is asked of the disk.


def test_macos_tells_the_drive_to_keep_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []

    def full_sync(descriptor: int, command: int) -> None:
        told.append(command)
        os.fstat(descriptor)

    monkeypatch.setattr(library, "_FULL_SYNC", 51)
    monkeypatch.setattr("fcntl.fcntl", full_sync)
    write(root, [Change("a.md", "a", "b")])
    assert told == [51, 51]  # the journal, and the note


@pytest.mark.parametrize(
    ("number", "saved"), [(errno.ENOTSUP, True), (errno.ENOTTY, True), (errno.EIO, False)]
)
def test_a_volume_that_is_told_in_vain(
    root: Path, monkeypatch: pytest.MonkeyPatch, number: int, saved: bool
) -> None:
    def full_sync(descriptor: int, command: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(library, "_FULL_SYNC", 51)
    monkeypatch.setattr("fcntl.fcntl", full_sync)
    if saved:
        write(root, [Change("a.md", "a", "b")])
    else:
        with unchanged(root), pytest.raises(Refused, match="the disk reported an error"):
            write(root, [Change("a.md", "a", "b")])


def test_windows_knows_neither_call_and_no_birth(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = without_fcntl(library, monkeypatch)
    assert elsewhere._FULL_SYNC is None
    with monkeypatch.context() as patch:
        patch.setattr(os, "name", "nt")
        assert elsewhere.exchange() is None
        found = elsewhere.born(os.fspath(str(root)))
    assert found == "" or float(found) > 0


def test_macos_exchanges_and_tells_the_birth(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    asked: list[tuple[Any, ...]] = []

    def named(name: str) -> Any:
        def call(*words: Any) -> int:
            asked.append((name, *words))
            return 0

        return call

    class Facts:
        st_birthtime = 1.5

    monkeypatch.setattr(library, "_named", named)
    monkeypatch.setattr(sys, "platform", "darwin")
    library.exchange.cache_clear()
    change_places = library.exchange()
    library.exchange.cache_clear()
    assert change_places
    assert change_places(b"one", b"other") == 0
    assert asked == [("renamex_np", b"one", b"other", 2)]
    monkeypatch.setattr(os, "stat", lambda path: Facts())
    assert library.born("x") == "1.5"


def test_a_system_that_tells_no_births(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "_named", lambda name: lambda *words: 0)  # and leaves the answer empty
    assert library.born(os.fspath(root)) == ""


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_the_state_folder_of_other_systems(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert state.state_path().name == "cultivate"


def test_folders_need_no_sync_on_windows(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with faults() as plan, monkeypatch.context() as patch:
        patch.setattr(os, "name", "nt")
        disk.confirm([os.fspath(str(root))])
    assert plan.calls["fsync"] == 0


def test_owners_and_attributes_where_there_are_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "listxattr")
    write(root, [Change("a.md", "a", "b")])
    monkeypatch.delattr(os, "fchown")
    os.utime(root / "a.md", (LONG_AGO, LONG_AGO))
    write(root, [Change("a.md", "b", "c")])
    assert read_files(root) == {"a.md": b"c"}


def test_links_are_not_followed_where_open_would(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "link.md").symlink_to("a.md")
    monkeypatch.setattr(read, "_NO_LINK", 0)
    with pytest.raises(read.Unreadable, match="it is a link"):
        read.read_regular(os.fspath(root / "link.md"), 99)
    assert read.read_regular(os.fspath(root / "link.md"), 99, follow=True)[0] == b"a"
    assert read.read_regular(os.fspath(root / "a.md"), 99)[0] == b"a"


@pytest.mark.parametrize("at_once", [1, 3, 100])
@pytest.mark.parametrize("name", ["pwrite", "write"])
def test_in_place_in_pieces(root: Path, monkeypatch: pytest.MonkeyPatch, name: str, at_once: int) -> None:
    """A system may take a part at a time, and Windows has no `pwrite`."""
    real = getattr(os, name)
    if name == "write":
        monkeypatch.delattr(os, "pwrite")
    monkeypatch.setattr(os, name, lambda number, data, *place: real(number, data[:at_once], *place))
    for before, after in (("a", "after"), ("after", "b")):
        os.utime(root / "a.md", (LONG_AGO, LONG_AGO))
        disk.overwrite(os.fspath(root / "a.md"), after.encode())
        assert (root / "a.md").read_text() == after, before


# Files that another program has open, on Windows.


class Sharing:
    """`os.replace` and `os.rename` as they are there: refused so many times before they do it."""

    def __init__(self, real: Any, refusals: int, code: int | None) -> None:
        self.real, self.left, self.code, self.calls = real, refusals, code, 0

    def __call__(self, one: str, other: str) -> None:
        self.calls += 1
        if self.left and str(other).endswith(("a.md", ".tmp")) and ".cultivate" in f"{one}{other}":
            self.left -= 1
            error = PermissionError(errno.EACCES, "Access is denied")
            error.winerror = self.code  # type: ignore[attr-defined,unused-ignore]
            raise error
        self.real(one, other)


@pytest.mark.parametrize("code", [5, 32])
def test_a_note_that_is_open_elsewhere_is_waited_for(
    root: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(disk, "_BETWEEN", 0)
    monkeypatch.setattr(os, "replace", Sharing(os.replace, 3, code))
    with faults(exchanges=False):
        write(root, [Change("a.md", "a", "b")])
    os.utime(root / "a.md", (LONG_AGO, LONG_AGO))
    monkeypatch.setattr(os, "rename", Sharing(os.rename, 3, code))
    write(root, [Removal("a.md", "b")])
    assert read_files(root) == {}


@pytest.mark.parametrize(("code", "tried"), [(32, 21), (None, 1), (17, 1)])
def test_one_that_stays_open_is_left_as_it_is(
    root: Path, monkeypatch: pytest.MonkeyPatch, code: int | None, tried: int
) -> None:
    monkeypatch.setattr(disk, "_BETWEEN", 0)
    replace = Sharing(os.replace, 1000, code)
    monkeypatch.setattr(os, "replace", replace)
    with unchanged(root), faults(exchanges=False), pytest.raises(Refused, match="permission denied"):
        write(root, [Change("a.md", "a", "b")])
    assert replace.left == 1000 - tried


# An interrupted command, where nobody can be asked whether a process is still there.


def test_on_windows_a_young_entry_is_taken_to_be_at_work(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal.of(root)
    entry = journal.begin("log Jane Doe", [Image("a.md", b"a", b"b")])
    asked: list[int] = []
    monkeypatch.setattr(os, "kill", lambda pid, number: asked.append(pid))
    monkeypatch.setattr(os, "getpid", lambda: entry.pid + 1)
    real, at_work, clock = time.time, recovery._is_at_work, iter((0, 59, 61, -5))

    def on_windows(entry: Entry) -> bool:
        with monkeypatch.context() as patch:
            patch.setattr(os, "name", "nt")
            return at_work(entry)

    monkeypatch.setattr(recovery, "_is_at_work", on_windows)
    monkeypatch.setattr(time, "time", lambda: real() + next(clock))
    assert [bool(interrupted(root)) for _ in range(4)] == [False, False, True, True]
    assert asked == [], "there, that would be Ctrl-C"


def test_a_process_of_somebody_else_is_at_work(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = Journal.of(root).begin("log", [Image("a.md", b"a", b"b")])
    monkeypatch.setattr(os, "getpid", lambda: entry.pid + 1)

    def forbidden(pid: int, number: int) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "kill", forbidden)
    assert interrupted(root) == ""


# File systems that know no hard links, such as exFAT.


def no_links(source: str, target: str) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_a_new_note_that_appears_meanwhile_stays(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(source: str, target: str) -> None:
        Path(target).write_text("theirs")
        no_links(source, target)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(Refused, match="appeared meanwhile"):
        write(root, [Change("new.md", None, "ours")])
    assert (root / "new.md").read_text() == "theirs"


def test_a_new_note_that_was_half_made_goes(root: Path) -> None:
    """The disk was pulled out in the middle: what stands there is the beginning of what is in the journal."""
    entry = Journal.of(root).begin(
        "add Jane", [Image("new.md", None, b"new note"), Image("b.md", None, b"x")]
    )
    (root / "new.md").write_bytes(b"new n")
    (root / "b.md").write_bytes(b"something else")
    with locked(root) as held:
        told = held.told
    assert told[1] == "new.md was half made, and is gone"
    assert read_files(root) == {"a.md": b"a", "b.md": b"something else"}
    assert entry.id == 1


def test_a_copy_gets_a_name_that_is_free(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", no_links)
    (root / "hidden").write_text("x")
    for number in (1, 2, 3):
        shown = disk.show(os.fspath(root / "hidden"), lambda number: os.fspath(root / f"copy {number}"))
        assert shown == os.fspath(root / f"copy {number}")
        assert (root / f"copy {number}").read_text() == "x"
        (root / "hidden").write_text("x")


def test_an_exchange_that_fails_otherwise_changes_nothing(root: Path) -> None:
    from tests.vault.faults import Fault

    with (
        unchanged(root),
        faults(Fault("exchange", 1, errno.EIO)),
        pytest.raises(Refused, match="disk reported"),
    ):
        write(root, [Change("a.md", "a", "b")])
    with faults(Fault("exchange", 1, errno.EINVAL)):
        assert not write(root, [Change("a.md", "a", "b")]).told
    assert read_files(root) == {"a.md": b"b"}


def test_a_note_that_never_comes_to_rest(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "PATIENCE", 2)
    monkeypatch.setattr(time, "sleep", lambda seconds: os.utime(root / "a.md"))
    os.utime(root / "a.md")
    with pytest.raises(Refused, match="another program keeps writing it"):
        write(root, [Change("a.md", "a", "b")])
