"""How a line about two people is called, and whose it is."""

from __future__ import annotations

from cultivate.model.introductions import Pair, Party


def label_of(pair: Pair) -> str:
    """`Ann Poe and Bob Lee`."""
    return " and ".join(party.name for party in pair.parties)


def id_of(kind: str, pair: Pair) -> str:
    """Stable, and without the path of anybody private."""
    return f"{kind}: {' + '.join(_public(party) for party in pair.parties)}"


def _public(party: Party) -> str:
    return party.name if party.contact is None or party.contact.private else party.key.removesuffix(".md")


def path_of(pair: Pair) -> str:
    """The note that a line is about; the private one's, so that the line stays at home."""
    noted = [party.contact for party in pair.parties if party.contact]
    return next((each.path for each in noted if each.private), noted[0].path if noted else "")
