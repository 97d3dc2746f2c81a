"""Small random people and the marks they must give, counted the slow way."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from parcours.model.filters import Compare, Either, Every, Filter, Named, Not
from reference.filters import satisfies
from timeline.hand_made import HandMade

NAMES = ["A", "B", "C", "D", "E", "F"]


def random_people(seed: int, most: int = 12) -> list[list[dict[str, Any]]]:
    random = Random(seed)
    people = [[_event(random) for _ in range(random.randrange(most))] for _ in range(random.randrange(1, 9))]
    session = 0
    for person in people:
        for event in sorted(person, key=lambda e: (e["time"], e["sub"])):
            session += random.random() < 0.4
            if random.random() < 0.8:
                event["session"] = session
        session += 1
    return people


def random_filter(seed: int, depth: int = 2) -> Filter:
    random = Random(seed)
    if depth and random.random() < 0.5:
        inner = [random_filter(random.randrange(2**32), depth - 1) for _ in range(random.randrange(1, 4))]
        return random.choice([Every(tuple(inner)), Either(tuple(inner)), Not(inner[0])])
    if random.random() < 0.6:
        return Named(tuple(random.sample(NAMES, random.randrange(1, 3))))
    return _comparison(random)


def expected(
    world: HandMade, steps: Sequence[Filter], bars: Sequence[Filter] = (), *, where: Filter | None = None,
    between: tuple[int, int] = (0, 2**32), unit: str = "person", every: bool = False,
) -> list[tuple[Any, ...]]:  # fmt: skip
    """(generation, subject, position, time, tie, steps, bars, day, name) of every mark."""
    found: list[tuple[Any, ...]] = []
    for number, people in enumerate(world.people):
        position, before = -1, None
        for person, events in enumerate(people):
            for event in events:
                position += 1
                alive = bool(world.generations[number].alive[person])
                subject = person if unit == "person" else event.get("session")
                if not alive or event.get("hidden") or subject is None or (where and not satisfies(where, event)):
                    continue
                if not (between[0] <= event["time"] < between[1] and event["time"] <= world.as_of):
                    continue
                masks = [sum(1 << i for i, f in enumerate(fs) if satisfies(f, event)) for fs in (steps, bars)]
                if every or any(masks):
                    instant = (number, subject, event["time"], event.get("sub", 0))
                    day = int(event.get("day", False))
                    found.append(
                        (
                            number,
                            subject,
                            position,
                            event["time"],
                            int(instant == before),
                            *masks,
                            day,
                            event["name"],
                        )
                    )
                    before = instant
    return found


def _event(random: Random) -> dict[str, Any]:
    event: dict[str, Any] = {"name": random.choice(NAMES), "time": random.randrange(12)}
    event["sub"] = random.choice([0, 0, 0, 500])
    event["day"] = random.random() < 0.1
    event["hidden"] = random.random() < 0.05
    some = {
        "price": random.choice([1.0, 2.5, 3.0]), "code": random.choice(["x", "xy", 3.0, True, None]),
        "tags": random.sample(["a", "b", "c"], random.randrange(3)), "gift": random.random() < 0.5,
        "mixed": random.sample([1.0, 2.0, "a", "b"], random.randrange(4)),
    }  # fmt: skip
    event["properties"] = {key: value for key, value in some.items() if random.random() < 0.7}
    event["traits"] = {"income": random.choice(["low", "high"])} if random.random() < 0.5 else {}
    return event


def _comparison(random: Random) -> Filter:
    number, text = random.choice([1.0, 2.5, 2.75]), random.choice(["x", "a", "y", "b"])
    return random.choice([
        Compare("price", random.choice(["<", "<=", ">", ">=", "=", "!="]), (number,)),
        Compare("code", random.choice(["=", "!="]), (text, 3.0, True)),
        Compare("code", random.choice(["contains", "starts with", "<", ">="]), (text,)),
        Compare("tags", random.choice(["=", "!=", "contains"]), (text, "c")),
        Compare("mixed", random.choice(["=", "!="]), (text, 2.0)),
        Compare("mixed", "<", (number,)),
        Compare("gift", "=", (random.random() < 0.5,)),
        Compare("income", "=", ("low",), "person"),
        Compare(random.choice(["price", "code", "tags", "mixed"]), random.choice(["exists", "missing"])),
    ])  # fmt: skip
