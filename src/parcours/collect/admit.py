"""Which rows are new? Ids of events, duplicates, corrections; then on to the log or to quarantine."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parcours.collect.batch import Aside, Batch, EventIds, StepKeys, as_text, said
from parcours.collect.formats.raw import LONGEST_RAW, logical_name
from parcours.collect.limits import MOST_NAMES
from parcours.collect.mapping import PERSON_IDS
from parcours.collect.values import spread
from parcours.collect.work import Work
from parcours.model.verdict import Reason
from parcours.stats.hashing import Keys, combine, hash_column, hash_numbers, hash_text, seed_of
from parcours.store.columns import INSTANT


def names_known(batch: Batch, work: Work) -> Batch:
    """Event names new to the workspace, as long as there is room; rows of names beyond wait in quarantine."""
    if batch.name is None:
        return batch
    codes = batch.name.indices.filter(pa.array(~batch.out)).unique().drop_null()
    names = batch.name.dictionary.take(codes).to_pylist()
    new = [name for name in names if name not in work.known.names]
    room = max(MOST_NAMES - len(work.known.names), 0)
    work.known.names.update(new[:room])
    if len(new) <= room:
        return batch
    refused = pc.is_in(batch.name.dictionary, pa.array(new[room:])).to_numpy(zero_copy_only=False)
    return batch.set_aside(spread(refused, batch.name.indices), Reason.too_many_names, work.mapping.event or "")


def set_aside(batch: Batch, work: Work) -> Batch:
    """Rows that are out go to quarantine, as they were read."""
    for aside in batch.aside:
        mask = np.zeros(len(batch), np.bool_)
        mask[aside.at] = True
        work.aside[aside.reason] += batch.count(mask)
        work.staging.set_aside(_quarantined(batch, aside, work.file))
        batch = batch.counted(mask)
    return batch.only(~batch.out)


def keep_unread(aside: pa.RecordBatch, work: Work) -> None:
    """Rows that the reader could not read."""
    if len(aside):
        work.aside.update(map(Reason, aside.column("reason").to_pylist()))
        work.staging.set_aside(aside.append_column("file", pa.array([work.file] * len(aside))))


def event_id(batch: Batch, work: Work) -> Batch:
    """128 bits: of the row's own id, scoped by source, else of its content.

    Where a lifecycle is kept, both count: a row that corrects another has its id but says something else.
    """
    mapping = work.mapping
    own = _own_id(batch, work)
    has = np.zeros(len(batch), np.bool_) if own is None else own.is_valid().to_numpy(zero_copy_only=False)
    step = _step(batch, mapping.lifecycle) if mapping.lifecycle and batch.name is not None else None
    parts = [] if own is None else [hash_text(own, seed_of(f"id {mapping.source}"))]
    if step or not has.all():
        parts.append(_content(batch))
    keys = combine(*parts) if step or len(parts) == 1 else _where(has, *parts)
    copies = ~(has | step.has) if step else ~has
    return replace(batch, id=EventIds(*keys, copies), step=step)


def duplicates(batch: Batch, work: Work) -> Batch:
    """Rows that the log has, or that came before in this load."""
    assert batch.id is not None
    inserted = work.known.keys.insert(batch.id.hi, batch.id.lo, batch.id.copies)
    new = batch.count(inserted.accepted)
    work.accepted += new
    work.duplicate += batch.count(np.ones(len(batch), np.bool_)) - new
    ids = EventIds(inserted.hi, inserted.lo, batch.id.copies)
    return replace(batch, id=ids).only(inserted.accepted)


def supersedes(batch: Batch, work: Work) -> Batch:
    """The row that each one corrects: the newest of the same object and event name."""
    step = batch.step
    if step is None or not step.has.any():
        return batch
    seq = work.staging.first + work.staging.rows + np.arange(len(batch))
    before = np.full(len(batch), -1, np.int64)
    before[step.has] = work.known.steps.put(step.hi[step.has], step.lo[step.has], seq[step.has])
    work.superseded += int(np.count_nonzero(before >= 0))
    return replace(batch, supersedes=pa.array(before, mask=before < 0))


def stage(batch: Batch, work: Work) -> Batch:
    """On to the log, where nothing is seen of it until the load is published."""
    if len(batch):
        _count(batch, work)
        work.staging.add(pa.record_batch(_columns(batch, work)))
    return batch


def _quarantined(batch: Batch, aside: Aside, file: str) -> pa.RecordBatch:
    rows = len(aside.at)
    return pa.record_batch(
        {
            "file": pa.array([file] * rows),
            "row": pa.array(batch.rows[aside.at]),
            "reason": pa.array([aside.reason.value] * rows),
            "detail": pa.array([aside.column] * rows),
            "raw": pa.array(_as_json(batch.raw.take(pa.array(aside.at)))),
        }
    )


def _as_json(raw: pa.RecordBatch) -> list[str]:
    names = [logical_name(column) for column in raw.schema]
    rows = zip(*(column.to_pylist() for column in raw.columns), strict=True)
    return [
        json.dumps({n: v for n, v in zip(names, row, strict=True) if v is not None}, ensure_ascii=False, default=str)[
            :LONGEST_RAW
        ]
        for row in rows
    ]


def _own_id(batch: Batch, work: Work) -> pa.Array | None:
    if not work.mapping.id:
        return None
    words = as_text(batch, work.mapping.id)
    return words.dictionary_decode() if isinstance(words, pa.DictionaryArray) else words


def _content(batch: Batch) -> Keys:
    """Of everything mapped. Ids count as told: a later rule of normalising must not make old rows new."""
    parts = [hash_column(values, seed_of(f"id.{kind}")) for kind, values in batch.told_ids.items()]
    if batch.name is not None:
        parts.append(hash_column(batch.name, seed_of("name")))
    if batch.time is not None and batch.day is not None:
        parts.append(hash_numbers(batch.time, seed_of("time")))
        if batch.day.any():
            parts.append(hash_column(pa.array(batch.day, mask=~batch.day), seed_of("day")))
    parts += [hash_column(values, seed_of(name)) for name, values in batch.columns.items()]
    return combine(*parts)


def _where(mask: np.ndarray, yes: Keys, no: Keys) -> Keys:
    return np.where(mask, yes[0], no[0]), np.where(mask, yes[1], no[1])


def _step(batch: Batch, kind: str) -> StepKeys:
    assert batch.name is not None
    number = batch.ids[kind]
    has = said(number)
    keys = combine(hash_column(number, seed_of(f"step {kind}")), hash_column(batch.name, seed_of("step name")))
    return StepKeys(*keys, has)


def _count(batch: Batch, work: Work) -> None:
    if batch.name is not None:
        counts = np.bincount(batch.name.indices.to_numpy(), minlength=len(batch.name.dictionary))
        work.names.update(
            {name: int(n) for name, n in zip(batch.name.dictionary.to_pylist(), counts, strict=True) if n}
        )
    if batch.time is not None:
        first, last = int(batch.time.min()), int(batch.time.max())
        work.first = first if work.first is None else min(first, work.first)
        work.last = last if work.last is None else max(last, work.last)


def _columns(batch: Batch, work: Work) -> dict[str, pa.Array]:
    assert batch.id is not None
    rows = len(batch)
    columns = {
        "id_hi": pa.array(batch.id.hi.view(np.int64)),
        "id_lo": pa.array(batch.id.lo.view(np.int64)),
        "source": _constant(work.mapping.source, rows),
        "origin": _constant(work.mapping.origin, rows),
    }
    if batch.name is not None:
        columns["name"] = batch.name
    if batch.time is not None and batch.day is not None:
        columns["time"] = pa.array(batch.time).cast(INSTANT)
    columns["day"] = pa.array(batch.day if batch.day is not None else np.zeros(rows, np.bool_))
    columns |= {kind if kind in PERSON_IDS else f"o.{kind}": values for kind, values in batch.ids.items()}
    columns |= batch.columns
    if batch.supersedes is not None:
        columns["supersedes"] = batch.supersedes
    if batch.step is not None:
        missing = ~batch.step.has
        columns["step_hi"] = pa.array(batch.step.hi.view(np.int64), mask=missing)
        columns["step_lo"] = pa.array(batch.step.lo.view(np.int64), mask=missing)
    return columns


def _constant(word: str, rows: int) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(np.zeros(rows, np.int32)), pa.array([word]))
