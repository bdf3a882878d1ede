"""`--why` and the sources of `--json` lead to the line on which something stands, properties among it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cultivate.flows.report import report
from cultivate.flows.report_documents import report_json
from cultivate.flows.suggest import introductions
from cultivate.model.period import parse_period
from cultivate.reports import REPORTS
from cultivate.reports.report import Source
from tests.flows.conftest import MakePractice

JANE = """\
---
# cultivate reads what stands below
type: contact
tier: inner-circle
aliases:
  - JD
Interests: [sailing, jazz]
"LOOKING FOR":
  - legal advice
city: Leeds
last_touch: 2026-10-09
stage: servicing
brought by: "[[Cy Orr]]"
introduced_on: 2026-11-02
---
# Jane Doe
"""
CY = "---\ntier: network\n---\n"
BOB = """\
---
tier: alliance
company: Lee & Poe
offers: [legal advice]
interests: sailing
city: Leeds
---
## Log
- 2026-08-14 call: back in the autumn
"""


def test_a_property_is_found_on_its_own_line(practice: MakePractice) -> None:
    notes = {"People/Jane Doe.md": JANE, "People/Bob Lee.md": BOB, "People/Cy Orr.md": CY}
    desk = practice({**notes, "cultivate.toml": '[properties]\nintroduced_by = "brought by"\n'}, alone=True)
    session = desk.session()
    period = parse_period("", "year", desk.today)
    assert period
    found = [report(session, name, period).report for name in sorted(REPORTS)]
    found.append(introductions(session, count=10).report)
    behind = [(each.name, one) for each in found for line in each.lines for one in line.sources]
    told = {(name, one.path[7:10], one.text.partition(":")[0], stands(notes, one)) for name, one in behind}
    properties = {each for each in told if not re.match("- ", each[3])}
    assert {each[1:] for each in properties} == {
        ("Jan", "looking_for", '"LOOKING FOR"'),
        ("Bob", "offers", "offers"),
        ("Jan", "interests", "Interests"),
        ("Bob", "interests", "interests"),
        ("Jan", "city", "city"),
        ("Bob", "city", "city"),
        ("Jan", "last_touch", "last_touch"),
        ("Jan", "introduced_by", "brought by"),
        ("Jan", "stage", "stage"),
        ("Jan", "no response in two cadences", "last_touch"),
        ("Jan", "every 1 month", "tier"),
        ("Bob", "every 3 months", "tier"),
        ("Jan", "note", "introduced_on"),
    }


def test_a_note_that_is_private_is_not_named_for_what_it_tells(practice: MakePractice) -> None:
    """Cy is to be thanked for somebody whose note nobody else is to know of."""
    hidden = JANE.replace("type: contact", "private: true").replace("brought by", "introduced_by")
    desk = practice(
        {"People/Jane Doe.md": hidden, "People/Bob Lee.md": BOB, "People/Cy Orr.md": CY}, alone=True
    )
    session = desk.session()
    period = parse_period("", "year", desk.today)
    assert period
    document = report_json(report(session, "week", period, discreet=True), session)
    assert "introduced you to somebody private" in str(document)
    assert "Jane" not in str(document)


def stands(notes: Mapping[str, str], source: Source) -> str:
    """What stands on the line of a source: the name of the property, or the whole line."""
    line = notes[source.path].split("\n")[source.line - 1]
    return line.partition(":")[0] if line[:2] != "- " else line
