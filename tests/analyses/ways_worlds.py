"""Small random people for paths, variants and conformance, asked as a snapshot is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from parcours.timeline.generation import Generation
from timeline.hand_made import HandMade

Event = dict[str, Any]


class World(HandMade):
    """A snapshot made by hand, with people counted as a Snapshot does."""

    zone = ZoneInfo("UTC")
    origin = ("simulated",)
    journey = None

    @cached_property
    def people_in_view(self) -> list[list[Event]]:
        """Persons that are alive, of all generations, in their order."""
        alive = [g.alive for g in self.generations]
        return [
            [e for e in events if e["time"] <= self.as_of]  # type: ignore[misc]
            for n, persons in enumerate(self.people)
            for k, events in enumerate(persons)
            if alive[n][k]
        ]

    def hidden(self, generation: Generation) -> np.ndarray:
        bits = super().hidden(generation)
        return np.zeros(0, np.uint8) if bits is None else bits

    def columns_of(self, name: str, of: str = "event") -> list[str]:
        start = f"{'p' if of == 'event' else 't'}.{name}:"
        return sorted(column for column in self._columns() if column.startswith(start))


class _View:
    def __init__(self, world: World) -> None:
        self._world = world
        self.people = sum(any(not e.get("hidden") for e in p) for p in world.people_in_view)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._world, name)


def ask_world(world: World, run: Callable[[Any, Any], Any], query: Any) -> Any:
    return run(_View(world), query)


def random_world(dice: Random, names: str = "abcd", longest: int = 12) -> World:
    generations = [[events(dice, names, longest) for _ in range(dice.randint(0, 9))] for _ in range(dice.randint(1, 3))]
    generations[0].insert(0, [event(dice, names, 3)])  # so that there is somebody
    dead = [(n, k) for n, g in enumerate(generations) for k in range(n == 0, len(g)) if dice.random() < 0.2]
    session = 0
    for g in generations:
        for person in g:
            person.sort(key=lambda e: (e["time"], e["sub"]))
            session += 1
            for told in person:
                session += dice.random() < 0.3
                if dice.random() < 0.9:
                    told["session"] = session
    return World(*generations, dead=dead, names=names, as_of=dice.choice([40, 70, 100_000]))


def events(dice: Random, names: str, longest: int) -> list[Event]:
    times = sorted(
        dice.choice([dice.randint(0, 20), dice.randint(0, 60), 90_000]) for _ in range(dice.randint(0, longest))
    )
    return [event(dice, names, time) for time in times]


def event(dice: Random, names: str, time: int) -> Event:
    return {
        "name": dice.choice(names),
        "time": time,
        "sub": dice.choice([0, 0, 7]),
        "day": dice.random() < 0.1,
        "hidden": dice.random() < 0.1,
        "properties": {"good": dice.random() < 0.7, "page": dice.choice(["/", "/x", "/y"])},
    }
