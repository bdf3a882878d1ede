"""What every test stands on: nobody's own home, a fixed day, the real command, a small vault."""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from tests.proof.figures import tell_figures
from tests.running import (
    MakeVault,
    Result,
    Run,
    isolated_environment,
    keep_in_memory,
    run_cultivate,
    write_files,
)
from tests.warm import Warm

settings.register_profile("default", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=10_000)
# The same examples on every run of CI: what it says is about the change, and chance hunts elsewhere.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

_homes = itertools.count()
LONG = {"test_transcripts.py", "test_faults.py", "test_watch.py"}
"""The modules of which a single test takes many seconds."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """One option rewrites everything that is compared with a file: transcripts and golden vaults."""
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="write what the commands do now into tests/transcripts, tests/vaults and docs; read the diff",
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest come first, whatever the order: none of them is begun when all the others are done."""
    items.sort(key=lambda item: item.path.name not in LONG)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The figures of the proofs come last, and so do those that this machine could not run."""
    tell_figures(terminalreporter)


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be written instead of compared."""
    return bool(request.config.getoption("--rewrite"))


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test; settings, state and clock of the person who runs it stay out."""
    folder = tmp_path_factory.getbasetemp() / "homes" / str(next(_homes))
    folder.mkdir(parents=True)
    for name in os.environ:
        if name.startswith(("CULTIVATE_", "XDG_")) or name in {"NO_COLOR", "FORCE_COLOR", "CI"}:
            monkeypatch.delenv(name)
    for name, value in isolated_environment(folder).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(os, "fsync", keep_in_memory)
    time.tzset()
    return folder


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warm]:
    """A Python that has the command imported, of which `run` makes processes."""
    waiting = Warm(isolated_environment(tmp_path_factory.getbasetemp()))
    yield waiting
    waiting.end()


@pytest.fixture
def run(home: Path, tmp_path: Path, warm: Warm) -> Run:
    """The real command: `run("due", cwd=folder).code`. Without `cwd` it runs in `tmp_path`."""

    def run_here(
        *args: str | Path,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        stdin: str = "",
    ) -> Result:
        whole = isolated_environment(home) | dict(env or {})
        where = cwd or tmp_path
        if not warm.fits(whole):
            return run_cultivate(*args, cwd=where, env=whole, stdin=stdin)
        return Result(*warm.run([*map(str, args)], where, whole, stdin))

    return run_here


@pytest.fixture
def vault(tmp_path: Path) -> MakeVault:
    """A folder with a `.obsidian` and the notes given: `vault({"Jane Doe.md": "..."})`."""

    def make(files: Mapping[str, str | bytes]) -> Path:
        folder = tmp_path / "vault"
        (folder / ".obsidian").mkdir(parents=True)
        write_files(folder, files)
        return folder

    return make
