"""A snapshot made by hand: people are lists of events (dictionaries), in arrays just as a generation holds
them.

    world = HandMade([[{"name": "A", "time": 10}, {"name": "B", "time": 10, "properties": {"price": 3.0}}]])

An event may have `sub` (microseconds), `day` and `hidden` (bool), `session` (int), `properties`, `traits`.
Events of a person are put in order by (time, sub), else as given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from parcours.timeline.columns import Column
from parcours.timeline.generation import Generation
from parcours.timeline.names import Names
from reference.filters import type_of

Event = Mapping[str, Any]
NO_SESSION = 0xFFFFFFFF


class HandMade:
    """As much of a Snapshot as plans ask for. `people` are given for each generation, or for the only one."""

    def __init__(
        self,
        *people: Sequence[Sequence[Event]],
        dead: Iterable[tuple[int, int]] = (),  # (generation, person)
        as_of: int = 2**32 - 1,
        names: Iterable[str] = (),
        progress: Callable[[str, int, int], None] | None = None,
        cancel: Callable[[], bool] | None = None,
    ) -> None:
        self.people = [[sorted(events, key=_instant) for events in persons] for persons in people]
        self.events = [[e for events in persons for e in events] for persons in self.people]
        self.names = Names(names)
        for event in (e for events in self.events for e in events):
            self.names.learn(event["name"])
        self.as_of, self.progress, self.cancel = as_of, progress, cancel
        self.generations = tuple(generation_of(persons, self.names) for persons in self.people)
        for number, person in dead:
            self.generations[number].alive[person] = False

    def hidden(self, generation: Generation) -> np.ndarray:
        flags = [e.get("hidden", False) for e in self._events_of(generation)]
        return bits(flags if any(flags) else [])

    def sessions(self, generation: Generation, gap: int = 1800) -> np.ndarray:
        return np.array([e.get("session", NO_SESSION) for e in self._events_of(generation)], np.uint32)

    def properties(self, of: str) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for column in self._columns():
            if column.startswith("p." if of == "event" else "t."):
                name, _, kind = column[2:].rpartition(":")
                found.setdefault(name, set()).add(kind[0])
        return {name: frozenset(types) for name, types in found.items()}

    def advice(self, name: str, of: str) -> str:
        return ""

    def columns(self, generation: Generation, of: str, name: str, type: str) -> list[Column]:
        named = f"{'p' if of == 'event' else 't'}.{name}:{type}"
        return [self.column(generation, c) for c in (named, named + "s") if c in self._columns()]

    def column(self, generation: Generation, name: str) -> Column:
        where = "properties" if name.startswith("p.") else "traits"
        plain, _, kind = name[2:].rpartition(":")
        of_each = [_values(e.get(where, {}).get(plain), kind) for e in self._events_of(generation)]
        distinct = sorted({v for values in of_each for v in values})
        code = {value: number for number, value in enumerate(distinct, 1)}
        kinds = {"n": lambda: np.array(distinct, np.float64), "b": lambda: np.array(distinct, np.bool_)}
        values = kinds.get(kind[0], lambda: pa.array(distinct, pa.large_string()))()
        if kind.endswith("s") and len(kind) == 2:
            offsets = np.cumsum([0, *map(len, of_each)]).astype(np.int64)
            return Column(np.array([code[v] for vs in of_each for v in vs], np.uint32), values, kind[0], offsets)
        return Column(np.array([code[v[0]] if v else 0 for v in of_each], np.uint32), values, kind[0])

    def _events_of(self, generation: Generation) -> list[Event]:
        return self.events[self.generations.index(generation)]

    def _columns(self) -> set[str]:
        return {
            f"{'p' if where == 'properties' else 't'}.{name}:{kind}"
            for events in self.events
            for event in events
            for where in ("properties", "traits")
            for name, value in event.get(where, {}).items()
            for kind in ({type_of(v) + "s" for v in value} if isinstance(value, list) else {type_of(value)})
        }


def generation_of(people: Sequence[Sequence[Event]], names: Names) -> Generation:
    """A generation in memory, of people whose events are in order."""
    events = [e for person in people for e in person]
    made = generation_from_arrays(
        np.cumsum([0, *map(len, people)]),
        np.array([e["time"] for e in events], np.uint32),
        np.array([names.codes(e["name"])[0] for e in events], np.uint16),
        len(names),
    )
    sub = np.array([e.get("sub", 0) for e in events], np.uint32)
    day = [e.get("day", False) for e in events]
    return replace(made, sub=sub if sub.any() else sub[:0], day=bits(day) if any(day) else bits([]))


def generation_from_arrays(offsets: Any, time: Any, code: Any, names: int) -> Generation:
    """A generation of ordered events, with its postings; no sub-seconds, no days."""
    offsets = np.ascontiguousarray(offsets, np.int64)
    position = np.argsort(code, kind="stable").astype(np.uint32)
    starts = np.concatenate([[0], np.cumsum(np.bincount(code, minlength=names))])
    empty, bits_empty = np.zeros(0, np.uint32), np.zeros(0, np.uint8)
    return Generation(
        folder=Path("nowhere"), sequence=len(time), offsets=offsets, time=time, code=code,
        row=np.arange(len(time), dtype=np.uint32), row_base=1, same=bits_empty, sub=empty,
        day=bits_empty, post_start=starts, post_position=position, post_time=time[position],
        ids_offsets=np.zeros(len(offsets), np.int64), ids=empty, told_person=empty,
        told_row=np.zeros(0, np.int64), first_row=1, last_row=len(time),
        last_time=int(time.max(initial=0)), last_day=0, alive=np.ones(len(offsets) - 1, np.bool_),
    )  # fmt: skip


def bits(flags: Sequence[bool]) -> np.ndarray:
    """Flags as bits, lowest first."""
    return np.packbits(np.array(flags, np.bool_), bitorder="little")


def _instant(event: Event) -> tuple[int, int]:
    return event["time"], event.get("sub", 0)


def _values(value: Any, kind: str) -> list[Any]:
    if isinstance(value, list):
        return [v for v in value if type_of(v) + "s" == kind]
    return [value] if value is not None and type_of(value) == kind else []
