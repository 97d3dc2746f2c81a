"""Small logs that the tests of the log share."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from parcours.store.log import Log

SECOND = pa.timestamp("s")


def events(*names: str | None, **columns: list) -> pa.Table:
    """One event a second, of these names."""
    return pa.table({"name": list(names), "time": pa.array(range(len(names)), SECOND), **columns})


def aside() -> pa.Table:
    """One row set aside."""
    return pa.table({"file": ["f.csv"], "row": [1], "reason": ["no time"]})


def load(log: Log, name: str, table: pa.Table, report: Mapping[str, Any] | None = None) -> None:
    with log.begin(name) as staging:
        staging.add(table)
        staging.publish(report or {})


def rows(log: Log, *columns: str, **between: int) -> list[tuple]:
    """What a scan gives, row by row; of one column, its values."""
    found = [batch.to_pydict() for batch in log.scan(columns, **between)]
    tuples = [row for batch in found for row in zip(*(batch[name] for name in columns), strict=True)]
    return [row[0] for row in tuples] if len(columns) == 1 else tuples


def run(script: str, *arguments: object, before: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    """A script in a process of its own, which may die; `before` goes before the command."""
    return subprocess.run([*before, *command(script, *arguments)], capture_output=True, text=True, env=ENVIRONMENT)


def command(script: str, *arguments: object) -> list[str]:
    return [sys.executable, "-c", _NO_PANDAS + script, *map(str, arguments)]


_PATH = [str(Path(__file__).parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(_PATH)}
# pyarrow looks for pandas, which may take longer to import than all that is tried here
_NO_PANDAS = """
import sys
class NoPandas:
    @staticmethod
    def find_spec(name, *_):
        if name == "pandas":
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, NoPandas)
"""
