"""Order and repeats, counted one person after the other: slow, plain, and what the fast way must agree with."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

DAY = 86_400
Event = tuple[str, int, str]  # who, when, what


def firsts(events: Sequence[Event]) -> dict[str, dict[str, int]]:
    """When each person first did each thing."""
    found: dict[str, dict[str, int]] = {}
    for who, when, what in events:
        mine = found.setdefault(who, {})
        mine[what] = min(when, mine.get(what, when))
    return found


def both(events: Sequence[Event], one: str, other: str) -> int:
    return sum(one in mine and other in mine for mine in firsts(events).values())


def before(events: Sequence[Event], one: str, other: str) -> int:
    return sum(one in mine and other in mine and mine[one] < mine[other] for mine in firsts(events).values())


def gaps(events: Sequence[Event], name: str | None = None) -> list[int]:
    """Whole days between a person's events that follow each other, of a day or more; of one name, or all."""
    found = []
    for who in {who for who, _, _ in events}:
        times = sorted(when for whose, when, what in events if whose == who and name in (None, what))
        found += [(late - early) // DAY for early, late in pairwise(times) if late - early >= DAY]
    return found


def again(events: Sequence[Event], name: str) -> int:
    """People who did it once more, a day later at least."""
    return sum(bool(gaps([e for e in events if e[0] == who], name)) for who in {who for who, _, _ in events})


def within(days: Sequence[int]) -> int | None:
    """The days within which nine of ten lie; None where there are fewer than ten."""
    return None if len(days) < 10 else next(d for d in range(801) if sum(g < d for g in days) >= 0.9 * len(days))


def pairs(names: Sequence[str]) -> list[tuple[str, str]]:
    return list(product(names, names))
