"""What a property is called: the canonical names, the spellings that people use, a vault's own.

Names are matched without regard to case, `-`, `_` and spaces (format: "A contact note").
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from cultivate.model.settings import Settings
from cultivate.notes.frontmatter import FrontMatter, Property

SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "type": ("type",),
    "tier": ("tier", "tiers", "circle", "circles"),
    "cadence": (
        "cadence", "frequency", "contact frequency", "contact every", "interval", "keep in touch", "rhythm",
    ),
    "cadence_max": ("cadence max", "longest cadence", "longest interval"),
    "plan": ("plan", "cultivation plan"),
    "rotate": ("rotate", "rotation"),
    "weekdays": ("weekdays", "preferred days", "best days"),
    "last_touch": (
        "last touch", "last contact", "last contacted", "last contact date", "last contacted on", "last chat",
        "last spoke", "last seen", "last interaction", "last met", "last reached out", "last",
    ),
    "next_touch": ("next touch",),
    "stage": ("stage",),
    "snooze_until": ("snooze until", "snoozed until", "snooze"),
    "pause_until": ("pause until", "paused until"),
    "died": ("died", "date of death", "deathdate"),
    "company": ("company", "org", "organization", "organisation", "employer", "works at"),
    "role": ("role", "title", "job title", "position"),
    "city": ("city", "location", "town", "lives in"),
    "email": ("email", "emails", "e-mail", "email address", "mail"),
    "phone": ("phone", "phones", "telephone", "tel", "mobile", "cell", "phone number"),
    "birthday": ("birthday", "birthdate", "birth date", "bday", "dob", "date of birth", "born"),
    "invited": ("invited", "invited on"),
    "newsletter": ("newsletter",),
    "introduced_by": ("introduced by", "intro by", "referred by", "met through"),
    "introduced_on": ("introduced on", "referred on"),
    "prefer": ("prefer", "prefers", "preferred contact", "preferred means"),
    "avoid": ("avoid", "avoids"),
    "best_time": ("best time", "best time to call"),
    "spouse": ("spouse", "partner", "wife", "husband"),
    "children": ("children", "kids"),
    "pets": ("pets", "pet"),
    "interests": ("interests", "hobbies", "likes"),
    "trust": ("trust",),
    "fit": ("fit",),
    "rapport": ("rapport",),
    "can": ("can",),
    "endorsed": ("endorsed", "endorsed on"),
    "offers": ("offers", "offer"),
    "looking_for": ("looking for",),
    "ideal_client": ("ideal client", "ideal clients"),
    "serves": ("serves",),
    "competes_with": ("competes with", "competitors"),
    "aim": ("aim",),
    "private": ("private",),
    "aliases": ("aliases", "alias", "nickname", "nicknames"),
    "tags": ("tags", "tag"),
    "categories": ("categories", "category"),
    "name": ("name", "full name", "fn"),
}  # fmt: skip
"""Every property that has a meaning, and how it is spelled; the first spelling in a note counts."""

LISTS = frozenset(
    {
        "tier", "plan", "rotate", "weekdays", "email", "phone", "prefer", "avoid", "children", "pets",
        "interests", "aliases", "tags", "categories", "trust", "fit", "can", "offers", "looking_for",
        "competes_with", "serves", "was", "rapport",
    }
)  # fmt: skip
"""Properties that may hold several values."""

DATES = frozenset(
    {
        "last_touch",
        "next_touch",
        "snooze_until",
        "pause_until",
        "died",
        "invited",
        "introduced_on",
        "endorsed",
    }
)


def folded(name: str) -> str:
    """A property's name as it is compared."""
    return name.casefold().replace("_", "").replace("-", "").replace(" ", "")


@lru_cache(maxsize=4096)
def _canonical(name: str) -> tuple[str, int] | None:
    return _BY_SPELLING.get(folded(name))


_BY_SPELLING = {
    folded(spelling): (canonical, place)
    for canonical, spellings in SPELLINGS.items()
    for place, spelling in enumerate((canonical, *spellings))
}


def tier_name(text: str) -> str:
    """A circle as it is compared: `Inner Circle`, `inner_circle` and `inner-circle` are one."""
    return "-".join(text.casefold().replace("_", " ").split())


def by_meaning(front_matter: FrontMatter, settings: Settings) -> dict[str, Property]:
    """The note's properties under their canonical names; the vault's own name for one wins.

    Where two spellings of one property stand, the one that `SPELLINGS` lists first counts.
    """
    own = {folded(theirs): canonical for canonical, theirs in settings.property_names.items()}
    ranked: dict[str, tuple[int, Property]] = {}
    for each in front_matter.properties:
        mine = own.get(folded(each.key)) if own else None
        found = (mine, -1) if mine else _canonical(each.key)
        if found and (found[0] not in ranked or found[1] < ranked[found[0]][0]):
            ranked[found[0]] = (found[1], each)
    return {canonical: each for canonical, (_, each) in ranked.items()}


def canonical_name(name: str, settings: Settings) -> str:
    """The canonical name for what somebody typed; `name` itself where it has no meaning to us."""
    own = {folded(theirs): canonical for canonical, theirs in settings.property_names.items()}
    found = _canonical(name)
    return own.get(folded(name)) or (found[0] if found else name)


def property_key(front_matter: FrontMatter, canonical: str, settings: Settings) -> str:
    """The name under which a property stands, or is to be written, in this note."""
    standing = by_meaning(front_matter, settings).get(canonical)
    if standing:
        return standing.key
    for each in front_matter.properties:
        if folded(each.key) == folded(canonical):
            return each.key
    return settings.property_names.get(canonical, canonical)
