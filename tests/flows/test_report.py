"""Reports from notes on a disk: who is named, what a note of one keeps, and what `--why` finds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cultivate.cli.report_kinds import KINDS
from cultivate.errors import CannotEdit, UsageError
from cultivate.flows.report import line_of, report, report_note, table_of
from cultivate.flows.report_documents import report_json
from cultivate.model.period import month_of, week_of
from cultivate.reports import REPORTS
from tests.flows.practice import TODAY, Practice
from tests.running import unchanged, write_files

NOTE = "Reports/2026-11-24 pipeline.md"
ANN = """\
---
tier: alliance
stage: converting
---
## Log
- 2026-11-04 stage converting
- 2026-11-05 call [[Zed Fox]]
"""
ZED = "---\ntier: alliance\nstage: converting\nprivate: true\n---\n## Log\n- 2026-11-05 stage converting\n"
NOVEMBER = month_of(TODAY)


@pytest.fixture
def vault(tmp_path: Path) -> Practice:
    (tmp_path / ".obsidian").mkdir()
    write_files(tmp_path, {"People/Ann Poe.md": ANN, "People/Zed Fox.md": ZED})
    return Practice(tmp_path, TODAY)


def test_each_report_has_a_command_and_each_command_a_report() -> None:
    assert [kind.name for kind in KINDS] == [*REPORTS]


def test_a_sentence_names_nobody_private(vault: Practice) -> None:
    """Whom one may be losing stands in a sentence of the week, not in a line that could be left out."""
    lost = "---\ntier: inner-circle\nprivate: true\n---\n## Log\n- 2025-01-05 call\n- 2026-09-10 call\n"
    vault.write("People/Zed Fox.md", lost)
    week = week_of(TODAY)
    assert "losing Zed Fox" in " ".join(report(vault.session(), "week", week).report.summary)
    document = report_json(report(vault.session(), "week", week, discreet=True), vault.session())
    assert "Zed" not in json.dumps(document)
    assert "losing somebody private (1)" in json.dumps(document)


@pytest.mark.parametrize("name", REPORTS)
def test_somebody_private_is_counted_and_named_in_no_document(vault: Practice, name: str) -> None:
    document = report_json(report(vault.session(), name, NOVEMBER, discreet=True), vault.session())
    assert "Zed" not in json.dumps(document)
    with unchanged(vault.root):
        report_note(vault.session(), name, NOVEMBER, dry_run=True)
    report_note(vault.session(), name, NOVEMBER)
    assert "Zed" not in vault.text(f"Reports/2026-11-24 {name}.md")


def test_the_counts_are_whole_without_the_names(vault: Practice) -> None:
    document = report_json(report(vault.session(), "pipeline", NOVEMBER, discreet=True), vault.session())
    stages = {line["id"]: line for line in document["tables"][0]["lines"]}  # type: ignore[index]
    assert stages["converting"]["values"]["people"] == 2
    assert [each["path"] for each in stages["converting"]["sources"]] == ["People/Ann Poe.md"] * 2
    assert stages["converting"]["private_sources"] == 2


def test_what_was_typed_around_it_stays(vault: Practice) -> None:
    report_note(vault.session(), "pipeline", NOVEMBER)
    with unchanged(vault.root):
        assert "as it was" in report_note(vault.session(), "pipeline", NOVEMBER).messages[0]
    mine = vault.text(NOTE).replace("report: pipeline", "report: pipeline\nmood: calm") + "a thought\r\n"
    vault.write(NOTE, mine)
    vault.write("People/Ann Poe.md", ANN.replace("converting", "servicing"))
    report_note(vault.session(), "pipeline", NOVEMBER)
    after = vault.text(NOTE)
    assert after.startswith("---\ntype: report\nreport: pipeline\nmood: calm\n")
    assert after.endswith("## My words\na thought\r\n")
    assert "| servicing | 1 | 1 |" in after


@pytest.mark.parametrize("broken", ["%% cultivate:begin %%", "%% cultivate:end %%"])
def test_a_note_without_its_marks_is_left_alone(vault: Practice, broken: str) -> None:
    report_note(vault.session(), "pipeline", NOVEMBER)
    vault.write(NOTE, vault.text(NOTE).replace(broken, ""))
    with unchanged(vault.root), pytest.raises(CannotEdit, match=r"2026-11-24 pipeline\.md"):
        report_note(vault.session(), "pipeline", NOVEMBER)


def test_why_takes_an_id_or_a_label(vault: Practice) -> None:
    found = report(vault.session(), "pipeline", NOVEMBER).report
    assert line_of(found, "Converting").id == "converting"
    assert line_of(found, "conv").id == "converting"
    assert line_of(found, "zed").label == "Zed Fox"
    with pytest.raises(UsageError, match=r"could be cultivating, converting"):
        line_of(found, "c")
    with pytest.raises(UsageError, match=r"its lines are fueling"):
        line_of(found, "nobody")


def test_a_table_by_its_id(vault: Practice) -> None:
    found = report(vault.session(), "pipeline", NOVEMBER).report
    assert table_of(found, "").id == "stages"
    assert table_of(found, "moves").id == "moves"
    with pytest.raises(UsageError, match="stages, moves"):
        table_of(found, "people")


def test_the_invented_people_of_a_new_vault_are_in_no_report(vault: Practice) -> None:
    vault.write("People/Ivy Orr.md", "---\ntags: [sample]\ntier: alliance\nstage: servicing\n---\n")
    found = report(vault.session(), "pipeline", NOVEMBER).report
    assert line_of(found, "servicing").values["people"] == 0
