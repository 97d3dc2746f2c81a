"""Which rows wait to be fixed, why, and what would come of fixing them? Pages of them, for a screen."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from parcours.collect import mending
from parcours.collect.mapping import ROLES
from parcours.collect.mapping_text import from_text
from parcours.model.errors import BadInput
from parcours.model.verdict import Reason
from parcours.workspace.mending import Edited, Mended, Which, trial
from parcours.workspace.workspace import Workspace

MOST = 500  # rows of a page, and rows mended by hand at once


@dataclass(frozen=True, slots=True)
class ReasonWaiting:
    """Rows that wait for one reason."""

    reason: Reason
    rows: int


@dataclass(frozen=True, slots=True)
class LoadWaiting:
    """Rows that wait of one load, and how its files are read; no columns where nothing says that."""

    load: str
    at: int  # seconds since 1970
    source: str
    files: tuple[str, ...]
    rows: int
    columns: tuple[str, ...]
    roles: Mapping[str, str]  # time, person, event ... -> the column


@dataclass(frozen=True, slots=True)
class RowToFix:
    """A row: what its cells say by column, and what is wrong with it. Without cells it could not even be parted."""

    load: str
    number: int
    file: str
    row: int  # in the file; 0: not known
    source: str
    reason: Reason
    column: str  # at fault; empty: none, or several
    cells: Mapping[str, str]
    raw: str  # where there are no cells


@dataclass(frozen=True, slots=True)
class RowsToFix:
    """A page of the rows that wait, with all that they may be chosen by."""

    waiting: int  # in all
    mended: int  # that once waited
    reasons: tuple[ReasonWaiting, ...]
    loads: tuple[LoadWaiting, ...]
    found: int  # of these loads and reasons
    rows: tuple[RowToFix, ...]


@dataclass(frozen=True, slots=True)
class FixedRow:
    """A row with values that somebody wrote."""

    load: str
    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StillWrong:
    """Why a row still could not be read."""

    load: str
    number: int
    reason: Reason
    column: str


@dataclass(frozen=True, slots=True)
class FixTried:
    """What would come of fixing: nothing is written yet."""

    coming: int
    staying: int
    unmapped: int  # of loads that do not say how they were read
    wrong: tuple[StillWrong, ...]


@dataclass(frozen=True, slots=True)
class Fixed:
    """What came of fixing."""

    accepted: int  # rows in the log now
    duplicate: int  # that were there already
    again: int  # changed, and set aside once more
    staying: int  # unchanged, and still not readable
    before: int  # that had been mended before
    unmapped: int
    left: int  # rows that wait now
    loads: tuple[str, ...]


def rows_to_fix(
    workspace: Workspace, *, load: str | None = None, reason: str | None = None, offset: int = 0, limit: int = 50
) -> RowsToFix:
    """A page of the rows that wait, of one load or reason or of all."""
    table = workspace.quarantine()
    waits = _waiting(table)
    chosen = _of(waits, load, reason)
    page = mending.rows_of(chosen.slice(offset, min(limit, MOST)))
    loads = _loads(workspace, waits)
    sources = {one.load: one.source for one in loads}
    rows = tuple(
        RowToFix(
            row.load,
            row.number,
            Path(row.file).name,
            row.row,
            sources.get(row.load, ""),
            Reason(row.reason),
            row.detail,
            {name: mending.as_cell(value) for name, value in (row.values or {}).items()},
            "" if row.values is not None else row.raw,
        )
        for row in page
    )
    reasons = tuple(
        ReasonWaiting(Reason(name), count) for name, count in Counter(waits["reason"].to_pylist()).most_common()
    )
    return RowsToFix(len(waits), len(table) - len(waits), reasons, loads, len(chosen), rows)


def try_fixing(
    workspace: Workspace,
    rows: Sequence[FixedRow] | None,
    *,
    map: str = "",
    load: str | None = None,
    reason: str | None = None,
    now: int | None = None,
) -> FixTried:
    """What `fix` would bring. Of rows by hand, which of them would still be wrong, and why."""
    by_hand = _by_hand(workspace, rows)
    moment = int(time.time()) if now is None else now
    tried = trial(workspace.place, by_hand, map, Which(load, reason), moment)
    wrong = (
        StillWrong(*which, *fault) for which, fault in tried.rows.items() if fault is not None and by_hand is not None
    )
    return FixTried(tried.coming, tried.staying, tried.unmapped, tuple(wrong))


def fix(
    workspace: Workspace,
    rows: Sequence[FixedRow] | None,
    *,
    map: str = "",
    load: str | None = None,
    reason: str | None = None,
    now: int | None = None,
) -> Fixed:
    """Bring rows: those written by hand, or, without them, those chosen, as they stand or read otherwise."""
    by_hand = _by_hand(workspace, rows)
    return _fixed(workspace, workspace.mend(map=map, load=load, reason=reason, by_hand=by_hand, now=now))


def fix_by_file(workspace: Workspace, name: str, content: bytes, *, now: int | None = None) -> Fixed:
    """Bring rows back from a file that `file_to_fix` gave and somebody mended."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name).name or "rows.csv")
        path.write_bytes(content)
        return _fixed(workspace, workspace.mend(path, now=now))


