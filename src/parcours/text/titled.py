"""What are the words of something that has a title? The title is said first, as a clause of its own, and then the text.

A title that says again how the text begins, whole or cut with *…*, adds nothing: it would count twice.
"""

from __future__ import annotations

import re

BETWEEN = " — "  # ends a clause, in the text and in what is shown of it
LONGEST = 300  # letters of a title; what is longer is no title
_WORD = re.compile(r"[^\W_]+")
_CUT = re.compile(r"(?:…|\.\.\.)\s*$")


def with_title(title: str, text: str) -> str:
    """The title and the text; the text alone where the title says nothing more."""
    title = " ".join(title.split())
    if not _WORD.search(title) or len(title) > LONGEST or not text.strip() or is_said(title, text):
        return text
    return f"{title}{BETWEEN}{text}"


def is_said(title: str, text: str) -> bool:
    """Whether the text begins with what the title says."""
    said = _WORD.findall(title.casefold())
    begin = _WORD.findall(text[: 4 * len(title) + 40].casefold())[: len(said)]
    if said == begin:
        return True
    cut = _CUT.search(title) is not None and len(said) == len(begin)
    return cut and said[:-1] == begin[:-1] and begin[-1].startswith(said[-1])
