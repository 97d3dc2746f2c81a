"""Through which stages did everybody go? One kernel walks each person's marks once and writes down their
visits.

A person is in no stage (`none`), in one stage, or `out`; everybody begins in none. What is decided here:

- *An instant's events count together*, whatever their order of arrival. At each instant with marks, stage s
  is allowed if its `enter` rule holds (see `model.rules`), its `from` is absent or has the current state,
  and: the current state is none or out; or s is the current stage or a later one; or s is earlier and says
  `back`, or `back_after` and the time in the current stage is at least that. The highest allowed stage wins;
  if it is the current one, the person stays (nothing else is then asked).
- Stages passed over when an `enter` rule moves a person forward are recorded as *skipped*: those with an
  `enter` rule between the two (from none or out: before the new one) in which the person has never been.
- If no stage was allowed: the current stage's `out` rule, then its `leave` rules in the order of the text.
- A *quiet* time ends at max(entered, last event of `of`) + length. An event at exactly that moment is still
  within, so the moment must lie before the next instant, or be no later than `as_of`: events of an instant
  come before a quiet time that ends at it. The earliest moment goes first, equal ones in the order of the
  text; the stage that a quiet time leads to may have one of its own, which then counts from that moment.
- At `as_of` visits that have not ended are open: `to` is STILL and `left` is as_of.
- Events of day precision count at the start of their local day (`timeline.walking` places them there).
- `within D` counts events with t - D <= time <= t, in whole seconds; `back_after` and quiet times likewise.

The oracle, a plain automaton, is `tests/reference/stages.py`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from parcours.stats.compiled import helper, kernel

NONE, OUT, STILL = 64, 65, 66  # states beyond the stages 0 to 63; `to` of a visit that is open
BY_EVENT, BY_OUT, BY_RULE, BY_QUIET, NOT_YET = 1, 2, 3, 4, 0  # how a visit ended
MOVED = 128  # a bit beside a state
NOWHERE = np.empty(0, np.uint8)


# Rows of a program's table refer to each other by number. By kind of row:
#   state (row 0 to 65)  filters that can move somebody there, filters of its quiet times (bits), first way,
#                        end, first quiet time, end
#   way                  rule, filters that can make it hold (bits), time in the state before it opens, to,
#                        how, stages that it skips (bits); of a state's ways the first that holds is taken
#   quiet time           filter that it waits for, length, to
#   rule                 first alternative, end
#   alternative          first condition, end, filters that can make it hold (bits)
#   condition            filter, at least, within (-1: ever), wanted
# One table, and helpers with one way out: where numba must count references, every array that is handed to a
# helper, and every early return from one, costs more than the work itself.


class Program(NamedTuple):
    """A journey's rules as tables, made by `stage_program`."""

    table: NDArray[np.int64]  # rows as above
    memory: NDArray[np.int64]  # [filter]: count, last time, its ring of times: offset and mask (-1: none)
    ring: int  # room for all rings


class Visits(NamedTuple):
    """Stays in stages, of persons in order and each person's in time. Arrays of one length."""

    subject: NDArray[np.uint32]
    stage: NDArray[np.uint8]
    came: NDArray[np.uint8]  # from: a stage, NONE or OUT
    to: NDArray[np.uint8]  # a stage, NONE, OUT or STILL
    how: NDArray[np.uint8]  # why it ended
    entered: NDArray[np.uint32]
    left: NDArray[np.uint32]
    skipped: NDArray[np.uint64]  # stages passed over when coming (bits)


DE_BRUIJN = np.uint64(0x03F79D71B4CB0A89)  # times a power of two, its top six bits tell which: the lowest bit of a mask
LOWEST = np.array([k for _, k in sorted((((int(DE_BRUIJN) << k) % 2**64) >> 58, k) for k in range(64))], np.int64)
NEVER = 2**62
ROOM = 1 << 13  # visits written before they are packed; small, so that they stay in the processor's cache
SUBJECT, STAGE, CAME, TO, HOW, ENTERED, LEFT, SKIPPED = range(8)  # columns of the visits while they are written
DTYPES: tuple[Any, ...] = (np.uint32, np.uint8, np.uint8, np.uint8, np.uint8, np.uint32, np.uint32, np.uint64)
BITS = np.array([1 << k for k in range(63)] + [-(2**63), 0, 0], np.int64)  # of stages; none for `none` and `out`


def walk(
    subject: NDArray[np.uint32],
    time: NDArray[np.uint32],
    tie: NDArray[np.uint8],
    steps: NDArray[np.uint64],
    program: Program,
    as_of: int,
    after: NDArray[np.uint8] = NOWHERE,
) -> Visits:
    """The visits of the marks' subjects. Room for them grows as needed; a person's visits are never cut.

    `after`, where it has room for each mark, is filled with the state at the end of the mark's instant, and MOVED
    where that instant's events brought the subject there.
    """
    start, pieces = 0, []
    memory, ring = program.memory.copy(), np.empty(program.ring, np.int64)
    visits = np.empty((ROOM, len(DTYPES)), np.int64)
    while start < len(subject):
        then, used = _walk(subject, time, tie, steps, program.table, memory, ring, as_of, start, visits, after)
        if then == start:  # one person alone has more visits than there is room
            visits = np.empty((4 * len(visits), len(DTYPES)), np.int64)
        start = then
        pieces.append([visits[:used, k].astype(dtype) for k, dtype in enumerate(DTYPES)])
    pieces = pieces or [[np.empty(0, dtype) for dtype in DTYPES]]
    columns: list[Any] = [np.concatenate(column) for column in zip(*pieces, strict=True)]
    return Visits(*columns)


