"""How are rows set aside mended in a workspace? Tried first; those that can come in now come by a load of their own.

Each row is brought once: the load that brings it says so, and becomes visible together with its rows. A row that
nobody changed and that still cannot be read stays where it is, as if nothing had been tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as Map
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa

from parcours.collect import mending
from parcours.collect.kept import Kept
from parcours.collect.known import Known
from parcours.collect.mapping import Mapping
from parcours.collect.mapping_text import from_text
from parcours.collect.mending import Row, RowsReader
from parcours.collect.overrides import overrides
from parcours.collect.pipeline import load
from parcours.collect.report import LoadReport
from parcours.identity.report import JoinReport
from parcours.model.errors import BadInput, unknown_name
from parcours.model.journey import Journey
from parcours.model.verdict import Reason
from parcours.store.log import Log
from parcours.store.readings import Readings
from parcours.workspace.loading import new_load_id


@dataclass(frozen=True, slots=True)
class Place:
    """What mending needs of a workspace."""

    log: Log
    figures: Readings
    kept: Kept
    journey: Journey
    quarantine: Callable[[str | None], pa.Table]
    known: Callable[[Mapping], Known]  # what the log that a mapping's rows go to holds

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.journey.zone)


@dataclass(frozen=True, slots=True)
class Which:
    """Rows of one load, or set aside for one reason; None: of any."""

    load: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of mending."""

    reports: tuple[LoadReport, ...] = ()  # of the loads that brought rows
    events: tuple[LoadReport, ...] = ()  # those of them that brought events
    staying: int = 0  # rows that still cannot be read, and that nobody changed
    before: int = 0  # rows of the file that had been mended earlier
    unmapped: int = 0  # rows of loads that do not say how they were read
    joins: JoinReport | None = None


Edited = Map[tuple[str, int], Map[str, Any]]
"""Rows as somebody mended them: by load and number, values by column."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What would come of mending. `rows`: of each row tried why it still could not be read; None: it would come in."""

    coming: int
    staying: int
    unmapped: int
    rows: Map[tuple[str, int], mending.Fault | None]


def export(place: Place, path: Path, which: Which) -> int:
    """Write the rows to a file."""
    rows = _chosen(place, which)
    mending.write(path, rows)
    return len(rows)


def mend(
    place: Place,
    inputs: Sequence[str | Path],
    columns: str,
    which: Which,
    now: int,
    by_hand: Edited | None = None,
) -> Mended:
    """Bring what can be brought; see `Workspace.mend`."""
    rows = _chosen(place, which)
    edited: dict[tuple[str, int], Map[str, Any]] = dict(by_hand or {})
    if inputs or by_hand is not None:
        everything = {(row.load, row.number): row for row in mending.rows_of(_whole(place))}
        for path in inputs:
            edited |= mending.read(Path(path), everything)
        _must_be(edited, everything)
        rows = [row for row in rows if (row.load, row.number) in edited]
    done = len(edited) - len(rows) if edited else 0
    parts = [_brought(place, group, edited, columns, now) for group in _groups(place, rows)]
    return Mended(
        reports=tuple(p.report for p in parts if p.report),
        events=tuple(p.report for p in parts if p.report and not p.figures),
        staying=sum(p.staying for p in parts),
        before=done,
        unmapped=sum(p.unmapped for p in parts),
    )


