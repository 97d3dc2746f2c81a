"""How do several voices become one? By a weighted sum of their logarithms, the weights learned where there are labels.

A logarithmic pool (Genest & Zidek 1986, Statistical Science 1(1), 114-135, section 3): a voice that is flat says
nothing, and the order of voices does not matter. Weights are learned on chances for texts that the voices did not learn
from (stacking: Wolpert 1992, Neural Networks 5(2), 241-259), drawn towards *the voice before counts once, new ones not
at all*, so that few labels change little, as is what each language adds to how common signs are. They also make the
chances calibrated, as a temperature does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_DRAWN = 2.0  # how strongly weights are drawn to where they begin, in labels
_SMALLEST = 1e-6


@dataclass(frozen=True, slots=True)
class Pool:
    """How much each voice counts, and how common signs are: [sign] as logarithms, and what each language adds."""

    weights: NDArray[np.float64]  # [voice]
    bias: NDArray[np.float64]
    more: Mapping[str, NDArray[np.float64]]

    def of(self, voices: Sequence[NDArray[np.float64]], languages: Sequence[str]) -> NDArray[np.float64]:
        """Chances [text, sign] of logarithms [text, sign] of each voice."""
        nothing = np.zeros_like(self.bias)
        more = np.array([self.more.get(language, nothing) for language in languages])
        return softmax(np.tensordot(self.weights, np.stack(voices), 1) + self.bias + more)


def learned_pool(
    voices: Sequence[NDArray[np.float64]],
    true: NDArray[np.int64],
    languages: Sequence[str],
    weights: NDArray[np.float64],
) -> Pool:
    """The weights that fit. The first voice is the one before."""
    from scipy.optimize import minimize

    spoken = np.stack(voices)
    count, texts, signs = spoken.shape
    names, group = np.unique(np.array(languages, str), return_inverse=True)
    rows, begin = np.arange(texts), np.r_[1.0, np.zeros(count - 1)]

    def lost(at: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        bias, more = at[count : count + signs], at[count + signs :].reshape(len(names), signs)
        chances = softmax(np.tensordot(at[:count], spoken, 1) + bias + more[group])
        off = at[:count] - begin
        loss = -(weights * np.log(np.maximum(chances[rows, true], 1e-300))).sum()
        loss += _DRAWN * (off**2).sum() + 0.5 * (bias**2).sum() + _DRAWN * (more**2).sum()
        chances[rows, true] -= 1
        chances *= weights[:, None]
        by_language = np.zeros((len(names), signs))
        np.add.at(by_language, group, chances)
        slope = [(spoken * chances).sum(axis=(1, 2)) + 2 * _DRAWN * off, chances.sum(axis=0) + bias]
        return float(loss), np.concatenate([*slope, (by_language + 2 * _DRAWN * more).ravel()])

    # no voice may count against itself
    free = signs * (1 + len(names))
    bounds = [(0.0, None)] * count + [(None, None)] * free
    found = minimize(lost, np.r_[begin, np.zeros(free)], jac=True, method="L-BFGS-B", bounds=bounds).x
    more = found[count + signs :].reshape(len(names), signs)
    return Pool(found[:count], found[count : count + signs], dict(zip(names.tolist(), more, strict=True)))


def logarithms(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """Centred, so that a flat row is zeros."""
    logs = np.log(np.maximum(chances, _SMALLEST))
    return logs - logs.mean(axis=1, keepdims=True)


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return grown / grown.sum(axis=1, keepdims=True)