def file_to_fix(workspace: Workspace, *, load: str | None = None, reason: str | None = None) -> bytes:
    """Rows that wait as CSV, to be mended elsewhere."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.csv"
        workspace.export(path, load=load, reason=reason)
        return path.read_bytes()


def _waiting(table: pa.Table) -> pa.Table:
    return table.filter(pa.array([one is None for one in table["mended"].to_pylist()], pa.bool_()))


def _of(rows: pa.Table, load: str | None, reason: str | None) -> pa.Table:
    for column, wanted in (("load", load), ("reason", reason)):
        if wanted is not None:
            rows = rows.filter(pa.array([one == wanted for one in rows[column].to_pylist()], pa.bool_()))
    return rows


def _loads(workspace: Workspace, waits: pa.Table) -> tuple[LoadWaiting, ...]:
    """The latest first."""
    waiting = Counter(waits["load"].to_pylist())
    logs = [log for log in (workspace.log, workspace.figures.log) if log is not None]
    told = [one for log in logs for one in log.loads() if one.load in waiting]
    return tuple(
        LoadWaiting(
            one.load,
            int(one.details.get("at", 0)),
            str(one.details.get("source", "")),
            tuple(Path(file["name"]).name for file in one.details.get("files", ())),
            waiting[one.load],
            *_roles(workspace, str(one.details.get("mapped", ""))),
        )
        for one in sorted(told, key=lambda one: -int(one.details.get("at", 0)))
    )


def _roles(workspace: Workspace, text: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """The columns of a load's files, and those that a role was found for."""
    if not text:
        return (), {}
    mapping = from_text(text, "the load's mapping")
    mapping = workspace.kept.find(mapping.format, mapping.columns) or mapping
    roles = {role: column for role in ROLES if (column := getattr(mapping, role))}
    return mapping.columns, roles


def _by_hand(workspace: Workspace, rows: Sequence[FixedRow] | None) -> Edited | None:
    """Cells as the values that they were: a number that nobody touched is still a number."""
    if rows is None:
        return None
    if not rows or len(rows) > MOST:
        raise BadInput(f"{len(rows):,} rows cannot be mended at once.", hint=f"Send 1 to {MOST} rows.")
    wanted = {(row.load, row.number) for row in rows}
    table = workspace.quarantine()
    mine = [one in wanted for one in zip(table["load"].to_pylist(), table["number"].to_pylist(), strict=True)]
    known = {(row.load, row.number): row for row in mending.rows_of(table.filter(pa.array(mine, pa.bool_())))}
    return {
        (row.load, row.number): mending.as_before(
            {name: cell or None for name, cell in row.cells.items()},
            (known[row.load, row.number].values or {}) if (row.load, row.number) in known else {},
        )
        for row in rows
    }


def _fixed(workspace: Workspace, mended: Mended) -> Fixed:
    verdicts = [report.verdicts for report in mended.reports]
    return Fixed(
        sum(one.accepted for one in verdicts),
        sum(one.duplicate for one in verdicts),
        sum(sum(one.set_aside.values()) for one in verdicts),
        mended.staying,
        mended.before,
        mended.unmapped,
        len(_waiting(workspace.quarantine())),
        tuple(report.load for report in mended.reports),
    )
