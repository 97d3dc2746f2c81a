"""What does a map hold? Stages as columns, lanes as rows, and in each cell statements with their evidence.

Facts, not drawing: a terminal, a page and a screen all render these types. Every number is a `Figure` that says where
in which answer it stands, so that it can be counted again; words are made of them by whoever draws.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from parcours.model.assumed import Lane
from parcours.model.count import Count
from parcours.model.period import Period
from parcours.model.receipt import Receipt

Evidence = Literal["measured", "reported", "inferred", "assumed"]
Direction = Literal["in", "forward", "back", "away", "out", "in again"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a statement.

    `path` leads to it in the answer's JSON, as in `stages.2.rows.0.people`; empty where it is no single number of the
    answer. A share of people has its `count`, and `value` is that count's share; anything else has `value` and `unit`:
    people, events, seconds, score, steps, or a currency.
    """

    name: str  # what it is: people, events, reached, mean, median, taken, went on, ...
    value: float | None
    unit: str = ""
    count: Count | None = None
    low: float | None = None  # of its interval
    high: float | None = None
    path: str = ""
    withheld: bool = False  # there is a value, and it is not told


@dataclass(frozen=True, slots=True)
class Statement:
    """What a cell says: one finding. `figures[0]` is the number that leads."""

    kind: str  # of finding, from a closed list: see `journeymap.kinds`
    about: str  # what it is about, in the data's own names, or the words that somebody said
    evidence: Evidence
    origin: tuple[str, ...] = ()  # real, sample, simulated; empty: nothing was counted
    figures: tuple[Figure, ...] = ()
    n: int | None = None  # people (or answers) that it rests on
    latest: int | None = None  # seconds since 1970 UTC of the latest event that it rests on; None: not known
    receipt: int | None = None  # its place among the map's receipts; None: nothing was counted
    part: str = ""  # of the answer: these people can become a segment
    detail: Mapping[str, str] = field(default_factory=dict)  # further names, by kind: verdict, reason, language, test
    withheld: str = ""  # why its figures are not shown; then there are none


@dataclass(frozen=True, slots=True)
class Cell:
    """One stage in one lane. `missing` says what would fill it, where it holds nothing that was counted or said."""

    stage: str
    statements: tuple[Statement, ...] = ()
    missing: str = ""
    more: int = 0  # statements that were left out
    left_out: str = ""  # in words, what these are; empty: more of the same


@dataclass(frozen=True, slots=True)
class Row:
    """One lane, with a cell for each stage in the journey's order."""

    lane: Lane
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of one stage."""

    name: str
    ever: Figure  # people who were there in the period, of all in view
    now: Figure  # people there at as_of
    stay: Figure  # the median stay, in seconds; None: most are still there
    entries: int | None  # None: withheld
    inferred: str = ""  # why the stage was proposed, until somebody confirms it
    receipt: int | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """A move between stages (or none, out): forward, back, away (to no stage), out, in, in again."""

    before: str
    after: str
    direction: Direction
    people: Figure
    moves: int | None  # None: withheld
    receipt: int | None = None


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """How people feel in one stage, as one source tells it: texts, scores, behaviour. From -1 to 1."""

    stage: str
    source: str
    valence: Figure  # with its interval; drawn towards the whole where people are few
    intensity: Figure | None
    people: Figure  # heard; of behaviour those who show a sign
    went_on: Figure | None  # of those heard, to a later stage
    receipt: int | None = None
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """What the map was asked of."""

    as_of: int  # seconds since 1970 UTC
    zone: str
    period: Period
    among: str = ""  # a segment's text; empty: everybody
    people: int = 0  # in view
    least: int = 0  # groups of fewer people are withheld; 0: nothing is


@dataclass(frozen=True, slots=True)
class JourneyMap:
    """A journey as it stands: what `journeymap` gathers."""

    journey: str
    view: View
    origin: tuple[str, ...]
    columns: tuple[Column, ...]
    ways: tuple[Way, ...]
    rows: tuple[Row, ...]
    whole: tuple[Statement, ...] = ()  # of the whole journey: the milestone, people in no stage, a headline
    receipts: tuple[Receipt, ...] = ()
    notes: tuple[str, ...] = ()
    parcours: str = ""  # the version that counted
    curve: tuple[CurvePoint, ...] = ()  # what the row of feelings says of each stage, to be drawn above the stages


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure on two maps. `low` and `high` bound the difference; None where it cannot be told."""

    lane: Lane | None  # None: of a stage's head, a move, or the whole
    stage: str
    kind: str
    about: str
    figure: str
    before: Figure | None  # None: was not there
    after: Figure | None
    difference: float | None
    low: float | None
    high: float | None
    clear: bool  # the interval leaves out 0, corrected for how many were compared


@dataclass(frozen=True, slots=True)
class TwoMaps:
    """Two maps side by side: two periods, two groups, or two days; the clearest differences first."""

    before: JourneyMap
    after: JourneyMap
    by: Literal["period", "group", "day"]
    names: tuple[str, str]  # what the two are called
    differences: tuple[Difference, ...]
    notes: tuple[str, ...] = ()
