"""Which figures does each row tell, and which of them are new? Rows of nobody: impressions, spend, search position.

A figure is known by its source, time, name and what it is of (its dimensions); rows of a file that agree in all of
these are counted, as identical events are. The same figure again changes nothing, another value corrects it.
"""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parcours.collect import money, numbers
from parcours.collect.batch import Batch, as_text
from parcours.collect.known_figures import KnownFigures, prints
from parcours.collect.limits import LONGEST_NAME, check_columns
from parcours.collect.mapping import Told
from parcours.collect.values import merged, typed
from parcours.collect.work import Work
from parcours.model.verdict import Reason
from parcours.stats.hashing import Keys, combine, hash_column, hash_numbers, hash_text, seed_of
from parcours.store.columns import INSTANT
from parcours.store.readings import MEAN, UNIT, VALUE, WEIGHT


def values(batch: Batch, work: Work) -> Batch:
    """The figures of each row: value, unit, and of how many where it is a mean."""
    columns: dict[str, pa.Array] = {}
    for column, told in work.mapping.readings.items():
        read = _read(batch, column, told)
        columns |= {_column(column, part): found for part, found in read.parts.items()}
        batch = batch.set_aside(read.bad, Reason.bad_number, column)
    present = [found.is_valid() for name, found in columns.items() if name.endswith(VALUE)]
    none = ~np.logical_or.reduce([one.to_numpy(zero_copy_only=False) for one in present])
    batch = batch.set_aside(none, Reason.no_value, ", ".join(work.mapping.readings))
    return replace(batch, columns=columns)


def names(batch: Batch, work: Work) -> Batch:
    """The name of each row's figure, where a column tells it."""
    column = work.mapping.reading
    if column is None:
        return batch
    found = pc.utf8_trim_whitespace(money.plain_text(as_text(batch, column)))
    length = pc.utf8_length(found).fill_null(0).to_numpy(zero_copy_only=False)
    batch = replace(batch, name=found.dictionary_encode())
    batch = batch.set_aside(length == 0, Reason.no_name, column)
    return batch.set_aside(length > LONGEST_NAME, Reason.name_too_long, column)


def dimensions(batch: Batch, work: Work) -> Batch:
    """What the figures are of: the other columns, as text."""
    mapping = work.mapping
    used = {*mapping.roles, *mapping.readings, *mapping.skip, *(told.currency for told in mapping.readings.values())}
    columns = dict(batch.columns)
    for column in batch.told:
        told = mapping.properties.get(column) or (None if column in used else Told(column))
        if told is not None:
            words = money.plain_text(as_text(batch, column))
            if words.null_count < len(words):
                columns[f"p.{told.name}:s"] = merged(columns.get(f"p.{told.name}:s"), words)
    check_columns(work.columns, [name for name in columns if name.startswith("p.")])
    return replace(batch, columns=columns)


def admit(batch: Batch, work: Work) -> Batch:
    """Figures that are new or corrected, on to their log. A row is accepted if it brings one such."""
    assert isinstance(work.known, KnownFigures)
    melted = _melted(batch, work)
    about = work.known.keys.insert(*melted.keys, copies=True)  # which of several alike in this file
    told = prints(*melted.parts.values())
    seq = work.staging.first + work.staging.rows
    new, before = work.known.admit(about.hi, about.lo, told, seq)
    fresh = np.zeros(len(batch), np.bool_)
    fresh[melted.row[new]] = True
    accepted = int(np.count_nonzero(fresh))
    work.accepted += accepted
    work.duplicate += len(batch) - accepted
    work.superseded += int(np.count_nonzero(before[new] >= 0))
    if new.any():
        _stage(batch, work, melted, (about.hi[new], about.lo[new]), new, before[new])
    return batch


@dataclass(frozen=True, slots=True)
class _Melted:
    """One entry a figure, in the order of the rows."""

    row: np.ndarray  # position in the batch
    names: pa.Array
    keys: Keys
    parts: Map[str, pa.Array]


@dataclass(frozen=True, slots=True)
class _Read:
    parts: Map[str, pa.Array]
    bad: np.ndarray


def _read(batch: Batch, column: str, told: Told) -> _Read:
    """One column of figures. A text that is no number is not kept as text: a figure is a number."""
    value: pa.Array | None = None
    unit: pa.Array | None = None
    bad = np.zeros(len(batch), np.bool_)
    for array in batch.told.get(column, ()):
        parts, currency = _parts(array, told, batch)
        words = parts.get("s")
        bad |= words.is_valid().to_numpy(zero_copy_only=False) if words is not None else False
        if "n" in parts:
            value = merged(value, parts["n"])
        unit = unit if currency is None else merged(unit, currency)
    if value is None:
        value = pa.nulls(len(batch), pa.float64())
    has = pc.is_valid(value)
    unit = pa.nulls(len(batch), pa.string()) if unit is None else pc.if_else(has, unit, None)
    mean = pc.if_else(has, bool(told.mean), None)
    return _Read({VALUE: value, UNIT: unit, MEAN: mean, WEIGHT: pc.if_else(has, _weight(batch, told), None)}, bad)


