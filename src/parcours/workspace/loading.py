"""How do files come into a workspace? Grouped by their columns, each group by one mapping, shown before it is used.

Files that belong together are read by one plan: it joins them and says which mapping goes with each.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from parcours.collect import together
from parcours.collect.formats import Beside, FileOptions, Reader, expand, from_table, open_file
from parcours.collect.formats.raw import logical_name
from parcours.collect.formats.spoken.recognise import READY, spoken_rows
from parcours.collect.kept import Kept, read_file
from parcours.collect.mapping import Mapping as FileMapping
from parcours.collect.overrides import Overrides, overrides
from parcours.collect.pipeline import name_of
from parcours.collect.recognise import Guess, recognise, source_name
from parcours.collect.together import Because, Opened, Plan, Table
from parcours.model.errors import BadInput

Input = str | Path | pa.Table | Reader
_OF_ANY_FILE = ("origin", "dates", "zone")  # what may be said of files that are recognised together
_SHOWN = 200  # rows read to show some


@dataclass(frozen=True, slots=True)
class Group:
    """Files with the same columns, and how they are to be read: as before (`kept`) or as recognised (`guesses`)."""

    readers: tuple[Reader, ...]
    mapping: FileMapping
    guesses: tuple[Guess, ...]
    kept: bool
    joint: Joint | None = None  # the files that it is read together with
    table: str = ""  # its name among them

    @property
    def names(self) -> list[str]:
        return [name_of(reader) for reader in self.readers]

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(reader.size for reader in self.readers)

    def beside(self) -> Iterable[Beside]:
        """Asked when the group is loaded: what became of the files that it looked up."""
        return self.joint.opened.beside(self.joint.plan.tables[self.table]) if self.joint else ()


@dataclass(frozen=True, slots=True)
class Joint:
    """Files that are read together, by one plan."""

    opened: Opened
    because: Mapping[str, list[Because]] = field(default_factory=dict)  # of each table; empty where the plan was kept

    @property
    def plan(self) -> Plan:
        return self.opened.plan

    def names(self, table: str) -> list[str]:
        """The files of a table."""
        return [name_of(reader) for reader in self.opened.files.get(table, ())]

    def example(self, table: Table) -> list[dict[str, Any]]:
        """A row of the table as its mapping reads it: each of its events, or one."""
        made = self.opened.sampled(table, _SHOWN)
        for batch in made.batches():
            some = [dict(row) for row in _named(batch.table.slice(0, 50))]
            rows = batch.rows[: len(some)].tolist()
            fullest = max(set(rows), key=lambda row: sum(map(_filled, _of(some, rows, row))), default=0)
            if some:
                return _of(some, rows, fullest)
        return []


def options_of(options: FileOptions | None, about: str, ours: str | Sequence[str], date: str) -> FileOptions:
    """What is said of files of words, with what else is said of them. `ours`: names, or one text with commas."""
    names = ours.split(",") if isinstance(ours, str) else ours
    said = {"about": about.strip(), "ours": tuple(name.strip() for name in names if name.strip()), "date": date.strip()}
    return replace(options or FileOptions(), **{key: value for key, value in said.items() if value})


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
    files, said = _files_said(columns)
    given = overrides(said)
    by_columns: dict[tuple[str, frozenset[str]], list[Reader]] = {}
    for one in inputs:
        for reader in _readers(one, name, options):
            by_columns.setdefault((reader.format, frozenset(reader.columns)), []).append(reader)
    shapes = {signature: tuple(same) for signature, same in by_columns.items()}
    if files:
        return _by_file(Path(files[0]), shapes, given, kept, zone)
    if set(given.columns) or set(given.single) - set(_OF_ANY_FILE):
        return [_alone(same, given, kept, zone) for same in shapes.values()]
    found: list[Group] = []
    if not given and (plan := kept.plan(list(shapes))) is not None:
        found = _planned(plan, shapes, because={}, kept=True)
        shapes = {one: same for one, same in shapes.items() if one not in {t.signature for t in plan.tables.values()}}
    return found + _recognised(shapes, given, kept, zone)


def new_load_id(now: int) -> str:
    """A load's name: sortable by time, never the same twice."""
    return f"{now:010d}-{uuid.uuid4().hex[:8]}"


_Shapes = Mapping[tuple[str, frozenset[str]], tuple[Reader, ...]]


def _files_said(said: str) -> tuple[list[str], str]:
    """Files of mappings that `--map` names, and the rest of what it says."""
    parts = said.split(",")
    files = [part.strip() for part in parts if part.strip().endswith((".yaml", ".yml")) and "=" not in part]
    if len(files) > 1:
        raise BadInput("--map names two files.", hint="One plan says how all files are read; keep one.")
    return files, ",".join(part for part in parts if part.strip() not in files)


