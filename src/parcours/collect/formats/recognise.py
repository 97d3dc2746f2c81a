"""Which format is this file? Told by its content; the name is never trusted."""

from __future__ import annotations

from pathlib import Path

from parcours.collect.formats.csv import CsvReader
from parcours.collect.formats.encoding import text_of
from parcours.collect.formats.ndjson import NdjsonReader
from parcours.collect.formats.parquet import ParquetReader
from parcours.collect.formats.raw import FileOptions, Reader
from parcours.collect.formats.spoken.recognise import SPOKEN, spoken_file, spoken_rows, spoken_text
from parcours.collect.source import Source
from parcours.model.errors import BadInput, unknown_name

FORMATS = ("csv", "ndjson", "parquet", *SPOKEN)
_OTHERS = {
    b"PK\x03\x04": ("a zip archive or an Excel workbook", "Unpack it, or save the sheet as CSV."),
    b"\xd0\xcf\x11\xe0": ("an old Excel workbook", "Save the sheet as CSV."),
    b"BZh": ("compressed by bzip2", "Unpack it with bunzip2, or compress by gzip or zstd."),
    b"\xfd7zXZ": ("compressed by xz", "Unpack it with unxz, or compress by gzip or zstd."),
    b"7z\xbc\xaf": ("a 7z archive", "Unpack it first."),
    b"Obj\x01": ("an Avro file", "Export it as Parquet or NDJSON."),
    b"ORC": ("an ORC file", "Export it as Parquet."),
    b"ARROW1": ("an Arrow file", "Hand the table over from Python, or save it as Parquet."),
    b"SQLite format 3": ("a SQLite database", "Export a table as CSV."),
    b"%PDF": ("a PDF", "Export the data as CSV."),
    b"<!": ("HTML or XML", "Export the data as CSV, NDJSON or Parquet."),
    b"<html": ("HTML", "Export the data as CSV, NDJSON or Parquet."),
    b"<?xml": ("XML", "Export the data as CSV, NDJSON or Parquet."),
}


def open_file(path: str | Path, *, options: FileOptions | None = None) -> Reader:
    """A reader for the file, recognised by content unless `options` say otherwise."""
    options = options or FileOptions()
    return spoken_rows(_opened(Source(path), options), options)


def _opened(source: Source, options: FileOptions) -> Reader:
    if options.format is not None and options.format not in FORMATS:
        raise unknown_name("format", options.format, FORMATS)
    if not source.head:
        raise BadInput(f"{source.path} is empty.", hint="Check that the export is complete.")
    if (options.format or "") == "parquet" or (options.format is None and source.head.startswith(b"PAR1")):
        return ParquetReader(source)
    if (spoken := spoken_file(source, options)) is not None:
        return spoken
    if options.format is None:
        _refuse_others(source)
    text = text_of(source, options.encoding)
    if (spoken := spoken_text(text, options)) is not None:
        return spoken
    if options.format == "ndjson" or (options.format is None and _is_json(text.head(), source)):
        return NdjsonReader(text)
    return CsvReader(text, options)


def _refuse_others(source: Source) -> None:
    for magic, (what, hint) in _OTHERS.items():
        if source.head.lstrip(b"\xef\xbb\xbf \r\n").startswith(magic):
            raise BadInput(f"{source.path} is {what}, which is not read.", hint=hint)
    if source.head[257:262] == b"ustar":
        raise BadInput(f"{source.path} is a tar archive, which is not read.", hint="Unpack it first.")


def _is_json(head: bytes, source: Source) -> bool:
    """Whether lines of JSON objects begin here; other JSON is refused with a word on how to turn it into
    lines.
    """
    start = head.lstrip()[:4096]
    if not start.startswith((b"{", b"[{", b"[\n", b"[\r", b"[ ")):
        return False
    first = start.splitlines()[0].rstrip()
    if start.startswith(b"["):
        raise BadInput(
            f"{source.path} is one JSON list; a file of events has one object a line.",
            hint=f"Turn it into lines: jq -c '.[]' {source.path.name} > lines.ndjson",
        )
    if first in (b"{", b"{,"):
        raise BadInput(
            f"{source.path} is JSON spread over several lines; a file of events has one object a line.",
            hint=f"Turn it into lines: jq -c . {source.path.name} > lines.ndjson",
        )
    return True
