"""Ticks that cannot be carried out stay ticked, say why, and cost nobody else theirs."""

from __future__ import annotations

import os

import pytest

from tests.flows.conftest import MakePractice
from tests.flows.practice import JANE, Practice

FORMS = {"own note": "", "daily note": '[vault]\nagenda = "daily-note"\n'}
MARKERS = JANE.replace("## Log\n", "## Log\n<<<<<<< ours\n- 2026-11-01 call\n=======\n>>>>>>> theirs\n")
BROKEN = JANE.replace("tier: inner-circle\n", 'tier: inner-circle\ncity: "Leeds\n')
TWIN = "---\ntier: network\n---\n"


@pytest.fixture(params=sorted(FORMS))
def form(request: pytest.FixtureRequest) -> str:
    return FORMS[request.param]


def ticked(vault: Practice, line: str) -> str:
    """The day's agenda with a line under Also today besides a tick for Bob; its path."""
    path = vault.agenda().path
    text = vault.text(path).replace("- [ ] call [[Bob Lee]]", "- [x] call [[Bob Lee]] bobs")
    vault.write(path, text.replace("## Also today\n- \n", f"## Also today\n{line}\n"))
    return path


@pytest.mark.parametrize(
    ("files", "line", "reason"),
    [
        ({}, "- [x] call [[Jane Doe]]", ""),
        ({"People/Jane Doe.md": MARKERS}, "- [x] call [[Jane Doe]]", "conflict"),
        ({"People/Jane Doe.md": BROKEN}, "- [x] call [[Jane Doe]]", "not closed"),
        ({"a/Twin.md": TWIN, "b/Twin.md": TWIN}, "- [x] call [[Twin]]", "could be a/Twin.md or b/Twin.md"),
        ({}, "- [x] call [[a:b]]", "a:b"),
        ({}, "- [x] thought of [[Jane Doe]]", "does not begin with what it was"),
    ],
)
def test_it_stays_and_says_why(
    practice: MakePractice, form: str, files: dict[str, str], line: str, reason: str
) -> None:
    vault = practice({"cultivate.toml": form, **files})
    path = ticked(vault, line)
    outcome = vault.sync()
    assert "2026-11-24 call reached: bobs" in vault.text("People/Bob Lee.md")
    assert line in vault.text(path)
    told = [problem for problem in outcome.problems if problem.path == path]
    if not reason:
        assert told == []
        return
    (problem,) = told
    assert reason in problem.message
    assert f"{line}\n\t- ↳ not logged: " in vault.text(path)
    assert reason in vault.text(path)
    with vault.silent():
        assert [each.path for each in vault.sync().problems if each.severity == "error"] == [path]


@pytest.mark.parametrize("lock", ["read-only", "hard link"])
def test_a_note_that_may_not_be_written(practice: MakePractice, form: str, lock: str) -> None:
    """It costs its own ticks alone, and they are carried out once it may be written."""
    vault = practice({"cultivate.toml": form})
    path = ticked(vault, "- [x] coffee [[Jane Doe]]: w")
    note = vault.root / "People/Jane Doe.md"
    if lock == "read-only":
        note.chmod(0o444)
    else:
        os.link(note, vault.root / "copy.txt")
    (problem,) = vault.sync().problems
    assert (problem.path, problem.severity) == (path, "error")
    assert lock in problem.message
    assert "2026-11-24 call reached: bobs" in vault.text("People/Bob Lee.md")
    assert "- [x] coffee [[Jane Doe]]: w\n\t- ↳ not logged: People/Jane Doe.md: it is" in vault.text(path)
    with vault.silent():
        assert len(vault.sync().problems) == 1
    note.chmod(0o644)
    (vault.root / "copy.txt").unlink(missing_ok=True)
    assert vault.sync().problems == ()
    assert "2026-11-24 coffee: w" in vault.text("People/Jane Doe.md")
    assert "not logged" not in vault.text(path)
