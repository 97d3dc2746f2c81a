"""What follows what: the answer."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.model.count import Count
from parcours.model.receipt import Receipt

OTHER = "*other*"  # all names beyond the most frequent ones


@dataclass(frozen=True, slots=True)
class Edge:
    """One event, then another. `before` None: at the begin; `after` None: no further event."""

    before: str | None
    after: str | None
    people: Count  # who went this way at least once, of those who did `before` (at the begin: of all)
    times: int
    median_seconds: float | None  # between the two; None at the begin, at the end, and where not asked for


@dataclass(frozen=True, slots=True)
class TransitionsResult:
    """The pairs that most people went, what they began with, and after what nothing more came."""

    people: Count  # with a visible event, of all in view
    events: int  # visible
    edges: tuple[Edge, ...]  # by people
    begins: tuple[Edge, ...]
    ends: tuple[Edge, ...]
    edges_in_all: int  # different pairs, shown or not
    times_in_all: int
    same_instant: int  # pairs whose order is that of the log, as both happened at one instant
    days_left_out: int  # events of which only the day is known
    repeats_folded: int
    names_in_other: int
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
