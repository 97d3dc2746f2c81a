"""How is a map asked for from Python? `parcours.map(shop, ...)`: of a workspace as it is now, or of a snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow.compute as pc

import parcours.analyses  # noqa: F401  (registers the questions)
from parcours.journeymap import Reading, journey_map, to_csv, to_json, two_days, two_groups, two_periods
from parcours.model.assumed import LANES, Lane
from parcours.model.errors import BadInput, NotAllowed, unknown_name
from parcours.model.journey_map import JourneyMap, TwoMaps
from parcours.model.period import Period
from parcours.model.period import period as read_period
from parcours.model.policy import Policy
from parcours.model.segment_text import read_segment
from parcours.model.segments import Segment
from parcours.timeline.snapshot import Snapshot
from parcours.workspace.readings import sums_of
from parcours.workspace.workspace import Workspace

_ROW_NAMES = {"pain points": "pains", "thoughts and feelings": "feelings", "how we move them on": "prompts"}


@dataclass(frozen=True, slots=True)
class Mapped:
    """A map, or two side by side: `facts`, and the ways in which they are shown."""

    facts: JourneyMap | TwoMaps

    def html(self) -> str:
        """One self-contained page."""
        from parcours.journeymap.page import html

        return html(self.facts)

    def csv(self, *, bom: bool = False) -> str:
        """One line for each figure."""
        return to_csv(self.facts, bom=bom)

    def json(self) -> dict[str, Any]:
        """Plain values."""
        return to_json(self.facts)

    def __str__(self) -> str:
        from parcours.journeymap.terminal import lines

        return lines(self.facts)


def map(
    of: Workspace | Snapshot,
    *,
    period: str | Period | None = None,
    among: str | Segment | None = None,
    as_of: str | int | None = None,
    against: str | Period | None = None,
    against_group: str | Segment | None = None,
    against_day: str | int | None = None,
    least: int = 10,
    rows: str | Sequence[str] = (),
    most: int = 5,
) -> Mapped:
    """The journey's map. `against...`: a second period, group or day, to compare with; `least`: groups of fewer people
    are withheld; `rows`: only these; `most`: statements of one sort in a cell."""
    if sum(other is not None for other in (against, against_group, against_day)) > 1:
        raise NotAllowed(
            "Maps are compared two at a time.", hint="Compare with a period, a group or a day, not several."
        )
    snapshot = _snapshot(of, as_of)
    when, who = _period(period), _segment(among)
    asked: dict[str, Any] = {"policy": Policy(least), "lanes": _lanes(rows), "most": most}
    if against is not None:
        if period is None:
            raise BadInput("Two periods are compared, and one is named.", hint="Name the other: --period 2026-04-01..")
        return Mapped(two_periods(snapshot, _period(against), when, among=who, **asked))
    if against_group is not None:
        other = _segment(against_group)
        assert other is not None
        first, second = (None, other) if who is None else (other, who)
        return Mapped(two_groups(snapshot, first, second, period=when, **asked))
    if against_day is not None:
        earlier = _snapshot(of, against_day)
        return Mapped(two_days(earlier, snapshot, period=when, among=who, **asked))
    told = _readings(of, when, snapshot) if isinstance(of, Workspace) and who is None else ()
    return Mapped(journey_map(snapshot, period=when, among=who, readings=told, **asked))


def _snapshot(of: Workspace | Snapshot, as_of: str | int | None) -> Snapshot:
    if isinstance(of, Workspace):
        return of.snapshot(as_of=as_of)
    if as_of is not None:
        raise NotAllowed("A snapshot is of one day already.", hint="Ask of the workspace, or take another snapshot.")
    return of


def _period(said: str | Period | None) -> Period:
    return read_period(said) if isinstance(said, str) else said or Period()


def _segment(said: str | Segment | None) -> Segment | None:
    return read_segment(said) if isinstance(said, str) else said


def _lanes(rows: str | Sequence[str]) -> tuple[Lane, ...]:
    names = [name.strip().lower() for name in (rows.split(",") if isinstance(rows, str) else rows) if name.strip()]
    for name in names:
        if _ROW_NAMES.get(name, name) not in LANES:
            raise unknown_name("row", name, LANES)
    wanted = {_ROW_NAMES.get(name, name) for name in names}
    return tuple(lane for lane in LANES if lane in wanted) or LANES


def _readings(workspace: Workspace, period: Period, snapshot: Snapshot) -> tuple[Reading, ...]:
    """Figures of nobody of the period, up to the day that the map is of: each name's sum or mean."""
    table = workspace.readings(period=period)
    seconds = pc.divide(table["time"].cast("int64"), 1_000_000)
    table = table.filter(pc.less_equal(seconds, snapshot.as_of))
    told = []
    for one in sums_of(table, workspace.journey):
        if one.value is None:
            continue
        mine = table.filter(pc.equal(table["name"], one.name))
        sources, origins = (tuple(sorted(set(mine[column].to_pylist()) - {None})) for column in ("source", "origin"))
        latest = pc.max(mine["time"].cast("int64")).as_py() // 1_000_000
        told.append(Reading(one.name, one.value, one.unit, one.mean, one.rows, ", ".join(sources), origins, latest))
    return tuple(told)
