"""Channels of a real export, beside what its vendor's own model made of the same events."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

import parcours
from parcours.timeline.columns import Column

SNOWPLOW = Path(__file__).parents[3] / "shared/data/importer_fixtures/snowplow"


def test_snowplows_own_model_agrees_where_it_tells_a_channel(tmp_path: Path) -> None:
    if not SNOWPLOW.exists():
        pytest.skip(f"{SNOWPLOW} is not here")
    with (SNOWPLOW / "expected/snowplow_web_page_views_expected.csv").open() as file:
        rows = list(csv.DictReader(file))
    theirs = {(r["mkt_source"], r["mkt_medium"], r["default_channel_group"]) for r in rows if r["mkt_medium"]}
    assert len(theirs) == 2
    with parcours.init(tmp_path / "shop") as shop:
        shop.load(SNOWPLOW / "source/snowplow_web_events.csv")
        snapshot = shop.snapshot()
        ours = set()
        for g in snapshot.generations:
            named = ("p.mkt_source:s", "p.mkt_medium:s", "d.channel:s")
            source, medium, channel = (snapshot.column(g, name) for name in named)
            tagged = [e for e in range(g.events) if medium.codes[e]]
            ours |= {(_value(source, e), _value(medium, e), _value(channel, e)) for e in tagged}
    assert ours == theirs


def _value(column: Column, event: int) -> Any:
    return column.values[int(column.codes[event]) - 1].as_py()
