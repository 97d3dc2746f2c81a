"""Which sources does a workspace know, and what did each load bring? Told from the reports of the loads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from parcours.model.errors import unknown_name
from parcours.store.log import Log
from parcours.workspace.workspace import Workspace

Kind = Literal["events", "figures"]
_MICRO = 1_000_000


@dataclass(frozen=True, slots=True)
class FileOfLoad:
    """A file, and what became of its rows."""

    name: str
    size: int  # bytes
    rows: int
    accepted: int
    duplicate: int
    set_aside: int
    joined: int  # looked up by rows of other files


@dataclass(frozen=True, slots=True)
class LoadOf:
    """A load: what it read and what came of it."""

    load: str
    at: int  # seconds since 1970
    source: str
    origin: str
    kind: Kind
    files: tuple[FileOfLoad, ...]
    events: int
    names: Mapping[str, int]  # the commonest, as the log calls them
    first: int | None  # seconds since 1970
    last: int | None
    superseded: int
    mended: int  # rows of earlier loads that this one brought
    waiting: int  # rows to fix
    blocked: Mapping[str, int]  # kind of id -> values that stand for nobody
    unplaced: int  # phone numbers without a country
    seconds: float
    notes: tuple[str, ...]
    mapped: bool  # whether it says how it was read


@dataclass(frozen=True, slots=True)
class SourceOf:
    """All that came from one source."""

    name: str
    origin: str
    kind: Kind
    loads: int
    files: int
    rows: int  # accepted
    events: int
    waiting: int
    first: int | None
    last: int | None
    loaded: int  # when last, seconds since 1970
    names: Mapping[str, int]  # the commonest


@dataclass(frozen=True, slots=True)
class Brought:
    """Sources and loads, the latest load first."""

    sources: tuple[SourceOf, ...]
    loads: tuple[LoadOf, ...]
    waiting: int


def brought(workspace: Workspace) -> Brought:
    """What is in the workspace, and where from."""
    table = workspace.quarantine()
    waits = Counter(
        load for load, mended in zip(table["load"].to_pylist(), table["mended"].to_pylist(), strict=True) if not mended
    )
    loads = [
        _load(one.load, one.details, kind, waits[one.load]) for kind, log in _logs(workspace) for one in log.loads()
    ]
    loads.sort(key=lambda one: (-one.at, one.load))
    by_source: dict[tuple[str, str, Kind], list[LoadOf]] = {}
    for one in loads:
        by_source.setdefault((one.source, one.origin, one.kind), []).append(one)
    sources = sorted((_source(*key, of) for key, of in by_source.items()), key=lambda one: (-one.rows, one.name))
    return Brought(tuple(sources), tuple(loads), sum(waits.values()))


def mapping_of(workspace: Workspace, load: str) -> str:
    """How a load's files were read, as text."""
    told = {one.load: str(one.details.get("mapped", "")) for _, log in _logs(workspace) for one in log.loads()}
    if load not in told:
        raise unknown_name("load", load, told)
    return told[load]


def _logs(workspace: Workspace) -> list[tuple[Kind, Log]]:
    figures = workspace.figures.log
    return [("events", workspace.log), *([("figures", figures)] if figures is not None else [])]


def _load(load: str, told: Mapping[str, Any], kind: Kind, waiting: int) -> LoadOf:
    names: dict[str, int] = dict(told.get("names", {}))
    return LoadOf(
        load=load,
        at=int(told.get("at", 0)),
        source=str(told.get("source", "")),
        origin=str(told.get("origin", "real")),
        kind=kind,
        files=tuple(map(_file, told.get("files", ()))),
        events=sum(names.values()) + int(told.get("other_names", 0)),
        names=names,
        first=_seconds(told.get("first")),
        last=_seconds(told.get("last")),
        superseded=int(told.get("superseded", 0)),
        mended=int(told.get("mended", 0)),
        waiting=waiting,
        blocked=dict(told.get("blocked", {})),
        unplaced=int(told.get("unplaced", 0)),
        seconds=float(told.get("seconds", 0.0)),
        notes=tuple(told.get("notes", ())),
        mapped=bool(told.get("mapped")),
    )


def _file(told: Mapping[str, Any]) -> FileOfLoad:
    verdicts = told["verdicts"]
    return FileOfLoad(
        Path(told["name"]).name,
        int(told["size"]),
        verdicts["rows"],
        verdicts["accepted"],
        verdicts["duplicate"],
        sum(verdicts["set_aside"].values()),
        verdicts.get("joined", 0),
    )


def _source(name: str, origin: str, kind: Kind, loads: list[LoadOf]) -> SourceOf:
    names: Counter[str] = Counter()
    for one in loads:
        names.update(one.names)
    return SourceOf(
        name,
        origin,
        kind,
        loads=len(loads),
        files=sum(len(one.files) for one in loads),
        rows=sum(file.accepted for one in loads for file in one.files),
        events=sum(one.events for one in loads),
        waiting=sum(one.waiting for one in loads),
        first=min((one.first for one in loads if one.first is not None), default=None),
        last=max((one.last for one in loads if one.last is not None), default=None),
        loaded=max(one.at for one in loads),
        names=dict(names.most_common(12)),
    )


def _seconds(micro: int | None) -> int | None:
    return None if micro is None else micro // _MICRO
