"""Which words are typical of some texts against others? Weighted log-odds with an informative Dirichlet prior.

B. L. Monroe, M. P. Colaresi and K. M. Quinn, Fightin' words: lexical feature selection and evaluation for identifying
the content of political conflict. Political Analysis 16 (2008), 372-403, equations 16 to 22: how much oftener a word is
used here than there, each count smoothed by how often it is used by all, divided by its standard error. Rare words do
not win by chance, frequent ones not by being frequent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

PRIOR = 100.0  # words that the prior counts for


@dataclass(frozen=True, slots=True)
class Typical:
    """A word, or a phrase, and how many standard errors its log-odds lie from even."""

    phrase: str
    z: float


def log_odds(here: Any, there: Any, prior: float = PRIOR) -> np.ndarray:
    """z of each word by its counts here and there."""
    a, b = np.asarray(here, np.float64), np.asarray(there, np.float64)
    both = a + b
    total = both.sum()
    if total == 0:
        return np.zeros(len(a))
    weight = prior * both / total
    weight = np.maximum(weight, 1e-9)
    known = weight.sum()

    def odds(count: np.ndarray) -> np.ndarray:
        with_prior = count + weight
        return np.log(with_prior) - np.log(count.sum() + known - with_prior)

    return (odds(a) - odds(b)) / np.sqrt(1 / (a + weight) + 1 / (b + weight))


def typical(counts: Any, mine: Any, phrases: list[str], most: int = 3) -> list[Typical]:
    """The most typical phrases of the texts `mine`; `counts` [text, phrase], sparse or not. None holds another."""
    here = np.asarray(counts[mine].sum(axis=0)).ravel()
    all = np.asarray(counts.sum(axis=0)).ravel()
    z = log_odds(here, all - here)
    found: list[Typical] = []
    for k in np.lexsort((np.arange(len(z)), -z)).tolist():
        if len(found) == most or z[k] <= 0:
            break
        words = set(phrases[k].split())
        if not any(words & set(other.phrase.split()) for other in found):
            found.append(Typical(phrases[k], float(z[k])))
    return found
