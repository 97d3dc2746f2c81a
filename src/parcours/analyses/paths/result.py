"""Which ways people take: the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parcours.model.count import Count
from parcours.model.receipt import Receipt

Kind = Literal["event", "other", "no further event", "still open", "no earlier event", "more steps"]


@dataclass(frozen=True, slots=True)
class Place:
    """An event's name, a property's value, or one of the ends that no event stands for."""

    name: str
    kind: Kind = "event"


@dataclass(frozen=True, slots=True)
class Node:
    """Who was at a place, at a step: 0 is the anchor, and what came before it has negative steps."""

    step: int
    place: Place
    people: Count  # of all whose way is followed
    unfinished: int  # more, who may still go on


@dataclass(frozen=True, slots=True)
class Edge:
    """Who went from one place to the next. `people.of`: who was at the place that is nearer to the anchor."""

    step: int  # of `before`
    before: Place
    after: Place
    people: Count
    unfinished: int


@dataclass(frozen=True, slots=True)
class PathsResult:
    """Places and the edges between them, by step and people. Those who may still go on are kept apart."""

    followed: Count  # whose way is shown, of all who began one and whose time is over (between two: who got there)
    unfinished: int  # more, whose window is not over
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    places_in_other: tuple[int, ...]  # at each step, in the order of the steps
    anchor: Literal["start", "end", "both", "begin"]
    start: str | None
    end: str | None
    visits: str
    unit: str
    by: str | None
    within: str | None  # None: the session
    fold_repeats: bool
    days_left_out: int  # events of which only the day is known
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