def trial(place: Place, by_hand: Edited | None, columns: str, which: Which, now: int) -> Tried:
    """What `mend` would bring of the rows by hand, or without them of all that are chosen; nothing is written."""
    rows = [row for row in _chosen(place, which) if by_hand is None or (row.load, row.number) in by_hand]
    found: dict[tuple[str, int], mending.Fault | None] = {}
    unmapped = 0
    for group in _groups(place, rows):
        read = _read(place, group, by_hand or {}, columns, now)
        if read is None:
            unmapped += len(group.rows)
            continue
        found |= {(row.load, row.number): fault for row, fault in zip(group.rows, read.faults, strict=True)}
    staying = sum(fault is not None for fault in found.values())
    return Tried(len(found) - staying, staying, unmapped, found)


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that are read by one mapping; None: nothing says by which."""

    mapping: Mapping | None
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class _Brought:
    report: LoadReport | None = None
    figures: bool = False
    staying: int = 0
    unmapped: int = 0


def _chosen(place: Place, which: Which) -> list[Row]:
    if which.reason is not None and which.reason not in set(Reason):
        raise unknown_name("reason", which.reason, [str(reason) for reason in Reason])
    table = place.quarantine(which.load)
    if which.load is not None and not table.num_rows:
        raise unknown_name("load with rows set aside", which.load, place.quarantine(None)["load"].unique().to_pylist())
    return [row for row in mending.rows_of(table) if which.reason in (None, row.reason)]


def _whole(place: Place) -> pa.Table:
    """All rows that were ever set aside, none of them taken for mended."""
    table = place.quarantine(None)
    return table.set_column(table.column_names.index("mended"), "mended", pa.nulls(len(table), pa.string()))


def _groups(place: Place, rows: Sequence[Row]) -> list[_Group]:
    """Rows by the mapping of their load: as it is kept now, where somebody has edited it since."""
    texts = _texts(place)
    groups: dict[str, _Group] = {}
    for row in rows:
        text = texts.get(row.load, "")
        if text not in groups:
            groups[text] = _Group(_mapping(place, text), [])
        groups[text].rows.append(row)
    return list(groups.values())


def _texts(place: Place) -> dict[str, str]:
    """How each load was read."""
    logs = [log for log in (place.log, place.figures.log) if log is not None]
    return {one.load: str(one.details.get("mapped", "")) for log in logs for one in log.loads()}


def _mapping(place: Place, text: str) -> Mapping | None:
    if not text:
        return None
    mapping = from_text(text, "the load's mapping")
    return place.kept.find(mapping.format, mapping.columns) or mapping


@dataclass(frozen=True, slots=True)
class _Read:
    """Rows of a group as a mapping reads them."""

    mapping: Mapping
    told: list[Map[str, Any]]
    faults: list[mending.Fault | None]


def _must_be(edited: Edited, known: Map[tuple[str, int], Row]) -> None:
    for which in edited:
        if which not in known:
            raise BadInput(
                f"Row {which[1]} of load {which[0]} was never set aside.", hint="Look at the list of rows to fix again."
            )


def _read(place: Place, group: _Group, edited: Edited, columns: str, now: int) -> _Read | None:
    """None: nothing says by which mapping."""
    mapping = group.mapping
    if mapping is None:
        return None
    told = [edited.get((row.load, row.number), row.values) or {} for row in group.rows]
    everything = RowsReader(told, mapping.columns, mapping.format, mapping.source)
    if columns:
        mapping = mending.remap(mapping, overrides(columns), everything, place.journey.zone)
    country = place.journey.country
    return _Read(mapping, told, mending.faults(everything, mapping, zone=place.zone, now=now, country=country))


def _brought(place: Place, group: _Group, edited: Edited, columns: str, now: int) -> _Brought:
    read = _read(place, group, edited, columns, now)
    if read is None:
        return _Brought(unmapped=len(group.rows))
    mapping = read.mapping
    coming = [
        (row, values)
        for row, values, fault in zip(group.rows, read.told, read.faults, strict=True)
        if not fault or (values and dict(values) != dict(row.values or {}))
    ]
    staying = len(read.told) - len(coming)
    if not coming:
        return _Brought(staying=staying)
    coming.sort(key=lambda one: (one[0].load, one[0].file, one[0].number))
    known = place.known(mapping)
    report = load(
        known.log,
        list(_files(coming, mapping)),
        mapping,
        zone=place.zone,
        now=now,
        load_id=new_load_id(now),
        known=known,
        country=place.journey.country,
        mends=_mends([row for row, _ in coming]),
    )
    return _Brought(report, bool(mapping.readings), staying)


def _files(coming: Sequence[tuple[Row, Map[str, Any]]], mapping: Mapping) -> Iterator[RowsReader]:
    """Rows as the files that they came in, each apart: the same file loaded twice set the same rows aside twice, and
    identical rows are events of their own within one file only."""
    for (_, file), rows in groupby(coming, key=lambda one: (one[0].load, one[0].file)):
        yield RowsReader([values for _, values in rows], mapping.columns, mapping.format, f"{file}, mended")


def _mends(rows: Sequence[Row]) -> pa.Table:
    return pa.table({"load": [row.load for row in rows], "number": pa.array([row.number for row in rows], pa.int64())})
