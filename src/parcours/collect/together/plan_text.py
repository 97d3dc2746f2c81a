"""How is a plan for several files written down? As one YAML text, a few lines a table, for people to read and edit."""

from __future__ import annotations

import re
from collections.abc import Mapping as Map
from dataclasses import replace
from typing import Any

import yaml

from parcours.collect import mapping_text
from parcours.collect.mapping_text import known_keys, named
from parcours.collect.together.plan import HOLD, Items, Join, Lifecycle, Lines, Plan, Table, check_plan
from parcours.model.errors import BadInput, unknown_name

_OPENING = """\
# How these files are read together. Edit it as you like: the next load of such files goes by it.
# joins: columns taken from the one row of another table with the same key. items: its rows as lists (products[]).
# events: times of a row, each an event. lines: rows put together to one event. The rest is as in a mapping of one file.
"""
_PLAN = ("together", "origin", "hold", "tables")
_OWN = ("joins", "items", "lines", "events", "only")
_OF_MAPPING = tuple(key for key in mapping_text.KEYS if key not in ("source", "origin", "format", "columns"))
_TABLE = (*_OWN, *_OF_MAPPING, "format", "columns")
_KEYS = {
    "joins": ("from", "by", "key", "take"),
    "items": ("from", "by", "key", "as", "total"),
    "lines": ("key", "take", "as", "total", "names"),
}
_UNITS = {"MiB": 1 << 20, "GiB": 1 << 30}


def is_plan(data: Map[str, Any]) -> bool:
    """Whether YAML is a plan for several files rather than the mapping of one."""
    return "together" in data


def to_text(plan: Plan) -> str:
    """The plan as YAML. `from_text` gives it back."""
    head: dict[str, Any] = {"together": plan.name, "origin": plan.origin}
    if plan.hold != HOLD:
        head["hold"] = f"{plan.hold / _UNITS['MiB']:g} MiB"
    text = _OPENING + mapping_text.lines(head) + "tables:\n"
    for table in plan.tables.values():
        told = _lines_of(_table_data(table))
        text += f"  {table.name}:\n" + "".join(f"    {line}\n" for line in told.splitlines())
    return text


def from_text(text: str, where: str = "the plan") -> Plan:
    """Read a plan. Unknown keys are refused with the nearest known one."""
    data = mapping_text.parsed(text, where)
    known_keys(data, _PLAN, where)
    tables = named(data, "tables", where)
    if not tables:
        raise BadInput(f"{where} names no tables.", hint="Delete the file, then load again to have it made anew.")
    plan = Plan(
        name=str(data["together"]),
        tables={name: _table(name, told, where) for name, told in tables.items()},
        origin=data.get("origin", "real"),
        hold=_bytes(data["hold"], where) if "hold" in data else HOLD,
    )
    mapped = {name: _mapped(plan, table, tables[name], where) for name, table in plan.tables.items()}
    try:
        return check_plan(replace(plan, tables=mapped))
    except BadInput as error:
        raise type(error)(f"In {where}: {error}", hint=error.hint) from None


def _lines_of(data: dict[str, Any]) -> str:
    """Joins and lists of products on a line each, events one a line."""
    text = ""
    for key, value in data.items():
        if key in ("items", "lines") or key == "joins":
            parts = value if key == "joins" else [value]
            told = [
                yaml.safe_dump(part, allow_unicode=True, sort_keys=False, width=110, default_flow_style=True)
                for part in parts
            ]
            text += f"{key}:\n" + "".join(_under("- " if key == "joins" else "  ", one) for one in told)
        elif key in ("events", "only"):
            text += yaml.safe_dump(
                {key: value},
                allow_unicode=True,
                sort_keys=False,
                width=110,
                default_flow_style=None if key == "only" else False,
            )
        else:
            text += mapping_text.lines({key: value})
    return text


def _under(mark: str, told: str) -> str:
    first, *rest = told.splitlines()
    return "".join(f"{line}\n" for line in [mark + first, *("  " + line for line in rest)])


