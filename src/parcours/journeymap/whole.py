"""What is said of the whole journey? What matters most: its milestone, where it hurts most, after what people's futures
differ most, and what is not told; people and events in no stage come last.

Statements of a stage stand here as they stand in its cell, with the stage as a detail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parcours.journeymap.asking import Answer, Asking
from parcours.journeymap.futures import told
from parcours.journeymap.rows.actions import everything
from parcours.journeymap.rows.pains import excess
from parcours.model.assumed import Lane
from parcours.model.filters import Named, parts
from parcours.model.journey import Journey
from parcours.model.journey_map import Row, Statement
from parcours.model.rules import events_of

_HURTS = 2  # pain points that are told
_DIFFERED = ("differed before", "still differed when matched")


def whole(asking: Asking, stages: Answer, rows: Sequence[Row]) -> Iterator[Statement]:
    """The milestone and what the map's rows tell of most people; a refusal that concerns most of all in view goes
    before what was found of fewer."""
    yield from _milestone(asking, stages)
    effects = _effects(asking) if {row.lane for row in rows} & {"moments", "prompts"} else []
    found = [*_pains(rows), *_moment(rows, _steps(asking.journey))]
    refused = _refused(effects)
    first = [one for one in refused if 2 * _people(one) > stages.at("people")]
    yield from (*first, *found, *(one for one in refused if one not in first))
    yield from _nowhere(asking, stages)


def _milestone(asking: Asking, stages: Answer) -> Iterator[Statement]:
    if stages.at("reached") is None:
        return
    reason = asking.journey.inferred
    yield stages.statement(
        "milestone", stages.at("milestone"), stages.figures(("reached", "reached")), n=stages.at("people"),
        evidence="inferred" if reason else "measured", detail={"reason": reason},
    )  # fmt: skip


def _pains(rows: Sequence[Row]) -> list[Statement]:
    """Those with most money at stake, then those that go with most people missing the goal beyond what others miss; of
    each stage the first, since signs of one stage are mostly of the same people."""
    hurts = [one for one in _of(rows, "pains") if one.detail.get("verdict") == "hurts"]
    first: dict[str, Statement] = {}
    for one in sorted(hurts, key=lambda one: (-_at_stake(one), -excess(one), one.about)):
        first.setdefault(one.detail["stage"], one)
    return list(first.values())[:_HURTS]


def _at_stake(statement: Statement) -> float:
    return next((f.value for f in statement.figures if f.name == "at stake" and f.value is not None), 0.0)


def _moment(rows: Sequence[Row], steps: set[str]) -> list[Statement]:
    """That after which most more reach the milestone, of what people do themselves: a reminder goes to those who left,
    and fewer of them go on whatever it says."""
    moments = [one for one in _of(rows, "moments") if one.kind == "moment" and one.detail["found"] == "yes"]
    found = [one for one in moments if one.about not in steps and (one.figures[0].value or 0) > 0]
    return sorted(found, key=lambda one: (-(one.figures[0].value or 0), one.about))[:1]


def _steps(journey: Journey) -> set[str]:
    """Events that are steps of the way to the goal, or lead into a stage: that it follows them is no news."""
    told = [events for stage in journey.stages for events in stage.intended]
    told += [events for stage in journey.stages if stage.enter for events in events_of(stage.enter)]
    return {name for events in told for part in parts(events.filter) if isinstance(part, Named) for name in part.names}


def _refused(effects: Sequence[Statement]) -> list[Statement]:
    """That of most people."""
    refused = [one for one in effects if one.kind == "refused" and one.detail["reason"] in _DIFFERED]
    return sorted(refused, key=lambda one: (-_people(one), one.about))[:1]


def _effects(asking: Asking) -> list[Statement]:
    """What is told of the milestone after prompts, or that it is not told."""
    if not asking.journey.prompts or asking.journey.milestone is None:
        return []
    inferred = {prompt.name: prompt.inferred for prompt in asking.journey.prompts}
    return [
        replace(one, evidence="inferred") if inferred[one.about] else one
        for one in told(asking)
        if one.about in inferred
    ]


def _of(rows: Sequence[Row], lane: Lane) -> Iterator[Statement]:
    """The statements of a row, each with its stage."""
    for row in rows:
        for cell in row.cells if row.lane == lane else ():
            for one in cell.statements:
                yield replace(one, detail={**one.detail, "stage": cell.stage})


def _nowhere(asking: Asking, stages: Answer) -> Iterator[Statement]:
    for kind, path in (("nowhere", "none_now"), ("out", "out_now")):
        count = stages.at(path)
        if count["people"]:
            part = f"now {path.partition('_')[0]}"
            yield stages.statement(kind, "", stages.figures(("people", path)), n=count["people"], part=part)
    actions = everything(asking)
    if not isinstance(actions, str) and actions.at("outside"):
        yield actions.statement("unplaced", "", actions.figures(("events", "outside", "events")))


def _people(statement: Statement) -> int:
    return next((f.count.people for f in statement.figures if f.name == "people" and f.count), 0)
