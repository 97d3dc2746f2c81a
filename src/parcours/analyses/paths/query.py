"""What can be asked of paths?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from parcours.model.duration import Duration, DurationLike
from parcours.model.errors import BadInput, NotAllowed
from parcours.model.filter_text import FilterLike
from parcours.model.period import PeriodLike
from parcours.model.segment_text import SegmentLike

MOST_DEPTH = 20
MOST_TOP = 200
USUAL = Duration(7 * 86_400)


@dataclass(frozen=True, slots=True)
class PathsQuery:
    """Which ways do people take, step by step, from an event, to one, or between two?

    With `start`: what came after it; with `end`: what came before it; with both: what lay between; with neither: what
    people begin with. Each person is counted once for an edge, and by default makes one visit, from the first event
    that satisfies the anchor.
    """

    start: FilterLike | None = field(default=None, metadata={"help": "The ways that begin with this event."})
    end: FilterLike | None = field(default=None, metadata={"help": "The ways that lead to this event."})
    depth: int = field(default=5, metadata={"help": "How many steps to follow."})
    top: int = field(default=8, metadata={"help": "Events shown at each step; the rest together as *other*."})
    visits: Literal["first", "last", "every"] = field(
        default="first",
        metadata={"help": "From a person's first start (or end) of the period, the last, or every one."},
    )
    within: DurationLike | None = field(
        default=None,
        metadata={"help": "Only steps so near the anchor. Unless given: 7 days; in sessions, the session."},
    )
    fold_repeats: bool = field(
        default=True, metadata={"help": "Take several events in a row at one place as one step."}
    )
    by: str | None = field(
        default=None,
        metadata={"names": "property", "help": "Places are the values of this property (a page's address), not names."},
    )
    unit: Literal["persons", "sessions"] = field(default="persons", metadata={"help": "Count persons or sessions."})
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    period: PeriodLike | None = field(
        default=None, metadata={"help": "When the anchor happened: 2026-03-01..2026-03-31."}
    )
    days: Literal["left out", "start of day"] = field(
        default="left out",
        metadata={"help": "Events of which only the day is known: left out, or start of day."},
    )
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )

    def __post_init__(self) -> None:
        if not 1 <= self.depth <= MOST_DEPTH:
            raise BadInput(f"Paths of {self.depth} steps are not followed.", hint=f"Ask for 1 to {MOST_DEPTH}.")
        if not 1 <= self.top <= MOST_TOP:
            raise BadInput(f"{self.top} events a step cannot be shown.", hint=f"Ask for 1 to {MOST_TOP}.")
        if self.visits != "first" and self.start is None and self.end is None:
            raise NotAllowed(
                "Without a start or an end there is one visit a person: from what they began with.",
                hint="Leave out visits, or name a start.",
            )

    @property
    def window(self) -> int | None:
        """Seconds; None: as long as the session."""
        if self.within is not None:
            return self.within.seconds
        return USUAL.seconds if self.unit == "persons" else None
