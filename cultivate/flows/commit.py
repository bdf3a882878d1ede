"""A commit for what a command changed, where the user has asked for it.

Committing runs the hooks of the repository, so that nothing in a vault can ask for it: only the option, the
user's own settings, or their own git configuration (`git setup --commit`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cultivate.errors import Interrupted, Problem, Refused
from cultivate.flows.saving import Outcome
from cultivate.flows.session import Session
from cultivate.model.settings import Settings
from cultivate.notes.edit import Change, Removal
from cultivate.notes.text import decode, encode
from cultivate.vault.commit import Committed, commit
from cultivate.vault.git import git_folder
from cultivate.vault.repository import (
    GitFailed,
    Listed,
    Repository,
    commits_here,
    content,
    ignored,
    in_index,
    in_tree,
    open_repository,
)

_SUBJECT = 72
"""Characters, so that a log of one line each can be read."""


def wants_commit(session: Session) -> bool:
    """Whether commands commit in this vault without being told to."""
    return git_folder(session.root) is not None and (session.settings.commit or commits_here(session.root))


def with_commit(session: Session, outcome: Outcome, verb: str, *, asked: bool) -> Outcome:
    """The outcome after its changes were committed, if that is `asked` for by the command or by the user.

    What was saved stays saved, whatever becomes of the commit: that is one of the problems.
    """
    if not (asked or wants_commit(session)):
        return outcome
    message = commit_message(verb, outcome.messages, session)
    try:
        made = commit_changes(session.root, outcome.changes, message, session.settings)
    except KeyboardInterrupt:
        saved = "the notes are saved, and not committed" if outcome.changes else "nothing was changed"
        raise Interrupted(f"interrupted while git was at work; {saved}") from None
    except (GitFailed, Refused) as failed:
        said = " ".join(str(failed).split())
        advice = "The notes are saved; commit them yourself once that is mended."
        problem = Problem("git", 0, 0, "error", "not-committed", f"not committed: {said}", advice)
        return replace(outcome, problems=(*outcome.problems, problem))
    told = (f"committed as {made[:10]}",) if made else ()
    return replace(outcome, commit=made, messages=(*outcome.messages, *told))


def commit_message(verb: str, messages: Sequence[str], session: Session) -> str:
    """`log Jane Doe: call 25m new role`: the words of the command's first line, and all lines below."""
    lines = [each.partition(" · ")[0].replace(f": {session.today.isoformat()} ", ": ") for each in messages]
    first = f"{verb} {lines[0]}" if lines else verb
    subject = first if len(first) <= _SUBJECT else f"{first[: _SUBJECT - 1].rstrip()}…"
    below = lines if len(lines) > 1 or subject != first else []
    return "\n".join([_plain(subject), *(["", *map(_plain, below)] if below else []), ""])


def _plain(line: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f]", " ", line)


def commit_changes(root: Path, changes: Sequence[Change | Removal], message: str, settings: Settings) -> str:
    """Commit these changes and nothing else; the commit's name, empty where it would change nothing.

    Where the user has changed a note and not committed it, only the command's own change is, if it can be
    told apart. Raises GitFailed with what a hook said, and Refused where there is no repository.
    """
    repository = open_repository(root)
    if repository is None:
        raise Refused("this vault is in no git repository; `git init` makes one")
    notes = _notes(repository, changes, settings)
    return commit(repository, notes, message) if notes else ""


def _notes(
    repository: Repository, changes: Sequence[Change | Removal], settings: Settings
) -> list[Committed]:
    by_path = {repository.path_of(change.path): change for change in changes}
    head, listed = in_tree(repository, list(by_path)), in_index(repository, list(by_path))
    for each in listed:
        if each.stage:
            raise Refused(f"a merge of {each.path} is not finished; `cultivate git resolve` helps with it")
    index = {each.path: each for each in listed}
    out = ignored(repository, [path for path in by_path if path not in head and path not in index])
    maker = _Maker(repository, head, index, settings)
    return [maker.note(path, change) for path, change in by_path.items() if path not in out]


@dataclass(frozen=True, slots=True)
class _Maker:
    repository: Repository
    head: Mapping[str, Listed]
    index: Mapping[str, Listed]
    settings: Settings

    def note(self, path: str, change: Change | Removal) -> Committed:
        """What of the change goes into the commit, and what into the user's index."""
        if isinstance(change, Removal):
            return Committed(path)
        head, staged = self.head.get(path), self.index.get(path)
        data = self._onto(head, path, change) if head else None
        if staged is None:
            return Committed(path, data, leave_index=head is not None)  # they have staged its removal
        if head and staged.blob == head.blob:
            return Committed(path, data)
        return Committed(path, data, self._onto(staged, path, change) or encode(change.after))

    def _onto(self, listed: Listed, path: str, change: Change) -> bytes | None:
        """The change made to what git has; None where that is what the command found, or they clash."""
        before = change.before or ""
        if listed.blob == _name(encode(before), listed):
            return None
        there = decode(content(self.repository, listed.blob, path))
        if there == before:
            return None
        from cultivate.notes.merge.note import merge_notes

        merged = merge_notes(before, there, change.after, self.settings)
        return None if merged.conflicts else encode(merged.text)


def _name(data: bytes, like: Listed) -> str:
    """The name that git gives to a file of these bytes."""
    blob = b"blob %d\0%s" % (len(data), data)
    return (hashlib.sha256 if len(like.blob) == 64 else hashlib.sha1)(blob).hexdigest()
