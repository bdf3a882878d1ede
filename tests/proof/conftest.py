"""What the proofs of `docs/reliability.md` share: their figures, and the mark of the quick ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.proof.figures import KEY, Figure


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """Show a figure at the end of the run: the claim, what was measured, how the naive way fared."""

    def show(claim: str, measured: str, teeth: str = "") -> None:
        record_property(KEY, f"{claim}: {measured}" + (f" [teeth: {teeth}]" if teeth else ""))

    return show
