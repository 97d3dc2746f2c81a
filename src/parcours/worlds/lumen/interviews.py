"""Who was interviewed, when, and what came up? Forty customers and visitors who agreed to talk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from parcours.worlds.lumen.calendar import END, day_of
from parcours.worlds.lumen.dice import Dice
from parcours.worlds.lumen.people import Person
from parcours.worlds.lumen.planted import LAST_DAY
from parcours.worlds.lumen.records import Order

_RESEARCHERS = ("Maud", "Teo")
_TOPICS = (
    "good_looks", "size", "not_sure_fits", "advice", "compare_laptop", "price", "warm_light", "assembly", "cable",
    "wants_samples", "gift", "packaging",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Interview:
    person: Person
    day: date
    researcher: str
    topics: tuple[str, ...]
    product: str


def interviews(dice: Dice, orders: Sequence[Order], late: set[int], noted: set[int], size: float) -> list[Interview]:
    """With customers some weeks after an order. `late`, `noted`: numbers of orders whose parcels were."""
    chosen: dict[int, Interview] = {}
    wanted = max(6, round(40 * size))
    while len(chosen) < min(wanted, len(orders)):
        order = dice.pick(orders)
        day = day_of(min(order.at, END - 40 * 86_400)) + timedelta(days=14 + dice.below(20))
        topics = [dice.pick(_TOPICS) for _ in range(2)]
        if order.number in late:
            topics.append("late")
        if order.number in noted:
            topics.append("note")
        if dice.chance(0.25) and day > date(2026, 3, 10):
            topics.append("shipping_price")
        found = Interview(
            order.person,
            min(day, LAST_DAY),
            dice.pick(_RESEARCHERS),
            tuple(dict.fromkeys(topics)),
            order.items[0][0].name,
        )
        chosen.setdefault(order.person.number, found)
    return sorted(chosen.values(), key=lambda one: (one.day, one.person.number))
