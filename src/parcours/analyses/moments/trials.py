"""What happened to those who did something, and to others who stood alike? Sums over all people, in two passes.

Every step of everybody is a small trial: of those who stand alike there and have not done it yet, some do it now, for
the first time, and some do something else. Both are followed for the same time from that step on, whatever they do
later; so nobody is put in a group by what lies ahead (no immortal time), and both were active at that instant (no
activity bias). One person may stand in many trials, as other; sums by person allow for that.

M. A. Hernan and J. M. Robins, Using big data to emulate a target trial when a randomized trial is not available.
American Journal of Epidemiology 183 (2016), 758-764. Trials at every step: G. Danaei et al., Statistical Methods in
Medical Research 22 (2013), 70-96. Risk sets: Y. P. Li, K. J. Propert and P. R. Rosenbaum, Balanced risk set matching.
JASA 96 (2001), 870-882. Coarse strata: S. M. Iacus, G. King and G. Porro, Causal inference without balance checking:
coarsened exact matching. Political Analysis 20 (2012), 1-24. None of it helps against what the events do not show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.moments.steps import Steps
from parcours.stats.strata import Spread, Strata, strata_of

REACHED, GOALS, EVENTS = range(3)  # what is compared: the goal after it, goals before it, events before it
VALUES = 3
DID, OTHERS = 1, 0  # groups


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """A chunk's strata: for each place, stratum and group how many, and the sums of each value."""

    alike: NDArray[np.int64]
    sums: NDArray[np.float64]  # [place, stratum, group, 1 + value]
    firsts: NDArray[np.int64]  # [place]: people who did it first in the period, finished or not
    late: NDArray[np.int64]  # [place]: of these, those not finished
    entries: Sequence[tuple[NDArray[np.int64], NDArray[np.float64]]]  # [place]: when it was done, goals before it
    first_goal: int

    @staticmethod
    def none(places: int) -> Tally:
        none, entry = np.zeros(places, np.int64), (np.empty(0, np.int64), np.empty(0))
        return Tally(none[:0], np.zeros((places, 0, 2, 1 + VALUES)), none, none, [entry] * places, 2**33)

    def __add__(self, other: Tally) -> Tally:
        """Both chunks together; what is added are whole numbers, so in any order it is the same."""
        alike = np.union1d(self.alike, other.alike)
        sums = np.zeros((len(self.firsts), len(alike), 2, 1 + VALUES))
        sums[:, np.searchsorted(alike, self.alike)] = self.sums
        sums[:, np.searchsorted(alike, other.alike)] += other.sums
        entries = [
            (np.concatenate([a[0], b[0]]), np.concatenate([a[1], b[1]]))
            for a, b in zip(self.entries, other.entries, strict=True)
        ]
        first_goal = min(self.first_goal, other.first_goal)
        return Tally(alike, sums, self.firsts + other.firsts, self.late + other.late, entries, first_goal)


def tally(steps: Steps, places: int, inside: NDArray[np.bool_]) -> Tally:
    """The first pass. `inside`: steps of the period."""
    alike, stratum = np.unique(steps.alike, return_inverse=True)
    steps = replace(steps, alike=stratum.astype(np.int64))
    sums = np.zeros((places, len(alike), 2, 1 + VALUES))
    firsts, late, entries = np.zeros(places, np.int64), np.zeros(places, np.int64), []
    for place in range(places):
        records, first = steps.divided(place)
        sums[place] = records.sums(len(alike))
        first = first[first >= 0]
        first = first[inside[first]]
        firsts[place], late[place] = len(first), np.count_nonzero(~steps.finished[first])
        entries.append((steps.time[first], steps.values[first, GOALS]))
    return Tally(alike, sums, firsts, late, entries, int(steps.goal_time.min(initial=2**33)))


@dataclass(frozen=True, slots=True, eq=False)
class Everybody:
    """All chunks' strata together."""

    alike: NDArray[np.int64]
    sums: NDArray[np.float64]
    firsts: NDArray[np.int64]
    late: NDArray[np.int64]
    entries: Sequence[tuple[NDArray[np.int64], NDArray[np.float64]]]  # when in order, of those with a whole time before

    def strata(self, place: int, value: int) -> Strata:
        """Of those who have others like them."""
        return strata_of(self.sums[place], value)


def together(tally: Tally, within: int) -> Everybody:
    """The first pass of everybody. Goals are on record from the first one on."""
    entries = []
    for when, goals in tally.entries:
        whole = when - within >= tally.first_goal
        order = np.lexsort((goals[whole], when[whole]))
        entries.append((when[whole][order], goals[whole][order]))
    return Everybody(tally.alike, tally.sums, tally.firsts, tally.late, entries)


@dataclass(frozen=True, slots=True, eq=False)
class Second:
    """What the second pass finds of one place; parts add."""

    spread: Spread
    never: NDArray[np.float64]  # of those who never did it, see `_never`

    @staticmethod
    def none() -> Second:
        return Second(Spread.none(VALUES), np.zeros(4))

    def __add__(self, other: Second) -> Second:
        return Second(self.spread + other.spread, self.never + other.never)


def second(steps: Steps, places: Sequence[int], everybody: Everybody, within: int) -> list[Second]:
    """The second pass: how much persons vary, given the strata's means over everybody; and who never did it."""
    steps = replace(steps, alike=np.searchsorted(everybody.alike, steps.alike))
    found = []
    for place in places:
        records, first = steps.divided(place)
        never = _never(steps, first < 0, everybody.entries[place][0], within)
        found.append(Second(records.spread(everybody.sums[place]), never))
    return found


def _never(steps: Steps, never: NDArray[np.bool_], when: NDArray[np.int64], within: int) -> NDArray[np.float64]:
    """Of those who never did it: goals in an equal time before the moments of those who did.

    Of each person the mean over all moments since the person was first seen: people, sum and sum of squares of the
    means, and the sum of the shares of moments that they are taken over, which weights them.
    """
    if not len(when):
        return np.zeros(4)
    mine = never[steps.goal_person]
    goal = steps.goal_time[mine]
    # a goal lies before a moment, by no more than the window, where the moment is in (goal, goal + window]
    counts = np.searchsorted(when, goal + within, "right") - np.searchsorted(when, goal, "right")
    goals = np.bincount(steps.goal_person[mine], counts, len(never)) / len(when)
    there = 1 - np.searchsorted(when, steps.first_seen, "left") / len(when)
    counted = never & (there > 0)
    weight = there[counted]
    mean = goals[counted] / weight
    return np.array([len(mean), (weight * mean).sum(), (weight * mean**2).sum(), weight.sum()])
