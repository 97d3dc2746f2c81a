"""How many ways of saying are there? Clauses that share most of their words are one, however many people said so.

Letters end on the same words whatever they are about, and templates, forms and copied texts repeat themselves: what is
said in one way by a hundred is a turn of phrase, what is said in many ways is a subject. Clauses are alike whose words
have a Jaccard coefficient of 0.8 or more (A. Z. Broder, On the resemblance and containment of documents. SEQUENCES
1997, 21-29, with words for shingles, as clauses are short); each joins the first that it is like, shorter ones before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from parcours.text.discovering.content import stem
from parcours.text.tokens import words

ALIKE = 0.8


def sayings(clauses: Sequence[str], alike: float = ALIKE) -> NDArray[np.int64]:
    """Of each clause the number of the way in which it is said."""
    sets = [frozenset(stem(word) for word in words(clause) if word[0].isalpha()) for clause in clauses]
    number: dict[frozenset[str], int] = {}
    first: list[frozenset[str]] = []
    holding: dict[str, list[int]] = defaultdict(list)
    for one in sorted(set(sets), key=lambda held: (len(held), sorted(held))):
        shared: dict[int, int] = defaultdict(int)
        for word in one:
            for other in holding[word]:
                shared[other] += 1
        near = [k for k, both in shared.items() if both >= alike * (len(one) + len(first[k]) - both)]
        if near:
            number[one] = min(near)
            continue
        number[one] = len(first)
        for word in one:
            holding[word].append(len(first))
        first.append(one)
    return np.array([number[one] for one in sets], np.int64)
