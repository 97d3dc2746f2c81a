"""How is a mapping changed for the rows that it could not read? By what `--map` says, the rest staying."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyarrow as pa

from parcours.collect import times
from parcours.collect.formats import Reader, logical_name
from parcours.collect.mapping import PERSON_IDS, Mapping, Told, Type, check
from parcours.collect.overrides import Overrides
from parcours.collect.times import TimeRule
from parcours.collect.values import merged, text
from parcours.model.errors import BadInput

_WHOLE_FIELDS = (*PERSON_IDS, "event", "constant", "id", "lifecycle", "origin", "reading")


def remap(mapping: Mapping, given: Overrides, reader: Reader, zone: str) -> Mapping:
    """The mapping with what was stated in place of what it says."""
    given.check(reader.columns)
    if "source" in given.single:
        raise BadInput("The source of rows that were set aside stays what it is.", hint="Leave out source=.")
    changed: dict[str, Any] = {role: said for role, said in given.single.items() if role in _WHOLE_FIELDS}
    changed |= {"event": None} if "constant" in changed else {"constant": None} if changed.get("event") else {}
    if {"time", "dates", "zone"} & set(given.single):
        column = given.single.get("time") or mapping.time
        changed |= {"time": column, "written": _written(column, mapping.written, given, reader, zone)}
    taken = {column for column, role in given.columns.items()}
    for part in ("objects", "properties", "traits", "readings"):
        changed[part] = _without(getattr(mapping, part), taken, part)
    kinds: tuple[tuple[str, Type | None], ...] = (
        ("properties", None),
        ("traits", None),
        ("readings", "number"),
        ("money", "money"),
    )
    for part, kind in kinds:
        for name, column in getattr(given, part).items():
            into = "properties" if part == "money" else part
            currency = given.single.get("currency") or "" if kind == "money" else ""
            changed[into] = {**changed[into], column: Told(name, kind, currency=currency)}
    changed["objects"] = {**changed["objects"], **given.objects}
    changed["skip"] = (mapping.skip - taken) | given.skip
    changed["columns"] = tuple(dict.fromkeys([*mapping.columns, *reader.columns]))
    return check(replace(mapping, **changed))


def _without(part: dict[str, Any], taken: set[str], name: str) -> dict[str, Any]:
    """Of objects the values are columns, of the others the keys."""
    return {key: value for key, value in part.items() if (value if name == "objects" else key) not in taken}


def _written(column: str | None, before: TimeRule | None, given: Overrides, reader: Reader, zone: str) -> TimeRule:
    """How the times of these rows are written: as they show, or as was said of dates."""
    said = given.single.get("zone") or (before.zone if before else zone)
    values = _column(column, reader)
    rule = times.recognise(values, said, column=column or "", day_first=given.day_first)
    if isinstance(rule, TimeRule):
        return rule
    if given.day_first is not None:  # some of them cannot be read in any way: let each be tried
        return TimeRule("pattern", zone=said, day_first=given.day_first)
    if rule is not None:
        raise rule.error(column or "", "the rows set aside")
    if before is not None and column is not None:
        return replace(before, zone=said)
    raise BadInput(f"The column “{column}” of the rows set aside holds no times.", hint="Name another with time=.")


def _column(column: str | None, reader: Reader) -> pa.Array:
    found: pa.Array | None = None
    sample = reader.sample(5_000).combine_chunks()
    for field, values in zip(sample.schema, sample.columns, strict=True):
        if logical_name(field) == column and values.num_chunks:
            found = merged(found, text(values.chunk(0)))
    return pa.array([], pa.string()) if found is None else found
