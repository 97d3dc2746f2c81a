"""What did somebody mend in how files are read, column by column? Plain values, as a screen sends and keeps them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from parcours.collect.mapping import PERSON_IDS, Type
from parcours.collect.times_rule import Form

Kind = Literal["events", "people", "figures"]
"""What a row of a file is: something that happened, what is so of a person, or a figure of nobody."""

Role = Literal[
    "time", "event", "user", "email", "phone", "anonymous", "object", "id", "property", "trait", "figure",
    "figure name", "skip",
]  # fmt: skip
SINGLE: tuple[Role, ...] = ("time", "event", *PERSON_IDS, "id", "figure name")  # one column a file


@dataclass(frozen=True, slots=True)
class TimesSaid:
    """How a column's times are written."""

    form: Form
    unit: str = ""
    pattern: str = ""
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class ColumnSaid:
    """What a column is; what is None stays as it was recognised."""

    role: Role | None = None
    name: str | None = None  # of an event's property, a person's trait, a figure; the kind of a thing
    type: Type | None = None
    decimal: Literal[".", ","] | None = None
    currency: str | None = None  # of money: a column, or =EUR
    times: TimesSaid | None = None


@dataclass(frozen=True, slots=True)
class TableSaid:
    """What was mended of files with the same columns."""

    columns: dict[str, ColumnSaid] = field(default_factory=dict)
    kind: Kind | None = None
    event: str | None = None  # what every row is called
    names: dict[str, str] = field(default_factory=dict)  # events that are made of rows or times, called otherwise
    zone: str | None = None  # of times written without an offset
    day_first: bool | None = None  # of dates such as 03/04/2026
    alone: bool = False  # not together with other files
    out: bool = False  # not to be loaded
    delimiter: str | None = None
    encoding: str | None = None
    header: bool | None = None
    about: str = ""  # of words: whom all of it is about, where it is not us
    ours: str = ""  # of conversations: the names of our own people, with commas
    date: str = ""  # of words without one: the day on which they were said

    def __bool__(self) -> bool:
        return self != TableSaid()
