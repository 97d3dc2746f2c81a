"""What does a piece of HTML say? Its text with lines where blocks end; scripts and styles say nothing."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>|&(?:[a-zA-Z]{2,31}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCKS = _words("p div br li tr h1 h2 h3 h4 h5 h6 ul ol table blockquote hr section article")
_SILENT = frozenset(["script", "style", "head", "title", "template"])
_BLANKS = re.compile(r"[ \t\u00a0]+")
_LINES = re.compile(r"\s*\n\s*")
_LONGEST = 1 << 20  # letters of markup that are looked at


def plain_text(text: str) -> str:
    """The text itself where it has no markup."""
    if _MARKUP.search(text) is None:
        return text.strip()
    reading = _Reading()
    reading.feed(text[:_LONGEST])
    reading.close()
    said = unescape("".join(reading.parts)) if "&" in "".join(reading.parts) else "".join(reading.parts)
    return _LINES.sub("\n", _BLANKS.sub(" ", said)).strip()


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _SILENT:
            self._silent += 1
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)
