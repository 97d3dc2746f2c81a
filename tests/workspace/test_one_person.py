"""Ten million events of one person: nothing is cut, nothing overflows, every question answers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

import parcours

EVENTS = 10_000_000
NAMES = ["View", "Add", "Order", "Return"]
JOURNEY = """\
journey: One
stages:
  - {name: Looking, enter: View, leave: {quiet: 1 hour, of: View}}
  - {name: Keen, enter: {did: Add, at_least: 3, within: 10 minutes}}
"""


def test_ten_million_events_of_one_person(tmp_path: Path) -> None:
    code = write(tmp_path / "one.parquet")
    with parcours.init(tmp_path / "shop", journey=JOURNEY) as shop:
        loaded = shop.load(tmp_path / "one.parquet").reports[0]
        assert loaded.verdicts.accepted == EVENTS
        for options in ({}, {"order": "any order"}, {"order": "exact", "ties": "arrival"}):
            funnel = parcours.funnel(shop, NAMES, within="1 hour", **options)
            assert [step.people for step in funnel.steps] == [1, 1, 1, 1]
        follows = parcours.transitions(shop, top=16)
        pairs = np.bincount(code[:-1] * 4 + code[1:], minlength=16)
        assert {(e.before, e.after): e.times for e in follows.edges} == {
            (NAMES[pair // 4], NAMES[pair % 4]): int(times) for pair, times in enumerate(pairs)
        }
        assert parcours.stages(shop).receipt.people == 1


def write(path: Path) -> np.ndarray:
    """The file; returns the number of each event's name, in order of time."""
    random = np.random.default_rng(1)
    at = 1_700_000_000 + np.arange(EVENTS) + random.integers(0, 2, EVENTS).cumsum()
    code = random.integers(0, 4, EVENTS).astype(np.int8)
    names = pa.DictionaryArray.from_arrays(code, NAMES)
    time = pa.array(at * 1_000_000).cast(pa.timestamp("us", "UTC"))
    table = pa.table({"user_id": np.full(EVENTS, 77), "event": names.cast(pa.string()), "time": time})
    pq.write_table(table, path)
    return code.astype(np.int64)
