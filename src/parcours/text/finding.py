"""What is understood of a text, and who may understand it? The types and protocols that every reader of words shares.

A text is read into *findings*, one for each clause that says something by itself: *the shoes are lovely but the parcel
came late* is two. Who reads is handed in: words and rules alone, a small model of meanings, or a model of the user's
own; each is a `Reader`, and its `version` says when the same text may be read otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, get_args

import numpy as np
from numpy.typing import NDArray

Sign = Literal["negative", "neutral", "positive", "unsure"]
Kind = Literal["question", "doubt", "motive", "alternative", "request", "complaint", "praise"]
Emotion = Literal["joy", "gratitude", "anger", "sadness", "worry", "surprise"]

SIGNS: tuple[Sign, ...] = get_args(Sign)
KINDS: tuple[Kind, ...] = get_args(Kind)
EMOTIONS: tuple[Emotion, ...] = get_args(Emotion)
UNKNOWN = "unknown"  # a language that is none of the workspace's, or cannot be told
LONGEST = 20_000  # letters of a text that are read; of longer ones the begin


@dataclass(frozen=True, slots=True)
class Finding:
    """What one clause says."""

    start: int  # letters of the text, from 0
    end: int
    sentiment: float  # -1 to 1
    confidence: float  # 0 to 1: the probability that `sign` is right, as measured on texts with known signs
    sign: Sign  # `unsure` where the probability of every sign is too small
    kinds: tuple[Kind, ...] = ()
    emotions: tuple[Emotion, ...] = ()
    themes: tuple[str, ...] = ()  # keys of the taxonomy, the likeliest first


@dataclass(frozen=True, slots=True)
class Heard:
    """What one text says, as a whole and clause by clause."""

    language: str  # ISO 639-1, or `unknown`
    sentiment: float
    confidence: float
    sign: Sign
    findings: tuple[Finding, ...]


class Reader(Protocol):
    """Reads texts; the same text is always read alike."""

    @property
    def version(self) -> str:
        """Changes with whatever may change what is understood: code, words, taxonomy, what was learned."""
        ...

    def read(self, texts: Sequence[str]) -> list[Heard]: ...


class Embedder(Protocol):
    """Turns texts into directions of meaning, near each other where texts mean alike, whatever their language."""

    @property
    def name(self) -> str:
        """With its version."""
        ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """[text, dimension], each of length one."""
        ...


class SentimentModel(Protocol):
    """How good or bad is what texts say?"""

    @property
    def version(self) -> str: ...

    def probabilities(self, texts: Sequence[str], languages: Sequence[str]) -> NDArray[np.float64]:
        """[text, 3]: negative, neutral, positive; each row adds up to one. Of whole texts and of clauses alike."""
        ...


class ThemeModel(Protocol):
    """What are texts about?"""

    @property
    def version(self) -> str: ...

    def themes(self, texts: Sequence[str], languages: Sequence[str]) -> list[tuple[str, ...]]:
        """Keys of the taxonomy for each clause, the likeliest first; none where it is about none of them."""
        ...
