"""Hostile templates: the day's agenda and a new contact come all the same, or a refusal in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.templates import AGENDA, CONTACT
from tests.proof.figures import Figure
from tests.proof.places import environment, make_vault
from tests.proof.watched import Case, Watched, each_alone, faults, told
from tests.running import read_files

HOW = (
    ("agenda", AGENDA, "[agenda]\ntemplate", ("agenda",)),
    ("contact", CONTACT, "[vault]\ncontact_template", ("add", "Eve Fox")),
)
QUICK = {
    "endless", "text of 150 MB", "class", "forged items", "8 MiB", "25 KB of brackets",
}  # fmt: skip


def run(folder: Path, only: set[str] | None = None) -> list[Watched]:
    """Every template, each in a vault and a process of its own."""
    found = []
    env = environment(folder / "home")
    for kind, templates, setting, words in HOW:
        for number, (name, template) in enumerate(templates.items()):
            if only is None or name in only:
                settings = f'{setting} = "Templates/T.md"\n'
                files = {"cultivate.toml": settings, "Templates/T.md": template}
                root = make_vault(folder / f"{kind}{number}", files)
                found += each_alone([Case(f"{kind}: {name}", words, root)], env)
                check(found[-1], root)
    return found


def check(watched: Watched, root: Path) -> None:
    """An agenda stands whatever its template was; a note is made whole or not at all; nobody else changes."""
    files = read_files(root)
    if watched.case.words == ("agenda",):
        assert "- [ ] call [[Bob Lee]]" in files["Agenda/2026-11-24.md"].decode("utf-8", "replace"), watched
    else:
        assert (watched.code == 0) == ("People/Eve Fox.md" in files), watched
    assert b"back in May" in files["People/Bob Lee.md"]
    assert not Path("/tmp/owned").exists()


def test_the_worst_templates(tmp_path: Path, figure: Figure) -> None:
    watched = run(tmp_path, QUICK)
    assert faults(watched) == []
    figure("hostile templates (quick)", told(watched))


@pytest.mark.proof
@pytest.mark.timeout(600)
def test_every_template(tmp_path: Path, figure: Figure) -> None:
    watched = run(tmp_path)
    assert faults(watched) == []
    assert len(watched) >= 20
    figure("hostile templates (full)", told(watched))
