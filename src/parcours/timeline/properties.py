"""Which properties and traits are there, and which columns of the log tell each? As a journey calls them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from parcours.model.naming import Naming


@dataclass(frozen=True, eq=False)
class Properties:
    """Of each name the columns that it has, such as `p.channel:n` and `p.channel:s`, and what tells them."""

    naming: Naming
    columns: Mapping[str, Sequence[str]]  # of a visible name
    told_by: Mapping[str, Sequence[str]]  # of a column, those of the log; the first that an event has counts
    logged: frozenset[str]  # names as the log has them

    @property
    def types(self) -> dict[str, frozenset[str]]:
        """Of each name the types (n, s, b) that it has values of."""
        return {name: frozenset(c.rpartition(":")[2][0] for c in found) for name, found in self.columns.items()}

    def advice(self, name: str) -> str:
        """Why a name that the log has is not one of these."""
        way = self.naming.way(name)
        if self.naming.hidden(name):
            return f"“{name}” is hidden by journey.yaml."
        return f"“{name}” is called “{way[-1]}” in journey.yaml." if len(way) > 1 else ""


def properties(columns: Iterable[str], prefix: str, naming: Naming) -> Properties:
    """The properties that the log's columns of a prefix (`p.`, `t.`) tell."""
    logged = {
        column: column[len(prefix) :].rpartition(":")[0] for column in sorted(columns) if column.startswith(prefix)
    }
    asked = {old: place for place, (old, _) in enumerate(naming.merge, 1)}  # the name itself counts first
    told_by: dict[str, list[str]] = {}
    for column, name in sorted(logged.items(), key=lambda item: (asked.get(item[1], 0), item[0])):
        if not naming.hidden(name):
            visible = f"{prefix}{naming.final(name)}:{column.rpartition(':')[2]}"
            told_by.setdefault(visible, []).append(column)
    names: dict[str, list[str]] = {}
    for visible in sorted(told_by):
        names.setdefault(visible[len(prefix) :].rpartition(":")[0], []).append(visible)
    return Properties(naming, names, told_by, frozenset(logged.values()))
