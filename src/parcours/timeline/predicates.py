"""Does an event satisfy a filter? Decided by its name where that is enough; else it depends on a condition.

A filter is first decided for each event name: yes, no, or *it depends* on a condition without names. Such
conditions are bound to a generation's columns (`conditions.bind`) and tried only on the events left to
decide.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.model.errors import unknown_name
from parcours.model.filter_text import write_filter
from parcours.model.filters import AnyEvent, Compare, Either, Every, Filter, Named, Not, parts
from parcours.timeline.names import NAMELESS, Names

CODES = 65_536  # as many as 16 bits tell apart


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """Events of the names where `applies` is 1 satisfy the filter if the condition holds."""

    applies: NDArray[np.uint8]  # one for each code
    condition: Filter  # of comparisons with =, <, ..., exists; no names, no != and missing (they are Not)


def by_name(filter: Filter, names: Names) -> tuple[NDArray[np.bool_], list[Rule]]:
    """For each code whether its events satisfy the filter surely; and rules for the codes of which it
    depends."""
    sure = np.zeros(CODES, np.bool_)
    rules: dict[str, Rule] = {}  # by text, for 1 equals True but not as a value
    named = {part: _codes(part, names) for part in parts(filter) if isinstance(part, Named)}
    if isinstance(filter, Named):  # as most steps are: nothing to decide of other names
        sure[[*named[filter]]] = True
        return sure, []
    mentioned = sorted(set().union(*named.values()))
    classes: dict[frozenset[Named], list[int]] = {}
    for code in mentioned:
        classes.setdefault(frozenset(n for n, codes in named.items() if code in codes), []).append(code)
    others = np.ones(CODES, np.bool_)
    others[[*mentioned, NAMELESS, *names.hidden_codes]] = False
    for having, codes in [*classes.items(), (frozenset(), np.flatnonzero(others))]:
        left = _decided(filter, having)
        if left is True:
            sure[codes] = True
        elif left is not False:
            rules.setdefault(repr(left), Rule(np.zeros(CODES, np.uint8), left)).applies[codes] = 1
    return sure, list(rules.values())


def _codes(named: Named, names: Names) -> frozenset[int]:
    found: set[int] = set()
    for name in named.names:
        codes = names.codes(name)
        if not codes:
            raise unknown_name("event", name, names, hint=names.advice(name) or _quoting(name, names))
        found.update(codes)
    return frozenset(found)


def _quoting(name: str, names: Names) -> str:
    """Advice for those who wrote Terms and Conditions without quotes, and asked for Terms."""
    longer = [quoted for n in names if name in n and (quoted := write_filter(Named((n,)))) != n]
    return f"Names that hold special words or signs are quoted: {longer[0]}." if longer else ""


def _decided(filter: Filter, having: frozenset[Named]) -> Filter | bool:
    """The filter for events whose name the `Named` parts in `having` hold, and no other."""
    match filter:
        case Named():
            return filter in having
        case AnyEvent():
            return True
        case Compare(op="!="):
            return Not(Compare(filter.name, "=", filter.values, filter.of))
        case Compare(op="missing"):
            return Not(Compare(filter.name, "exists", filter.values, filter.of))
        case Compare():
            return filter
        case Not(inner):
            left = _decided(inner, having)
            return (not left) if isinstance(left, bool) else left.filter if isinstance(left, Not) else Not(left)
        case Every(filters) | Either(filters):
            settles = isinstance(filter, Either)  # one yes settles either, one no settles every
            left_over = [_decided(f, having) for f in filters]
            if settles in left_over:
                return settles
            open_ = tuple(f for f in left_over if not isinstance(f, bool))
            return (not settles) if not open_ else open_[0] if len(open_) == 1 else type(filter)(open_)
