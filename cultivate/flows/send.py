"""A bulk touch: one note under `Sent/` for everybody, and nothing in hundreds of logs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cultivate.errors import Refused, UsageError
from cultivate.flows.add import check_name
from cultivate.flows.due import standings_of
from cultivate.flows.list import Selection, left_out, select
from cultivate.flows.saving import Outcome, save, writing
from cultivate.flows.session import Session
from cultivate.model.dates import long_date, parse_date
from cultivate.model.due import Standing
from cultivate.notes.edit import Change
from cultivate.vault.load import Vault

FOLDER = "Sent"
NEWSLETTER = "newsletter"


def send(
    session: Session, selection: str, *, means: str, day: date | None, text: str, dry_run: bool = False
) -> Outcome:
    """Write the record of a bulk touch to `selection`: `newsletter`, `tier NAME`, `stage NAME` or `tag NAME`.

    Nobody's clock is reset. A newsletter goes to those of the selection who asked for it; who asked not to
    have it stands under `## Not to`. Raises Refused for a day in the future and for a title that is taken.
    """
    chosen = parse_selection(selection)
    chosen.check(session.settings)
    found = session.settings.vocabulary.find(means or NEWSLETTER)
    if found is None or not found.bulk:
        known = ", ".join(each.id for each in session.settings.vocabulary.all if each.bulk)
        raise UsageError(f"--to is for a bulk touch, and “{means}” is none; bulk means are {known}")
    when = day or session.today
    if when > session.today:
        raise Refused(
            f"{long_date(when)} is after today, {long_date(session.today)}: log it once it was sent"
        )
    title = " ".join(text.split()) or found.id.capitalize()
    check_name(title)
    if dry_run:
        return _send(session, chosen, selection, found.id, when, title, dry_run=True)
    return writing(session, lambda: _send(session, chosen, selection, found.id, when, title, dry_run=False))


def parse_selection(text: str) -> Selection:
    """`tier network`, `stage servicing`, `tag press`; `newsletter` and `everybody` select all."""
    kind, _, name = " ".join(text.split()).partition(" ")
    if name and kind in ("tier", "stage", "tag"):
        return Selection(
            tier=name if kind == "tier" else "",
            stage=name if kind == "stage" else "",
            tag=name if kind == "tag" else "",
        )
    if text.strip() in (NEWSLETTER, "everybody"):
        return Selection()
    known = "“tier network”, “stage servicing”, “tag press” or newsletter"
    raise UsageError(f"“{text}” selects nobody I know: write {known}")


def _send(
    session: Session, chosen: Selection, written: str, means: str, day: date, title: str, *, dry_run: bool
) -> Outcome:
    vault = session.load()
    found = select(standings_of(vault, session), chosen)
    people = [s for s in found if s.state != "died" and (s.state != "stopped" or _still_asks(s, means))]
    wanted = [s for s in people if means != NEWSLETTER or _asked(s)]
    refused = [s for s in people if s.contact.newsletter.casefold() in ("asked-off", "false", "no")]
    known = {s.contact.path for s in people if "front matter" not in s.contact.unreadable}
    unread = left_out(vault, known)
    if not wanted:
        why = f"nobody of “{written}” has asked for the newsletter (newsletter: true)" if people else (
            f"“{written}” selects nobody")  # fmt: skip
        raise Refused(f"{why}; but {unread[0].sentence()}" if unread else why)
    path = f"{FOLDER}/{day.isoformat()} {title}.md"
    if (session.root / path).exists():
        raise Refused(f"{path} is there already; give it another title with -m")
    note = _note(vault, wanted, refused, written, means, day, title)
    messages = [f"{path}: {means} to {len(wanted)} {'person' if len(wanted) == 1 else 'people'}"]
    if unread:
        messages.append("somebody may be missing from it: mend the note, `cultivate undo`, and log it again")
    label = f"log --to {written}: {title}"
    changes = [Change(path, None, note)]
    return save(session, changes, messages=messages, problems=unread, dry_run=dry_run, label=label)


def _asked(each: Standing) -> bool:
    value = each.contact.newsletter.casefold()
    return value in ("true", "yes") or parse_date(value) is not None


def _still_asks(each: Standing, means: str) -> bool:
    """Whether somebody who is left alone said, then or later, that the newsletter may go on."""
    asked = parse_date(each.contact.newsletter)
    stopped = [entry.day for entry in each.contact.entries if entry.mark == "stopped"]
    return means == NEWSLETTER and asked is not None and bool(stopped) and max(stopped) <= asked


def _note(
    vault: Vault, wanted: Sequence[Standing], refused: Sequence[Standing],
    written: str, means: str, day: date, title: str,
) -> str:  # fmt: skip
    def listed(people: Sequence[Standing]) -> str:
        return "".join(f"- [[{vault.link_text(each.contact)}]]\n" for each in people)

    head = f"---\ntype: sent\ndate: {day.isoformat()}\nmeans: {means}\n"
    head += f"to: [{written}]\npeople: {len(wanted)}\n---\n"
    exceptions = f"\n## Not to\n{listed(refused)}" if refused else ""
    return f"{head}# {title}\n\n## To\n{listed(wanted)}{exceptions}"
