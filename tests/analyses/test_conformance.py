"""Conformance: ways to count on fingers, and every alignment tried one by one over random small worlds."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analyses.funnel_worlds import shop
from analyses.ways_worlds import World, ask_world, random_world
from parcours.analyses.conformance import ConformanceQuery, ConformanceResult, IntendedStep, run, who
from parcours.analyses.conformance.steps import step
from parcours.analyses.conformance.text import lines
from parcours.analyses.registry import ask
from parcours.analyses.terminal import columns
from parcours.model.count import Count
from parcours.model.duration import Duration
from parcours.model.errors import BadInput, NotAllowed, UnknownName
from parcours.model.filter_text import read_filter
from parcours.model.filters import Named
from parcours.model.journey_text import read_journey
from parcours.model.period import Period
from parcours.timeline import plan
from parcours.timeline.kernels.aligning import align
from reference import conformance as plain
from reference import paths as ways

PEOPLE = {
    "ann": "View@0 View@1 Cart@2 Pay@4",
    "bob": "View@0 Chat@1 Cart@2 Coupon@3 Pay@4",
    "cat": "View@0 Pay@4",  # left out the cart
    "dan": "View@0 Cart@1 View@2",  # went back, and stopped
    "eve": "Cart@0 View@1 Pay@8",  # the wrong way round
    "fay": "View@0 Cart@1 Pay@9",  # too late
    "gil": "View@95 Cart@96",  # may still go on
    "hal": "Chat@1",  # never began
}
STEPS = ["View", "Cart", "Coupon?", "Pay within 5s"]


@pytest.fixture
def of(tmp_path: Path) -> Any:
    return shop(tmp_path, PEOPLE, as_of=100)


def told(found: ConformanceResult) -> dict[tuple[str, str], int]:
    return {(d.kind, d.event): d.people.people for d in found.departures}


def test_by_hand(of: Any) -> None:
    found = ask(of, "conformance", {"intended": STEPS, "within": "10s"})
    assert (found.keep, found.unfinished) == (Count(2, 6), 1)  # ann and bob; gil
    assert told(found) == {
        ("skipped", "Cart"): 1, ("stopped", "Pay"): 1, ("repeated", "View"): 1, ("out of order", "View"): 1,
        ("too late", "Pay"): 2,
    }  # fmt: skip
    assert [(s.name, s.required, s.people.people) for s in found.steps] == [
        ("View", True, 5), ("Cart", True, 5), ("Coupon", False, 1), ("Pay", True, 5),
    ]  # fmt: skip


def test_detours_may_be_counted(of: Any) -> None:
    found = ask(of, "conformance", {"intended": STEPS, "within": "10s", "detours": "counted"})
    assert found.keep == Count(1, 6)
    assert told(found)["in between", "Chat"] == 1


def test_steps_may_be_done_again(of: Any) -> None:
    found = ask(of, "conformance", {"intended": ["View+", "Cart", "Pay"], "within": "10s"})
    assert ("repeated", "View") not in told(found)
    kept = ask(of, "conformance", {"intended": STEPS, "within": "10s", "fold_repeats": False})
    assert told(kept)["repeated", "View"] == 2  # ann as well, who looked twice


def test_whose_way_begins_where(of: Any) -> None:
    found = ask(of, "conformance", {"intended": ["Cart", "Pay"], "start": "View", "within": "10s"})
    assert found.keep == Count(3, 6)
    assert told(found) == {("skipped", "Cart"): 2, ("stopped", "Pay"): 1}


def test_the_journey_says_what_is_intended(of: Any) -> None:
    text = "journey: J\nstages:\n  - {name: Buy, enter: View, intended: [View+, Cart, Coupon?, Pay within 5 seconds]}\n"
    with_journey = replace(of, journey=read_journey(text))
    found = ask(with_journey, "conformance", {"within": "10s"})
    assert (found.stage, found.keep) == ("Buy", Count(2, 6))
    two = text + "  - {name: Return, enter: Pay, intended: [Pay, View]}\n"
    with_two = replace(of, journey=read_journey(two))
    assert ask(with_two, "conformance", {"stage": "Return", "within": "10s"}).stage == "Return"
    with pytest.raises(BadInput, match="Several stages"):
        ask(with_two, "conformance", {})
    with pytest.raises(UnknownName, match="Retrn"):
        ask(with_two, "conformance", {"stage": "Retrn"})
    with pytest.raises(BadInput, match="which way is intended"):
        ask(of, "conformance", {})


def test_like_a_pattern(of: Any) -> None:
    found = ask(of, "conformance", {"like": "View (Chat | Cart)+ Coupon? Pay", "within": "10s"})
    assert found.keep == Count(3, 6)
    assert told(found) == {
        ("instead", "Pay"): 2,  # cat, and eve from her View on
        ("instead", "View"): 1,
    }


def test_how_steps_are_written() -> None:
    assert step("Order") == IntendedStep("Order", Named(("Order",)))
    assert step("Gift Card?") == IntendedStep("Gift Card", Named(("Gift Card",)), required=False)
    assert step("View +") == IntendedStep("View", Named(("View",)), again=True)
    assert step("View* within 3 days") == IntendedStep("View", Named(("View",)), False, True, Duration(259_200))
    assert step('"Sure?"') == IntendedStep('"Sure?"', Named(("Sure?",)))
    assert step("A | B within 1h").filter == Named(("A", "B"))
    assert step("Order where price > 10?") == IntendedStep(
        "Order where price > 10", read_filter("Order where price > 10"), required=False
    )
    with pytest.raises(BadInput, match="is no step"):
        step(" ")
    with pytest.raises(BadInput, match="not a length of time"):
        step("Order within 3 moons")


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"intended": ["View"]}, "1 step "), ({"intended": ["View"] * 61}, "61 steps"),
        ({"intended": ["View", "Pay?"]}, "where the way ends"), ({"intended": ["View", "Pay+"]}, "done again"),
        ({"intended": ["View", "Pay"], "like": "View"}, "or a pattern"),
        ({"intended": ["View", "Pay"], "stage": "Buy"}, "named by a stage"),
        ({"like": "View", "detours": "counted"}, "what may lie between"), ({"like": "View*"}, "nothing at all"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked(of: Any, query: dict[str, Any], says: str) -> None:
    with pytest.raises(NotAllowed, match=says):
        ask(of, "conformance", query)


def test_no_departure_is_shown() -> None:
    with pytest.raises(BadInput, match="0 departures"):
        ConformanceQuery(top=0)


@pytest.mark.parametrize("seed", range(80))
def test_random_worlds_agree_with_all_alignments(seed: int) -> None:
    dice = random.Random(seed)
    world, steps = random_world(dice, "abcde", longest=9), _steps(dice)
    sessions, days, detours, fold = (dice.random() < share for share in (0.2, 0.5, 0.5, 0.7))
    within = dice.choice([None, 30]) if sessions else dice.choice([10, 30, 10_000])
    period = dice.choice([None, Period("1970-01-01T00:00:05", "1970-01-01T00:00:30")])
    start = dice.choice([None, None, "a", "e"])
    expected = [
        plain.check(
            events, steps, start=(lambda e: e["name"] == start) if start else None, detours=detours, within=within,
            fold=fold, low=5 if period else 0, high=30 if period else 2**32, as_of=world.as_of,
        )
        for events in ways.ways(world.people_in_view, days=days, sessions=sessions)
    ]  # fmt: skip
    over = [found for found in expected if found and not found[0]]
    found = ask_world(
        world, run,
        ConformanceQuery(
            intended=tuple(_intended(n, s) for n, s in enumerate(steps)), start=start and read_filter(start),
            detours="counted" if detours else "allowed", within=None if within is None else Duration(within),
            fold_repeats=fold, top=999, unit="sessions" if sessions else "persons", period=period,
            days="start of day" if days else "left out",
        ),
    )  # fmt: skip
    departed = Counter((kind, str(what)) for _, _, departures in over for kind, what in departures)
    assert told(found) == departed
    assert found.keep == Count(sum(not departures for _, _, departures in over), len(over))
    assert found.unfinished == sum(1 for each in expected if each and each[0])
    done = Counter(s for _, chain, _ in over for _, s in chain)
    assert [s.people.people for s in found.steps] == [done[s] for s in range(len(steps))]


@pytest.mark.parametrize("seed", range(10))
def test_chunks_do_not_matter(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    world = random_world(random.Random(seed))
    for query in (
        ConformanceQuery(intended=(step("a"), step("b?"), step("c")), within=Duration(30), detours="counted"),
        ConformanceQuery(like="a+ b? c", within=Duration(30)),
    ):
        whole = ask_world(world, run, query)
        with monkeypatch.context() as patched:
            patched.setattr(plan, "_fitting", lambda source: 3)
            assert ask_world(world, run, query) == whole


@pytest.mark.parametrize("seed", range(12))
def test_every_part_is_a_group_of_so_many_people(seed: int) -> None:
    world = random_world(random.Random(seed), "abcde")
    for query in (
        ConformanceQuery(intended=(step("a"), step("b?"), step("c within 3s")), within=Duration(30), detours="counted"),
        ConformanceQuery(like="a+ b? c", within=Duration(30)),
    ):
        found = ask_world(world, run, query)
        parts = {f"{d.kind} {d.event}": d.people.people for d in found.departures}
        if query.like:
            parts["stopped"] = parts.pop("stopped a+ b? c", 0)
        parts |= {"keep": found.keep.people, "departed": found.keep.of - found.keep.people}
        for part, people in {**parts, "unfinished": found.unfinished}.items():
            assert ask_world(world, lambda of, q, part=part: who(of, q, part), query).people == people, part
        with pytest.raises(BadInput, match="no part"):
            ask_world(world, lambda of, q: who(of, q, "left"), query)


def test_a_window_longer_than_the_log_is_told(of: Any) -> None:
    for question in ("paths", "variants"):
        found = ask(of, question, {"within": "1 day"})
        assert "Nobody's window of 1 day was over yet: ask with a shorter within." in found.notes
    found = ask(of, "conformance", {"intended": STEPS})
    assert found.keep == Count(0, 0)
    assert "Nobody's window of 30 days was over yet: ask with a shorter within." in found.notes


def test_nobody() -> None:
    for query in (ConformanceQuery(intended=(step("a"), step("b"))), ConformanceQuery(like="a b")):
        found = ask_world(World([], names="ab"), run, query)
        assert found.keep == Count(0, 0)
        assert "No persons began" in lines(found)


def test_the_picture(of: Any) -> None:
    found = ask(of, "conformance", {"intended": STEPS, "within": "10s"})
    assert lines(replace(found, receipt=None)) == PICTURE


def test_pictures_of_every_kind_fit(tmp_path: Path) -> None:
    long = "Some_very_long_name_of_an_event_that_nobody_would_ever_write"
    of = shop(tmp_path, {"ann": f"{long}@0 買い物かごに商品を入れました、そして@1 B@2 {long}@3"}, as_of=10**8)
    for query in (
        {"intended": [long, "B"], "detours": "counted"}, {"like": f"{long} B"}, {"like": f"B {long} B"},
        {"intended": [long, "B"], "unit": "sessions"},
    ):  # fmt: skip
        assert max(map(columns, lines(ask(of, "conformance", query)).splitlines())) <= 80


def test_the_kernel_has_one_signature() -> None:
    assert len(align.signatures) == 1  # type: ignore[attr-defined]


def _steps(dice: random.Random) -> list[plain.Step]:
    found = [
        plain.Step(
            frozenset(dice.sample("abcd", dice.choice([1, 1, 1, 2]))), dice.random() < 0.7, dice.random() < 0.2,
            dice.choice([None, None, 3, 10]),
        )
        for _ in range(dice.randint(1, 4))
    ]  # fmt: skip
    return [*found, plain.Step(frozenset(dice.choice("abcd")), True, False, dice.choice([None, 8]))]


def _intended(number: int, told: plain.Step) -> IntendedStep:
    within = None if told.within is None else Duration(told.within)
    return IntendedStep(str(number), Named(tuple(sorted(told.names))), told.required, told.again, within)


PICTURE = """\
WHO KEEPS TO the intended way
2 of 6 people keep to it (33.3%), within 10 seconds, detours allowed
────────────────────────────────────────────────────────────────────────────────
Steps done in their place                                     people      share
  View                                     ██████████              5      83.3%
  Cart                                     ██████████              5      83.3%
  Coupon (optional)                        ██                      1      16.7%
  Pay                                      ██████████              5      83.3%

Departures                                                    people      share
  Pay too late                             ████                    2      33.3%
  View out of order                        ██                      1      16.7%
  View once more                           ██                      1      16.7%
  left out Cart                            ██                      1      16.7%
  stopped before Pay                       ██                      1      16.7%

  * A person may depart in several ways.
  * 1 more person may still go on, as their time was not over when the
    counting ended; they are in no ratio.
  * Of fewer than 10: too few to conclude."""
