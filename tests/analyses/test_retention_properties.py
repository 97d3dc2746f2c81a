"""Retention against plain Python over random small lives; threads, chunks and loads change nothing."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from analyses.returns_worlds import Lives, random_lives
from parcours.analyses.registry import ask
from parcours.analyses.retention import Cell, RetentionResult, compute
from parcours.timeline.driver import run as drive
from reference.retention import retention as plain

FILTERS = {
    "A": lambda e: e["name"] == "A",
    "B | C": lambda e: e["name"] in "BC",
    "any event": lambda e: True,
    "A where price > 2": lambda e: e["name"] == "A" and e.get("p.price:n", 0) > 2,
}


@pytest.mark.parametrize("seed", range(40))
def test_random_lives_equal_plain_python(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    lives = random_lives(tmp_path, seed, days=random.random() < 0.6, loads=random.choice([1, 3]))
    query = random_query(random)
    found = ask(lives.snapshot, "retention", query)
    expected = by_plain_python(lives, query)
    assert {c.start: figures(c.cells) for c in found.cohorts} == summed(expected, lambda key: key[0])
    if "by" in query:
        assert {g.value: figures(g.cells) for g in found.groups} == summed(expected, lambda key: key[1])
    assert figures(found.total) == (summed(expected, lambda _: 0).get(0) or [(0, 0, 0, 0)] * len(found.total))


@pytest.mark.parametrize("seed", range(2))
def test_threads_chunks_and_loads_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    whole, parts = (random_lives(tmp_path / str(n), seed, people=40, days=seed % 2 == 0, loads=n) for n in (1, 4))
    for number in range(5):
        query = random_query(Random(seed * 10 + number))
        answer = ask(whole.snapshot, "retention", query)
        assert counts(ask(parts.snapshot, "retention", query)) == counts(answer)
        for threads, events in ((1, 1), (4, 7), (2, 50)):
            monkeypatch.setattr(
                compute, "drive", lambda p, t, n=threads, e=events: drive(p, t, threads=n, chunk_events=e)
            )
            assert counts(ask(whole.snapshot, "retention", query)) == counts(answer)
        monkeypatch.setattr(compute, "drive", drive)


def test_groups_and_cohorts_are_partitions_of_the_total(tmp_path: Path) -> None:
    lives = random_lives(tmp_path, 5, people=60)
    found = ask(
        lives.snapshot, "retention", {"start": "A", "entries": "recurring", "per": "day", "by": "via", "top": 1}
    )
    for parts in (found.cohorts, found.groups):
        for number, cell in enumerate(found.total):
            assert sum(part.cells[number].people.people for part in parts) == cell.people.people
            assert sum(part.cells[number].unfinished.of for part in parts) == cell.unfinished.of
    assert [g.other for g in found.groups] == [False, True]


def random_query(random: Random) -> dict[str, Any]:
    query: dict[str, Any] = {
        "start": random.choice(list(FILTERS)),
        "returns": random.choice(list(FILTERS)),
        "per": random.choice(["day", "day", "week", "month"]),
        "units": random.choice([1, 5, 63]),
        "windows": random.choice(["calendar", "rolling"]),
        "entries": random.choice(["first time", "recurring"]),
        "mode": random.choice(["on", "on or after"]),
    }
    if random.random() < 0.4:
        query |= {"mode": "on", "brackets": random.choice([["1-3", "4-7", "9+"], ["0", "2"], ["0+"], ["2-40"]])}
    if random.random() < 0.4:
        query["by"] = "via"
    if random.random() < 0.4:
        query["period"] = random.choice(
            ["2017-03-05T10:30..2017-03-24", "2017-02-10..", "..2017-10-28", "2017-03-06..2017-03-12"]
        )
    if random.random() < 0.3:
        query["where"] = "A | B"
    return query


def by_plain_python(lives: Lives, query: dict[str, Any]) -> dict[Any, list[tuple[int, ...]]]:
    snapshot = lives.snapshot
    read = compute.RetentionQuery(**ask_types(query))
    low, high = read.period.seconds(snapshot.zone)
    after = query["mode"] == "on or after"
    visible = (lambda e: e["name"] in "AB") if "where" in query else (lambda e: True)
    return plain(
        [[e for e in events if visible(e)] for events in lives.people],
        FILTERS[query["start"]],
        FILTERS[query["returns"]],
        zone=snapshot.id.zone,
        as_of=snapshot.as_of,
        per=query["per"],
        brackets=[(cell.first, None if after else cell.last) for cell in read.cells],
        rolling=query["windows"] == "rolling",
        first=query["entries"] == "first time",
        low=low,
        high=high,
        value=(lambda e: e.get("p.via:s")) if "by" in query else None,
    )


def ask_types(query: dict[str, Any]) -> dict[str, Any]:
    from parcours.analyses.registry import read_query

    read = read_query("retention", query)
    return {name: getattr(read, name) for name in ("units", "mode", "brackets", "period")}


def figures(cells: tuple[Cell, ...]) -> list[tuple[int, ...]]:
    return [(c.people.people, c.people.of, c.unfinished.people, c.unfinished.of) for c in cells]


def summed(found: dict[Any, list[tuple[int, ...]]], key: Any) -> dict[Any, list[tuple[int, ...]]]:
    total: dict[Any, list[tuple[int, ...]]] = {}
    for at, cells in found.items():
        before = total.get(key(at)) or [(0, 0, 0, 0)] * len(cells)
        total[key(at)] = [tuple(map(sum, zip(a, b, strict=True))) for a, b in zip(before, cells, strict=True)]
    return total


def counts(result: RetentionResult) -> tuple[Any, ...]:
    return (result.cohorts, result.total, result.groups, result.people, result.notes)
