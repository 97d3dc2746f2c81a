"""What is done in each stage, counted one event after the other: slow, and written apart from the product."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, NamedTuple


class Event(NamedTuple):
    who: Hashable
    time: int
    stage: str | None
    things: Sequence[Any]  # names or values; none: it has none


def rows(events: Iterable[Event], stage: str, top: int) -> tuple[tuple[int, int], list[tuple]]:
    """People and events of a stage; and (value, other, people, events, latest) of each row."""
    mine = [event for event in events if event.stage == stage]
    found: dict[tuple[str, Any], list[Event]] = {}
    for event in mine:
        for thing in set(event.things) or {None}:
            found.setdefault((type(thing).__name__, thing), []).append(event)
    order = sorted(found, key=lambda k: (-_people(found[k]), -len(found[k]), k[1] is None, k[0], k[1]))
    rest = [event for event in mine if any((type(t).__name__, t) in order[top:] for t in set(event.things) or {None})]
    told = [(key[1], False, *_figures(found[key])) for key in order[:top]]
    return (_people(mine), len(mine)), told + ([(None, True, *_figures(rest))] if rest else [])


def _figures(events: list[Event]) -> tuple[int, int, int]:
    return _people(events), len(events), max(event.time for event in events)


def _people(events: list[Event]) -> int:
    return len({event.who for event in events})
