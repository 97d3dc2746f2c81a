"""A seeded world of events: names by Zipf's law, very uneven people, ninety days, distinct times for each person.

Times are distinct because engines break ties differently; everything else is as uneven as real clickstreams are:
a person's share of the events is log-normal (sigma 1.6), so the busiest have tens of thousands.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

NAMES = 40
EVENTS_A_PERSON = 40
DAYS = 90
START = 1_767_225_600  # 2026-01-01 UTC
CHANNELS = ["search", "direct", "email", "social", "ads", "referral", "app", "shop"]


def names() -> list[str]:
    return [f"Event {i:02d}" for i in range(NAMES)]


def shares() -> np.ndarray:
    """The share of each name among the events, the commonest first."""
    weight = 1 / np.arange(1, NAMES + 1)
    return weight / weight.sum()


def steps(share: float, count: int) -> list[str]:
    """`count` different names that together make about `share` of the events, the rarer the later."""
    best = min(
        (range(first, first + count) for first in range(NAMES - count + 1)),
        key=lambda run: abs(shares()[list(run)].sum() - share),
    )
    return [names()[i] for i in best]


def write(path: Path, events: int, *, seed: int = 7) -> None:
    """One Parquet file: user_id (int64), event, time (UTC, whole seconds), channel, price; in order of time."""
    random = np.random.default_rng(seed)
    people = max(1, events // EVENTS_A_PERSON)
    share = np.cumsum(random.lognormal(0, 1.6, people))
    person = np.sort(np.searchsorted(share, random.random(events) * share[-1]).astype(np.int32))
    time = _distinct_times(person, random.integers(0, DAYS * 86_400, events, dtype=np.int64))
    order = np.argsort(time, kind="stable")
    person, time = person[order], time[order]
    code = random.choice(NAMES, events, p=shares()).astype(np.int8)
    channel = np.minimum(random.geometric(0.35, events) - 1, len(CHANNELS) - 1).astype(np.int8)
    price = np.round(random.lognormal(3, 1, events), 2)
    schema = pa.schema(
        {
            "user_id": pa.int64(),
            "event": pa.string(),
            "time": pa.timestamp("us", "UTC"),
            "channel": pa.string(),
            "price": pa.float64(),
        }
    )
    with pq.ParquetWriter(path, schema, compression="zstd") as file:
        for at in range(0, events, 1 << 20):
            part = slice(at, at + (1 << 20))
            file.write_table(
                pa.table(
                    {
                        "user_id": person[part].astype(np.int64) * 7919 + 1_000_003,
                        "event": pa.DictionaryArray.from_arrays(code[part], names()).cast(pa.string()),
                        "time": pa.array((time[part] + START) * 1_000_000).cast(pa.timestamp("us", "UTC")),
                        "channel": pa.DictionaryArray.from_arrays(channel[part], CHANNELS).cast(pa.string()),
                        "price": pa.array(price[part], mask=code[part] % 3 != 0),
                    },
                    schema=schema,
                )
            )


def _distinct_times(person: np.ndarray, time: np.ndarray) -> np.ndarray:
    """Times in order within each (sorted) person, each at least a second after the one before."""
    time = time[np.lexsort((time, person))]
    rank = np.arange(len(time), dtype=np.int64)
    lift = person.astype(np.int64) * (1 << 34)  # keeps one person's running maximum from reaching the next
    return np.maximum.accumulate(time - rank + lift) + rank - lift
