"""Which people? A segment is a rule over persons, true or not of everybody at a snapshot's `as_of`.

A segment and its `NotIn` split the people in two: whoever has an event in view belongs to exactly one of them.
Text is read by `segment_text.read_segment`; queries declare `segment_text.SegmentLike`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parcours.model.duration import Duration
from parcours.model.errors import BadInput
from parcours.model.filters import Compare, Filter
from parcours.model.period import Period

MOST_TIMES = 2**31 - 1
MOST_STEPS = 64  # of a sequence, as of a funnel


@dataclass(frozen=True, slots=True)
class Happened:
    """Did so many of the events, in the time asked for (ever so far, where none is).

    `last`: from that long before `as_of` to `as_of`, both edges in. `at_most` counts from none: *at most 2* is also
    true of who never did it. An event of which only the day is known counts where its day may lie in the time.
    """

    filter: Filter
    at_least: int = 1
    at_most: int | None = None
    last: Duration | None = None
    period: Period | None = None

    def __post_init__(self) -> None:
        most = MOST_TIMES if self.at_most is None else self.at_most
        if not 0 <= self.at_least <= most <= MOST_TIMES:
            raise BadInput(
                f"Nobody does something at least {self.at_least} and at most {most} times.",
                hint="Write at least 2, at most 5, exactly 3, or did not.",
            )
        _one_time(self.last, self.period)


@dataclass(frozen=True, slots=True)
class InOrder:
    """Did the steps one after the other, as a funnel counts them: its last step was reached.

    `within`: from the first step to the last (None: however long). `last` and `period` bound the first step.
    """

    steps: tuple[Filter, ...]
    within: Duration | None = None
    last: Duration | None = None
    period: Period | None = None

    def __post_init__(self) -> None:
        if not 1 <= len(self.steps) <= MOST_STEPS:
            raise BadInput(
                f"A sequence of {len(self.steps)} steps cannot be followed.", hint=f"Give 1 to {MOST_STEPS} steps."
            )
        _one_time(self.last, self.period)


@dataclass(frozen=True, slots=True)
class HasTrait:
    """The person's trait compares so: as known at `as_of`, or (`ever`) at some time up to then.

    `!=` and `missing` are the exact opposites of `=` and `exists`.
    """

    compare: Compare  # of the person
    ever: bool = False

    def __post_init__(self) -> None:
        if self.compare.of != "person":
            raise BadInput(
                f"“{self.compare.name}” is compared as a property of events; people have traits.",
                hint=f"Write person.{self.compare.name}, or did (any event where {self.compare.name} …).",
            )
        if self.ever and self.compare.op in ("!=", "missing"):
            raise BadInput(
                f"“ever {self.compare.op}” could mean never, or once something else.",
                hint=f"Write not ever person.{self.compare.name} = … for never.",
            )


@dataclass(frozen=True, slots=True)
class InStage:
    """Is in one of the journey's stages (or `none`, or `out`) at `as_of`; or (`ever`) is or was in one of them."""

    names: tuple[str, ...]
    ever: bool = False

    def __post_init__(self) -> None:
        if not self.names:
            raise BadInput("A stage needs a name.", hint="Write stage is Customer.")


@dataclass(frozen=True, slots=True)
class OfAnswer:
    """The people of one part of an answer. It is a rule, not a list: the question is asked again of each snapshot.

    `query` is the question's JSON; which parts a question has is said at `analyses.among`.
    """

    question: str
    query: str
    part: str


@dataclass(frozen=True, slots=True)
class Called:
    """A segment that the journey defines by name."""

    name: str


@dataclass(frozen=True, slots=True)
class InAll:
    """In all of the segments; with none, everybody."""

    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class InAny:
    """In at least one of the segments; with none, nobody."""

    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class NotIn:
    """Not in the segment."""

    segment: Segment


Segment = Happened | InOrder | HasTrait | InStage | OfAnswer | Called | InAll | InAny | NotIn
EVERYBODY = InAll(())


@dataclass(frozen=True, slots=True)
class NamedSegment:
    """A segment of a journey, and what it is called there."""

    name: str
    segment: Segment


def parts(segment: Segment) -> Iterator[Segment]:
    """The segment and everything inside it, outermost first. What a name stands for is not inside."""
    yield segment
    if isinstance(segment, InAll | InAny):
        for inner in segment.segments:
            yield from parts(inner)
    elif isinstance(segment, NotIn):
        yield from parts(segment.segment)


def circle(named: tuple[NamedSegment, ...]) -> tuple[str, ...]:
    """Names that lead back to themselves, the first one twice; empty where none do."""
    meaning = {n.name: [p.name for p in parts(n.segment) if isinstance(p, Called)] for n in named}
    for start in meaning:
        trails = [(start, name) for name in meaning[start]]
        seen: set[str] = set()
        while trails:
            trail = trails.pop()
            if trail[-1] == start:
                return trail
            if trail[-1] not in seen:
                seen.add(trail[-1])
                trails += [(*trail, name) for name in meaning.get(trail[-1], ())]
    return ()


def _one_time(last: Duration | None, period: Period | None) -> None:
    if last is not None and period is not None:
        raise BadInput("Two times are asked for at once.", hint="Write either in the last 28 days, or during a period.")
