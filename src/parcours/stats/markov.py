"""How much would be lost without a channel? Removal effects in a Markov chain of touches, solved exactly.

E. Anderl, I. Becker, F. von Wangenheim, J. H. Schumann, Mapping the customer journey: Lessons learned from graph-based
online attribution modeling. International Journal of Research in Marketing 33 (2016), 457-474. Paths are walks from
*start* over channels to *converted* or *lost*; a state is the last touch (order 1) or the last two (order 2), and its
transitions are as frequent as they were seen. A channel is removed by losing every walk at the moment that it would
touch it. A channel's removal effect is the share of the chance of conversion that is lost so; credit is in proportion
to it, and all credit together is all conversions.

Nothing is simulated: with N = (I - Q)^-1, the expected visits, and h the chance of conversion from each state, walks
that meet the states A convert with the chance N[start, A] N[A, A]^-1 h[A], for N[start, A] N[A, A]^-1 is how often
each of A is the first that a walk meets (J. G. Kemeny and J. L. Snell, Finite Markov Chains, 1960).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.stats.attribution import Paths

MOST_STATES = 2000  # solved as a full matrix: 32 MB, a second or so


@dataclass(frozen=True, slots=True, eq=False)
class Removal:
    """What the chain says."""

    chance: float  # of conversion
    effects: NDArray[np.float64]  # the share of the chance that is lost without each channel
    credit: NDArray[np.float64]  # conversions


def removal(paths: Paths, order: int = 1) -> Removal:
    """Removal effects and credit. Without any lost path every walk converts, and an effect is the share that meets it.

    Raises `OverflowError` where the paths have more than `MOST_STATES` states.
    """
    if order not in (1, 2):
        raise ValueError(f"an order of {order} is neither 1 nor 2")
    state, owner = _states(paths, order)
    if len(owner) > MOST_STATES:
        raise OverflowError(f"{len(owner)} states")
    start, moves, ends = _counted(paths, state, len(owner))
    out = moves.sum(axis=1) + ends.sum(axis=1)
    out[out == 0] = 1  # states of paths that never happened
    visits = np.linalg.inv(np.eye(len(owner)) - moves / out[:, None]) if len(owner) else np.empty((0, 0))
    converting = visits @ (ends[:, 0] / out)
    begun = start / max(start.sum(), 1e-300)
    reached = begun @ visits
    chance = float(begun @ converting)
    met = np.array([_through(np.flatnonzero(owner == c), reached, visits, converting) for c in range(paths.channels)])
    effects = met / chance if chance > 0 else np.zeros(paths.channels)
    all_effects = effects.sum()
    credit = paths.total * effects / all_effects if all_effects > 0 else np.zeros(paths.channels)
    return Removal(chance, effects, credit)


def _through(
    mine: NDArray[np.int64], reached: NDArray[np.float64], visits: NDArray[np.float64], converting: NDArray[np.float64]
) -> float:
    """The chance of a walk that meets one of these states and converts."""
    if not len(mine):
        return 0.0
    entering = np.linalg.solve(visits[np.ix_(mine, mine)].T, reached[mine])
    return float(entering @ converting[mine])


def _states(paths: Paths, order: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The state of each touch, numbered, and the channel that each state has touched last."""
    before = np.full(len(paths.channel), -1, np.int64)
    if order == 2:
        before[1:] = paths.channel[:-1]
        before[paths.offsets[:-1][paths.lengths > 0]] = -1
    key = (before + 1) * max(paths.channels, 1) + paths.channel
    seen = np.bincount(key) > 0
    return (np.cumsum(seen) - 1)[key], np.flatnonzero(seen) % max(paths.channels, 1)


def _counted(
    paths: Paths, state: NDArray[np.int64], states: int
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """How often each state comes first, how often one follows another, and how often each ends: converted, lost."""
    some = paths.lengths > 0
    lost = paths.missed
    walks = (paths.converted + lost)[some]
    first, last = paths.offsets[:-1][some], paths.offsets[1:][some] - 1
    start = np.bincount(state[first], walks, minlength=states)
    ends = np.stack([np.bincount(state[last], w[some], minlength=states) for w in (paths.converted, lost)], axis=1)
    path = np.repeat(np.arange(len(lost)), paths.lengths)
    on = np.ones(len(state), np.bool_)
    on[last] = False
    at = np.flatnonzero(on)
    pairs = np.bincount(state[at] * states + state[at + 1], (paths.converted + lost)[path[at]], minlength=states**2)
    return start.astype(np.float64), pairs.reshape(states, states).astype(np.float64), ends.astype(np.float64)
