"""How is a map asked for from Python? `parcours.map(shop, ...)`: of a workspace as it is now, or of a snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pyarrow.compute as pc

import parcours.analyses  # noqa: F401  (registers the questions)
from parcours.journeymap import Pinned, Reading, journey_map, to_csv, to_json, two_days, two_groups, two_periods
from parcours.model.assumed import LANES, Lane
from parcours.model.errors import BadInput, NotAllowed, unknown_name
from parcours.model.journey_map import JourneyMap, TwoMaps
from parcours.model.period import Period
from parcours.model.period import period as read_period
from parcours.model.policy import Policy
from parcours.model.segment_text import read_segment
from parcours.model.segments import Segment
from parcours.timeline.snapshot import Snapshot
from parcours.workspace import printing
from parcours.workspace.pages import framed, known, page
from parcours.workspace.readings import sums_of
from parcours.workspace.voice_pins import pinned as pinned_of
from parcours.workspace.workspace import Workspace

_ROW_NAMES = {"pain points": "pains", "thoughts and feelings": "feelings", "how we move them on": "prompts"}


Paper = Literal["A4", "A3"]
PAPERS: tuple[Paper, ...] = ("A4", "A3")


@dataclass(frozen=True, slots=True)
class Mapped:
    """A map, or two side by side: `facts`, and the ways in which they are shown.

    `language` of a page: en, ru, ro, fr or id; none: that of whoever opens it. Pages need no network. A PDF and a
    picture are drawn by a browser of this machine.
    """

    facts: JourneyMap | TwoMaps

    def html(self, *, language: str = "", paper: Paper = "A4") -> str:
        """One self-contained page; `paper` is what it is laid out for when it is printed."""
        return self._page("map", language, paper)

    def slides(self, *, language: str = "") -> str:
        """One self-contained page of slides: the journey, then one slide for each pain point."""
        return self._page("slides", language, "slide")

    def pdf(self, *, language: str = "", paper: Paper = "A4", slides: bool = False) -> bytes:
        """The map on paper, or the slides."""
        return printing.pdf(self.slides(language=language) if slides else self.html(language=language, paper=paper))

    def png(self, *, language: str = "", width: int = 1600) -> bytes:
        """The map as a picture, so many pixels wide, twice as sharp."""
        return printing.png(self._page("map", language, "picture"), width=width)

    def csv(self, *, bom: bool = False) -> str:
        """One line for each figure."""
        return to_csv(self.facts, bom=bom)

    def json(self) -> dict[str, Any]:
        """Plain values."""
        return to_json(self.facts)

    def _repr_html_(self) -> str:
        """In a notebook the map shows itself."""
        return framed(self.html(), height=760)

    def _page(self, view: str, language: str, paper: str) -> str:
        known(language)
        if view == "map" and paper not in (*PAPERS, "picture"):
            raise unknown_name("paper", paper, PAPERS)
        shown = self.facts.after if isinstance(self.facts, TwoMaps) else self.facts
        unreal = "".join(f" ({origin})" for origin in shown.origin if origin != "real")
        facts = {"facts": self.json(), "view": view, "paper": paper}
        return page("map", facts, title=f"{shown.journey}{unreal} · Parcours", language=language)

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
    earlier = None if against_day is None else _snapshot(of, against_day)
    plain = among is None and (against, against_group, against_day) == (None, None, None)
    told = readings_of(of, _period(period), snapshot) if plain and isinstance(of, Workspace) else ()
    quotes = pinned_of(of, snapshot) if plain and isinstance(of, Workspace) else ()
    return mapped(
        snapshot, period=period, among=among, against=against, against_group=against_group, earlier=earlier,
        readings=told, pinned=quotes, least=least, rows=rows, most=most,
    )  # fmt: skip


def mapped(
    snapshot: Snapshot,
    *,
    period: str | Period | None = None,
    among: str | Segment | None = None,
    against: str | Period | None = None,
    against_group: str | Segment | None = None,
    earlier: Snapshot | None = None,
    readings: Sequence[Reading] = (),
    pinned: Sequence[Pinned] = (),
    least: int = 10,
    rows: str | Sequence[str] = (),
    most: int = 5,
) -> Mapped:
    """The map of a frozen view, or it beside another: of a second period, group, or an `earlier` view."""
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
    if earlier is not None:
        return Mapped(two_days(earlier, snapshot, period=when, among=who, **asked))
    return Mapped(journey_map(snapshot, period=when, among=who, readings=readings, pinned=pinned, **asked))


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


def readings_of(workspace: Workspace, period: Period, snapshot: Snapshot) -> tuple[Reading, ...]:
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
