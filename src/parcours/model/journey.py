"""What is a journey? Stages with rules for entering and leaving, touchpoints, a milestone: a frozen
definition.

A person is in no stage (`none`), in one stage, or `out`. The order of the stages is the order of the way:
moving to a later stage is forward. How definitions move people is said at `timeline.kernels.stages`; text is
read and written by `journey_text`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from parcours.model.assumed import Assumed
from parcours.model.duration import Duration
from parcours.model.errors import BadInput, ParcoursError, unknown_name
from parcours.model.filters import Compare
from parcours.model.filters import parts as filter_parts
from parcours.model.journey_listening import USUAL, Listening
from parcours.model.money import Rate
from parcours.model.naming import UNCHANGED, Naming
from parcours.model.prompts import Prompt, Research
from parcours.model.rules import Events, Rule, alternatives, events_of
from parcours.model.segments import Called, InStage, NamedSegment, circle, parts
from parcours.model.touchpoints import DERIVED, ENTERED, NO_RULES, STAGE, Bots, ChannelRule, Touchpoint, faults

NONE, OUT = "none", "out"
MOST_STAGES = 64


class BadJourney(BadInput):
    """A definition that cannot be; `place` says where, as in `stages[2].leave.to`."""

    def __init__(self, place: str, message: str, *, hint: str = "") -> None:
        super().__init__(f"{place}: {message}" if place else message, hint=hint)
        self.place, self.bare = place, message


@dataclass(frozen=True, slots=True)
class Quiet:
    """Move people on after `length` without an event of `of` (None: without any). `to` None: to no stage."""

    length: Duration
    of: tuple[Events, ...] | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """Move people on when a rule holds. `to` None: to no stage."""

    rule: Rule
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Success:
    """What people want of a stage, and how it is seen that they got it."""

    goal: str = ""
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """A named phase. `come_from` empty: from anywhere."""

    name: str
    enter: Rule | None = None
    come_from: tuple[str, ...] = ()
    back: bool = False
    back_after: Duration | None = None
    leave: tuple[Quiet | Leave, ...] = ()
    out: Rule | None = None
    success: Success | None = None
    intended: tuple[Events, ...] = ()
    assumed: tuple[Assumed, ...] = ()
    inferred: str = ""  # why it was proposed, until somebody confirms it


@dataclass(frozen=True, slots=True)
class Journey:
    """A definition. Making one checks it; what cannot be is a `BadJourney`."""

    name: str = "Journey"
    zone: str = "UTC"
    milestone: Events | None = None
    stages: tuple[Stage, ...] = ()
    touchpoints: tuple[Touchpoint, ...] = ()
    channels: tuple[ChannelRule, ...] = ()  # tried before the usual rules
    own_sites: tuple[str, ...] = ()  # who comes from there has not come from elsewhere
    bots: Bots = NO_RULES
    events: Naming = UNCHANGED
    properties: Naming = UNCHANGED
    traits: Naming = UNCHANGED
    segments: tuple[NamedSegment, ...] = ()
    currency: str = ""  # that sums of money are told in; ISO 4217
    rates: tuple[Rate, ...] = ()  # what other currencies are worth in it
    refunds: tuple[Events, ...] | None = None  # events that give money back; None: by their names
    country: str = ""  # of phone numbers written without one; ISO 3166
    prompts: tuple[Prompt, ...] = ()
    research: tuple[Research, ...] = ()
    listening: Listening = USUAL
    inferred: str = ""  # why the milestone was proposed, until somebody confirms it

    def __post_init__(self) -> None:
        for problem in _problems(self):
            raise problem

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(stage.name for stage in self.stages)


def way(journey: Journey, current: str, stage: Stage) -> Literal["no", "yes", "after"]:
    """Whether `stage` may be entered from `current` (a stage, none or out) when its rule holds; `after`: in
    time.

    From a stage's own self the answer `yes` means that staying is asked for.
    """
    if stage.enter is None or (stage.come_from and current not in stage.come_from):
        return "no"
    if current in (NONE, OUT) or journey.names.index(stage.name) >= journey.names.index(current) or stage.back:
        return "yes"
    return "no" if stage.back_after is None else "after"


def moving(stage: Stage) -> Iterator[tuple[str, Events]]:
    """The events that decide who comes, stays and goes, each with its place in the stage's text."""
    for key, rule in (("enter", stage.enter), ("out", stage.out)):
        yield from ((key, events) for events in (events_of(rule) if rule else ()))
    for number, leave in enumerate(stage.leave):
        told = (leave.of or ()) if isinstance(leave, Quiet) else events_of(leave.rule)
        yield from ((f"leave[{number}]", events) for events in told)


