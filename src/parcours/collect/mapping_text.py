"""How is a mapping written down? As a short YAML text that people read and edit."""

from __future__ import annotations

import hashlib
from dataclasses import MISSING, asdict, fields
from typing import Any

import yaml

from parcours.collect.mapping import Mapping, Told, check
from parcours.collect.times import TimeRule
from parcours.model.errors import BadInput, unknown_name

_OPENING = """\
# How these files are read. Edit it as you like: the next load of such files goes by it.
# event: a column, or "=Name". Types: number, text, yes/no, money, percent. Origin: real, sample, simulated.
"""
KEYS = (
    "source",
    "origin",
    "format",
    "time",
    "event",
    "user",
    "email",
    "phone",
    "anonymous",
    "objects",
    "id",
    "lifecycle",
)
KEYS += ("reading", "readings", "properties", "traits", "skip", "columns")
_TOLD = ("name", "type", "decimal", "thousands", "currency", "mean")


def to_text(mapping: Mapping) -> str:
    """The mapping as YAML. `from_text` gives it back."""
    return _OPENING + lines(to_data(mapping))


def to_data(mapping: Mapping) -> dict[str, Any]:
    """The mapping as plain values, without what is not said."""
    data: dict[str, Any] = {"source": mapping.source, "origin": mapping.origin, "format": mapping.format}
    if mapping.time and mapping.written:
        data["time"] = {"column": mapping.time, **changed(mapping.written)}
    event = f"={mapping.constant}" if mapping.constant else mapping.event
    data |= {"event": event, "user": mapping.user, "email": mapping.email, "phone": mapping.phone}
    data |= {"anonymous": mapping.anonymous}
    data |= {"objects": dict(mapping.objects), "id": mapping.id, "lifecycle": mapping.lifecycle}
    data["reading"] = mapping.reading
    data["readings"] = {column: _short(column, told) for column, told in mapping.readings.items()}
    data["properties"] = {column: _short(column, told) for column, told in mapping.properties.items()}
    data["traits"] = {column: _short(column, told) for column, told in mapping.traits.items()}
    data |= {"skip": sorted(mapping.skip), "columns": list(mapping.columns)}
    return {key: value for key, value in data.items() if value not in (None, {}, [])}


def lines(data: dict[str, Any]) -> str:
    """Plain values as YAML: what is short on one line, properties and traits one a line."""
    return "".join(_lines(key, value) for key, value in data.items())


def from_text(text: str, where: str = "the mapping") -> Mapping:
    """Read a mapping. Unknown keys are refused with the nearest known one."""
    return from_data(parsed(text, where), where)


def from_data(data: dict[str, Any], where: str) -> Mapping:
    """A mapping from plain values."""
    known_keys(data, KEYS, where)
    for key in ("source", "format", "columns"):
        if key not in data:
            raise BadInput(f"{where} lacks “{key}”.", hint="Delete the file, then load again to have it made anew.")
    event = data.get("event")
    constant = event[1:] if isinstance(event, str) and event.startswith("=") else None
    time, written = _time(data.get("time"), where)
    try:
        return check(
            Mapping(
                source=str(data["source"]),
                format=str(data["format"]),
                columns=tuple(map(str, data["columns"])),
                origin=data.get("origin", "real"),
                time=time,
                written=written,
                event=None if constant else event,
                constant=constant,
                **{key: data.get(key) for key in ("user", "email", "phone", "anonymous", "id", "lifecycle", "reading")},
                objects=named(data, "objects", where),
                properties=_told(named(data, "properties", where), where),
                traits=_told(named(data, "traits", where), where),
                readings=_told(named(data, "readings", where), where),
                skip=frozenset(map(str, data.get("skip") or ())),
            )
        )
    except BadInput as error:
        raise type(error)(f"In {where}: {error}", hint=error.hint) from None


def digest(mapping: Mapping) -> str:
    """Short name of exactly this mapping."""
    return hashlib.sha256(to_text(mapping).encode()).hexdigest()[:16]


def _lines(key: str, value: Any) -> str:
    flow = None if isinstance(value, dict | list) else False
    if key in ("properties", "traits", "readings") and all(not isinstance(told, dict) for told in dict(value).values()):
        flow = False  # one column a line
    return yaml.safe_dump({key: value}, allow_unicode=True, sort_keys=False, width=110, default_flow_style=flow)


def changed(rule: Any) -> dict[str, Any]:
    """The fields that are not at their defaults."""
    defaults = {f.name: f.default for f in fields(rule) if f.default is not MISSING}
    return {key: value for key, value in asdict(rule).items() if key not in defaults or value != defaults[key]}


def _short(column: str, told: Told) -> Any:
    parts = changed(told)
    if told.name == column:
        del parts["name"]
        return None if not parts else (told.type if set(parts) == {"type"} else parts)
    return parts


def parsed(text: str, where: str) -> dict[str, Any]:
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        at = "" if line is None else f", line {line + 1}"
        raise BadInput(f"{where} is not YAML{at}.", hint="Check indentation and quotes there.") from None
    if not isinstance(data, dict):
        raise BadInput(f"{where} holds no keys.", hint="Delete the file, then load again to have it made anew.")
    return data


def known_keys(data: dict[str, Any], keys: tuple[str, ...], where: str) -> None:
    for key in data:
        if key not in keys:
            raise unknown_name(f"key of {where}", str(key), keys)


def named(data: dict[str, Any], key: str, where: str) -> dict[str, Any]:
    table = data.get(key) or {}
    if not isinstance(table, dict):
        raise BadInput(
            f"“{key}” in {where} is not a list of “name: value”.",
            hint=f"Write for example “{key}: {{a: b}}”.",
        )
    return {str(name): value for name, value in table.items()}


def _time(data: Any, where: str) -> tuple[str | None, TimeRule | None]:
    if data is None:
        return None, None
    if not isinstance(data, dict) or "column" not in data or "form" not in data:
        raise BadInput(f"“time” in {where} needs a column and a form.", hint="Write “time: {column: ts, form: iso}”.")
    rule = {key: value for key, value in data.items() if key != "column"}
    known_keys(rule, tuple(f.name for f in fields(TimeRule)), f"“time” in {where}")
    return str(data["column"]), TimeRule(**rule)


def _told(table: dict[str, Any], where: str) -> dict[str, Told]:
    told = {}
    for column, said in table.items():
        parts = said if isinstance(said, dict) else {} if said is None else {"type": said}
        known_keys(parts, _TOLD, f"“{column}” in {where}")
        told[column] = Told(**{"name": column, **parts})
    return told
