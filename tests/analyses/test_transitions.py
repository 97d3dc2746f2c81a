"""What follows what: against plain Python over random small worlds, and a world to count on fingers."""

from __future__ import annotations

import random
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from parcours.analyses.terminal import columns
from parcours.analyses.transitions import Edge, TransitionsQuery, TransitionsResult, run
from parcours.analyses.transitions.result import OTHER
from parcours.analyses.transitions.text import lines
from parcours.model.count import Count
from parcours.model.errors import BadInput, NotAllowed, UnknownName
from parcours.model.filter_text import read_filter
from parcours.model.period import Period
from parcours.timeline.kernels import transitions as kernel
from reference.transitions import transitions as plain
from timeline.hand_made import HandMade


class World(HandMade):
    zone = ZoneInfo("UTC")
    origin = ("simulated",)

    @cached_property
    def people_in_view(self) -> list[list[dict[str, Any]]]:
        alive = [g.alive for g in self.generations]
        return [p for n, persons in enumerate(self.people) for k, p in enumerate(persons) if alive[n][k]]


def ask(world: World, **query: Any) -> TransitionsResult:
    return run(_view(world), TransitionsQuery(**query))  # type: ignore[arg-type]


class _view:
    """A snapshot of the world, with the people counted as a Snapshot does."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.people = sum(
            any(not e.get("hidden") and e["time"] <= world.as_of for e in p) for p in world.people_in_view
        )

    def __getattr__(self, name: str) -> Any:
        return getattr(self._world, name)


WORLD = World(
    [
        [
            {"name": "Visit", "time": 0},
            {"name": "Cart", "time": 10},
            {"name": "Visit", "time": 20},
            {"name": "Cart", "time": 50},
        ],
        [{"name": "Visit", "time": 5}, {"name": "Cart", "time": 5}],
        [{"name": "Cart", "time": 9}, {"name": "Mail", "time": 86_400, "day": True}],
    ]
)


def test_three_people_by_hand() -> None:
    found = ask(WORLD)
    assert found.people == Count(3, 3)
    assert found.edges == (
        Edge("Visit", "Cart", Count(2, 2), 3, 10.0),  # after 10, 30 and 0 seconds
        Edge("Cart", "Visit", Count(1, 3), 1, 10.0),
    )
    assert found.begins == (
        Edge(None, "Visit", Count(2, 3), 2, None),
        Edge(None, "Cart", Count(1, 3), 1, None),
    )
    assert found.ends == (Edge("Cart", None, Count(3, 3), 3, None),)
    assert (found.events, found.same_instant, found.days_left_out) == (7, 1, 1)
    assert found.notes == (
        "1 pair happened at one instant: the order is that of the log.",
        "1 event left out, as only the day is known.",
    )


def test_days_may_count_at_their_start() -> None:
    assert ask(WORLD, days="start of day").edges[1] == Edge("Cart", "Mail", Count(1, 3), 1, 86_391.0)


def test_nobody() -> None:
    for found in (
        ask(World([])),
        ask(WORLD, where=read_filter("Visit where price missing and not any event")),
    ):
        assert (found.people.people, found.edges, found.begins) == (0, (), ())
        assert "Nobody" in lines(found)


def test_names_beyond_the_most_frequent_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parcours.analyses.transitions.stretches.MOST_NAMES", 2)
    people = [[{"name": name, "time": t} for t, name in enumerate("aabbbcd")], [{"name": "c", "time": 1}]]
    found = ask(World(people))
    assert found.names_in_other == 2
    assert {(e.before, e.after): e.times for e in found.edges} == {
        ("a", "a"): 1, ("a", "b"): 1, ("b", "b"): 2, ("b", OTHER): 1, (OTHER, OTHER): 1,
    }  # fmt: skip
    # c and d are two names, so d does not repeat c
    assert Edge(OTHER, OTHER, Count(1, 2), 1, 1.0) in ask(World(people), fold_repeats=True).edges


def test_what_cannot_be_asked() -> None:
    with pytest.raises(BadInput, match="0 pairs"):
        TransitionsQuery(top=0)
    with pytest.raises(NotAllowed, match="more than 100 pairs"):
        TransitionsQuery(top=101)
    assert len(ask(WORLD, top=101, medians=False).edges) == 2
    with pytest.raises(UnknownName):
        ask(WORLD, where=read_filter("any event where price > 3"))


def test_gaps_of_many_days_have_exact_medians() -> None:
    dice = random.Random(5)
    gaps = [dice.choice([3, 65_535, 65_536, 70_000, 200_000, 10_000_000]) for _ in range(40)]
    people = [[{"name": "a", "time": 0}, {"name": "b", "time": gap}] for gap in gaps]
    assert ask(World(people)).edges[0].median_seconds == plain(people)["pairs"]["a", "b"][2]


@pytest.mark.parametrize("seed", range(60))
def test_random_worlds_equal_plain_python(seed: int) -> None:
    dice = random.Random(seed)
    generations = [[_events(dice) for _ in range(dice.randint(0, 9))] for _ in range(dice.randint(1, 3))]
    dead = [(n, k) for n, g in enumerate(generations) for k in range(len(g)) if dice.random() < 0.2]
    world = World(*generations, dead=dead, as_of=dice.choice([40, 100_000]))
    fold, days, filtered = dice.random() < 0.4, dice.random() < 0.5, dice.random() < 0.4
    start, end = dice.choice([(None, None), ("1970-01-01T00:00:05", "1970-01-01T00:00:30")])
    low, high = (5, 30) if start else (0, 2**32)
    expected = plain(
        world.people_in_view,
        visible=(lambda e: e["properties"]["good"]) if filtered else lambda e: True,
        low=low, high=min(high, world.as_of + 1), days=days, fold=fold,
    )  # fmt: skip
    found = ask(
        world,
        where=read_filter("any event where good = yes") if filtered else None,
        period=Period(start, end),
        top=100,
        fold_repeats=fold,
        days="start of day" if days else "left out",
    )
    pairs = {
        (e.before or "begin", e.after or "no further event"): e for e in (*found.begins, *found.edges, *found.ends)
    }
    assert {p: (e.people.people, e.times, e.median_seconds) for p, e in pairs.items()} == expected["pairs"]
    assert all(e.people.of == expected["by_name"].get(p[0], expected["people"]) for p, e in pairs.items())
    assert (found.events, found.people.people) == (expected["events"], expected["people"])
    assert (found.same_instant, found.repeats_folded) == (expected["tied"], expected["folded"])
    assert found.days_left_out == expected["days"]


def test_chunks_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(77)
    world = World([_events(dice) for _ in range(60)])
    whole = ask(world)
    monkeypatch.setattr("parcours.analyses.transitions.stretches._CHUNK", 7)
    assert ask(world) == whole


def test_width_of_the_picture() -> None:
    people = [
        [{"name": "A very long name of an event, longer than any column", "time": 1}] * 3,
        [{"name": "買い物かごに商品を入れました、そして", "time": 2}] * 2,
    ]
    assert max(columns(line) for line in lines(ask(World(people))).splitlines()) <= 80


def test_the_picture() -> None:
    assert lines(ask(WORLD)) == PICTURE


def _events(dice: random.Random) -> list[dict[str, Any]]:
    times = sorted(dice.choice([dice.randint(0, 20), dice.randint(0, 60), 90_000]) for _ in range(dice.randint(0, 12)))
    return [
        {
            "name": dice.choice("abcd"),
            "time": t,
            "sub": dice.choice([0, 0, 7]),
            "day": dice.random() < 0.15,
            "hidden": dice.random() < 0.15,
            "properties": {"good": dice.random() < 0.7},
        }
        for t in times
    ]


def test_the_kernel_has_one_signature() -> None:
    ask(WORLD)
    assert len(kernel._count.signatures) == len(kernel._gaps.signatures) == 1  # type: ignore[attr-defined]


PICTURE = """\
WHAT FOLLOWS WHAT
3 people, 7 events, 4 steps from one to the next
────────────────────────────────────────────────────────────────────────────────
At the beginning                           people             times     median
  → Visit                    ██████▋            2  66.7%          2
  → Cart                     ███▍               1  33.3%          1

Visit                                           2
  → Cart                     ██████████         2   100%          3       10 s

Cart                                            3
  → Visit                    ███▍               1  33.3%          1       10 s
  · no further event         ██████████         3   100%          3

  * 1 pair happened at one instant: the order is that of the log.
  * 1 event left out, as only the day is known."""
