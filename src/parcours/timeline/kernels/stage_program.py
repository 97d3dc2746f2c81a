"""How does a journey become tables that the stages' kernel runs? Its filters as bits, its rules as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import accumulate
from operator import or_

import numpy as np
from numpy.typing import NDArray

from parcours.model.errors import TooMuch
from parcours.model.filters import AnyEvent, Either, Filter
from parcours.model.journey import NONE, OUT, Journey, Quiet, Stage, way
from parcours.model.rules import Condition, Events, Rule, alternatives
from parcours.timeline.kernels import stages as kernel
from parcours.timeline.kernels.stages import Program
from parcours.timeline.marks import MOST

STATES = kernel.OUT + 1  # rows of states at the begin of a table
WIDTH = 6


@dataclass
class StageProgram:
    """A journey's tables, and the filters whose bits the marks must carry, in the order of the bits."""

    program: Program
    filters: list[Filter]
    enters: NDArray[np.uint64]  # of each stage the filters (bits) whose events can lead to it; 0: none


@dataclass
class _Rows:
    """The table while it grows, and the filters met."""

    table: list[tuple[int, ...]]
    filters: list[Filter] = field(default_factory=list)
    sizes: dict[int, int] = field(default_factory=dict)  # of filters' rings

    def bit(self, filter: Filter) -> int:
        if filter not in self.filters:
            self.filters.append(filter)
        return self.filters.index(filter)

    def add(self, rows: Iterable[tuple[int, ...]]) -> tuple[int, int]:
        """Append rows; the first's number and the end."""
        first = len(self.table)
        self.table += rows
        return first, len(self.table)

    def rule(self, rule: Rule) -> tuple[int, int]:
        """The number of the rule's row, and the filters that can make it hold."""
        spans = []
        for alternative in alternatives(rule):
            span = self.add([self.condition(c) for c in alternative])
            spans.append((*span, _joined(1 << self.bit(c.filter) for c in alternative if c.wanted)))
        row, _ = self.add([self.add(spans)])
        return row, _joined(triggers for _, _, triggers in spans)

    def condition(self, c: Condition) -> tuple[int, ...]:
        bit = self.bit(c.filter)
        if c.within is not None:  # a ring holds the times of the last events, in a power of two of places
            self.sizes[bit] = max(self.sizes.get(bit, 1), 1 << (c.at_least - 1).bit_length())
        return bit, c.at_least, -1 if c.within is None else c.within, int(c.wanted)


def compile_journey(journey: Journey, also: Sequence[Filter] = ()) -> StageProgram:
    """The journey's tables. `also`: further filters that want a bit (the last ones, unless shared)."""
    rows = _Rows([()] * STATES)
    enters = [rows.rule(stage.enter) if stage.enter else None for stage in journey.stages]
    states = [*enumerate(journey.stages), (kernel.NONE, Stage(NONE)), (kernel.OUT, Stage(OUT))]
    for number, stage in states:
        rows.table[number] = _state(rows, journey, stage, _enter_ways(journey, stage.name, enters))
    for filter in also:
        rows.bit(filter)
    if len(rows.filters) > MOST:
        raise TooMuch(
            f"The journey's rules name {len(rows.filters)} different filters of events, more than {MOST}.",
            hint="Join filters (A or B), or drop stages.",
        )
    sizes = [rows.sizes.get(bit, 0) for bit in range(len(rows.filters))]
    ends = [0, *accumulate(sizes)]
    memory = np.array([(0, 0, end, size - 1) for end, size in zip(ends, sizes, strict=False)], np.int64)
    table = np.array([[*map(_signed, row), *[0] * (WIDTH - len(row))] for row in rows.table], np.int64)
    leading = np.array([rule[1] if rule else 0 for rule in enters], np.uint64)
    return StageProgram(Program(table, memory.reshape(-1, 4), ends[-1]), rows.filters, leading)


def _enter_ways(journey: Journey, current: str, enters: Sequence[tuple[int, int] | None]) -> list[tuple[int, ...]]:
    """The ways from a state into stages, the highest first."""
    ways = []
    after = journey.names.index(current) + 1 if current in journey.names else 0
    for s, stage in reversed(list(enumerate(journey.stages))):
        how, rule = way(journey, current, stage), enters[s]
        if how != "no" and rule is not None:
            wait = stage.back_after.seconds if how == "after" and stage.back_after else 0
            skips = _joined(1 << k for k in range(after, s) if enters[k])
            ways.append((*rule, wait, s, kernel.BY_EVENT, skips))
    return ways


def _state(rows: _Rows, journey: Journey, stage: Stage, ways: list[tuple[int, ...]]) -> tuple[int, ...]:
    """The row of a state: what leads out of it, by events (`ways` into stages first) and by quiet times."""
    quiet = []
    if stage.out:
        ways.append((*rows.rule(stage.out), 0, kernel.OUT, kernel.BY_OUT, 0))
    for leave in stage.leave:
        to = kernel.NONE if leave.to is None else journey.names.index(leave.to)
        if isinstance(leave, Quiet):
            quiet.append((rows.bit(_any_of(leave.of)), leave.length.seconds, to))
        else:
            ways.append((*rows.rule(leave.rule), 0, to, kernel.BY_RULE, 0))
    moving, waiting = _joined(row[1] for row in ways), _joined(1 << row[0] for row in quiet)
    return (moving, waiting, *rows.add(ways), *rows.add(quiet))


def _any_of(events: tuple[Events, ...] | None) -> Filter:
    if not events:
        return AnyEvent()
    return events[0].filter if len(events) == 1 else Either(tuple(e.filter for e in events))


def _joined(bits: Iterable[int]) -> int:
    return reduce(or_, bits, 0)


def _signed(bits: int) -> int:
    """The number of 64 bits as the signed one of the same bits."""
    return bits - (1 << 64) if bits >> 63 == 1 else bits
