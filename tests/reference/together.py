"""Rows joined, put together and parted one by one, with dictionaries: slow, and plain to see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Row = dict[str, Any]


def joined(rows: Iterable[Row], by: str, there: Iterable[Row], key: str, take: Mapping[str, str]) -> list[Row]:
    """Columns of the first row there with the key, None where there is none."""
    found: dict[str, Row] = {}
    for row in there:
        if row[key] is not None:
            found.setdefault(row[key], row)
    return [row | {here: found.get(row[by], {}).get(name) for name, here in take.items()} for row in rows]


def with_items(
    rows: Iterable[Row], by: str, items: list[Row], key: str, name: str, total: tuple[str, str]
) -> list[Row]:
    """Lists of the items with the key, and what they come to."""
    made = []
    for row in rows:
        mine = [item for item in items if item[key] is not None and item[key] == row[by]]
        lists = {f"{name}[].{c}": [item[c] for item in mine] or None for c in (items[0] if items else ()) if c != key}
        made.append(row | lists | {"amount": _sum(item, total) if (item := mine) else None})
    return made


def put_together(rows: Iterable[Row], key: str, take: tuple[str, ...], total: tuple[str, str]) -> list[Row]:
    """Rows with the same key, in the order of their first rows."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        if row[key] is not None:
            groups.setdefault(row[key], []).append(row)
    made = []
    for lines in groups.values():
        head = {c: next((line[c] for line in lines if line[c] is not None), None) for c in lines[0] if c not in take}
        made.append(
            head | {f"products[].{c}": [line[c] for line in lines] for c in take} | {"amount": _sum(lines, total)}
        )
    return made


def parted(rows: Iterable[Row], times: Mapping[str, str], only: Mapping[str, tuple[str, ...]]) -> list[Row]:
    """A row for each time."""
    made = []
    for row in rows:
        events = [event for event, column in times.items() if row[column] is not None] or [next(iter(times))]
        for event in events:
            elsewhere = {c for one, columns in only.items() if one != event for c in columns} - set(only.get(event, ()))
            told = {c: None if c in elsewhere else v for c, v in row.items() if c not in times.values()}
            made.append(told | {"event": event, "time": row[times[event]]})
    return made


def _sum(lines: list[Row], total: tuple[str, str]) -> float | None:
    worth = [
        float(a) * float(b) for line in lines if (a := line[total[0]]) is not None and (b := line[total[1]]) is not None
    ]
    return round(sum(worth), 6) if worth else None
