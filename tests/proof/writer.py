"""The write protocol's modules, and the tests that have to notice whatever is wrong with them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from coverage import CoverageData

from tests.running import ROOT

MODULES = tuple(
    f"cultivate/vault/{name}.py"
    for name in (
        "write", "guard", "lock", "flock", "batch", "disk", "entry", "displaced", "journal", "recovery",
        "overwritten", "state", "trash", "library",
    )
)  # fmt: skip
TESTS = tuple(
    f"tests/vault/test_{name}.py"
    for name in (
        "write", "corners", "other_systems", "library", "lock", "journal", "displaced", "recovery",
        "overwritten", "faults",
    )
)  # fmt: skip
"""The quick ones first."""

_SETTINGS = """\
[run]
branch = True
dynamic_context = test_function
data_file = {data}
include = cultivate/vault/*
"""
PYTEST = ("-q", "-n0", "-p", "no:randomly", "-p", "no:cacheprovider", "-o", "addopts=--import-mode=importlib")


def measure(folder: Path) -> tuple[CoverageData, str]:
    """Run `TESTS` once: which test takes which line, and the table of what none takes."""
    settings = folder / "coverage.ini"
    settings.write_text(_SETTINGS.format(data=folder / "coverage"))
    command = [sys.executable, "-m", "coverage"]
    environment = os.environ | {"CI": "1"}
    subprocess.run(
        [*command, "run", f"--rcfile={settings}", "-m", "pytest", *PYTEST, *TESTS],
        cwd=ROOT, env=environment, check=True, capture_output=True,
    )  # fmt: skip
    table = subprocess.run(
        [*command, "report", f"--rcfile={settings}", "-m", f"--include={','.join(MODULES)}"],
        cwd=ROOT, env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    data = CoverageData(os.fspath(folder / "coverage"))
    data.read()
    return data, table.stdout
