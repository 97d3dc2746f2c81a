"""What becomes of a row over the limit? Its beginning is kept, the rest dropped as it is read."""

from __future__ import annotations

from parcours.collect.formats.raw import LONGEST_RAW, LONGEST_ROW, Aside
from parcours.model.verdict import Reason


class Overlong:
    """The row over the limit whose end is still sought, if there is one."""

    def __init__(self, ends: tuple[bytes, ...]) -> None:
        self._ends = ends
        self._raw = b""
        self._size = 0

    @property
    def sought(self) -> bool:
        return self._size > 0

    def begin(self, data: bytes, at: int) -> None:
        self._raw, self._size = data[at : at + LONGEST_RAW], len(data) - at

    def end(self, data: bytes, row: int, aside: Aside, *, final: bool) -> int:
        """Where in `data` it ends, all of `data` being passed where it does not. Set aside once its end is
        found.
        """
        end = self.line_end(data, 0)
        self._size += len(data) if end < 0 else end
        if end < 0 and not final:
            return len(data)
        aside.add(row, Reason.too_long, over(self._size), self._raw)
        self._raw, self._size = b"", 0
        return len(data) if end < 0 else end

    def line_end(self, data: bytes, begin: int) -> int:
        """Where the line ends, or -1."""
        return min((at for mark in self._ends if (at := data.find(mark, begin)) >= 0), default=-1)


def over(size: int) -> str:
    return f"{size:,} bytes; the limit is {LONGEST_ROW:,}"
