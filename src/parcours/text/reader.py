"""What does a text say, without any download? The base reader: words and rules, whole and clause by clause.

Language first, then clauses, then for all texts of a batch at once how good or bad they are and what they are about
(both may be handed in: a model of meanings reads clauses as well), then kinds and emotions. A theme that is good or bad
by itself (its taxonomy may have `leaning(key)`) tells the sign where no word of feeling does. Each distinct text is
read once, and of two strings that say the same, a text and its only clause, one.
"""

from __future__ import annotations

import hashlib
import inspect
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

from parcours.text import clauses as clauses_
from parcours.text import emotions as emotions_
from parcours.text import kinds as kinds_
from parcours.text import language as language_
from parcours.text.clauses import clauses_of, readable
from parcours.text.emotions import emotions
from parcours.text.finding import LONGEST, Finding, Heard, SentimentModel, Sign, ThemeModel
from parcours.text.kinds import kinds
from parcours.text.language import Languages
from parcours.text.lexicon import digest
from parcours.text.phrases import Phrases
from parcours.text.sentiment import LexicalSentiment
from parcours.text.tokens import words

_LEANS = 6.0  # by so much a theme that is bad by itself (*late*) makes bad likelier where words of feeling are missing
_BATCH = 512  # texts that are read together
SURE = 0.55  # the chance of a sign below which it is `unsure`: above it four in five are right


class BaseReader:
    """A `Reader` of the given languages. Whoever names one of `competitors` names an alternative."""

    def __init__(
        self,
        languages: Sequence[str],
        themes: ThemeModel | None = None,
        sentiment: SentimentModel | None = None,
        competitors: Sequence[str] = (),
    ) -> None:
        self._languages = Languages(languages)
        self._themes = themes
        self._sentiment: SentimentModel = sentiment or LexicalSentiment()
        self._sure: float = getattr(self._sentiment, "threshold", SURE)
        self._leaning: Callable[[str], str] | None = getattr(getattr(themes, "taxonomy", themes), "leaning", None)
        self._competitors = tuple(dict.fromkeys(competitors))
        self._rivals = Phrases([(name, "alternative") for name in self._competitors if words(name)])

    @cached_property
    def version(self) -> str:
        """Of the code that reads, its words, the languages, and the models that were handed in."""
        modules = (sys.modules[__name__], clauses_, emotions_, kinds_, language_)
        parts = [inspect.getsource(module) for module in modules]
        parts += ["languages", *self._languages.among, "sentiment", self._sentiment.version, repr(self._sure)]
        parts += ["themes", self._themes.version if self._themes else "", "words", digest()]
        parts += ["competitors", *self._competitors]
        return "base-" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]

    def read(self, texts: Sequence[str]) -> list[Heard]:
        distinct = list(dict.fromkeys(texts))
        heard: dict[str, Heard] = {}
        for begin in range(0, len(distinct), _BATCH):
            batch = distinct[begin : begin + _BATCH]
            heard.update(zip(batch, self._batch(batch), strict=True))
        return [heard[text] for text in texts]

    def _batch(self, texts: Sequence[str]) -> list[Heard]:
        seen = [readable(text[:LONGEST]) for text in texts]
        cut = [_cut(*pair) for pair in zip(seen, self._languages.of_each(seen), strict=True)]
        asked: dict[tuple[str, str], int] = {}  # (words, language) -> row
        for text in cut:
            for said in (text.whole, *text.clauses):
                asked.setdefault((said, text.language), len(asked))
        chances = self._sentiment.probabilities(
            [said for said, _ in asked], [language for _, language in asked]
        ).tolist()
        heard = []
        for text, themes in zip(cut, self._themes_of(cut), strict=True):
            of_each = [chances[asked[clause, text.language]] for clause in text.clauses]
            findings = tuple(map(self._finding, text.spans, text.clauses, repeat(text.language), of_each, themes))
            whole = self._felt(chances[asked[text.whole, text.language]], [t for about in themes for t in about])
            heard.append(Heard(text.language, *whole, findings))
        return heard

    def _themes_of(self, cut: Sequence[_Cut]) -> list[list[tuple[str, ...]]]:
        if self._themes is None:
            return [[()] * len(text.clauses) for text in cut]
        found = iter(
            self._themes.themes([c for t in cut for c in t.clauses], [t.language for t in cut for _ in t.clauses])
        )
        return [[next(found) for _ in text.clauses] for text in cut]

    def _finding(
        self, span: tuple[int, int], clause: str, language: str, chances: Sequence[float], themes: tuple[str, ...]
    ) -> Finding:
        sentiment, confidence, sign = self._felt(chances, themes)
        said = words(clause)
        shown = kinds(said, language, sign, names_another=bool(self._competitors and self._rivals.find(said)))
        return Finding(*span, sentiment, confidence, sign, shown, emotions(said, language, sign), themes)

    def _felt(self, chances: Sequence[float], themes: Sequence[str]) -> tuple[float, float, Sign]:
        """Sentiment, confidence and sign by the chances of negative, neutral, positive."""
        sign = _sign(chances, self._sure)
        if themes and self._leaning is not None and sign in ("unsure", "neutral"):
            leanings = {self._leaning(theme) for theme in themes}
            if len(leanings) == 1:  # what is told in plain words: "it came eight days after the date"
                chances = _leant(chances, leanings.pop())
                sign = _sign(chances, self._sure)
        return chances[2] - chances[0], max(chances), sign


@dataclass(frozen=True, slots=True)
class _Cut:
    whole: str
    language: str
    spans: list[tuple[int, int]]
    clauses: list[str]


def _cut(seen: str, language: str) -> _Cut:
    spans = clauses_of(seen, language)
    parts = [seen[begin:end] for begin, end in spans]
    return _Cut(parts[0] if len(parts) == 1 else seen.strip(), language, spans, parts)


def _sign(chances: Sequence[float], sure: float) -> Sign:
    negative, _, positive = chances
    most = max(chances)
    if most < sure:
        return "unsure"
    return "negative" if most == negative else "positive" if most == positive else "neutral"


def _leant(chances: Sequence[float], leaning: str) -> Sequence[float]:
    """The chances where a theme is told that is good or bad by itself."""
    if leaning not in ("negative", "positive"):
        return chances
    favoured = 0 if leaning == "negative" else 2
    shifted = [chance * (_LEANS if at == favoured else 1.0) for at, chance in enumerate(chances)]
    return [chance / sum(shifted) for chance in shifted]
