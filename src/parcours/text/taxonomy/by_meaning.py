"""What is a clause about, by its meaning? How near it lies to what people say of each theme, in whatever language.

An embedder gives each of the taxonomy's example sentences a direction. Directions of one theme differ by language and
style as much as those of two themes by what is meant; so they are told apart by linear discriminants, whose metric
counts for little what differs within themes (R. A. Fisher, The use of multiple measurements in taxonomic problems.
Annals of Eugenics 7 (1936), 179-188), shrunk towards the plain one, for dimensions are many and sentences few
(J. H. Friedman, Regularized discriminant analysis. JASA 84 (1989), 165-175).

The directions of the shipped sentences under the model that the extra `language` brings are shipped beside them
(scripts/theme_meanings.py writes them); those of any other sentence or model are asked for once.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache, cached_property
from hashlib import blake2b
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from parcours.text.finding import Embedder
from parcours.text.taxonomy.by_words import WordThemes
from parcours.text.taxonomy.theme import Taxonomy, Theme

Numbers = NDArray[np.float64]
KEPT = "meanings.npz"
SURE = 0.4  # probability from which a theme is told, where only meaning tells; docs/decisions/0032 has the figures
SURER = 0.6  # and where words could have told it, and did not
_SHRUNK, _SHARPNESS = 0.3, 0.05
_VERSION = "meaning-1"


class MeaningThemes:
    """Themes by meaning alone: a `ThemeModel`."""

    def __init__(self, taxonomy: Taxonomy, embedder: Embedder, *, sure: float = SURE) -> None:
        self.taxonomy, self.embedder, self._sure = taxonomy, embedder, sure

    @property
    def version(self) -> str:
        return f"{_VERSION}-{self._sure:g}-{self.embedder.name}-{self.taxonomy.version}"

    def themes(self, texts: Sequence[str], languages: Sequence[str]) -> list[tuple[str, ...]]:  # noqa: ARG002
        """The likeliest key of each clause, where one is likely enough."""
        return self.of_vectors(self.embedder.embed(texts)) if len(texts) else []

    def of_vectors(self, vectors: NDArray[np.float32]) -> list[tuple[str, ...]]:
        """Likewise, of clauses whose directions are known."""
        return [(key,) if chance >= self._sure else () for key, chance in self.likeliest(vectors)]

    def likeliest(self, vectors: NDArray[np.float32]) -> list[tuple[str, float]]:
        """The likeliest key of each clause, and its probability."""
        chances = self.probabilities(vectors)
        best = chances.argmax(axis=1)
        return [(self.taxonomy.keys[k], float(row[k])) for k, row in zip(best.tolist(), chances, strict=True)]

    def probabilities(self, vectors: NDArray[np.float32]) -> Numbers:
        """[clause, theme]: each row adds up to one."""
        weights, offsets, middle = self._discriminants
        scores = _SHARPNESS * ((np.asarray(vectors, np.float64) - middle) @ weights.T + offsets)
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        return chances / chances.sum(axis=1, keepdims=True)

    @cached_property
    def _discriminants(self) -> tuple[Numbers, Numbers, Numbers]:
        said = [examples(theme) for theme in self.taxonomy]
        vectors = directions([one for some in said for one in some], self.embedder)
        theme = np.repeat(np.arange(len(said)), [len(some) for some in said])
        count = np.bincount(theme)
        means = np.stack([vectors[theme == k].mean(axis=0) for k in range(len(said))])
        within = vectors - means[theme]
        spread = within.T @ within / max(len(vectors) - len(count), 1)
        level = max(float(np.trace(spread)) / len(spread), 1e-6)
        spread = (1 - _SHRUNK) * spread + _SHRUNK * level * np.eye(len(spread))
        middle = means.mean(axis=0)
        weights = np.linalg.solve(spread, (means - middle).T).T
        return weights, -0.5 * ((means - middle) * weights).sum(axis=1), middle


class BothThemes:
    """Themes by words, and by meaning where no word tells: a `ThemeModel`."""

    def __init__(self, taxonomy: Taxonomy, embedder: Embedder) -> None:
        self.words, self.meaning = WordThemes(taxonomy), MeaningThemes(taxonomy, embedder)
        self._spoken = {language for theme in taxonomy for language in theme.words}

    @property
    def version(self) -> str:
        return f"{self.words.version}+{SURER:g}+{self.meaning.version}"

    def themes(self, texts: Sequence[str], languages: Sequence[str]) -> list[tuple[str, ...]]:
        """Keys for each clause, the likeliest first; only of clauses that no word tells is the meaning asked for."""
        found = self.words.themes(texts, languages)
        silent = [k for k, (keys, text) in enumerate(zip(found, texts, strict=True)) if not keys and _says(text)]
        if not silent:
            return found
        vectors = self.meaning.embedder.embed([texts[k] for k in silent])
        for k, (key, chance) in zip(silent, self.meaning.likeliest(vectors), strict=True):
            if chance >= (SURER if languages[k] in self._spoken else SURE):
                found[k] = (key,)
        return found


def examples(theme: Theme) -> list[str]:
    """What people say of it; at least its name."""
    said = [one for some in theme.examples.values() for one in some]
    return said or [theme.name]


def directions(sentences: Sequence[str], embedder: Embedder) -> Numbers:
    """Of each sentence: those that are kept, and of the others as the embedder says."""
    known = kept(embedder.name)
    unknown = sorted({one for one in sentences if digest(one) not in known})
    asked = dict(zip(unknown, embedder.embed(unknown), strict=True)) if unknown else {}
    return np.stack([np.asarray(asked[s] if s in asked else known[digest(s)], np.float64) for s in sentences])


@cache
def kept(embedder: str) -> dict[str, NDArray[np.float32]]:
    """Directions that are shipped, by the digest of their sentence; none for another embedder."""
    place = files("parcours.text.taxonomy") / "words" / KEPT
    if not place.is_file():
        return {}
    with np.load(io.BytesIO(place.read_bytes())) as held:
        if str(held["embedder"]) != embedder:
            return {}
        vectors = held["vectors"].astype(np.float32) / np.float32(held["scale"])
        return dict(zip(held["digests"].tolist(), vectors, strict=True))


def digest(sentence: str) -> str:
    return blake2b(sentence.encode(), digest_size=8).hexdigest()


def _says(text: str) -> bool:
    """Whether there is enough in it to mean something."""
    return sum(letter.isalpha() for letter in text[:400]) >= 12
