"""How many of the same people go on to a later stage? From being heard on, in equal times."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.voice.answers import Answers
from parcours.model.count import Count
from parcours.model.journey import Journey
from parcours.timeline.members import Members, everybody
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.walked import Stays, walked

_SHIFT = 33
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Onward:
    """Of one stage. Both are None for the last, from which nobody goes on."""

    heard: Count | None
    silent: Count | None
    unfinished: int  # of the heard


def onward(
    snapshot: Snapshot, journey: Journey, rows: Answers, who: Members | None, period: tuple[int, int], within: int
) -> list[Onward]:
    """For each stage, of those heard there from the first time on, and of those who were there and said nothing."""
    people, last = who or everybody(snapshot), len(journey.stages) - 1
    tallies = np.zeros((last + 1, 5), np.int64)  # heard: in time, went on, unfinished; silent: in time, went on
    for number, generation in enumerate(snapshot.generations):
        stays = walked(snapshot, generation, journey).stays(snapshot.as_of)
        mine = rows.where(rows.generation == number)
        subject = generation.owners(mine.position)
        flags = people.of(generation)
        for stage in range(last + 1):
            first = _first(subject, mine.time, mine.stage == stage)
            heard = _followed(stays, stage, last, *first, snapshot.as_of, within)
            there = flags[stays.subject] & (stays.stage == stage)
            there &= (stays.entered < period[1]) & (stays.left >= period[0])
            quiet = there & ~np.isin(stays.subject, first[0])
            entered = np.maximum(stays.entered.astype(np.int64), period[0])
            silent = _followed(
                stays, stage, last, *_first(stays.subject.astype(np.int64), entered, quiet), snapshot.as_of, within
            )
            tallies[stage] += [*heard, *silent[:2]]
    found = []
    for stage, (of, on, late, quiet_of, quiet_on) in enumerate(tallies.tolist()):
        if stage == last:
            found.append(Onward(None, None, 0))
        else:
            found.append(Onward(Count(on, of), Count(quiet_on, quiet_of), late))
    return found


def _first(subject: Whole, time: Whole, which: NDArray[np.bool_]) -> tuple[Whole, Whole]:
    """People, and the earliest time of each."""
    order = np.flatnonzero(which)
    order = order[np.lexsort((time[order], subject[order]))]
    new = np.append(True, subject[order][1:] != subject[order][:-1])[: len(order)]
    return subject[order][new], time[order][new]


def _followed(
    stays: Stays, stage: int, last: int, subject: Whole, since: Whole, as_of: int, within: int
) -> tuple[int, int, int]:
    """How many can be followed for the whole time, how many of these came to a later stage in it, and the others."""
    later = (stays.stage > stage) & (stays.stage <= last)
    keys = np.sort((stays.subject[later].astype(np.int64) << _SHIFT) + stays.entered[later])
    finished = since + within <= as_of
    start = (subject[finished] << _SHIFT) + since[finished]
    on = np.searchsorted(keys, start, "left") < np.searchsorted(keys, start + within, "right")
    in_time = int(np.count_nonzero(finished))
    return in_time, int(np.count_nonzero(on)), len(since) - in_time
