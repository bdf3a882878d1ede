"""Draws that fall the same everywhere."""

from __future__ import annotations

from collections import Counter

import pytest

from cultivate.demo.chance import Chance, Deck


def test_the_stream_is_the_one_that_python_promises() -> None:
    """`random.Random(n).random()` is kept from version to version; these are its first values."""
    chance = Chance(1)
    assert [chance.whole(1, 100) for _ in range(6)] == [14, 85, 77, 26, 50, 45]
    assert Chance(1).shuffled("abcdef") == Chance(1).shuffled("abcdef")


def test_draws_keep_to_their_bounds() -> None:
    chance = Chance(7)
    assert {chance.whole(3, 5) for _ in range(200)} == {3, 4, 5}
    assert {chance.pick("ab") for _ in range(50)} == {"a", "b"}
    assert {chance.weighted((("x", 0.0), ("y", 1.0))) for _ in range(50)} == {"y"}
    assert sorted(chance.shuffled("hello")) == sorted("hello")
    assert 400 < sum(chance.happens(0.5) for _ in range(1000)) < 600


def test_a_deck_uses_everything_before_it_repeats_anything() -> None:
    deck = Deck("abcde", Chance(3))
    dealt = Counter(deck.deal() for _ in range(17))
    assert set(dealt.values()) == {3, 4}


def test_a_deck_deals_what_fits_or_nothing() -> None:
    deck = Deck((1, 2, 3, 4), Chance(3))
    assert {deck.draw(lambda each: each % 2 == 0) for _ in range(4)} == {2, 4}
    assert deck.draw(lambda each: each > 4) is None
    with pytest.raises(ValueError, match="empty deck"):
        Deck((), Chance(3)).deal()
