"""Why did a ratio change: did the groups change, or how many belong to each? An exact split into rate and mix.

E. M. Kitagawa, Components of a difference between two rates. JASA 50 (1955), 1168-1194: with weights w and rates r,

    R1 - R0 = sum (w0 + w1) / 2 * (r1 - r0)  +  sum (r0 + r1) / 2 * (w1 - w0)

without a remainder. As the weights' changes add to nothing, each group's rate may be taken against the middle of the
two overall ratios: so a group that grows adds to the mix only where it is above the whole. A group that was there once
has the same rate both times, and all of it is mix.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Number = TypeVar("Number")  # float, or Fraction where it must be exact to the last digit


@dataclass(frozen=True, slots=True)
class Part(Generic[Number]):
    """What one group adds to the difference."""

    rate: Number  # by what it does otherwise than before
    mix: Number  # by being a greater or smaller part of the whole


def kitagawa(
    before: Sequence[tuple[Number, Number]], now: Sequence[tuple[Number, Number]]
) -> list[Part[Number]] | None:
    """Split the difference of two ratios of sums. For each group its numerator and denominator, then and now; None
    where either time there was nothing to divide by. All parts add up to the difference."""
    tops, bottoms = [[_sum([pair[i] for pair in side]) for side in (before, now)] for i in (0, 1)]
    if not bottoms[0] or not bottoms[1]:
        return None
    middle = (tops[0] / bottoms[0] + tops[1] / bottoms[1]) / 2  # type: ignore[operator]
    return [_part(*old, *new, bottoms[0], bottoms[1], middle) for old, new in zip(before, now, strict=True)]


def _part(x0, n0, x1, n1, all0, all1, middle) -> Part:
    w0, w1 = n0 / all0, n1 / all1
    if not n0 and not n1:  # nobody, either time; what it has without a denominator is rate
        return Part(x1 / all1 - x0 / all0, w1 - w0)
    r0 = x0 / n0 if n0 else x1 / n1
    r1 = x1 / n1 if n1 else r0
    return Part((w0 + w1) / 2 * (r1 - r0), (w1 - w0) * ((r0 + r1) / 2 - middle))


def _sum(numbers):
    return sum(numbers[1:], numbers[0]) if numbers else 0