def _table_data(table: Table) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if table.joins:
        data["joins"] = [{"from": join.table, **_by(join), "take": _names(join.take)} for join in table.joins]
    if items := table.items:
        data["items"] = {"from": items.table, **_by(items), "as": items.name, **_said("total", items.total)}
    if lines := table.lines:
        data["lines"] = {"key": lines.key, "as": lines.name, "take": list(lines.take)}
        data["lines"] |= {**_said("total", lines.total), **_said("names", lines.names)}
    if table.lifecycle:
        data["events"] = dict(table.lifecycle.times)
        data |= _said("only", {event: list(told) for event, told in table.lifecycle.only.items()})
    if table.mapping:
        told = mapping_text.to_data(table.mapping)
        data |= {key: told[key] for key in _OF_MAPPING if key in told}
        if table.lifecycle:
            del data["event"], data["time"]["column"]
        elif table.lines and table.lines.names:
            del data["event"]
    return data | {"format": table.format, "columns": list(table.columns)}


def _table(name: str, data: Any, where: str) -> Table:
    """Everything but the mapping, which speaks of columns that come from other tables too."""
    where = f"“{name}” in {where}"
    if not isinstance(data, dict) or "columns" not in data or "format" not in data:
        raise BadInput(f"{where} lacks “columns” or “format”.", hint="They say which files are this table's.")
    known_keys(data, _TABLE, where)
    items, lines = (_part(data, key, where) for key in ("items", "lines"))
    times = named(data, "events", where)
    return Table(
        name=name,
        format=str(data["format"]),
        columns=tuple(map(str, data["columns"])),
        joins=tuple(_join(join, where) for join in data.get("joins") or ()),
        items=Items(*_from(items, where), str(items.get("as", "products")), dict(items.get("total") or {}))
        if items
        else None,
        lifecycle=Lifecycle(times, {e: tuple(c) for e, c in named(data, "only", where).items()}) if times else None,
        lines=_lines(lines, where) if lines else None,
    )


def _mapped(plan: Plan, table: Table, data: dict[str, Any], where: str) -> Table:
    told = {key: data[key] for key in _OF_MAPPING if key in data}
    if not told:
        return table
    if table.lifecycle:
        told["event"] = table.event_column
        told["time"] = {"column": table.time_column, **(told.get("time") or {"form": "iso"})}
    elif table.lines and table.lines.names:
        told["event"] = table.event_column
    told |= {"source": table.name, "origin": plan.origin, "format": table.format}
    _check_derivable(plan, table, where)
    told["columns"] = list(plan.derived(table))
    return replace(table, mapping=mapping_text.from_data(told, f"“{table.name}” in {where}"))


def _check_derivable(plan: Plan, table: Table, where: str) -> None:
    for other in table.looks_up:
        if other not in plan.tables:
            raise unknown_name(f"table in {where}", other, plan.tables)


def _part(data: dict[str, Any], key: str, where: str) -> dict[str, Any]:
    part = named(data, key, where)
    known_keys(part, _KEYS[key], f"“{key}” of {where}")
    return part


def _join(data: Any, where: str) -> Join:
    if not isinstance(data, dict):
        raise BadInput(
            f"A join of {where} is not “from, by, take”.", hint="Write {from: orders, by: order_id, take: [a]}."
        )
    known_keys(data, _KEYS["joins"], f"a join of {where}")
    take = data.get("take") or []
    return Join(
        *_from(data, where), dict(take) if isinstance(take, dict) else {str(column): str(column) for column in take}
    )


def _from(data: dict[str, Any], where: str) -> tuple[str, str, str]:
    for key in ("from", "by"):
        if key not in data:
            raise BadInput(f"A join of {where} lacks “{key}”.", hint="Write {from: orders, by: order_id, take: [a]}.")
    return str(data["from"]), str(data["by"]), str(data.get("key", data["by"]))


def _lines(data: dict[str, Any], where: str) -> Lines:
    if "key" not in data:
        raise BadInput(f"“lines” of {where} lacks “key”.", hint="Name the column whose value such rows share.")
    total, names = dict(data.get("total") or {}), dict(data.get("names") or {})
    return Lines(
        str(data["key"]), tuple(map(str, data.get("take") or ())), str(data.get("as", "products")), total, names
    )


def _by(join: Join | Items) -> dict[str, str]:
    return {"by": join.by} if join.by == join.key else {"by": join.by, "key": join.key}


def _names(take: Map[str, str]) -> Any:
    return list(take) if all(there == here for there, here in take.items()) else dict(take)


def _said(key: str, value: Map[str, Any]) -> dict[str, Any]:
    return {key: dict(value)} if value else {}


def _bytes(said: Any, where: str) -> int:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(MiB|GiB)", str(said).strip())
    if not match:
        raise BadInput(f"“hold: {said}” in {where} is not a size.", hint="Write for example “hold: 4 GiB”.")
    return int(float(match[1]) * _UNITS[match[2]])
