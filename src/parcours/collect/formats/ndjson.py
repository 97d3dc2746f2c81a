"""How are lines of JSON read? Block by block: a line is an object, its values go to columns by path and type.

Nested objects flatten with dots. Lists of scalars stay lists, lists of objects become lists side by side,
such as `products[].price`, in step with each other (null where an object lacks the key). Types that disagree
between lines are columns apart with the same logical name. Integers beyond 2**53 are text; null, an empty
list and empty text are nothing. A list inside a list, and what is nested deeper than 8 levels, is kept as
JSON text.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from parcours.collect.formats.encoding import Text
from parcours.collect.formats.json_columns import Tree, Values, columns_of, too_many_columns
from parcours.collect.formats.json_grammar import CLASSES, TABLE
from parcours.collect.formats.json_kernel import (
    CUT_SHORT,
    DEPTH,
    GOOD,
    NOT_JSON,
    TOO_DEEP,
    scan_lines,
)
from parcours.collect.formats.overlong import Overlong, over
from parcours.collect.formats.raw import (
    LONGEST_RAW,
    LONGEST_ROW,
    Aside,
    Cancel,
    RawBatch,
    first_rows,
    logical_name,
    stop_if,
)
from parcours.collect.formats.slices import is_text, why_not_text
from parcours.model.verdict import Reason

_FAULTS = {
    NOT_JSON: "not a JSON object: byte {at} of the row cannot stand there",
    TOO_DEEP: f"more than {DEPTH} brackets inside one another",
    CUT_SHORT: "the JSON breaks off at the end of the line",
}


class NdjsonReader:
    """A file of JSON objects, one a line; see `raw.Reader`."""

    format = "ndjson"

    def __init__(self, text: Text) -> None:
        self.path, self.size = text.source.path, text.source.size
        self._text = text
        self._lines = JsonLines(text)
        head = f"JSON lines, {text.encoding}."
        self.notes = (head, text.note) if text.note else (head,)
        self.columns = list(dict.fromkeys(map(logical_name, self.sample().schema)))

    @property
    def position(self) -> int:
        return self._lines.position

    def sample(self, n: int = 1000) -> pa.Table:
        return first_rows(JsonLines(self._text).batches(), n)

    def batches(self, *, cancel: Cancel | None = None) -> Iterator[RawBatch]:
        self._lines = JsonLines(self._text)
        return self._lines.batches(cancel)


class JsonLines:
    """One reading of a file from its beginning."""

    def __init__(self, text: Text) -> None:
        self._text, self.path = text, text.source.path
        self._tree = Tree()
        self._seen: set[str] = set()
        self._row = 1  # number of the next row
        self._aside = Aside()
        self._overlong = Overlong((b"\n",))
        self.position = 0

    def batches(self, cancel: Cancel | None = None) -> Iterator[RawBatch]:
        stream = self._text.stream()
        rest = b""
        for block in stream.blocks():
            stop_if(cancel)
            rest = yield from self._block(rest + block if rest else block, final=False)
            self.position = stream.position
        yield from self._block(rest + b"\n", final=True)
        self.position = self._text.source.size

    def _block(self, data: bytes, *, final: bool) -> Iterator[RawBatch]:
        """Batches of the lines that end in `data`; returns what follows them."""
        at = 0
        if self._overlong.sought:
            at = self._overlong.end(data, self._row, self._aside, final=final)
            self._row += not self._overlong.sought
        room = len(data) // 12 + 1024  # values; most are longer, and else there is a second round
        more = True
        while more:
            used, more, batch = self._rows(data, at, room)
            room, at = room if used > at else 4 * room, used
            if batch is not None:
                yield batch
        if len(data) - at > LONGEST_ROW and not final:
            self._overlong.begin(data, at)
            return b""
        return data[at:]

    def _rows(self, data: bytes, at: int, room: int) -> tuple[int, bool, RawBatch | None]:
        """Scan once: bytes used, whether there was no room for more, and the rows found."""
        values, lines = np.empty((6, room), np.int32), np.empty((data.count(b"\n", at), 4), np.int64)
        buffer, tree, stack = np.frombuffer(data, np.uint8), self._tree, np.zeros((DEPTH, 3), np.int64)
        count, found, used, more = scan_lines(
            buffer, at, CLASSES, TABLE, tree.nodes, tree.slots, tree.keys, tree.sizes, stack, values, lines
        )
        lines = lines[:found]
        if used < 0:
            raise too_many_columns(self.path.name)
        if not found and not self._aside:
            return used, more, None
        numbered = np.arange(self._row, self._row + found)
        self._row += found
        whole = lines[:, 2] == GOOD
        good = numbered[whole]
        self._set_aside(data, lines, numbered)
        part = Values.of(buffer, values[:, :count])
        keep = self._sound(data, at, used, lines[whole], good)
        if not keep.all():
            part, good = part.of_rows(keep), good[keep]
        table = columns_of(part, tree, len(good), self._seen, self.path.name)
        return used, more, RawBatch(table, good, self._aside.take())

    def _set_aside(self, data: bytes, lines: np.ndarray, numbered: np.ndarray) -> None:
        for i in np.flatnonzero(lines[:, 2] != GOOD):
            begin, end, status, at = lines[i].tolist()
            detail = _FAULTS[status].format(at=at - begin + 1)
            bad = self._bad(data, begin, end) or (Reason.unreadable, detail)
            self._aside.add(int(numbered[i]), *bad, data[begin : min(end, begin + LONGEST_RAW)])

    def _sound(self, data: bytes, at: int, used: int, lines: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """Which of the good rows hold text and are no longer than the limit; the others are set aside."""
        keep = np.ones(len(lines), bool)
        if is_text(data, at, used) and (not len(lines) or (lines[:, 1] - lines[:, 0]).max() <= LONGEST_ROW):
            return keep
        for i, (begin, end, _, _) in enumerate(lines.tolist()):
            if bad := self._bad(data, begin, end):
                self._aside.add(int(rows[i]), *bad, data[begin : min(end, begin + LONGEST_RAW)])
                keep[i] = False
        return keep

    def _bad(self, data: bytes, begin: int, end: int) -> tuple[Reason, str] | None:
        if end - begin > LONGEST_ROW:
            return Reason.too_long, over(end - begin)
        if why := why_not_text(data, begin, end):
            return Reason.bad_encoding, f"{why} is not {self._text.encoding}"
        return None
