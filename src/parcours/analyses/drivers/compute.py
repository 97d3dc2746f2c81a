"""What goes with an overall score? Each rating's or theme's share of what all explain of it, with intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among, told
from parcours.analyses.drivers.query import DriversQuery
from parcours.analyses.drivers.result import Driver, DriversResult, Left, Portion, Quadrant
from parcours.analyses.drivers.table import BADLY, Column, Table, table
from parcours.analyses.drivers.text import lines
from parcours.analyses.registry import analysis
from parcours.analyses.terminal import many
from parcours.model.count import Count
from parcours.stats.correlations import pearson
from parcours.stats.differences import Sample
from parcours.stats.drivers import MOST, Importance, Resampled, covariance, importance, resampled
from parcours.stats.intervals import wilson
from parcours.stats.shrinkage import of_mean
from parcours.timeline.snapshot import Snapshot

LEVEL = 0.95
SAID = 10  # people who said a theme, at least
_SEED = 2000  # the same people are drawn again each time, so that an answer can be counted again
_EACH = 5  # people for each driver, at least
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class _Explained:
    point: Importance
    again: Resampled


@analysis("drivers", query=DriversQuery, result=DriversResult, text=lines, listens=True)
def run(snapshot: Snapshot, query: DriversQuery) -> DriversResult:
    """Share out what ratings or themes explain of the score."""
    asked = table(snapshot, query)
    kept, left = _kept(asked, query)
    data, people = _data(asked, kept)
    needed = max(query.least, _EACH * len(kept))
    refused = ""
    if len(kept) < 2:
        refused = _nothing(asked, kept, query)
    elif people < needed:
        refused = f"{many(people, 'person', 'people')} gave {asked.name} and one of these; {needed:,} are needed."
    elif np.nanstd(data[:, -1]) == 0:
        refused = f"All who gave {asked.name} gave the same."
    found = None if refused else _explained(data, query)
    missing = float(np.isnan(data[:, :-1]).mean()) if data.size and len(kept) else 0.0
    score = np.sort(asked.meaning.good(asked.score))
    return DriversResult(
        score=asked.name,
        of=asked.of,
        people=people,
        low_end=asked.meaning.low,
        high_end=asked.meaning.high,
        mean=float(score.mean()) if len(score) else None,
        explained=_share(found.point.explained, found.again, found.again.explained) if found else None,
        drivers=tuple(_drivers(asked, kept, found)) if found else (),
        left=tuple(left),
        missing=missing,
        how_missing="em" if missing else "none",
        refused=refused,
        level=LEVEL,
        notes=(*told(query.among, among(snapshot, query.among)), *_notes(asked, missing, query, found)),
    )


def _kept(asked: Table, query: DriversQuery) -> tuple[list[Column], list[Left]]:
    """Drivers that enough people have, those of most people first; and the others, with the reason."""
    sized = sorted(((_rated(c), c) for c in asked.columns), key=lambda one: (-one[0], one[1].name))
    kept: list[Column] = []
    left: list[Left] = []
    for n, column in sized:
        of = Count(n, len(asked.person) if column.meaning is not None else int(asked.wrote.sum()))
        known = column.values[~np.isnan(column.values)]
        if n < (query.least if column.meaning is not None else SAID):
            left.append(Left(column.name, of, "too few"))
        elif known.std() == 0:
            left.append(Left(column.name, of, "all alike"))
        elif len(kept) == MOST:
            left.append(Left(column.name, of, "too many"))
        else:
            kept.append(column)
    return kept, left


def _rated(column: Column) -> int:
    """People who rated it; of a theme, who said it."""
    known = ~np.isnan(column.values)
    return int(np.count_nonzero(known if column.meaning is not None else known & (column.values > 0)))


def _data(asked: Table, kept: Sequence[Column]) -> tuple[Numbers, int]:
    """People's numbers in standard deviations, the score last, in an order of their own."""
    raw = np.stack([*(column.values for column in kept), asked.score], axis=1)
    raw = raw[~np.isnan(raw[:, :-1]).all(axis=1)] if len(kept) else raw[:0]
    if not len(raw):
        return raw, 0
    raw = raw[np.lexsort(np.nan_to_num(raw, nan=1e9).T)]
    spread = np.nanstd(raw, axis=0)
    return (raw - np.nanmean(raw, axis=0)) / np.where(spread > 0, spread, 1.0), len(raw)


