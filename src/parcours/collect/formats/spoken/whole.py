"""What does a file say, all of it as one text? Decompressed and decoded, and refused where it is too large."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from parcours.collect.formats.encoding import Text
from parcours.collect.formats.spoken.rows import LARGEST
from parcours.model.errors import TooMuch


@dataclass(frozen=True, slots=True)
class Whole:
    """A file's content, held as a whole."""

    path: Path
    size: int  # bytes on disk
    content: str


def whole(text: Text, what: str) -> Whole:
    """The content with broken letters marked, and lines ended alike."""
    content = whole_bytes(text, what).decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return Whole(text.source.path, text.source.size, content)


def whole_bytes(text: Text, what: str) -> bytes:
    """The content as UTF-8."""
    parts: list[bytes] = []
    size = 0
    for block in text.stream().blocks():
        parts.append(block)
        size += len(block)
        if size > LARGEST:  # counted as it is unpacked: a small archive may hold any amount
            raise TooMuch(
                f"{text.source.path} has more than {LARGEST >> 20} MB of text; {what} is read as a whole.",
                hint="Export it in parts, such as a file a month.",
            )
    return b"".join(parts)
