"""The sentences that the screen can say in its languages, as patterns; the mechanism is `web/src/told/told.ts`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

_SCREEN = Path(__file__).parents[1] / "web" / "src"
_COUNTS = {"n", "m", "of", "least", "most", "events"}
_TOKENS = re.compile(r"\{\{(\w+)\}\}|<([^<>]*)>|([^{<]+|[{<])")
_ENDS = re.compile(r"[.?!”] (?=\S)")


def known(*places: str) -> Sentences:
    """Of `told/words/en.json`, `map/sentences.json` and the like."""
    return Sentences([pattern for place in places for pattern in _patterns(json.loads((_SCREEN / place).read_text()))])


class Sentences:
    """What the screen knows: whole, or sentence by sentence."""

    def __init__(self, patterns: list[re.Pattern[str]]) -> None:
        self.patterns = patterns

    def __contains__(self, text: str) -> bool:
        return any(self._whole(pattern, text) for pattern in self.patterns) or any(
            text[end.start() + 2 :] in self and text[: end.start() + 1] in self for end in _ENDS.finditer(text)
        )

    def _whole(self, pattern: re.Pattern[str], text: str) -> bool:
        found = pattern.fullmatch(text)
        return bool(found) and ("told" not in pattern.groupindex or found["told"] in self)


def _patterns(tree: dict[str, object]) -> Iterator[re.Pattern[str]]:
    for key, inner in tree.items():
        if isinstance(inner, dict) and key != "word":
            yield from _patterns(inner)
        elif isinstance(inner, str):
            yield re.compile(_pattern(inner), re.DOTALL)


def _pattern(sentence: str) -> str:
    seen: set[str] = set()
    parts = []
    for hole, choice, text in _TOKENS.findall(sentence):
        if text:
            parts.append(re.escape(text))
        elif not hole:
            either = "|".join(map(re.escape, choice.split("|")))
            parts.append(f"(?:{either})" if "|" in choice else f"(?:{either})?")
        elif hole in seen:
            parts.append(f"(?P={hole})")
        else:
            seen.add(hole)
            parts.append(f"(?P<{hole}>{_held(hole)})")
    return "".join(parts)


def _held(hole: str) -> str:
    if hole in _COUNTS:
        return r"[\d,]+"
    return r"(?:(?![.?!] [A-Z]).)+?" if hole == "list" else ".+?"
