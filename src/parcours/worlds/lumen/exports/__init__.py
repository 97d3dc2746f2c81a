"""How does the shop's record look in the files that its tools export? A module for each tool, as messy as the tool."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any


def columns(names: str) -> tuple[str, ...]:
    """A heading, of names parted by spaces."""
    return tuple(names.split())


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Path:
    """A file with a heading; None and "" are empty. The same rows are the same bytes everywhere."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    return path
