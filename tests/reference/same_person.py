"""Which rows of several files are of one person? Ids that stand in one row are one's; counted plainly, by hand."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

NOBODY = {"", "undefined", "null"}


def persons(files: Mapping[Path, Mapping[str, str]]) -> tuple[int, dict[tuple[str, str], int]]:
    """How many there are, and of which each id is; `files` says what kind of id stands in which column."""
    above: dict[tuple[str, str], tuple[str, str]] = {}

    def top(one: tuple[str, str]) -> tuple[str, str]:
        above.setdefault(one, one)
        while above[one] != one:
            above[one] = one = above[above[one]]
        return one

    for path, columns in files.items():
        for row in _rows(path):
            here = [_id(kind, row[column]) for column, kind in columns.items() if row[column].strip() not in NOBODY]
            for one in here:
                above[top(one)] = top(here[0])
    numbers = {one: number for number, one in enumerate(one for one in above if above[one] == one)}
    return len(numbers), {one: numbers[top(one)] for one in list(above)}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _id(kind: str, text: str) -> tuple[str, str]:
    if kind == "phone":
        return kind, re.sub(r"\D", "", text)
    return kind, text.strip().lower() if kind == "email" else text.strip()
