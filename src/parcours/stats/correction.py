"""Of many differences tried, which still stand? Probabilities corrected for how many were tried.

- Holm: at most `level` is the chance of *any* false find, whatever hangs together with what (S. Holm, A simple
  sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6 (1979), 65-70).
- Benjamini and Hochberg: of the finds, at most `level` are false on average, where tests are independent or hang
  together positively (Controlling the false discovery rate. JRSS B 57 (1995), 289-300).
- Benjamini and Yekutieli: the same, whatever hangs together (Annals of Statistics 29 (2001), 1165-1188).

A corrected p is the least level at which its difference would stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

Correction = Literal["holm", "benjamini-hochberg", "benjamini-yekutieli"]


def adjusted(p: Sequence[float], how: Correction = "holm") -> list[float]:
    """The probabilities corrected in one of the ways above, in their order."""
    ways = {"holm": holm, "benjamini-hochberg": benjamini_hochberg, "benjamini-yekutieli": benjamini_yekutieli}
    return ways[how](p)


def holm(p: Sequence[float]) -> list[float]:
    """Step down: the least is multiplied by all, the next by all but one, and none is less than one before it."""
    values, order = _ordered(p)
    steps = np.maximum.accumulate(values[order] * np.arange(len(values), 0, -1))
    return _placed(steps, order)


def benjamini_hochberg(p: Sequence[float]) -> list[float]:
    """Step up: the k-th least of n is multiplied by n / k, and none is more than one after it."""
    values, order = _ordered(p)
    n = len(values)
    steps = np.minimum.accumulate((values[order] * n / np.arange(1, n + 1))[::-1])[::-1]
    return _placed(steps, order)


def benjamini_yekutieli(p: Sequence[float]) -> list[float]:
    """As Benjamini and Hochberg, times 1 + 1/2 + ... + 1/n."""
    values, order = _ordered(p)
    n = len(values)
    harmonic = float((1 / np.arange(1, n + 1)).sum())
    steps = np.minimum.accumulate((values[order] * harmonic * n / np.arange(1, n + 1))[::-1])[::-1]
    return _placed(steps, order)


def _ordered(p: Sequence[float]) -> tuple[np.ndarray, np.ndarray]:
    values = np.asarray(p, np.float64)
    if values.size and not ((values >= 0) & (values <= 1)).all():
        raise ValueError("a probability lies between 0 and 1")
    return values, np.argsort(values, kind="stable")


def _placed(steps: np.ndarray, order: np.ndarray) -> list[float]:
    found = np.empty(len(order))
    found[order] = np.minimum(steps, 1.0)
    return found.tolist()
