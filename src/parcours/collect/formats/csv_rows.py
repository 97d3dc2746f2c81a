"""How are the rows of a CSV of many gigabytes read? In blocks cut into records, the broken set aside.

A record that is broken is set aside whole, and reading goes on: too many or too few fields; bytes that are
no text in the file's encoding (zero bytes never are); longer than the limit. A quote that is never closed
would make one field of the rest of the file: instead its first line is set aside, and reading resumes with
the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa

from parcours.collect.formats.csv_kernel import scan
from parcours.collect.formats.encoding import Text
from parcours.collect.formats.overlong import Overlong, over
from parcours.collect.formats.raw import LONGEST_RAW, LONGEST_ROW, Aside, Cancel, RawBatch, named, stop_if
from parcours.collect.formats.slices import is_text, strings, why_not_text
from parcours.model.verdict import Reason


def csv_schema(names: Sequence[str]) -> pa.Schema:
    return pa.schema([named(name, pa.string()) for name in names])


class CsvRows:
    """One reading of a CSV from its beginning."""

    def __init__(self, text: Text, names: Sequence[str], delimiter: str, *, header: bool) -> None:
        self._text, self._schema, self._delimiter = text, csv_schema(names), ord(delimiter)
        self._row = 0 if header else 1  # number of the next record; the header's is 0
        self._aside = Aside()
        self._overlong = Overlong((b"\n", b"\r"))
        self.position = 0

    def batches(self, cancel: Cancel | None = None) -> Iterator[RawBatch]:
        stream = self._text.stream()
        rest = b""
        for block in stream.blocks():
            stop_if(cancel)
            rest = yield from self._block(rest + block if rest else block, final=False)
            self.position = stream.position
        yield from self._block(rest, final=True)
        self.position = self._text.source.size
        if self._aside:
            nothing = pa.record_batch([pa.array([], f.type) for f in self._schema], schema=self._schema)
            yield RawBatch(nothing, np.zeros(0, np.int64), self._aside.take())

    def _block(self, data: bytes, *, final: bool) -> Iterator[RawBatch]:
        """Batches of the records that end in `data`; returns what follows them."""
        at = 0
        if self._overlong.sought:
            at = self._overlong.end(data, self._row, self._aside, final=final)
            self._row += not self._overlong.sought
        while at < len(data):
            used, quote, batch = self._records(data, at, final)
            if batch is not None:
                yield batch
            if used == len(data) or (not final and len(data) - used <= LONGEST_ROW):
                return data[used:]
            at = self._recover(data, used, quote, final)
        return b""

    def _records(self, data: bytes, at: int, final: bool) -> tuple[int, int, RawBatch | None]:
        """Scan once: bytes used, where a quote stays open (or -1), and the rows found."""
        width = len(self._schema)
        lines = data.count(b"\n", at) + data.count(b"\r", at) + 1
        most = min(lines, (len(data) - at) // width + 1)
        buffer = np.frombuffer(data, np.uint8)
        starts, lengths = np.empty((width, most), np.uint32), np.empty((width, most), np.uint32)
        records, others = np.empty((most, 3), np.int64), np.empty((lines, 4), np.int64)
        good, bad, used, quote = scan(buffer, at, self._delimiter, final, starts, lengths, records, others)
        if good + bad == 0:
            return used, quote, None
        records, others = records[:good], others[:bad]
        records[:, 2] += self._row
        others[:, 2] += self._row
        self._row += good + bad
        clean = is_text(data, at, used)
        keep = self._sound(data, records, clean)
        self._set_aside_others(data, others[others[:, 2] > 0], clean)
        columns = [strings(buffer, starts[k, keep], lengths[k, keep]) for k in range(width)]
        rows = np.ascontiguousarray(records[keep, 2])
        return used, quote, RawBatch(pa.record_batch(columns, schema=self._schema), rows, self._aside.take())

    def _sound(self, data: bytes, records: np.ndarray, clean: bool) -> slice | np.ndarray:
        """Which records hold text and are no longer than the limit; the others are set aside."""
        first = int(len(records) > 0 and records[0, 2] == 0)  # the header is no row
        sizes = records[:, 1] - records[:, 0]
        if clean and (not len(sizes) or sizes.max() <= LONGEST_ROW):
            return slice(first, len(records))
        keep = np.arange(len(records)) >= first
        for i, (begin, end, row) in enumerate(records.tolist()):
            if keep[i] and (bad := self._bad(data, begin, end)):
                self._aside.add(row, *bad, data[begin : min(end, begin + LONGEST_RAW)])
                keep[i] = False
        return np.flatnonzero(keep)

    def _bad(self, data: bytes, begin: int, end: int) -> tuple[Reason, str] | None:
        if end - begin > LONGEST_ROW:
            return Reason.too_long, over(end - begin)
        if why := why_not_text(data, begin, end):
            return Reason.bad_encoding, f"{why} is not {self._text.encoding}"
        return None

    def _set_aside_others(self, data: bytes, others: np.ndarray, clean: bool) -> None:
        """Records of a wrong number of fields; many at once where they are text."""
        width = len(self._schema)
        sizes = others[:, 1] - others[:, 0]
        if not clean or (len(sizes) and sizes.max() > LONGEST_RAW):
            for begin, end, row, fields in others.tolist():
                bad = self._bad(data, begin, end) or (
                    _number_of_fields(fields, width),
                    _fields(fields, width),
                )
                self._aside.add(row, *bad, data[begin : min(end, begin + LONGEST_RAW)])
        elif len(others):
            kinds, which = np.unique(others[:, 3], return_inverse=True)
            reasons = pa.array([_number_of_fields(n, width).value for n in kinds.tolist()])
            details = pa.array([_fields(n, width) for n in kinds.tolist()])
            raws = strings(np.frombuffer(data, np.uint8), others[:, 0].astype(np.uint32), sizes.astype(np.uint32))
            self._aside.add_many(others[:, 2], reasons.take(pa.array(which)), details.take(pa.array(which)), raws)

    def _recover(self, data: bytes, begin: int, quote: int, final: bool) -> int:
        """Past a row that does not end: where to go on, at the end of its first line."""
        end = self._overlong.line_end(data, begin)
        if end < 0 and not final:
            self._overlong.begin(data, begin)
            return len(data)
        end = len(data) if end < 0 else end
        where = "the end of the file" if final else f"{LONGEST_ROW >> 20} MiB later"
        open_quote = f"the quote at byte {quote - begin + 1} of the row is not closed before {where}"
        bad = (Reason.too_long, over(end - begin)) if end - begin > LONGEST_ROW else (Reason.unreadable, open_quote)
        self._aside.add(self._row, *bad, data[begin : min(end, begin + LONGEST_RAW)])
        self._row += 1
        return end


def _number_of_fields(fields: int, width: int) -> Reason:
    return Reason.too_many_fields if fields > width else Reason.too_few_fields


def _fields(fields: int, width: int) -> str:
    return f"{fields} field{'s' * (fields != 1)}, not {width}"