def _parts(array: pa.Array, told: Told, batch: Batch) -> tuple[Map[str, pa.Array], pa.Array | None]:
    if told.type == "percent":
        read = numbers.without_percent(money.plain_text(array)) if pa.types.is_string(_kind(array)) else array
        return typed(read, told), pa.repeat("%", len(array)).cast(pa.string())
    plain = replace(told, type="money") if told.currency else told
    return money.typed(array, plain, batch) if plain.type == "money" else (typed(array, plain), None)


def _kind(array: pa.Array) -> pa.DataType:
    return array.dictionary.type if isinstance(array, pa.DictionaryArray) else array.type


def _weight(batch: Batch, told: Told) -> pa.Array:
    """Of how many a mean is; null where that is not told, or where figures are summed."""
    if not told.mean or told.mean.startswith("="):
        return pa.nulls(len(batch), pa.float64())
    found: pa.Array | None = None
    for array in batch.told.get(told.mean, ()):
        parts = typed(array, Told(told.mean, "number", told.decimal, told.thousands))
        if "n" in parts:
            found = merged(found, parts["n"])
    return pa.nulls(len(batch), pa.float64()) if found is None else found


def _column(column: str, part: str) -> str:
    return f"{column}\x1f{part}"


def _melted(batch: Batch, work: Work) -> _Melted:
    assert batch.time is not None
    assert batch.day is not None
    about = [
        hash_text(pa.repeat(work.mapping.source, len(batch)).cast(pa.string()), seed_of("source")),
        hash_numbers(batch.time, seed_of("time")),
        hash_column(pa.array(batch.day, mask=~batch.day), seed_of("day")),
        *(hash_column(words, seed_of(name)) for name, words in batch.columns.items() if name.startswith("p.")),
    ]
    hi, lo = combine(*about)
    rows, named, parts = [], [], {VALUE: [], UNIT: [], MEAN: [], WEIGHT: []}
    for column, told in work.mapping.readings.items():
        has = batch.columns[_column(column, VALUE)].is_valid()
        at = np.flatnonzero(has.to_numpy(zero_copy_only=False))
        rows.append(at)
        name = pa.repeat(told.name, len(batch)).cast(pa.string()) if batch.name is None else batch.name
        named.append(money.plain_text(name).filter(has))
        for part, found in parts.items():
            found.append(batch.columns[_column(column, part)].filter(has))
    row = np.concatenate(rows)
    order = np.argsort(row, kind="stable")
    row = row[order]
    names = pa.concat_arrays(named).take(pa.array(order))
    keys = combine((hi[row], lo[row]), hash_text(names, seed_of("name")))
    return _Melted(row, names, keys, {part: pa.concat_arrays(a).take(pa.array(order)) for part, a in parts.items()})


def _stage(batch: Batch, work: Work, melted: _Melted, keys: Keys, new: np.ndarray, before: np.ndarray) -> None:
    assert batch.time is not None
    assert batch.day is not None
    chosen, row = pa.array(new), melted.row[new]
    names = melted.names.filter(chosen)
    work.names.update({one["values"]: one["counts"] for one in names.value_counts().to_pylist()})
    time = batch.time[row]
    work.first = min(int(time.min()), work.first if work.first is not None else int(time.min()))
    work.last = max(int(time.max()), work.last if work.last is not None else int(time.max()))
    columns = {
        "id_hi": pa.array(keys[0].view(np.int64)),
        "id_lo": pa.array(keys[1].view(np.int64)),
        "name": names.dictionary_encode(),
        "time": pa.array(time).cast(INSTANT),
        "day": pa.array(batch.day[row]),
        "source": pa.repeat(work.mapping.source, len(row)).cast(pa.string()).dictionary_encode(),
        "origin": pa.repeat(work.mapping.origin, len(row)).cast(pa.string()).dictionary_encode(),
        "supersedes": pa.array(before, mask=before < 0),
    }
    columns |= {part: found.filter(chosen) for part, found in melted.parts.items()}
    columns |= {name: words.take(pa.array(row)) for name, words in batch.columns.items() if name.startswith("p.")}
    work.staging.add(pa.record_batch(columns))
