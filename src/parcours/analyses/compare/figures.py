"""Which figures does an answer hold, and what are they of? Any result is walked field by field.

A figure's key is where it stands: names of fields, and for parts of a list the words that name the part (a step's
name, a value, an edge's two events). Parts that no word names are told by the answer's `columns`, if it has as many,
and else left out: the fifth point of one curve is not the fifth of another.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from parcours.model.count import Count
from parcours.stats.intervals import Interval

Key = tuple[str, ...]
PASSED = ("receipt", "receipts", "notes")
ESTIMATES = ("value", "mean", "estimate", "difference")  # what an interval is of, where it does not say
BESIDE = ("kind", "unit", "method")  # texts that a part with a name needs no more
NUMBERED = ("step", "number", "level")  # whole numbers that say which part it is, if it has no name


@dataclasses.dataclass(frozen=True, slots=True)
class Estimated:
    """A number and its interval."""

    value: float
    interval: Interval


Figure = Count | Estimated | int | float


def figures(result: Any) -> dict[Key, Figure]:
    """All figures of an answer, in their order."""
    return dict(_inside(result, (), tuple(getattr(result, "columns", ()))))


def _inside(value: Any, key: Key, columns: Sequence[str]) -> Iterator[tuple[Key, Figure]]:
    if isinstance(value, Count):
        yield key, value
    elif dataclasses.is_dataclass(value):
        yield from _fields(value, key, columns)
    elif isinstance(value, list | tuple):
        for words, item in _parts(value, columns):
            yield from _inside(item, (*key, *words), columns)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield key, value


def _fields(value: Any, key: Key, columns: Sequence[str]) -> Iterator[tuple[Key, Figure]]:
    fields = {f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.name not in PASSED}
    taken = {"value"} if "other" in fields else set()  # of a group, what it is called by
    for name, interval in fields.items():
        if isinstance(interval, Interval):
            taken.add(name)
            if (of := _estimate(name, fields)) is not None:
                taken |= {of, "share"}  # the same figure, whose interval knows of what it is
                yield (*key, _said(of)), Estimated(float(fields[of]), interval)
    groups = [name for name, of in fields.items() if name.startswith("of_") and isinstance(of, int)]
    people = fields.get("people")
    if groups and isinstance(people, int):
        taken |= {"people", *groups}
        for name in groups:
            if people <= fields[name]:
                yield (*key, _said(name)), Count(people, fields[name])
    for name, inner in fields.items():
        if name not in taken and name not in NUMBERED:
            # a part's people need no word of their own
            bare = isinstance(inner, Count) and name == "people" and key
            yield from _inside(inner, key if bare else (*key, _said(name)), columns)


def _estimate(name: str, fields: dict[str, Any]) -> str | None:
    """The field that an interval belongs to: the one it is named after, a usual name, or the only number."""
    of = name.removesuffix("_interval")
    numbers = [n for n, value in fields.items() if isinstance(value, float)]
    usual = [n for n in ESTIMATES if n in numbers]
    chosen = [of] if of in numbers else usual[:1] or numbers if name == "interval" else []
    return chosen[0] if len(chosen) == 1 else None


def _said(name: str) -> str:
    return name.replace("_", " ")


def _parts(items: Sequence[Any], columns: Sequence[str]) -> Iterator[tuple[Key, Any]]:
    """The parts of a list with the words that name them; a name that comes again has its number."""
    named = [_words(item) for item in items]
    if items and not any(named):
        if len(items) == 1 and hasattr(items[0], "interval"):
            yield (), items[0]
        elif len(items) <= len(columns):
            yield from (((column,), item) for column, item in zip(columns, items, strict=False))
        elif all(isinstance(item, int | float) for item in items):
            yield from (((str(n),), item) for n, item in enumerate(items, 1))
        return
    seen: Counter[Key] = Counter()
    for words, item in zip(named, items, strict=True):
        seen[words] += 1
        yield (words if seen[words] == 1 else (*words, f"({seen[words]})")), item


def _words(item: Any) -> Key:
    """What a part is called by: its texts, its missing values, the numbers that count parts, and so inside it."""
    if not dataclasses.is_dataclass(item) or isinstance(item, Count):
        return ()
    words: list[str] = []
    names = {field.name for field in dataclasses.fields(item)}
    group = "other" in names
    for field in dataclasses.fields(item):
        value = getattr(item, field.name)
        if field.name in (*BESIDE, *NUMBERED) and isinstance(getattr(item, "name", None), str):
            continue
        if isinstance(value, str):
            words.append(value)
        elif isinstance(value, int) and not isinstance(value, bool) and field.name in NUMBERED:
            words.append(f"{field.name} {value}")
        elif (field.name == "value" and group) or (value is None and "str" in str(field.type)):
            words.append("–" if value is None else str(value))
        elif isinstance(value, bool) and value:
            words.append(field.name)
        elif dataclasses.is_dataclass(value) and not isinstance(value, Count):
            words.extend(_words(value))
    return tuple(words)
