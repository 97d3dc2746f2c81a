"""Which table's rows does a column of another point to? By names, then by values, each with its share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from parcours.collect import column_names as known
from parcours.collect.formats.raw import Cancel, Reader
from parcours.collect.look import Look
from parcours.collect.together import words
from parcours.collect.together.keys import Values, values_of

LEAST = 0.5  # of a column's values must be found there
_LONGEST = 64  # letters of a key, on average


@dataclass(frozen=True)
class Seen:
    """A table as it was looked at: a sample of rows, and the values of columns that may be keys."""

    name: str
    file: str
    readers: Sequence[Reader]
    looks: Mapping[str, Look]

    @property
    def noun(self) -> str:
        return words.noun(self.name)

    @cached_property
    def stems(self) -> dict[str, str]:
        """What each column that may be a key numbers."""
        return {column: words.stem(column, self.noun) for column, look in self.looks.items() if _may_be_key(look)}

    @cached_property
    def values(self) -> dict[str, Values]:
        """Of the columns that were asked for by `look_at`."""
        return {}

    def look_at(self, columns: Sequence[str], cancel: Cancel | None = None) -> None:
        new = [column for column in columns if column not in self.values]
        self.values.update(values_of(self.readers, new, cancel) if new else {})

    def is_unique(self, column: str) -> bool:
        """Whether the column numbers the table's rows."""
        self.look_at([column])
        values = self.values[column]
        return values.unique and not values.empty


@dataclass(frozen=True)
class Link:
    """A column whose values are found in another table's key."""

    child: str
    by: str
    parent: str
    key: str
    share: float  # of the child's rows that have a value
    many: bool  # several rows of the child have the same value

    def __str__(self) -> str:
        """Such as “98.7 % of order_id in order_items are found in orders”."""
        key = "" if self.by == self.key else f" ({self.key})"
        return f"{percent(self.share)} of {self.by} in {self.child} are found in {self.parent}{key}"

    @property
    def there(self) -> str:
        """The same where both tables have been named."""
        return f"{percent(self.share)} of {self.by} are found there" + (
            "" if self.by == self.key else f", as {self.key}"
        )


def links(tables: Sequence[Seen], cancel: Cancel | None = None) -> list[Link]:
    """All links between the tables; of two tables with the same key, one that names it is the parent."""
    wanted: dict[str, set[str]] = {table.name: set() for table in tables}
    pairs = []
    for child in tables:
        for parent in tables:
            if child is not parent:
                for by, key in _alike(child, parent):
                    pairs.append((child, by, parent, key))
                    wanted[child.name].add(by)
                    wanted[parent.name].add(key)
    for table in tables:
        table.look_at(sorted(wanted[table.name]), cancel)
    found = [link for pair in pairs if (link := _link(*pair))]
    return [link for link in found if not _is_backwards(link, found, {table.name: table for table in tables})]


def percent(share: float) -> str:
    """98.7 %; never 100 % unless it is all."""
    text = f"{100 * share:.1f}"
    return ("100" if share == 1 else "99.9" if text == "100.0" else text) + " %"


def names_rows_of(table: Seen, column: str) -> bool:
    """Whether a table is the one of the things that a column numbers: customers, of `customer_id`."""
    return table.stems.get(column) == table.noun


def _alike(child: Seen, parent: Seen) -> list[tuple[str, str]]:
    """Pairs of columns that number the same thing by their names."""
    return [(by, key) for by, one in child.stems.items() for key, other in parent.stems.items() if one == other]


def _link(child: Seen, by: str, parent: Seen, key: str) -> Link | None:
    mine, there = child.values[by], parent.values[key]
    if not there.unique or there.empty > 0.001 * there.rows or not mine.rows:
        return None
    share = mine.found_in(there)
    return Link(child.name, by, parent.name, key, share, not mine.unique) if share >= LEAST else None


def _is_backwards(link: Link, found: Sequence[Link], tables: Mapping[str, Seen]) -> bool:
    """Of two links in opposite directions the one from the table named after the key, or from the larger one."""
    if not any(
        (other.child, other.by, other.parent, other.key) == (link.parent, link.key, link.child, link.by)
        for other in found
    ):
        return False
    child, parent = tables[link.child], tables[link.parent]
    mine, theirs = names_rows_of(child, link.by), names_rows_of(parent, link.key)
    if mine != theirs:
        return mine
    return (child.values[link.by].different, child.name) > (parent.values[link.key].different, parent.name)


def _may_be_key(look: Look) -> bool:
    if not look.filled or look.is_list or (look.time is not None and not known.is_label(look.name)):
        return False
    if look.number is not None and look.number.kind == "boolean":
        return False
    if look.number is not None and not (known.is_label(look.name) or _is_listed(look.name)):
        return False
    return sum(map(len, look.words)) <= _LONGEST * len(look.words)


def _is_listed(column: str) -> bool:
    lists = (known.USER, known.ANONYMOUS, known.EMAIL, known.OWN_ID, *known.OBJECTS.values())
    return any(known.rank(column, names) is not None for names in lists)
