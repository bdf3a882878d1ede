"""The JSON documents: what they hold, and whom they never hold."""

from __future__ import annotations

from typing import Any, cast

import pytest

from cultivate.errors import Refused
from cultivate.flows.documents import agenda_json, due_json, list_json, show_json
from cultivate.flows.due import due
from cultivate.flows.list import Selection, list_contacts
from cultivate.flows.show import show
from tests.flows.conftest import MakePractice
from tests.flows.practice import BOB, JANE


def test_what_due_tells(practice: MakePractice) -> None:
    vault = practice({"People/Jane Doe.md": JANE.replace("type:", "birthday: --04-02\ntype:")})
    session = vault.session()
    document = cast(dict[str, Any], due_json(due(session), session))
    assert document["due"][0] == {
        "name": "Jane Doe",
        "path": "People/Jane Doe.md",
        "tier": ["inner-circle"],
        "cadence": "1 month",
        "last_touch": "2026-10-09",
        "due": "2026-11-09",
        "planned": "2026-11-24",
        "days_late": 15,
        "means": "call",
        "reason": "cadence",
        "why": "every month, due 9 Nov",
        "manner": "call every 3 months, last 28 Aug",
    }
    assert document["messages"] == []
    assert [each["name"] for each in document["due"]] == ["Jane Doe", "Bob Lee", "Ann Poe"]
    assert document["untracked"] == 0


def test_what_show_tells(practice: MakePractice) -> None:
    vault = practice({"People/Jane Doe.md": JANE.replace("type:", "birthday: --04-02\ntype:")})
    document = cast(dict[str, Any], show_json(show(vault.session(), "jane"), vault.session()))
    assert document["contact"]["birthday"] == "--04-02"
    assert document["contact"]["next"] == [
        {"words": "introduction [[Ann Poe]]", "day": "2026-11-24"},
        {"words": "ask how Lily's final went", "day": None},
    ]
    assert [entry["date"] for entry in document["log"]] == ["2026-10-09", "2026-08-28"]
    assert document["log"][0]["people"] == ["Bob Lee"]


def test_private_people_are_in_none(practice: MakePractice) -> None:
    vault = practice({"People/Bob Lee.md": BOB.replace("tier:", "private: true\ntier:")})
    session = vault.session()
    listed = list_json(list_contacts(session, Selection()), session)
    for document in (listed, due_json(due(session), session)):
        assert "Jane Doe" in str(document)
        assert "Bob Lee" not in str(document)
    with pytest.raises(Refused, match="Bob Lee is private"):
        show_json(show(session, "bob"), session)
    items = cast(list[dict[str, Any]], agenda_json(vault.agenda(), session)["items"])
    assert {name for item in items for name in item["people"]} == {"Jane Doe", "Ann Poe"}
    assert "[[Bob Lee]]" in vault.day
