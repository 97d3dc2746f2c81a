"""What does each row say: which event, when, of whom, with what? Steps that look at one row alone."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parcours.collect import money, times
from parcours.collect.batch import Batch, as_text, said
from parcours.collect.limits import LONGEST_NAME, check_columns, too_large
from parcours.collect.mapping import Mapping, Told
from parcours.collect.values import merged, spread, typed
from parcours.collect.work import Work
from parcours.identity.rules import clean
from parcours.model.verdict import Reason


def event_name(batch: Batch, work: Work) -> Batch:
    """The column's text without the spaces around it, or the mapping's constant."""
    mapping = work.mapping
    if mapping.constant:
        zeros = pa.array(np.zeros(len(batch), np.int32))
        return replace(batch, name=pa.DictionaryArray.from_arrays(zeros, pa.array([mapping.constant])))
    if mapping.event is None:
        return batch
    names = _coded(as_text(batch, mapping.event))
    trimmed = pc.utf8_trim_whitespace(names.dictionary)
    if not trimmed.equals(names.dictionary):
        names = pa.DictionaryArray.from_arrays(names.indices, trimmed).dictionary_decode().dictionary_encode()
    lengths = pc.utf8_length(names.dictionary).fill_null(0).to_numpy(zero_copy_only=False)
    batch = replace(batch, name=names)
    batch = batch.set_aside(spread(lengths == 0, names.indices, null=True), Reason.no_name, mapping.event)
    return batch.set_aside(spread(lengths > LONGEST_NAME, names.indices), Reason.name_too_long, mapping.event)


def time(batch: Batch, work: Work) -> Batch:
    """Microseconds since 1970; dates become days of the workspace's zone."""
    mapping = work.mapping
    if mapping.time is None or mapping.written is None:
        return batch
    instant, day = np.zeros(len(batch), np.int64), np.zeros(len(batch), np.bool_)
    reasons = np.full(len(batch), times.REASONS.index(Reason.no_time), np.uint8)
    for told in batch.told.get(mapping.time, ()):
        read = times.parse(mapping.written, told, day_zone=work.zone.key, now_us=work.now * 1_000_000)
        here = said(told)
        instant, day = np.where(here, read.time_us, instant), np.where(here, read.day, day)
        reasons = np.where(here, read.reasons, reasons)
        work.folds += read.folds
        work.cut += read.cut
    batch = replace(batch, time=instant, day=day)
    for code in np.unique(reasons[reasons > 0]) if reasons.any() else ():
        batch = batch.set_aside(reasons == code, times.REASONS[code] or Reason.bad_time, mapping.time)
    return batch


def ids(batch: Batch, work: Work) -> Batch:
    """Ids as normalised text; values that stand for nobody become null. A row of nobody is set aside."""
    told, kept = {}, {}
    nobody = np.ones(len(batch), np.bool_)
    for kind, column in work.mapping.ids.items():
        told[kind] = as_text(batch, column)
        cleaned = clean(kind, told[kind], country=work.country)
        kept[kind] = cleaned.ids
        work.block(kind, cleaned.blocked)
        if kind == "phone":
            work.unplaced += _unplaced(cleaned.ids)
        nobody &= ~said(kept[kind])
    batch = replace(batch, told_ids=told, ids=kept)
    return batch.set_aside(nobody, Reason.no_person, ", ".join(work.mapping.ids.values()))


def properties(batch: Batch, work: Work) -> Batch:
    """What is told of the event (`p.`) and of the person (`t.`), parted by type, within the limits."""
    columns: dict[str, pa.Array] = {}
    roles = work.mapping.roles
    for column, arrays in batch.told.items():
        for letter, told in _uses(column, roles, work.mapping):
            for array in arrays:
                for name, values in _told(batch, array, told).items():
                    columns[f"{letter}.{name}"] = merged(columns.get(f"{letter}.{name}"), values)
    present = {name: values for name, values in columns.items() if _nulls(values) < len(values)}
    check_columns(work.columns, present)
    return replace(batch, columns=present)


def limits(batch: Batch, _work: Work) -> Batch:
    """Values too large to keep. The row goes to quarantine as a whole: nothing is cut."""
    for name, values in {**batch.told_ids, **batch.columns}.items():
        large = too_large(values)
        if large is not None:
            batch = batch.set_aside(large, Reason.value_too_large, name)
    return batch


def _uses(column: str, roles: Map[str, str], mapping: Mapping) -> list[tuple[str, Told]]:
    """A column with a role is a property too only where the mapping says so; others unless left out."""
    told, trait = mapping.properties.get(column), mapping.traits.get(column)
    if told is None and trait is None and column not in mapping.skip and column not in roles:
        told = Told(column)
    return [(letter, use) for letter, use in (("p", told), ("t", trait)) if use is not None]


def _told(batch: Batch, array: pa.Array, told: Told) -> dict[str, pa.Array]:
    """Values by name and type, such as `total:n`; of money also its currency, `total.currency:s`."""
    if told.type != "money":
        return {f"{told.name}:{suffix}": values for suffix, values in typed(array, told).items()}
    parts, currencies = money.typed(array, told, batch)
    found = {f"{told.name}:{suffix}": values for suffix, values in parts.items()}
    return found if currencies is None else found | {f"{told.name}.currency:s": currencies}


def _unplaced(ids: pa.DictionaryArray) -> int:
    """Rows whose number has no country."""
    without = [text is not None and not text.startswith("+") for text in ids.dictionary.to_pylist()]
    return int(np.count_nonzero(spread(np.array(without, np.bool_), ids.indices)))


def _coded(words: pa.Array) -> pa.DictionaryArray:
    return words if isinstance(words, pa.DictionaryArray) else words.dictionary_encode()


def _nulls(values: pa.Array) -> int:
    return (
        int(len(values) - np.count_nonzero(said(values)))
        if isinstance(values, pa.DictionaryArray)
        else values.null_count
    )
