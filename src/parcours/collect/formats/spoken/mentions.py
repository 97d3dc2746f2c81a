"""How is JSON read that is one list of what people wrote? A row for each, flattened by dots, without markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from parcours.collect.formats.encoding import Text
from parcours.collect.formats.raw import DEEPEST, MOST_COLUMNS
from parcours.collect.formats.spoken.json_files import Things
from parcours.collect.formats.spoken.markup import plain_text
from parcours.collect.formats.spoken.rows import Record, RecordsReader
from parcours.collect.formats.spoken.wrapped import has_prose
from parcours.model.errors import TooMuch


def mentions_reader(text: Text, things: Things) -> RecordsReader | None:
    """A reader of the list; None where nothing in it is anybody's words."""
    path = text.source.path
    rows: list[Record] = [dict(_flat(thing)) for thing in things.things]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    if len(columns) > MOST_COLUMNS:
        raise TooMuch(f"{path} has {len(columns)} columns; the limit is {MOST_COLUMNS}.", hint="Leave some out.")
    notes = (f"One JSON list of {len(rows):,} objects.",)
    lists = {name for row in rows for name, value in row.items() if isinstance(value, list)}
    rows = [{name: _as_list(value) if name in lists else value for name, value in row.items()} for row in rows]
    reader = RecordsReader("json", path, text.source.size, columns, lambda: rows, notes=notes, lists=sorted(lists))
    return reader if has_prose(reader) else None


def _flat(thing: dict[str, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, str | list[str]]]:
    for name, value in thing.items():
        path = f"{before}{name}"
        if isinstance(value, dict) and depth < DEEPEST:
            yield from _flat(value, f"{path}.", depth + 1)
        elif isinstance(value, list):
            if items := [str(item) for item in value if not isinstance(item, dict | list) and item is not None]:
                yield path, items
        elif value is not None and (said := plain_text(_written(value))):
            yield path, said


def _written(value: Any) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _as_list(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]
