"""What is the shop's whole record, and what do all parts of the simulation share? Chance, and lists that grow."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from parcours.worlds.lumen.dice import Dice
from parcours.worlds.lumen.people import Person
from parcours.worlds.lumen.records import Event, Order, Parcel, Said


@dataclass(slots=True)
class Floor:
    """Everything that happens is written here as it happens."""

    dice: Dice
    events: list[Event] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    parcels: list[Parcel] = field(default_factory=list)
    reviews: list[Said] = field(default_factory=list)
    tickets: list[Said] = field(default_factory=list)
    answers: list[Said] = field(default_factory=list)
    friends: list[Person] = field(default_factory=list)  # who come by somebody's link
    people: int = 0
    checkouts: Counter[tuple[str, str, bool]] = field(default_factory=Counter)  # phase, device, finished

    def next_number(self) -> int:
        self.people += 1
        return self.people
