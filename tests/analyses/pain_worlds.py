"""A small shop whose pains are known, in a timeline: from the columns of `worlds.small_shop`, without files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from parcours.analyses.registry import ask
from parcours.model.journey_text import read_journey
from parcours.store.columns import CODED, type_of
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.timeline import Timeline
from parcours.worlds.small_shop import SmallShop
from timeline.worlds import TinyLedger

JOURNEY = """
journey: Small shop
milestone: Order
currency: EUR
stages:
  - {name: Decision, enter: Product Viewed}
  - {name: Delivery, enter: Order, back: true}
  - {name: Retention, enter: Parcel Delivered, back: true}
"""


class TableLog:
    """A log of one table."""

    def __init__(self, table: pa.Table) -> None:
        n = len(table)
        fixed = {
            "seq": pa.array(range(1, n + 1), type_of("seq")),
            "day": pa.array([False] * n),
            "origin": pa.array(["simulated"] * n),
            "supersedes": pa.nulls(n, type_of("supersedes")),
            "email": pa.nulls(n, pa.string()),
            "anonymous": pa.nulls(n, pa.string()),
        }
        told = {name: table.column(name).cast(type_of(name)) for name in table.column_names}
        self._table = pa.table({**fixed, **told}).combine_chunks()

    @property
    def sequence(self) -> int:
        return len(self._table)

    def columns(self) -> dict[str, pa.DataType]:
        return {name: type_of(name) for name in self._table.column_names}

    def scan(
        self, columns: Sequence[str], *, after: int = 0, upto: int | None = None, dictionary: Sequence[str] = ()
    ) -> Iterator[pa.RecordBatch]:
        part = self._table.slice(after, (self.sequence if upto is None else upto) - after).select(list(columns))
        for batch in part.to_batches():
            arrays = [batch.column(name).cast(CODED) if name in dictionary else batch.column(name) for name in columns]
            yield pa.RecordBatch.from_arrays(arrays, names=list(columns))


def snapshot(folder: Path, shop: SmallShop) -> Snapshot:
    log, timeline = TableLog(shop.table), Timeline.open(folder)
    timeline.update(log, TinyLedger(), threads=1)
    return timeline.snapshot(log, zone="UTC", as_of=shop.as_of, journey=read_journey(JOURNEY))


def painpoints(folder: Path, shop: SmallShop, **query: Any) -> Any:
    return ask(snapshot(folder, shop), "painpoints", query)
