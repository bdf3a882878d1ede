"""Criteria: which words and days are read, and what makes an ally."""

from __future__ import annotations

from datetime import date

import pytest

from cultivate.model.contact import Contact, Criterion
from cultivate.model.settings import Settings
from cultivate.model.trust import CRITERIA, is_candidate, missing, parse_criterion, since
from cultivate.notes.contact import read_contact
from tests.flows.practice import TODAY

ALL = ", ".join(f"{word} 2025-0{n}-01" for n, word in enumerate(CRITERIA["trust"], 1))


def contact(*lines: str) -> Contact:
    note = "---\n" + "".join(f"{line}\n" for line in lines) + "---\n"
    return read_contact(note, "People/Bob.md", Settings(), TODAY)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("regarded 2025-06-01", Criterion("regarded", date(2025, 6, 1))),
        ("Raving fan: 2026-02", Criterion("raving-fan", date(2026, 2, 1))),
        ("same_clients", Criterion("same-clients")),
        ("WILLING", Criterion("willing")),
        ("willing 2026-02-30", None),
        ("2025-06-01", None),
        ("", None),
        ("willing and able", None),
    ],
)
def test_a_criterion(text: str, read: Criterion | None) -> None:
    assert parse_criterion(text, "trust") == read


def test_an_ally_by_all_five_is_no_candidate() -> None:
    whole = contact("tier: alliance", f"trust: [{ALL}]")
    assert (is_candidate(whole), since(whole)) == (False, date(2025, 5, 1))
    less = contact("tier: alliance", "trust: regarded")
    assert missing(less) == ("same-clients", "complementary", "raving-fan", "willing")
    assert (is_candidate(less), since(less)) == (True, None)
    assert not is_candidate(contact("tier: network"))


def test_an_undated_one_holds_and_since_when_is_unknown() -> None:
    undated = contact("tier: alliance", f"trust: [{ALL.replace('willing 2025-05-01', 'willing')}]")
    assert (is_candidate(undated), since(undated)) == (False, None)


def test_a_bad_word_is_named_and_costs_no_other() -> None:
    odd = contact("tier: alliance", "trust: [regarded 2025-06-01, nice]", "can: [buy, fly]", "endorsed: soon")
    assert odd.trust == (Criterion("regarded", date(2025, 6, 1)),)
    assert odd.can == (Criterion("buy"),)
    assert [p.code for p in odd.problems] == ["unknown-trust", "unknown-can", "bad-endorsed"]
    assert {p.severity for p in odd.problems} == {"warning"}


def test_lists_and_scalars_and_links() -> None:
    odd = contact("offers: a flow", 'competes_with: ["[[Cy Orr]]", Dee]', "ideal_client: a chair, or two")
    assert (odd.offers, odd.competes_with, odd.ideal_client) == (
        ("a flow",), ("Cy Orr", "Dee"), ("a chair, or two",),
    )  # fmt: skip
