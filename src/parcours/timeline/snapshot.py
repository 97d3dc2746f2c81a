"""What exactly is a question asked of? A snapshot: frozen generations, and what of them is in view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from parcours.model.errors import unknown_name
from parcours.model.journey import Journey
from parcours.model.receipt import SnapshotId
from parcours.model.zone import zone as zone_of
from parcours.timeline import columns, hidden, sessions
from parcours.timeline.arrivals import Readable
from parcours.timeline.columns import Column
from parcours.timeline.generation import Generation
from parcours.timeline.names import Names

Of = Literal["event", "person"]
_PREFIX = {"event": "p.", "person": "t."}
_SECOND = 1_000_000


Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]


def _no_pairs() -> Pairs:
    return np.empty(0, np.int64), np.empty(0, np.int64)


@dataclass(frozen=True, eq=False)
class Snapshot:
    """A frozen view: what is loaded later does not change it. Columns are made when first asked for."""

    id: SnapshotId
    names: Names
    generations: tuple[Generation, ...]  # dead persons in them: generation.alive
    log: Readable
    origin: tuple[str, ...]  # sorted: real, sample, simulated
    journey: Journey | None = None  # the workspace's definition when the view was taken
    superseded: Pairs = field(default_factory=_no_pairs)  # rows that were corrected, and those that correct them
    progress: Callable[[str, int, int], None] | None = None  # told what is done, how much, of how much
    cancel: Callable[[], bool] | None = None  # asked now and then; True stops the question

    @property
    def as_of(self) -> int:
        """Nothing later is in view (seconds since 1970 UTC)."""
        return self.id.as_of

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.id.zone)

    @property
    def people(self) -> int:
        """Persons with at least one event in view."""
        return self._visible[0]

    @property
    def events(self) -> int:
        """Events in view."""
        return self._visible[1]

    def hidden(self, generation: Generation) -> NDArray[np.uint8]:
        """Bits, lowest first, of events not in view; empty where all are. Persons that are dead in this
        generation are not marked: pass over those by `generation.alive`."""
        known = self._hidden.get(generation)
        if known is None:
            known = hidden.hidden(generation, self._corrected, self.id.sequence, self.as_of)
            self._hidden[generation] = known
        return known

    def properties(self, of: Of) -> dict[str, frozenset[str]]:
        """Properties of events, or traits of persons, and the types (n, s, b) that each has values of."""
        found: dict[str, set[str]] = {}
        for name in self.log.columns():
            if name.startswith(_PREFIX[of]):
                plain, _, kind = name[2:].rpartition(":")
                found.setdefault(plain, set()).add(kind[0])
        return {plain: frozenset(kinds) for plain, kinds in sorted(found.items())}

    def columns_of(self, name: str, of: Of = "event") -> list[str]:
        """The columns of the property or trait `name` that exist, such as `p.channel:n` and `p.channel:s`."""
        found = sorted(c for c in self.log.columns() if c.startswith(_PREFIX[of]) and c[2:].rpartition(":")[0] == name)
        if not found:
            raise unknown_name("property" if of == "event" else "trait", name, self.properties(of))
        return found

    def columns(self, generation: Generation, of: Of, name: str, type: str) -> Sequence[Column]:
        """Those of one type: of single values, of lists, or both."""
        wanted = [f"{_PREFIX[of]}{name}:{type}", f"{_PREFIX[of]}{name}:{type}s"]
        known = self.log.columns()
        return [self.column(generation, column) for column in wanted if column in known]

    def column(self, generation: Generation, name: str) -> Column:
        """A property (`p.channel:s`), or a trait as it was at the event (`t.plan:s`)."""
        if self.progress is not None:
            self.progress(f"column {name}", 0, 1)
        return columns.column(generation, name, self.log, self.id.sequence)

    def sessions(self, generation: Generation, gap: int = sessions.GAP) -> NDArray[np.uint32]:
        """The ordinal of each event's session over the generation; 0xFFFFFFFF: it is in none."""
        return sessions.sessions(generation, gap, self.hidden(generation))

    def day_end(self, times: NDArray[Any]) -> NDArray[np.int64]:
        """When the local day of each time (seconds) ends: the first second of the next day."""
        return zone_of(self.id.zone).day_end(np.asarray(times, np.int64) * _SECOND) // _SECOND

    @cached_property
    def _corrected(self) -> NDArray[np.int64]:
        return hidden.corrected_rows(*self.superseded, self.id.sequence)

    @cached_property
    def _hidden(self) -> dict[Generation, NDArray[np.uint8]]:
        return {}

    @cached_property
    def _visible(self) -> tuple[int, int]:
        counts = [hidden.visible(g, self.hidden(g)) for g in self.generations]
        return sum(people for people, _ in counts), sum(events for _, events in counts)
