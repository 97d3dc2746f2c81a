"""Which texts say alike, and is that more than chance? Groups of them, kept only where they come out of resamples too.

Texts are directions: of meaning where an embedder is handed in, else of their words and pairs of words (tf-idf, by
language, as words of two languages are never alike), cut to a few dimensions (S. Deerwester et al., Indexing by latent
semantic analysis. JASIS 41 (1990), 391-407). They are grouped by k-means on a sphere, into many groups and into few.
Each group is looked for again in bootstrap samples; its stability is the mean of the Jaccard coefficients with its
nearest (C. Hennig, Cluster-wise assessment of cluster stability. Computational Statistics and Data Analysis 52 (2007),
258-271: below 0.6 there is no group to be believed in, from 0.75 on there is a pattern). Of groups that share texts the
most stable is told. What comes out is only as random as its seed.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.text.discovering.kmeans import grouped, reduced, unit
from parcours.text.discovering.typical import typical
from parcours.text.tokens import words

Numbers = NDArray[np.float64]
STABLE = 0.6
LEAST = 8  # texts of a group
_RESAMPLES = 20
_PER_GROUP, _MOST_GROUPS = (20, 60), 40  # texts for one group at first; groups of one language
_SHARED = 0.2  # of a group's texts, with those that are told before it
_DIMENSIONS = 32
_BEGINS = 5
_TOO_OFTEN = 0.5  # of texts; such words tell nothing
_FIRST = 0.4  # of a group's texts hold the phrase that names it first
_HOLDS = 0.5  # of a group's texts hold one of the phrases that it is named by, or they are none


@dataclass(frozen=True, slots=True, eq=False)
class Discovered:
    """Texts that say alike."""

    members: NDArray[np.int64]  # their places; the most central first
    phrases: tuple[str, ...]  # the most typical first
    language: str  # empty: of several
    stability: float  # 0 to 1


def discovered(
    texts: Sequence[str],
    languages: Sequence[str],
    vectors: NDArray[Any] | None = None,
    *,
    seed: int,
    stable: float = STABLE,
    least: int = LEAST,
    progress: Callable[[int, int], object] | None = None,
) -> list[Discovered]:
    """Groups of texts, those of most texts first. `vectors`: of meaning, [text, dimension]."""
    among = [""] if vectors is not None else sorted(set(languages))
    found: list[Discovered] = []
    for number, language in enumerate(among):
        mine = np.array([k for k, one in enumerate(languages) if language in ("", one)], np.int64)
        of_it = None if vectors is None else np.asarray(vectors, np.float64)[mine]
        for group in _of_language([str(texts[k]) for k in mine.tolist()], language, of_it, seed, stable, least):
            found.append(Discovered(mine[group.members], group.phrases, language, group.stability))
        if progress is not None:
            progress(number + 1, len(among))
    return sorted(found, key=lambda one: (-len(one.members), one.phrases))


def stability(groups: NDArray[np.int64], vectors: Numbers, k: int, seed: int) -> Numbers:
    """Of each group the mean Jaccard coefficient with the nearest group of each bootstrap sample."""
    rng = np.random.default_rng(seed)
    n = len(groups)
    total = np.zeros(k)
    for _ in range(_RESAMPLES):
        drawn = np.unique(rng.integers(0, n, n))
        again = grouped(vectors[drawn], k, rng)
        table = np.zeros((k, k))
        np.add.at(table, (groups[drawn], again), 1)
        union = table.sum(1)[:, None] + table.sum(0)[None, :] - table
        total += np.divide(table, union, out=np.zeros_like(table), where=union > 0).max(1)
    return total / _RESAMPLES


def _of_language(
    texts: Sequence[str], language: str, vectors: Numbers | None, seed: int, stable: float, least: int
) -> list[Discovered]:
    if len(texts) < 2 * least:
        return []
    counts, phrases = _counted(texts, language)
    if vectors is None:  # what holds no word that names anything lies nowhere
        places = np.flatnonzero(np.asarray(counts.sum(axis=1)).ravel() > 0)
        counts = counts[places]
    else:
        places = np.arange(len(texts))
    if not len(phrases) or len(places) < 2 * least:
        return []
    rng = np.random.default_rng(seed)
    directions = _directions(counts, rng) if vectors is None else unit(vectors - vectors.mean(0))
    found: list[Discovered] = []
    for per_group in _PER_GROUP:  # too many groups cut what belongs together, too few put together what does not
        k = int(np.clip(len(places) // per_group, 2, _MOST_GROUPS))
        groups = grouped(directions, k, rng, _BEGINS)
        steady = stability(groups, directions, k, seed)
        for number in np.flatnonzero(steady >= stable).tolist():
            mine = np.flatnonzero(groups == number)
            phrases_ = _named(counts, mine, phrases) if len(mine) >= least else ()
            if phrases_:
                order = np.lexsort((mine, -(directions[mine] @ directions[mine].mean(0))))
                found.append(Discovered(places[mine[order]], phrases_, "", float(steady[number])))
    return _apart(found)


def _named(counts: Any, mine: NDArray[np.int64], phrases: NDArray[Any]) -> tuple[str, ...]:
    """The most typical phrases; none where too few of the texts hold one of them, or the first."""
    named = tuple(one.phrase for one in typical(counts, mine, list(phrases)))
    if not named:
        return ()
    columns = [int(np.searchsorted(phrases, name)) for name in named]
    held = counts[mine][:, columns] > 0
    first, one_of_them = float(held[:, [0]].sum()) / len(mine), float((held.sum(axis=1) > 0).mean())
    return named if one_of_them >= _HOLDS and first >= _FIRST else ()


def _apart(found: Sequence[Discovered]) -> list[Discovered]:
    """Of groups that share texts the most stable, then the larger."""
    kept: list[Discovered] = []
    taken = set[int]()
    for one in sorted(found, key=lambda g: (-round(g.stability, 2), -len(g.members), g.phrases)):
        mine = set(one.members.tolist())
        if len(mine & taken) <= _SHARED * len(mine):
            kept.append(one)
            taken |= mine
    return kept


def _counted(texts: Sequence[str], language: str) -> tuple[Any, NDArray[Any]]:
    """[text, phrase]: which words and pairs of words each text holds, once each; and the phrases, by alphabet."""
    from scipy.sparse import csr_matrix

    joining = _joining(language)
    held = [_phrases(text, joining) for text in texts]
    often: dict[str, int] = {}
    for phrases in held:
        for phrase in phrases:
            often[phrase] = often.get(phrase, 0) + 1
    kept = sorted(p for p, n in often.items() if 3 <= n <= max(_TOO_OFTEN * len(texts), 3))
    number = {phrase: k for k, phrase in enumerate(kept)}
    pairs = [(row, number[p]) for row, phrases in enumerate(held) for p in sorted(phrases) if p in number]
    rows, columns = (np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))
    shape = (len(texts), len(kept))
    return csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=shape), np.array(kept, object)


def _phrases(text: str, joining: frozenset[str]) -> set[str]:
    """Words that name something, and such in a row."""
    cut = [word if word[0].isalpha() and len(word) > 2 and word not in joining else "" for word in words(text)]
    pairs = {f"{a} {b}" for a, b in itertools.pairwise(cut) if a and b}
    return {word for word in cut if word} | pairs


def _directions(counts: Any, rng: np.random.Generator) -> Numbers:
    from scipy.sparse import diags

    many = np.asarray((counts > 0).sum(axis=0)).ravel()
    weighted = counts @ diags(np.log(counts.shape[0] / many) + 1)
    length = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    scaled = diags(np.divide(1.0, length, out=np.zeros_like(length), where=length > 0)) @ weighted
    return unit(reduced(scaled.tocsr(), _DIMENSIONS, rng))


@cache
def _joining(language: str) -> frozenset[str]:
    """Words of a language that name nothing."""
    lines = (files("parcours.text.discovering") / "function_words.txt").read_text("utf-8").splitlines()
    listed = dict(line.split(": ", 1) for line in lines if not line.startswith("#"))
    among = [listed[language]] if language in listed else listed.values()
    return frozenset(word for one in among for word in one.split())
