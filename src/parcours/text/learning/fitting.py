"""How are all voices learned together? Each on some texts, and how much each counts on the others, in turn.

The model before, n-grams, and embeddings where there are any. How freely weights may grow is chosen by the loss on
texts that were left out (of three strengths; the loss is flat there). A sign that no text has (a shop's stars may have
no middle) stays as likely as it was before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.text.learning.meanings import Meanings, learned_meanings
from parcours.text.learning.ngrams import NGrams, learned_ngrams
from parcours.text.learning.pooling import Pool, learned_pool, logarithms

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Strengths:
    """How freely weights may grow: those that are tried."""

    ngrams: tuple[float, ...] = (3.0, 10.0, 30.0)
    meanings: tuple[float, ...] = (1.0, 3.0, 10.0)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of texts: language, chances before [text, 3], n-grams, embeddings, signs (0, 1, 2), how much each
    counts."""

    languages: NDArray[Any]
    before: NDArray[np.float64]
    counted: Any
    embedded: NDArray[np.float32] | None
    signs: NDArray[np.int64]
    weights: NDArray[np.float64]

    def of(self, rows: NDArray[np.int64]) -> Evidence:
        embedded = None if self.embedded is None else self.embedded[rows]
        return Evidence(
            self.languages[rows], self.before[rows], self.counted[rows], embedded, self.signs[rows], self.weights[rows]
        )


@dataclass(frozen=True, slots=True)
class Fitted:
    """All that reading needs. `present`: which of the three signs were there to learn from."""

    present: NDArray[np.int64]
    ngrams: NGrams
    meanings: Meanings | None
    pool: Pool
    strengths: Strengths = Strengths()  # that were chosen

    def probabilities(
        self,
        languages: Sequence[str],
        before: NDArray[np.float64],
        counted: Any,
        embedded: NDArray[np.float32] | None,
    ) -> NDArray[np.float64]:
        """[text, 3]"""
        voices = [logarithms(before[:, self.present]), self.ngrams.logarithms(counted)]
        if self.meanings is not None and embedded is not None:
            voices.append(self.meanings.logarithms(embedded))
        chances = before.copy()
        shared = before[:, self.present].sum(axis=1, keepdims=True)  # the rest belongs to a sign that was not there
        chances[:, self.present] = self.pool.of(voices, languages) * shared
        return chances / chances.sum(axis=1, keepdims=True)


def fitted(evidence: Evidence, *, seed: int, strengths: Strengths = Strengths()) -> Fitted:
    present = np.unique(evidence.signs)
    signs, weights, rows = np.searchsorted(present, evidence.signs), evidence.weights, evidence.counted
    inner = folds(signs, seed)
    ngrams, said = _chosen(
        strengths.ngrams,
        lambda strength, some: learned_ngrams(rows[some], signs[some], weights[some], strength=strength, seed=seed),
        lambda model, others: model.logarithms(rows[others]),
        signs,
        inner,
    )
    voices = [logarithms(evidence.before[:, present]), said]
    learned, meaning = None, strengths.meanings[0]
    if evidence.embedded is not None:
        embedded = evidence.embedded
        meaning, said = _chosen(
            strengths.meanings,
            lambda strength, some: learned_meanings(embedded[some], signs[some], weights[some], strength=strength),
            lambda model, others: model.logarithms(embedded[others]),
            signs,
            inner,
        )
        voices.append(said)
        learned = learned_meanings(embedded, signs, weights, strength=meaning)
    return Fitted(
        present,
        learned_ngrams(rows, signs, weights, strength=ngrams, seed=seed),
        learned,
        learned_pool(voices, signs, evidence.languages.tolist(), weights),
        Strengths((ngrams,), (meaning,)),
    )


def folds(signs: NDArray[np.int64], seed: int, parts: int = FOLDS) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """(learned from, left out), each sign as common in every part."""
    from sklearn.model_selection import StratifiedKFold

    return list(StratifiedKFold(parts, shuffle=True, random_state=seed).split(np.zeros(len(signs)), signs))


@contextmanager
def one_thread() -> Iterator[None]:
    """Small problems are quicker on one: a hundred times, where others use the cores as well."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        yield


def _chosen(
    strengths: tuple[float, ...], learn: Any, say: Any, signs: NDArray[np.int64], inner: list[Any]
) -> tuple[float, NDArray[np.float64]]:
    """The strength with the smallest loss on texts that were left out, and what was said of them."""
    best: tuple[float, float, NDArray[np.float64]] | None = None
    for strength in strengths:
        said = np.zeros((len(signs), int(signs.max()) + 1))
        for some, others in inner:
            said[others] = say(learn(strength, some), others)
        logs = said - np.log(np.exp(said).sum(axis=1, keepdims=True))
        loss = -float(logs[np.arange(len(signs)), signs].mean())
        if best is None or loss < best[0]:
            best = loss, strength, said
    assert best is not None
    return best[1], best[2]
