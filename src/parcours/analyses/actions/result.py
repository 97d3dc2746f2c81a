"""What people do in each stage: the answer."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.model.count import Count
from parcours.model.receipt import Receipt

MISSING, OTHERS = "(missing)", "all others"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One thing done in a stage: an event's name, or a property's value."""

    value: str | float | bool | None  # None: the events had none (or, with `other`, all others)
    other: bool  # all values that are not shown
    people: Count  # who did it there, of those who were ever in the stage (in the period)
    events: int
    latest: int | None  # seconds since 1970 UTC of the last of these events


@dataclass(frozen=True, slots=True)
class StageActions:
    """What is done in one stage, by most people first."""

    name: str
    people: Count  # with any of the events there, of those who were ever in the stage (in the period)
    events: int
    rows: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class ActionsResult:
    """Each stage with what people do there."""

    stages: tuple[StageActions, ...]  # in the journey's order
    by: str | None  # the property; None: events' names
    outside: int  # events in no stage, or after people went out
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None


def part_of_row(stage: str, row: ActionRow) -> str:
    """What the row's people are called as a part of the answer."""
    return f"{stage} / {OTHERS if row.other else told(row.value)}"


def told(value: str | float | bool | None) -> str:
    """A value as people write it."""
    if value is None:
        return MISSING
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else repr(value).removesuffix(".0")
