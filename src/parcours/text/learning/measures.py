"""How often is a sign right, and how sure is that? Accuracy and macro-F1 with intervals, and calibration."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.stats.intervals import wilson

_DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Accuracy:
    """`right` of `of` texts. Both intervals are of 95 %."""

    right: int
    of: int
    low: float  # of the share that is right (Wilson)
    high: float
    macro_f1: float  # the mean over signs of F1: each sign weighs the same, however rare
    f1_low: float  # texts drawn anew a thousand times (percentiles)
    f1_high: float

    @property
    def share(self) -> float:
        return self.right / self.of if self.of else float("nan")


def accuracy(true: NDArray[np.int64], said: NDArray[np.int64], *, seed: int = 7) -> Accuracy:
    """Of signs as numbers. F1 is over the signs that are true of some text."""
    of, right = len(true), int((true == said).sum())
    between = wilson(right, of)
    signs = np.unique(true)
    kinds = int(max(true.max(), said.max())) + 1 if of else 1
    table = np.bincount(true * kinds + said, minlength=kinds * kinds)
    # to draw texts anew is to draw how many there are of each pair of signs
    draws = np.random.default_rng(seed).multinomial(of, table / max(of, 1), size=_DRAWS)
    f1 = _macro_f1(np.vstack([table, draws]).reshape(-1, kinds, kinds), signs)
    low, high = np.quantile(f1[1:], [0.025, 0.975])
    return Accuracy(
        right,
        of,
        between.low if between else 0.0,
        between.high if between else 1.0,
        float(f1[0]),
        float(low),
        float(high),
    )


def calibration_error(probabilities: NDArray[np.float64], true: NDArray[np.int64], bins: int = 10) -> float:
    """How far the largest chance is from how often it is right, on average: the expected calibration error.

    Equal bins of the chance, weighed by how many texts are in each (Guo, Pleiss, Sun & Weinberger 2017, *On Calibration
    of Modern Neural Networks*, equation 3).
    """
    if not len(true):
        return float("nan")
    most, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == true
    bin_of = np.minimum((most * bins).astype(int), bins - 1)
    gaps = np.bincount(bin_of, weights=right, minlength=bins) - np.bincount(bin_of, weights=most, minlength=bins)
    return float(np.abs(gaps).sum() / len(true))


def unsure_below(probabilities: NDArray[np.float64], true: NDArray[np.int64], target: float) -> float:
    """The smallest chance at which signs that are as sure as that, or surer, are right at least as often as `target`.

    Never below a half: what is likelier wrong than right is not told. 0.9 where no threshold is enough.
    """
    most, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == true
    order = np.argsort(-most, kind="stable")
    enough = np.cumsum(right[order]) >= target * np.arange(1, len(order) + 1)
    enough &= np.arange(len(order)) >= min(20, len(order) - 1)  # of fewer nothing is said
    if not enough.any():
        return 0.9
    return float(np.clip(most[order][np.flatnonzero(enough)[-1]], 0.5, 0.9))


def _macro_f1(tables: NDArray[np.int64], signs: NDArray[np.int64]) -> NDArray[np.float64]:
    """[table] of [table, true, said]."""
    hit = np.diagonal(tables, axis1=1, axis2=2)
    both = tables.sum(axis=2) + tables.sum(axis=1)
    return (
        np.divide(2.0 * hit, both, out=np.zeros(hit.shape), where=both > 0)[:, signs].mean(axis=1)
        if len(signs)
        else np.zeros(len(tables))
    )
