"""Where do rows wait that arrive singly? In `hot.duckdb`: on disk when `append` returns, sealed into a
segment later.

A batch's events, its rows set aside and its load's report commit together. Only the owner of the workspace
opens the file. Columns first seen later are numbered (d0, d1, ...), so no text of a customer's is ever
part of a statement.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import duckdb
import pyarrow as pa

from parcours.store.columns import FIXED, INSTANT, type_of
from parcours.store.durable import refusals, sync_folder
from parcours.store.reports import ASIDE, LoadReport

_SQL_TYPES = {
    pa.int64(): "BIGINT",
    pa.float64(): "DOUBLE",
    pa.bool_(): "BOOLEAN",
    pa.string(): "VARCHAR",
    INSTANT: "BIGINT",  # microseconds: DuckDB's own instants want a time zone to be read in
}
_SETTINGS = {
    "autoinstall_known_extensions": False,  # nothing is fetched from anywhere
    "autoload_known_extensions": False,
    "threads": 2,
    "memory_limit": "1GB",
}


class Hot:
    """The hot journal. Not for two threads at once, and of no use after an error: close it and open it
    again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._journal: int | None = None  # inode of the write-ahead log, once its folder is synced
        with refusals("opening the hot journal"):
            self._db = duckdb.connect(str(path), config=_SETTINGS)
            for statement in _tables():
                self._db.execute(statement)
            self._sync_journal()
        known = self._all("SELECT name, number FROM columns ORDER BY number")
        self._columns = {f.name: f'"{f.name}"' for f in FIXED} | {name: f"d{number}" for name, number in known}
        [(self.last, self.rows)] = self._all("SELECT coalesce(max(seq), 0), count(*) FROM events")

    def close(self) -> None:
        with suppress(duckdb.Error):  # whatever was promised is on disk already
            self._db.close()

    @property
    def empty(self) -> bool:
        """Nothing to seal: no rows, and no reports (rows set aside never come without one)."""
        [(reports,)] = self._all("SELECT count(*) FROM loads")
        return not self.rows and not reports

    def columns(self) -> list[str]:
        return list(self._columns)

    def append(self, table: pa.Table, aside: pa.Table, report: LoadReport) -> None:
        """Keep these rows, `seq` among their columns. They are on disk when this returns."""
        with refusals("writing to the hot journal"):
            self._db.begin()
            self._add_columns([name for name in table.column_names if name not in self._columns])
            self._insert("events", [self._columns[name] for name in table.column_names], table)
            self._insert("aside", [f'"{name}"' for name in ASIDE.names], aside)
            told = [
                report.load,
                report.first,
                report.rows,
                json.dumps(dict(report.details), ensure_ascii=False),
            ]
            self._db.execute("INSERT INTO loads VALUES (?, ?, ?, ?)", told)
            self._db.commit()
            self._sync_journal()
        self.rows += len(table)
        self.last = table["seq"][-1].as_py() if len(table) else self.last

    def read(self, columns: list[str], after: int, upto: int) -> pa.Table:
        """The rows with `after < seq <= upto`; columns never seen here are left out."""
        known = [name for name in columns if name in self._columns]
        wanted = ", ".join(self._columns[name] for name in known)
        query = f"SELECT {wanted} FROM events WHERE seq > ? AND seq <= ? ORDER BY seq"  # noqa: S608 names are ours
        found = self._db.sql(query, params=[after, upto]).to_arrow_table()
        return pa.table([column.cast(type_of(n)) for n, column in zip(known, found.columns, strict=True)], known)

    def aside(self) -> pa.Table:
        return self._db.sql("SELECT * FROM aside").to_arrow_table().cast(ASIDE)

    def reports(self) -> Iterator[LoadReport]:
        """One for each append, in their order."""
        for load, first, rows, details in self._all("SELECT * FROM loads ORDER BY rowid"):
            yield LoadReport(load, first, rows, json.loads(details))

    def sealing(self) -> int | None:
        """The number of the seal that was begun and not cleared."""
        [(number,)] = self._all("SELECT max(number) FROM sealing")
        return number

    def begin_seal(self, number: int) -> None:
        """Note, on disk, that all that lies here is about to be sealed under this number."""
        self._change("DELETE FROM sealing", "INSERT INTO sealing VALUES (?)", values=[number])

    def forget_seal(self) -> None:
        """The seal was not published: everything stays."""
        self._change("DELETE FROM sealing")

    def clear(self) -> None:
        """The seal was published: nothing stays."""
        self._change("DELETE FROM events", "DELETE FROM aside", "DELETE FROM loads", "DELETE FROM sealing")
        self.rows = 0

    def _all(self, query: str) -> list[tuple]:
        return self._db.execute(query).fetchall()

    def _change(self, *statements: str, values: Sequence[int] = ()) -> None:
        with refusals("writing to the hot journal"):
            self._db.begin()
            for statement in statements:
                self._db.execute(statement, list(values) if "?" in statement else None)
            self._db.commit()
            self._sync_journal()

    def _add_columns(self, new: list[str]) -> None:
        for name in new:
            number = len(self._columns)
            self._db.execute(f"ALTER TABLE events ADD COLUMN d{number} {_sql_type(type_of(name))}")
            self._db.execute("INSERT INTO columns VALUES (?, ?)", [number, name])
            self._columns[name] = f"d{number}"

    def _insert(self, into: str, columns: list[str], table: pa.Table) -> None:
        if len(table) == 0:
            return
        plain = [c.cast(pa.int64()) if c.type == INSTANT else c for c in table.columns]
        self._db.register("fresh", pa.table(plain, [f"c{i}" for i in range(len(plain))]))
        self._db.execute(f"INSERT INTO {into} ({', '.join(columns)}) SELECT * FROM fresh")  # noqa: S608 names are ours
        self._db.unregister("fresh")

    def _sync_journal(self) -> None:
        """A commit syncs the write-ahead log; that its folder names it (it comes and goes) is for us to
        sync."""
        try:
            inode = self._path.with_name(self._path.name + ".wal").stat().st_ino
        except FileNotFoundError:
            inode = None
        if inode is None or inode != self._journal:
            sync_folder(self._path.parent)
            self._journal = inode


def _tables() -> Iterator[str]:
    yield "CREATE TABLE IF NOT EXISTS columns (number INTEGER, name VARCHAR)"
    yield "CREATE TABLE IF NOT EXISTS sealing (number BIGINT)"
    yield "CREATE TABLE IF NOT EXISTS loads (load VARCHAR, first BIGINT, row_count BIGINT, details VARCHAR)"
    for table, schema in (("aside", ASIDE), ("events", FIXED)):
        columns = ", ".join(f'"{field.name}" {_sql_type(field.type)}' for field in schema)
        yield f"CREATE TABLE IF NOT EXISTS {table} ({columns})"


def _sql_type(kind: pa.DataType) -> str:
    return _SQL_TYPES[kind.value_type] + "[]" if pa.types.is_list(kind) else _SQL_TYPES[kind]
