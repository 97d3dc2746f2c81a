"""What differs between those who went on and those who left? Each value and each number is a candidate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.dropoff.result import NumberDiffers, ValueDiffers
from parcours.analyses.grouping import Coded, Value, numbered
from parcours.model.count import Count
from parcours.stats.correction import Correction, adjusted
from parcours.stats.differences import of_shares
from parcours.stats.effects import cliffs_delta, cohen_h
from parcours.stats.quantiles import quantiles

LEAST = 10  # people with, and without: what concerns fewer is no candidate
VALUES = 10  # of a property, those of most people


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """Everybody's value of a property, chunk by chunk."""

    property: str
    parts: Sequence[Coded]


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """Everybody's number, nan where there is none."""

    property: str
    unit: Literal["", "seconds"]
    numbers: NDArray[np.float64]


def differing(
    went_on: NDArray[np.bool_], values: Sequence[Values], numbers: Sequence[Numbers], level: float, how: Correction
) -> tuple[list[ValueDiffers], list[NumberDiffers]]:
    """All candidates, those that differ most surely first, with p corrected for all of them together."""
    of_values = [found for v in values for found in _values(v, went_on, level)]
    of_numbers = [found for n in numbers if (found := _number(n, went_on, level)) is not None]
    p = adjusted([*(v.difference.p for v in of_values), *(n.effect.p for n in of_numbers)], how)
    of_values = [replace(v, p=q, found=q <= 1 - level) for v, q in zip(of_values, p, strict=False)]
    of_numbers = [replace(n, p=q, found=q <= 1 - level) for n, q in zip(of_numbers, p[len(of_values) :], strict=True)]
    of_values.sort(key=lambda v: (v.p, -abs(v.difference.estimate), v.property, str(v.value)))
    of_numbers.sort(key=lambda n: (n.p, -abs(n.effect.estimate), n.property))
    return of_values, of_numbers


def _values(candidate: Values, went_on: NDArray[np.bool_], level: float) -> list[ValueDiffers]:
    """Each value that enough people have, and enough have not; of two that divide everybody, one."""
    number, known = numbered(candidate.parts)
    having = np.bincount(number, minlength=len(known))
    on = np.bincount(number[went_on], minlength=len(known))
    everybody, all_on = len(went_on), int(went_on.sum())
    order = sorted(range(len(known)), key=lambda v: (-having[v], *_place(known[v])))
    shown = [v for v in order if LEAST <= having[v] <= everybody - LEAST][:VALUES]
    if len(shown) == 2 and having[shown].sum() == everybody:
        shown = shown[:1] if known[shown[0]] is not None else shown[1:]
    found = []
    for v in shown:
        with_it, without_it = Count(int(on[v]), int(having[v])), Count(all_on - int(on[v]), everybody - int(having[v]))
        counts = with_it.people, with_it.of, without_it.people, without_it.of
        difference, effect = of_shares(*counts, level), cohen_h(*counts, level)
        assert difference is not None
        assert effect is not None
        found.append(
            ValueDiffers(candidate.property, known[v], with_it, without_it, difference, effect, difference.p, False)
        )
    return found


def _place(value: Value) -> tuple[str, str]:
    return type(value).__name__, str(value)


def _number(candidate: Numbers, went_on: NDArray[np.bool_], level: float) -> NumberDiffers | None:
    known = ~np.isnan(candidate.numbers)
    on, left = candidate.numbers[known & went_on], candidate.numbers[known & ~went_on]
    if min(len(on), len(left)) < LEAST:
        return None
    effect = cliffs_delta(on, left, level)
    assert effect is not None
    return NumberDiffers(
        candidate.property, candidate.unit, len(on), len(left), quantiles(on, [0.5])[0], quantiles(left, [0.5])[0],
        effect, effect.p, False,
    )  # fmt: skip
