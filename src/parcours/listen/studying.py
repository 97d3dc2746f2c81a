"""What can be learned from a workspace's own words? Texts with a score beside them, and what people corrected.

A score of the lowest 40 % of its scale calls a text bad, of the highest 40 % good,; a
correction says it of a text or of a clause, and weighs more, for somebody looked at it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from parcours.listen.inbox import US, Words
from parcours.store.corrections import Correction
from parcours.store.findings import HASH
from parcours.text.finding import LONGEST, UNKNOWN
from parcours.text.learning import sign_of_score

MOST = 20_000  # texts that are learned from; of more, the latest
_LOOKED_AT = 3.0  # how much more a correction weighs than a score
_SIGNS = ("negative", "neutral", "positive")


@dataclass(frozen=True, slots=True)
class Lesson:
    """Texts, and what they are to be called."""

    texts: list[str]
    signs: list[str]
    languages: list[str]
    weights: list[float]
    starred: int
    corrected: int


def lesson(words: Words, corrections: Sequence[Correction], raw: Callable[[int], str]) -> Lesson:
    """All that can be learned from; the same words are one text, and a correction of them comes before scores."""

    found = Lesson([], [], [], [], 0, 0)
    known = {one.text: one for one in corrections if one.field == "sign"}
    at = _latest(words, known)
    starred = corrected = 0
    for which in at:
        text = raw(which)[:LONGEST]
        language = _language(words, which)
        said = known.get(bytes(words.hashes[which]).ljust(16, b"\0"))
        if said is not None:
            text = text if said.start is None else text[said.start : said.end]
            if said.value[0] in _SIGNS and text.strip():
                _add(found, text, said.value[0], language, _LOOKED_AT)
                corrected += 1
            continue
        low, high = words.scale[words.event.values[int(words.event.codes[which])]]
        if high > low and text.strip():
            _add(found, text, sign_of_score(float(words.score[which]), low, high), language, 1.0)
            starred += 1
    return Lesson(found.texts, found.signs, found.languages, found.weights, starred, corrected)


def _latest(words: Words, known: dict[bytes, Correction]) -> list[int]:
    """The places of distinct texts of our own that have a score or a correction, the latest first."""
    corrected = np.isin(words.hashes, np.array(sorted(known), HASH))
    usable = words.about.mask(US) & (corrected | ~np.isnan(words.score))
    at = np.flatnonzero(usable)
    at = at[np.lexsort((words.row[at], -words.time[at]))]
    _, first = np.unique(words.hashes[at], return_index=True)
    return at[np.sort(first)][:MOST].tolist()


def _language(words: Words, which: int) -> str:
    code = int(words.language.codes[which])
    return words.language.values[code] if code >= 0 else UNKNOWN


def _add(lesson: Lesson, text: str, sign: str, language: str, weight: float) -> None:
    lesson.texts.append(text)
    lesson.signs.append(sign)
    lesson.languages.append(language)
    lesson.weights.append(weight)
