"""How are files read by a plan? Each table as a chain of readers: joined, put together or given its items, parted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from parcours.collect.formats.raw import Beside, Reader
from parcours.collect.mapping import PERSON_IDS
from parcours.collect.together.derived import Sampled
from parcours.collect.together.held import Held
from parcours.collect.together.joined import Joined, WithItems
from parcours.collect.together.parted import Parted
from parcours.collect.together.plan import Items, Join, Plan, Table
from parcours.collect.together.put import PutTogether
from parcours.collect.together.totals import Rules
from parcours.model.errors import BadInput


class Opened:
    """Files opened by a plan. What is looked up is read once, however many tables look there."""

    def __init__(
        self,
        plan: Plan,
        files: Mapping[str, Sequence[Reader]],
        rules: Mapping[str, Rules] | None = None,
        held: dict[tuple[str, str, bool], Held] | None = None,
    ) -> None:
        self.plan, self.files = plan, files
        self._rules = rules or {}
        self._held = {} if held is None else held
        self._told: set[str] = set()  # tables whose rows have been reported
        for table in plan.tables.values():
            if table.name in files:
                self._check_there(table)

    def by(self, plan: Plan) -> Opened:
        """The same files by a plan that differs in its mappings only: what is in memory stays."""
        return Opened(plan, self.files, self._rules, self._held)

    def readers(self, table: Table) -> list[Reader]:
        """The table's files, as its mapping reads them."""
        columns = self.plan.derived(table)
        return [self._read(reader, table, columns) for reader in self.files[table.name]]

    def sampled(self, table: Table, rows: int) -> Reader:
        """The first rows of the table's first file, as its mapping reads them."""
        return self._read(Sampled(self.files[table.name][0], rows), table, self.plan.derived(table))

    def looked_up(self, table: Table) -> Iterator[Held]:
        """What the table takes from others, directly or through them."""
        plan = self.plan
        for join in table.joins:
            yield from self.looked_up(plan.tables[join.table])
            yield self._table(join)
        if table.items:
            yield from self.looked_up(plan.tables[table.items.table])
            yield self._table(table.items)

    def beside(self, table: Table) -> Iterator[Beside]:
        """What became of the rows of files that are only looked up, told once, with the table that asked first."""
        for held in self.looked_up(table):
            if not self.plan.tables[held.name].mapping and held.name not in self._told:
                self._told.add(held.name)
                yield from held.beside()

    def _read(self, reader: Reader, table: Table, columns: Sequence[str]) -> Reader:
        reader = self._joined(reader, table)
        if lines := table.lines:
            people = (
                [column for kind, column in table.mapping.ids.items() if kind in PERSON_IDS] if table.mapping else []
            )
            reader = PutTogether(reader, columns, lines, table.event_column, people, self._of(table, lines.name))
        if table.items:
            held = self._table(table.items)
            rules = self._of(table, table.items.name)
            reader = WithItems(reader, columns, table.items, held, rules)
        if table.lifecycle:
            reader = Parted(reader, columns, table.lifecycle, table.event_column, table.time_column)
        return reader

    def _joined(self, reader: Reader, table: Table) -> Reader:
        columns = list(table.columns)
        needed = set(table.mapping.needed) if table.mapping else set()
        for join in table.joins:
            columns += join.take.values()
            reader = Joined(reader, columns, join, self._table(join), needed)
        return reader

    def _table(self, lookup: Join | Items) -> Held:
        """The table that is looked up, with its own joins."""
        items = isinstance(lookup, Items)
        place = (lookup.table, lookup.key, items)
        if place not in self._held:
            other = self.plan.tables[lookup.table]
            readers = [self._joined(reader, other) for reader in self.files[other.name]]
            wanted = None if items else self._wanted(lookup.table, lookup.key)
            self._held[place] = Held(other.name, readers, lookup.key, wanted, self.plan.hold)
        return self._held[place]

    def _wanted(self, table: str, key: str) -> list[str]:
        """The columns that any table takes from this one by this key."""
        joins = [join for one in self.plan.tables.values() for join in one.joins]
        return [column for join in joins if (join.table, join.key) == (table, key) for column in join.take]

    def _of(self, table: Table, name: str) -> Rules:
        """How the numbers of lines are written."""
        if table.mapping is None:
            return self._rules.get(table.name, {})
        start = f"{name}[]."
        told = {
            column.removeprefix(start): one.rule
            for column, one in table.mapping.properties.items()
            if column.startswith(start)
        }
        return {column: rule for column, rule in told.items() if rule is not None}

    def _check_there(self, table: Table) -> None:
        missing = [name for name in table.looks_up if not self.files.get(name)]
        if missing:
            raise BadInput(
                f"“{table.name}” is read together with “{missing[0]}”, whose file is not among these.",
                hint=f"Name that file too, or say how “{table.name}” is read alone with --map.",
            )
