"""Which texts speak of a subject that no theme covers? Words that go together, kept only where they come out again.

Within a language, as words of two are never alike. Clauses that are said alike count once (`sayings`): greetings and
formulas are no subjects, however many people write them. Of the words that can tell a subject (`content`) those are
looked at that several people use, and that stand mostly where no theme was found; those that go together more than
chance are a subject (`together`). It is told where

- enough people speak of it, in enough different ways;
- seven of ten clauses that speak of it have no theme, at the lower end of what so many clauses can tell (Wilson, 95 %):
  what the themes know already is not new;
- it comes out of bootstrap samples of the ways of saying: its stability is the mean Jaccard coefficient with the
  nearest subject of each sample (C. Hennig, Cluster-wise assessment of cluster stability. Computational Statistics and
  Data Analysis 52 (2007), 258-271: below 0.6 there is no group to be believed in, from 0.75 on there is a pattern).

Where directions of meaning are handed in, subjects of several languages that mean alike are told as one, and count
together. What comes out is only as random as its seed. Rather nothing is shown than noise: what was set aside is told
with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from parcours.stats.intervals import wilson
from parcours.text.discovering.content import content, stem
from parcours.text.discovering.joined import joined
from parcours.text.discovering.named import named
from parcours.text.discovering.sayings import sayings
from parcours.text.discovering.together import Subject, subjects
from parcours.text.discovering.typical import typical

Flags = NDArray[np.bool_]
Why = Literal["people", "sayings", "known", "stability"]
STABLE = 0.6
LEAST = 10  # people of a group
SAYINGS = 8  # ways of saying it
NEW = 0.7  # of its clauses, at least, without a theme
_OF_A_WORD = 4  # people, and ways of saying, of a word that is looked at
_NEW_WORD = 0.7
_IN_A_LANGUAGE = 0.5  # of what is asked of all, where languages may be joined
_RESAMPLES = 20


@dataclass(frozen=True, slots=True, eq=False)
class Discovered:
    """Texts that speak of one subject."""

    members: NDArray[np.int64]  # their places; the most telling first
    phrases: tuple[str, ...]  # the most typical first
    language: str  # empty: found by meaning, of any
    stability: float  # 0 to 1
    sayings: int = 0  # ways in which it is said


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found, and how many subjects were set aside, by the first reason."""

    groups: list[Discovered]
    refused: Mapping[Why, int] = field(default_factory=dict)


def discovered(texts: Sequence[str], languages: Sequence[str], vectors: Any = None, **asked: Any) -> list[Discovered]:
    """Groups of texts, those of most texts first, as `look` finds them."""
    return look(texts, languages, vectors, **asked).groups


def look(
    texts: Sequence[str],
    languages: Sequence[str],
    vectors: NDArray[Any] | None = None,
    *,
    seed: int,
    people: Sequence[int] | NDArray[np.int64] | None = None,
    themed: Sequence[bool] | Flags | None = None,
    known: Collection[str] = (),
    stable: float = STABLE,
    least: int = LEAST,
    progress: Callable[[int, int], object] | None = None,
) -> Looked:
    """Groups of clauses. `people`: who said each; `themed`: those that a theme was found in, which are compared with
    and never told; `known`: names on record, which tell no subject; `vectors`: of meaning, [text, dimension], which
    matter only of clauses without a theme."""
    who = np.arange(len(texts)) if people is None else np.asarray(people, np.int64)
    has_theme = np.zeros(len(texts), np.bool_) if themed is None else np.asarray(themed, np.bool_)
    part = 1.0 if vectors is None else _IN_A_LANGUAGE
    refused: Counter[Why] = Counter()
    found: list[Discovered] = []
    among = sorted(set(languages))
    for number, language in enumerate(among):
        mine = np.array([k for k, one in enumerate(languages) if one == language], np.int64)
        said = _Said([str(texts[k]) for k in mine.tolist()], language, who[mine], has_theme[mine], known)
        for group in said.groups(seed, stable, max(round(part * least), 2), max(round(part * SAYINGS), 2), refused):
            found.append(Discovered(mine[group.members], group.phrases, language, group.stability, group.sayings))
        if progress is not None:
            progress(number + 1, len(among))
    if vectors is not None:
        spoken = ["" if explained else one for one, explained in zip(languages, has_theme.tolist(), strict=True)]
        found = _by_meaning(found, np.asarray(vectors, np.float64), spoken, who, least, refused)
    return Looked(sorted(found, key=lambda one: (-len(one.members), one.phrases)), dict(refused))


def stability(by_way: Any, made: Sequence[Flags], seed: int) -> NDArray[np.float64]:
    """Of each subject the mean Jaccard coefficient with the nearest one of each bootstrap sample."""
    rng = np.random.default_rng(seed)
    many, total = by_way.shape[0], np.zeros(len(made))
    if not made:
        return total
    for _ in range(_RESAMPLES):
        weights = rng.multinomial(many, np.full(many, 1 / many)).astype(np.float64)
        drawn = weights > 0
        here = np.array([one & drawn for one in made], np.float64)
        again = np.array([one.of(by_way) & drawn for one in subjects(by_way, weights)], np.float64)
        if not len(again):
            continue
        both = here @ again.T
        either = here.sum(1)[:, None] + again.sum(1)[None, :] - both
        total += np.divide(both, either, out=np.zeros_like(both), where=either > 0).max(1)
    return total / _RESAMPLES


