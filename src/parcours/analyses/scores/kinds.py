"""Which kind of score is a scale, and which of its answers are good? Told by names, then the question, then range.

NPS: F. F. Reichheld, Harvard Business Review 81 (2003), 46-54. CSAT: the share of the two highest answers. CES: the
share of those who found it easy, the three highest of seven or the two highest of five (M. Dixon, N. Toman and
R. DeLisi, The Effortless Experience, 2013, which asks how far people agree that it was made easy; the first form, how
much effort it took (M. Dixon, K. Freeman and N. Toman, Harvard Business Review 88 (2010), 116-122), has its good
answers at the low end).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.scores.query import Kind, ScoresQuery
from parcours.analyses.scores.result import How
from parcours.model.errors import NotAllowed
from parcours.stats.nps import DETRACTORS, PROMOTERS

_WORDS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("nps", ("nps", "recommend", "promoter", "рекоменд", "порекоменд", "recommand", "recomand", "rekomend",
             "merekomend")),
    ("ces", ("ces", "effort", "easy", "ease", "difficult", "усили", "легко", "просто", "сложно", "facil", "difficil",
             "efort", "usor", "uşor", "ușor", "dificil", "mudah", "sulit", "upaya")),
    ("csat", ("csat", "satisf", "star", "review", "rating", "удовлетвор", "довол", "отзыв", "оценк", "звезд", "étoile",
              "etoile", "avis", "multumi", "mulțumi", "recenzi", "stele", "puas", "kepuas", "bintang", "ulasan")),
)  # fmt: skip
_LOW_IS_GOOD = ("effort", "difficult", "difficil", "dificil", "efort", "усили", "сложно", "sulit", "upaya")
_EASY = ("easy", "ease", "легко", "просто", "facil", "usor", "uşor", "ușor", "mudah")
_ENDS = ((0.0, 1.0), (1.0, 5.0), (0.0, 5.0), (1.0, 7.0), (1.0, 10.0), (0.0, 10.0), (0.0, 100.0))
_BY_RANGE: dict[tuple[float, float], Kind] = {
    (0.0, 10.0): "nps", (0.0, 1.0): "csat", (1.0, 5.0): "csat", (0.0, 5.0): "csat", (1.0, 7.0): "csat",
    (1.0, 10.0): "csat",
}  # fmt: skip
_TELLING = 30  # people whose answers would have reached the upper part of a scale from 0 to 10
_TOKEN = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a scale's answers mean."""

    kind: Kind
    how: How
    low: float
    high: float
    low_is_good: bool

    def good(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """The answers turned so that high ones are good."""
        return self.low + self.high - scores if self.low_is_good else scores

    def valence(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """From -1, the worst answer that can be, to 1."""
        return np.clip(2 * (self.good(scores) - self.low) / (self.high - self.low) - 1, -1.0, 1.0)

    @property
    def top(self) -> float:
        """From where on a (turned) answer is on top."""
        span = self.high - self.low
        if self.kind == "nps":
            return PROMOTERS
        if self.kind == "score":
            return np.nextafter((self.low + self.high) / 2, np.inf)
        if span > 10:
            return self.low + 0.8 * span
        return self.high - self._boxes(span)

    @property
    def bottom(self) -> float:
        """Up to where it is at the other end."""
        span = self.high - self.low
        if self.kind == "nps":
            return DETRACTORS
        if self.kind == "score":
            return np.nextafter((self.low + self.high) / 2, -np.inf)
        return self.low + 0.2 * span if span > 10 else self.low + self._boxes(span)

    @property
    def rule(self) -> str:
        """In words."""
        a, b = (self.low, self.low + self.high - self.top) if self.low_is_good else (self.top, self.high)
        scale = f"on {self.low:g} to {self.high:g}"
        if self.kind == "nps":
            return "NPS: the share of 9 and 10 less that of 0 to 6, in points; interval by adjusted Wald (Rocks 2016)."
        if self.kind == "score":
            return f"Mean of the answers {scale}; interval by Student's t."
        return f"{self.kind.upper()}: the share of {a:g} to {b:g} {scale}; interval by Wilson's score."

    def _boxes(self, span: float) -> float:
        return 0.0 if span <= 1 else 2.0 if self.kind == "ces" and span >= 6 else 1.0


def meaning(
    event: str, property: str, questions: Sequence[str], scores: NDArray[np.float64], query: ScoresQuery | None = None
) -> Meaning:
    """What the scores (of everybody, and always) are. What the query says goes before all else."""
    kind, how, source = _kind(event, property, questions)
    if query is not None and query.kind is not None:
        kind, how = query.kind, "asked"
    ends = (query.ends() if query else None) or _ends(scores, kind)
    if kind == "nps" and how == "asked" and ends != (0.0, 10.0):
        raise NotAllowed(
            f"NPS is of answers from 0 to 10; those of {event}: {property} go from {ends[0]:g} to {ends[1]:g}.",
            hint="Name the one property that holds them (--score), or ask for another kind.",
        )
    if kind == "nps" and how != "asked" and not _may_be_nps(scores, ends):
        kind, how, ends = None, "unknown", _ends(scores, None)
    if kind is None:
        kind = _BY_RANGE.get(ends)
        if kind == "nps" and any(questions):  # a question is told, and it is not about recommending
            kind = None
        kind, how = (kind, "range") if kind else ("score", "unknown")
    low_is_good = kind == "ces" and _starts(source, _LOW_IS_GOOD) and not _starts(source, _EASY)
    if query is not None and query.low_is_good is not None:
        low_is_good = query.low_is_good
    return Meaning(kind, how, *ends, low_is_good)


def _kind(event: str, property: str, questions: Sequence[str]) -> tuple[Kind | None, How, list[str]]:
    """By the property's name, then the question, for it says more than the event's name."""
    told: tuple[tuple[How, list[str]], ...] = (
        ("name", _tokens(property)),
        ("question", [token for question in questions for token in _tokens(question)]),
        ("name", _tokens(event)),
    )
    for how, tokens in told:
        for kind, words in _WORDS:
            if _starts(tokens, words):
                return kind, how, tokens
    return None, "unknown", []


def _ends(scores: NDArray[np.float64], kind: Kind | None) -> tuple[float, float]:
    low, high = float(scores.min()), float(scores.max())
    if kind == "nps" and low >= 0 and high <= 10:
        return 0.0, 10.0
    if low >= 0 and high <= 1 and not np.isin(scores, (0.0, 1.0)).all():
        return low, max(high, low + 0.1)  # shares, whose ends cannot be known
    both = low == 0 and high == 1
    found = next(((a, b) for a, b in _ENDS if a <= low and high <= b and (b > 1 or both)), None)
    return found or (low, max(high, low + 1))


def _may_be_nps(scores: NDArray[np.float64], ends: tuple[float, float]) -> bool:
    return ends == (0.0, 10.0) and (len(scores) < _TELLING or float(scores.max()) > 7)


def _tokens(text: str) -> list[str]:
    return [token.casefold() for token in _TOKEN.findall(_HUMP.sub(" ", text))]


def _starts(tokens: list[str], words: tuple[str, ...]) -> bool:
    """Whether a token begins with one of the words; short ones must be it."""
    return any(token == word or (len(word) > 3 and token.startswith(word)) for token in tokens for word in words)
