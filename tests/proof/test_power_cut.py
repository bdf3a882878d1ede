"""The power goes: what a disk has not been made to keep is gone, and what was called saved is there.

The vault and the state folder are on a file system of their own, in an image. A shutdown ends it at once and
without writing its log, as a cut does; then it is mounted again. It is what `xfs_io -x -c shutdown` asks for
(XFS_IOC_GOINGDOWN and EXT4_IOC_SHUTDOWN are one number, and so are their flags).
"""

from __future__ import annotations

import fcntl
import os
import random
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest

from cultivate.errors import Incomplete
from cultivate.vault import library
from cultivate.vault.disk import confirm
from tests.proof.figures import Figure
from tests.proof.generations import NAMES, Child, Writer, careful, fresh, look, mend, text
from tests.proof.machine import need_program, need_root
from tests.running import REAL_FSYNC

_SHUTDOWN = 0x8004587D  # _IOR('X', 125, __u32), the same for both file systems
_NO_LOG = struct.pack("I", 2)
MAKERS = {
    "ext4": ("mkfs.ext4", "e2fsprogs", ("-q", "-F"), 128),
    "xfs": ("mkfs.xfs", "xfsprogs", ("-q", "-f"), 320),
}
LONGEST = 0.04
"""Seconds within which the power goes; every second time after the first save."""


@dataclass(frozen=True, slots=True)
class Disk:
    """An image on a loop device, and where it is mounted."""

    device: str
    folder: Path

    def mount(self) -> None:
        _run("mount", self.device, str(self.folder))

    def unmount(self) -> None:
        _run("umount", str(self.folder))

    def cut(self) -> None:
        """The power goes now."""
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(descriptor, _SHUTDOWN, _NO_LOG)
        finally:
            os.close(descriptor)


def _run(*words: str) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(f"{words}: {done.stderr}")
    return done.stdout.strip()


@pytest.fixture(params=MAKERS)
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    """A file system of its own, mounted."""
    need_root("mount a disk")
    maker, package, options, megabytes = MAKERS[request.param]
    program = need_program(maker, package)
    image = tmp_path / "image"
    with open(image, "wb") as file:
        file.truncate(megabytes << 20)
    _run(program, *options, str(image))
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        made = Disk(_run("losetup", "--show", "-f", str(image)), folder)
    except OSError as error:
        pytest.skip(f"LOUD: no power was cut, since no image can be used as a disk here: {error}")
    try:
        made.mount()
    except OSError as error:
        _run("losetup", "-d", made.device)
        pytest.skip(f"LOUD: no power was cut on {request.param}, since it cannot be mounted here: {error}")
    yield made
    made.unmount()
    _run("losetup", "-d", made.device)


def forgetful(root: Path, generation: int) -> None:
    """The product's way, but that nothing is made durable."""
    with patch("os.fsync"):
        careful(root, generation)


def renaming(root: Path, generation: int) -> None:
    """Each note written beside and renamed, and its name confirmed as the product does."""
    for file in (root / name for name in NAMES):
        beside = file.with_suffix(".new")
        with open(beside, "wb") as raw:
            raw.write(text(file.relative_to(root).as_posix(), generation).encode())
            raw.flush()
            os.fsync(raw.fileno())
        os.replace(beside, file)
        confirm([os.fspath(file.parent)])


def believing(root: Path, generation: int) -> None:
    """The same without a look into the folder."""
    with patch("os.scandir", lambda folder: nullcontext(iter(()))):
        renaming(root, generation)


@dataclass(slots=True)
class Tally:
    """What came of many cuts; `saved` of them came after something was called saved."""

    cuts: int = 0
    torn: int = 0
    lost: int = 0
    left: int = 0
    bitten: int = 0
    saved: int = 0


def cut_often(disk: Disk, writer: Writer, rounds: int) -> Tally:
    """Write, cut, mount again, look; then let the product clear up, and look again."""
    chance, tally, newest, saved = random.Random(3), Tally(), 0, 0
    root = disk.folder / "vault"
    fresh(root)
    for turn in range(rounds):
        child = Child.start(root, newest + 1, writer, saved)
        if turn % 2:
            child.wait_for_save()
        time.sleep(chance.uniform(0, LONGEST))
        disk.cut()
        before, saved = saved, child.end()
        disk.unmount()
        disk.mount()
        found = look(root, saved)
        tally.left += bool(mend(root))
        again = look(root, saved)
        tally.cuts += 1
        tally.torn += bool(found.torn or again.torn)
        tally.lost += bool(found.lost or again.lost)
        tally.bitten += bool(found.torn or found.lost)
        tally.saved += saved > before
        newest = again.newest
    return tally


def prove(disk: Disk, rounds: int, kind: str, figure: Figure, how: str) -> None:
    tally = cut_often(disk, careful, rounds)
    assert (tally.torn, tally.lost, tally.left) == (0, 0, 0)
    assert tally.saved >= rounds // 2
    _empty(disk)
    bites = max(5, rounds // 10)
    teeth = cut_often(disk, forgetful, bites)
    assert teeth.bitten >= bites // 2
    told = f"{tally.cuts} cuts, {tally.saved} of them after a save: 0 torn, 0 acknowledged lost"
    figure(f"power cut on {kind} ({how})", told, f"no fsync: {teeth.bitten} of {bites} torn or lost")


def _empty(disk: Disk) -> None:
    for name in ("vault", "state"):
        _run("rm", "-rf", str(disk.folder / name))


@pytest.fixture(autouse=True)
def state(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal loses its power with the notes; and here it counts what the disk has been made to keep."""
    monkeypatch.setattr(os, "fsync", REAL_FSYNC)
    monkeypatch.setenv("XDG_STATE_HOME", str(disk.folder / "state"))


def test_a_disk_that_stops_before_it_has_confirmed_a_name(
    disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """XFS confirms a folder all the same: without a look into it, what is lost would be called saved."""
    root = disk.folder / "vault"
    fresh(root)
    exchange = library.exchange()
    assert exchange is not None

    def last(one: bytes, other: bytes) -> int:
        number = exchange(one, other)
        disk.cut()
        return number

    monkeypatch.setattr(library, "exchange", lambda: last)
    with pytest.raises(Incomplete, match="did not confirm"):
        careful(root, 1)
    disk.unmount()
    disk.mount()
    assert look(root, 0).torn == ()


@pytest.mark.proof
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("disk", ["xfs"], indirect=True)
def test_a_disk_that_stops_while_it_confirms_a_name(disk: Disk, figure: Figure) -> None:
    """Nothing but renaming and confirming, so that many cuts come in between."""
    tally = cut_often(disk, renaming, 600)
    assert (tally.torn, tally.lost) == (0, 0)
    _empty(disk)
    teeth = cut_often(disk, believing, 600)
    assert teeth.lost
    figure(
        "power cut while a folder is confirmed",
        f"{tally.cuts} cuts: 0 acknowledged lost",
        f"a folder's fsync alone: {teeth.lost} of {teeth.cuts} lost",
    )


def test_some_power_cuts(disk: Disk, request: pytest.FixtureRequest, figure: Figure) -> None:
    prove(disk, 10, request.node.callspec.params["disk"], figure, "quick")


@pytest.mark.proof
@pytest.mark.timeout(1800)
def test_a_hundred_and_fifty_power_cuts(disk: Disk, request: pytest.FixtureRequest, figure: Figure) -> None:
    prove(disk, 150, request.node.callspec.params["disk"], figure, "full")
