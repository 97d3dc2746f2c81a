"""Where do people meet the company, as events tell? Events grouped to places by their roles."""

from __future__ import annotations

from parcours.model.draft.names import CHANNELS, PLACES, called
from parcours.model.draft.placing import Events
from parcours.model.draft.rules import each
from parcours.model.draft.told import Placed
from parcours.model.draft.wording import because
from parcours.model.roles.words import tokens
from parcours.model.touchpoints import Touchpoint

_MAILED = {"campaign": "mailing"}  # what is mailed is no message on a screen
_EMAIL = {"email", "mail", "newsletter", "письмо", "courriel", "surel"}
_SPOKEN = {"call": "call", "phone": "call", "chat": "chat", "звонок": "call", "apel": "call", "appel": "call",
           "telepon": "call"}  # fmt: skip


def touchpoints_of(events: Events, language: str) -> tuple[Touchpoint, ...]:
    """Places in the order in which people get there. The channel is left open where an event's own visit tells it."""
    places: dict[str, list[Placed]] = {}
    on_site = events.of(
        "add", "cart", "checkout", "address", "payment"
    )  # else nothing says that orders are placed there
    for one in events.placed:
        place = _MAILED.get(one.role.key, one.role.place)
        place = "orders" if place == "checkout" and not on_site else "site" if place == "product" and on_site else place
        if place and one.role.key != "machine":
            places.setdefault(place, []).append(one)
    foremost = {found[0].name: place for place, found in places.items()}
    return tuple(
        _touchpoint(foremost[n], places[foremost[n]], events, language) for n in events.habits.in_order(list(foremost))
    )


def _touchpoint(place: str, found: list[Placed], events: Events, language: str) -> Touchpoint:
    channel = CHANNELS.get(place, "") or _channel(place, found)
    names = [one.name for one in found]
    return Touchpoint(called(PLACES, place, language), each(names), channel, inferred=because(found, events.habits))


def _channel(place: str, found: list[Placed]) -> str:
    """By what words in the names say, where all agree."""
    if place == "messages":
        return "Email" if all(_EMAIL & set(tokens(one.name)) for one in found) else ""
    if place in ("support", "sales"):
        said = {_SPOKEN.get(word, "") for one in found for word in tokens(one.name)} - {""}
        return said.pop() if len(said) == 1 and len(found) == 1 else ""
    return ""