@kernel
def _holds(table, memory, ring, rule, seen, now):
    """Whether a rule holds at an instant whose events satisfy the filters `seen`."""
    holds = False
    for a in range(table[rule, 0], table[rule, 1]):
        met = table[a, 2] & seen != 0
        c = table[a, 0]
        while met and c < table[a, 1]:
            f, at_least = table[c, 0], table[c, 1]
            enough = memory[f, 0] >= at_least
            if enough and table[c, 2] >= 0:  # the at_least-th event from the end lies within
                enough = ring[memory[f, 2] + ((memory[f, 0] - at_least) & memory[f, 3])] >= now - table[c, 2]
            met = enough == (table[c, 3] == 1)
            c += 1
        holds |= met
    return holds


@helper
def _way(table, memory, ring, state, entered, seen, now):
    """The way that an instant's events open to somebody in a state: its row, or -1."""
    found, w = -1, table[state, 2]
    while found < 0 and w < table[state, 3]:
        open_ = table[w, 1] & seen != 0 and now - entered >= table[w, 2]
        if open_ and _holds(table, memory, ring, table[w, 0], seen, now):
            found = w
        w += 1
    return found


@helper
def _quiet(table, memory, state, entered):
    """When the state's first quiet time ends as things stand, and where it leads."""
    due, to = NEVER, NONE
    for q in range(table[state, 4], table[state, 5]):
        end = max(entered, memory[table[q, 0], 1]) + table[q, 1]
        if end < due:
            due, to = end, table[q, 2]
    return due, to


@helper
def _take_in(memory, ring, mask, now):
    """Remember an event that satisfies the filters of `mask`."""
    while mask != 0:
        f = LOWEST[(np.uint64(mask & -mask) * DE_BRUIJN) >> np.uint64(58)]
        if memory[f, 3] >= 0:
            ring[memory[f, 2] + (memory[f, 0] & memory[f, 3])] = now
        memory[f, 0] += 1
        memory[f, 1] = now
        mask &= mask - 1


@kernel
def _move(visits, used, who, state, to, how, now, skipped):
    """Write down a move: the end of a visit to `state`, the begin of one to `to`. Returns the visits used."""
    if state < NONE:
        visits[used - 1, LEFT], visits[used - 1, TO], visits[used - 1, HOW] = now, to, how
    if to >= NONE:
        return used
    visits[used, SUBJECT], visits[used, STAGE], visits[used, CAME] = who, to, state
    visits[used, ENTERED], visits[used, SKIPPED] = now, skipped
    return used + 1


@kernel
def _walk(subject, time, tie, steps, table, memory, ring, as_of, start, visits, after):
    """Walk from mark `start` (a subject's first) until all is done or room is out: (next mark, visits)."""
    # numbers of one type, for numba compiles a helper once more for every literal that it is handed
    none, still, never, by_quiet, not_yet, brought, zero = (
        np.int64(NONE), np.int64(STILL), np.int64(NEVER), np.int64(BY_QUIET), np.int64(NOT_YET), np.int64(MOVED),
        np.int64(0),
    )  # fmt: skip
    n, room = len(subject), len(visits)
    used, i = zero, start
    while i < n:
        first_mark, first_visit, who = i, used, subject[i]
        state, entered, been, due, onward = none, zero, zero, never, none
        memory[:, :2] = 0
        more = True
        while more:
            more = i < n and subject[i] == who
            now = np.int64(time[i]) if more else np.int64(as_of) + 1
            while due < now:  # quiet times that end before this instant (or, at the end, not after as_of)
                if used == room:
                    return first_mark, first_visit
                used = _move(visits, used, who, state, onward, by_quiet, due, zero)
                state, entered = onward, due
                been |= BITS[state]
                due, onward = _quiet(table, memory, state, entered)
            if not more:
                break
            seen, begin, moved = np.int64(0), i, zero
            while True:  # the instant's events, together
                mask = np.int64(steps[i])
                seen |= mask
                _take_in(memory, ring, mask, now)
                i += 1
                if i == n or tie[i] == 0:
                    break
            way = -1
            if table[state, 0] & seen != 0:
                way = _way(table, memory, ring, state, entered, seen, now)
            if way >= 0 and table[way, 3] != state:
                if used == room:
                    return first_mark, first_visit
                to = table[way, 3]
                used = _move(visits, used, who, state, to, table[way, 4], now, table[way, 5] & ~been)
                state, entered, moved = to, now, brought
                been |= BITS[state]
                due, onward = _quiet(table, memory, state, entered)
            elif table[state, 1] & seen != 0:
                due, onward = _quiet(table, memory, state, entered)
            while begin < len(after) and begin < i:
                after[begin] = state | moved
                begin += 1
        if state < NONE:
            _move(visits, used, who, state, still, not_yet, as_of, zero)
    return i, used
