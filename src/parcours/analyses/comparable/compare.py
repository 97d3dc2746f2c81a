"""Does less come of it where people live a condition? Each beside others who stood alike; checks, figures, refusals.

A difference is a Mantel-Haenszel one over strata (`stats.strata`, score interval, so that it holds in sparse strata).
Groups that differed in an equal time before are refused, as in `moments`: that is a negative control (M. Lipsitch,
E. Tchetgen Tchetgen and T. Cohen, Epidemiology 21 (2010), 383-388). Limits in standard deviations: unmatched 0.5 (D. B.
Rubin, Health Services and Outcomes Research Methodology 2 (2001), 169-188), matched 0.25 (Rubin, there), or 0.1 where
the interval leaves 0 out (P. C. Austin, Statistics in Medicine 28 (2009), 3083-3107).
"""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.comparable.alike import Alike, alike
from parcours.analyses.comparable.result import Before, Compared, Outcome, Refusal, Sensitivity, What
from parcours.analyses.comparable.world import Step, World
from parcours.model.count import Count
from parcours.stats.differences import Difference
from parcours.stats.sensitivity import Ratio, e_value, of_means, risk_ratio
from parcours.stats.strata import Records, Strata, strata_of

UNMATCHED, MATCHED, SURELY = 0.5, 0.25, 0.1
COMPARABLE = 0.5  # of those in the condition, at least so many must have others like them
LEAST = 5  # who reach the goal, and who do not, of all compared: with fewer an interval is no more than a guess
_DIGITS = 12

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


def compare(world: World, step: Step, exposed: Flags, among: Flags | None = None) -> Compared:
    """Those of a step who are in the condition, beside the others; `among`: only these of the step's people."""
    among = np.ones(len(step), np.bool_) if among is None else among
    over = step.until + world.within <= world.snapshot.as_of
    counted = over & among
    people = Count(int(np.count_nonzero(exposed & among)), int(np.count_nonzero(among)))
    unfinished = int(np.count_nonzero(among & ~over))
    n1, n0 = (int(np.count_nonzero(counted & (exposed == g))) for g in (True, False))
    if min(n1, n0) < world.least:
        told = f"{n1:,} people lived it in time to be followed, {n0:,} did not; {world.least:,} of each are needed."
        return _refused(people, unfinished, Count(0, n1), "too few", told, ())
    like = alike(world, step, exposed, counted)
    both = _shared(like.number, exposed, counted)
    with_others = Count(int(np.count_nonzero(both & exposed)), n1)
    others = int(np.count_nonzero(both & ~exposed))
    before = _before(world, step, exposed, counted, like, matched=False)
    worse = [b for b in before if not b.passed]
    if worse:
        told = _differed(worse[0], n1, n0)
        return _refused(people, unfinished, with_others, "differed before", told, before, like)
    if with_others.people < max(COMPARABLE * n1, world.least) or others < world.least:
        told = (
            f"Of {n1:,} people who lived it, {with_others.people:,} have others who stood alike and did not, "
            f"{others:,} people in all. Half of them, and {world.least:,} on either side, are needed."
        )
        return _refused(people, unfinished, with_others, "nobody comparable", told, before, like)
    before = (*before, *_before(world, step, exposed, both, like, matched=True))
    worse = [b for b in before if not b.passed]
    if worse:
        told = _differed(worse[0], with_others.people, others)
        return _refused(people, unfinished, with_others, "differed before", told, before, like)
    return _told(world, step, exposed, both, like, people, unfinished, with_others, before)


def _told(
    world: World, step: Step, exposed: Flags, both: Flags, like: Alike, people: Count, unfinished: int,
    comparable: Count, before: tuple[Before, ...],
) -> Compared:  # fmt: skip
    reached = _kept(step, "reached", lambda: world.reached(step))
    y1, y0 = (int(reached[both & (exposed == g)].sum()) for g in (True, False))
    n1, n0 = (int(np.count_nonzero(both & (exposed == g))) for g in (True, False))
    enough = LEAST <= y1 + y0 <= n1 + n0 - LEAST
    goal = _outcome(world, exposed, both, like, reached) if enough else None
    value = None
    if world.numbers is not None:
        paid = _kept(step, "paid", lambda: world.paid(step))
        value = _outcome(world, exposed, both, like, paid) if np.count_nonzero(paid[both]) >= LEAST else None
    scored = _kept(step, "score", lambda: world.score_after(step))
    answered = both & ~np.isnan(scored) & (step.until + world.heard <= world.snapshot.as_of)
    answered = _shared(like.number, exposed, answered)
    score = None
    if min(np.count_nonzero(answered & exposed), np.count_nonzero(answered & ~exposed)) >= world.least // 2:
        score = _outcome(world, exposed, answered, like, np.nan_to_num(scored))
    return Compared(
        people, unfinished, comparable, Count(y1, n1), Count(y0, n0), goal, value, score, before,
        _sensitivity(world, like, exposed, both, reached, goal, answered, scored, score), like.matched_on,
    )  # fmt: skip


def _outcome(world: World, exposed: Flags, counted: Flags, like: Alike, values: Numbers) -> Outcome | None:
    """The difference of means, like with like."""
    made = _difference(exposed, counted, like.number, values, world.level)
    if made is None:
        return None
    difference, strata = made
    weight = strata.n1 * strata.n0 / np.maximum(strata.n1 + strata.n0, 1)
    mean = float((weight * strata.y1 / np.maximum(strata.n1, 1)).sum() / weight.sum())
    mean = _digits(mean)
    return Outcome(mean, mean - difference.estimate, difference, int(strata.n1.sum()), int(strata.n0.sum()))


