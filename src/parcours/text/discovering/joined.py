"""Which subjects of several languages are one? Those whose clauses mean alike.

A subject's direction is the mean of its clauses' embeddings, less the mean of all clauses of its language: what a
language adds to every embedding tells nothing (in multilingual models it is much of it: J. Libovický, R. Rosa and A.
Fraser, On the language neutrality of pre-trained multilingual representations. Findings of EMNLP 2020, 1663-1674). Two
subjects of different languages are one where each is the other's nearest in its language and the cosine is 0.5 or more.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

MEANS_ALIKE = 0.5


def joined(
    groups: Sequence[NDArray[np.int64]], vectors: NDArray[np.float64], languages: Sequence[str]
) -> list[list[int]]:
    """Numbers of groups that are one, each group in one list. A group is of one language."""
    spoken = np.array(languages, object)
    mean = {one: vectors[spoken == one].mean(axis=0) for one in set(languages)}
    if len(mean) == 1 or not len(groups):
        return [[k] for k in range(len(groups))]
    of = [str(spoken[group[0]]) for group in groups]
    directions = np.array([vectors[group].mean(axis=0) - mean[of[k]] for k, group in enumerate(groups)])
    length = np.linalg.norm(directions, axis=1, keepdims=True)
    directions = np.divide(directions, length, out=np.zeros_like(directions), where=length > 0)
    alike = directions @ directions.T
    parent = list(range(len(groups)))
    for a in range(len(groups)):
        for b in range(a):
            if (
                of[a] != of[b]
                and alike[a, b] >= MEANS_ALIKE
                and _nearest(alike, of, a, b)
                and _nearest(alike, of, b, a)
            ):
                parent[_root(parent, a)] = _root(parent, b)
    found: dict[int, list[int]] = {}
    for k in range(len(groups)):
        found.setdefault(_root(parent, k), []).append(k)
    return list(found.values())


def _nearest(alike: NDArray[np.float64], of: Sequence[str], one: int, other: int) -> bool:
    """Whether of the groups in the other's language the other is nearest to the one."""
    return all(alike[one, k] <= alike[one, other] for k in range(len(of)) if of[k] == of[other])


def _root(parent: Sequence[int], k: int) -> int:
    while parent[k] != k:
        k = parent[k]
    return k
