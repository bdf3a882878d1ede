"""Random histories merged both ways, and by git itself: nothing is lost, resurrected or doubled."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from cultivate.model.settings import Settings
from cultivate.notes.merge.markers import versions_of
from cultivate.notes.merge.note import merge_notes
from tests.flows.practice import NOTES, Practice
from tests.flows.test_git import Repo, real_merges
from tests.notes.merge.histories import damage, disputed, history
from tests.proof.figures import Figure
from tests.running import MakeVault

SETTINGS = Settings()


def check(seed: int) -> tuple[bool, bool]:
    """One history both ways; whether it had a conflict, and whether nothing in it was disputed."""
    past = history(seed)
    base, ours, theirs = past.texts
    merged, turned = merge_notes(base, ours, theirs, SETTINGS), merge_notes(base, theirs, ours, SETTINGS)
    assert merged.conflicts == turned.conflicts
    if not merged.conflicts:
        assert merged.text == turned.text
        assert not damage(past, merged.text), (seed, damage(past, merged.text))
        assert "<<<<" not in merged.text
    else:
        one, other = versions_of(merged.text), versions_of(turned.text)
        assert one is not None
        assert other is not None
        assert (one.ours, one.theirs) == (other.theirs, other.ours)
        for text in (one.ours, one.theirs):
            doubled = [line for line in damage(past, text) if re.search(r": [2-9]| times$", line)]
            assert not doubled, (seed, doubled)
    return bool(merged.conflicts), not disputed(past)


def run(seeds: range) -> tuple[int, int]:
    results = [check(seed) for seed in seeds]
    return sum(had for had, _ in results), sum(had and free for had, free in results)


def by_git(seeds: range, folder: Path, *options: str) -> tuple[int, int]:
    """How many of these histories git's own merge of lines damages, and leaves with conflicts."""
    damaged = conflicts = 0
    for seed in seeds:
        past = history(seed)
        for name, text in zip(("base", "ours", "theirs"), past.texts, strict=True):
            (folder / name).write_bytes(text.encode())
        words = ["git", "merge-file", "-p", *options, "ours", "base", "theirs"]
        done = subprocess.run(words, cwd=folder, capture_output=True, check=False)
        if done.returncode:
            conflicts += 1
        else:
            damaged += bool(damage(past, done.stdout.decode()))
    return damaged, conflicts


def test_three_hundred_histories(tmp_path: Path, figure: Figure) -> None:
    conflicts, needless = run(range(300))
    assert needless == 0
    assert 0 < conflicts < 150
    figure("merge driver (quick)", told(300, conflicts, needless), bitten(range(100), tmp_path))


@pytest.mark.proof
@pytest.mark.timeout(3000)
def test_ten_thousand_histories(tmp_path: Path, figure: Figure) -> None:
    conflicts, needless = run(range(10_000))
    assert needless <= 5  # what was removed, and something much like it added, looks like a new wording
    figure("merge driver (full)", told(10_000, conflicts, needless), bitten(range(1_000), tmp_path))


def told(histories: int, conflicts: int, needless: int) -> str:
    measured = f"{histories} histories both ways: 0 lost, resurrected or doubled, a∘b = b∘a"
    return f"{measured}; {conflicts} conflicts, {needless} of them without need"


def bitten(seeds: range, folder: Path) -> str:
    """What the field uses does damage them: `merge=union`; and git's own driver is mostly conflicts."""
    union, _ = by_git(seeds, folder, "--union")
    plain, marked = by_git(seeds, folder)
    assert union > len(seeds) * 0.3
    assert marked > len(seeds) * 0.4
    return (
        f"of {len(seeds)}, merge=union damages {union}; git's own driver {plain}, and conflicts in {marked}"
    )


@pytest.mark.proof
@pytest.mark.timeout(3000)
def test_three_hundred_merges_by_git(vault: MakeVault, figure: Figure) -> None:
    repo = Repo(Practice(vault({**NOTES, ".obsidian/app.json": "{}"})))
    repo.commit()
    done = real_merges(repo, range(100, 151))
    assert done >= 300
    figure("real git (full)", f"{done} merges, rebases and cherry-picks both ways: 0 lost or doubled")