def imagined(journey: Journey) -> frozenset[str]:
    """Stages that say what is assumed of them, and have no rule yet by which anybody could be counted there."""
    led_to = {leave.to for stage in journey.stages for leave in stage.leave}
    bare = (
        stage.name
        for stage in journey.stages
        if stage.assumed and not (stage.enter or stage.leave or stage.out or (stage.success and stage.success.rule))
    )
    return frozenset(bare) - led_to


def _problems(journey: Journey) -> Iterator[BadJourney]:
    """What cannot be, the plainest first."""
    yield from _bad_zone(journey.zone)
    yield from _bad_names(journey)
    for number, stage in enumerate(journey.stages):
        yield from _bad_stage(journey, stage, f"stages[{number}]")
    yield from _circles(journey)
    yield from _unreachable(journey)
    for place, message, hint in faults(journey.touchpoints, journey.channels, journey.bots):
        yield BadJourney(place, message, hint=hint)
    for key, naming in (("events", journey.events), ("properties", journey.properties), ("traits", journey.traits)):
        for place, message, hint in naming.faults(DERIVED.get(key, ())):
            yield BadJourney(f"{key}.{place}", message, hint=hint)
    for place, message, hint in journey.listening.faults():
        yield BadJourney(f"listening.{place}", message, hint=hint)
    yield from _bad_segments(journey)


def _bad_zone(zone: str) -> Iterator[BadJourney]:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        yield BadJourney("zone", f"“{zone}” is no time zone.", hint="Write one like Europe/Berlin or UTC.")


def _bad_names(journey: Journey) -> Iterator[BadJourney]:
    if len(journey.stages) > MOST_STAGES:
        yield BadJourney("stages", f"{len(journey.stages)} stages are more than {MOST_STAGES}.", hint="Join some.")
    for number, name in enumerate(journey.names):
        place = f"stages[{number}].name"
        if not name.strip():
            yield BadJourney(place, "a stage needs a name.")
        elif name.casefold() in (NONE, OUT):
            yield BadJourney(place, f"“{name}” is kept for people in no stage.", hint="Choose another name.")
        elif name in journey.names[:number]:
            yield BadJourney(place, f"there are two stages “{name}”.", hint="Give each a name of its own.")


def _bad_stage(journey: Journey, stage: Stage, place: str) -> Iterator[BadJourney]:
    for name in stage.come_from:
        if name not in (*journey.names, NONE, OUT):
            yield _no_stage(f"{place}.from", name, journey)
    for number, leave in enumerate(stage.leave):
        at = f"{place}.leave[{number}]"
        if leave.to is not None and leave.to not in journey.names:
            yield _no_stage(f"{at}.to", leave.to, journey)
        if leave.to == stage.name:
            yield BadJourney(f"{at}.to", f"leaving “{stage.name}” leads to itself.", hint="Name another stage.")
        if isinstance(leave, Quiet) and leave.length.seconds < 1:
            yield BadJourney(f"{at}.quiet", "a quiet time of 0 seconds is over at once.", hint="Give it a length.")
        if isinstance(leave, Leave):
            yield from _bad_rule(leave.rule, at)
    for key, rule in (
        ("enter", stage.enter),
        ("out", stage.out),
        ("success.rule", stage.success and stage.success.rule),
    ):
        if rule is not None:
            yield from _bad_rule(rule, f"{place}.{key}")
    for key, events in moving(stage):
        for part in filter_parts(events.filter):
            if isinstance(part, Compare) and part.of == "event" and part.name in (STAGE, ENTERED):
                hint = "Name what people did there, or use `from`, which says in which stage they must be."
                yield BadJourney(f"{place}.{key}", f"“{part.name}” is itself derived by such rules.", hint=hint)
    if stage.enter is None and (stage.come_from or stage.back or stage.back_after):
        yield BadJourney(place, "`from` and `back` say when `enter` counts, and there is no `enter`.", hint="Add it.")


