"""How good or bad is what words say? A model of lexicons and rules for five languages, its chances measured.

What is good and what is bad in a text are summed apart. A word counts by its strength (`parcours.text.lexicon`), more
or less after an intensifier, weaker and the other way round after a negation within reach (shifted rather than
mirrored: *not excellent* is far from *terrible*; Taboada, Brooke, Tofiloski, Voll & Stede 2011, Computational
Linguistics 37, 267-307, section 2.4), and what stands behind a *but* weighs more than what stands before it. Irony is
not attempted.

Both sums and the text's length become three chances by one multinomial logistic rule for all languages, fitted on
people's ratings of English texts, each sign weighing as much as the others (`scripts/calibrate_sentiment.py` fits it
anew and tells how well it does).
"""

from __future__ import annotations

import hashlib
import inspect
import math
import sys
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from parcours.text import phrases, tokens
from parcours.text.lexicon import LANGUAGES, digest, lexicon
from parcours.text.tokens import words

_REACH = {"en": 4, "fr": 4, "ro": 3, "ru": 3, "id": 3}  # words that a negation reaches
_MORE, _LESS = 1.4, 0.6
_TURNED_GOOD, _TURNED_BAD = -0.7, -0.4  # what is left of a good, of a bad word after a negation
_BEFORE_BUT, _BEHIND_BUT = 0.6, 1.2
_NEAR = 2  # words between an intensifier and what it makes stronger

# negative, neutral, positive for each feature and 1: `python scripts/calibrate_sentiment.py`
_WEIGHTS = np.array(
    [[-1.1, -0.38, 1.47], [1.65, -0.36, -1.29], [0.09, 0.09, -0.18], [-0.07, 0.53, -0.46], [-0.23, 0.32, -0.09]]
)


class LexicalSentiment:
    """A `SentimentModel` that needs nothing but its words."""

    @property
    def version(self) -> str:
        return f"words-{_version()}"

    def probabilities(self, texts: Sequence[str], languages: Sequence[str]) -> NDArray[np.float64]:
        """[text, 3]: negative, neutral, positive."""
        if not texts:
            return np.zeros((0, 3))
        told = features(texts, languages)
        scores = told @ _WEIGHTS
        # of a language without words nothing is known, unless signs speak
        foreign = np.array([language not in LANGUAGES for language in languages])
        scores[foreign & (told[:, 0] == 0) & (told[:, 1] == 0)] = 0.0
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        return chances / chances.sum(axis=1, keepdims=True)


def features(texts: Sequence[str], languages: Sequence[str]) -> NDArray[np.float64]:
    """[text, feature]: what the chances are computed from."""
    rows = []
    for text, language in zip(texts, languages, strict=True):
        cut = words(text)
        good, bad = weighed(cut, language)
        rows.append((math.log1p(good), math.log1p(bad), math.log1p(len(cut)), float("?" in text), 1.0))
    return np.array(rows)


def weighed(cut: Sequence[str], language: str) -> tuple[float, float]:
    """How much good and how much bad the words say."""
    reach = _REACH.get(language, 0)
    good = bad = 0.0
    weight, factor, factor_until, turned_until = 1.0, 1.0, -1, -1
    found = lexicon(language).find(cut)
    for at, (place, count, entry) in enumerate(found):
        if isinstance(entry, tuple):
            following = found[at + 1] if at + 1 < len(found) else None
            if following is not None and following[0] <= place + count and isinstance(following[2], float):
                factor, factor_until = _MORE, place + count
                continue
            entry = entry[0]
        if isinstance(entry, float):
            value = entry * weight * (factor if place <= factor_until else 1.0)
            if place <= turned_until:
                value *= _TURNED_GOOD if value > 0 else _TURNED_BAD
            if value > 0:
                good += value
            else:
                bad -= value
        elif entry == "not":
            turned_until = _until(cut, place + count, reach)
        elif entry == "more":
            factor, factor_until = _MORE, place + count + _NEAR - 1
        elif entry == "less":
            factor, factor_until = _LESS, place + count + _NEAR - 1
        elif entry == "but":
            good, bad, weight, turned_until = good * _BEFORE_BUT, bad * _BEFORE_BUT, _BEHIND_BUT, -1
    return good, bad


def _until(cut: Sequence[str], place: int, reach: int) -> int:
    """The last word that a negation before `place` reaches: no further than its sentence."""
    for far in range(place, min(place + reach, len(cut))):
        if cut[far] == tokens.BREAK:
            return far - 1
    return place + reach - 1


@cache
def _version() -> str:
    code = "".join(inspect.getsource(module) for module in (sys.modules[__name__], tokens, phrases))
    return hashlib.sha256((code + digest()).encode()).hexdigest()[:12]
