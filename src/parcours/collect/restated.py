"""How is a mapping changed by what somebody mended in it? Column by column, the rest staying as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from parcours.collect.look import Look
from parcours.collect.mapping import PERSON_IDS, Told, check
from parcours.collect.mapping import Mapping as FileMapping
from parcours.collect.overrides import Overrides
from parcours.collect.recognise import is_surely_time
from parcours.collect.recognise_figures import currency_columns, told_as, told_figures
from parcours.collect.said import SINGLE, ColumnSaid, Kind, Role, TableSaid
from parcours.collect.times import Ambiguous, TimeRule
from parcours.collect.undecided import Undecided
from parcours.collect.words_of_columns import object_kind, trait_name

Looks = Mapping[str, Look]
_PARTS = ("properties", "traits", "readings")
_PART: dict[str, str] = {"property": "properties", "trait": "traits", "figure": "readings"}


def restated(mapping: FileMapping, said: TableSaid, looks: Looks, zone: str) -> FileMapping:
    """The mapping as it was mended. What is then missing, or too much, is said as an error."""
    if said.kind is not None and said.kind != kind_of(mapping):
        mapping = _turned(mapping, said.kind, looks)
    for column, one in said.columns.items():
        if column in mapping.columns:
            mapping = _column(mapping, column, one, looks, zone)
    if said.event and kind_of(mapping) == "events" and mapping.event is None:
        mapping = replace(mapping, constant=said.event)
    if said.zone and mapping.written:
        mapping = replace(mapping, written=replace(mapping.written, zone=said.zone))
    _complete(mapping, looks)
    return check(mapping)


def kind_of(mapping: FileMapping) -> Kind:
    """What a row is."""
    if mapping.readings or mapping.reading:
        return "figures"
    return "events" if mapping.event or mapping.constant else "people"


def role_of(mapping: FileMapping, column: str) -> tuple[Role, str]:
    """What a column is used as, and what that is called."""
    for role, holder in _singles(mapping):
        if holder == column and role != "id":
            return role, ""
    for kind, holder in mapping.objects.items():
        if holder == column:
            return "object", kind
    if mapping.id == column:
        return "id", ""
    for role, part in _PART.items():
        if column in getattr(mapping, part):
            return role, getattr(mapping, part)[column].name  # type: ignore[return-value]
    return ("skip", "") if column in mapping.skip else ("property", column)


def told_of(mapping: FileMapping, column: str, looks: Looks) -> Told:
    """How a column's values are told; of one that has a role instead, how they would be."""
    for part in _PARTS:
        if column in getattr(mapping, part):
            return getattr(mapping, part)[column]
    return told_as(looks[column], column, currency_columns(looks, Overrides())) if column in looks else Told(column)


def _column(mapping: FileMapping, column: str, said: ColumnSaid, looks: Looks, zone: str) -> FileMapping:
    before, called = role_of(mapping, column)
    role = said.role or before
    told = _typed(told_of(mapping, column, looks), said)
    if role != before:
        mapping = _free(mapping, column)
    if role in SINGLE:
        field = "reading" if role == "figure name" else role
        holder = getattr(mapping, field)
        if holder not in (None, column):  # it had the role: now it only tells something
            other = replace(told_of(_free(mapping, holder), holder, looks), name=holder)
            mapping = _with(_free(mapping, holder), "properties", holder, other)
        changed: dict[str, Any] = {field: column}
        if role == "time" and (said.times or role != before or mapping.written is None):
            changed["written"] = _written(column, said, looks, zone)
        if role == "event":
            changed["constant"] = None
        return replace(mapping, **changed)
    if role == "object":
        kind = said.name or (called if before == "object" else object_kind(column))
        life = kind if mapping.lifecycle and mapping.lifecycle == called else mapping.lifecycle
        others = {k: c for k, c in mapping.objects.items() if c != column}
        return replace(mapping, objects={**others, kind: column}, lifecycle=life)
    if role == "skip":
        return replace(mapping, skip=mapping.skip | {column})
    usual = trait_name(column) if role == "trait" else column
    name = said.name or (called if role == before else usual)
    return _with(mapping, _PART[role], column, replace(told, name=name))


