"""Which note a link leads to, as Obsidian decides it.

An exact path in the vault, else a note in the same folder, else the shortest path that ends so; without
regard to case, `.md` optional. An alias is no target: Obsidian itself writes `[[Jane Doe|JD]]`.
Source: Obsidian's help, "Internal links" and "Aliases".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from cultivate.model.people import fold
from cultivate.notes.links import name_of


class Resolver:
    """The notes of a vault by name; `paths` are relative to it."""

    __slots__ = ("_by_name",)

    def __init__(self, paths: Iterable[str]) -> None:
        self._by_name: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for path in paths:
            whole = fold(path[:-3])
            self._by_name[name_of(whole)].append((whole, path))

    def find(self, target: str, source: str) -> Sequence[str]:
        """The note to which `target`, in the note `source`, leads; none, or several that fit as well."""
        wanted = fold(target)
        fitting = [each for each in self._by_name.get(name_of(wanted), ()) if _ends_with(each[0], wanted)]
        if len(fitting) < 2:
            return [path for _, path in fitting]
        beside = fold(source).rpartition("/")[0]
        for exact in (wanted, f"{beside}/{wanted}" if beside else wanted):
            same = [path for whole, path in fitting if whole == exact]
            if same:
                return same
        shortest = min(len(whole) for whole, _ in fitting)
        return sorted(path for whole, path in fitting if len(whole) == shortest)


def _ends_with(whole: str, wanted: str) -> bool:
    return whole == wanted or whole.endswith(f"/{wanted}")
