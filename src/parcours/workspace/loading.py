"""How do files come into a workspace? Grouped by their columns, each group by one mapping, shown before it is used."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from parcours.collect.formats import FileOptions, Reader, expand, from_table, open_file
from parcours.collect.kept import Kept
from parcours.collect.mapping import Mapping
from parcours.collect.overrides import Overrides, overrides
from parcours.collect.pipeline import name_of
from parcours.collect.recognise import Guess, recognise, source_name

Input = str | Path | pa.Table | Reader


@dataclass(frozen=True, slots=True)
class Group:
    """Files with the same columns, and how they are to be read: as before (`kept`) or as recognised (`guesses`)."""

    readers: tuple[Reader, ...]
    mapping: Mapping
    guesses: tuple[Guess, ...]
    kept: bool

    @property
    def names(self) -> list[str]:
        return [name_of(reader) for reader in self.readers]

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(reader.size for reader in self.readers)


def groups(
    inputs: Sequence[Input],
    *,
    kept: Kept,
    zone: str,
    columns: str = "",
    name: str = "table",
    options: FileOptions | None = None,
) -> list[Group]:
    """The inputs by format and columns. `columns` is what `--map` says; without it a kept mapping is used again."""
    given = overrides(columns)
    readers = [reader for one in inputs for reader in _readers(one, name, options)]
    by_columns: dict[tuple[str, frozenset[str]], list[Reader]] = {}
    for reader in readers:
        by_columns.setdefault((reader.format, frozenset(reader.columns)), []).append(reader)
    return [_group(tuple(same), given, kept, zone) for same in by_columns.values()]


def new_load_id(now: int) -> str:
    """A load's name: sortable by time, never the same twice."""
    return f"{now:010d}-{uuid.uuid4().hex[:8]}"


def _readers(one: Input, name: str, options: FileOptions | None) -> list[Reader]:
    if isinstance(one, pa.Table):
        return [from_table(one, name)]
    if isinstance(one, str | Path):
        return [open_file(path, options=options) for path in expand([one])]
    return [one]


def _group(readers: tuple[Reader, ...], given: Overrides, kept: Kept, zone: str) -> Group:
    first = readers[0]
    mapping = None if given else kept.find(first.format, first.columns)
    if mapping is not None:
        return Group(readers, mapping, (), kept=True)
    where = name_of(first)
    proposal = recognise(first, where=where, source=source_name(where), zone=zone, given=given)
    return Group(readers, proposal.mapping, proposal.guesses, kept=False)
