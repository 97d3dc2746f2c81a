"""Which role has each event? By its name; where that may mean two things, by what people do before and after it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from parcours.model.draft.seen import Habits
from parcours.model.draft.told import Placed, Unplaced
from parcours.model.roles import ROLES, Reading, role_of

BOUGHT = ("order", "subscribed", "pay", "contract")  # roles by which people become customers, the plainest first
_LASTING = ("renew", "trial", "upgrade", "downgrade", "subscribed")  # roles that only a subscription has
_AFTERWARDS = {"review", "support"}  # of what may be either, what is done after the order
_MOST_OF_THEM = 0.5


@dataclass(frozen=True)
class Events:
    """All events, with roles or without."""

    placed: tuple[Placed, ...]  # of most people first
    unknown: tuple[str, ...]
    habits: Habits

    def of(self, *roles: str) -> list[Placed]:
        """Events of the roles, role by role, of most people first."""
        return [one for role in roles for one in self.placed if one.role.key == role]

    def names(self, *roles: str) -> list[str]:
        return [one.name for one in self.of(*roles)]

    def people(self, *roles: str) -> int:
        """Of the event of the roles that most people have."""
        return max((one.seen.people for one in self.of(*roles)), default=0)


def place(habits: Habits, language: str) -> Events:
    """The role of each event."""
    read = {seen.name: role_of(seen.name, language) for seen in habits.seen}
    known = {name: reading for name, reading in read.items() if reading}
    sure = {name for name, reading in known.items() if not reading.other}
    lasting = any(known[name].role.key in _LASTING for name in sure)
    adds = any(known[name].role.key == "add" for name in sure)
    bought = _bought(habits, known, sure)
    placed = []
    for seen in habits.seen:
        if reading := known.get(seen.name):
            key = _decided(seen.name, reading, habits, bought, lasting=lasting, adds=adds)
            placed.append(Placed(seen.name, ROLES[key], seen))
    if not bought and (baskets := [name for name, reading in known.items() if _may_be(reading, "order")]):
        placed = _as_orders(placed, baskets)
    return Events(tuple(placed), tuple(name for name, reading in read.items() if reading is None), habits)


def unplaced(events: Events, stages: Sequence[tuple[str, str]], used: Collection[str] = ()) -> tuple[Unplaced, ...]:
    """Events whose names say nothing, but for those `used` all the same. `stages`: each with its foremost event."""
    found = []
    for name in (name for name in events.unknown if name not in used):
        seen = events.habits.named[name]
        found.append(Unplaced(name, seen.events, seen.people, _near(name, events.habits, stages)))
    return tuple(found)


def _near(name: str, habits: Habits, stages: Sequence[tuple[str, str]]) -> str:
    """The last stage that most people, who did both, had entered before, and what comes after it."""
    told = [(stage, event, count) for stage, event in stages if (count := habits.first(event, name)).of]
    before = [one for one in told if (one[2].share or 0) > _MOST_OF_THEM]
    if before:
        stage, event, count = before[-1]
        told_by = f"{count.people:,} of {count.of:,} who did both at different times"
        return f"first done after “{event}” by {told_by}: perhaps of {stage}"
    if told:
        _, event, count = told[0]
        told_by = f"{count.of - count.people:,} of {count.of:,} who did both at different times"
        return f"first done before “{event}” by {told_by}"
    return ""


def _decided(name: str, reading: Reading, habits: Habits, bought: str, *, lasting: bool, adds: bool) -> str:
    """Of several roles the one that the other events speak for."""
    keys = [reading.role.key, *(role.key for role in reading.other)]
    if len(keys) == 1:
        return keys[0]
    if "add" in keys:
        return "cart" if adds else "add"
    if "subscribed" in keys:
        return "subscribed" if lasting else "subscribe"
    if "order_cancelled" in keys:
        return "cancel" if lasting or not bought else "order_cancelled"
    after = [key for key in keys if key in _AFTERWARDS]
    if after and bought and (count := habits.first(name, bought)).of:
        sooner = count.people > _MOST_OF_THEM * count.of
        return next(key for key in keys if (key in _AFTERWARDS) != sooner)
    return keys[0]


def _bought(habits: Habits, known: dict[str, Reading], sure: Iterable[str]) -> str:
    """The event by which most people became customers; empty: none says so."""
    for role in BOUGHT:
        for seen in habits.seen:
            if seen.name in sure and known[seen.name].role.key == role:
                return seen.name
    return ""


def _as_orders(placed: Sequence[Placed], baskets: Sequence[str]) -> list[Placed]:
    """A basket, where nothing else tells of orders, is what was bought, if nothing else is done with a cart."""
    if any(one.role.key in ("add", "checkout", "remove", "payment") for one in placed if one.name not in baskets):
        return list(placed)
    return [Placed(one.name, ROLES["order"], one.seen) if one.name in baskets else one for one in placed]


def _may_be(reading: Reading, role: str) -> bool:
    return any(other.key == role for other in reading.other)
