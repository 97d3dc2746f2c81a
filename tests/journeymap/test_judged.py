"""Do pain points and moments stand where they happen, the telling ones first, and those of most people in the strip?"""

from __future__ import annotations

from pathlib import Path

from journeymap.worlds import SHOP, cell, crowd, shop
from parcours.journeymap import journey_map
from parcours.journeymap.words import sentence
from parcours.model.count import Count
from parcours.model.policy import Policy

OPEN = Policy(0)


def test_pains_stand_where_they_happen(tmp_path: Path) -> None:
    """Twenty look three times in a row and leave; twenty others go on and buy; twelve are refused when they pay."""
    looks = "View@0 View@10 View@20"
    people = crowd({
        "again": (20, looks), "calm": (20, "View@0 Add@10 Pay@20 Order@30"),
        "stuck": (12, "View@0 Add@10 Payment_Failed@20"),
    })  # fmt: skip
    map = journey_map(shop(tmp_path, people, as_of=10**7), policy=OPEN)
    looking = {s.about: s for s in cell(map, "pains", "Looking").statements}
    again = looking["View again and again"]
    assert again.figures[0].count == Count(20, 52)
    assert (again.detail["verdict"], again.detail["sign"], again.part) == (
        "hurts", "repeats", "repeats: View again and again",
    )  # fmt: skip
    assert looking["lost after Looking"].figures[0].count == Count(20, 52)
    deciding = {s.about: s.figures[0].count for s in cell(map, "pains", "Deciding").statements}
    assert deciding["lost after Deciding"] == Count(12, 32)
    assert deciding["lost after Add"] == Count(12, 32)  # of the intended way: Pay does not follow
    assert deciding["Payment_Failed after Add"] == Count(12, 32)
    assert not {s.about for s in cell(map, "pains", "Owning").statements}
    hurts = [s for s in map.whole if s.kind == "pain"]
    assert [s.detail["stage"] for s in hurts] == sorted({s.detail["stage"] for s in hurts}, reverse=True) != []
    for one in hurts:
        there = cell(map, "pains", one.detail["stage"]).statements[0]
        assert (one.about, one.figures, one.receipt) == (there.about, there.figures, there.receipt)
    assert next(s.kind for s in map.whole) == "milestone"


def test_where_all_miss_the_goal_nothing_is_compared(tmp_path: Path) -> None:
    """Nobody buys after the goal came first: looking again and again tells nothing of buying."""
    people = crowd({"again": (20, "Order@0 View@10 View@20 View@30"), "calm": (20, "Order@0 View@10 Add@20")})
    journey = SHOP.replace("enter: View", "enter: View | Order").replace(
        "{name: Owning, enter: Order}", "{name: Owning, enter: Own}"
    )
    map = journey_map(shop(tmp_path, people, journey, as_of=10**8), policy=OPEN)
    again = next(s for s in cell(map, "pains", "Looking").statements if s.about == "View again and again")
    assert (again.detail["verdict"], [f.name for f in again.figures]) == ("all missed", ["people", "times"])
    assert "All missed Order, with it or without" in sentence(again)


def test_lost_before_the_goal_is_not_compared_with_the_goal(tmp_path: Path) -> None:
    """All who are lost before buying do not buy: nothing is said of that."""
    people = crowd({"calm": (20, "View@0 Add@10 Order@30"), "lost": (20, "View@0 Add@10")})
    map = journey_map(shop(tmp_path, people, as_of=10**7), policy=OPEN)
    lost = next(s for s in cell(map, "pains", "Deciding").statements if s.about == "lost after Deciding")
    assert [f.name for f in lost.figures] == ["people", "times"]


def test_moments_found_stand_before_those_refused(tmp_path: Path) -> None:
    """Who adds buys; who looks at the page of the loyal had bought before; a banner changes nothing."""
    people = crowd({
        "buys": (60, "View@0 Banner@5 Add@10 Order@30"), "also": (60, "View@0 Add@10 Order@30"),
        "seen": (60, "View@0 Banner@5"), "not": (60, "View@0"),
    })  # fmt: skip
    map = journey_map(shop(tmp_path, people, as_of=10**8), policy=OPEN)
    found = cell(map, "moments", "Deciding")
    assert [(s.kind, s.detail["found"]) for s in found.statements] == [("moment", "yes")]
    assert all(s.kind != "moment" or s.detail["found"] == "yes" for s in cell(map, "moments", "Looking").statements)
    assert not [s for s in map.whole if s.kind == "moment"], "Add leads into a stage: that buying follows it is no news"
