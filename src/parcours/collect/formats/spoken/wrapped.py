"""What does a file need so that it can be counted as words? Who wrote a row, where nobody is named; whom it is about.

- *Writers*: reviews and mentions from elsewhere name nobody that we know. Their handle is the writer, where they have
  one; else each row is of a writer of its own, by a digest of the row, so that loading it twice changes nothing.
- *About*: what was said of a competitor is kept apart by a property, whatever the format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parcours.collect import column_names as known
from parcours.collect.figure_names import PHONE
from parcours.collect.formats.raw import Cancel, RawBatch, Reader, first_rows, logical_name, named
from parcours.collect.formats.spoken.rows import digest_of

ABOUT, WRITER = "about", "writer"
_LOOKED = 200  # rows
_PROSE = 20  # letters that texts have on average, at least
_TEXTS = re.compile(
    r"(?:review|comment|feedback|mention|post|tweet|full|original|отзыв|avis)?_?(?:text|body|content|message"
    r"|comment|review|snippet|caption"
    r"|tweet|feedback|opinion|verbatim|отзыв|текст|комментарии|commentaire|avis|texte|contenu|comentariu"
    r"|recenzie|ulasan"
    r"|komentar|isi)"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HANDLES = _words("""
author username user_name handle screen_name author_handle account from_user reviewer nickname author_name writer
author_username user_handle автор auteur autor penulis profile
""")
_PLATFORMS = ("platform", "source", "network", "site", "channel", "domain")
_IDS = (known.USER, known.EMAIL, known.ANONYMOUS, PHONE, *known.OBJECTS.values())
_OWN_ID = re.compile(r"(?:mention|post|tweet|comment|review|message|отзыв|avis|recenzie|ulasan)?_?(?:id|uuid|guid)")
_TIME = re.compile(r"(?:^|_)(?:date|time|timestamp|day|at|on|published|posted|created)(?:$|_)|дата|tanggal")
_FEW = 0.1  # of handles may hold a blank: names of people are no ids


class _Wrapped:
    """A reader with a column more; see `raw.Reader`."""

    def __init__(self, inner: Reader, column: str) -> None:
        self.inner = inner
        self.format, self.size, self.notes = inner.format, inner.size, inner.notes
        self.columns = [*inner.columns, *([] if column in inner.columns else [column])]
        for told in ("path", "name", "source", "delimiter", "encoding"):
            if (value := getattr(inner, told, None)) is not None:
                setattr(self, told, value)

    path: Path

    @property
    def position(self) -> int:
        return self.inner.position

    def sample(self, n: int = 1000) -> pa.Table:
        return first_rows(self.batches(), n)

    def batches(self, *, cancel: Cancel | None = None) -> Iterator[RawBatch]:
        for batch in self.inner.batches(cancel=cancel):
            yield RawBatch(self._with(batch.table), batch.rows, batch.aside, batch.weight)

    def _with(self, table: pa.RecordBatch) -> pa.RecordBatch:
        raise NotImplementedError


class About(_Wrapped):
    """Every row is about whom was stated, but for rows that say so themselves."""

    def __init__(self, inner: Reader, about: str) -> None:
        super().__init__(inner, ABOUT)
        self._about = about
        self.notes = (*inner.notes, f"All of it is about {about}: kept apart from what is said of you.")

    def _with(self, table: pa.RecordBatch) -> pa.RecordBatch:
        said = pa.array([self._about] * len(table), pa.string())
        at = _place(table, ABOUT)
        if at is None:
            return _added(table, ABOUT, said)
        own = table.column(at).cast(pa.string())
        return table.set_column(at, table.schema.field(at), pc.coalesce(own, said))


class Writers(_Wrapped):
    """Rows with the writer's handle, or a digest of the row."""

    def __init__(self, inner: Reader, handle: str | None) -> None:
        super().__init__(inner, WRITER)
        self._handle = handle
        self._platform = next((c for c in inner.columns if known.plain(c) in _PLATFORMS), None)
        who = f"who wrote is told by {handle}" if handle else "each row is of a writer of its own"
        self.notes = (*inner.notes, f"Nobody is named that could be known elsewhere: {who}.")

    def _with(self, table: pa.RecordBatch) -> pa.RecordBatch:
        rows = [*zip(*(column.to_pylist() for column in table.columns), strict=True)]
        handles = self._values(table, self._handle)
        platforms = self._values(table, self._platform)
        writers = []
        for at, row in enumerate(rows):
            handle = str(handles[at] or "").strip().lstrip("@").casefold()
            writers.append(f"{platforms[at] or ''}:{handle}" if handle else digest_of(*map(str, row)))
        return _added(table, WRITER, pa.array(writers, pa.string()))

    def _values(self, table: pa.RecordBatch, column: str | None) -> list[Any]:
        at = _place(table, column) if column else None
        return [None] * len(table) if at is None else table.column(at).to_pylist()


def with_writers(reader: Reader) -> Reader:
    """The same, with writers where rows are words of people whom nothing names."""
    if any(map(_numbers_something, reader.columns)) or not any(map(_may_be_time, reader.columns)):
        return reader
    if not has_prose(reader):
        return reader
    sample = reader.sample(_LOOKED)
    handles = [column for column in reader.columns if known.plain(column) in _HANDLES]
    return Writers(reader, next((column for column in handles if _are_handles(sample, column)), None))


def has_prose(reader: Reader) -> bool:
    """Whether a column is named and filled like what people write."""
    texts = [column for column in reader.columns if _TEXTS.fullmatch(known.plain(column.rpartition(".")[2]))]
    if not texts:
        return False
    sample = reader.sample(_LOOKED)
    return any(_is_prose(sample, column) for column in texts)


def texts_of(sample: pa.Table, column: str) -> list[str]:
    """The values of a column that are text."""
    at = next((i for i, field in enumerate(sample.schema) if logical_name(field) == column), None)
    values = [] if at is None else sample.column(at).to_pylist()
    return [value.strip() for value in values if isinstance(value, str) and value.strip()]


def _numbers_something(column: str) -> bool:
    """Ids of people or things; what numbers the words themselves says nothing of who wrote them."""
    plain = known.plain(column)
    if _OWN_ID.fullmatch(plain) or plain in _HANDLES:
        return False
    return known.is_label(column) or any(known.rank(column, names) is not None for names in _IDS)


def _may_be_time(column: str) -> bool:
    plain = known.plain(column)
    return known.rank(column, known.TIME) is not None or _TIME.search(plain) is not None


def _is_prose(sample: pa.Table, column: str) -> bool:
    values = texts_of(sample, column)
    return bool(values) and float(np.mean([len(value) for value in values])) >= _PROSE


def _are_handles(sample: pa.Table, column: str) -> bool:
    values = texts_of(sample, column)
    return bool(values) and sum(" " in value for value in values) <= _FEW * len(values)


def _place(table: pa.RecordBatch, column: str) -> int | None:
    return next((i for i, field in enumerate(table.schema) if logical_name(field) == column), None)


def _added(table: pa.RecordBatch, name: str, values: pa.Array) -> pa.RecordBatch:
    schema = pa.schema([*table.schema, named(name, values.type)])
    return pa.record_batch([*table.columns, values], schema=schema)
