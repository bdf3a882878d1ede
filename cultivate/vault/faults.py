"""What the operating system refused, in plain words."""

from __future__ import annotations

import errno

_WORDS = {
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.EROFS: "the file system is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EIO: "the disk reported an error",
    errno.ENOENT: "it is not there",
    errno.ENOTDIR: "it is not there",
    errno.EISDIR: "it is a folder",
    errno.EEXIST: "something of that name is there already",
    errno.ELOOP: "it is a link",
    errno.EMLINK: "it is a link",
    errno.ENXIO: "it is not a file",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EILSEQ: "the file system does not allow that name",
    errno.EFBIG: "the file would be too large",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.EBUSY: "another program is using it",
    errno.ETXTBSY: "another program is using it",
    errno.ESTALE: "the network drive has lost it",
    errno.ETIMEDOUT: "the network drive does not answer",
}


def in_words(error: OSError) -> str:
    """`the disk is full`: the reason of an OSError without its path, ready for a sentence."""
    if error.errno in _WORDS:
        return _WORDS[error.errno]
    return (error.strerror or str(error) or type(error).__name__).lower()
