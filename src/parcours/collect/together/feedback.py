"""Which columns hold what customers said? Its text, its score, and when it was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parcours.collect.look import Look
from parcours.collect.together.links import Seen
from parcours.collect.together.vocabulary import FEEDBACK, SCORE, TEXT, TITLE, WRITTEN, tokens

_PROSE = 10  # letters that texts have on average, at least


@dataclass(frozen=True, slots=True)
class Feedback:
    """Columns by what they are told as; an event with a text or a score is feedback."""

    text: str | None
    score: str | None
    title: str | None

    @property
    def columns(self) -> dict[str, str]:
        """Column -> what it is told as."""
        named = {self.text: "text", self.score: "score", self.title: "title"}
        return {column: name for column, name in named.items() if column}


def feedback(table: Seen) -> Feedback | None:
    """The columns of what customers said, in a table of such."""
    words = {column: tokens(column) for column in table.looks}
    if not FEEDBACK & (set(table.noun.split()) | {word for one in words.values() for word in one}):
        return None
    texts = [c for c, one in words.items() if TEXT & one and not one & (TITLE | SCORE) and _length(table.looks[c])]
    titles = [c for c, one in words.items() if TITLE & one and table.looks[c].number is None]
    scores = [c for c, one in words.items() if SCORE & one and table.looks[c].number is not None]
    longest = max(texts, key=lambda c: _length(table.looks[c]), default=None)
    if longest is None and not scores:
        return None
    return Feedback(longest, scores[0] if scores else None, titles[0] if titles else None)


def when_written(times: Mapping[str, str]) -> str | None:
    """Of several events of a row the one at which the customer spoke, by its column's name."""
    found = [event for event, column in times.items() if WRITTEN & tokens(column)]
    return found[-1] if found else None


def _length(look: Look) -> float:
    """Letters of a text on average; 0 for what is no prose."""
    if look.number is not None or look.time is not None or not look.words:
        return 0.0
    average = sum(map(len, look.words)) / len(look.words)
    return average if average > _PROSE else 0.0
