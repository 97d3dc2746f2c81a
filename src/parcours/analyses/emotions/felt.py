"""How do people feel at each of several places? Means over people, drawn towards the whole where evidence is thin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.emotions.result import Felt, Source, Whole
from parcours.analyses.utterances import by_person
from parcours.model.count import Count
from parcours.stats.differences import Sample
from parcours.stats.shrinkage import error_variances, of_mean, shrunk

_RULE_OF_THREE = 3.0  # where nobody differs, so many of all people still might


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """What was heard at one place: a value from -1 to 1 for each time, and whose it is."""

    person: NDArray[np.int64]
    value: NDArray[np.float64]
    latest: int | None
    part: str


@dataclass(frozen=True, slots=True)
class Shown:
    """How many people show a sign at one place, of all there."""

    people: int
    of: int
    times: int
    latest: int | None
    part: str


def of_heard(source: Source, places: Sequence[Heard], level: float) -> tuple[list[Felt | None], Whole | None]:
    """What is felt at each place where anybody was heard, and what all are drawn towards."""
    samples, strengths = [], []
    for place in places:
        _, mean, _ = by_person(place.person, place.value)
        _, strength, _ = by_person(place.person, np.abs(place.value))
        samples.append(Sample.of(np.sort(mean)))
        strengths.append(float(np.sort(strength).mean()) if len(strength) else None)
    told = [(None, len(place.value), place.latest, place.part) for place in places]
    return _felt(source, samples, told, strengths, level)


def of_shown(places: Sequence[Shown], level: float) -> tuple[list[Felt | None], Whole | None]:
    """Frustration as behaviour shows it: less the share of people who show a sign."""
    samples = []
    for place in places:
        share = place.people / place.of if place.of else 0.0
        variance = share * (1 - share) * place.of / (place.of - 1) if place.of > 1 else 0.0
        samples.append(Sample(place.of, -share, variance))
    told = [(Count(p.people, p.of), p.times, p.latest, p.part) for p in places]
    found, whole = _felt("behaviour", samples, told, [None] * len(samples), level)
    return [
        f and replace(f, valence=min(f.valence, 0.0), high=min(f.high, 0.0), raw_high=_none(f.raw_high)) for f in found
    ], whole


def _felt(
    source: Source, samples: Sequence[Sample], told: Sequence[Any], strengths: Sequence[float | None], level: float
) -> tuple[list[Felt | None], Whole | None]:
    some = [k for k, sample in enumerate(samples) if sample.n]
    found: list[Felt | None] = [None] * len(samples)
    if not some:
        return found, None
    mine = [samples[k] for k in some]
    people = sum(sample.n for sample in mine)
    least = _RULE_OF_THREE / (people + _RULE_OF_THREE)
    variances = [max(v, least / s.n) for v, s in zip(error_variances(mine), mine, strict=True)]
    drawn = shrunk([sample.mean for sample in mine], variances, level)
    for k, sample, one in zip(some, mine, drawn.each, strict=True):
        raw, (shown, times, latest, part) = of_mean(sample, level), told[k]
        found[k] = Felt(
            source=source,
            people=sample.n,
            shown=shown,
            times=times,
            raw=_within(sample.mean),
            raw_low=_within(raw.low) if raw else None,
            raw_high=_within(raw.high) if raw else None,
            valence=_within(one.value),
            low=_within(one.interval.low),
            high=_within(one.interval.high),
            shrunk=one.factor,
            intensity=strengths[k],
            latest=latest,
            part=part,
        )
    return found, Whole(source, people, _within(drawn.mean), drawn.spread, len(some))


def _none(high: float | None) -> float | None:
    """Frustration is nothing at least."""
    return None if high is None else min(high, 0.0)


def _within(value: float) -> float:
    return max(min(value, 1.0), -1.0)
