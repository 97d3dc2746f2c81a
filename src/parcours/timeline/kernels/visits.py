"""What do visits add up to? Sums over the visits of whole persons, which add over chunks."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from parcours.stats.compiled import kernel
from parcours.timeline.kernels.stages import NONE, OUT, STILL, Visits
from parcours.timeline.marks import Marks

STATES = STILL + 1


def _zeros(*shape: int) -> NDArray[np.int64]:
    return np.zeros(shape, np.int64)


@dataclass
class Sums:
    """Sums over persons; stages by number, states as in `stages`."""

    ever: NDArray[np.int64] = field(default_factory=lambda: _zeros(STATES))  # people who were there in [low, high)
    entries: NDArray[np.int64] = field(default_factory=lambda: _zeros(STATES))
    now: NDArray[np.int64] = field(default_factory=lambda: _zeros(STATES))  # people there at as_of
    skipped: NDArray[np.int64] = field(default_factory=lambda: _zeros(STATES))  # times passed over, never been there
    people: NDArray[np.int64] = field(default_factory=lambda: _zeros(STATES, STATES))  # [from, to]
    moves: NDArray[np.int64] = field(default_factory=lambda: _zeros(STATES, STATES))
    skipping: NDArray[np.int64] = field(default_factory=lambda: _zeros(STATES, STATES))  # moves that skipped a stage

    def add(self, other: Sums) -> None:
        for mine, theirs in zip(vars(self).values(), vars(other).values(), strict=True):
            mine += theirs


def sums(visits: Visits, low: int, high: int) -> Sums:
    """Entries and moves of [low, high), and who is where at as_of."""
    made = Sums()
    _sum(
        visits.subject, visits.stage, visits.came, visits.to, visits.entered, visits.left, visits.skipped,
        low, high,
        made.ever, made.entries, made.now, made.skipped, made.people, made.moves, made.skipping,
    )  # fmt: skip
    return made


@dataclass(frozen=True, slots=True)
class Look:
    """What the marks of a chunk tell at a glance."""

    matched: int  # filters that some event satisfies (bits)
    people: int  # with an event of [low, high) that satisfies filter `bit`
    first: int  # the earliest time, NEVER where there is none
    days: int  # events of day precision


def look(marks: Marks, bit: int, low: int, high: int) -> Look:
    """Look at a chunk's marks; `bit` -1: no filter is asked about."""
    matched, people, first = _look(marks.subject, marks.time, marks.steps, bit, low, high)
    return Look(int(matched) % (1 << 64), int(people), int(first), int(np.count_nonzero(marks.day)))


@kernel
def _sum(
    subject, stage, came, to, entered, left, skipped, low, high,
    ever, entries, now, passed, people, moves, skipping,
):  # fmt: skip
    """See `sums`. A person is counted once by a stamp: the last person of each state and each move."""
    ever_by = np.full(len(ever), -1, np.int64)
    moved_by = np.full(moves.shape, -1, np.int64)
    n = len(subject)
    for i in range(n):
        who, here, before, after = np.int64(subject[i]), stage[i], came[i], to[i]
        last = i + 1 == n or subject[i + 1] != subject[i]
        if entered[i] < high and left[i] >= low and ever_by[here] != who:
            ever_by[here] = who
            ever[here] += 1
        if after == OUT and left[i] < high and (last or entered[i + 1] >= low) and ever_by[OUT] != who:
            ever_by[OUT] = who
            ever[OUT] += 1
        for k in range(2):  # the move that began the visit, and the one that ended it where no visit follows from it
            start, end, moment = (before, here, entered[i]) if k == 0 else (here, after, left[i])
            if (k == 0 or NONE <= after <= OUT) and low <= moment < high:
                moves[start, end] += 1
                if moved_by[start, end] != who:
                    moved_by[start, end] = who
                    people[start, end] += 1
                if k == 0:
                    entries[here] += 1
                    skipping[start, end] += skipped[i] != 0
                    for s in range(here if skipped[i] else 0):
                        passed[s] += (skipped[i] >> np.uint64(s)) & np.uint64(1)
        if last:
            now[here if after == STILL else after] += 1


@kernel
def _look(subject, time, steps, bit, low, high):
    """See `look`."""
    matched, people, first, last = np.int64(0), 0, np.int64(2**62), np.int64(-1)
    for i in range(len(subject)):
        matched |= np.int64(steps[i])
        first = min(first, np.int64(time[i]))
        if bit >= 0 and (np.int64(steps[i]) >> bit) & 1 and subject[i] != last and low <= time[i] < high:
            last = np.int64(subject[i])
            people += 1
    return matched, people, first
