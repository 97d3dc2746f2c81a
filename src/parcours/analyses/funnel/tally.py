"""What does a chunk add? People by the step that they reached, their times, and what they are told apart by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.values import Values
from parcours.timeline.kernels.moments import by_step

ABSENT = -1  # in place of a value's code: did not come to that step


@dataclass(frozen=True, slots=True)
class Counted:
    """Everybody of a chunk who did the first step of a funnel. Lists are by step, and leave out who is unfinished."""

    level: NDArray[np.uint8]
    unfinished: NDArray[np.bool_]
    seconds: NDArray[np.uint32]  # since the first step, of each step reached, end to end
    at_level: NDArray[np.int64]  # how many came to each level; behind these, of who is unfinished
    since_first: list[NDArray[np.uint32]]
    since_previous: list[NDArray[np.uint32]]
    alternatives: dict[int, NDArray[np.int64]]  # of steps by their place: how many did which, of those who count


def counted(
    level: NDArray[np.uint8],
    unfinished: NDArray[np.bool_],
    seconds: NDArray[np.uint32],
    steps: int,
    alternatives: dict[int, NDArray[np.int64]],
) -> Counted:
    """Everybody of a chunk, with what sums need: each chunk's thread makes it, as sums are made by one alone."""
    at_level = np.bincount(level + np.where(unfinished, np.uint8(steps + 1), np.uint8(0)), minlength=2 * steps + 2)
    lists = by_step(level, unfinished, seconds, at_least(at_level[: steps + 1]))
    return Counted(level, unfinished, seconds, at_level, *lists, alternatives)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a chunk adds."""

    parts: tuple[Counted, ...]  # of each funnel
    group: NDArray[np.int64]  # of the first one: code of everybody's value, or ABSENT; empty without a breakdown
    values: Values | None  # what the codes mean
    units: NDArray[np.int64]  # rows: unit of the calendar, level (above all levels, of who is unfinished), how many
    placed: int  # subjects with events of day precision
    undated: int = 0  # subjects that cannot be counted, as these have no place in the order of arrival

    @staticmethod
    def nobody(undated: int) -> Tally:
        none = np.empty(0, np.int64)
        return Tally((), none, None, np.empty((3, 0), np.int64), 0, undated)


def at_least(at_level: NDArray[np.int64]) -> list[int]:
    """How many reached each step, from how many came to each level."""
    return at_level[::-1].cumsum()[::-1][1:].tolist()
