"""Which figure follows of answers, and does it differ from others'? By the rule of the scale's kind."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.scores.answered import Scored
from parcours.analyses.scores.result import Against, Estimate, ScoreGroup, ScoreValue
from parcours.model.count import Count
from parcours.stats.differences import Difference, Sample, of_estimates, of_means, of_shares
from parcours.stats.intervals import Interval, wilson
from parcours.stats.nps import nps, nps_interval
from parcours.stats.shrinkage import of_mean

_MOST = 20  # different values of a scale; more are no scale
_POINTS = 100
Places = NDArray[np.int64]


def group(name: str, part: str, scale: Scored, latest: Places, answers: int, level: float) -> ScoreGroup:
    """The figures of some people's latest answers."""
    good = np.sort(scale.meaning.good(scale.score[latest]))  # in an order of their own, so that sums are the same
    n = len(good)
    top, bottom = (int(np.count_nonzero(some)) for some in (good >= scale.meaning.top, good <= scale.meaning.bottom))
    sample = Sample.of(np.sort(scale.score[latest]))
    mean = _estimate(sample.mean, of_mean(sample, level))
    return ScoreGroup(
        name=name,
        part=part,
        people=n,
        answers=answers,
        leading=_leading(scale, top, bottom, n, mean, level),
        mean=mean,
        top=Count(top, n),
        bottom=Count(bottom, n),
        against=None,
    )


def against(
    scale: Scored, mine: Places, theirs: Places, one: ScoreGroup, other: ScoreGroup | None, least: int, level: float
) -> Against | None:
    """How much higher the one group's figure is; None where either has too few people. The p is not corrected yet."""
    if other is None or min(one.people, other.people) < least:
        return None
    found = _difference(scale, mine, theirs, one, other, level)
    if found is None:
        return None
    size = _POINTS if scale.meaning.kind == "nps" else 1
    return Against(size * found.estimate, size * found.low, size * found.high, found.p, clear=False)


def values_of(scale: Scored, latest: Places) -> tuple[ScoreValue, ...]:
    """How many gave each value that anybody ever gave, from the lowest on."""
    if len(scale.scale.values) > _MOST:
        return ()
    score = scale.score[latest]
    return tuple(
        ScoreValue(value, Count(int(np.count_nonzero(score == value)), len(score)))
        for value in scale.scale.values.tolist()
    )


def _leading(scale: Scored, top: int, bottom: int, n: int, mean: Estimate, level: float) -> Estimate:
    kind = scale.meaning.kind
    if kind == "score":
        return mean
    if kind == "nps":
        score, within = nps(top, bottom, n), nps_interval(top, bottom, n, level)
        assert score is not None
        assert within is not None
        return Estimate(_POINTS * score, _POINTS * within.low, _POINTS * within.high)
    return _estimate(top / n if n else 0.0, wilson(top, n, level))


def _difference(
    scale: Scored, mine: Places, theirs: Places, one: ScoreGroup, other: ScoreGroup, level: float
) -> Difference | None:
    kind = scale.meaning.kind
    if kind in ("csat", "ces"):
        return of_shares(one.top.people, one.people, other.top.people, other.people, level)
    if kind == "score":
        first, second = (Sample.of(np.sort(scale.score[some])) for some in (mine, theirs))
        return of_means(first, second, level)
    scores = [nps(g.top.people, g.bottom.people, g.people) for g in (one, other)]
    within = [nps_interval(g.top.people, g.bottom.people, g.people, level) for g in (one, other)]
    if scores[0] is None or scores[1] is None or within[0] is None or within[1] is None:
        return None
    return of_estimates(scores[0], within[0], scores[1], within[1])


def _estimate(value: float, within: Interval | None) -> Estimate:
    return Estimate(value, within.low if within else None, within.high if within else None)
