"""What came of loading? Every row's verdict, whom the rows joined, and what is to be mended: in parts, for a screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from parcours.collect.mapping_text import from_text
from parcours.collect.report import LoadReport
from parcours.collect.restated import kind_of
from parcours.collect.said import Kind
from parcours.identity.partition import AsideReason
from parcours.identity.report import JoinReport, SourceJoins
from parcours.model.verdict import Reason, Verdicts
from parcours.workspace.workspace import Loaded, Workspace

_SAMPLES, _LONGEST = 3, 300
_VALUES = 5


@dataclass(frozen=True, slots=True)
class RowAside:
    """A row that was set aside, as it was read."""

    file: str
    row: int
    column: str
    raw: str


@dataclass(frozen=True, slots=True)
class Aside:
    """Rows that are to be mended, for one reason."""

    reason: Reason
    rows: int
    examples: tuple[RowAside, ...]


@dataclass(frozen=True, slots=True)
class LookedUp:
    """A file whose rows are told within the events of others."""

    file: str
    rows: int
    joined: int
    aside: tuple[Aside, ...]


@dataclass(frozen=True, slots=True)
class NameCame:
    """Events of a name."""

    name: str
    events: int


@dataclass(frozen=True, slots=True)
class SourceCame:
    """What became of the rows of one source."""

    source: str
    origin: str
    kind: Kind
    load: str
    files: tuple[str, ...]
    rows: int
    accepted: int
    events: int  # made of the rows accepted
    twice: int  # rows that were there already
    corrected: int  # of the accepted, those that correct earlier ones
    aside: tuple[Aside, ...]
    names: tuple[NameCame, ...]
    other_names: int  # events of names beyond those
    looked_up: tuple[LookedUp, ...]
    folds: int  # local times that came twice when the clocks went back
    cut: int  # times finer than a microsecond
    unplaced: int  # phone numbers whose country nobody knows
    otherwise: bool  # loaded before by another mapping
    first: int | None  # seconds since 1970
    last: int | None


@dataclass(frozen=True, slots=True)
class RowsBy:
    """Rows by the kind of id that carries them; "no id" where they have none."""

    kind: str
    rows: int


@dataclass(frozen=True, slots=True)
class JoinsTold:
    """Whom the rows of a source belong to."""

    source: str
    rows: int
    joined: tuple[RowsBy, ...]
    nobody: tuple[RowsBy, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """Ids that were not taken for one person's, although a row had both."""

    one: tuple[str, str]  # kind, value
    other: tuple[str, str]


@dataclass(frozen=True, slots=True)
class LinksAside:
    """Links between ids that are set aside, of the whole workspace."""

    reason: str  # of AsideReason, by name
    links: int


@dataclass(frozen=True, slots=True)
class Blocked:
    """Values of ids that stand for nobody."""

    kind: str
    rows: int
    values: tuple[RowsBy, ...]


@dataclass(frozen=True, slots=True)
class Came:
    """All of it."""

    sources: tuple[SourceCame, ...]
    joins: tuple[JoinsTold, ...]
    links_aside: tuple[LinksAside, ...]
    apart: tuple[Apart, ...]
    blocked: tuple[Blocked, ...]
    events: int  # in the workspace now
    people: int
    customers: int | None  # of the people, those who are known
    first: int | None
    last: int | None
    seconds: float


def came(workspace: Workspace, loaded: Loaded, seconds: float) -> Came:
    """What a screen tells when files are loaded."""
    snapshot = workspace.snapshot()
    sources = tuple(_source(workspace, report) for report in loaded.reports)
    firsts = [one.first for one in sources if one.first is not None and one.kind == "events"]
    lasts = [one.last for one in sources if one.last is not None and one.kind == "events"]
    joins: JoinReport = loaded.joins
    return Came(
        sources=sources,
        joins=tuple(map(_joins, joins.sources)),
        links_aside=tuple(LinksAside(AsideReason(reason).name, count) for reason, count in joins.aside.items()),
        apart=tuple(Apart(why.a, why.b) for why in joins.samples),
        blocked=tuple(_blocked(kind, values) for kind, values in joins.blocked.items()),
        events=workspace.timeline.sequence,
        people=snapshot.people,
        customers=snapshot.customers,
        first=min(firsts, default=None),
        last=max(lasts, default=None),
        seconds=round(seconds, 3),
    )


def _source(workspace: Workspace, report: LoadReport) -> SourceCame:
    own = report.own
    mapping = from_text(report.mapped)
    aside = workspace.quarantine(report.load) if report.verdicts.set_aside else None
    beside = {file.name for file in report.looked_up}
    return SourceCame(
        source=report.source,
        origin=report.origin,
        kind=kind_of(mapping),
        load=report.load,
        files=tuple(file.name for file in report.files if file.name not in beside),
        rows=own.rows,
        accepted=own.accepted,
        events=report.events,
        twice=own.duplicate,
        corrected=report.superseded,
        aside=tuple(_aside(own, aside, beside, without=True)),
        names=tuple(NameCame(name, events) for name, events in report.names.items()),
        other_names=report.other_names,
        looked_up=tuple(
            LookedUp(
                file.name,
                file.verdicts.rows,
                file.verdicts.joined,
                tuple(_aside(file.verdicts, aside, {file.name}, without=False)),
            )
            for file in report.looked_up
        ),
        folds=report.folds,
        cut=report.cut,
        unplaced=report.unplaced,
        otherwise=bool(report.notes),
        first=None if report.first is None else report.first // 1_000_000,
        last=None if report.last is None else report.last // 1_000_000,
    )


def _aside(verdicts: Verdicts, rows: pa.Table | None, files: set[str], *, without: bool) -> Iterator[Aside]:
    """Reasons, each with a few rows of these files (or `without` these)."""
    for reason, count in sorted(verdicts.set_aside.items(), key=lambda one: -one[1]):
        yield Aside(reason, count, tuple(_examples(rows, reason, files, without)) if rows is not None else ())


def _examples(rows: pa.Table, reason: Reason, files: set[str], without: bool) -> Iterator[RowAside]:
    found = rows.filter(pc.equal(rows["reason"], reason.value))
    names = pa.array(sorted(files), pa.string())
    inside = pc.is_in(found["file"], names)
    found = found.filter(pc.invert(inside) if without else inside)
    for row in found.slice(0, _SAMPLES).to_pylist():
        yield RowAside(row["file"], row["row"], row["detail"] or "", (row["raw"] or "")[:_LONGEST])


def _joins(source: SourceJoins) -> JoinsTold:
    return JoinsTold(
        source.source,
        source.rows,
        tuple(RowsBy(kind, rows) for kind, rows in source.joined.items()),
        tuple(RowsBy(kind, rows) for kind, rows in source.nobody.items()),
    )


def _blocked(kind: str, values: Mapping[str, int]) -> Blocked:
    most = sorted(values.items(), key=lambda item: (-item[1], item[0]))[:_VALUES]
    return Blocked(kind, sum(values.values()), tuple(RowsBy(value[:40], rows) for value, rows in most))
