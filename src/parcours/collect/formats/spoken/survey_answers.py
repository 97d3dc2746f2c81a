"""What kind of answers does a question have? Told by the answers: a scale, one of a few, several at once, or prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

Kind = Literal["text", "score", "answer", "answers"]

_SCORE = re.compile(r"(\d{1,2}(?:\.0)?)(?:\s*[-–:.(=/].*)?", re.DOTALL)
_HIGHEST = 10
_MOST = 0.9  # of the answers
_FEW = 20  # different choices
_SHORT = 60  # letters of a choice


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_YES = _words("yes y 1 true checked selected oui да da ya x ✓ ✔ vrai adevarat ado")
_NO = _words("no n 0 false unchecked non нет nu tidak faux fals not_selected")


def kind_of(answers: Sequence[str]) -> tuple[Kind, str]:
    """The kind, and what parts answers where they are several."""
    if not answers:
        return "text", ""
    if sum(number_of(one) != "" for one in answers) >= _MOST * len(answers):
        return "score", ""
    different = {one.casefold() for one in answers}
    for separator in (";", ", "):
        parts = {part.strip().casefold() for one in answers for part in one.split(separator) if part.strip()}
        several = sum(separator in one for one in answers)
        if several and len(parts) <= min(_FEW, max(len(different), 3)) and max(map(len, parts)) <= _SHORT:
            chosen = sum(one.count(separator) + 1 for one in answers)
            if chosen > len(parts) and (separator == ";" or (several > 1 and chosen >= 2 * len(parts))):
                return "answers", separator
    words = sum(len(one.split()) for one in answers) / len(answers)
    prose = len(different) > 0.5 * len(answers) and words >= 3
    if prose or len(different) > _FEW or max(map(len, different)) > _SHORT:
        return "text", ""
    return "answer", ""


def number_of(answer: str) -> str:
    """`5 - Very satisfied` is 5; empty where no number of a scale stands first."""
    found = _SCORE.fullmatch(answer.strip())
    if found is None or float(found[1]) > _HIGHEST:
        return ""
    return found[1].removesuffix(".0")


def parts_of(answer: str, separator: str) -> list[str]:
    return [part.strip() for part in answer.split(separator) if part.strip()]


def ticked(option: str, answers: Sequence[str]) -> str:
    """`yes`, `no`, `said` of a single answer; of all of a column, empty where they are more than ticks."""
    known = {"": "no", option.casefold(): "yes"} | dict.fromkeys(_YES, "yes") | dict.fromkeys(_NO, "no")
    found = [known.get(one.strip().casefold(), "said") for one in answers]
    other = re.match(r"other|autre|altul|alta|другое|lain", option.casefold()) is not None
    if "said" in found and not other:
        return ""
    return found[0] if found else "no"
