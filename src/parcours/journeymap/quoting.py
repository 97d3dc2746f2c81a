"""What stands beside somebody's words? Their title only where it says what they do not."""

from __future__ import annotations

import re

from parcours.model.journey_map import Statement

_WORDS = re.compile(r"[^\W_]+")


def title(quote: Statement) -> str:
    """The title of a text, where more than half of its words are not in the text; else empty."""
    own, told = _words(quote.detail.get("title", "")), set(_words(quote.about))
    new = sum(word not in told for word in own)
    return quote.detail["title"] if own and 2 * new > len(own) else ""


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())
