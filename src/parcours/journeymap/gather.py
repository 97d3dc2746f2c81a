"""How does a map come of answers? Each question is asked alone; its numbers are put where stage and row say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import parcours
from parcours.journeymap.asking import Answer, Asking
from parcours.journeymap.curve import curve
from parcours.journeymap.pinned import Pinned
from parcours.journeymap.reading import Reading
from parcours.journeymap.rows import ROWS
from parcours.journeymap.rows.found import Found
from parcours.journeymap.whole import whole
from parcours.journeymap.withhold import withhold
from parcours.model.assumed import LANES, Lane
from parcours.model.errors import BadInput
from parcours.model.journey import NONE, OUT, Stage, imagined
from parcours.model.journey_map import Cell, Column, Direction, JourneyMap, Row, Statement, View, Way
from parcours.model.period import Period
from parcours.model.policy import Policy
from parcours.model.segment_text import write_segment
from parcours.model.segments import Segment
from parcours.timeline.snapshot import Snapshot

SAMPLE = 50_000  # people, for questions that look at how everybody went on; fewer are all looked at
_POLICY = Policy()
_NO_RULE = "Nobody is counted here yet: {} has no `enter` rule."


def journey_map(
    snapshot: Snapshot,
    *,
    period: Period | None = None,
    among: Segment | None = None,
    policy: Policy = _POLICY,
    lanes: Sequence[Lane] = LANES,
    most: int = 5,
    readings: Sequence[Reading] = (),
    pinned: Sequence[Pinned] = (),
    sample: int | None = SAMPLE,
) -> JourneyMap:
    """The map of the snapshot's journey. `most`: statements of one sort in a cell; `readings`: figures of nobody;
    `pinned`: words of customers that were put on it by hand."""
    journey = snapshot.journey
    if journey is None or not journey.stages:
        raise BadInput(
            "There is no map yet: the journey has no stages.",
            hint="`parcours draft DIR` proposes stages from what people do; or write them into journey.yaml.",
        )
    asking = Asking(snapshot, journey, period or Period(), among, most, sample, tuple(readings), tuple(pinned))
    stages = asking.must("stages")
    rows = tuple(Row(lane, _cells(asking, lane)) for lane in LANES if lane in lanes)
    for note in stages.at("notes"):
        asking.note(note)
    told = withhold(
        JourneyMap(
            journey=journey.name,
            view=View(
                as_of=snapshot.as_of,
                zone=snapshot.id.zone,
                period=asking.period,
                among=write_segment(among) if among is not None else "",
                people=stages.at("people"),
            ),
            origin=stages.result.receipt.origin,
            columns=_columns(asking, stages),
            ways=tuple(_ways(asking, stages)),
            rows=rows,
            whole=tuple(whole(asking, stages, rows)),
            receipts=tuple(asking.receipts),
            notes=tuple(asking.notes),
            parcours=parcours.__version__,
        ),
        policy,
    )
    return replace(told, curve=curve(told))


def _cells(asking: Asking, lane: Lane) -> tuple[Cell, ...]:
    """What was found for each stage, and after it what is assumed."""
    found, bare = ROWS[lane](asking), imagined(asking.journey)
    told = (
        replace(one, missing=_NO_RULE.format(stage.name)) if one.missing and stage.name in bare else one
        for stage, one in zip(asking.stages, found, strict=True)
    )
    return tuple(_cell(stage, lane, one) for stage, one in zip(asking.stages, told, strict=True))


def _cell(stage: Stage, lane: Lane, found: Found) -> Cell:
    assumed = [one for one in stage.assumed if one.lane == lane]
    said = [Statement("assumed", one.says, "assumed", detail={"test": one.test} if one.test else {}) for one in assumed]
    return Cell(stage.name, (*found.statements, *said), found.missing, found.more, found.left_out)


def _columns(asking: Asking, stages: Answer) -> tuple[Column, ...]:
    return tuple(
        Column(
            stage.name,
            stages.figure("ever", f"stages.{s}.ever"),
            stages.figure("now", f"stages.{s}.now"),
            stages.figure("median stay", f"stages.{s}.time.median", "seconds"),
            stages.at(f"stages.{s}.entries"),
            stage.inferred,
            stages.receipt,
        )
        for s, stage in enumerate(asking.stages)
    )


def _ways(asking: Asking, stages: Answer) -> list[Way]:
    """All moves, those of most people first."""
    return [
        Way(
            move["before"],
            move["after"],
            _direction(asking.journey.names, move["before"], move["after"]),
            stages.figure("people", f"moves.{place}.people"),
            move["moves"],
            stages.receipt,
        )
        for place, move in enumerate(stages.at("moves"))
    ]


def _direction(names: Sequence[str], before: str, after: str) -> Direction:
    if after in (NONE, OUT):
        return "away" if after == NONE else "out"
    if before in (NONE, OUT):
        return "in" if before == NONE else "in again"
    return "forward" if names.index(after) > names.index(before) else "back"
