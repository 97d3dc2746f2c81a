"""What kind of utterance is a clause? Question, doubt, motive, an alternative named, request, complaint, praise.

Rules, precise rather than complete: marks are phrases of five languages (`parcours.text.lexicon`, folder `kinds`), a
question also ends in its sign. What is said badly is a complaint and what is said well is praise, where it is not only
thanks, and not a question, a request or a doubt in kind words. A clause may be several things, or none.
"""

from __future__ import annotations

from collections.abc import Sequence

from parcours.text.finding import KINDS, Kind, Sign
from parcours.text.lexicon import marks
from parcours.text.sentiment import weighed

_KEPT = frozenset(KINDS)
_THANKS = frozenset({"gratitude", "thanks"})
_ASKED: frozenset[str] = frozenset({"question", "doubt"})  # kinds in which a bad word says what is feared
_OPEN = _ASKED | {"request", "alternative"}  # and in which a good one praises nothing of ours


def kinds(cut: Sequence[str], language: str, sign: Sign, *, names_another: bool = False) -> tuple[Kind, ...]:
    """Of the words of a clause, in the order of `KINDS`; `names_another` where they name a competitor."""
    found = marks("kinds", language).find(cut)
    shown = {mark for _, _, mark in found if mark in _KEPT}
    if names_another:
        shown.add("alternative")
    if cut and _asks(cut) and (sign != "negative" or "question" in shown):
        shown.add("question")
    if sign == "negative" and not shown & _ASKED and not _only_worry(cut, language):
        shown.add("complaint")
    elif sign == "positive" and not shown & _OPEN and not _only_thanks(cut, language, found):
        shown.add("praise")
    return tuple(kind for kind in KINDS if kind in shown)


def _asks(cut: Sequence[str]) -> bool:
    return any(word[0] == "?" for word in cut[-2:])


def _only_worry(cut: Sequence[str], language: str) -> bool:
    felt = {mark for _, _, mark in marks("emotions", language).find(cut)}
    return "worry" in felt and not felt & {"anger", "sadness"}


def _only_thanks(cut: Sequence[str], language: str, found: Sequence[tuple[int, int, str]]) -> bool:
    """Whether nothing good is left without the words that thank, or merely close a letter."""
    felt = marks("emotions", language).find(cut)
    thanks = [(place, count) for place, count, mark in (*found, *felt) if mark in _THANKS]
    if not thanks:
        return False
    said = {place + far for place, count in thanks for far in range(count)}
    good, _ = weighed([word for place, word in enumerate(cut) if place not in said], language)
    return good == 0
