"""How does a stage's rule come of events' names? Names as filters, alternatives, quiet times."""

from __future__ import annotations

from collections.abc import Sequence

from parcours.model.duration import Duration
from parcours.model.filter_text import write_filter
from parcours.model.filters import Named
from parcours.model.rules import AnyOf, Did, Events, Rule

_LISTED = 6  # names that are alternatives of their own; more are one filter
_MOST = 40  # names in a filter


def events(*names: str) -> Events:
    """Events of any of the names, as text that reads back to the same."""
    named = Named(tuple(names[:_MOST]))
    return Events(named, write_filter(named))


def each(names: Sequence[str]) -> tuple[Events, ...]:
    """Each name for itself, as long as they are few."""
    return tuple(events(name) for name in names) if len(names) <= _LISTED else (events(*names),)


def did(names: Sequence[str], within: Duration | None = None) -> Rule:
    """Any of them was done; of a goal, within so long of entering the stage."""
    rules = tuple(Did(one, within=within) for one in each(names))
    return rules[0] if len(rules) == 1 else AnyOf(rules)


def days(number: int) -> Duration:
    return Duration(number * 86_400)
