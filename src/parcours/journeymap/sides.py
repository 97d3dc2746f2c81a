"""Which two maps stand side by side: two periods, two groups, or two days? Both are asked alike."""

from __future__ import annotations

from typing import Any

from parcours.analyses.among import among as members_of
from parcours.journeymap.changes import two_maps
from parcours.journeymap.gather import journey_map
from parcours.journeymap.words import day
from parcours.model.journey_map import TwoMaps
from parcours.model.period import Period
from parcours.model.segment_text import write_segment
from parcours.model.segments import InAll, NotIn, Segment
from parcours.timeline.snapshot import Snapshot

WIDE = 25  # statements of one sort that are gathered, so that what one map shows the other has too


def two_periods(snapshot: Snapshot, first: Period, second: Period, *, most: int = 5, **asked: Any) -> TwoMaps:
    """The same people and journey in two periods."""
    maps = [journey_map(snapshot, period=period, most=max(most, WIDE), **asked) for period in (first, second)]
    spans = [high - low for low, high in (period.seconds(snapshot.zone) for period in (first, second))]
    notes = (
        ["The periods are not equally long: who counts once in each has more chances in the longer one."]
        if spans[0] != spans[1]
        else []
    )
    return two_maps(maps[0], maps[1], "period", (_span(first), _span(second)), most=most, notes=notes)


def two_groups(snapshot: Snapshot, first: Segment | None, second: Segment, *, most: int = 5, **asked: Any) -> TwoMaps:
    """Two groups of people; without a first, all others."""
    one = NotIn(second) if first is None else first
    maps = [journey_map(snapshot, among=group, most=max(most, WIDE), **asked) for group in (one, second)]
    shared = members_of(snapshot, InAll((one, second)))
    notes = []
    if shared is not None and shared.people:
        notes = [f"{shared.people:,} people are in both groups; the intervals take them as different people."]
    named = "all others" if first is None else write_segment(first)
    return two_maps(maps[0], maps[1], "group", (named, write_segment(second)), most=most, notes=notes)


def two_days(first: Snapshot, second: Snapshot, *, most: int = 5, **asked: Any) -> TwoMaps:
    """The map as of one day and as of another."""
    maps = [journey_map(snapshot, most=max(most, WIDE), **asked) for snapshot in (first, second)]
    one, other = (f"as of {day(snapshot.as_of, snapshot.id.zone)}" for snapshot in (first, second))
    return two_maps(maps[0], maps[1], "day", (one, other), most=most)


def _span(period: Period) -> str:
    if period.start == period.end and period.start:
        return period.start
    return f"{period.start or ''}..{period.end or ''}"
