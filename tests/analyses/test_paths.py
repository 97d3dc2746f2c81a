"""Paths: a shop to count on fingers, plain Python over random small worlds, and the funnels that edges draw."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analyses.funnel_worlds import shop
from analyses.ways_worlds import ask_world, random_world
from parcours.analyses.paths import Edge, PathsQuery, PathsResult, Place, run, who
from parcours.analyses.paths.text import lines
from parcours.analyses.registry import ask
from parcours.analyses.terminal import columns
from parcours.model.count import Count
from parcours.model.duration import Duration
from parcours.model.errors import BadInput, NotAllowed, UnknownName
from parcours.model.filter_text import read_filter
from parcours.model.period import Period
from parcours.timeline import plan
from reference import paths as plain

PEOPLE = {
    "ann": "Visit@0 Visit@1 Search@2 Cart@3 Order@4",
    "bob": "Visit@0 Search@5 Search@6 Visit@7",
    "cat": "Mail@0 Visit@1 Cart@90 Order@91",  # the cart comes too late
    "dan": "Order@1",
    "eve": "Visit@95",  # may still go on
}
NO_MORE, OPEN = Place("*no further event*", "no further event"), Place("*still open*", "still open")
VISIT, SEARCH, CART, ORDER = map(Place, ("Visit", "Search", "Cart", "Order"))


@pytest.fixture
def of(tmp_path: Path) -> Any:
    return shop(tmp_path, PEOPLE, as_of=100)


def test_from_an_event(of: Any) -> None:
    found = ask(of, "paths", {"start": "Visit", "within": "10s", "depth": 2})
    assert found.followed == Count(3, 3)
    assert found.unfinished == 1
    assert found.edges == (
        Edge(0, VISIT, SEARCH, Count(2, 3), 0),
        Edge(0, VISIT, NO_MORE, Count(1, 3), 0),
        Edge(0, VISIT, OPEN, Count(0, 3), 1),
        Edge(1, SEARCH, CART, Count(1, 2), 0),
        Edge(1, SEARCH, VISIT, Count(1, 2), 0),
    )
    assert [(n.step, n.place.name, n.people.people, n.unfinished) for n in found.nodes[:3]] == [
        (0, "Visit", 3, 1), (1, "Search", 2, 0), (1, "*no further event*", 1, 0),
    ]  # fmt: skip
    assert found.notes[0] == "Each person's visit: from the first such start in the period."


def test_repeats_may_be_kept(of: Any) -> None:
    found = ask(of, "paths", {"start": "Visit", "within": "10s", "depth": 1, "fold_repeats": False})
    assert [(e.after.name, e.people.people) for e in found.edges[:3]] == [
        ("Search", 1), ("Visit", 1), ("*no further event*", 1),
    ]  # fmt: skip


def test_to_an_event(of: Any) -> None:
    found = ask(of, "paths", {"end": "Order", "within": "10s", "depth": 2})
    begins = Place("*no earlier event*", "no earlier event")
    assert found.followed == Count(3, 3)
    assert found.edges == (
        Edge(-2, SEARCH, CART, Count(1, 2), 0),
        Edge(-2, begins, CART, Count(1, 2), 0),
        Edge(-1, CART, ORDER, Count(2, 3), 0),
        Edge(-1, begins, ORDER, Count(1, 3), 0),
    )


def test_between_two_events(of: Any) -> None:
    found = ask(of, "paths", {"start": "Visit", "end": "Order", "within": "10s", "depth": 2})
    assert found.followed == Count(1, 3)
    assert found.edges == (
        Edge(0, VISIT, SEARCH, Count(1, 1), 0),
        Edge(1, SEARCH, Place("*more steps*", "more steps"), Count(1, 1), 0),
    )
    whole = ask(of, "paths", {"start": "Visit", "end": "Order", "within": "10s"})
    assert whole.edges[-1] == Edge(2, CART, ORDER, Count(1, 1), 0)


def test_without_an_anchor_from_the_beginning(of: Any) -> None:
    found = ask(of, "paths", {"within": "10s", "depth": 1, "top": 1})
    assert [(n.place.name, n.people.people, n.unfinished) for n in found.nodes if n.step == 0] == [
        ("Visit", 2, 1), ("*other*", 2, 0),
    ]  # fmt: skip
    assert found.places_in_other == (2, 1)


def test_places_by_a_property(tmp_path: Path) -> None:
    people = {"ann": "See@0{page=/} See@1{page=/a} See@2{page=/a} Order@3", "bob": "See@0{page=/} Order@2"}
    found = ask(shop(tmp_path, people, as_of=99), "paths", {"by": "page", "within": "10s", "depth": 3})
    assert [(e.step, e.before.name, e.after.name) for e in found.edges] == [
        (0, "/", "/a"), (0, "/", "[Order]"), (1, "/a", "[Order]"), (1, "[Order]", "*no further event*"),
        (2, "[Order]", "*no further event*"),
    ]  # fmt: skip


def test_a_number_may_be_a_place_and_a_list_may_not(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "See@0{page=3;tag=a+b} See@1{page=x}"}, as_of=99)
    assert [n.place.name for n in ask(of, "paths", {"by": "page", "within": "1s", "depth": 1}).nodes] == ["3", "x"]
    with pytest.raises(NotAllowed, match="several values"):
        ask(of, "paths", {"by": "tag"})
    with pytest.raises(UnknownName):
        ask(of, "paths", {"by": "pge"})


def test_what_cannot_be_asked() -> None:
    with pytest.raises(BadInput, match="0 steps"):
        PathsQuery(depth=0)
    with pytest.raises(BadInput, match="0 events"):
        PathsQuery(top=0)
    with pytest.raises(NotAllowed, match="one visit a person"):
        PathsQuery(visits="every")


ANCHORS = [(None, None), ("a", None), (None, "b"), ("a", "b"), ("a", "a"), ("b", "a | c")]


@pytest.mark.parametrize("seed", range(60))
def test_random_worlds_equal_plain_python(seed: int) -> None:
    dice = random.Random(seed)
    world, (start, end) = random_world(dice), dice.choice(ANCHORS)
    sessions, days, filtered, by_page = (dice.random() < share for share in (0.3, 0.5, 0.3, 0.3))
    within = dice.choice([None, 5, 30]) if sessions else dice.choice([5, 30, 10_000])
    period = dice.choice([None, Period("1970-01-01T00:00:05", "1970-01-01T00:00:30")])
    visits = dice.choice(["first", "last", "every"]) if start or end else "first"
    depth, top, fold = dice.randint(1, 4), dice.choice([1, 2, 50]), dice.random() < 0.6
    good = (lambda e: e["properties"]["good"]) if filtered else (lambda e: True)
    expected = plain.paths(
        plain.ways(world.people_in_view, visible=good, days=days, sessions=sessions),
        start=_named(start), end=_named(end), depth=depth, visits=visits, within=within, fold=fold, top=top,
        low=5 if period else 0, high=30 if period else 2**32, as_of=world.as_of,
        place=(lambda e: e["properties"]["page"]) if by_page else (lambda e: e["name"]),
    )  # fmt: skip
    found = ask_world(
        world, run,
        PathsQuery(
            start=start and read_filter(start), end=end and read_filter(end), depth=depth, top=top, visits=visits,
            within=None if within is None else Duration(within), fold_repeats=fold, period=period,
            by="page" if by_page else None, unit="sessions" if sessions else "persons",
            where=read_filter("any event where good = yes") if filtered else None,
            days="start of day" if days else "left out",
        ),
    )  # fmt: skip
    assert _edges(found) == expected["edges"]
    assert {(abs(n.step), _cell(n.place)): (n.people.people, n.unfinished) for n in found.nodes} == expected["nodes"]
    assert (found.followed.people, found.followed.of) == expected["followed"]
    assert found.unfinished == expected["unfinished"]
    for edge in found.edges:
        near = (edge.step + 1, edge.after) if found.anchor == "end" else (edge.step, edge.before)
        assert edge.people.of == next(n.people.people for n in found.nodes if (n.step, n.place) == near)


@pytest.mark.parametrize("seed", range(10))
def test_chunks_do_not_matter(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    world = random_world(random.Random(seed))
    query = PathsQuery(start=read_filter("a | b | c | d"), visits="every", within=Duration(30))
    whole = ask_world(world, run, query)
    monkeypatch.setattr(plan, "_fitting", lambda source: 3)
    assert ask_world(world, run, query) == whole


@pytest.mark.parametrize("seed", range(12))
def test_every_part_is_a_group_of_so_many_people(seed: int) -> None:
    dice = random.Random(seed)
    world, (start, end) = random_world(dice), dice.choice(ANCHORS)
    query = PathsQuery(
        start=start and read_filter(start), end=end and read_filter(end), depth=3, top=2, within=Duration(30),
        visits=dice.choice(["first", "every"]) if start or end else "first",
    )  # fmt: skip
    found = ask_world(world, run, query)
    assert ask_world(world, lambda of, q: who(of, q, "followed"), query).people == found.followed.people
    assert ask_world(world, lambda of, q: who(of, q, "unfinished"), query).people == found.unfinished
    astray = ask_world(world, lambda of, q: who(of, q, "astray"), query).people
    assert astray == found.followed.of - found.followed.people
    for edge in found.edges:
        part = f"step {edge.step} {edge.before.name} -> {edge.after.name}"
        people = ask_world(world, lambda of, q, part=part: who(of, q, part), query).people
        if edge.after.kind != "still open":
            assert people == edge.people.people, part
        elif query.visits == "first":
            assert people == edge.unfinished, part
    for node in found.nodes:
        part = f"step {node.step} {node.place.name}"
        if node.place.kind != "still open":
            assert ask_world(world, lambda of, q, part=part: who(of, q, part), query).people == node.people.people
    with pytest.raises(BadInput, match="no part"):
        ask_world(world, lambda of, q: who(of, q, "step one"), query)


def test_the_picture(tmp_path: Path) -> None:
    of = shop(tmp_path, PEOPLE, as_of=100)
    found = replace(ask(of, "paths", {"start": "Visit", "within": "10s", "depth": 2}), receipt=None)
    assert lines(found) == PICTURE


def test_pictures_of_every_kind_fit(tmp_path: Path) -> None:
    of = shop(
        tmp_path, {"ann": "買い物かごに商品を入れました、そして@0 Some_very_long_name_of_an_event@1 B@2"}, as_of=99
    )
    for query in ({}, {"end": "B"}, {"start": "B", "end": "B"}, {"unit": "sessions"}, {"where": "B and not any event"}):
        told = lines(ask(of, "paths", {"within": "9s", **query}))
        assert max(map(columns, told.splitlines())) <= 80
    assert "No persons went such a way." in told


def _edges(found: PathsResult) -> dict[Any, tuple[int, int]]:
    told = {}
    for e in found.edges:
        near, far = (e.after, e.before) if found.anchor == "end" else (e.before, e.after)
        step = -e.step - 1 if found.anchor == "end" else e.step
        told[step, _cell(near), _cell(far)] = e.people.people, e.unfinished
    return told


def _cell(place: Place) -> tuple[str, str]:
    return place.kind, place.name if place.kind == "event" else ""


def _named(names: str | None) -> Any:
    return None if names is None else lambda e: e["name"] in names.split(" | ")


PICTURE = """\
PATHS from Visit, within 10 seconds
3 people, repeats folded; shares: of those at the left
────────────────────────────────────────────────────────────────────────────────
step 1                                                     people    share
  Visit                → Search               █████▍            2    66.7% (few)
  Visit                → *no further event*   ██▋               1    33.3% (few)
  Visit                → *still open*                           1        –

step 2                                                     people    share
  Search               → Cart                 ████              1    50.0% (few)
  Search               → Visit                ████              1    50.0% (few)

  * Each person's visit: from the first such start in the period.
  * 1 more person may still go on, as their time was not over when the
    counting ended; they are in no ratio.
  * (few): of fewer than 10, too few to conclude."""
