"""Words about a name of a lunch page, typed in an agenda: they stand on the page, as a line below the name.

From there they go into the giver's log, as every line of the user's does. The agenda has a fingerprint of
what was passed on, so that the line follows as long as nobody has changed it on the page.
"""

from __future__ import annotations

from cultivate.model.touch import fingerprint
from cultivate.notes.agenda.blocks import Child, Task
from cultivate.notes.agenda.inert import inert
from cultivate.notes.edit import Edit, apply
from cultivate.notes.lunch_note import page_of
from cultivate.notes.sync.lunches import Pages
from cultivate.notes.text import newline_of


def words_about(task: Task) -> str:
    """Everything that the user typed behind an item, beside its buttons and below it, in one line."""
    own = (child.row.words for child in task.own_lines)
    typed = (task.typed, *(child.beside for child in task.children), *own)
    return "; ".join(filter(None, (inert(each).lstrip("↳[ ") for each in typed)))


def pass_words_on(task: Task, path: str, pages: Pages, words: str, before: str) -> str:
    """Have the page say `words` below the name that `task` is about; the fingerprint of what it says.

    `before` is that of what was passed on before; without `words` that line goes. A line that was changed on
    the page stays.
    """
    mark = fingerprint(words) if words else ""
    found = page_of(task, pages.read([path]))
    if mark == before or not found:
        return before
    standing = _line(found[1], before) if before else None
    text = pages.texts[path]
    if standing and words:
        edit = Edit(standing.row.words_at, standing.row.line.end, words)
    elif standing:
        edit = Edit(standing.row.line.start, standing.row.line.stop, "")
    elif words:
        edit = _new_line(text, found[1], words)
    else:
        return ""
    pages.texts[path] = apply(text, [edit])
    return mark


def _line(box: Task, mark: str) -> Child | None:
    return next((each for each in box.own_lines if fingerprint(each.row.words) == mark), None)


def _new_line(text: str, box: Task, words: str) -> Edit:
    """Directly below the name, where nobody takes it for a part of another line."""
    newline, place = newline_of(text), box.row.line.stop
    block = f"{box.row.margin}\t- {words}{newline}"
    if text[place - 1] != "\n":
        block = newline + block.removesuffix(newline)
    return Edit(place, place, block)
