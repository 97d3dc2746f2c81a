"""How did people score, on each scale? Means and shares of the answers of one event's property, never of several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.sums import add_up
from parcours.analyses.voice.answers import Answers, distinct
from parcours.analyses.voice.result import ScoreFigures, ScoreShare
from parcours.analyses.voice.sources import Source
from parcours.model.count import Count
from parcours.stats.clusters import ratio

LEVEL = 0.95
_MOST = 20  # different values of a scale; more are no scale


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """What is known of a scale: the values that anybody gave."""

    source: int
    which: int  # of the source's scores
    event: str
    property: str
    values: NDArray[np.float64]  # ascending, distinct

    def of(self, rows: Answers) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
        """Which rows have a score on it, and the scores."""
        score = rows.scores[:, self.which]
        mine = (rows.source == self.source) & ~np.isnan(score)
        return mine, score[mine]


def scales(found: Sequence[Source], all: Answers) -> list[Scale]:
    """The scales on which anybody ever answered."""
    made = []
    for source, one in enumerate(found):
        for which, property in enumerate(one.scores):
            scale = Scale(source, which, one.event, property, np.empty(0))
            _, score = scale.of(all)
            if len(score):
                made.append(Scale(source, which, one.event, property, _values(score)))
    return made


def figures(rows: Answers, known: Sequence[Scale]) -> tuple[ScoreFigures, ...]:
    """Those on which somebody answered among these rows, most answers first."""
    made = [_figures(rows, scale) for scale in known]
    told = [one for one in made if one is not None]
    return tuple(sorted(told, key=lambda f: (-f.n, f.event, f.property)))


def heights(rows: Answers, known: Sequence[Scale]) -> NDArray[np.float64]:
    """How high each answer is on its scale, from 0 to 1: of several the first's. NaN where it has no score, or where
    all ever gave the same."""
    height = np.full(len(rows), np.nan)
    for scale in reversed(known):
        mine, score = scale.of(rows)
        low, high = scale.values[0], scale.values[-1]
        if high > low:
            height[mine] = (score - low) / (high - low)
    return height


def _values(score: NDArray[np.float64]) -> NDArray[np.float64]:
    ordered = np.sort(score)
    return ordered[np.append(True, ordered[1:] != ordered[:-1])]


def _figures(rows: Answers, scale: Scale) -> ScoreFigures | None:
    mine, score = scale.of(rows)
    if not len(score):
        return None
    person = rows.person[mine]
    _, n, x = add_up(person, np.ones(len(score)), score)
    order = np.lexsort((n, x))
    estimate = ratio(x[order], n[order])
    assert estimate is not None
    interval = estimate.interval(LEVEL)
    return ScoreFigures(
        event=scale.event,
        property=scale.property,
        scale_low=float(scale.values[0]),
        scale_high=float(scale.values[-1]),
        n=len(score),
        people=len(n),
        mean=estimate.value,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        shares=_shares(scale.values, score, person, len(n)) if len(scale.values) <= _MOST else (),
        latest=int(rows.time[mine].max()),
    )


def _shares(values: NDArray[Any], score: NDArray[Any], person: NDArray[Any], people: int) -> tuple[ScoreShare, ...]:
    found = []
    for value in values.tolist():
        gave = person[score == value]
        found.append(ScoreShare(value, len(gave), Count(distinct(gave), people)))
    return tuple(found)
