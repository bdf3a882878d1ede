"""`[means.NAME]`: the vocabulary of a log with the user's own means and words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cultivate.model.means import BUILT_IN, OTHER, OUTCOMES, RESERVED, Means, Vocabulary
from cultivate.notes.setting_table import MEANS_SETTINGS

if TYPE_CHECKING:
    from cultivate.notes.settings import SettingsFile

_TAKEN = (RESERVED | {word for words in OUTCOMES.values() for word in words} | {OTHER.id}) - {
    means.id for means in BUILT_IN
}
"""Marks, outcomes and `in`: as the first word of a line they already mean something."""


def read_means(file: SettingsFile, table: Mapping[str, object], base: Vocabulary) -> Vocabulary:
    """The vocabulary with what the file changes.

    New words join those of a known means and are taken from any other that had them, so that a
    user's own words count. A means or a word that already means something else is a UsageError.
    """
    by_id = {means.id: means for means in base.all}
    for written, value in table.items():
        name = _checked_name(file, written)
        found = file.fields(file.table(value, "means", written), MEANS_SETTINGS, "means", written)
        words = _checked_words(file, written, found.pop("words", ()), name, {*by_id, *table})
        for other in by_id.values():
            by_id[other.id] = replace(other, words=tuple(word for word in other.words if word not in words))
        by_id[name] = _joined(by_id.get(name, Means(name, (name,))), words, found)
    return Vocabulary(by_id.values())


def _joined(means: Means, words: tuple[str, ...], found: dict[str, Any]) -> Means:
    return replace(means, words=tuple(dict.fromkeys((*means.words, *words))), **found)


def _checked_name(file: SettingsFile, written: str) -> str:
    name = written.casefold()
    if name in _TAKEN:
        raise file.wrong(("means", written), "already means something in a log: a mark, an outcome or `in`")
    if not re.fullmatch(r"[^\W\d_][\w-]*", name):
        raise file.wrong(("means", written), "must be one word of letters, digits and hyphens")
    return name


def _checked_words(
    file: SettingsFile, written: str, words: tuple[str, ...], name: str, ids: set[str]
) -> tuple[str, ...]:
    """The words as the log's reader compares them: folded, one space between two."""
    folded = tuple(" ".join(word.casefold().split()) for word in words)
    for word in folded:
        if word in _TAKEN:
            raise file.wrong(("means", written, "words"), f'has "{word}": a mark, an outcome or `in`')
        if word in ids and word != name:
            raise file.wrong(("means", written, "words"), f'has "{word}", which is a means itself')
    return folded
