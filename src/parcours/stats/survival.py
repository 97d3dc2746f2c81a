"""How long do they stay? Kaplan-Meier's estimate, in which those who are still there are censored, not short
stays.

E. L. Kaplan and P. Meier, Nonparametric estimation from incomplete observations. JASA 53 (1958), 457-481. The
variance is Greenwood's; intervals are on the log(-log) scale (Kalbfleisch and Prentice), which keeps them
within 0 to 1. Stays of one person are taken as independent.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from parcours.stats.intervals import two_sided


@dataclass(frozen=True, slots=True)
class Survival:
    """The estimate at each time at which somebody left; a stay censored then was still at risk."""

    times: NDArray[np.float64]
    at_risk: NDArray[np.int64]
    left: NDArray[np.int64]
    staying: NDArray[np.float64]  # the share that stays longer than the time
    variance: NDArray[np.float64]  # Greenwood's
    stays: int
    censored: int

    def quantile(self, share: float) -> float | None:
        """The time by which `share` have left; None where the estimate does not get so far.

        Where exactly that share has left between two times, the middle of them, as is usual for the median.
        """
        gone = np.round(self.staying - (1 - share), 12)
        reached = np.flatnonzero(gone <= 0)
        if not reached.size:
            return None
        first = reached[0]
        if gone[first] == 0 and first + 1 < self.times.size:
            return float(self.times[first] + self.times[first + 1]) / 2
        return float(self.times[first])

    def interval(self, level: float = 0.95) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Lower and upper bounds of `staying`, by log(-log); nan where nobody has left yet or all have."""
        z = two_sided(level)
        with np.errstate(divide="ignore", invalid="ignore"):
            logs = np.log(self.staying)
            half = z * np.sqrt(self.variance) / (self.staying * np.abs(logs))
            return self.staying ** np.exp(half), self.staying ** np.exp(-half)


def kaplan_meier(durations: ArrayLike, observed: ArrayLike) -> Survival:
    """The estimate from each stay's length, and whether its end was seen (else it is censored there)."""
    lengths = np.asarray(durations).ravel()
    seen = np.asarray(observed, dtype=bool).ravel()
    if lengths.shape != seen.shape or (lengths.size and lengths.min() < 0):
        raise ValueError("durations and observed must be of one length, and no duration negative")
    ended, open_ = np.sort(lengths[seen]), np.sort(lengths[~seen])
    first = np.flatnonzero(np.concatenate([[True], ended[1:] != ended[:-1]])) if ended.size else np.empty(0, np.int64)
    times, left = ended[first], np.diff(np.append(first, ended.size))
    at_risk = ended.size - first + open_.size - np.searchsorted(open_, times, side="left")
    staying = np.cumprod(1 - left / at_risk, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        summed = np.cumsum(left / (at_risk * (at_risk - left)))
        variance = np.where(staying > 0, staying**2 * summed, 0.0)
    return Survival(
        times.astype(np.float64), at_risk.astype(np.int64), left.astype(np.int64), staying, variance,
        stays=lengths.size, censored=int(lengths.size - ended.size),
    )  # fmt: skip
