"""Where does a clause stand in a text that is shown: masked, on one line, cut?

Readers count the letters of the text as it came. What is shown differs by runs of blanks, signs that are left out, and
what is masked; so each piece that was kept is found again, and what lies in between was masked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parcours.text.shown import tidy

_MARK = re.compile(r"\[(?:email|phone|card|account|address|name)\]")
_CUT = "…"


def placed(text: str, words: str, cut: bool, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches of `text` as stretches of `words`, which is what is shown of it; empty ones where they are cut off."""
    at, line = _tidied(text)
    kept = _kept(line, words.removesuffix(_CUT) if cut else words)
    return [(_moved(at[a], kept, end=False), _moved(at[b], kept, end=True)) for a, b in _within(spans, text)]


def _within(spans: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    return [(min(max(a, 0), len(text)), min(max(b, 0), len(text))) for a, b in spans]


def _tidied(text: str) -> tuple[list[int], str]:
    """For each letter, and the end, where it is on the tidied line; and that line."""
    at, line = [], ""
    for letter in text:
        at.append(len(line))
        kept = tidy(f"a{letter}a")[1:-1]  # as it is between others
        if not kept.isspace():
            line += kept
        elif line[-1:] not in ("", " "):
            line += " "
    return [*at, len(line)], line.rstrip()


def _kept(line: str, words: str) -> list[tuple[int, int, int]]:
    """Stretches that are the same in both: where in the line, where in what is shown, how long."""
    found, begin, at = [], 0, 0
    for mark in [*_MARK.finditer(words), None]:
        end = mark.start() if mark else len(words)
        piece = words[begin:end]
        place = line.find(piece, at)
        if place < 0:  # never expected; then nothing from here on is placed
            break
        found.append((place, begin, len(piece)))
        at, begin = place + len(piece), mark.end() if mark else end
    return found


def _moved(place: int, kept: Sequence[tuple[int, int, int]], *, end: bool) -> int:
    """Where a place of the line is in what is shown; one that is masked is at the mark's begin, or behind it."""
    before = 0
    for line, words, length in kept:
        if place < line:
            return words if end else before
        if place <= line + length:
            return words + place - line
        before = words + length
    return before
