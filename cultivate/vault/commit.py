"""One commit of some notes, beside whatever else the user has staged or not yet staged.

The commit is made from an index of its own, in git's own folder: hooks see just what is committed. The user's
index gets the same notes afterwards, so that it does not look as if they had been taken back.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass

from cultivate.vault.repository import GitFailed, Listed, Repository, git, has_commit, in_tree

_NEW_FILE = "100644"
_PATIENCE = 20  # times, a tenth of a second each: an editor's git may hold the index for a moment


@dataclass(frozen=True, slots=True)
class Committed:
    """What a path is to hold: `data` in the commit, `staged` in the user's index.

    None for `data`: as the file is, or gone if it is. None for `staged`: the index is left as it is there;
    where it held what the last commit held, or nothing, it gets what is committed.
    """

    path: str
    data: bytes | None = None
    staged: bytes | None = None
    leave_index: bool = False


def commit(repository: Repository, notes: Sequence[Committed], message: str) -> str:
    """Commit `notes` and nothing else; the name of the commit, empty where that would change nothing.

    Hooks run. Raises GitFailed with what git or a hook said; then nothing was committed.
    """
    index = repository.state / f"cultivate-{os.getpid()}.index"
    own = {"GIT_INDEX_FILE": os.fspath(index)}
    paths = [note.path for note in notes]
    try:
        has_head = has_commit(repository)
        git(repository, "read-tree", *(["HEAD"] if has_head else ["--empty"]), environment=own)
        _fill(repository, notes, in_tree(repository, paths), own)
        tree = git(repository, "write-tree", environment=own)
        if has_head and tree == git(repository, "rev-parse", "HEAD^{tree}"):
            return ""
        words = ("commit", "--quiet", "--cleanup=whitespace", "--file=-")
        git(repository, *words, given=message.encode("utf-8", "replace"), environment=own)
    finally:
        for file in (index, index.with_name(f"{index.name}.lock")):
            with contextlib.suppress(OSError):
                os.unlink(file)
    _follow(repository, notes)
    return git(repository, "rev-parse", "HEAD").decode("ascii").strip()


def _fill(
    repository: Repository, notes: Sequence[Committed], before: dict[str, Listed], own: dict[str, str]
) -> None:
    as_they_are = "".join(f"{note.path}\0" for note in notes if note.data is None)
    if as_they_are:
        git(
            repository,
            "update-index",
            "--add",
            "--remove",
            "-z",
            "--stdin",
            given=_bytes(as_they_are),
            environment=own,
        )
    lines = []
    for note in notes:
        if note.data is not None:
            mode = before[note.path].mode if note.path in before else _NEW_FILE
            lines.append(f"{mode} {_blob(repository, note.path, note.data)}\t{note.path}\0")
    if lines:
        git(repository, "update-index", "-z", "--index-info", given=_bytes("".join(lines)), environment=own)


def _follow(repository: Repository, notes: Sequence[Committed]) -> None:
    """Bring the user's index to what was committed, but for what they have staged there themselves."""
    followed = [note for note in notes if not note.leave_index]
    now = in_tree(repository, [note.path for note in followed])
    gone = "".join(f"{note.path}\0" for note in followed if note.path not in now)
    if gone:
        _patiently(repository, ("update-index", "--force-remove", "-z", "--stdin"), _bytes(gone))
    lines = []
    for note in notes:
        if note.path in now:
            found = now[note.path]
            blob = found.blob if note.staged is None else _blob(repository, note.path, note.staged)
            lines.append(f"{found.mode} {blob}\t{note.path}\0")
    if lines:
        _patiently(repository, ("update-index", "-z", "--index-info"), _bytes("".join(lines)))
        with contextlib.suppress(GitFailed):  # it ends with 1 where other files are not as they were
            git(repository, "update-index", "-q", "--refresh")


def _patiently(repository: Repository, words: Sequence[str], given: bytes) -> None:
    for _ in range(_PATIENCE):
        if not os.path.lexists(repository.state / "index.lock"):
            break
        time.sleep(0.1)
    git(repository, *words, given=given)


def _blob(repository: Repository, path: str, data: bytes) -> str:
    words = ("hash-object", "-w", "--stdin", f"--path={path}")
    return git(repository, *words, given=data).decode("ascii").strip()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
