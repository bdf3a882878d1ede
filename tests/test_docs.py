"""The docs say everything that the code knows, and nothing else is said for it."""

from __future__ import annotations

import re

import pytest

from cultivate.model.means import BUILT_IN, FOR_ALL, MARKS, OUTCOMES, STAGES
from cultivate.model.settings import TIERS
from cultivate.notes import reference
from cultivate.notes.names import SPELLINGS
from tests.running import ROOT

FORMAT = (ROOT / "docs" / "format.md").read_text()
NAMED = set(re.findall(r"`([^`\n]+)`", FORMAT))
WORDS = {word for code in NAMED for word in code.split()[:1]}


def test_the_reference_of_settings_is_the_generated_one(rewrite: bool) -> None:
    page = ROOT / "docs" / "settings.md"
    if rewrite:
        page.write_text(reference.markdown())
    assert page.read_text() == reference.markdown()


@pytest.mark.parametrize("name", SPELLINGS)
def test_every_property_is_explained(name: str) -> None:
    assert name in WORDS


@pytest.mark.parametrize("means", [means.id for means in BUILT_IN])
def test_every_means_is_explained(means: str) -> None:
    assert means in WORDS


@pytest.mark.parametrize(
    "word", sorted({*FOR_ALL, *MARKS, *STAGES, *(o for all_ in OUTCOMES.values() for o in all_)})
)
def test_every_outcome_mark_and_stage_is_explained(word: str) -> None:
    assert word in WORDS


@pytest.mark.parametrize("tier", [tier.id for tier in TIERS])
def test_every_tier_is_explained(tier: str) -> None:
    assert tier in WORDS
