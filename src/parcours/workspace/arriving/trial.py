"""What would become of the first rows of a file? Tried by the very steps of a load, nothing being written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa

from parcours.collect import admit, steps
from parcours.collect.batch import Batch, as_read, as_text
from parcours.collect.formats import RawBatch
from parcours.collect.formats.raw import nothing_aside
from parcours.collect.known import Known
from parcours.collect.mapping import Mapping
from parcours.collect.work import Work
from parcours.model.verdict import Reason
from parcours.store.readings import UNIT, VALUE
from parcours.workspace.arriving.told import AsideTold, EventTold, NameTold, RowTold, ValueTold

_WRITING = (admit.names_known, admit.set_aside, admit.event_id)
_SHOWN, _BAD_SHOWN = 7, 2  # rows
_AMONG = 400  # rows out of which those are chosen
_FIGURE = "\x1f"  # parts a column of figures from what is told of it
_NAMES, _SAMPLES, _LONGEST = 40, 3, 160


@dataclass(frozen=True, slots=True)
class Tried:
    """Verdicts on the rows looked at, and some of them as they are."""

    looked: int
    accepted: int
    aside: tuple[AsideTold, ...]
    names: tuple[NameTold, ...]
    rows: tuple[RowTold, ...]


def tried(
    batches: Iterable[RawBatch],
    mapping: Mapping | None,
    columns: Sequence[str],
    *,
    zone: ZoneInfo,
    now: int,
    country: str,
) -> Tried:
    """Take the rows through the steps. Without a mapping they are only shown."""
    done = [_through(raw, mapping, zone, now, country) for raw in batches]
    whole = [(batch, _faults(batch)) for batch in done]
    faults: Counter[tuple[Reason, str]] = Counter()
    samples: dict[tuple[Reason, str], dict[str, None]] = {}
    looked = 0
    names: Counter[str] = Counter()
    for batch, found in whole:
        looked += batch.count(np.ones(len(batch), np.bool_))
        for aside in batch.aside:
            mask = np.zeros(len(batch), np.bool_)
            mask[aside.at] = True
            faults[aside.reason, aside.column] += batch.count(mask)
            some = samples.setdefault((aside.reason, aside.column), {})
            some |= dict.fromkeys(_cells(batch, aside.column, aside.at[:_SAMPLES]))
        if batch.name is not None:
            kept = batch.name.filter(pa.array([fault is None for fault in found]))
            names.update({pair["values"]: pair["counts"] for pair in kept.value_counts().to_pylist()})
    return Tried(
        looked,
        looked - faults.total(),
        tuple(
            AsideTold(reason, column, rows, tuple(list(samples[reason, column])[:_SAMPLES]))
            for (reason, column), rows in faults.most_common()
        ),
        tuple(NameTold(str(name), rows) for name, rows in names.most_common(_NAMES)),
        tuple(_shown(*max(whole, key=lambda one: len(one[0])), columns, mapping)) if whole else (),
    )


def _through(raw: RawBatch, mapping: Mapping | None, zone: ZoneInfo, now: int, country: str) -> Batch:
    batch = as_read(raw)
    if mapping is None:
        return batch
    nothing: Any = None
    work = Work(mapping, zone, now, cast(Known, nothing), nothing, set(), country)
    understand, _ = steps.of(mapping)
    return steps.run(tuple(step for step in understand if step.take not in _WRITING), batch, work)


def _faults(batch: Batch) -> list[tuple[Reason, str] | None]:
    found: list[tuple[Reason, str] | None] = [None] * len(batch)
    for aside in batch.aside:
        for at in aside.at.tolist():
            found[at] = (aside.reason, aside.column)
    return found


def _shown(
    batch: Batch, faults: Sequence[tuple[Reason, str] | None], columns: Sequence[str], mapping: Mapping | None
) -> Iterator[RowTold]:
    """Rows that say something in as many columns as possible, and some that would be set aside."""
    size = min(len(batch), _AMONG)
    bad = [at for at, fault in enumerate(faults) if fault][:_BAD_SHOWN]
    places = [*range(size), *(at for at in bad if at >= size)]
    rows = pa.array(places, pa.int64())
    some = as_read(RawBatch(batch.raw.take(rows), np.array(places, np.int64), nothing_aside()))
    texts = {column: _plain(as_text(some, column)) for column in columns if column in some.told}
    chosen = {*_fullest(texts, size, _SHOWN - len(bad)), *(places.index(at) for at in bad)}
    for here in sorted(chosen):
        at = places[here]
        fault = faults[at]
        cells = tuple(_short(texts[column][here]) if column in texts else None for column in columns)
        event = _event(batch, at, mapping) if mapping and fault is None else None
        yield RowTold(int(batch.rows[at]), cells, *(fault or (None, "")), event)


def _fullest(texts: dict[str, list[str | None]], size: int, most: int) -> list[int]:
    """Rows that together have a value in as many columns as can be, the first ones else."""
    filled = np.array([[value is not None for value in values[:size]] for values in texts.values()], np.bool_)
    if not filled.size:
        return list(range(min(size, most)))
    chosen: list[int] = []
    seen = np.zeros(len(filled), np.bool_)
    while len(chosen) < min(most, size):
        gain = (filled & ~seen[:, None]).sum(axis=0)
        gain[chosen] = -1
        best = int(gain.argmax())
        if gain[best] <= 0:
            best = next(at for at in range(size) if at not in chosen)
        chosen.append(best)
        seen |= filled[:, best]
    return chosen


def _event(batch: Batch, at: int, mapping: Mapping) -> EventTold:
    """What the row says once it is understood."""
    parts: dict[str, list[ValueTold]] = {"p": [], "t": []}
    for column, values in batch.columns.items():
        value = values[at].as_py()
        if value is None or column.endswith(".currency:s") or _FIGURE in column:
            continue
        letter, _, rest = column.partition(".")
        currency = batch.columns.get(f"{column.rpartition(':')[0]}.currency:s")
        money = currency[at].as_py() if currency is not None else None
        parts[letter].append(ValueTold(rest.rpartition(":")[0], _value(value), money or ""))
    figures = list(_figures(batch, at, mapping))
    ids = tuple(
        ValueTold(kind, _value(values[at].as_py()))
        for kind, values in batch.ids.items()
        if values[at].as_py() is not None
    )
    return EventTold(
        name=str(batch.name[at].as_py()) if batch.name is not None else "",
        at=None if batch.time is None else float(batch.time[at]) / 1e6,
        day=bool(batch.day[at]) if batch.day is not None else False,
        ids=ids,
        told=tuple(parts["p"]),
        figures=tuple(figures),
        traits=tuple(parts["t"]),
    )


def _figures(batch: Batch, at: int, mapping: Mapping) -> Iterator[ValueTold]:
    """What the row tells of nobody."""
    for column, told in mapping.readings.items():
        value = batch.columns.get(f"{column}{_FIGURE}{VALUE}")
        if value is not None and value[at].as_py() is not None:
            unit = batch.columns[f"{column}{_FIGURE}{UNIT}"][at].as_py()
            name = told.name if batch.name is None else str(batch.name[at].as_py())
            yield ValueTold(name, value[at].as_py(), unit or "")


def _value(value: Any) -> str | float | bool:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, list):
        return _short(" · ".join(str(one) for one in value)) or ""
    return _short(str(value)) or ""


def _cells(batch: Batch, column: str, at: np.ndarray) -> list[str]:
    """What stands in the column that is at fault."""
    if column not in batch.told:
        return []
    values = _plain(as_text(batch, column).take(pa.array(at)))
    return [text for value in values if (text := _short(value))]


def _plain(values: pa.Array) -> list[str | None]:
    plain = values.dictionary_decode() if isinstance(values, pa.DictionaryArray) else values
    return plain.to_pylist()


def _short(text: str | None) -> str | None:
    return text if text is None or len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
