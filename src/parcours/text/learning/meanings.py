"""Which directions of meaning go with which sign? Logistic regression on embeddings of a workspace's texts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.text.learning.pooling import logarithms, softmax


@dataclass(frozen=True, slots=True)
class Meanings:
    """`middle`: the mean of the texts that were learned from, which all texts there share and which says nothing."""

    middle: NDArray[np.float32]
    weights: NDArray[np.float32]  # [dimension, sign that was there]
    bias: NDArray[np.float32]

    def logarithms(self, embedded: NDArray[np.float32]) -> NDArray[np.float64]:
        """[text, sign that was there]"""
        return logarithms(softmax(_centred(embedded, self.middle) @ self.weights.astype(np.float64) + self.bias))


def learned_meanings(
    embedded: NDArray[np.float32], signs: NDArray[np.int64], weights: NDArray[np.float64], *, strength: float
) -> Meanings:
    from sklearn.linear_model import LogisticRegression

    middle = embedded.mean(axis=0)
    fitted = LogisticRegression(C=strength, max_iter=300, tol=1e-3)
    fitted.fit(_centred(embedded, middle), signs, sample_weight=weights)
    columns, bias = fitted.coef_.T, fitted.intercept_
    if columns.shape[1] == 1:  # of two signs only the second is kept
        columns, bias = np.hstack([-columns / 2, columns / 2]), np.r_[-bias / 2, bias / 2]
    return Meanings(middle.astype(np.float32), columns.astype(np.float32), bias.astype(np.float32))


def _centred(embedded: NDArray[np.float32], middle: NDArray[np.float32]) -> NDArray[np.float64]:
    off = embedded.astype(np.float64) - middle
    return off / np.maximum(np.linalg.norm(off, axis=1, keepdims=True), 1e-9)
