"""The best use of a few minutes (`minutes_today` in the home note)."""

from __future__ import annotations

from collections.abc import Sequence

from cultivate.model.means import Vocabulary
from cultivate.model.proposal import Proposal

LONGEST = 24 * 60


def minutes_of(proposal: Proposal, vocabulary: Vocabulary) -> int:
    """What it takes today: an invitation is a message, however long the lunch."""
    return vocabulary.named("message" if proposal.outcome == "invited" else proposal.means).minutes


def best_set(lengths: Sequence[int], worths: Sequence[float], minutes: int, most: int) -> list[int]:
    """The places of those that together are worth the most, within `minutes`, and `most` at the most.

    Exact: the table of the knapsack, by how many and how long. The earlier ones win where it is equal.
    """
    minutes, most = min(minutes, LONGEST), min(most, len(lengths))
    empty: tuple[float, tuple[int, ...]] = (0.0, ())
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): empty}
    for place, (length, worth) in enumerate(zip(lengths, worths, strict=True)):
        for (count, used), (value, chosen) in list(best.items()):
            key = (count + 1, used + length)
            if key[0] > most or key[1] > minutes:
                continue
            if key not in best or best[key][0] < value + worth - 1e-12:
                best[key] = (value + worth, (*chosen, place))
    return list(max(best.values(), key=lambda each: each[0])[1])
