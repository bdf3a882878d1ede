"""Couples: somebody's partner is at a meal, at home and at an event with them; a call is for one."""

from __future__ import annotations

from collections.abc import Sequence

from cultivate.flows.session import Session
from cultivate.flows.who import Target
from cultivate.model.due import standing
from cultivate.model.people import fold
from cultivate.vault.load import Vault


def partners(session: Session, vault: Vault, targets: Sequence[Target], means: str) -> list[Target]:
    """The partners of `targets` who have a note of their own and come along to `means`, the targets left out.

    None who died or stopped, and none where two notes have the name.
    """
    if not session.settings.vocabulary.named(means).arranged:
        return []
    here = {target.path for target in targets}
    named = dict.fromkeys(fold(target.contact.spouse) for target in targets if target.contact)
    found = []
    for name in filter(None, named):
        known = [each for each in vault.contacts if fold(each.name) == name]
        if len(known) != 1 or known[0].path in here:
            continue
        if standing(known[0], session.settings, session.today).state not in ("died", "stopped"):
            link = vault.link_target(known[0].path)
            found.append(Target(known[0].path, known[0].name, link, known[0]))
    return found


def counted_too(invited: Sequence[Target]) -> str:
    """The sentence that tells of them."""
    names = " and ".join(target.name for target in invited)
    return f"{names} counted as there, as the partner; --alone logs it without"
