"""Which runs of letters and words go with which sign? Logistic regression on n-grams, learned from a workspace's texts.

Two to four letters within words and one to two words, each text's counts dampened, weighed by rarity and brought to
length one (tf-idf; character n-grams stand in for stems in languages that inflect). One regression a sign against the
others, L2, solved in the dual (Yu, Huang & Lin 2011, Machine Learning 85, 41-75). N-grams are kept as hashes: what was
learned cannot be read back as words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.text.learning.pooling import logarithms

LETTERS = 2_000  # of a text that are looked at
_SPACE = 2**18  # hashes of letters, and as many of words
_MOST = 120_000  # n-grams that are kept


@dataclass(frozen=True, slots=True)
class NGrams:
    """What was learned: the rarity and the weight of each n-gram. `signs`: which of the three were there."""

    hashes: NDArray[np.int32]
    rarity: NDArray[np.float32]
    weights: NDArray[np.float32]  # [n-gram, sign that was there]
    bias: NDArray[np.float32]

    def logarithms(self, counted: Any) -> NDArray[np.float64]:
        """[text, sign that was there] of what `counts` counted."""
        scores = _weighed(counted[:, self.hashes], self.rarity) @ self.weights.astype(np.float64) + self.bias
        return of_one_against_others(scores)


def counts(texts: Sequence[str]) -> Any:
    """[text, hash], sparse: each text's n-grams."""
    from scipy.sparse import hstack

    cut = [text[:LETTERS].casefold() for text in texts]
    return hstack([hashing.transform(cut) for hashing in _hashings()]).tocsr()


def learned_ngrams(
    counted: Any, signs: NDArray[np.int64], weights: NDArray[np.float64], *, strength: float, seed: int
) -> NGrams:
    """`strength`: how freely weights may grow. `signs`: 0, 1, … of those that are there."""
    from sklearn.linear_model import LogisticRegression

    seen = np.asarray((counted > 0).sum(axis=0)).ravel()
    hashes = np.flatnonzero(seen > 1)
    if len(hashes) > _MOST:
        hashes = np.sort(hashes[np.argsort(-seen[hashes], kind="stable")[:_MOST]])
    if not len(hashes):
        hashes = np.flatnonzero(seen)
    rarity = np.log((1 + counted.shape[0]) / (1 + seen[hashes])) + 1
    rows = _weighed(counted[:, hashes], rarity)
    columns, biases = [], []
    for sign in range(int(signs.max()) + 1):
        fitted: Any = LogisticRegression(C=strength, solver="liblinear", dual=True, tol=1e-2, random_state=seed)
        fitted.fit(rows, signs == sign, sample_weight=weights)
        columns.append(fitted.coef_[0])
        biases.append(fitted.intercept_[0])
    return NGrams(
        hashes.astype(np.int32),
        rarity.astype(np.float32),
        np.array(columns, np.float32).T,
        np.array(biases, np.float32),
    )


def of_one_against_others(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logarithms of chances that add up to one, from log odds of each sign against the others."""
    chances = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    return logarithms(chances / chances.sum(axis=1, keepdims=True))


def _weighed(counted: Any, rarity: NDArray[Any]) -> Any:
    from sklearn.preprocessing import normalize

    rows = counted.astype(np.float64).tocsr()
    rows.data = np.log(rows.data) + 1
    return normalize(rows.multiply(rarity).tocsr(), copy=False)


@cache
def _hashings() -> tuple[Any, Any]:
    from sklearn.feature_extraction.text import HashingVectorizer  # a second to import

    plain: dict[str, Any] = {"n_features": _SPACE, "alternate_sign": False, "norm": None, "lowercase": False}
    return (
        HashingVectorizer(analyzer="char_wb", ngram_range=(2, 4), **plain),
        HashingVectorizer(ngram_range=(1, 2), token_pattern=r"(?u)\w+|[^\w\s]", **plain),
    )
