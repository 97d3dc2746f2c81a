"""Who gets the credit for the goal: the answer. Credit is shared by a rule; it does not say what caused the goal."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.analyses.attribution.query import Rule
from parcours.model.count import Count
from parcours.model.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Credit:
    """What a channel gets by one rule."""

    rule: Rule
    credit: float  # goals
    share: float | None  # of all goals that have a touch
    value: float | None  # of their money; None where no money was asked for


@dataclass(frozen=True, slots=True)
class ChannelCredit:
    """One channel; `other`: all beyond the most frequent ones together."""

    channel: str | None
    other: bool
    reached: Count  # finished ways with this channel on them that led to the goal, of all with it
    touches: int  # on all ways
    credit: tuple[Credit, ...]  # by the rules asked for, in their order


@dataclass(frozen=True, slots=True)
class AttributionResult:
    """Channels by the first rule's credit."""

    goal: str
    goals: Count  # that have a touch in the time before, of all goals
    ways: Count  # finished ways that led to the goal, of all finished ways
    unfinished: int  # ways that began too late to be in any ratio
    channels: tuple[ChannelCredit, ...]
    rules: tuple[Rule, ...]
    within: str
    half_life: str
    unit: str  # persons, goals
    value: float | None  # money of all goals that have a touch
    currency: str
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
