"""Variants: a shop to count on fingers, plain Python over random small worlds, and ways that must not be mixed up."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analyses.funnel_worlds import shop
from analyses.ways_worlds import World, ask_world, random_world
from parcours.analyses.registry import ask
from parcours.analyses.terminal import columns
from parcours.analyses.variants import Variant, VariantsQuery, VariantsResult, run, who
from parcours.analyses.variants.text import lines, told
from parcours.model.count import Count
from parcours.model.duration import Duration
from parcours.model.errors import BadInput, NotAllowed, UnknownName
from parcours.model.filter_text import read_filter
from parcours.model.period import Period
from parcours.timeline import plan
from reference import paths as ways
from reference import variants as plain

PEOPLE = {
    "ann": "Visit@0 Visit@1 Search@2 Order@6",
    "bob": "Visit@0 Search@5 Search@7 Order@8 Visit@9",
    "cat": "Mail@0 Visit@1 Search@2 Visit@3",
    "dan": "Order@1",
    "eve": "Visit@95",  # may still go on
}


@pytest.fixture
def of(tmp_path: Path) -> Any:
    return shop(tmp_path, PEOPLE, as_of=100)


def test_from_start_to_end(of: Any) -> None:
    found = ask(of, "variants", {"start": "Visit", "end": "Order", "goal": "Order", "within": "10s"})
    assert found.variants == (
        Variant(("Visit", "Search", "Order"), Count(2, 3), 6.5, 7.0, 7.5, Count(2, 2)),
        Variant(("Visit", "Search", "Visit"), Count(1, 3), 2.0, 2.0, 2.0, Count(0, 1)),
    )
    assert (found.people, found.unfinished, found.ways_in_all) == (Count(3, 3), 1, 2)
    assert (found.other, found.reached) == (Count(0, 3), Count(2, 3))


def test_all_that_was_done(of: Any) -> None:
    found = ask(of, "variants", {"within": "10s", "fold_repeats": False, "top": 2})
    # of equally many people the shorter way first
    assert [v.way for v in found.variants] in (
        [("Order",), ("Visit", "Visit", "Search", "Order")], [("Order",), ("Mail", "Visit", "Search", "Visit")],
    )  # fmt: skip
    assert (found.ways_in_all, found.other, found.reached) == (4, Count(2, 4), None)


def test_the_goal_is_the_milestone_unless_told(of: Any) -> None:
    from parcours.model.journey_text import read_journey

    with_journey = replace(of, journey=read_journey("journey: Shop\nmilestone: Search"))
    assert ask(with_journey, "variants", {"within": "10s"}).goal == "Search"
    assert ask(with_journey, "variants", {"within": "10s", "goal": "Order"}).reached == Count(3, 4)


def test_the_goal_may_lie_after_the_end(of: Any) -> None:
    found = ask(of, "variants", {"start": "Visit", "end": "Search", "goal": "Order", "within": "10s"})
    assert found.variants[0].reached == Count(2, 3)


def test_like_a_pattern(of: Any) -> None:
    found = ask(of, "variants", {"within": "10s", "like": "Mail? Visit+ Search+ .* Visit"})
    assert [v.way for v in found.variants] == [
        ("Mail", "Visit", "Search", "Visit"), ("Visit", "Search", "Order", "Visit"),
    ]  # fmt: skip
    assert found.people == Count(2, 4)
    with pytest.raises(UnknownName):
        ask(of, "variants", {"like": "Vist+"})
    with pytest.raises(BadInput, match="0 ways"):
        VariantsQuery(top=0)


def test_a_pattern_shares_the_bits_of_marks(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": " ".join(f"n{i}@{i}" for i in range(64))}, as_of=10**6)
    pattern = " ".join(f"n{i}" for i in range(64))
    assert ask(of, "variants", {"within": "1h", "like": pattern}).people == Count(1, 1)
    with pytest.raises(NotAllowed, match="too many different events"):
        ask(of, "variants", {"within": "1h", "like": pattern, "start": "n0"})


def test_ways_are_told_apart_by_order_and_number(tmp_path: Path) -> None:
    people = {"a": "A@0 B@1", "b": "B@0 A@1", "c": "A@0 B@1 A@2 B@3", "d": "A@0", "e": "B@0", "f": "A@5 B@9"}
    found = ask(shop(tmp_path, people, as_of=100), "variants", {"within": "10s"})
    assert {v.way: v.people.people for v in found.variants} == {
        ("A", "B"): 2, ("B", "A"): 1, ("A", "B", "A", "B"): 1, ("A",): 1, ("B",): 1,
    }  # fmt: skip


def test_the_order_of_arrival_changes_nothing(tmp_path: Path) -> None:
    """Codes of names do, so the choice among ways of equally many people must not hang on them."""
    people = {f"u{i}": f"{a}@{0} {b}@1" for i, (a, b) in enumerate(zip("ABCDEFGH", "HGFEDCBA", strict=True))}
    found = [
        ask(shop(tmp_path / str(n), told, as_of=100), "variants", {"within": "10s", "top": 3}).variants
        for n, told in enumerate((people, dict(reversed(people.items()))))
    ]
    assert found[0] == found[1]


ANCHORS = [(None, None, None), ("a", None, "b"), (None, "b", "b"), ("a", "b", "c"), ("a", "a", "a | d")]


@pytest.mark.parametrize("seed", range(50))
def test_random_worlds_equal_plain_python(seed: int) -> None:
    dice = random.Random(seed)
    world, (start, end, goal) = random_world(dice, longest=6), dice.choice(ANCHORS)
    sessions, days, filtered, by_page = (dice.random() < share for share in (0.3, 0.5, 0.3, 0.3))
    within = dice.choice([None, 5, 30]) if sessions else dice.choice([5, 30, 10_000])
    period = dice.choice([None, Period("1970-01-01T00:00:05", "1970-01-01T00:00:30")])
    fold, like = dice.random() < 0.6, dice.choice([None, "a .*", "(a | b)+ .*"])
    matches = (lambda way: re.fullmatch(like.replace(" ", ""), "".join(way))) if like else (lambda way: True)
    expected = plain.variants(
        ways.ways(world.people_in_view, days=days, sessions=sessions,
                  visible=(lambda e: e["properties"]["good"]) if filtered else (lambda e: True)),
        start=_named(start), end=_named(end), goal=_named(goal), within=within, fold=fold,
        low=5 if period else 0, high=30 if period else 2**32, as_of=world.as_of,
        place=(lambda e: e["properties"]["page"]) if by_page and not like else (lambda e: e["name"]),
        like=lambda way: bool(matches(way)),
    )  # fmt: skip
    found = ask_world(
        world, run,
        VariantsQuery(
            start=start and read_filter(start), end=end and read_filter(end), goal=goal and read_filter(goal),
            like=like, top=999, within=None if within is None else Duration(within), fold_repeats=fold, period=period,
            by="page" if by_page and not like else None, unit="sessions" if sessions else "persons",
            where=read_filter("any event where good = yes") if filtered else None,
            days="start of day" if days else "left out",
        ),
    )  # fmt: skip
    mine = {v.way: (v.people.people, v.p25, v.p50, v.p75, v.reached.people if v.reached else 0) for v in found.variants}
    assert mine == expected["ways"]
    assert (found.people.people, found.people.of) == expected["people"]
    assert found.unfinished == expected["unfinished"]


@pytest.mark.parametrize("seed", range(10))
def test_chunks_do_not_matter(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    world = random_world(random.Random(seed))
    query = VariantsQuery(within=Duration(30), top=4)
    whole: VariantsResult = ask_world(world, run, query)
    monkeypatch.setattr(plan, "_fitting", lambda source: 3)
    assert ask_world(world, run, query) == whole


@pytest.mark.parametrize("seed", range(8))
def test_every_part_is_a_group_of_so_many_people(seed: int) -> None:
    world = random_world(random.Random(seed), longest=5)
    query = VariantsQuery(start=read_filter("a | b"), goal=read_filter("c"), within=Duration(30))
    found = ask_world(world, run, query)
    parts = {"way " + " -> ".join(v.way): v.people.people for v in found.variants}
    parts |= {"counted": found.people.people, "unfinished": found.unfinished, "reached the goal": found.reached.people}
    for part, people in {**parts, "way x -> a": 0}.items():
        assert ask_world(world, lambda of, q, part=part: who(of, q, part), query).people == people, part
    with pytest.raises(BadInput, match="no part"):
        ask_world(world, lambda of, q: who(of, q, "others"), query)


def test_nobody() -> None:
    found = ask_world(World([], names="a"), run, VariantsQuery())
    assert found.people == Count(0, 0)
    assert "No persons went such a way." in lines(found)


def test_the_picture(of: Any) -> None:
    found = ask(of, "variants", {"start": "Visit", "goal": "Order", "within": "10s"})
    assert lines(replace(found, receipt=None)) == PICTURE


def test_long_ways_are_cut_in_the_middle(tmp_path: Path) -> None:
    assert told(tuple("abcdefghijkl")).count("→") == 11
    assert told(tuple("abcdefghijklmnop")) == "a → b → c → d → e → f → g → … 4 more … → l → m → n → o → p"
    people = {"ann": " ".join(f"Some_very_long_name_of_an_event_{i}@{i}" for i in range(30)), "bob": "買い物かご@0"}
    of = shop(tmp_path, people, as_of=10**7)
    for query in ({}, {"like": "買い物かご | .+"}, {"unit": "sessions"}):
        assert max(map(columns, lines(ask(of, "variants", query)).splitlines())) <= 80


def _named(names: str | None) -> Any:
    return None if names is None else lambda e: e["name"] in names.split(" | ")


PICTURE = """\
COMMONEST WAYS from Visit, within 10 seconds
3 people, 3 ways, repeats folded
2 (66.7%) got to Order
────────────────────────────────────────────────────────────────────────────────
                                      people    share  half within      to goal
   1 ████████▋                             1    33.3%          6 s   (few) 100%
     Visit → Search → Order
   2 ████████▋                             1    33.3%          2 s     (few) 0%
     Visit → Search → Visit
   3 ████████▋                             1    33.3%          9 s   (few) 100%
     Visit → Search → Order → Visit

  * 1 more person may still go on, as their time was not over when the
    counting ended; they are in no ratio.
  * (few): of fewer than 10, too few to conclude."""
