"""Optional and alternative steps, a window for each step, occurrences, the n-th step and the trend of entries. Worlds
that can be counted on fingers."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyses.funnel_worlds import DAY, funnel, people, shop
from parcours.analyses.funnel import Alternative, FunnelResult, Times
from parcours.model.count import Count
from parcours.model.errors import NotAllowed


def through(result: FunnelResult) -> list[tuple[str, list[int]]]:
    return [(one.step.name, [step.people for step in one.steps]) for one in result.through]


def test_an_optional_step_is_shown_beside(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@1 C@2", "bob": "A@0 C@2", "cid": "A@0 B@1", "dan": "B@1 C@2"})
    result = funnel(of, "A", "B, optional", "C")
    assert [(step.name, step.people, step.of_previous) for step in result.steps] == [("A", 3, 3), ("C", 2, 3)]
    assert through(result) == [("B", [3, 2, 1])]
    [one] = result.through
    assert (one.step.name, one.number, one.conversion) == ("B", 2, Count(1, 3))
    assert result.conversion == Count(2, 3)


def test_several_optional_steps_do_not_wait_for_each_other(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@1 D@4", "bob": "A@0 C@2 D@4", "cid": "A@0 C@1 B@2 D@4"})
    assert through(funnel(of, "A", "B, optional", "C, optional", "D")) == [("B", [3, 2, 2]), ("C", [3, 2, 2])]


def test_the_last_step_can_be_optional(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@1 C@2", "bob": "A@0 B@1"})
    result = funnel(of, "A", "B", "C, optional")
    assert (people(result), result.conversion, through(result)) == ([2, 2], Count(2, 2), [("C", [2, 2, 1])])


def test_an_exclusion_holds_whether_a_step_is_optional_or_not(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@1 X@2 C@3", "bob": "A@0 B@1 C@3"})
    result = funnel(of, "A", "B, optional", "C", exclude=["X"])
    assert (people(result), through(result)) == ([2, 1], [("B", [2, 2, 1])])
    # an event that does the optional step excludes, where that step is not asked for
    result = funnel(of, "A", "B, optional", "C", exclude=["B"])
    assert (people(result), through(result)) == ([2, 0], [("B", [2, 2, 2])])


def test_optional_steps_in_any_order(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "C@0 B@1 A@2", "bob": "C@0 A@2", "cid": "B@0 C@1"})
    result = funnel(of, "A", "B, optional", "C", order="any order")
    assert [(step.name, step.people) for step in result.steps] == [("any 1 of 2", 3), ("all 2", 2)]
    [one] = result.through
    assert (one.step.name, one.step.people, one.conversion) == ("B", 1, Count(1, 3))


def test_unfinished_people_of_a_funnel_through_a_step(tmp_path: Path) -> None:
    """The chain through B began earlier than the one that counts without it."""
    of = shop(tmp_path, {"ann": "A@0 B@1 A@95 C@96"}, as_of=100)
    result = funnel(of, "A", "B, optional", "C")
    assert (people(result), result.unfinished) == ([0, 0], 1)
    [one] = result.through
    assert ([step.people for step in one.steps], one.unfinished) == ([1, 1, 0], 0)


def test_alternatives_are_counted(tmp_path: Path) -> None:
    of = shop(
        tmp_path,
        {
            "ann": "A@0 Card@1",
            "bob": "A@0 Invoice@2 Card@3",
            "cid": "A@0 Card@4{price=5}",
            "dan": "A@0",
            "eve": "A@95 Card@96",
        },
        as_of=100,
    )
    step = funnel(of, "A", "Card, or Invoice").steps[1]
    assert (step.name, step.people) == ("Card or Invoice", 3)
    assert step.alternatives == (Alternative("Card", Count(2, 3)), Alternative("Invoice", Count(1, 3)))
    named = {"name": "Paid", "any": [{"name": "cheap", "filter": "Card where price < 9"}, "Card | Invoice"]}
    step = funnel(of, "A", named).steps[1]
    assert step.name == "Paid"
    assert step.alternatives == (Alternative("cheap", Count(1, 3)), Alternative("Card | Invoice", Count(2, 3)))
    assert people(funnel(of, "A", "Card | Invoice")) == people(funnel(of, "A", named))


def test_of_several_alternatives_at_one_instant_the_first_counts(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 Card@1 Invoice@1"})
    step = funnel(of, "A", "Invoice, or Card").steps[1]
    assert [way.people for way in step.alternatives] == [Count(1, 1), Count(0, 1)]
    step = funnel(of, "A", "Invoice, or Card", ties="arrival").steps[1]
    assert [way.people for way in step.alternatives] == [Count(0, 1), Count(1, 1)]


def test_alternatives_of_the_first_and_of_an_optional_step(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@1 D@4", "bob": "Z@0 C@2 D@4", "cid": "A@0 D@4"})
    result = funnel(of, "Z, or A", "B, or C, optional", "D")
    assert [way.people.people for way in result.steps[0].alternatives] == [1, 2]
    assert [way.people for way in result.through[0].step.alternatives] == [Count(1, 2), Count(1, 2)]
    assert people(result) == [3, 3]


def test_a_window_for_a_step(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@2 C@9", "bob": "A@0 B@3 C@9", "cid": "A@0 B@2 B@8 C@10", "dan": "A@0 A@4 B@6"})
    result = funnel(of, "A", "B, within 2s", "C")
    assert people(result) == [4, 3, 2]
    assert people(funnel(of, "A", "B, within 2s", "C, within 1s")) == [4, 3, 0]
    # cid's first B is too early for C, the second too late for A
    assert people(funnel(of, "A", "B", "C, within 2s")) == [4, 4, 1]
    assert funnel(of, "A", "B", "C, within 2s").steps[1].from_entry == Times(2, 2.5, 4.25)
    exactly = funnel(of, "A", "B, within 2s", order="exact", ties="arrival")
    assert people(exactly) == [4, 3]


def test_a_window_for_a_step_counts_from_the_required_step_before(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@2 C@4", "bob": "A@0 C@3"})
    result = funnel(of, "A", "B, optional", "C, within 3s")
    assert (people(result), through(result)) == ([2, 1], [("B", [2, 1, 1])])


def test_a_window_for_a_step_and_days(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0d B@1d C@3d", "bob": "A@0d B@2d C@3d"})
    assert people(funnel(of, "A", "B, within 1s", "C", within="9d")) == [2, 1, 1]
    assert people(funnel(of, "A", "B", "C, within 1s", within="9d")) == [2, 2, 1]
    both = ("A where p = 1", "A", "A, within 1s")
    several = shop(tmp_path / "several", {"ann": "A@0d{p=1} A@1d{p=1} A@2d"})
    with pytest.raises(NotAllowed, match="satisfy several steps cannot be placed"):
        funnel(several, *both, within="9d")


def test_occurrences_follow_one_another(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@1 A@2 B@3 A@4", "bob": "A@0 A@1 A@2 B@3", "cid": "B@0"})
    result = funnel(of, "A", "B", unit="occurrences")
    assert (people(result), result.unit) == ([4, 3], "occurrences")
    assert people(funnel(of, "A", "B")) == [2, 2]


def test_attempts_that_come_to_nothing_are_occurrences(tmp_path: Path) -> None:
    """However often somebody begins again within a window, it is one attempt; after a window it is another."""
    of = shop(tmp_path, {"ann": "A@0 A@11 A@22 B@23", "bob": "A@0 A@10 A@20 B@21", "cid": "A@0 B@1 A@12 A@23"})
    assert people(funnel(of, "A", "B", unit="occurrences")) == [3 + 1 + 3, 1 + 1 + 1]
    assert people(funnel(of, "A", "B", unit="occurrences", order="exact", ties="arrival")) == [7, 3]


def test_occurrences_of_a_property_held_constant(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0{id=x} A@1{id=y} B@2{id=x} B@3{id=y} A@4{id=x}"})
    assert people(funnel(of, "A", "B", unit="occurrences")) == [2, 1]
    assert people(funnel(of, "A", "B", unit="occurrences", hold="id")) == [3, 2]


def test_unfinished_occurrences(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@1 A@95 B@96"}, as_of=100)
    result = funnel(of, "A", "B", unit="occurrences")
    assert (people(result), result.unfinished) == ([1, 1], 1)


def test_occurrences_and_days(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@1d B@5", "bob": "A@0 B@1"})
    with pytest.raises(NotAllowed, match="where one occurrence ends and the next begins") as told:
        funnel(of, "A", "B", unit="occurrences")
    assert "unit: persons" in told.value.hint


def test_breakdown_by_a_step_between(tmp_path: Path) -> None:
    of = shop(
        tmp_path,
        {
            "ann": "A@0 B@1{via=mail} C@2",
            "bob": "A@0 B@1{via=ad}",
            "cid": "A@0 B@3{via=mail}",
            "dan": "A@0{via=ad}",
            "eve": "A@0 B@1{via=zoo} B@2 C@3",
            "fay": "A@0 B@1",
        },
    )
    result = funnel(of, "A", "B", "C", by="via at step 2")
    assert [(g.value, g.absent, g.people) for g in result.groups] == [
        ("mail", False, (2, 2, 1)),
        ("ad", False, (1, 1, 0)),
        ("zoo", False, (1, 1, 1)),
        (None, False, (1, 1, 0)),
        (None, True, (1, 0, 0)),
    ]
    assert any("at step 2" in note for note in result.notes)
    assert [g.value for g in funnel(of, "A", "C, optional", "B", by="via at step 3", ties="arrival").groups] == [
        "mail", "ad", "zoo", None, None,
    ]  # fmt: skip


def test_a_trend_counts_each_person_once_in_each_day_of_entry(tmp_path: Path) -> None:
    of = shop(
        tmp_path,
        {
            "ann": f"A@0 A@5 B@9 A@{DAY + 1} B@{DAY + 2}",
            "bob": f"A@{DAY - 3} B@{DAY + 4}",  # ends on the next day
            "cid": f"A@{3 * DAY - 5}",
        },
        as_of=3 * DAY - 1,
    )
    result = funnel(of, "A", "B", per="day")
    assert [(one.start, one.people, one.conversion, one.unfinished, one.whole) for one in result.trend] == [
        ("1970-01-01", (2, 2), Count(2, 2), 0, True),
        ("1970-01-02", (1, 1), Count(1, 1), 0, True),
        ("1970-01-03", (0, 0), Count(0, 0), 1, False),
    ]
    assert people(result) == [2, 2]


def test_a_days_entries_are_the_funnel_of_that_day(tmp_path: Path) -> None:
    """Other than the one chain that stands for the person: ann's later attempt came further."""
    of = shop(tmp_path, {"ann": f"A@0 B@2 A@{DAY} B@{DAY + 1} C@{DAY + 3}"}, as_of=9 * DAY)
    result = funnel(of, "A", "B", "C", per="day")
    assert [one.people for one in result.trend] == [(1, 1, 0), (1, 1, 1)]
    for one in result.trend:
        assert people(funnel(of, "A", "B", "C", period=one.start)) == list(one.people)


