"""What does it cost? A verdict on each comparison, corrected for all that were tried; money at stake; how it grows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from parcours.analyses.comparable.result import Compared, Outcome
from parcours.analyses.comparable.world import World
from parcours.analyses.painpoints.lived import Lived
from parcours.analyses.painpoints.query import PainpointsQuery
from parcours.analyses.painpoints.result import Stake, Verdict
from parcours.stats.correction import adjusted

Name = Literal["goal", "score"]
Hurts = tuple[Name, ...]


def one_of_pairs(lived: Sequence[Lived], compared: Sequence[Compared]) -> list[int]:
    """Of two values that exclude each other the one whose people fare worse, else that of fewer; and all other
    conditions."""

    def rank(c: int) -> tuple[float, int, str]:
        return _fares(compared[c]), len(lived[c].people), lived[c].condition.name

    kept: list[int] = []
    pairs: dict[str, int] = {}
    for c, one in enumerate(lived):
        if not one.pair:
            kept.append(c)
        elif one.pair not in pairs:
            pairs[one.pair] = c
        else:
            kept.append(min(pairs[one.pair], c, key=rank))
            del pairs[one.pair]
    return sorted([*kept, *pairs.values()])


def corrected(compared: Sequence[Compared], query: PainpointsQuery) -> tuple[list[Compared], int]:
    """With p corrected for all differences tried: those refused count as though nothing was found."""
    found = [(c, name, o) for c, one in enumerate(compared) for name, o in _outcomes(one)]
    refused = sum(one.refused in ("differed before", "nobody comparable") for one in compared)
    p = adjusted([*(outcome.difference.p for _, _, outcome in found), *[1.0] * refused], query.correction)
    made = list(compared)
    for place, (c, name, outcome) in enumerate(found):
        corrected = replace(outcome, p=p[place])
        made[c] = replace(made[c], goal=corrected) if name == "goal" else replace(made[c], score=corrected)
    return made, len(p)


def verdict(compared: Compared, level: float) -> tuple[Verdict, Hurts]:
    """What the comparison tells, and in what it hurts."""
    if compared.refused is not None:
        return compared.refused, ()
    outcomes = _outcomes(compared)
    if not outcomes:
        return "too few", ()
    sure: list[tuple[Name, Outcome]] = [(name, o) for name, o in outcomes if o.p is not None and o.p <= 1 - level]
    hurts: Hurts = tuple(name for name, o in sure if o.difference.estimate < 0)
    if hurts:
        return "hurts", hurts
    return ("no sign" if sure else "unclear"), ()


def least_p(compared: Compared) -> float:
    """How sure the surest harm is, corrected."""
    return min((o.difference.p for _, o in _outcomes(compared) if o.difference.estimate < 0), default=1.0)


def stake(world: World, one: Lived, compared: Compared, query: PainpointsQuery) -> tuple[Stake | None, str]:
    """Money at stake, or why it is not told."""
    people, within = len(one.people), query.within
    if query.goal_value is not None and world.numbers is None:
        if compared.goal is None:
            return None, "Too few reached the goal, or all but too few: no loss can be told."
        d, of, basis = compared.goal.difference, query.goal_value, "assumed value"
    elif compared.value is not None:
        d, of, basis = compared.value.difference, 1.0, "net value"
    elif world.numbers is not None:
        return None, f"Hardly anybody paid anything within {within} after: no loss can be told."
    else:
        return None, "No money is on record: name a property as value, or what a goal is worth as goal_value."
    if d.estimate >= 0:
        return None, f"Who lived it did not pay less within {within}."
    loss, low, high = (-x * of * people for x in (d.estimate, d.high, d.low))
    currency = world.numbers.currency if world.numbers else ""
    assumed = query.goal_value if basis == "assumed value" else None
    return Stake(loss, low, high, currency, basis, people, -d.estimate * of, assumed), ""


def told(compared: Compared, query: PainpointsQuery, goal: str) -> str:
    """The verdict in a sentence."""
    if compared.refused is not None:
        return compared.told
    said = ""
    if compared.goal is not None:
        mine, others = compared.goal.mean, compared.goal.others_mean
        said = f"{mine:.1%} reached {goal} within {query.within}, of others like them {others:.1%}"
    if compared.score is not None:
        mine, others = compared.score.mean, compared.score.others_mean
        said += (
            f"{'; their' if said else 'Their'} scores lie at {mine:.2f} of the scale, those of others at {others:.2f}"
        )
    return f"{said}." if said else "Too few reached the goal or gave a score: nothing is compared."


def _outcomes(compared: Compared) -> list[tuple[Name, Outcome]]:
    """Those by which something may hurt."""
    both: tuple[tuple[Name, Outcome | None], ...] = (("goal", compared.goal), ("score", compared.score))
    return [(name, outcome) for name, outcome in both if outcome is not None]


def _fares(compared: Compared) -> float:
    """Below 0 where people fare worse, by the outcome that tells most surely; 0 where chance may have done it."""
    surest = min((o for _, o in _outcomes(compared)), key=lambda o: o.difference.p, default=None)
    if surest is None or surest.difference.p > 1 - surest.difference.level:
        return 0.0
    return float(np.sign(surest.difference.estimate))