def _free(mapping: FileMapping, column: str) -> FileMapping:
    """The mapping in which the column has no use any more."""
    changed: dict[str, Any] = {
        ("reading" if role == "figure name" else role): None for role, holder in _singles(mapping) if holder == column
    }
    if "time" in changed:
        changed["written"] = None
    if "event" in changed:
        changed["constant"] = mapping.source
    changed["objects"] = {kind: holder for kind, holder in mapping.objects.items() if holder != column}
    if mapping.lifecycle not in changed["objects"]:
        changed["lifecycle"] = None
    for part in _PARTS:
        changed[part] = {one: told for one, told in getattr(mapping, part).items() if one != column}
    return replace(mapping, **changed, skip=mapping.skip - {column})


def _with(mapping: FileMapping, part: str, column: str, told: Told) -> FileMapping:
    return replace(mapping, **{part: {**getattr(mapping, part), column: told}})


def _singles(mapping: FileMapping) -> Iterator[tuple[Role, str | None]]:
    for role in SINGLE:
        yield role, mapping.reading if role == "figure name" else getattr(mapping, role)


def _typed(told: Told, said: ColumnSaid) -> Told:
    if said.type is not None and said.type != told.type:
        told = replace(told, type=said.type, currency=told.currency if said.type == "money" else "")
    if said.decimal is not None:
        told = replace(told, decimal=said.decimal, thousands="," if said.decimal == "." else ".")
    return told if said.currency is None else replace(told, currency=said.currency)


def _written(column: str, said: ColumnSaid, looks: Looks, zone: str) -> TimeRule:
    """How the times are written: as was said, or as they show."""
    if said.times is not None:
        times = said.times
        return TimeRule(times.form, times.unit, times.pattern, zone, times.day_first)
    rule = looks[column].time if column in looks else None
    if isinstance(rule, Ambiguous):
        raise rule.error(column)
    if rule is None:
        shown = ", ".join(looks[column].shown) if column in looks else ""
        raise Undecided(
            "no time",
            [column],
            f"The column “{column}” holds no times: {shown or 'it is empty'}.",
            hint="Choose another column, or say how its times are written.",
        )
    return rule


def _turned(mapping: FileMapping, kind: Kind, looks: Looks) -> FileMapping:
    """The mapping of rows that are something else than it says."""
    bare = dict.fromkeys((*PERSON_IDS, "event", "constant", "id", "lifecycle", "reading"), None)
    time = mapping.time or next((name for name, look in looks.items() if is_surely_time(look)), None)
    written = mapping.written or (looks[time].time if time else None)
    timed = {"time": time if isinstance(written, TimeRule) else None}
    timed["written"] = written if timed["time"] else None  # type: ignore[assignment]
    if kind == "figures":
        parts: dict[str, Any] = {**bare, "objects": {}, "traits": {}, **timed}
        if time:
            given = Overrides(skip=mapping.skip)
            parts |= told_figures(looks, given, time, mapping.columns).parts
        return replace(mapping, **parts)
    if kind == "people":
        told = {**mapping.readings, **mapping.properties, **mapping.traits}
        told |= {c: told_of(mapping, c, looks) for c in (mapping.time, mapping.event) if c}
        people = {"time": None, "written": None, "event": None, "constant": None, "lifecycle": None, "reading": None}
        return replace(mapping, **people, properties={}, readings={}, traits=told)
    told = {**mapping.readings, **mapping.properties}
    told |= {mapping.reading: Told(mapping.reading, "text")} if mapping.reading else {}
    told = {column: one for column, one in told.items() if column != timed["time"]}
    traits = {column: one for column, one in mapping.traits.items() if column != timed["time"]}
    events: dict[str, Any] = {"reading": None, "readings": {}, "constant": mapping.source, **timed}
    return replace(mapping, **events, properties={**told, **traits}, traits={})


def _complete(mapping: FileMapping, looks: Looks) -> None:
    """Ask for what a row cannot do without."""
    kind = kind_of(mapping)
    if kind != "people" and mapping.time is None:
        times = [name for name, look in looks.items() if is_surely_time(look) and name not in mapping.ids.values()]
        raise Undecided("no time", times, "No column says when.", hint="Choose the column that tells the time.")
    if kind != "figures" and not mapping.ids:
        words = [name for name, look in looks.items() if look.filled and not look.few and look.time is None]
        raise Undecided("no person", words[:6], "No column says who.", hint="Choose the column that tells the person.")
