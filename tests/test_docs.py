"""The docs say everything that the code knows, and nothing else is said for it."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cultivate.cli.commands import NAMES
from cultivate.cli.commands import command as loaded
from cultivate.model.means import BUILT_IN, FOR_ALL, MARKS, OUTCOMES, STAGES
from cultivate.model.settings import TIERS
from cultivate.notes import reference
from cultivate.notes.names import SPELLINGS
from tests.running import ROOT
from tests.schema import SCHEMA, validate
from tests.transcript import Session, parse

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


# JSON: the page is made from the schema, and what the transcripts show is as the schema says.

MADE = "<!-- made from cultivate/schema.json: pytest --rewrite tests/test_docs.py -->\n"


def test_the_documents_are_told_as_the_schema_has_them(rewrite: bool) -> None:
    page = ROOT / "docs" / "json.md"
    before, mark, _ = page.read_text().partition(MADE)
    made = before + mark + "".join(f"\n{table(name)}" for name in SCHEMA["$defs"])
    if rewrite:
        page.write_text(made)
    assert page.read_text() == made


def table(name: str) -> str:
    """One document, or a part of some, as a table."""
    document = SCHEMA["$defs"][name]
    title = (
        f"`cultivate {name} --json`"
        if name in NAMES
        else f"{'An' if name[0] in 'aeiou' else 'A'} {name.replace('_', ' ')}"
    )
    rows = [
        f"| `{key}` | {kind(value)} | {said(value)} |"
        for key, value in document.get("properties", {}).items()
    ]
    told = f"{document['description']}\n\n" if "description" in document else ""
    return f"### {title}\n\n{told}| key | value | |\n| --- | --- | --- |\n" + "".join(
        f"{row}\n" for row in rows
    )


def kind(value: dict[str, Any]) -> str:
    """What a key holds, in words."""
    if "$ref" in value:
        return str(value["$ref"]).rpartition("/")[2].replace("_", " ")
    if "enum" in value:
        return ", ".join(f"`{each}`" for each in value["enum"])
    types = value.get("type", "anything")
    names = [types] if isinstance(types, str) else types
    words = {"boolean": "true or false", "string": "text", "integer": "number", "object": "an object"}
    if "items" in value:
        words["array"] = f"list of {kind(value['items'])}"
    if value.get("format") == "date":
        words["string"] = "day"
    return " or ".join(words.get(each, each) for each in names)


def said(value: dict[str, Any]) -> str:
    """What the schema says of a key."""
    return str(value.get("description", ""))


def described() -> Iterator[tuple[str, str]]:
    for name, document in SCHEMA["$defs"].items():
        yield from ((name, key) for key in document.get("properties", {}))


OBVIOUS = {"company", "role", "city", "spouse", "children", "pets", "interests", "contact"}


@pytest.mark.parametrize(("name", "key"), list(described()))
def test_every_key_is_explained(name: str, key: str) -> None:
    assert said(SCHEMA["$defs"][name]["properties"][key]) or key in OBVIOUS


def json_shown() -> Iterator[tuple[str, str, str]]:
    """Every whole document in a transcript: where, of which command, the text."""
    for path in sorted((ROOT / "tests" / "transcripts").glob("*.md")):
        sessions = [part for part in parse(path.read_text()) if isinstance(part, Session)]
        for command in (each for session in sessions for each in session.commands):
            words = shlex.split(command.line)
            if "--json" in words and ("|" not in words or "watch" in words):
                printed = [line for line in command.answer if not re.match(r"! |\[\d+\]$", line)]
                yield (
                    path.stem,
                    next(word for word in words[1:] if word in SCHEMA["$defs"]),
                    "\n".join(printed),
                )


SHOWN = list(json_shown())


@pytest.mark.parametrize(("where", "command", "text"), SHOWN, ids=[f"{w}-{c}" for w, c, _ in SHOWN])
def test_the_json_that_is_shown_is_as_the_schema_says(where: str, command: str, text: str) -> None:
    for document in text.split("\n") if command == "watch" else [text]:  # which prints one a line
        validate(json.loads(document), command)


def test_a_transcript_shows_the_json_of_every_command() -> None:
    taking = {name for name in NAMES if any("--json" in each.opts for each in loaded(name).params)}
    assert taking <= {command for _, command, _ in SHOWN}


def test_the_schema_has_every_command() -> None:
    assert set(NAMES) <= SCHEMA["$defs"].keys()


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md", "docs/trust.md"])
def test_a_page_names_only_modules_that_exist(page: str) -> None:
    """Paths such as `notes/insert.py` are looked for where the page says: in the package or at the top."""
    named = re.findall(r"`([a-z_]+/[a-z_/]+\.py)`", (ROOT / page).read_text())
    assert [
        each for each in named if not any((Path(top) / each).exists() for top in (ROOT, ROOT / "cultivate"))
    ] == []
