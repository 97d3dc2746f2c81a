"""How are touchpoints, channels, bots and names read from a definition, and written back?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from parcours.model.journey import BadJourney
from parcours.model.journey_reading import each, events, keys, shown, take, text
from parcours.model.naming import Naming, Pairs
from parcours.model.touchpoints import Bots, ChannelRule, Touchpoint

KEEP = "keep"


def touchpoint(value: Any, place: str) -> Touchpoint:
    """`{name: Delivery, events: [Order Shipped], where: carrier exists, channel: parcel}`."""
    known = keys(value, place, ("name", "events", "where", "channel", "inferred"))
    return Touchpoint(
        take(known, place, "name", text, ""),
        take(known, place, "events", each(events), ()),
        take(known, place, "channel", text, ""),
        take(known, place, "where", events, None),
        take(known, place, "inferred", text, ""),
    )


def channel_rule(value: Any, place: str) -> ChannelRule:
    """`{name: Newsletter, where: utm_campaign starts with nl_}`."""
    known = keys(value, place, ("name", "where"))
    where = take(known, place, "where", events, None)
    if where is None:
        raise BadJourney(
            f"{place}.where", "a channel's rule says which events come by it.", hint="where: coupon exists"
        )
    return ChannelRule(take(known, place, "name", text, ""), where)


def bots(value: Any, place: str) -> Bots:
    """`keep`, or a list of filters of events that only bots have."""
    return Bots(keep=True) if value == KEEP else Bots(rules=each(events)(value, place))


def naming(value: Any, place: str) -> Naming:
    """`{rename: {old: new}, merge: {new: [old, older]}, hide: [name]}`."""
    known = keys(value, place, ("rename", "merge", "hide"))
    return Naming(
        take(known, place, "rename", _renamed, ()),
        take(known, place, "merge", _merged, ()),
        take(known, place, "hide", each(text), ()),
    )


def _renamed(value: Any, place: str) -> Pairs:
    return tuple((old, text(new, f"{place}.{old}")) for old, new in _mapping(value, place, "pageview: Page Viewed"))


def _merged(value: Any, place: str) -> Pairs:
    pairs = _mapping(value, place, "Order Completed: [purchase, order_done]")
    return tuple((old, new) for new, olds in pairs for old in each(text)(olds, f"{place}.{new}"))


def _mapping(value: Any, place: str, example: str) -> list[tuple[str, Any]]:
    if not isinstance(value, Mapping):
        raise BadJourney(place, f"names and names are needed, not {shown(value)}.", hint=f"Write {{{example}}}.")
    return [(str(key), inner) for key, inner in value.items()]
