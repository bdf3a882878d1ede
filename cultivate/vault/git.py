"""Whether git is in the middle of something here: seen from its files, git itself is never run."""

from __future__ import annotations

import os
import time
from pathlib import Path

from cultivate.errors import Refused
from cultivate.vault.read import Unreadable, read_regular

_UNFINISHED = {
    "MERGE_HEAD": "a merge is not finished: commit it, or `git merge --abort`",
    "rebase-merge": "a rebase is not finished: `git rebase --continue` or `--abort`",
    "rebase-apply": "a rebase is not finished: `git rebase --continue` or `--abort`",
    "CHERRY_PICK_HEAD": "a cherry-pick is not finished: `git cherry-pick --continue` or `--abort`",
    "REVERT_HEAD": "a revert is not finished: `git revert --continue` or `--abort`",
    "index.lock": "git is at work, or was interrupted: wait for it, or remove `.git/index.lock`",
}


_PATIENCE = 10  # times, a tenth of a second each: an editor's own git is done by then


def refuse_unfinished(root: Path) -> None:
    """Refused while the repository around `root` is in a merge, a rebase or the like.

    What is written then would become part of it, or be lost when it is aborted.
    """
    folder = git_folder(root)
    if not folder:
        return
    for _ in range(_PATIENCE):
        if not os.path.lexists(folder / "index.lock"):
            break
        time.sleep(0.1)
    for name, why in _UNFINISHED.items():
        if os.path.lexists(folder / name):
            raise Refused(f"nothing was changed, because in this vault's repository {why}")


def git_folder(root: Path) -> Path | None:
    """The folder with git's own state for `root`, found upward; a worktree's is elsewhere."""
    here = Path(os.path.realpath(root))
    for folder in (here, *here.parents):
        found = folder / ".git"
        if os.path.isdir(found):
            return found
        if os.path.isfile(found):
            return _pointed_to(found)
    return None


def _pointed_to(file: Path) -> Path | None:
    """A `.git` file holds `gitdir: PATH` (gitrepository-layout)."""
    try:
        data, _ = read_regular(os.fspath(file), 64 * 1024, follow=True)
    except Unreadable:
        return None
    first = data.decode("utf-8", "surrogateescape").partition("\n")[0]
    target = first.removeprefix("gitdir:").strip()
    return file.parent / target if first.startswith("gitdir:") and target and "\0" not in target else None
