"""What does a definition's filter say of these data? Names and properties that nothing has match nothing.

A question that names what is not there is refused; a definition is not, for data may come later.
"""

from __future__ import annotations

from dataclasses import replace

from parcours.model.filters import AnyEvent, Compare, Either, Every, Filter, Named, Not
from parcours.timeline.snapshot import Snapshot

NOTHING = Not(AnyEvent())


def known_part(filter: Filter, snapshot: Snapshot) -> Filter:
    """The filter as it works on these data."""
    if isinstance(filter, Named):
        known = tuple(name for name in filter.names if snapshot.names.codes(name))
        return replace(filter, names=known) if known else NOTHING
    if isinstance(filter, Compare) and filter.name not in snapshot.properties(filter.of):
        return AnyEvent() if filter.op in ("missing", "!=") else NOTHING
    if isinstance(filter, Every | Either):
        return replace(filter, filters=tuple(known_part(inner, snapshot) for inner in filter.filters))
    return Not(known_part(filter.filter, snapshot)) if isinstance(filter, Not) else filter
