"""Threads, chunks and the order of arrival must not change a funnel's answer."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from analyses.funnel_worlds import DAY, funnel, rows, snapshot
from parcours.analyses.funnel import FunnelResult, compute
from parcours.timeline.driver import run as drive

QUERIES: list[dict[str, Any]] = [
    {},
    {"by": "via"},
    {"by": "via at last", "exclude": ["X"]},
    {"order": "any order", "by": "via"},
    {"hold": "id"},
    {"hold": "id", "order": "any order", "by": "id"},
]
STEPS = ("A", "B | C", "C")


def shop_rows(random: Random, days: bool) -> list[dict[str, Any]]:
    told = []
    for person in range(40):
        for _ in range(random.randrange(1, 9)):
            name, time = random.choice("ABCX"), random.randrange(3 * DAY) // 1800 * 1800
            via = random.choice(["", "via=mail;", "via=ad;", "via=7;"]) + random.choice(["", "id=x", "id=x+y", "id=y"])
            at = f"{time // DAY}d" if days and random.random() < 0.3 else str(time)
            told += rows(f"p{person}", f"{name}@{at}{{{via.strip(';')}}}")
    return told


def answer(result: FunnelResult) -> tuple[Any, ...]:
    return (result.steps, result.groups, result.curve, result.unfinished)


@pytest.mark.parametrize("days", [False, True])
def test_the_order_of_arrival_changes_nothing(tmp_path: Path, days: bool) -> None:
    random = Random(11)
    told = shop_rows(random, days)
    first = snapshot(tmp_path / "a", told, as_of=3 * DAY)
    second = snapshot(tmp_path / "b", random.sample(told, len(told)), as_of=3 * DAY)
    for query in QUERIES:
        one = funnel(first, *STEPS, within="1d", **query)
        assert one.steps[2].people + one.steps[2].unfinished > 0
        assert answer(one) == answer(funnel(second, *STEPS, within="1d", **query))


@pytest.mark.parametrize("days", [False, True])
def test_threads_and_chunks_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: bool) -> None:
    of = snapshot(tmp_path, shop_rows(Random(12), days), as_of=3 * DAY)
    more = [] if days else [{"order": "exact", "ties": "arrival"}, {"ties": "arrival", "by": "via"}]
    more += [{"unit": "sessions", "by": "via"}]
    for query in QUERIES + more:
        whole = answer(funnel(of, *STEPS, within="1d", **query))
        for threads, events in ((1, 1), (4, 7), (2, 50)):
            monkeypatch.setattr(
                compute, "drive", lambda p, t, n=threads, e=events: drive(p, t, threads=n, chunk_events=e)
            )
            assert answer(funnel(of, *STEPS, within="1d", **query)) == whole
        monkeypatch.setattr(compute, "drive", drive)
