"""Do those who live something say it more often, where few say it at all? An exact test over strata.

In each stratum, given how many are exposed and how many speak, the exposed who speak are hypergeometric if the two do
not hang together (R. A. Fisher, Statistical Methods for Research Workers, 5th ed. 1934, par. 21.02); their sum over
strata is what D. R. Cox conditions on (Analysis of Binary Data, 1970, ch. 5), and its distribution is the convolution
of theirs. One-sided: as many as were seen, or more. It never finds more than it says.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parcours.stats.strata import Strata


def more_often(strata: Strata) -> float:
    """The probability of so many successes in group 1, or more, where groups do not differ."""
    seen, low, chance = 0, 0, np.ones(1)
    rows = zip(*(np.asarray(a).tolist() for a in (strata.n1, strata.y1, strata.n0, strata.y0)), strict=True)
    for n1, y1, n0, y0 in rows:
        seen += round(y1)
        first, mine = _hypergeometric(round(n1), round(n0), round(y1 + y0))
        low += first
        chance = np.convolve(chance, mine)
    return float(min(chance[max(seen - low, 0) :].sum(), 1.0))


def _hypergeometric(n1: int, n0: int, drawn: int) -> tuple[int, NDArray[np.float64]]:
    """The least number of group 1 among those drawn, and the chances of it and of all more."""
    low, high = max(0, drawn - n0), min(n1, drawn)
    k = np.arange(low, high)
    ratio = (n1 - k) / (k + 1) * ((drawn - k) / (n0 - drawn + k + 1))  # of each chance to the one before
    logs = np.concatenate([[0.0], np.cumsum(np.log(ratio))])
    chance = np.exp(logs - logs.max())
    return low, chance / chance.sum()
