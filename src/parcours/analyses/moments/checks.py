"""May anything be said of this place? Enough people, others like them, and groups that were alike before.

The check is a negative control: what lies before a moment cannot follow from it, so a difference there is one of the
people (M. Lipsitch, E. Tchetgen Tchetgen and T. Cohen, Negative controls. Epidemiology 21 (2010), 383-388). Limits, in
standard deviations: before matching 0.5, beyond which adjusting is not to be trusted (D. B. Rubin, Using propensity
scores to help design observational studies. Health Services and Outcomes Research Methodology 2 (2001), 169-188);
after it 0.25 (Rubin, there; E. A. Stuart, Matching methods for causal inference. Statistical Science 25 (2010), 1-21),
or 0.1 where the interval leaves 0 out (P. C. Austin, Statistics in Medicine 28 (2009), 3083-3107).
"""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.moments.query import LEAST, MomentsQuery
from parcours.analyses.moments.result import Before, Moment, Refused
from parcours.analyses.moments.trials import DID, EVENTS, GOALS, OTHERS, REACHED, Everybody, Second
from parcours.model.count import Count
from parcours.stats.differences import Difference, Sample
from parcours.stats.effects import standardised
from parcours.stats.strata import Spread, Strata

UNMATCHED, MATCHED, SURELY = 0.5, 0.25, 0.1
COMPARABLE = 0.5  # of those who did it, at least so many must have others like them


def judged(
    name: str, place: int, everybody: Everybody, second: Second, people: int, query: MomentsQuery, level: float
) -> Moment | Refused:
    """A moment with its difference, or the reason why there is none. Its p is not corrected yet."""
    spread = second.spread
    did, late = int(everybody.firsts[place]), int(everybody.late[place])
    of = Count(did, people)
    reached = everybody.strata(place, REACHED)
    n1, n0 = int(reached.n1.sum()), int(reached.n0.sum())
    in_time = int(everybody.sums[place, :, DID, 0].sum())
    if in_time < query.least:
        told = f"{in_time:,} people did it first in time to be followed; {query.least:,} are needed."
        return Refused(name, of, "too few", told, None, ())
    before = _unmatched(everybody.entries[place][1], second.never, level)
    if before is not None and abs(before.difference.estimate) >= UNMATCHED:
        return Refused(name, of, "differed before", _differed(before, query), Count(n1, in_time), (before,))
    all_before = [before] if before else []
    if n1 < COMPARABLE * in_time or min(spread.first, spread.second) < query.least:
        told = (
            f"Of {in_time:,} people who did it, {n1:,} have others who stood alike and did something else, "
            f"{spread.second:,} people in all. Half of them, and {query.least:,} on either side, are needed."
        )
        return Refused(name, of, "nobody comparable", told, Count(n1, in_time), tuple(all_before))
    all_before += [
        b for v in (GOALS, EVENTS) if (b := _matched(v, everybody.strata(place, v), spread, level)) is not None
    ]
    worse = [b for b in all_before if b.matched and _too_far(b)]
    if worse:
        told = _differed(worse[0], query)
        return Refused(name, of, "still differed when matched", told, Count(n1, in_time), tuple(all_before))
    y1, y0 = int(reached.y1.sum()), int(reached.y0.sum())
    difference = _steady((reached.scores() + spread.scores[REACHED]).difference(level))
    if difference is None or min(y1 + y0, n1 + n0 - y1 - y0) < LEAST:
        told = f"Of {n1 + n0:,} moments compared {y1 + y0:,} led to the goal: too few, or all but too few."
        return Refused(name, of, "too few", told, Count(n1, in_time), tuple(all_before))
    weight = reached.n1 * reached.n0 / np.maximum(reached.n1 + reached.n0, 1)
    share = float((weight * reached.y1 / np.maximum(reached.n1, 1)).sum() / weight.sum())
    return Moment(
        name, of, late, Count(y1, n1), Count(y0, n0), spread.second, share, share - difference.estimate,
        difference, difference.p, False,
    )  # fmt: skip


def _steady(found: Difference | None) -> Difference | None:
    """To 12 digits: the order in which persons are added up, which is that of their storing, shall not show."""
    return found and Difference(*(_digits(getattr(found, name)) for name in found.__slots__))


def _digits(figure: float) -> float:
    return float(f"{figure:.12g}")


def _too_far(before: Before) -> bool:
    d = before.difference
    return abs(d.estimate) >= MATCHED or (abs(d.estimate) >= SURELY and (d.low > 0 or d.high < 0))


def _unmatched(goals: NDArray[np.float64], never: NDArray[np.float64], level: float) -> Before | None:
    """Goals before the moment of all who did it, and in the same windows of all who never did."""
    people, total, squares, weight = never.tolist()
    if len(goals) < 2 or people < 2 or weight == 0:
        return None
    mean = _digits(total / weight)
    variance = max(squares / weight - mean**2, 0) * people / (people - 1)
    did, others = Sample.of(goals), Sample(int(people), mean, variance)
    apart = _steady(standardised(did, others, level))
    return apart and Before("goals", False, did.n, others.n, did.mean, mean, apart, UNMATCHED)


def _matched(value: int, strata: Strata, spread: Spread, level: float) -> Before | None:
    """What lay in an equal time before, of those compared, like with like."""
    found = _steady((strata.scores() + spread.scores[value]).difference(level))
    n = strata.n1.sum(), strata.n0.sum()
    sums = strata.y1.sum(), strata.y0.sum()
    if found is None:
        return None
    squares = spread.squares[[DID, OTHERS], value]
    variances = [max(squares[g] / n[g] - (sums[g] / n[g]) ** 2, 0.0) for g in (0, 1)]
    # where neither group varies, that of both together
    deviation = sqrt(sum(variances) / 2) or sqrt(max(squares.sum() / sum(n) - (sum(sums) / sum(n)) ** 2, 0.0))
    if deviation == 0:
        return None
    difference = Difference(found.estimate / deviation, found.low / deviation, found.high / deviation, level, found.p)
    weight = strata.n1 * strata.n0 / np.maximum(strata.n1 + strata.n0, 1)
    mean = float((weight * strata.y1 / np.maximum(strata.n1, 1)).sum() / weight.sum())
    what = "goals" if value == GOALS else "events"
    limit = MATCHED if abs(difference.estimate) >= MATCHED else SURELY
    return Before(what, True, int(n[0]), int(n[1]), mean, mean - found.estimate, difference, limit)


def _differed(before: Before, query: MomentsQuery) -> str:
    verb, things = ("reached the goal", "times") if before.what == "goals" else ("had", "events")
    if before.matched:
        who = f"those who did it ({before.people:,}) {verb} {_mean(before.mean)} {things} on average"
        others = f"others who stood alike ({before.others:,} moments) {_mean(before.others_mean)}"
    else:
        own = f"{verb} {_mean(before.mean)} {things} on average"
        who = f"the {before.people:,} people of whom that time is on record {own}"
        others = (
            f"the {before.others:,} who never did it {_mean(before.others_mean)} in the same windows of the calendar"
        )
    ratio = before.mean / before.others_mean if before.others_mean > 0 else 0.0
    often = f"{ratio:.1f} times as {'often' if before.what == 'goals' else 'many'}, " if ratio >= 1 else ""
    d = before.difference
    return (
        f"In the {query.within} before their first time {who}, {others}: {often}{d.estimate:+.2f} standard deviations "
        f"({d.low:+.2f} to {d.high:+.2f}; the limit is {before.limit:g})."
    )


def _mean(mean: float) -> str:
    return f"{mean:.1f}" if mean >= 10 else f"{mean:.2f}"
