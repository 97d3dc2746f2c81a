"""What do chances become where signs are mixed otherwise than where they were learned?

A model that learned from as many good as bad texts expects as many of each. By Bayes' rule each chance is multiplied by
how much commoner its sign is here, and the row made to add up to one again. How common signs are here need not be
known: guessed mix and chances improve each other until they agree, which is maximum likelihood of the mix (Saerens,
Latinne & Decaestecker 2002, Neural Computation 14(1), 21-41, equations 2.4 and 2.9).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

_ROUNDS = 1000
_STILL = 1e-7
_LEAST = 1e-6  # a sign that no text seems to have stays possible


def shifted(
    probabilities: NDArray[np.float64], learned_mix: ArrayLike, mix: ArrayLike | None = None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The chances under `mix`, and that mix: found from these texts if it is not given."""
    learned = np.asarray(learned_mix, float)
    learned = learned / learned.sum()
    if mix is not None:
        known = np.asarray(mix, float)
        return _under(probabilities, known / known.sum() / learned), known / known.sum()
    if not len(probabilities):
        return probabilities, learned
    here = learned
    for _ in range(_ROUNDS):
        found = np.maximum(_under(probabilities, here / learned).mean(axis=0), _LEAST)
        found /= found.sum()
        moved = np.abs(found - here).max()
        here = found
        if moved < _STILL:
            break
    return _under(probabilities, here / learned), here


def _under(probabilities: NDArray[np.float64], commoner: NDArray[np.float64]) -> NDArray[np.float64]:
    weighed = probabilities * commoner
    return weighed / weighed.sum(axis=1, keepdims=True)
