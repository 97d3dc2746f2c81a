"""What is proposed, and why? A draft of a journey: nothing in it was confirmed by anybody yet."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.model.draft.seen import Seen
from parcours.model.journey import Journey
from parcours.model.roles.roles import Role


@dataclass(frozen=True, slots=True)
class Placed:
    """An event and what it was taken for."""

    name: str
    role: Role
    seen: Seen


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An event whose name says nothing. `near`: where the order of events puts it, in words; empty: order tells
    nothing either."""

    name: str
    events: int
    people: int
    near: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is proposed: a stage, the milestone, a touchpoint, a prompt, research."""

    what: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """`journey` is the whole definition as it would be; `template` is empty where stages follow from order alone.
    `empty`: stages of which nothing in the data tells; they hold what is commonly so."""

    journey: Journey
    template: str
    language: str
    why: str  # this template
    reasons: tuple[Reason, ...]
    unplaced: tuple[Unplaced, ...]
    empty: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
