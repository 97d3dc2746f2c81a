"""How is each of the files that arrived read? As recognised, alone or together, and as somebody mended it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from parcours.collect.formats import FileOptions, Reader, open_file
from parcours.collect.kept import Kept
from parcours.collect.look import Look, looks
from parcours.collect.mapping import Mapping as FileMapping
from parcours.collect.mapping import Origin
from parcours.collect.overrides import Overrides
from parcours.collect.pipeline import name_of
from parcours.collect.recognise import SAMPLE, recognise, source_name
from parcours.collect.restated import restated
from parcours.collect.said import TableSaid
from parcours.collect.together import Plan, Table
from parcours.collect.together.derived import Sampled
from parcours.model.errors import BadInput
from parcours.workspace.arriving.place import Arrived, Place, Said
from parcours.workspace.loading import Group, groups

_ROLES = {"user": "user", "email": "email", "phone": "phone", "anonymous": "anonymous", "time": "time"}
_ROLES |= {"event": "event", "id": "id"}  # what may be said before a mapping is there, as `--map` says it


@dataclass(frozen=True, slots=True)
class Read:
    """Files with the same columns: how they would be loaded, or what stands in the way."""

    key: str
    readers: tuple[Reader, ...]
    group: Group | None  # None: only looked up by others, left out, or not decided
    looks: Mapping[str, Look]
    table: Table | None = None  # its place in the plan by which files are read together
    problem: BadInput | None = None
    asked: bool = False  # what is said of its columns helps to recognise it


@dataclass(frozen=True, slots=True)
class Proposed:
    """What was recognised, before anything was mended."""

    reads: tuple[Read, ...]
    unread: Mapping[str, BadInput] = field(default_factory=dict)  # files that cannot be opened
    keys: Mapping[str, str] = field(default_factory=dict)  # file -> its table


def key_of(reader: Reader) -> str:
    """What names files with the same columns."""
    return _key(reader.format, reader.columns)


def proposed(place: Place, files: Sequence[Arrived], said: Said, kept: Kept, zone: str) -> Proposed:
    """Open the files and recognise what they hold."""
    shapes: dict[str, list[Reader]] = {}
    unread: dict[str, BadInput] = {}
    keys: dict[str, str] = {}
    for file in files:
        try:
            reader = _opened(place, file, said)
        except BadInput as error:
            unread[file.name] = error
        else:
            keys[file.name] = key_of(reader)
            shapes.setdefault(keys[file.name], []).append(reader)
    whole = {key: tuple(readers) for key, readers in shapes.items()}
    return Proposed(tuple(_reads(whole, said, kept, zone)), unread, keys)


def mended(found: Proposed, said: Said, zone: str) -> list[Read]:
    """What was recognised, as it was mended since. What cannot be so is told with its table."""
    plans: dict[int, Plan] = {}
    tables: dict[str, tuple[FileMapping | None, BadInput | None]] = {}
    for read in found.reads:
        mapping, problem = _mended(read, said, zone)
        tables[read.key] = (mapping, problem or read.problem)
        if read.group and read.group.joint and mapping is not None:
            joint = read.group.joint
            plan = plans.get(id(joint), joint.plan)
            plans[id(joint)] = _planned(plan, read.group.table, mapping, said.tables.get(read.key), said.origin)
    opened: dict[int, Any] = {}
    done = []
    for read in found.reads:
        mapping, problem = tables[read.key]
        group = read.group
        if group is not None and mapping is not None:
            group = replace(group, mapping=mapping)
            if joint := group.joint:
                if id(joint) not in opened:
                    opened[id(joint)] = replace(joint, opened=joint.opened.by(plans[id(joint)]))
                now = opened[id(joint)]
                table = now.plan.tables[group.table]
                readers = tuple(now.opened.readers(table))
                group = replace(group, mapping=table.mapping or mapping, joint=now, readers=readers)
                read = replace(read, table=table)
        done.append(replace(read, group=group, problem=problem))
    return done


def _opened(place: Place, file: Arrived, said: Said) -> Reader:
    """Opened as it shows, and once more where something was said of how its columns are parted."""
    path = place.files / file.name
    stated = said.tables.get(f"file:{file.name}", TableSaid())
    options = FileOptions(
        delimiter=stated.delimiter,
        encoding=stated.encoding,
        header=stated.header,
        day_first=stated.day_first,
        about=stated.about.strip(),
        ours=tuple(name.strip() for name in stated.ours.split(",") if name.strip()),
        date=stated.date.strip(),
    )
    try:
        return open_file(path, options=options)
    except BadInput as error:  # told of the file, not of where it lies
        raise type(error)(str(error).replace(str(path), file.name), hint=error.hint) from None


def _reads(shapes: Mapping[str, tuple[Reader, ...]], said: Said, kept: Kept, zone: str) -> Iterator[Read]:
    """Together what belongs together. One table that cannot be decided does not stand in the way of the others."""
    stated = {key: said.tables.get(key, TableSaid()) for key in shapes}
    rest = [key for key in shapes if not stated[key].out and not stated[key].alone]
    dates = {stated[key].day_first for key in rest} - {None}
    problems: dict[str, BadInput] = {}
    asked: set[str] = set()  # tables of which somebody has to say something
    found: list[Group] = []
    alone = [key for key in shapes if stated[key].alone and not stated[key].out]
    try:
        found = _together([shapes[key] for key in rest], kept, zone, dates.pop() if len(dates) == 1 else None)
    except BadInput:
        asked = {key for key in rest if not _by_itself(shapes[key], kept, zone)}
        try:
            found = _together([shapes[key] for key in rest if key not in asked], kept, zone, None)
            alone += asked
        except BadInput:
            alone += rest
    for key in alone:
        try:
            given = _given(stated[key]) if key in asked else Overrides()
            found.append(_alone(shapes[key], given, kept, zone))
        except BadInput as error:
            problems[key] = error
    return _in_order(shapes, found, problems, asked, zone, stated)


def _by_itself(readers: tuple[Reader, ...], kept: Kept, zone: str) -> bool:
    """Whether nothing need be asked about a table."""
    try:
        return bool(_together([readers], kept, zone, None))
    except BadInput:
        return False


def _together(readers: Sequence[tuple[Reader, ...]], kept: Kept, zone: str, day_first: bool | None) -> list[Group]:
    if not readers:
        return []
    columns = "" if day_first is None else f"dates={'day' if day_first else 'month'}-first"
    return groups([one for same in readers for one in same], kept=kept, zone=zone, columns=columns)


def _alone(readers: tuple[Reader, ...], given: Overrides, kept: Kept, zone: str) -> Group:
    """A table for itself; what was said of its columns helps to recognise the others."""
    first = readers[0]
    if not given and (mapping := kept.find(first.format, first.columns)) is not None:
        return Group(readers, mapping, (), kept=True)
    where = name_of(first)
    made = recognise(first, where=where, source=source_name(where), zone=zone, given=given)
    return Group(readers, made.mapping, made.guesses, kept=False)


def _given(said: TableSaid) -> Overrides:
    single: dict[str, str | None] = {}
    objects: dict[str, str] = {}
    for column, one in said.columns.items():
        if one.role in _ROLES:
            single[_ROLES[one.role]] = column
        elif one.role == "object":
            objects[one.name or column] = column
    if said.day_first is not None:
        single["dates"] = "day-first" if said.day_first else "month-first"
    readings = {one.name or column: column for column, one in said.columns.items() if one.role == "figure"}
    return Overrides(single, objects=objects, readings=readings)


def _in_order(
    shapes: Mapping[str, tuple[Reader, ...]],
    found: Sequence[Group],
    problems: Mapping[str, BadInput],
    asked: Collection[str],
    zone: str,
    stated: Mapping[str, TableSaid],
) -> Iterator[Read]:
    by_key: dict[str, Group] = {}
    looked_up: dict[str, Table] = {}
    for group in found:
        if group.joint is None:
            by_key[key_of(group.readers[0])] = group
            continue
        for table in group.joint.plan.tables.values():
            if table.name == group.table:
                by_key[_key(table.format, table.columns)] = group
            elif table.mapping is None:
                looked_up[_key(table.format, table.columns)] = table
    for key, readers in shapes.items():
        group = by_key.get(key)
        table = group.joint.plan.tables[group.table] if group and group.joint else looked_up.get(key)
        seen = looks(_sample(group, table, readers), SAMPLE, zone, stated[key].day_first)
        yield Read(key, readers, group, seen, table, problems.get(key), asked=key in asked)


def _key(format: str, columns: Collection[str]) -> str:
    return hashlib.sha256("\0".join([format, *sorted(columns)]).encode()).hexdigest()[:12]


def _sample(group: Group | None, table: Table | None, readers: tuple[Reader, ...]) -> Reader:
    if group and group.joint and table:
        return group.joint.opened.sampled(table, SAMPLE)
    return Sampled(readers[0], SAMPLE)


def _mended(read: Read, said: Said, zone: str) -> tuple[FileMapping | None, BadInput | None]:
    if read.group is None:
        return None, None
    mapping = replace(read.group.mapping, origin=said.origin)
    stated = said.tables.get(read.key)
    if stated is None:
        return mapping, None
    try:
        return restated(mapping, stated, read.looks, zone), None
    except BadInput as error:
        return mapping, error


def _planned(plan: Plan, name: str, mapping: FileMapping, said: TableSaid | None, origin: Origin) -> Plan:
    """The plan with the table's mapping, and its events called as was said."""
    table = plan.tables[name]
    now = said.names if said else {}
    if table.lifecycle:
        life = table.lifecycle
        times = {now.get(event, event): column for event, column in life.times.items()}
        only = {now.get(event, event): columns for event, columns in life.only.items()}
        table = replace(table, lifecycle=replace(life, times=times, only=only))
    if table.lines:
        table = replace(
            table, lines=replace(table.lines, names={now.get(k, k): v for k, v in table.lines.names.items()})
        )
    return replace(plan, origin=origin, tables={**plan.tables, name: replace(table, mapping=mapping)})
