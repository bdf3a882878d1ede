"""Every test of a flow has a real vault, and notes that an editor left alone for a while."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import pytest

from tests.flows.practice import NOTES, Practice
from tests.running import MakeVault


class MakePractice(Protocol):
    """`practice({"People/Eve Fox.md": "..."})`: Jane, Bob and Ann, and what is given; None leaves one out."""

    def __call__(
        self, files: Mapping[str, str | bytes | None] | None = None, *, alone: bool = False
    ) -> Practice: ...


@pytest.fixture
def practice(vault: MakeVault) -> MakePractice:
    """A vault of three contacts; `alone` has only the files given."""

    def make(files: Mapping[str, str | bytes | None] | None = None, *, alone: bool = False) -> Practice:
        wanted = ({} if alone else dict(NOTES)) | dict(files or {})
        made = Practice(vault({path: text for path, text in wanted.items() if text is not None}))
        made.write(".obsidian/app.json", "{}")
        return made

    return make
