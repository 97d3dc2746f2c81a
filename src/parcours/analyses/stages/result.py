"""Where people are on the journey: the answer. A state is the name of a stage, `none` or `out`."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.model.count import Count
from parcours.model.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Stay:
    """How long people stay, by Kaplan and Meier: who is still there has not had a short stay.

    Seconds by which a quarter, half and three quarters of the stays had ended; None where that was not
    reached.
    """

    stays: int
    still_there: int  # of the stays
    p25: float | None
    median: float | None
    p75: float | None


@dataclass(frozen=True, slots=True)
class StageFigures:
    """One stage."""

    name: str
    ever: Count  # people who were there (in the period), of all in view
    now: Count  # people there at as_of, of all in view
    entries: int
    skipped: int  # times that somebody who had never been there was moved past it
    time: Stay


@dataclass(frozen=True, slots=True)
class Move:
    """From one state to another."""

    before: str
    after: str
    people: Count  # who moved so, of those who were in `before` (in the period); from none: of all
    moves: int
    skipping: int  # of the moves, those that passed over a stage in which the person had never been


@dataclass(frozen=True, slots=True)
class StagesResult:
    """A journey's stages with people, moves and times."""

    journey: str
    people: int  # in view
    stages: tuple[StageFigures, ...]  # in the journey's order
    moves: tuple[Move, ...]  # most people first
    none_now: Count  # in no stage, never in one or no more
    out_now: Count
    milestone: str | None
    reached: Count | None  # people who reached the milestone, of all in view
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
