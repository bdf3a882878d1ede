"""A vault in which every command has something to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flows.practice import NOTES
from tests.running import MakeVault

SETTINGS = '[vault]\nhome = "Home.md"\ntoday = "Today.md"\nnext_touch = true\n'
YESTERDAY = """\
---
type: agenda
date: 2026-11-23
---
# Monday 23 November 2026

## Today
- [x] call [[Bob Lee]] 25m: new budget
\t- ↳ last in touch 14 Aug
- [ ] call [[Ann Poe]]
\t- ↳ a first touch

## Also today
- lunch [[Jane Doe]]: at the fair
"""


@pytest.fixture
def small(vault: MakeVault) -> Path:
    """Jane, Bob and Ann, a home note, and yesterday's agenda with something to carry over."""
    return vault(
        {
            **NOTES,
            "cultivate.toml": SETTINGS,
            "Home.md": "---\nper_day: 4\n---\n",
            "Today.md": "![[Agenda/2026-11-23]]\n",
            "Agenda/2026-11-23.md": YESTERDAY,
        }
    )
