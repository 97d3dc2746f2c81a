"""What is done with each file of several that belong together? A plan, checked before anything is read."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass, field

from parcours.collect.mapping import Mapping, Origin, check
from parcours.model.errors import BadInput, unknown_name

HOLD = 1 << 30
"""Bytes of a file that is looked up that may be held in memory, unless the plan says otherwise."""


@dataclass(frozen=True, slots=True)
class Join:
    """Columns taken from the one row of another table whose `key` is this row's `by`."""

    table: str
    by: str
    key: str
    take: Map[str, str]  # column there -> its name here


@dataclass(frozen=True, slots=True)
class Items:
    """The rows of another table whose `key` is this row's `by`, as lists in step: `products[].price`."""

    table: str
    by: str
    key: str
    name: str = "products"
    total: Map[str, str] = field(default_factory=dict)  # name -> columns there to multiply, then to add up: a * b


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """Each time of a row as an event of its own."""

    times: Map[str, str]  # event -> column of its time
    only: Map[str, tuple[str, ...]] = field(default_factory=dict)  # event -> columns told with that event alone


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows with the same key are one event; what differs between them becomes lists."""

    key: str
    take: tuple[str, ...]
    name: str = "products"
    total: Map[str, str] = field(default_factory=dict)
    names: Map[str, str] = field(default_factory=dict)  # event -> when: “InvoiceNo starts with C”, or “otherwise”


@dataclass(frozen=True, slots=True)
class Table:
    """Files with the same columns, and what becomes of their rows. Without a mapping they are only looked up."""

    name: str
    format: str
    columns: tuple[str, ...]
    mapping: Mapping | None = None
    joins: tuple[Join, ...] = ()
    items: Items | None = None
    lifecycle: Lifecycle | None = None
    lines: Lines | None = None

    @property
    def signature(self) -> tuple[str, frozenset[str]]:
        """By which files are known as this table's."""
        return self.format, frozenset(self.columns)

    @property
    def looks_up(self) -> tuple[str, ...]:
        """The tables without which this one cannot be read."""
        return tuple(dict.fromkeys([*(join.table for join in self.joins), *([self.items.table] if self.items else [])]))

    @property
    def event_column(self) -> str:
        """What the column of events' names is called where the table makes one."""
        return _free("event", self.columns)

    @property
    def time_column(self) -> str:
        return _free("time", self.columns)


@dataclass(frozen=True, slots=True)
class Plan:
    """All tables, by name."""

    name: str
    tables: Map[str, Table]
    origin: Origin = "real"
    hold: int = HOLD

    def derived(self, table: Table) -> tuple[str, ...]:
        """The columns of a table once it is joined, put together and parted: those that its mapping speaks of."""
        columns = [*self.joined(table)]
        if table.lines:
            columns = [c for c in columns if c not in table.lines.take] + [
                f"{table.lines.name}[].{c}" for c in table.lines.take
            ]
            columns += [*table.lines.total, *([table.event_column] if table.lines.names else [])]
        if table.items:
            columns += [*self.item_columns(table.items).values(), *table.items.total]
        if table.lifecycle:
            times = set(table.lifecycle.times.values())
            columns = [c for c in columns if c not in times] + [table.event_column, table.time_column]
        return tuple(columns)

    def joined(self, table: Table) -> tuple[str, ...]:
        """The columns of a table and those that it takes from others."""
        return (*table.columns, *(name for join in table.joins for name in join.take.values()))

    def item_columns(self, items: Items) -> dict[str, str]:
        """Column there -> the list's name here; the key is left out, as it is the same for all."""
        there = self.joined(self.tables[items.table])
        return {column: f"{items.name}[].{column}" for column in there if column != items.key}

    def loaded(self) -> Iterator[Table]:
        """The tables whose rows become events or tell traits."""
        return (table for table in self.tables.values() if table.mapping)


def check_plan(plan: Plan) -> Plan:
    """The plan itself, or an error that says what is wrong with it."""
    for table in plan.tables.values():
        _check_places(plan, table)
        if table.lines and table.lifecycle:
            raise BadInput(
                f"“{table.name}” both puts rows together (lines) and parts them (events).", hint="Keep one of the two."
            )
        if table.mapping:
            check(table.mapping)
    _no_circle(plan)
    if not any(True for _ in plan.loaded()):
        raise BadInput("No table becomes events: all of them are only looked up.", hint="Give one a time and a person.")
    return plan


def _check_places(plan: Plan, table: Table) -> None:
    lookups = [(join, tuple(join.take)) for join in table.joins]
    lookups += [(table.items, ())] if table.items else []
    for other, take in lookups:
        if other.table not in plan.tables:
            raise unknown_name("table", other.table, plan.tables)
        there = plan.joined(plan.tables[other.table])
        _known(other.by, plan.joined(table), table.name)
        for column in (other.key, *take):
            _known(column, there, other.table)
    if table.items:
        for said in table.items.total.values():
            for column in factors(said):
                _known(column, plan.joined(plan.tables[table.items.table]), table.items.table)
    if table.lines:
        of_lines = [column for said in table.lines.total.values() for column in factors(said)]
        for column in (table.lines.key, *table.lines.take, *of_lines):
            _known(column, plan.joined(table), table.name)
    if table.lifecycle:
        for column in table.lifecycle.times.values():
            _known(column, plan.joined(table), table.name)
        for event in table.lifecycle.only:
            if event not in table.lifecycle.times:
                raise unknown_name(f"event of “{table.name}”", event, table.lifecycle.times)


def factors(said: str) -> list[str]:
    """The columns of `Quantity * UnitPrice`."""
    return [part.strip() for part in said.split("*")]


def _known(column: str, columns: tuple[str, ...], table: str) -> None:
    if column not in columns:
        raise unknown_name(f"column of “{table}”", column, columns)


def _no_circle(plan: Plan) -> None:
    def visit(name: str, trail: tuple[str, ...]) -> None:
        if name in trail:
            raise BadInput(
                f"Tables look each other up in a circle: {' → '.join([*trail, name])}.",
                hint="Take one of the joins out.",
            )
        for other in plan.tables[name].looks_up:
            visit(other, (*trail, name))

    for name in plan.tables:
        visit(name, ())


def _free(name: str, columns: tuple[str, ...]) -> str:
    while name in columns:
        name += "_"
    return name
