"""A share of a few, said honestly: how many of how many, and what it may really be.

The range is Wilson's score interval at 95% (E. B. Wilson, JASA 22, 1927), which holds for small numbers
and for shares near 0 and 1, where the simple one does not.
"""

from __future__ import annotations

import math

FEW = 100
"""Below so many, the sentence says "with so few"."""
_Z = 1.959964  # of the standard normal distribution, for 95%


def share_of(part: int, whole: int) -> float | None:
    """`part` as a share of `whole`; None of nothing."""
    return part / whole if whole else None


def wilson(part: int, whole: int) -> tuple[float, float]:
    """Between which two shares the true one lies, 19 times out of 20; 0 and 1 where there is nothing."""
    if whole == 0:
        return 0.0, 1.0
    share, square = part / whole, _Z * _Z / whole
    middle = (share + square / 2) / (1 + square)
    half = _Z * math.sqrt(share * (1 - share) / whole + square / (4 * whole)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def span(part: int, whole: int) -> str:
    """`24 to 56%`; empty of nothing."""
    low, high = wilson(part, whole)
    return f"{low * 100:.0f} to {high * 100:.0f}%" if whole else ""


def told_share(part: int, whole: int, did: str = "") -> str:
    """`12 of 31 reached, 39%; with so few it may be 24 to 56%`; `did` is the verb, empty for none."""
    counted = f"{part:,} of {whole:,}{' ' * bool(did)}{did}"
    if not whole:
        return counted
    few = "with so few it may be" if whole < FEW else "it may be"
    return f"{counted}, {part / whole * 100:.0f}%; {few} {span(part, whole)}"