def _no_stage(place: str, name: str, journey: Journey) -> BadJourney:
    return BadJourney(place, f"there is no stage “{name}”.", hint=unknown_name("stage", name, journey.names).hint)


def _bad_rule(rule: Rule, place: str) -> Iterator[BadJourney]:
    try:
        alternatives(rule)
    except ParcoursError as error:
        yield BadJourney(place, str(error), hint=error.hint)


def _bad_segments(journey: Journey) -> Iterator[BadJourney]:
    names = [named.name for named in journey.segments]
    for named in journey.segments:
        place = f"segments.{named.name}"
        if names.count(named.name) > 1:
            yield BadJourney(place, f"there are two segments “{named.name}”.", hint="Give each a name of its own.")
        for part in parts(named.segment):
            for stage in part.names if isinstance(part, InStage) else ():
                if stage not in (*journey.names, NONE, OUT):
                    yield _no_stage(place, stage, journey)
            if isinstance(part, Called) and part.name not in names:
                hint = unknown_name("segment", part.name, names, hint=f"For an event, write: did {part.name}.").hint
                yield BadJourney(place, f"there is no segment “{part.name}”.", hint=hint)
    if trail := circle(journey.segments):
        yield BadJourney(f"segments.{trail[0]}", f"segments lead in a circle ({' -> '.join(trail)}).", hint="Break it.")


def _circles(journey: Journey) -> Iterator[BadJourney]:
    """Quiet moves that lead back to where they began would hand a silent person round for ever."""
    onward = {s.name: [q.to for q in s.leave if isinstance(q, Quiet) and q.to] for s in journey.stages}
    for number, stage in enumerate(journey.stages):
        trails = [(stage.name, to) for to in onward[stage.name]]
        seen: set[str] = set()
        while trails:
            trail = trails.pop()
            if trail[-1] == stage.name:
                round_ = " -> ".join(trail)
                yield BadJourney(
                    f"stages[{number}].leave",
                    f"quiet times lead in a circle ({round_}) that would never end for one who does nothing.",
                    hint="Let one of them end in no stage (leave out its `to`), or let an event lead back.",
                )
                break
            if trail[-1] not in seen:
                seen.add(trail[-1])
                trails += [(*trail, to) for to in onward[trail[-1]]]


def _unreachable(journey: Journey) -> Iterator[BadJourney]:
    reached, grew = {NONE}, True
    while grew:
        before = len(reached)
        for stage in journey.stages:
            if any(way(journey, current, stage) != "no" for current in reached if current != stage.name):
                reached.add(stage.name)
            if stage.name in reached:
                reached |= {leave.to for leave in stage.leave if leave.to}
                reached |= {OUT} if stage.out else set()
        grew = len(reached) > before
    for number, stage in enumerate(journey.stages):
        if stage.name not in reached | imagined(journey):
            yield BadJourney(
                f"stages[{number}]",
                f"nobody can ever reach the stage “{stage.name}”.",
                hint="Give it an `enter` rule, or let another stage's `leave` name it as `to`. (A stage without any "
                "rule is an imagined one, if it says something under `assumed`.)",
            )
