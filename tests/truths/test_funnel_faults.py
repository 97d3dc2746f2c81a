"""Faults that engines of this field shipped, each pinned where it cannot come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyses.funnel_worlds import funnel, people, shop
from parcours.model.errors import NotAllowed


def test_repeated_steps_with_nothing_between(tmp_path: Path) -> None:
    """Strict modes that keep one start for all levels lose A A B in A A A B."""
    of = shop(tmp_path, {"ann": "A@0 A@1 A@2 B@3", "bob": "A@0 A@1 B@2", "cid": "A@0 B@1", "dan": "A@0 A@1 X@2 B@3"})
    assert people(funnel(of, "A", "A", "B", order="exact", ties="arrival")) == [4, 3, 2]


def test_repeated_steps_in_order(tmp_path: Path) -> None:
    """The same filter twice needs two events."""
    of = shop(tmp_path, {"ann": "A@0 B@1", "bob": "A@0 A@1 B@2", "cid": "A@0 A@0 B@0"})
    assert people(funnel(of, "A", "A", "B")) == [3, 2, 2]
    assert people(funnel(of, "A", "A", "B", order="any order")) == [3, 3, 2]


@pytest.mark.parametrize("n", [33, 40, 64])
@pytest.mark.parametrize("order", ["in order", "any order", "exact"])
def test_step_33_and_beyond(tmp_path: Path, n: int, order: str) -> None:
    """32-bit masks count nobody after step 32, without a word."""
    whole = " ".join(f"S{k}@{k}" for k in range(n))
    short = " ".join(f"S{k}@{k}" for k in range(n - 1))
    of = shop(tmp_path, {"ann": whole, "bob": short})
    ties = {"ties": "arrival"} if order == "exact" else {}
    result = funnel(of, *(f"S{k}" for k in range(n)), within="64s", order=order, **ties)
    assert people(result) == [2] * (n - 1) + [1]
    assert result.to_convert.p50 == n - 1


def test_more_than_64_steps_are_refused(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0"})
    with pytest.raises(NotAllowed, match="65 steps"):
        funnel(of, *["A"] * 65)


def test_the_order_of_arrival_within_a_second_changes_nothing(tmp_path: Path) -> None:
    """Sorting by time alone leaves ties to chance."""
    of = shop(tmp_path, {"ann": "C@5 B@5 A@5", "bob": "A@5 B@5 C@5", "cid": "B@5 A@5 C@6", "dan": "B@4 A@5 C@5"})
    assert people(funnel(of, "A", "B", "C")) == [4, 3, 3]


def test_one_event_serves_one_step(tmp_path: Path) -> None:
    """An event that satisfies two steps must not do both."""
    of = shop(tmp_path, {"ann": "A@0{price=5}", "bob": "A@0{price=5} A@0{price=5}", "cid": "A@0 A@3{price=5}"})
    for order in ("in order", "any order"):
        assert people(funnel(of, "A", "A where price = 5", order=order)) == [3, 2]


def test_one_event_of_a_day_serves_one_step(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@1d", "bob": "A@1d A@1d", "cid": "A@1d A@2d"})
    for order in ("in order", "any order"):
        assert people(funnel(of, "A", "A", order=order, within="3d")) == [3, 2]


def test_matching_is_needed_not_greed(tmp_path: Path) -> None:
    """Of two events at one instant the one that can do both steps must be left for the other's step."""
    of = shop(tmp_path, {"ann": "A@0{price=5} A@0", "bob": "A@0 A@0{price=5}"})
    assert people(funnel(of, "A where price = 5", "A")) == [2, 2]
    assert people(funnel(of, "A", "A where price = 5")) == [2, 2]


def test_unfinished_windows_are_left_out_converted_or_not(tmp_path: Path) -> None:
    """Leaving out only those who have not converted yet flatters."""
    of = shop(tmp_path, {"ann": "A@0 B@1", "bob": "A@0", "cid": "A@95 B@96", "dan": "A@95"}, as_of=100)
    result = funnel(of, "A", "B", within="10s")
    assert (people(result), result.unfinished, result.conversion.share) == ([2, 1], 2, 0.5)
    edge = shop(tmp_path / "edge", {"ann": "A@90 B@91", "bob": "A@91 B@92"}, as_of=100)
    assert (people(funnel(edge, "A", "B", within="10s")), funnel(edge, "A", "B").unfinished) == ([1, 1], 1)


def test_a_first_attempt_that_runs_out_does_not_hide_a_second(tmp_path: Path) -> None:
    """Counting only from the first entry misses people; so does restarting the chain at every entry."""
    of = shop(tmp_path, {"late": "A@0 B@1 A@20 B@25 C@29", "mixed": "A@0 A@6 B@7 C@12", "early": "A@0 B@3 A@8 C@9"})
    assert people(funnel(of, "A", "B", "C", within="10s")) == [3, 3, 3]


def test_an_exclusion_ends_the_attempt_not_the_person(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 X@1 A@2 B@3", "bob": "A@0 X@0 B@1", "cid": "A@0 X@1 B@1", "dan": "A@0 X@1 B@2"})
    assert people(funnel(of, "A", "B", exclude=["X"])) == [4, 3]  # at one instant nothing is between


def test_an_optional_step_never_changes_later_counts(tmp_path: Path) -> None:
    """Doing B first would bind people to an attempt that runs out: A0 B1 A5 C9 D14 ends at D within 10 without it."""
    of = shop(tmp_path, {"ann": "A@0 B@1 A@5 C@9 D@14"})
    result = funnel(of, "A", "B, optional", "C", "D", within="10s")
    assert people(result) == [1, 1, 1]
    assert [step.name for step in result.steps] == ["A", "C", "D"]
    [through] = result.through
    assert [(step.name, step.people) for step in through.steps] == [("A", 1), ("B", 1), ("C", 1), ("D", 0)]


def test_an_attempt_that_fails_does_not_swallow_the_one_that_succeeds(tmp_path: Path) -> None:
    """Counting in totals from the first entry on loses people whose second entry would do."""
    of = shop(tmp_path, {"ann": "A@0 A@8 B@12"})
    for unit in ("persons", "occurrences"):
        assert people(funnel(of, "A", "B", unit=unit, within="10s")) == [1, 1]


def test_a_step_may_be_done_again_within_its_own_window(tmp_path: Path) -> None:
    """Taking the first event for each step loses those who did it once more in time."""
    of = shop(tmp_path, {"ann": "A@0 B@1 B@8 C@9"})
    result = funnel(of, "A", "B", "C, within 2s", within="10s")
    assert (people(result), result.steps[1].from_entry.p50) == ([1, 1, 1], 8)
