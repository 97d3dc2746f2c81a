"""Does the strongest moment, or the last, tell the score that people give in the end, more than the mean of all?

That people judge an episode by its peak and its end, hardly by its length: B. L. Fredrickson and D. Kahneman, Duration
neglect in retrospective evaluations of affective episodes. Journal of Personality and Social Psychology 65 (1993),
45-55. Here it is looked at on the workspace's own data: of people who said something twice or more before a score, the
correlations of that score with peak (the value farthest from 0, of equals the later), end, mean of both, mean of all.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.emotions.result import Correlation, PeakEnd
from parcours.stats.correlations import ahead, fisher, pearson

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]
_TWICE = 2
What = Literal["peak", "end", "peak and end", "mean"]
Verdict = Literal["peak and end tell more", "the mean tells more", "no difference"]


class Final(NamedTuple):
    """A scale: what it is called, and each answer on it (good ones high)."""

    event: str
    property: str
    person: Whole
    time: Whole
    score: Numbers


def peak_end(
    finals: Sequence[Final], person: Whole, time: Whole, sentiment: Numbers, least: int, level: float
) -> PeakEnd | None:
    """Of the scale that most people gave after saying something twice. None where nobody did on any."""
    found = [(final, _pairs(final, person, time, sentiment)) for final in finals]
    found = [one for one in found if len(one[1])]
    if not found:
        return None
    final, pairs = max(found, key=lambda one: (len(one[1]), one[0].event, one[0].property))
    return _told(final, pairs, least, level)


def _pairs(final: Final, person: Whole, time: Whole, sentiment: Numbers) -> Numbers:
    """One row for each person: the last score, peak, end and mean of what they said before it."""
    order = np.lexsort((final.score, final.time, final.person))
    who, when, score = final.person[order], final.time[order], final.score[order]
    last = np.append(who[1:] != who[:-1], True)[: len(who)]
    who, when, score = who[last], when[last], score[last]
    at = np.minimum(np.searchsorted(who, person), max(len(who) - 1, 0))
    before = (who[at] == person) & (time < when[at]) if len(who) else np.zeros(len(person), np.bool_)
    person, time, sentiment = person[before], time[before], sentiment[before]
    order = np.lexsort((sentiment, time, person))
    person, sentiment = person[order], sentiment[order]
    edges = np.append(np.flatnonzero(np.diff(person, prepend=-1)), len(person))
    rows = []
    for low, high in pairwise(edges.tolist()):
        if high - low >= _TWICE:
            said = sentiment[low:high]
            peak = said[len(said) - 1 - int(np.argmax(np.abs(said[::-1])))]
            rows.append((score[np.searchsorted(who, person[low])], peak, said[-1], float(np.sort(said).mean())))
    return np.array(sorted(rows)) if rows else np.empty((0, 4))


def _told(final: Final, pairs: Numbers, least: int, level: float) -> PeakEnd:
    score, peak, end, mean = pairs.T
    n = len(pairs)
    each: dict[What, Numbers] = {"peak": peak, "end": end, "peak and end": (peak + end) / 2, "mean": mean}
    r: dict[What, float | None] = {}
    if n >= least:
        r = {what: pearson(values, score) for what, values in each.items()}
    correlations = []
    for what, one in r.items():
        within = fisher(one, n, level) if one is not None else None
        if one is not None and within is not None:
            correlations.append(Correlation(what, one, within.low, within.high))
    both, all = r.get("peak and end"), r.get("mean")
    between = pearson(each["peak and end"], mean)
    if both is None or all is None or between is None:
        return PeakEnd(final.event, final.property, n, tuple(correlations), None, None, None, "too few")
    within = ahead(both, all, between, n, level)
    assert within is not None
    verdict = (
        "peak and end tell more" if within.low > 0 else "the mean tells more" if within.high < 0 else "no difference"
    )
    return PeakEnd(final.event, final.property, n, tuple(correlations), both - all, within.low, within.high, verdict)
