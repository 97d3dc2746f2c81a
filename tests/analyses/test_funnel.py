"""How many go from step to step? Worlds that can be counted on fingers."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyses.funnel_worlds import DAY, funnel, people, rows, shop, snapshot
from parcours.analyses.funnel import Times
from parcours.model.count import Count
from parcours.model.errors import NotAllowed, TooMuch, UnknownName


def test_steps_in_order(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@2 C@9", "bob": "A@0 B@4", "cid": "B@1 A@2", "dan": "C@5"})
    result = funnel(of, "A", "B", "C")
    assert [(s.name, s.people, s.of_entered, s.of_previous) for s in result.steps] == [
        ("A", 3, 3, 3), ("B", 2, 3, 3), ("C", 1, 3, 2),
    ]  # fmt: skip
    assert result.conversion == Count(1, 3)
    assert result.steps[1].from_previous == Times(2.5, 3, 3.5)
    assert result.steps[2].from_entry == Times(9, 9, 9)
    assert result.steps[2].from_previous == Times(7, 7, 7)
    assert result.to_convert == Times(9, 9, 9)
    assert [(c.seconds, c.people) for c in result.curve] == [(9, Count(1, 3))]
    assert result.receipt is not None
    assert result.receipt.question == "funnel"


def test_the_window_is_inclusive_and_counts_whole_seconds(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@10", "bob": "A@0 B@11", "cid": "A@0 B@10.9", "dan": "A@1.9 B@11"})
    assert people(funnel(of, "A", "B", within="10s")) == [4, 3]


def test_later_entries_count_where_the_first_came_to_nothing(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 A@50 B@55 A@60"})
    result = funnel(of, "A", "B")
    assert (people(result), result.to_convert.p50) == ([1, 1], 5)


def test_the_one_chain_is_complete_first_and_then_starts_last(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 A@3 B@4 A@5 B@5"})
    assert funnel(of, "A", "B").to_convert.p50 == 1


def test_steps_are_filters(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@1{price=5}", "bob": "A@0 B@1{price=15}", "cid": "A@0 D@1"})
    assert people(funnel(of, "A", "B where price > 10")) == [3, 1]
    assert people(funnel(of, "A", "B | D")) == [3, 3]
    assert people(funnel(of, "any event", "any event")) == [3, 3]
    named = funnel(of, {"name": "Start", "filter": "A"}, {"kind": "named", "names": ["B"]})
    assert [s.name for s in named.steps] == ["Start", "B"]


def test_any_order(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "C@0 A@3 B@9", "bob": "B@0 A@1", "cid": "A@0 A@1"})
    result = funnel(of, "A", "B", "C", order="any order")
    assert [(s.name, s.people) for s in result.steps] == [("any 1 of 3", 3), ("any 2 of 3", 2), ("all 3", 1)]
    assert result.steps[1].from_entry == Times(1.5, 2, 2.5)


def test_exact_lets_nothing_between(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@1", "bob": "A@0 X@1 B@2", "cid": "A@0 A@1 B@2"})
    assert people(funnel(of, "A", "B", order="exact", ties="arrival")) == [3, 2]
    seen = funnel(of, "A", "B", order="exact", ties="arrival", where="A | B")
    assert people(seen) == [3, 3]


def test_ties(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "B@5 A@5", "bob": "A@5 B@5", "cid": "B@5.2 A@5.7"})
    assert people(funnel(of, "A", "B")) == [3, 2]
    assert people(funnel(of, "A", "B", ties="arrival")) == [3, 1]


def test_exclusions_end_the_attempt_not_the_person(tmp_path: Path) -> None:
    of = shop(
        tmp_path,
        {"ann": "A@0 X@1 B@2", "bob": "A@0 X@1 A@2 B@3", "cid": "A@0 B@1 X@2 C@3", "dan": "A@0 X@1 B@1 C@2"},
    )
    assert people(funnel(of, "A", "B", "C", exclude=["X"])) == [4, 3, 1]
    assert people(funnel(of, "A", "B", "C", exclude=["X after step 1 before step 2"])) == [4, 3, 2]
    assert people(funnel(of, "A", "B", "C", exclude=[{"filter": "X", "after": 2}])) == [4, 4, 1]


def test_a_step_excludes_only_where_said(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@1 A@2 C@3"})
    assert people(funnel(of, "A", "B", "C", exclude=["A"])) == [1, 1, 1]
    assert people(funnel(of, "A", "B", "C", exclude=[{"filter": "A", "also_steps": True}])) == [1, 1, 0]


def test_a_property_held_constant(tmp_path: Path) -> None:
    of = shop(
        tmp_path,
        {
            "ann": "A@0{id=x} B@1{id=y} B@2{id=x}",
            "bob": "A@0{id=x} B@1{id=y}",
            "cid": "A@0{id=x+y} B@1{id=y+z}",  # products[] of a basket
            "dan": "A@0 B@1",
        },
    )
    result = funnel(of, "A", "B", hold="id")
    assert (people(result), result.to_convert) == ([3, 2], Times(1.25, 1.5, 1.75))


def test_sessions(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@60 A@7200", "bob": "A@0 B@7200"})
    result = funnel(of, "A", "B", unit="sessions", within="1d", period="..1970-01-02")
    assert [(s.name, s.people) for s in result.steps] == [("A", 3), ("B", 1)]
    assert result.unit == "sessions"


def test_the_period_bounds_the_first_step(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": f"A@{DAY - 5} B@{DAY + 5}", "bob": f"A@{DAY + 1} B@{2 * DAY + 2}"})
    assert people(funnel(of, "A", "B", within="1d", period="1970-01-01")) == [1, 1]
    assert people(funnel(of, "A", "B", within="2d", period="1970-01-02")) == [1, 1]
    assert people(funnel(of, "A", "B", within="1h", period="1970-01-02")) == [1, 0]


def test_those_who_entered_too_late_are_in_no_ratio(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@5", "bob": "A@90 B@91", "cid": "A@91 B@92", "dan": "A@91"}, as_of=100)
    result = funnel(of, "A", "B")
    assert (people(result), result.unfinished, [s.unfinished for s in result.steps]) == ([2, 2], 2, [2, 1])
    assert result.conversion == Count(2, 2)
    assert any("2 more persons entered less than 10 seconds" in note for note in result.notes)


def test_breakdown_by_the_first_step(tmp_path: Path) -> None:
    of = shop(
        tmp_path,
        {
            "ann": "A@0{via=mail} B@1",
            "bob": "A@0{via=mail}",
            "cid": "A@0 B@1{via=ad}",
            "dan": "A@0{via=7} B@2",
        },
    )
    groups = funnel(of, "A", "B", by="via").groups
    assert [(g.value, g.people, g.conversion, g.median_seconds) for g in groups] == [
        ("mail", (2, 1), Count(1, 2), 1),
        (7.0, (1, 1), Count(1, 1), 2),
        (None, (1, 1), Count(1, 1), 1),
    ]


def test_breakdown_by_the_last_step_that_was_reached(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0{via=a} B@1{via=b}", "bob": "A@0{via=a}", "cid": "A@0{via=b} B@1{via=b}"})
    groups = funnel(of, "A", "B", by="via at last").groups
    assert [(g.value, g.people) for g in groups] == [("b", (2, 2)), ("a", (1, 0))]


def test_breakdown_takes_the_least_value_of_an_instant_unless_arrival_decides(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0{via=b} X@0{via=0} A@0{via=a} B@1"})
    assert [g.value for g in funnel(of, "A", "B", by="via").groups] == ["a"]
    assert [g.value for g in funnel(of, "A", "B", by="via", ties="arrival").groups] == ["a"]  # it starts last
    of = shop(tmp_path / "2", {"ann": "A@0{via=a} A@0{via=b} B@1"})
    assert [g.value for g in funnel(of, "A", "B", by="via", ties="arrival").groups] == ["b"]


def test_breakdown_by_a_trait_as_it_was_then(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0{person.plan=free} B@1{person.plan=gold}"})
    assert [g.value for g in funnel(of, "A", "B", by="person.plan").groups] == ["free"]
    assert [g.value for g in funnel(of, "A", "B", by="person.plan at last").groups] == ["gold"]


def test_breakdown_gathers_the_rest(tmp_path: Path) -> None:
    of = shop(tmp_path, {f"p{k}": f"A@0{{via=v{k // 2:02}}} B@1" for k in range(50)})
    groups = funnel(of, "A", "B", by="via").groups
    assert (len(groups), groups[0].value, groups[-1].value, groups[-1].other) == (21, "v00", None, True)
    assert groups[-1].people == (10, 10)


def test_days_are_placed_where_they_help(tmp_path: Path) -> None:
    of = shop(
        tmp_path,
        {
            "ann": f"A@1d B@{DAY + 100}",
            "bob": f"A@{DAY + 100} B@1d",
            "cid": f"A@1d B@{2 * DAY + 3600}",
            "dan": f"A@1d B@{2 * DAY + 3601}",
            "eve": "A@1d B@1d",
        },
    )
    result = funnel(of, "A", "B", within="3601s")
    assert people(result) == [5, 4]
    assert result.to_convert.p75 == pytest.approx(0.25 * 3601)  # 0, 0, 0 and 3,601 seconds
    assert any("5 persons had events of which only the day is known" in note for note in result.notes)


def test_a_local_day_has_its_own_bounds(tmp_path: Path) -> None:
    day = {
        "name": "A",
        "user": "ann",
        "origin": "real",
        "time": 5 * 3600,
        "day": True,
    }  # midnight in New York
    after = rows("ann", f"B@{29 * 3600 + 1}")
    of = snapshot(tmp_path, [day, *after], zone="America/New_York")
    assert people(funnel(of, "A", "B", within="2s")) == [1, 1]
    assert people(funnel(of, "A", "B", within="1s")) == [1, 0]


def test_days_and_breakdown(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": f"A@1d{{via=b}} A@{DAY + 50}{{via=c}} B@{DAY + 60}"})
    assert [g.value for g in funnel(of, "A", "B", by="via").groups] == ["b"]  # placed at 60, and started last
    assert [g.value for g in funnel(of, "A", "B", by="via at last").groups] == [None]


def test_days_have_no_place_in_arrival(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@1d B@5", "bob": "A@0 B@1d", "cid": "A@0 B@1"})
    for order in ("in order", "exact"):
        with pytest.raises(NotAllowed, match="2 persons have events of which only the day is known") as told:
            funnel(of, "A", "B", order=order, ties="arrival")
        assert "ties: any order" in told.value.hint


def test_the_same_step_twice_on_days(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": " ".join(f"A@{k}d" for k in range(30)), "bob": "A@3d"}, as_of=10**7)
    assert people(funnel(of, "A", "A", within="9d")) == [2, 1]
    assert people(funnel(of, "any event", "A", order="any order", within="9d")) == [2, 1]


def test_too_many_ways_to_place_events_of_one_day(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": " ".join(["A@1d"] * 20)})
    with pytest.raises(TooMuch, match="so many events of one day"):
        funnel(of, *["A"] * 40, within="9d")


def test_nobody(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@1"})
    result = funnel(of, "B", "A")
    assert (people(result), result.to_convert, result.curve) == ([1, 0], Times(None, None, None), ())
    result = funnel(of, "A", "B", period="1970-01-03")
    assert (people(result), result.conversion.share) == ([0, 0], None)


def test_unknown_names_are_told(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "Order@0 B@1{via=a}"})
    for more in ({"by": "vai"}, {"hold": "vai"}):
        with pytest.raises(UnknownName) as told:
            funnel(of, "Order", "B", **more)
        assert "via" in told.value.hint
    with pytest.raises(UnknownName, match="Ordr"):
        funnel(of, "Ordr", "B")
