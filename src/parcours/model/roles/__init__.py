"""What does an event's name say? The role that it has on a customer's way, in five languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from parcours.model.roles.lexicon import LANGUAGES
from parcours.model.roles.roles import ROLES, Role
from parcours.model.roles.rules import roles_for
from parcours.model.roles.words import alone, readings, tokens

__all__ = ["LANGUAGES", "ROLES", "Reading", "Role", "language_of", "role_of"]

_AS_WRITTEN = {  # names that mean something else than their words do, words run together
    "viewcontent": ("product",),
    "detail": ("product",),
    "initiatecheckout": ("checkout",),
    "lead": ("lead",),
    "completeregistration": ("sign_up",),
    "userengagement": ("machine",),
    "selectitem": ("product",),
    "selectpromotion": ("promo_taken",),
    "appcontextviewed": ("page",),
    "buy": ("order",),
    "transaction": ("order",),
    "impression": ("list",),
    "firstopen": ("install",),
    "newvisit": ("visit",),
    "visit": ("visit", "store"),
    "appstoresubscriptionconvert": ("subscribed",),
    "inapppurchase": ("order",),
    "viewitemlist": ("list",),
    "customerscreate": ("sign_up",),
    "checkoutscreate": ("checkout",),
    "checkoutcreated": ("checkout",),
    "schedule": ("demo",),
    "subscribed": ("subscribe", "subscribed"),
    "playback": ("read",),
    "joingroup": ("social",),
    "appopen": ("visit", "use"),
    "appopened": ("visit", "use"),
    "applicationopened": ("visit", "use"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a name was taken to say. `other`: roles that it may have as well, which the order of events may tell."""

    role: Role
    language: str
    other: tuple[Role, ...] = ()


@cache
def role_of(name: str, language: str = "en") -> Reading | None:
    """The role of events of that name; None where the name says nothing. Where a word means one thing in one language
    and another in another, `language` decides, if it has all the words."""
    if found := _AS_WRITTEN.get("".join(tokens(name))):
        return _reading(found, language)
    order = [language, *(code for code in LANGUAGES if code != language)]
    for said in sorted(readings(name), key=lambda said: (len(said.unknown), order.index(said.language))):
        if said.concepts and (found := roles_for(said.concepts, understood=not said.unknown)):
            return _reading(found, said.language)
    return None


def language_of(names: Iterable[str]) -> str:
    """The language that most of the names' words are of; English where nothing tells."""
    words = Counter(code for name in names for word in set(tokens(name)) for code in LANGUAGES if alone(word, code))
    return max(LANGUAGES, key=lambda code: (words[code], code == "en"))


def _reading(found: tuple[str, ...], language: str) -> Reading:
    first, *other = (ROLES[key] for key in found)
    return Reading(first, language, tuple(other))
