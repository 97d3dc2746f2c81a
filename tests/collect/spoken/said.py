"""What a file of words becomes: the rows that a reader makes of it, without what is empty."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from parcours.collect.formats import FileOptions, Reader, logical_name, open_file


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def said(reader: Reader) -> list[dict[str, Any]]:
    """All rows."""
    found: list[dict[str, Any]] = []
    for batch in reader.batches():
        assert len(batch.rows) == len(batch.table)
        names = [logical_name(field) for field in batch.table.schema]
        columns = [column.to_pylist() for column in batch.table.columns]
        rows = zip(*columns, strict=True)
        found += [{name: value for name, value in zip(names, row, strict=True) if value} for row in rows]
    return found


def read(folder: Path, name: str, content: str | bytes, **options: Any) -> list[dict[str, Any]]:
    """The rows of a file with that content."""
    return said(open_file(written(folder, name, content), options=FileOptions(**options)))


def only(rows: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    """Some columns of each row."""
    return [tuple(row.get(name, "") for name in names) for row in rows]