class _Said:
    """The clauses of one language."""

    def __init__(
        self, texts: Sequence[str], language: str, people: NDArray[np.int64], themed: Flags, known: Collection[str]
    ) -> None:
        self.texts, self.people, self.themed = texts, people, themed
        self.words = [content(text, language, known) for text in texts]
        self.left = np.flatnonzero(~themed)
        self.way = np.full(len(texts), -1)
        self.way[self.left] = sayings([texts[k] for k in self.left.tolist()])
        self.held, self.stems = self._counted()

    def groups(self, seed: int, stable: float, least: int, ways: int, refused: Counter[Why]) -> list[Discovered]:
        """Subjects that hold."""
        if not len(self.stems):
            return []
        from scipy.sparse import csr_matrix

        many = int(self.way.max()) + 1
        rows = csr_matrix((np.ones(len(self.left)), (self.way[self.left], self.left)), shape=(many, len(self.texts)))
        by_way = rows @ self.held
        by_way.data[:] = 1
        made = subjects(by_way, np.ones(many))
        steady = stability(by_way, [one.of(by_way) for one in made], seed)
        found: list[Discovered] = []
        for one, jaccard in zip(made, steady, strict=True):
            of_it = one.of(self.held)
            mine = np.flatnonzero(of_it & ~self.themed)
            said = len(np.unique(self.way[mine]))
            why: Why | None = (
                "people" if len(np.unique(self.people[mine])) < least
                else "sayings" if said < ways
                else "known" if not _is_new(len(mine), int(np.count_nonzero(of_it)))
                else "stability" if jaccard < stable
                else None
            )  # fmt: skip
            if why is not None:
                refused[why] += 1
                continue
            found.append(Discovered(self._ordered(one, mine), self._phrases(one, mine), "", float(jaccard), said))
        return found

    def _phrases(self, one: Subject, mine: NDArray[np.int64]) -> tuple[str, ...]:
        """By its own words: those that are most typical of its clauses against all others, with a theme or without."""
        own = {self.stems[k] for k in one.words.tolist()}
        stems = [found.phrase for found in typical(self.held, mine, self.stems, len(self.stems)) if found.phrase in own]
        return named(stems, [str(self.texts[k]) for k in mine.tolist()], [self.words[k] for k in mine.tolist()])

    def _ordered(self, one: Subject, mine: NDArray[np.int64]) -> NDArray[np.int64]:
        """Those that hold most of its words first, and of these the shortest."""
        holds = np.asarray(self.held[mine][:, one.words].sum(axis=1)).ravel()
        length = np.array([len(self.texts[k]) for k in mine.tolist()])
        return mine[np.lexsort((mine, length, -holds))]

    def _counted(self) -> tuple[Any, list[str]]:
        """[clause, word]: which words that are looked at each clause holds; and their beginnings."""
        from scipy.sparse import csr_matrix

        held = [{stem(word) for word in words if word} for words in self.words]
        people: dict[str, set[int]] = {}
        ways: dict[str, set[int]] = {}
        often, explained = Counter[str](), Counter[str]()
        for k, stems in enumerate(held):
            if self.themed[k]:
                explained.update(stems)
                continue
            often.update(stems)
            for one in stems:
                people.setdefault(one, set()).add(int(self.people[k]))
                ways.setdefault(one, set()).add(int(self.way[k]))
        kept = sorted(
            one
            for one, n in often.items()
            if len(people[one]) >= _OF_A_WORD and len(ways[one]) >= _OF_A_WORD and n >= _NEW_WORD * (n + explained[one])
        )
        number = {one: k for k, one in enumerate(kept)}
        pairs = [(row, number[one]) for row, stems in enumerate(held) for one in sorted(stems) if one in number]
        rows, columns = (np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))
        return csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=(len(held), len(kept))), kept


def _is_new(left: int, all: int) -> bool:
    between = wilson(left, all)
    return between is not None and between.low >= NEW


def _by_meaning(
    found: Sequence[Discovered],
    vectors: NDArray[np.float64],
    languages: Sequence[str],
    people: NDArray[np.int64],
    least: int,
    refused: Counter[Why],
) -> list[Discovered]:
    """Subjects that mean alike as one; those that too few speak of in all languages together are left."""
    kept = []
    for mine in joined([one.members for one in found], vectors, languages):
        parts = sorted((found[k] for k in mine), key=lambda one: (-len(one.members), one.phrases))
        members = np.concatenate([one.members for one in parts])
        said = sum(one.sayings for one in parts)
        if len(np.unique(people[members])) < least or said < SAYINGS:
            refused["people" if said >= SAYINGS else "sayings"] += 1
            continue
        phrases = tuple(dict.fromkeys(phrase for one in parts for phrase in one.phrases[: 3 if len(parts) == 1 else 2]))
        kept.append(Discovered(members, phrases, "", min(one.stability for one in parts), said))
    return kept
