"""The page that tells of the proofs names every one of them, and none that is not there."""

from __future__ import annotations

import re
from pathlib import Path

from tests.running import ROOT

PAGE = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")


def rows() -> list[list[str]]:
    """The table of figures, cell by cell."""
    table = PAGE.partition("| --- | --- | --- | --- |\n")[2].partition("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.split("\n")]


def test_every_proof_is_named_and_is_there() -> None:
    there = {path.name for path in Path(__file__).parent.glob("test_*.py")} - {Path(__file__).name}
    assert there <= {*re.findall(r"`(test_\w+\.py)`", PAGE)}
    assert {name for row in rows() for name in re.findall(r"`(test_\w+\.py)`", row[3])} <= there


def test_every_row_has_a_claim_a_figure_and_teeth() -> None:
    assert len(rows()) >= 14
    for row in rows():
        assert len(row) == 4, row
        claim, measured, teeth, _ = row
        assert claim, row
        assert re.search(r"\d", measured), row
        assert teeth, row
