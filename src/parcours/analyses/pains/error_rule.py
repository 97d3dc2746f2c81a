"""Which events tell of errors? Those whose names, or whose properties' names, hold certain words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parcours.analyses.pains.query import PainsQuery
from parcours.model.filter_text import write_filter
from parcours.model.filters import AnyEvent, Compare, Either, Filter, Named, Not
from parcours.timeline.snapshot import Snapshot

_NOTHING = Not(AnyEvent())
_PARTS = re.compile(r"(?<=[a-z])(?=[A-Z])|[\W_]+")


@dataclass(frozen=True, slots=True)
class ErrorRule:
    """What is an error: by name, and by a property; and the rule in words."""

    named: Filter
    told_by: Filter
    told: str


def error_rule(snapshot: Snapshot, query: PainsQuery) -> ErrorRule:
    """The rule that the query asks for: its own filter, or its words in the names that are there."""
    if query.errors is not None:
        return ErrorRule(query.errors, _NOTHING, f"Errors are: {write_filter(query.errors)}.")
    words = [_plain(word) for word in query.error_words]
    names = tuple(dict.fromkeys(name for name in snapshot.names if _says(name, words)))
    tests = [
        _true(name, kind)
        for name, kinds in snapshot.properties("event").items()
        if _says(name, words)
        for kind in sorted(kinds)
    ]
    parts = [f"“{name}”" for name in names] + [write_filter(test) for test in tests]
    found = ", ".join(parts[:6]) + (f" and {len(parts) - 6} more" if len(parts) > 6 else "")
    hold = ", ".join(query.error_words[:5]) + (", …" if len(query.error_words) > 5 else "")
    told = f"Errors are events and properties whose names hold {hold} (error_words): {found or 'none here'}."
    return ErrorRule(
        Named(names) if names else _NOTHING,
        (tests[0] if len(tests) == 1 else Either(tuple(tests))) if tests else _NOTHING,
        told,
    )


def _true(name: str, kind: str) -> Filter:
    """The property tells of an error: a text is there, a number is above 0, yes."""
    if kind == "b":
        return Compare(name, "=", (True,))
    return Compare(name, ">", (0.0,)) if kind == "n" else Compare(name, "exists")


def _says(name: str, words: list[str]) -> bool:
    plain = f" {_plain(name)} "
    return any(f" {word} " in plain or f" {word}s " in plain for word in words)


def _plain(name: str) -> str:
    """The words of a name such as paymentFailed, payment_failed, Payment Failed."""
    return " ".join(part.lower() for part in _PARTS.split(name) if part)
