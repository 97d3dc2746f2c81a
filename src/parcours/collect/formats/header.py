"""What are the columns called, and is the first line a header at all?"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from parcours.collect.formats.raw import MOST_COLUMNS
from parcours.model.errors import BadInput, TooMuch

_TIME = re.compile(r"\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{2,4}|\d{9,}(\.\d+)?$")
_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?$")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-|[^@\s]+@[^@\s]+\.\w+$|[0-9a-f]{32}", re.IGNORECASE)


def column_names(cells: list[str], where: Path | str, *, sure: bool) -> list[str]:
    """The header's names, checked: not data (unless the user is sure), not twice, not too many; empty ones
    numbered.
    """
    if not sure and (why := looks_like_data(cells)):
        raise BadInput(
            f"The first line of {_name(where)} looks like data, not like column names: {why}.",
            hint="Add a line of names, or name the columns with --columns a,b,c; if these are names, say --header.",
        )
    names = [cell.strip() or f"column {i + 1}" for i, cell in enumerate(cells)]
    return checked_names(names, where)


def checked_names(names: list[str], where: Path | str) -> list[str]:
    if len(names) > MOST_COLUMNS:
        raise TooMuch(
            f"{_name(where)} has {len(names)} columns; the limit is {MOST_COLUMNS}.",
            hint="Leave columns out before loading.",
        )
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        listed = ", ".join(f"“{name}”" for name in twice[:5])
        raise BadInput(
            f"{_name(where)} has more than one column named {listed}.",
            hint="Rename them in the file, or name all columns in order with --columns a,b,c.",
        )
    return names


def looks_like_data(cells: list[str]) -> str:
    """Why a first record seems to be a row rather than a header; empty where it does not."""
    for cell in (c.strip() for c in cells):
        if _TIME.match(cell) or _ID.match(cell):
            return f"it holds “{cell[:60]}”"
    numbers = [c for c in cells if _NUMBER.match(c.strip())]
    return f"most of its fields are numbers, such as “{numbers[0].strip()}”" if 2 * len(numbers) > len(cells) else ""


def _name(where: Path | str) -> str:
    return where.name if isinstance(where, Path) else where
