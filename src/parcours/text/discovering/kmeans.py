"""Into which groups do directions fall? k-means on a sphere, and few dimensions out of many; small, and alike anywhere.

Groups: I. S. Dhillon and D. S. Modha, Concept decompositions for large sparse text data using clustering. Machine
Learning 42 (2001), 143-175, begun as D. Arthur and S. Vassilvitskii say (k-means++, SODA 2007, 1027-1035). Dimensions:
N. Halko, P. G. Martinsson and J. A. Tropp, Finding structure with randomness. SIAM Review 53 (2011), 217-288, section
4.4, with power iterations.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
_ROUNDS = 40
_SPARE, _POWERS = 8, 2


def grouped(vectors: Numbers, k: int, rng: np.random.Generator, begins: int = 1) -> NDArray[np.int64]:
    """The group of each vector of length one: of some beginnings the one whose groups are closest."""
    best, closest = np.zeros(len(vectors), np.int64), -np.inf
    for _ in range(begins):
        centres = _begun(vectors, min(k, len(vectors)), rng)
        group = np.full(len(vectors), -1)
        for _ in range(_ROUNDS):
            cosines = vectors @ centres.T
            now = cosines.argmax(axis=1)
            if (now == group).all():
                break
            group = now
            sums = np.zeros_like(centres)
            np.add.at(sums, group, vectors)
            held = np.bincount(group, minlength=len(centres)) > 0
            centres = np.where(held[:, None], unit(sums), centres)
        total = float((vectors * centres[group]).sum())
        if total > closest:
            best, closest = group.astype(np.int64), total
    return best


def reduced(matrix: Any, dimensions: int, rng: np.random.Generator) -> Numbers:
    """The rows of a matrix, sparse or not, in the few dimensions that tell most of it."""
    wide = min(dimensions + _SPARE, *matrix.shape)
    basis = matrix @ rng.standard_normal((matrix.shape[1], wide))
    for _ in range(_POWERS):
        basis = np.linalg.qr(matrix @ (matrix.T @ basis))[0]
    left, values, _ = np.linalg.svd(np.asarray((matrix.T @ basis).T), full_matrices=False)
    return (basis @ left * values)[:, :dimensions]


def unit(vectors: Numbers) -> Numbers:
    """Each of length one; those without a direction stay."""
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.divide(vectors, length, out=np.zeros_like(vectors, np.float64), where=length > 0)


def _begun(vectors: Numbers, k: int, rng: np.random.Generator) -> Numbers:
    """Centres far from each other: each drawn by its squared distance from those before."""
    chosen = [int(rng.integers(len(vectors)))]
    far = 1 - vectors @ vectors[chosen[0]]
    while len(chosen) < k:
        weight = np.maximum(far, 0)
        total = weight.sum()
        one = int(rng.choice(len(vectors), p=weight / total)) if total > 0 else int(rng.integers(len(vectors)))
        chosen.append(one)
        far = np.minimum(far, 1 - vectors @ vectors[one])
    return vectors[chosen].copy()
