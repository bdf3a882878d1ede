"""What the proofs of `docs/reliability.md` share: their figures, and the mark of the quick ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.proof.commands import Place, prepared
from tests.proof.figures import KEY, Figure
from tests.proof.places import environment


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Where every command that writes has something to do; to be copied by `again`, and left as it is."""
    folder = tmp_path_factory.mktemp("start")
    env = environment(folder / "home")
    return Place(prepared(folder / "vault", env), folder / "home", env)


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """Show a figure at the end of the run: the claim, what was measured, how the naive way fared."""

    def show(claim: str, measured: str, teeth: str = "") -> None:
        record_property(KEY, f"{claim}: {measured}" + (f" [teeth: {teeth}]" if teeth else ""))

    return show


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A proof starts many processes and syncs much: a slow disk under load must not be its failure."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent) and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(300))
