"""Every hard note in `tests/cases` gets what its index says, on either parser, and not by others' ways."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import frontmatter
import pytest
import yaml

from cultivate.errors import CannotEdit
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.notes import events
from cultivate.notes.edit import apply
from cultivate.notes.frontmatter import read_front_matter
from cultivate.notes.insert import add_entry
from cultivate.notes.properties import set_value
from cultivate.notes.text import decode, encode

CASES = Path(__file__).parents[1] / "cases"
INDEX: list[dict[str, Any]] = yaml.safe_load((CASES / "index.yaml").read_text(encoding="utf-8"))
SETS = [case for case in INDEX if case["op"] == "set last_touch"]
EDITS = [case for case in SETS if case["accept"] == ["edit"]]
LOGS = [case for case in INDEX if case["op"] == "append log entry"]
DAY = "2026-11-21"


def note(case: dict[str, Any]) -> bytes:
    return Path(CASES, case["file"]).read_bytes()


def fits(case: dict[str, Any], after: bytes | None) -> bool:
    """Whether the bytes that a way of editing gave (None: it refused) are among what the case accepts."""
    if after is None:
        return "refuse" in case["accept"]
    if after == note(case):
        return "noop" in case["accept"]
    return "edit" in case["accept"] and after == (CASES / case["expected"]).read_bytes()


def set_date(data: bytes) -> tuple[bytes | None, str]:
    text = decode(data)
    try:
        return encode(apply(text, set_value(text, "last_touch", DAY, expect="date"))), ""
    except CannotEdit as refusal:
        return None, str(refusal)


@pytest.fixture(params=["libyaml", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.setattr(events, "LOADER", events.PURE)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("case", SETS, ids=[case["id"] for case in SETS])
def test_setting_a_date_does_what_the_index_says(case: dict[str, Any]) -> None:
    after, refusal = set_date(note(case))
    assert fits(case, after), refusal
    if after is not None:
        assert set_date(after) == (after, ""), "a second time changes nothing"
    problems = " ".join(problem.message for problem in read_front_matter(decode(note(case))).problems)
    assert case.get("diag", "").casefold() in f"{refusal} {problems}".casefold()


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("case", [case for case in INDEX if "reads" in case], ids=lambda case: case["id"])
def test_a_scan_reads_what_the_index_says(case: dict[str, Any]) -> None:
    front = read_front_matter(decode(note(case)))
    for key, value in case["reads"].items():
        found = front.find(key)
        assert found is not None
        assert (list(found.texts) if isinstance(value, list) else found.text) == value


@pytest.mark.parametrize("case", LOGS, ids=[case["id"] for case in LOGS])
def test_logging_does_what_the_index_says(case: dict[str, Any]) -> None:
    text = decode(note(case))
    after = None
    with suppress(CannotEdit):
        after = encode(apply(text, add_entry(text, Entry(date.fromisoformat(DAY), "call"), Settings())))
    assert fits(case, after)


def load_and_dump(data: bytes) -> bytes:
    post = frontmatter.loads(data.decode())
    post["last_touch"] = DAY
    return frontmatter.dumps(post).encode()


def by_expression(data: bytes) -> bytes:
    return re.sub(rb"(?m)^( *last_touch: ?).*$", rb"\g<1>" + DAY.encode(), data, count=1)


def test_the_harness_sees_what_loading_and_dumping_does() -> None:
    """python-frontmatter's own way loses something in every note that must be edited."""
    exact = 0
    for case in EDITS:
        try:
            exact += fits(case, load_and_dump(note(case)))
        except (ValueError, TypeError, yaml.YAMLError):
            continue
    assert exact <= len(EDITS) // 20


def test_the_harness_sees_what_an_expression_does() -> None:
    wrong = [case["id"] for case in SETS if not fits(case, by_expression(note(case)))]
    assert len(wrong) >= 20
    assert {"keep-comments", "keep-literal", "prose-date", "nested-namesake"} <= set(wrong)
