"""How is a CSV understood? Its encoding, delimiter and columns, before any row is loaded."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from parcours.collect.formats.csv_kernel import scan
from parcours.collect.formats.csv_rows import CsvRows, csv_schema
from parcours.collect.formats.delimiter import (
    NAMES,
    check_header,
    check_stated,
    fields_per_record,
    records_of,
    sniff,
    usual_fields,
)
from parcours.collect.formats.encoding import Text
from parcours.collect.formats.header import checked_names, column_names, looks_like_data
from parcours.collect.formats.raw import Cancel, FileOptions, RawBatch, first_rows
from parcours.collect.formats.slices import strings
from parcours.collect.source import HEAD
from parcours.model.errors import BadInput


class CsvReader:
    """A CSV file; see `raw.Reader`. All columns are text, an empty field is null."""

    format = "csv"

    def __init__(self, text: Text, options: FileOptions) -> None:
        self.path, self.size = text.source.path, text.source.size
        self._text, self._head = text, text.head()
        self._whole = len(text.source.head) < HEAD
        if not self._head.strip():
            raise BadInput(f"{self.path} holds no rows.", hint="Check that the export is complete.")
        self.delimiter = self._parted_by(options.delimiter)
        self.columns, self._header = self._columns(options)
        parted = f"CSV parted by {NAMES.get(self.delimiter, f'“{self.delimiter}”')}, {text.encoding}."
        self.notes = (parted, text.note) if text.note else (parted,)
        self._rows = self._start()

    @property
    def position(self) -> int:
        return self._rows.position

    def sample(self, n: int = 1000) -> pa.Table:
        return first_rows(self._start().batches(), n, csv_schema(self.columns))

    def batches(self, *, cancel: Cancel | None = None) -> Iterator[RawBatch]:
        self._rows = self._start()
        return self._rows.batches(cancel)

    def _start(self) -> CsvRows:
        return CsvRows(self._text, self.columns, self.delimiter, header=self._header)

    def _parted_by(self, stated: str | None) -> str:
        if stated is None:
            return sniff(self._head, self._whole, self.path)
        delimiter = {"tab": "\t", "\\t": "\t"}.get(stated, stated)
        if len(delimiter) != 1 or not delimiter.isascii() or delimiter in '"\r\n\0':
            raise BadInput(f"“{stated}” cannot part fields.", hint="A delimiter is one character: , ; | or tab.")
        check_stated(self._head, self._whole, delimiter, self.path)
        return delimiter

    def _columns(self, options: FileOptions) -> tuple[list[str], bool]:
        """The columns' names, and whether the first record is a header."""
        cells = self._first_record()
        if options.columns is not None:
            names = checked_names(list(options.columns), self.path)
            fields = usual_fields(fields_per_record(self._head, self.delimiter, self._whole))
            if len(names) != fields:
                raise BadInput(
                    f"{self.path.name} has {fields} columns, but {len(names)} are named.",
                    hint="Name every column, in order: --columns a,b,c.",
                )
            header = options.header if options.header is not None else not looks_like_data(cells)
            return names, header
        check_header(self._head, self._whole, self.delimiter, self.path)
        if options.header is False:
            return [f"column {i + 1}" for i in range(len(cells))], False
        return column_names(cells, self.path, sure=options.header is True), True

    def _first_record(self) -> list[str]:
        records = records_of(self._head, self.delimiter, self._whole)
        if not len(records):
            raise BadInput(
                f"The first line of {self.path} does not end: "
                f"a quote stays open, or it is longer than {HEAD >> 20} MiB.",
                hint="Check that the file is a CSV; if it is something else, say --format.",
            )
        begin, end, _, fields = records[0].tolist()
        line = np.frombuffer(self._head[begin:end], np.uint8)
        starts, lengths = np.empty((fields, 1), np.uint32), np.empty((fields, 1), np.uint32)
        scan(
            line,
            0,
            ord(self.delimiter),
            True,
            starts,
            lengths,
            np.empty((1, 3), np.int64),
            np.empty((1, 4), np.int64),
        )
        return [cell or "" for cell in strings(line, starts[:, 0], lengths[:, 0]).to_pylist()]
