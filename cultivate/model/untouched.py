"""Those never touched, as they are offered: a few of each tier a day, in an order that never changes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from cultivate.model.due import Standing, a_day_of, fixed_order, highest_tier
from cultivate.model.settings import Settings


class Untouched:
    """The people of each tier who were never touched, the higher circles first.

    Those at `elsewhere` are left out: a first call is owed to them, and they are met by it.
    """

    def __init__(
        self, standings: Sequence[Standing], settings: Settings, today: date, elsewhere: Collection[str] = ()
    ) -> None:
        self._settings = settings
        groups: dict[str, list[Standing]] = {}
        for each in standings:
            if each.state == "tracked" and each.due is None and each.contact.path not in elsewhere:
                groups.setdefault(self._tier(each), []).append(each)
        met: dict[str, list[Standing]] = {tier: [] for tier in groups}
        for each in standings if groups else ():
            if each.due is not None and (tier := self._tier(each)) in met:
                met[tier].append(each)
        order = sorted(groups, key=lambda tier: settings.rank((tier,)))
        self._shares = {tier: a_day_of(groups[tier], met[tier], settings, today) for tier in order}
        self._groups = {tier: fixed_order(groups[tier]) for tier in order}

    def offered(self) -> list[Standing]:
        """Whom the next day is offered; the same ones until they are taken."""
        return [each for tier, group in self._groups.items() for each in group[: self._shares[tier]]]

    def take(self, standing: Standing) -> None:
        """Somebody is planned."""
        self._groups[self._tier(standing)].remove(standing)

    def give_back(self, standing: Standing) -> None:
        """Somebody is not planned after all, and is the first of the next day."""
        self._groups[self._tier(standing)].insert(0, standing)

    def _tier(self, standing: Standing) -> str:
        return highest_tier(standing.contact, self._settings)
