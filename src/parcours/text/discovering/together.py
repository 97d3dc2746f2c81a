"""Which words go together more than chance, and which of them tell of one subject?

Two words belong together whose normalised pointwise mutual information over ways of saying is 0.2 or more (G. Bouma,
Normalized (pointwise) mutual information in collocation extraction. GSCL 2009, 31-40: 0 where words are independent, 1
where one never stands without the other; of the measures of a topic's coherence one that agrees well with people, M.
Röder, A. Both and A. Hinneburg, Exploring the space of topic coherence measures. WSDM 2015, 399-408), and which meet
so often by chance (hypergeometric) in one of a hundred pairs at most. Words are put together by average linkage. A
subject is two words at least, of which some pair stands after Bonferroni for all pairs that there are: one word alone
is no subject, and words that are strewn at random make none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
COHERENT = 0.2  # NPMI of two words that belong together
CHANCE = 0.01  # of a pair that hangs together
SURE = 0.05  # after Bonferroni, of the surest pair of a subject
_LINKED = 0.25  # mean NPMI of two sets of words that are put together
_MET = 2  # ways of saying in which a pair stands
_SPEAKS = 0.5  # chance from which on a clause is of the subject
_ALONE = 0.6  # chance that the word which tells most is of the subject where it stands alone


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """Words that go together."""

    words: NDArray[np.int64]  # their columns, the most telling first
    chances: Numbers  # that a clause with the word is of the subject

    def of(self, held: Any) -> NDArray[np.bool_]:
        """Which rows of [clause, word] are of it: those that hold two of its words, or one that tells it."""
        silent = np.log(1 - np.minimum(self.chances, 0.99))
        return 1 - np.exp(np.asarray(held[:, self.words] @ silent).ravel()) >= _SPEAKS


def subjects(held: Any, weights: Numbers) -> list[Subject]:
    """Of [way of saying, word], ones and zeros, each row counted so many times."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    many = held.shape[1]
    if many < 2:
        return []
    both = np.asarray((held.multiply(weights[:, None]).T @ held).todense())
    binding, p = _bound(both, float(weights.sum()))
    tree = linkage(squareform(1 - binding, checks=False), "average")
    group = fcluster(tree, 1 - _LINKED, "distance")
    found = []
    for one in np.unique(group).tolist():
        mine = np.flatnonzero(group == one)
        if len(mine) > 1 and p[np.ix_(mine, mine)].min() <= SURE:
            found.append(_subject(held, weights, mine, both.diagonal()[mine]))
    return found


def _bound(both: Numbers, total: float) -> tuple[Numbers, Numbers]:
    """How closely each pair is bound, 0 where it may be chance; and its probability, corrected for all pairs."""
    from scipy.stats import hypergeom

    alone = both.diagonal()
    first, second = np.triu_indices(len(both), 1)
    met = both[first, second]
    npmi = np.zeros(len(met))
    some = (met >= _MET) & (met < total)
    a, b = alone[first[some]], alone[second[some]]
    npmi[some] = np.log(total * met[some] / (a * b)) / -np.log(met[some] / total)
    p = np.ones(len(met))
    tried = npmi >= COHERENT
    a, b = alone[first[tried]], alone[second[tried]]
    p[tried] = hypergeom.sf(met[tried] - 1, round(total), a.astype(int), b.astype(int))
    binding, corrected = np.eye(len(both)), np.ones_like(both)
    binding[first, second] = np.where(p <= CHANCE, np.minimum(npmi, 1), 0)
    corrected[first, second] = np.minimum(p * len(p), 1)
    return np.maximum(binding, binding.T), np.minimum(corrected, corrected.T)


def _subject(held: Any, weights: Numbers, mine: NDArray[np.int64], often: Numbers) -> Subject:
    """Each word tells the subject by how often it stands beside another of it."""
    part = held[:, mine]
    several = np.asarray(part.sum(axis=1)).ravel() > 1
    beside = np.asarray(part.T @ (weights * several)).ravel()
    chances = beside / (often + 1)
    most = int(np.argmax(chances * often))
    chances[most] = max(float(chances.max()), _ALONE)
    order = np.lexsort((mine, -chances * often))
    return Subject(mine[order], chances[order])
