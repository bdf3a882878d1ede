"""What the system can do and Python has no call for.

Two files change places, a disk is told to keep what it has, a folder tells its birth.
"""

from __future__ import annotations

import errno
import functools
import os
import sys
from collections.abc import Callable
from typing import Any

try:
    import fcntl
except ImportError:  # Windows
    _FULL_SYNC = None
else:
    _FULL_SYNC = getattr(fcntl, "F_FULLFSYNC", None)

NOTHING_TO_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.ENOTTY})
"""What a file system says that cannot make something durable by being told to."""
_HERE, _EXCHANGE, _SWAP = -100, 2, 2  # AT_FDCWD and RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS
_BIRTH, _SIZE = 0x800, 256  # STATX_BTIME, and the size of the structure
_SECONDS, _NANOSECONDS = slice(80, 88), slice(88, 92)  # stx_btime in it


def keep(descriptor: int) -> None:
    """Return when the disk has what was written into a file. Raises OSError; then it must not be tried again.

    On macOS, fsync leaves it to the drive when (fsync(2)); F_FULLFSYNC does not, and not every volume has it.
    """
    os.fsync(descriptor)
    if _FULL_SYNC is not None:
        try:
            fcntl.fcntl(descriptor, _FULL_SYNC)
        except OSError as error:
            if error.errno not in NOTHING_TO_SYNC:
                raise


@functools.cache
def exchange() -> Callable[[bytes, bytes], int] | None:
    """The call by which two files change places, giving the number of its error; None where there is none."""
    call = _named("renamex_np" if sys.platform == "darwin" else "renameat2")
    if call is None:
        return None
    import ctypes

    def change_places(one: bytes, other: bytes) -> int:
        words = (one, other, _SWAP) if sys.platform == "darwin" else (_HERE, one, _HERE, other, _EXCHANGE)
        return ctypes.get_errno() if call(*words) else 0

    return change_places


def born(path: str) -> str:
    """When a file or folder was made, as a text to compare; empty where the system does not tell."""
    told_by_python = getattr(os.stat(path), "st_birthtime", None)
    if told_by_python is not None:
        return str(told_by_python)
    call = _named("statx")
    if call is None:
        return ""
    import ctypes

    buffer = ctypes.create_string_buffer(_SIZE)
    if call(_HERE, os.fsencode(path), 0, _BIRTH, buffer):
        return ""
    told = buffer.raw
    if not int.from_bytes(told[:4], sys.byteorder) & _BIRTH:
        return ""
    seconds, rest = (int.from_bytes(told[part], sys.byteorder) for part in (_SECONDS, _NANOSECONDS))
    return f"{seconds}.{rest:09}"


def _named(name: str) -> Any:
    if os.name == "nt":
        return None
    import ctypes

    try:
        return getattr(ctypes.CDLL(None, use_errno=True), name)
    except (OSError, AttributeError):
        return None