def _readers(one: Input, name: str, options: FileOptions | None) -> list[Reader]:
    if isinstance(one, pa.Table):
        return [spoken_rows(from_table(one, name), options or FileOptions())]
    if isinstance(one, str | Path):
        return [open_file(path, options=options) for path in expand([one])]
    return [one]


def _by_file(path: Path, shapes: _Shapes, given: Overrides, kept: Kept, zone: str) -> list[Group]:
    """By a mapping or a plan that somebody wrote or edited. A mapping leaves files with other columns to be read as
    ever, if there are files with its own."""
    if not path.is_file():
        raise BadInput(f"There is no file {path}.", hint="--map names a YAML file, or says role=column.")
    read = read_file(path)
    if isinstance(read, FileMapping):
        mine = {read.signature} & set(shapes) or set(shapes)
        rest = {signature: readers for signature, readers in shapes.items() if signature not in mine}
        stated = [Group(shapes[signature], read, (), kept=True) for signature in shapes if signature in mine]
        return stated + (_recognised(rest, given, kept, zone) if rest else [])
    known = {table.signature for table in read.tables.values()}
    for signature, readers in shapes.items():
        if signature not in known:
            raise BadInput(
                f"{path.name} has no table with the columns of {name_of(readers[0])}.",
                hint="Correct “columns” of its table there, or load that file on its own.",
            )
    return _planned(read, shapes, because={}, kept=True)


def _planned(plan: Plan, shapes: _Shapes, because: Mapping[str, list[Because]], *, kept: bool) -> list[Group]:
    """Groups of the tables of a plan that are there."""
    files = {table.name: shapes[table.signature] for table in plan.tables.values() if table.signature in shapes}
    return _groups(Joint(Opened(plan, files), because), {}, kept=kept)


def _groups(joint: Joint, guesses: Mapping[str, tuple[Guess, ...]], *, kept: bool) -> list[Group]:
    found = []
    for table in joint.plan.loaded():
        if table.mapping and joint.opened.files.get(table.name):
            readers = tuple(joint.opened.readers(table))
            found.append(Group(readers, table.mapping, guesses.get(table.name, ()), kept, joint, table.name))
    if not found:
        raise BadInput(
            f"{', '.join(joint.plan.tables)} are looked up by other files, none of which is among these.",
            hint="Name the files of orders or events too.",
        )
    return found


def _recognised(shapes: _Shapes, given: Overrides, kept: Kept, zone: str) -> list[Group]:
    """Files that nothing was said of: together where they belong together, else each alone."""
    single = given.single
    ready = {one: same for one, same in shapes.items() if same[0].format in READY}
    shapes = {one: same for one, same in shapes.items() if one not in ready}
    spoken = [_alone(same, given, kept, zone) for same in ready.values()]  # their columns are told already
    if all(kept.find(*signature) for signature in shapes) and not given:
        return [_alone(same, given, kept, zone) for same in shapes.values()] + spoken
    proposed = together.propose(
        list(shapes.values()),
        zone=single.get("zone") or zone,
        origin=single.get("origin") or "real",  # type: ignore[arg-type]
        day_first=given.day_first,
    )
    if proposed.opened is None:
        return [_alone(same, given, kept, zone) for same in shapes.values()] + spoken
    joint = Joint(proposed.opened, proposed.because)
    inside = {table.signature for table in joint.plan.tables.values()}
    alone = [_alone(same, given, kept, zone) for signature, same in shapes.items() if signature not in inside]
    return _groups(joint, proposed.guesses, kept=False) + alone + spoken


def _alone(readers: tuple[Reader, ...], given: Overrides, kept: Kept, zone: str) -> Group:
    first = readers[0]
    mapping = None if given else kept.find(first.format, first.columns)
    if mapping is not None:
        return Group(readers, mapping, (), kept=True)
    where = name_of(first)
    proposal = recognise(first, where=where, source=source_name(where), zone=zone, given=given)
    return Group(readers, proposal.mapping, proposal.guesses, kept=False)


def _named(batch: pa.RecordBatch) -> list[dict[str, Any]]:
    names = [logical_name(field) for field in batch.schema]
    rows = zip(*(column.to_pylist() for column in batch.columns), strict=True)
    return [{name: value for name, value in zip(names, row, strict=True) if value is not None} for row in rows]


def _of(some: list[dict[str, Any]], rows: list[int], row: int) -> list[dict[str, Any]]:
    return [one for one, number in zip(some, rows, strict=True) if number == row]


def _filled(row: dict[str, Any]) -> int:
    return len(row)
