"""What becomes of a journey when somebody puts its stages in order: events moved, stages named, added, taken out?

Only what is plain is moved: events that lead into a stage by themselves. What else a rule asks (so many times, within
so long, all of several) stays with its stage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from parcours.model.errors import BadInput
from parcours.model.filter_text import write_filter
from parcours.model.filters import Named
from parcours.model.journey import NONE, OUT, Journey, Leave, Quiet, Stage, Success
from parcours.model.rules import AnyOf, Did, Events, Rule
from parcours.model.segments import InAll, InAny, InStage, NamedSegment, NotIn, Segment

_LISTED = 6  # names that are alternatives of their own; more are one filter


@dataclass(frozen=True, slots=True)
class Placed:
    """A stage as somebody wants it. `of`: the stage that it was; empty: a new one."""

    name: str
    of: str = ""
    events: tuple[str, ...] = ()
    goal: str = ""


def entering(rule: Rule | None) -> tuple[tuple[str, ...], tuple[Rule, ...]]:
    """Events that lead in by themselves, and what else does."""
    names: list[str] = []
    rest: list[Rule] = []
    for one in rule.rules if isinstance(rule, AnyOf) else () if rule is None else (rule,):
        plain = isinstance(one, Did) and one.at_least == 1 and one.within is None
        if plain and isinstance(filter := one.events.filter, Named):
            names += filter.names
        else:
            rest.append(one)
    return tuple(dict.fromkeys(names)), tuple(rest)


def milestone_name(milestone: Events) -> str:
    """What a milestone is chosen by: its event's name, else its text."""
    filter = milestone.filter
    return filter.names[0] if isinstance(filter, Named) and len(filter.names) == 1 else milestone.text


def arranged(journey: Journey, stages: Sequence[Placed], milestone: str) -> Journey:
    """The journey with these stages, in this order: nobody need guess any more why they were proposed."""
    before = {stage.name: stage for stage in journey.stages}
    called = {placed.of: placed.name.strip() for placed in stages if placed.of in before}
    if len(called) != sum(placed.of in before for placed in stages):
        raise BadInput("One stage was made two.", hint="Add a stage, and move events there.")
    known = set(called.values()) | {placed.name.strip() for placed in stages} | {NONE, OUT}
    usual = next((stage.leave for stage in journey.stages if stage.leave and _ends(stage)), ())
    made = tuple(_stage(before.get(placed.of), placed, called, known, usual) for placed in stages)
    return replace(
        journey,
        stages=made,
        milestone=_milestone(journey, milestone),
        inferred="",
        segments=tuple(NamedSegment(one.name, _renamed(one.segment, called)) for one in journey.segments),
    )


def _stage(
    before: Stage | None, placed: Placed, called: Mapping[str, str], known: set[str], usual: tuple[Quiet | Leave, ...]
) -> Stage:
    name, goal = placed.name.strip(), placed.goal.strip()
    if before is None:
        success = Success(goal) if goal else None
        return Stage(name, _enter(None, placed.events), leave=usual if placed.events else (), success=success)
    enter = _enter(before, placed.events)
    success = before.success
    if goal != (success.goal if success else ""):
        success = replace(success or Success(), goal=goal)
    success = None if success == Success() else success
    if enter is None and before.enter is not None:  # nothing leads in any more: what is assumed of it stays
        success = Success(success.goal) if success and success.goal else None
        return Stage(name, success=success, assumed=before.assumed)
    return replace(
        before,
        name=name,
        enter=enter,
        success=success,
        inferred="",
        come_from=tuple(to for one in before.come_from if (to := called.get(one, one)) in known),
        leave=tuple(_leave(one, called, known, name) for one in before.leave),
    )


def _enter(before: Stage | None, events: Sequence[str]) -> Rule | None:
    """The rule, as it was where nothing in it was moved."""
    old = before.enter if before else None
    names, rest = entering(old)
    if before is not None and set(names) == set(events):
        return old
    some = tuple(dict.fromkeys(events))
    told = [Events(Named((one,)), write_filter(Named((one,)))) for one in some]
    if len(some) > _LISTED:
        told = [Events(Named(some), write_filter(Named(some)))]
    rules: list[Rule] = [*(Did(one) for one in told), *rest]
    return None if not rules else rules[0] if len(rules) == 1 else AnyOf(tuple(rules))


def _leave(leave: Quiet | Leave, called: Mapping[str, str], known: set[str], own: str) -> Quiet | Leave:
    to = called.get(leave.to, leave.to) if leave.to else None
    return replace(leave, to=to if to in known and to != own else None)


def _ends(stage: Stage) -> bool:
    return all(isinstance(one, Quiet) and one.to is None for one in stage.leave)


def _milestone(journey: Journey, name: str) -> Events | None:
    """`name`: an event's, or the text of what the milestone is already."""
    if not name or (journey.milestone and milestone_name(journey.milestone) == name):
        return journey.milestone if name else None
    return Events(Named((name,)), write_filter(Named((name,))))


def _renamed(segment: Segment, called: Mapping[str, str]) -> Segment:
    """The segment in which stages are called as they are now."""
    if isinstance(segment, InStage):
        return replace(segment, names=tuple(called.get(name, name) for name in segment.names))
    if isinstance(segment, InAll | InAny):
        return replace(segment, segments=tuple(_renamed(part, called) for part in segment.segments))
    if isinstance(segment, NotIn):
        return replace(segment, segment=_renamed(segment.segment, called))
    return segment
