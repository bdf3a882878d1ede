"""Names of private people in what is worked out of others' logs."""

from __future__ import annotations

from cultivate.model.contact import Contact
from cultivate.model.due import standing
from cultivate.model.obligations import obligations
from cultivate.model.settings import Settings
from cultivate.reports.discretion import without_names
from tests.flows.practice import TODAY
from tests.reports.people import person

ANN = person("Ann Poe", "alliance", "2026-09-10 in introduction promised [[Zed Fox]]")
SECRET = person("Zed Fox", "alliance", private="true")


def owed(*people: Contact, discreet: bool) -> str:
    standings = [standing(each, Settings(), TODAY) for each in people]
    known = without_names(standings) if discreet else standings
    return " ".join(each.why for each in obligations(known, Settings(), TODAY))


def test_what_others_promised_names_nobody_private() -> None:
    assert "Zed Fox" in owed(ANN, SECRET, discreet=False)
    assert "promised you somebody private (1)" in owed(ANN, SECRET, discreet=True)


def test_a_try_names_nobody_private() -> None:
    tried = person("Bob Roe", "alliance", "2026-11-23 call no-answer with [[Zed Fox]]")
    [bob, _] = without_names([standing(each, Settings(), TODAY) for each in (tried, SECRET)])
    assert bob.tries
    assert "Zed Fox" not in str((bob.tries, bob.open))
