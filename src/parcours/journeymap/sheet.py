"""How is a map written for a spreadsheet? One line for each figure of each statement, with its sentence.

A text that begins as a formula would is written behind an apostrophe, so that no spreadsheet computes what a customer
typed; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from parcours.journeymap.words import change, day, sentence
from parcours.model.journey_map import Difference, Figure, JourneyMap, Statement, TwoMaps

COLUMNS = (
    "stage", "row", "kind", "about", "figure", "value", "people", "of", "low", "high", "unit", "evidence", "origin",
    "n", "latest", "age_days", "sentence", "question",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"
_DAY = 86_400
_Line = dict[str, str | float | int | None]


def to_csv(map: JourneyMap | TwoMaps, *, bom: bool = False) -> str:
    """The map as CSV; of two, each line says of which, and differences (second less first) follow. `bom`: with the
    mark by which Excel knows UTF-8."""
    text = io.StringIO()
    columns = COLUMNS if isinstance(map, JourneyMap) else ("map", *COLUMNS)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    for line in _lines(map) if isinstance(map, JourneyMap) else _two(map):
        writer.writerow([_safe(line.get(column)) for column in columns])
    return (_BOM if bom else "") + text.getvalue()


def _two(maps: TwoMaps) -> Iterator[_Line]:
    for name, one in zip(maps.names, (maps.before, maps.after), strict=True):
        for line in _lines(one):
            yield {"map": name, **line}
    for difference in maps.differences:
        yield {"map": "difference", **_difference(difference)}


def _lines(map: JourneyMap) -> Iterator[_Line]:
    origin = ", ".join(map.origin)
    for column in map.columns:
        head: _Line = {"stage": column.name, "row": "stage", "kind": "stage", "origin": origin}
        head |= {"evidence": "inferred" if column.inferred else "measured", "question": _question(map, column.receipt)}
        for figure in (column.ever, column.now, column.stay):
            yield head | _figure(figure)
    for way in map.ways:
        move: _Line = {"stage": way.before, "row": "moves", "kind": way.direction, "about": way.after, "origin": origin}
        yield move | {"evidence": "measured", "question": _question(map, way.receipt)} | _figure(way.people)
    for statement in map.whole:
        yield from _statement(map, statement.detail.get("stage", ""), "whole", statement)
    for row in map.rows:
        for cell in row.cells:
            for statement in cell.statements:
                yield from _statement(map, cell.stage, row.lane, statement)
            if cell.left_out:
                yield {"stage": cell.stage, "row": row.lane, "kind": "left out", "sentence": cell.left_out}
            if cell.missing:
                yield {"stage": cell.stage, "row": row.lane, "kind": "missing", "sentence": cell.missing}


def _statement(map: JourneyMap, stage: str, lane: str, said: Statement) -> Iterator[_Line]:
    age = None if said.latest is None else max(map.view.as_of - said.latest, 0) // _DAY
    common: _Line = {
        "stage": stage, "row": lane, "kind": said.kind, "about": said.about, "evidence": said.evidence,
        "origin": ", ".join(said.origin), "n": said.n, "age_days": age, "sentence": sentence(said),
        "latest": "" if said.latest is None else day(said.latest, map.view.zone),
        "question": _question(map, said.receipt),
    }  # fmt: skip
    for figure in said.figures:
        yield {**common, **_figure(figure)}
    if not said.figures:
        yield common


def _figure(figure: Figure) -> _Line:
    count = figure.count
    return {
        "figure": figure.name, "value": figure.value, "unit": figure.unit, "low": figure.low, "high": figure.high,
        "people": None if count is None else count.people, "of": None if count is None else count.of,
    }  # fmt: skip


def _difference(d: Difference) -> _Line:
    return {
        "stage": d.stage, "row": d.lane or "", "kind": d.kind, "about": d.about, "figure": d.figure,
        "value": d.difference, "low": d.low, "high": d.high, "sentence": change(d),
    }  # fmt: skip


def _question(map: JourneyMap, receipt: int | None) -> str:
    return "" if receipt is None else map.receipts[receipt].question


def _safe(value: str | float | int | None) -> str | float | int:
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