def test_weeks_months_and_the_edges_of_a_period(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": " ".join(f"A@{day * DAY}" for day in (0, 3, 4, 31, 40))}, as_of=60 * DAY)
    weeks = funnel(of, "A", per="week", period="1970-01-02..1970-01-05").trend
    assert [(one.start, one.people, one.whole) for one in weeks] == [
        ("1969-12-29", (1,), False), ("1970-01-05", (1,), False),
    ]  # fmt: skip
    months = funnel(of, "A", per="month").trend
    assert [(one.start, one.people, one.whole) for one in months] == [
        ("1970-01", (1,), True), ("1970-02", (1,), True),
    ]  # fmt: skip
    assert [one.start for one in funnel(of, "A", per="day", period="1970-01-04..1970-02-01").trend][:2] == [
        "1970-01-04", "1970-01-05",
    ]  # fmt: skip


def test_a_trend_of_days_occurrences_and_sessions(tmp_path: Path) -> None:
    dated = shop(tmp_path, {"ann": "A@1d B@1d A@3d", "bob": f"A@1d B@{DAY + 7}"}, as_of=9 * DAY)
    assert [one.people for one in funnel(dated, "A", "B", per="day", within="1d").trend] == [(2, 2), (0, 0), (1, 0)]
    of = shop(tmp_path / "exact", {"ann": "A@0 B@1 A@2 B@3", "bob": f"A@5 A@{2 * DAY}"}, as_of=9 * DAY)
    assert [one.people for one in funnel(of, "A", "B", per="day", unit="occurrences").trend] == [(3, 2), (0, 0), (1, 0)]
    assert [one.people for one in funnel(of, "A", "B", per="day", unit="sessions").trend] == [(2, 1), (0, 0), (1, 0)]
    assert [one.people for one in funnel(of, "B", "A", per="day", order="any order").trend] == [(2, 1), (0, 0), (1, 0)]


def test_a_trend_of_nobody(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@1"})
    assert funnel(of, "A", "B", per="day", period="1970-01-09").trend == ()
