"""Every branch of the write protocol is taken by a test of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.proof.writer import MODULES, measure


@pytest.mark.proof
@pytest.mark.timeout(600)
def test_every_branch_of_the_writer_is_taken(tmp_path: Path) -> None:
    _, table = measure(tmp_path)
    rows = {row.split()[0]: row for row in table.splitlines() if row.startswith("cultivate")}
    assert sorted(rows) == sorted(MODULES)
    assert [row for row in rows.values() if "100%" not in row.split()] == []
