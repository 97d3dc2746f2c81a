"""What can be asked about coming back, and which options go together?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from parcours.model.errors import BadInput, NotAllowed
from parcours.model.filter_text import FilterLike
from parcours.model.filters import AnyEvent
from parcours.model.period import Period, PeriodLike
from parcours.model.property import PropertyLike
from parcours.model.segment_text import SegmentLike

MOST_CELLS = 64  # as many as a word has bits
MOST_UNITS = 4000  # that a bracket may reach: more than ten years of days
_BRACKET = re.compile(r"\s*(?P<first>\d+)\s*(?P<to>\+|-\s*(?P<last>\d*))?\s*")


@dataclass(frozen=True, slots=True)
class Bracket:
    """Units after the start, `first` to `last`, both included; None: without end. As text: `0`, `1-3`, `15+`."""

    first: int
    last: int | None = None

    def __str__(self) -> str:
        return f"{self.first}+" if self.last is None else f"{self.first}" + f"-{self.last}" * (self.last != self.first)

    @property
    def over(self) -> int:
        """The unit after which it is known of everybody: the last one, or the first of one without end."""
        return self.first if self.last is None else self.last


def _bracket(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return Bracket(value, value)
    if not isinstance(value, str):
        return value
    told = _BRACKET.fullmatch(value)
    if told is None:
        raise BadInput(f"“{value}” is no range of units.", hint="Write 0, 1-3, 4-7, or 15+ without an end.")
    first = int(told["first"])
    return Bracket(first, first if not told["to"] else int(told["last"]) if told["last"] else None)


BracketLike = Annotated[Bracket, BeforeValidator(_bracket, json_schema_input_type=str | int | Bracket)]


@dataclass(frozen=True, slots=True)
class RetentionQuery:
    """Who comes back, and after how long?"""

    start: FilterLike = field(default=AnyEvent(), metadata={"help": "What people start with. Default: any event."})
    returns: FilterLike | None = field(default=None, metadata={"help": "What is coming back. Default: the start."})
    per: Literal["day", "week", "month"] = field(
        default="week", metadata={"help": "Who started in the same day, week or month belongs together."}
    )
    units: int = field(default=8, metadata={"help": "How many days, weeks or months after the start are shown."})
    mode: Literal["on", "on or after"] = field(
        default="on", metadata={"help": "Back in exactly that unit (on), or then or at any time later (on or after)."}
    )
    brackets: tuple[BracketLike, ...] = field(
        default=(), metadata={"help": "Ranges of units in place of single ones: 0, 1-3, 4-7, 15+."}
    )
    windows: Literal["calendar", "rolling"] = field(
        default="calendar",
        metadata={"help": "Units of the calendar, or from each person's own start (a month is then 30 days)."},
    )
    entries: Literal["first time", "recurring"] = field(
        default="first time",
        metadata={"help": "Each person's first start ever, or one in every unit in which there is a start."},
    )
    by: PropertyLike | None = field(default=None, metadata={"help": "Break down by its value at the start: channel."})
    top: int = field(default=10, metadata={"help": "So many values are shown, the rest together."})
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    period: PeriodLike = field(default=Period(), metadata={"help": "When the start was: 2026-03-01..2026-03-31."})
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )

    def __post_init__(self) -> None:
        _check_number("units", self.units, 1, MOST_CELLS - 1)
        _check_number("top", self.top, 1, 1000)
        if self.brackets and self.mode != "on":
            raise NotAllowed(
                "Brackets say themselves how far they reach.", hint="Leave out the mode, and end the last as in 15+."
            )
        if len(self.brackets) > MOST_CELLS:
            raise NotAllowed(f"{len(self.brackets)} brackets are more than {MOST_CELLS}.", hint="Join some of them.")
        before = -1
        for bracket in self.brackets:
            if bracket.first <= before or bracket.over < bracket.first or bracket.over > MOST_UNITS:
                raise BadInput(
                    f"The bracket {bracket} is not in its place.",
                    hint=f"Brackets ascend and do not overlap, up to {MOST_UNITS} units: 0, 1-3, 4-7, 15+.",
                )
            before = MOST_UNITS if bracket.last is None else bracket.last

    @property
    def cells(self) -> tuple[Bracket, ...]:
        """What the columns of the answer stand for."""
        return self.brackets or tuple(Bracket(n, n if self.mode == "on" else None) for n in range(self.units + 1))


def _check_number(name: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise BadInput(f"{name} of {value:,} is outside {low} to {high:,}.", hint="Use longer units, or brackets.")
