"""Which part does each table play: events, persons, items of orders, something to look up, or events without a time?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from parcours.collect import column_names as known
from parcours.collect.together import lined, shapes, words
from parcours.collect.together.links import Link, Seen, names_rows_of

Part = Literal["events", "persons", "items", "untimed", "looked up", "alone"]

_PEOPLE = {words.stem(name, "") for name in known.USER} - {""}
_PEOPLES_IDS = known.USER + known.EMAIL + known.ANONYMOUS


@dataclass(frozen=True)
class Parts:
    """All tables and links, and the part that each table plays."""

    tables: Mapping[str, Seen]
    links: Sequence[Link]

    @cached_property
    def of(self) -> dict[str, Part]:
        """Each table's part. What is only looked up is known by who looks there, so it comes last."""
        found: dict[str, Part] = {name: self._by_itself(table) for name, table in self.tables.items()}
        for name in self.tables:
            asking = [link.child for link in self.links if link.parent == name]
            if found[name] == "alone" and any(self._is_used(child, found, {name}) for child in asking):
                found[name] = "looked up"
        return found

    def up(self, table: str) -> list[Link]:
        """Where the table's columns point."""
        return [link for link in self.links if link.child == table]

    def order_of(self, table: str) -> Link | None:
        """The link from items to the table whose rows have them."""
        found = [link for link in self._to_orders(table) if not self._is_itemish(link.parent)]
        named = {link: names_rows_of(self.tables[link.parent], link.key) for link in found}
        return max(found, key=lambda link: (named[link], link.share), default=None)

    def time_of(self, table: str) -> Link | None:
        """The link to the table that lends its time to one without."""
        found = [link for link in self.up(table) if self._has_times(link.parent) and not self._is_itemish(link.parent)]
        return max(found, key=lambda link: link.share, default=None)

    def lends(self, table: str) -> bool:
        """Whether a table without a time takes this one's."""
        asking = [self.tables[link.child] for link in self.links if link.parent == table]
        return self._has_times(table) and any(self._by_itself(child) == "untimed" for child in asking)

    def person_of(self, table: str) -> tuple[str, str] | None:
        """In a table of persons, the key that other tables name, and the column of the person, which may be another.

        Olist's customers have a `customer_id` for each order, and a `customer_unique_id`.
        """
        seen = self.tables[table]
        pointed = [link.key for link in self.links if link.parent == table]
        for key in dict.fromkeys([*pointed, *seen.stems]):
            of_people = seen.stems.get(key) in _PEOPLE and seen.looks[key].unique
            if of_people and self._is_of_persons(seen, key) and seen.is_unique(key):
                return key, self._real_person(seen, key)
        return None

    def _by_itself(self, table: Seen) -> Part:
        if self._is_itemish(table.name) and self.order_of(table.name):
            return "items"
        timed = self._has_times(table.name)
        if (not timed or self._only_lends(table)) and self.person_of(table.name):
            return "persons"
        if timed:
            return "events"
        return "untimed" if self.time_of(table.name) and not self._is_of_its_key(table) else "alone"

    def _is_used(self, table: str, found: Mapping[str, Part], passed: set[str]) -> bool:
        """Whether a table is read for itself, or looked up by one that is."""
        asking = {link.child for link in self.links if link.parent == table} - passed
        return found[table] != "alone" or any(self._is_used(child, found, {*passed, table}) for child in asking)

    def _is_of_persons(self, table: Seen, key: str) -> bool:
        """Named after its key, or pointed to by others and to none, rather than a table of what persons did."""
        if names_rows_of(table, key):
            return True
        pointed = any((link.parent, link.key) == (table.name, key) for link in self.links)
        return pointed and not any(link.by == key for link in self.up(table.name))

    def _only_lends(self, table: Seen) -> bool:
        """A bare date beside a person is of what tables without a time tell; `registered_at` is an event of its own."""
        columns = shapes.times(table)
        bare = len(columns) == 1 and words.step_name(columns[0], "") == ""
        asking = [self.tables[link.child] for link in self.links if link.parent == table.name]
        return bare and any(not shapes.times(child) for child in asking)

    def _is_of_its_key(self, table: Seen) -> bool:
        return any(names_rows_of(table, column) and table.looks[column].unique for column in table.stems)

    def _has_times(self, table: str) -> bool:
        """What happens to a product is no step of a customer."""
        seen = self.tables[table]
        return not lined.is_product(seen) and bool(shapes.times(seen))

    def _is_itemish(self, table: str) -> bool:
        return lined.is_itemish(self.tables[table].looks) and bool(self._to_orders(table))

    def _to_orders(self, table: str) -> list[Link]:
        """Links of many rows to one of another table that has times, by the number of a thing and not of a person."""
        stems = self.tables[table].stems
        of_people = {c for c, stem in stems.items() if stem in _PEOPLE or known.rank(c, _PEOPLES_IDS) is not None}
        return [k for k in self.up(table) if k.many and k.by not in of_people and self._has_times(k.parent)]

    def _real_person(self, table: Seen, key: str) -> str:
        others = [c for c in table.stems if c != key and known.rank(c, known.USER) is not None]
        unique = [c for c in others if "unique" in known.plain(c).split("_") or not table.is_unique(c)]
        return unique[0] if unique else key
