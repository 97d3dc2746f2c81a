"""DuckDB's SQL on the same data: loaded and sorted into a table of its own, two threads, in memory it chooses."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import duckdb


def duckdb_answers(data: Path, asked: dict[str, Any]) -> dict[str, Any]:
    """Best time and answer of each question that has a form for DuckDB, and the time of loading with a sort."""
    database = data.with_suffix(".duckdb")
    database.unlink(missing_ok=True)
    try:
        with duckdb.connect(database) as con:
            con.execute("SET threads = 2")
            started = time.perf_counter()
            con.execute("CREATE TABLE events AS SELECT * FROM read_parquet($1) ORDER BY user_id, time", [str(data)])
            con.execute("CHECKPOINT")
            answers: dict[str, Any] = {"load": {"seconds": time.perf_counter() - started}}
            for name, question in asked.items():
                for sql in question.get("duckdb", []):
                    answers[name] = _best(con, sql, max(1, question["repeat"] // 2))
            return answers
    finally:
        database.unlink(missing_ok=True)


def _best(con: duckdb.DuckDBPyConnection, sql: str, repeat: int) -> dict[str, Any]:
    best, rows = float("inf"), []
    for _ in range(repeat + 1):
        started = time.perf_counter()
        rows = con.execute(sql).fetchall()
        best = min(best, time.perf_counter() - started)
    return {"seconds": best, "answer": [list(row) for row in rows]}
