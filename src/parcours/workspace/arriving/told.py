"""What does a screen show of files that arrived, before they are loaded? How each is read, on real rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from parcours.collect.mapping import Origin, Type
from parcours.collect.said import Kind, Role, TableSaid
from parcours.collect.together.because import Kind as Reading
from parcours.model.verdict import Reason

Because = Literal["said", "kept", "name", "values", "rest", "made"]
"""Why a column is taken for what it is: somebody said so, it was so before, by its name, by its values, as nothing
else fits, or it is made of other columns."""


@dataclass(frozen=True, slots=True)
class ProblemTold:
    """What is to be decided or mended first. `question` is a key that the screen has words for; "other": it has none,
    but for the message and the hint. `columns`: those that may be the answer."""

    question: str
    message: str
    hint: str = ""
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileTold:
    """A file that is here. `table`: by which it is read; empty where it cannot be opened."""

    name: str
    size: int  # bytes
    table: str
    problem: ProblemTold | None = None


@dataclass(frozen=True, slots=True)
class TimesTold:
    """How times are written. `form` empty: these are no times; "ambiguous": the day or the month may come first."""

    form: Literal["", "iso", "epoch", "pattern", "date", "ambiguous"]
    unit: str = ""
    pattern: str = ""
    day_first: bool | None = None
    zone: str = ""
    sample: str = ""


@dataclass(frozen=True, slots=True)
class ColumnTold:
    """A column, and what it is taken for. `role` "made": of other columns, and not to be changed."""

    column: str
    role: Role | Literal["made"]
    name: str  # what its property, trait or figure is called, or the kind of thing that it numbers
    because: Because
    samples: tuple[str, ...]
    filled: float  # share of the rows looked at
    different: int  # values, of the rows looked at
    type: Type | None = None
    decimal: str = "."
    currency: str = ""
    mean: str = ""
    times: TimesTold = field(default_factory=lambda: TimesTold(""))


@dataclass(frozen=True, slots=True)
class WhyTold:
    """How a table belongs to others, or why its rows are put together or parted; a key that the screen has words for,
    and the tables, columns and shares that go with it."""

    kind: Reading
    table: str = ""
    column: str = ""
    by: str = ""
    share: float | None = None
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeTold:
    """An event that is made of a time, or of rows where something holds; or a sum. `now`: as it is called."""

    event: str
    now: str
    of: str


@dataclass(frozen=True, slots=True)
class AsideTold:
    """Rows that would be set aside."""

    reason: Reason
    column: str
    rows: int
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueTold:
    """Something told of an event or a person. `currency`: of an amount of money; of a figure its unit."""

    name: str
    value: str | float | bool
    currency: str = ""


@dataclass(frozen=True, slots=True)
class EventTold:
    """What a row becomes: an event, what is known of a person, or figures."""

    name: str  # empty: nothing happened
    at: float | None  # seconds since 1970
    day: bool  # only the day is known
    ids: tuple[ValueTold, ...]
    told: tuple[ValueTold, ...]
    traits: tuple[ValueTold, ...]
    figures: tuple[ValueTold, ...] = ()  # of nobody


@dataclass(frozen=True, slots=True)
class RowTold:
    """A real row: its cells in the order of the columns, and what becomes of it."""

    row: int  # in the file
    cells: tuple[str | None, ...]
    reason: Reason | None = None
    at_fault: str = ""
    event: EventTold | None = None


@dataclass(frozen=True, slots=True)
class NameTold:
    """Events of a name, among the rows looked at."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class TableTold:
    """Files with the same columns."""

    table: str  # names it in what is said of it
    name: str
    files: tuple[str, ...]
    size: int  # bytes
    format: str
    delimiter: str
    encoding: str
    part: Kind | Literal["looked up", "out"]
    said: TableSaid
    kept: bool  # read as before
    together: tuple[str, ...]  # the other tables with which it is read
    why: tuple[WhyTold, ...]
    made: tuple[MadeTold, ...]
    sums: tuple[MadeTold, ...]
    event: str  # what every row is called; empty where a column tells it
    zone: str  # of times without an offset; empty where all have one, or there are none
    columns: tuple[ColumnTold, ...]
    looked: int  # rows
    accepted: int  # of the rows looked at
    aside: tuple[AsideTold, ...]
    names: tuple[NameTold, ...]
    rows: tuple[RowTold, ...]
    problem: ProblemTold | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """All that arrived. `ready`: nothing stands in the way of loading it."""

    files: tuple[FileTold, ...]
    tables: tuple[TableTold, ...]
    origin: Origin
    zone: str  # the workspace's
    ready: bool
    version: str  # of the files and what was said: the same, as long as both are
