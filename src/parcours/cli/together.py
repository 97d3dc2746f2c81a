"""How is it shown that files belong together? Each table with what is made of it, why, and a real row."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Map
from textwrap import wrap
from typing import Any

from parcours.analyses.terminal import WIDTH, fit
from parcours.collect.mapping import Mapping
from parcours.collect.together import Table
from parcours.workspace.loading import Joint

_NAME = 28
_DEEP = " " * 9


def joint_lines(joint: Joint) -> Iterator[str]:
    """The plan in words, one table after the other."""
    plan = joint.plan
    present = [name for name in plan.tables if joint.names(name)]
    yield f"{len(present)} tables belong together:" if len(present) > 1 else "Rows and times were recognised:"
    for name in present:
        table = plan.tables[name]
        yield ""
        yield f"{name}  ({', '.join(joint.names(name))})"
        yield from _reasons(joint, table)
        yield from _made(table)
        if table.mapping:
            yield from _example(joint, table)


def kept_line(joint: Joint) -> str:
    """Of a plan that is used again."""
    files = sum(len(joint.names(name)) for name in joint.plan.tables)
    return f"{files} files are read together as before, by the plan “{joint.plan.name}”."


def _reasons(joint: Joint, table: Table) -> Iterator[str]:
    for why in joint.because.get(table.name, ()):
        yield from wrap(why, WIDTH, initial_indent="  ", subsequent_indent="    ")


def _made(table: Table) -> Iterator[str]:
    if table.lifecycle:
        for event, column in table.lifecycle.times.items():
            yield f"    {fit(event, _NAME)} {column}"
    if table.lines:
        for event, said in table.lines.names.items():
            yield f"    {fit(event, _NAME)} {said}"
    total = table.items.total if table.items else table.lines.total if table.lines else {}
    for name, said in total.items():
        yield f"    {fit(name, _NAME)} the sum of {said}"
    for event, columns in table.lifecycle.only.items() if table.lifecycle else ():
        told = ", ".join(f"{c}[]" if table.items and c == table.items.name else c for c in columns)
        yield from wrap(f"told with {event} alone: {told}", WIDTH, initial_indent="    ", subsequent_indent="      ")


def _example(joint: Joint, table: Table) -> Iterator[str]:
    """One real row, as the events or traits that it becomes."""
    mapping = table.mapping
    if mapping is None:
        return
    before: dict[str, Any] = {}
    for at, row in enumerate(joint.example(table)):
        when = f"{row.get(mapping.time, 'no time')}  " if mapping.time else ""
        name = (
            f"{row[mapping.event]}  " if mapping.event in row else f"{mapping.constant}  " if mapping.constant else ""
        )
        who = " · ".join(f"{kind} {_short(row[column])}" for kind, column in mapping.ids.items() if column in row)
        yield fit(("  e.g. " if not at else "       ") + when + name + who, WIDTH).rstrip()
        used = {mapping.time, mapping.event, *mapping.ids.values(), *mapping.skip}
        told = {c: v for c, v in row.items() if c not in used and before.get(c) != v}
        before |= told
        text = " · ".join(_parts({c: _name(mapping, c) for c in told}, told))
        yield from wrap(text, WIDTH, initial_indent=_DEEP, subsequent_indent=_DEEP, max_lines=3, placeholder=" …")


def _name(mapping: Mapping, column: str) -> str:
    told = mapping.properties.get(column) or mapping.traits.get(column)
    return told.name if told else column


def _parts(names: Map[str, str], row: Map[str, Any]) -> Iterator[str]:
    """Each value with its name; lists that go together by their first item."""
    items: dict[str, list[str]] = {}
    for column, value in row.items():
        head, mark, name = names[column].partition("[].")
        if mark and isinstance(value, list):
            if head not in items:
                items[head] = [f"{len(value)} in {head}[], the first: "]
            if value[0] is not None:
                items[head].append(f"{name} {_short(value[0])}")
        else:
            yield f"{names[column]} {_short(value)}"
    yield from (first + ", ".join(rest) for first, *rest in items.values())


def _short(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else f"{value:g}"
    text = " ".join(str(value).split())
    return text if len(text) <= 24 else text[:8] + "…" if " " not in text else text[:23] + "…"