def _difference(
    exposed: Flags, counted: Flags, number: NDArray[np.int64], values: Numbers, level: float
) -> tuple[Difference, Strata] | None:
    at = np.flatnonzero(counted)
    order = at[np.lexsort((values[at], exposed[at], number[at]))]  # the order of storing shall not show
    records = Records(
        np.arange(len(order)), exposed[order].astype(np.int8), np.ascontiguousarray(values[order][:, None]),
        number[order],
    )  # fmt: skip
    sums = records.sums(int(number.max(initial=0)) + 1)
    strata = strata_of(sums, 0)
    found = (strata.scores() + records.spread(sums).scores[0]).difference(level)
    if found is None or not isfinite(found.low) or not isfinite(found.high):
        return None
    return Difference(*(_digits(getattr(found, name)) for name in found.__slots__)), strata


def _before(
    world: World, step: Step, exposed: Flags, counted: Flags, like: Alike, *, matched: bool
) -> tuple[Before, ...]:
    """What lay in an equal time before; unmatched: beside all others of the same part of the calendar."""
    found = []
    made_of: tuple[tuple[What, Any], ...] = (("goals", world.goals_before), ("events", world.events_before))
    for what, made in made_of:
        values = _kept(step, what, lambda made=made: made(step))
        if what == "events" and not matched:
            continue
        values = np.sqrt(values) if what == "events" else values  # counts of events vary with their size
        number = like.number if matched else like.time
        result = _difference(exposed, counted, number, values, world.level)
        spread = sqrt(sum(float(values[counted & (exposed == g)].var()) for g in (True, False)) / 2)
        if result is None or spread == 0:
            continue
        d, strata = result
        estimate, low, high = (_digits(x / spread) for x in (d.estimate, d.low, d.high))
        apart = Difference(estimate, low, high, d.level, d.p)
        weight = strata.n1 * strata.n0 / np.maximum(strata.n1 + strata.n0, 1)
        mean = _digits(float((weight * strata.y1 / np.maximum(strata.n1, 1)).sum() / weight.sum()))
        limit = UNMATCHED
        if matched:
            limit = MATCHED if abs(apart.estimate) >= MATCHED else SURELY
        sure = apart.low > 0 or apart.high < 0
        passed = abs(apart.estimate) < limit or (limit == SURELY and not sure)
        found.append(Before(what, matched, mean, mean - d.estimate, apart, limit, passed))
    return tuple(found)


def _sensitivity(
    world: World, like: Alike, exposed: Flags, both: Flags, reached: Numbers, goal: Outcome | None,
    answered: Flags, scored: Numbers, score: Outcome | None,
) -> Sensitivity | None:  # fmt: skip
    """Of the outcome that tells most surely."""
    ratio: Ratio | None = None
    of_score = score is not None and (goal is None or score.difference.p < goal.difference.p)
    if of_score and score is not None:
        spread = sqrt(sum(float(scored[answered & (exposed == g)].var()) for g in (True, False)) / 2)
        d = score.difference
        ratio = of_means(d.estimate / spread, d.low / spread, d.high / spread) if spread else None
    elif goal is not None:
        ratio = risk_ratio(_strata(like.number, exposed, both, reached), world.level)
    if ratio is None:
        return None
    needed = e_value(ratio)
    if needed.bound <= 1:
        told = "Chance alone may explain it, without any hidden cause."
    else:
        told = (
            f"A hidden cause would explain it away only if it made both living it and the outcome at least "
            f"{needed.estimate:.1f} times as likely, or {needed.bound:.1f} times at the edge of the interval."
        )
    return Sensitivity(_digits(ratio.estimate), _digits(needed.estimate), _digits(needed.bound), told)


def _strata(number: NDArray[np.int64], exposed: Flags, counted: Flags, values: Numbers) -> Strata:
    many = int(number.max(initial=0)) + 1
    groups = [counted & (exposed == g) for g in (True, False)]
    n1, n0 = (np.bincount(number[g], minlength=many) for g in groups)
    y1, y0 = (np.bincount(number[g], values[g], many) for g in groups)
    return Strata(n1, y1, n0, y0)


def _shared(number: NDArray[np.int64], exposed: Flags, counted: Flags) -> Flags:
    """Of those counted, who stands where others of the other group stand."""
    many = int(number.max(initial=0)) + 1
    n1, n0 = (np.bincount(number[counted & (exposed == g)], minlength=many) for g in (True, False))
    return counted & ((n1 > 0) & (n0 > 0))[number]


def _refused(
    people: Count, unfinished: int, comparable: Count, why: Refusal, told: str, before: tuple[Before, ...],
    like: Alike | None = None,
) -> Compared:  # fmt: skip
    matched = like.matched_on if like else ()
    return Compared(people, unfinished, comparable, None, None, None, None, None, before, None, matched, why, told)


def _differed(before: Before, people: int, others: int) -> str:
    verb, things = ("reached the goal", "times") if before.what == "goals" else ("had", "events")
    mean, other = before.mean, before.others_mean
    if before.what == "events":
        mean, other = mean**2, other**2
    like = "others who stood alike" if before.matched else "the others of the same time"
    d = before.difference
    return (
        f"In the time before, those who lived it ({people:,}) {verb} {mean:.2f} {things} on average, {like} "
        f"({others:,}) {other:.2f}: {d.estimate:+.2f} standard deviations ({d.low:+.2f} to {d.high:+.2f}; the limit "
        f"is {before.limit:g})."
    )


def _kept(step: Step, key: str, make: Callable[[], Numbers]) -> Numbers:
    if key not in step.kept:
        step.kept[key] = make()
    return step.kept[key]


def _digits(figure: float) -> float:
    return float(f"{figure:.{_DIGITS}g}")
