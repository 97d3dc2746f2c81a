"""How good or bad is what texts mean, in any language? A linear head on embeddings, pooled with what their words say.

The head is two multinomial logistic regressions, one learned from short English texts that twenty people each rated
(Hutto & Gilbert 2014, ICWSM), one from sentences of our own in five languages; added up they are one. Embeddings of the
same meaning lie near each other in all languages, so that it also reads languages that it was not learned from.
`scripts/learn_sentiment.py` learns it anew and tells how well it does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from parcours.model.errors import BadInput
from parcours.text.finding import Embedder, SentimentModel
from parcours.text.learning.pooling import logarithms, softmax

HEAD = Path(__file__).with_name("head.npz")


@dataclass(frozen=True, slots=True)
class Head:
    weights: NDArray[np.float64]  # [dimension, sign]
    bias: NDArray[np.float64]  # [sign]
    warmth: float  # the pool's logarithms are multiplied by it: a temperature, upside down
    threshold: float  # the chance below which a sign is unsure
    embedder: str  # the name of the embedder it was learned with
    version: str


class EmbeddedSentiment:
    """A `SentimentModel` of embeddings and words."""

    def __init__(self, embedder: Embedder, lexical: SentimentModel, head: Head | None = None) -> None:
        self._embedder, self._lexical = embedder, lexical
        self._head = head or shipped_head()
        if embedder.name != self._head.embedder:  # its directions would mean something else
            raise BadInput(
                f"The sentiment head was learned with {self._head.embedder}, not with {embedder.name}.",
                hint='Install what it was learned with: pip install "parcours[language]".',
            )

    @property
    def version(self) -> str:
        return f"meanings-{self._head.version}-{self._embedder.name}-{self._lexical.version}"

    @property
    def threshold(self) -> float:
        return self._head.threshold

    def probabilities(self, texts: Sequence[str], languages: Sequence[str]) -> NDArray[np.float64]:
        """[text, 3]: negative, neutral, positive."""
        if not texts:
            return np.zeros((0, 3))
        meant = self._embedder.embed(texts).astype(np.float64) @ self._head.weights + self._head.bias
        said = logarithms(self._lexical.probabilities(texts, languages))
        return softmax(self._head.warmth * (meant + said))


@cache
def shipped_head() -> Head:
    kept = HEAD.read_bytes()
    with np.load(HEAD) as arrays:
        return Head(
            arrays["weights"].astype(np.float64),
            arrays["bias"].astype(np.float64),
            float(arrays["warmth"]),
            float(arrays["threshold"]),
            str(arrays["embedder"]),
            hashlib.sha256(kept).hexdigest()[:10],
        )
