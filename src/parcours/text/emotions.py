"""Which emotions does a clause show? Those that words tell apart with measured precision, and no others.

Marks are phrases and signs of five languages (`parcours.text.lexicon`, folder `emotions`). A negation shortly before
takes a mark away (*not happy*, *не рад*), and so does a sign that speaks against it: joy in what is said badly, anger
and sadness in what is said well. No mark, no emotion: most clauses show none in words, and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence

from parcours.text.finding import EMOTIONS, Emotion, Sign
from parcours.text.lexicon import lexicon, marks

_BEFORE = 3  # words before a mark in which a negation takes it away
_BEHIND = 2  # words behind it, in French (*ne m'étonne pas*)
_DENIED_BEHIND = frozenset({"pas", "plus", "personne", "rien", "jamais"})
_AGAINST: dict[Sign, tuple[Emotion, ...]] = {
    "negative": ("joy",),
    "positive": ("anger", "sadness"),
}
_KEPT = frozenset(EMOTIONS)


def emotions(cut: Sequence[str], language: str, sign: Sign) -> tuple[Emotion, ...]:
    """Of the words of a clause, in the order of `EMOTIONS`."""
    found = marks("emotions", language).find(cut)
    if not found:
        return ()
    against = _AGAINST.get(sign, ())
    shown = {
        mark
        for place, count, mark in found
        if mark in _KEPT and mark not in against and not _denied(cut, place, count, language)
    }
    return tuple(emotion for emotion in EMOTIONS if emotion in shown)


def _denied(cut: Sequence[str], place: int, count: int, language: str) -> bool:
    if language == "fr" and not _DENIED_BEHIND.isdisjoint(cut[place + count : place + count + _BEHIND]):
        return True
    near = cut[max(place - _BEFORE, 0) : place]
    return bool(near) and any(entry == "not" for _, _, entry in lexicon(language).find(near))
