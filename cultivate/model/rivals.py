"""Who competes with whom, as far as the notes tell (method: "Trust, fit and knowing": complementary).

Two people compete where one names the other, or their firm, under `competes_with`; where they share a firm;
and where they have the same title and something of the same field: the words of what they offer, whom they
serve, how they are tagged, and what their firm is called. A title alone says little: two chief executives
need not compete.
"""

from __future__ import annotations

from cultivate.model.contact import Contact
from cultivate.model.matching import competes, words

_FORMS = frozenset(
    "ltd limited llp plc inc gmbh group company partner partners associate holding service consulting "
    "consultant consultancy international sample".split()
)
"""What a firm's name may have whatever its field is."""


def are_rivals(one: Contact, two: Contact) -> bool:
    """Whether the two compete; the order of the two does not matter."""
    if competes(one, two):
        return True
    title, other = words((one.role,)), words((two.role,))
    same = bool(title and other) and (title <= other or other <= title)
    return same and bool(field(one) & field(two))


def field(contact: Contact) -> frozenset[str]:
    """The words of somebody's field, the same for singular and plural."""
    told = (*contact.offers, *contact.serves, *contact.tags, contact.org)
    return words(told) - _FORMS
