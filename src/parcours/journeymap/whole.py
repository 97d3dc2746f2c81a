"""What is said of the whole journey? Its milestone, people and events in no stage, and what prompts do, or why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parcours.journeymap.asking import Answer, Asking
from parcours.journeymap.futures import told
from parcours.journeymap.rows.actions import everything
from parcours.model.journey_map import Statement

_EFFECTS = 3  # statements on prompts
_DIFFERED = ("differed before", "still differed when matched")


def whole(asking: Asking, stages: Answer, *, effects: bool = True) -> Iterator[Statement]:
    """Statements of no single stage. `effects`: also whether people go on after prompts, or why that is not told."""
    yield from _milestone(asking, stages)
    for kind, path in (("nowhere", "none_now"), ("out", "out_now")):
        count = stages.at(path)
        if count["people"]:
            part = f"now {path.partition('_')[0]}"
            yield stages.statement(kind, "", stages.figures(("people", path)), n=count["people"], part=part)
    actions = everything(asking)
    if not isinstance(actions, str) and actions.at("outside"):
        yield actions.statement("unplaced", "", actions.figures(("events", "outside", "events")))
    if effects and asking.journey.prompts and asking.journey.milestone is not None:
        yield from _effects(asking)


def _milestone(asking: Asking, stages: Answer) -> Iterator[Statement]:
    if stages.at("reached") is None:
        return
    reason = asking.journey.inferred
    yield stages.statement(
        "milestone", stages.at("milestone"), stages.figures(("reached", "reached")), n=stages.at("people"),
        evidence="inferred" if reason else "measured", detail={"reason": reason},
    )  # fmt: skip


def _effects(asking: Asking) -> Iterator[Statement]:
    """Of prompts, what is told of the milestone after them, or that it is not: refused first, each by people."""
    inferred = {prompt.name: prompt.inferred for prompt in asking.journey.prompts}
    found = [
        replace(one, evidence="inferred") if inferred[one.about] else one
        for one in told(asking)
        if one.about in inferred and (one.detail.get("found") == "yes" or one.detail.get("reason") in _DIFFERED)
    ]
    found.sort(key=lambda one: (one.kind != "refused", -_people(one), one.about))
    yield from found[:_EFFECTS]


def _people(statement: Statement) -> int:
    return next((f.count.people for f in statement.figures if f.name == "people" and f.count), 0)
