"""The day that the tests of this folder plan: one item of each kind."""

from __future__ import annotations

from datetime import date

from cultivate.model.agenda import Day, Item
from cultivate.model.means import Vocabulary

VOCABULARY = Vocabulary()
DAY = date(2026, 11, 24)
CALL = Item(
    "Today",
    "call",
    ("Jane Doe",),
    reach=(("07700 900123", "tel:+447700900123"),),
    hints=("9 Oct lunch with Bob: “his auditor might need a coach”", "Sam", "ask: how is the new role?"),
    buttons=True,
)
EMAIL = Item(
    "Today", "email", ("Ivy Orr",), reach=(("ivy@orr.example", "mailto:ivy@orr.example"),), buttons=True
)
INTRODUCTION = Item(
    "Promised", "introduction", ("Jane Doe",), words="introduction [[Ann Poe]]", hints=("for today",)
)
QUESTION = Item("Promised", "", ("Jane Doe",), words="ask how Lily's final went", hints=("for 20 Nov",))
BIRTHDAY = Item("Birthdays", "message", ("Cy Orr",), hints=("turns 50 on Thursday",))
UNREADABLE = "`People/Al.md`, line 4: the quote that opens here is not closed"
FULL = Day(DAY, (CALL, EMAIL, INTRODUCTION, QUESTION, BIRTHDAY), (UNREADABLE,))
EMPTY = Day(DAY, ())
PROMISES = frozenset({"introduction [[Ann Poe]] [[Jane Doe]]", "ask how Lily's final went [[Jane Doe]]"})


def day(*items: Item, unreadable: tuple[str, ...] = ()) -> Day:
    """The same day with other items."""
    return Day(DAY, items, unreadable)