def _explained(data: Numbers, query: DriversQuery) -> _Explained:
    rng = np.random.default_rng(_SEED)
    return _Explained(importance(covariance(data)), resampled(data, query.resamples, rng))


def _drivers(asked: Table, kept: Sequence[Column], found: _Explained) -> list[Driver]:
    point, again = found.point, found.again
    shares, weights = (_normal(x[None])[0] for x in (point.lmg, point.relative))
    all_shares, all_weights = _normal(again.lmg), _normal(again.relative)
    performances = [_performance(column) for column in kept]
    middle = float(np.mean([p.value for p in performances]))
    made = []
    for k, column in enumerate(kept):
        known = ~np.isnan(column.values)
        together = pearson(*_ordered(column.values[known], asked.score[known])) or 0.0
        share = _share(shares[k], again, all_shares[:, k])
        made.append(
            Driver(
                name=column.name,
                people=Count(
                    _rated(column), len(asked.person) if column.meaning is not None else int(asked.wrote.sum())
                ),
                importance=share,
                explained=float(point.lmg[k]),
                relative=_share(weights[k], again, all_weights[:, k]),
                together=together,
                performance=performances[k].value,
                performance_low=performances[k].low,
                performance_high=performances[k].high,
                quadrant=_quadrant(share, 1 / len(kept), column, performances[k].value >= middle, together),
                part=f"{'rated' if column.meaning is not None else 'said'} {column.name}",
            )
        )
    return sorted(made, key=lambda d: (-d.importance.value, d.name))


def _normal(x: Numbers) -> Numbers:
    total = x.sum(axis=1, keepdims=True)
    return np.divide(x, total, out=np.full_like(x, 1 / x.shape[1]), where=total > 0)


def _share(value: float, again: Resampled, drawn: Numbers) -> Portion:
    low, high = again.interval(drawn, LEVEL)
    return Portion(float(value), float(low), float(high))


def _performance(column: Column) -> Portion:
    """The mean on the driver's own scale, from 0 to 1; of a theme the share who said it."""
    known = np.sort(column.values[~np.isnan(column.values)])
    if column.meaning is None:
        said = int(known.sum())
        within = wilson(said, len(known), LEVEL)
        assert within is not None
        return Portion(said / len(known), within.low, within.high)
    m = column.meaning
    sample = Sample.of((known - m.low) / (m.high - m.low))
    within = of_mean(sample, LEVEL)
    assert within is not None
    return Portion(sample.mean, max(within.low, 0.0), min(within.high, 1.0))


def _quadrant(share: Portion, equal: float, column: Column, well: bool, together: float) -> Quadrant | None:
    """Only where its importance is surely more, or less, than an equal share of all."""
    if share.low <= equal <= share.high:
        return None
    important = share.low > equal
    if column.meaning is None:
        if not important:
            return "leave"
        return "improve" if column.name.endswith(BADLY) and together < 0 else "keep up"
    if important:
        return "keep up" if well else "improve"
    return "leave" if well else "watch"


def _ordered(x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
    order = np.lexsort((y, x))
    return x[order], y[order]


def _nothing(asked: Table, kept: Sequence[Column], query: DriversQuery) -> str:
    what = "rated" if asked.of == "ratings" else "said"
    least = query.least if asked.of == "ratings" else SAID
    return (
        f"{many(len(kept), 'driver')} {what} by {least:,} of the {many(len(asked.person), 'person', 'people')} who "
        f"gave {asked.name}; two are needed."
    )


def _notes(asked: Table, missing: float, query: DriversQuery, found: _Explained | None) -> list[str]:
    if found is None:
        return []
    notes = [
        "Associated, not caused: who rates one thing well may rate all well. Importance is the share of what all "
        "drivers explain together (Shapley's value of R2, LMG); relative weights (Johnson 2000) are its check.",
        f"Intervals: people drawn again {query.resamples:,} times.",
    ]
    if asked.of == "themes":
        notes.append(
            "Drivers are what people said in words, badly or well. Who wrote and did not say it counts as not having "
            "said it, which is no rating; who wrote nothing is left out."
        )
    elif missing:
        notes.append(
            f"{missing:.0%} of the ratings are not there (not asked, or not applicable). They are taken as unknown, "
            "never as 0: by the likeliest covariances (EM), which holds where their absence hangs on nothing but other "
            "answers."
        )
    return notes
