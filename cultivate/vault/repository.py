"""The git repository around a vault, by running `git`. Only commands that are about git come here.

Git runs what a repository's own configuration names: hooks, filters, a file-system monitor. Commands that
only read a vault never run it (`vault.git` looks at files). No shell is used, paths are taken literally, and
`--` stands before them.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cultivate.errors import Refused
from cultivate.vault.git import git_folder
from cultivate.vault.paths import real_path

_AT_ONCE = 500
"""Paths that one command gets."""


class GitFailed(Exception):
    """A git command that ended with an error; its text is git's own last words."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A working tree: `top` is its folder, `state` git's own for it, `root` the vault in it."""

    top: Path
    state: Path
    root: Path

    def path_of(self, path: str) -> str:
        """The path in the repository of a vault's note, links resolved. Refused where it is outside."""
        file = Path(real_path(self.root, path))
        if not file.is_relative_to(self.top):
            raise Refused(f"{path} is not in the repository {self.top}")
        return file.relative_to(self.top).as_posix()

    def within(self, path: str) -> str | None:
        """The vault's path for one of the repository; None where it lies outside the vault."""
        file = self.top / path
        return file.relative_to(self.root).as_posix() if file.is_relative_to(self.root) else None


@dataclass(frozen=True, slots=True)
class Listed:
    """What a tree or the index has for a path: `stage` is 0, or 1 to 3 for base, ours and theirs."""

    mode: str
    blob: str
    path: str
    stage: int = 0


def open_repository(root: Path) -> Repository | None:
    """The repository in whose working tree the vault lies, None for none. Refused where git is missing."""
    if git_folder(root) is None and "GIT_DIR" not in os.environ:
        return None
    words = ("rev-parse", "--show-toplevel", "--absolute-git-dir")
    try:
        top, state = _run(root, words).decode("utf-8", "surrogateescape").split("\n")[:2]
    except GitFailed as failed:
        raise Refused(f"git does not open this repository: {failed}") from None
    return Repository(Path(os.path.realpath(top)), Path(state), Path(os.path.realpath(root)))


def git(
    repository: Repository, *words: str, given: bytes = b"", environment: Mapping[str, str] | None = None
) -> bytes:
    """What one git command prints; `given` is its stdin. GitFailed where it ends with an error."""
    return _run(repository.top, words, given, environment)


def _run(
    folder: Path, words: Sequence[str], given: bytes = b"", environment: Mapping[str, str] | None = None
) -> bytes:
    whole = {**os.environ, "GIT_TERMINAL_PROMPT": "0", **(environment or {})}
    try:
        done = subprocess.run(  # noqa: S603 (no shell, and `git` from the user's own path)
            ["git", "--literal-pathspecs", *words],  # noqa: S607
            cwd=folder,
            input=given,
            capture_output=True,
            env=whole,
            check=False,
        )
    except FileNotFoundError:
        raise Refused("git is not installed, or not on your PATH") from None
    if done.returncode:
        said = (
            done.stderr.decode("utf-8", "replace").strip() or done.stdout.decode("utf-8", "replace").strip()
        )
        raise GitFailed(said or f"git {words[0]} ended with {done.returncode}")
    return done.stdout


def setting(repository: Repository, key: str) -> str:
    """A value of this clone's own configuration, empty where it is not set."""
    with contextlib.suppress(GitFailed):
        return (
            git(repository, "config", "--local", "--get", key).decode("utf-8", "surrogateescape").rstrip("\n")
        )
    return ""


def commits_here(root: Path) -> bool:
    """Whether the user, in git's configuration of their own, has asked for commits in this vault.

    The configuration of the clone does not count: it may have come with the vault.
    """
    with contextlib.suppress(GitFailed):
        asked = _run(Path("/"), ("config", "--global", "-z", "--get-all", COMMITS))
        return os.fspath(root) in asked.decode("utf-8", "surrogateescape").split("\0")
    return False


COMMITS = "cultivate.commit"
"""The key, in the user's own git configuration, whose values are the vaults in which commands commit."""


def attribute(repository: Repository, name: str, path: str) -> str:
    """What `.gitattributes` say about a path; `unspecified` where nothing is said."""
    found = git(repository, "check-attr", "-z", name, "--", path).decode("utf-8", "surrogateescape")
    return found.split("\0")[2]


def has_commit(repository: Repository) -> bool:
    """Whether the branch has a commit yet."""
    with contextlib.suppress(GitFailed):  # that is how `--verify --quiet` says no
        return bool(git(repository, "rev-parse", "--verify", "--quiet", "HEAD"))
    return False


def in_tree(repository: Repository, paths: Sequence[str]) -> dict[str, Listed]:
    """What the last commit has at `paths`; nothing before the first one."""
    found = {}
    for some in _batches(paths) if has_commit(repository) else ():
        for line in _fields(git(repository, "ls-tree", "-z", "--full-tree", "HEAD", "--", *some)):
            facts, _, path = line.partition("\t")
            mode, _, blob = facts.split(" ")[:3]
            found[path] = Listed(mode, blob, path)
    return found


def in_index(repository: Repository, paths: Sequence[str]) -> list[Listed]:
    """What the user's index has at `paths`, the stages of a merge included."""
    found = []
    for some in _batches(paths):
        for line in _fields(git(repository, "ls-files", "--stage", "-z", "--full-name", "--", *some)):
            facts, _, path = line.partition("\t")
            mode, blob, stage = facts.split(" ")
            found.append(Listed(mode, blob, path, int(stage)))
    return found


def unmerged(repository: Repository) -> list[Listed]:
    """The stages of every path that a merge left to the user."""
    found = []
    for line in _fields(git(repository, "ls-files", "--unmerged", "-z", "--full-name")):
        facts, _, path = line.partition("\t")
        mode, blob, stage = facts.split(" ")
        found.append(Listed(mode, blob, path, int(stage)))
    return found


def staged(repository: Repository) -> list[str]:
    """The paths that the next commit adds or changes."""
    words = ("diff", "--cached", "--name-only", "-z", "--diff-filter=ACMR", "--no-ext-diff", "--no-renames")
    return _fields(git(repository, *words))


def ignored(repository: Repository, paths: Sequence[str]) -> set[str]:
    """Those of `paths`, none of which git has, that `.gitignore` leaves out."""
    found = set(paths)
    for some in _batches(paths):
        words = ("ls-files", "--others", "--exclude-standard", "-z", "--full-name", "--", *some)
        found -= set(_fields(git(repository, *words)))
    return found


def content(repository: Repository, blob: str, path: str) -> bytes:
    """A blob as a file at `path` would hold it, with the line endings and filters that are set for it."""
    return git(repository, "cat-file", "--filters", f"--path={path}", blob)


def _fields(data: bytes) -> list[str]:
    return [each for each in data.decode("utf-8", "surrogateescape").split("\0") if each]


def _batches(paths: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(paths), _AT_ONCE):
        yield paths[start : start + _AT_ONCE]
