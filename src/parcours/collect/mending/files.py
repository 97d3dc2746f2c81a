"""How are rows set aside written out, to be mended by hand, and read back? As CSV or NDJSON.

What begins with `parcours_` says which row it is and what is wrong with it; the other columns are the row's own.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from parcours.collect.formats import FileOptions, logical_name, open_file
from parcours.collect.mending.rows import Row
from parcours.model.errors import BadInput
from parcours.store.durable import replace_atomically

_OURS = "parcours_"
_LOAD, _NUMBER = f"{_OURS}load", f"{_OURS}number"
_ABOUT = ("load", "number", "file", "row", "reason", "detail")
_SUFFIXES = {".csv": "csv", ".ndjson": "ndjson", ".jsonl": "ndjson"}

Found = dict[tuple[str, int], dict[str, Any]]
"""Values by (load, number); those of CSV are text, None where empty."""


def write(path: Path, rows: Sequence[Row]) -> None:
    """Write rows to a file that is not there yet: it may hold what somebody mended by hand."""
    kind = _format(path)
    if path.exists():
        raise BadInput(f"{path} is there already.", hint="Name another file, or remove this one.")
    told = [{**_about(row), **(row.values or {})} for row in rows]
    text = _csv(told) if kind == "csv" else "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in told)
    try:
        replace_atomically(path, text.encode())
    except FileNotFoundError:
        raise BadInput(f"The folder of {path} is not there.", hint="Make it, or name another.") from None


def read(path: Path, known: Mapping[tuple[str, int], Row]) -> Found:
    """Read mended rows back. Every one must say which row of the quarantine it is."""
    is_csv = _format(path) == "csv"
    found: Found = {}
    for number, told in enumerate(_rows(path, is_csv), 1):
        which = _which(told, f"Row {number} of {path.name}")
        if which not in known:
            raise BadInput(
                f"Row {number} of {path.name} says that it is row {which[1]} of load {which[0]}, which is none.",
                hint=f"Leave {_LOAD} and {_NUMBER} as they were written, and read it into the same workspace.",
            )
        if which in found:
            raise BadInput(
                f"Row {number} of {path.name} is there twice: {which[1]} of {which[0]}.", hint="Keep one of them."
            )
        own = {name: value for name, value in told.items() if not name.startswith(_OURS)}
        found[which] = as_before(own, known[which].values or {}) if is_csv else own
    return found


def as_before(cells: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """Text as what it was: a number that was not touched is still a number."""
    values = {name: _value(cell, before.get(name)) for name, cell in cells.items()}
    return {name: value for name, value in values.items() if value is not None}


def as_cell(value: Any) -> str:
    """A value as it stands in a cell."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _about(row: Row) -> dict[str, Any]:
    about = {name: getattr(row, name) for name in (*_ABOUT, *(("raw",) if row.values is None else ()))}
    return {f"{_OURS}{name}": value for name, value in about.items()}


def _csv(told: Sequence[Mapping[str, Any]]) -> str:
    columns = list(dict.fromkeys([*(f"{_OURS}{name}" for name in _ABOUT), *(name for one in told for name in one)]))
    columns.sort(key=lambda name: not name.startswith(_OURS))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([as_cell(one.get(name)) for name in columns] for one in told)
    return out.getvalue()


def _rows(path: Path, is_csv: bool) -> list[dict[str, Any]]:
    if not path.is_file():
        raise BadInput(f"There is no file {path}.", hint="Write it with --out first, then mend it.")
    if not is_csv:
        return [_line(line, at, path) for at, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1) if line]
    rows: list[dict[str, Any]] = []
    for batch in open_file(path, options=FileOptions(format="csv", header=True)).batches():
        if len(batch.aside):
            one = batch.aside.to_pylist()[0]
            raise BadInput(
                f"Row {one['row']} of {path.name} cannot be read: {one['reason']}.", hint="Mend it, nothing was loaded."
            )
        names = [logical_name(field) for field in batch.table.schema]
        rows += [
            {name: value or None for name, value in zip(names, row, strict=True)}
            for row in zip(*(column.to_pylist() for column in batch.table.columns), strict=True)
        ]
    return rows


def _line(line: str, at: int, path: Path) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise BadInput(f"Line {at} of {path.name} is no JSON object.", hint="Write one row a line; nothing was loaded.")
    return found


def _which(told: Mapping[str, Any], where: str) -> tuple[str, int]:
    load, number = told.get(_LOAD), told.get(_NUMBER)
    if not load or not str(number or "").isdecimal():
        raise BadInput(
            f"{where} does not say which row set aside it is.",
            hint=f"Keep the columns {_LOAD} and {_NUMBER}; rows that never were set aside are loaded as a file.",
        )
    return str(load), int(str(number))


def _value(cell: str | None, before: Any) -> Any:
    if cell is None or isinstance(before, str):
        return cell
    if before is not None and cell == as_cell(before):
        return before
    try:
        found = json.loads(cell) if before is not None else cell
    except ValueError:
        return cell
    return found if type(found) is type(before) or {type(found), type(before)} == {int, float} else cell


def _format(path: Path) -> str:
    kind = _SUFFIXES.get(path.suffix.lower())
    if kind is None:
        raise BadInput(f"“{path.name}” is neither CSV nor NDJSON.", hint="Call it rows.csv or rows.ndjson.")
    return kind
