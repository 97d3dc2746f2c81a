"""Any answer between periods or groups: by hand, and which figures answers hold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from analyses.funnel_worlds import DAY, shop
from analyses.no_effect_worlds import world
from parcours.analyses.compare import CompareResult
from parcours.analyses.compare.figures import Estimated, figures
from parcours.analyses.compare.query import Asked
from parcours.analyses.compare.text import lines
from parcours.analyses.registry import ask, read_query
from parcours.analyses.terminal import columns
from parcours.model.count import Count
from parcours.model.errors import BadInput, NotAllowed, UnknownName
from parcours.stats.intervals import Interval
from parcours.timeline.snapshot import Snapshot

FUNNEL = {"steps": ["A", "B"], "within": "10s"}
JANUARY, FEBRUARY = "1970-01-01..1970-01-31", "1970-02-01..1970-02-28"


def compare(of: Snapshot, question: Any = "", **more: Any) -> CompareResult:
    return ask(of, "compare", {"question": question or ["funnel", FUNNEL], **more})


@pytest.fixture
def of(tmp_path: Path) -> Snapshot:
    """In January 30 of 40 go on, in February 10 of 40; those from Lyon do in both."""
    told = {}
    for n in range(80):
        at, goes = (0, n % 4 != 3) if n < 40 else (40 * DAY, n % 4 == 0)
        city = "Lyon" if goes else "Lille"
        told[f"u{n}"] = f"A@{at}{{person.city={city}}}" + (f" B@{at + 5}" if goes else "")
    return shop(tmp_path, told, as_of=100 * DAY)


def test_two_periods(of: Snapshot) -> None:
    answer = compare(of, periods=f"{JANUARY},{FEBRUARY}")
    (share,) = answer.shares
    assert (share.first, share.second, share.found) == (Count(30, 40), Count(10, 40), True)
    assert share.key == ("steps", "B", "of entered")
    assert set(share.also) == {("steps", "B", "of previous"), ("conversion",)}
    assert share.difference.estimate == pytest.approx(0.5)
    assert answer.tried == 1
    assert (answer.first, answer.second) == (JANUARY, FEBRUARY)
    assert [receipt.query["period"]["start"] for receipt in answer.receipts] == ["1970-01-01", "1970-02-01"]
    assert compare(of, periods=[JANUARY, FEBRUARY]).shares == answer.shares


def test_two_groups(of: Snapshot) -> None:
    answer = compare(of, among="person.city = Lyon")
    assert answer.shares[0].first == Count(40, 40)
    assert answer.shares[0].second == Count(0, 40)
    assert answer.second == "the others"
    both = compare(of, among="did A", versus="did B")
    assert (both.first, both.second) == ("did A", "did B")
    assert any("40 people are in both groups" in note for note in both.notes)


def test_a_group_within_the_asked_group(of: Snapshot) -> None:
    question = ["funnel", FUNNEL | {"among": "did B"}]
    answer = compare(of, question, among="did A during 1970-01-01..1970-01-31")
    assert answer.receipts[0].query["among"].startswith("did B and ")
    assert answer.shares == ()  # on both sides all go on


def test_groups_too_small_to_conclude_are_not_compared(tmp_path: Path) -> None:
    people = {f"u{n}": "A@0{k=x} B@1" if n < 9 else "A@0{k=y}" for n in range(40)}
    of = shop(tmp_path, people, as_of=100)
    answer = compare(of, ["funnel", FUNNEL], among="did A where k = x")
    assert (answer.shares, answer.too_few, answer.tried) == ((), 5, 0)


def test_each_answer_is_that_of_the_question_alone(of: Snapshot) -> None:
    answer = compare(of, periods=f"{JANUARY},{FEBRUARY}")
    alone = ask(of, "funnel", FUNNEL | {"period": JANUARY})
    assert answer.receipts[0].answer == alone.receipt.answer


@pytest.mark.parametrize("question", [["stages"], ["transitions"], ["funnel", FUNNEL | {"by": "person.city"}]])
def test_several_questions(of: Snapshot, question: Any) -> None:
    if question == ["stages"]:
        with pytest.raises(BadInput, match="no stages"):
            compare(of, question, periods=f"{JANUARY},{FEBRUARY}")
    else:
        answer = compare(of, question, periods=f"{JANUARY},{FEBRUARY}")
        assert answer.shares
        assert max(columns(line) for line in lines(answer).splitlines()) <= 80


def test_how_it_is_asked() -> None:
    as_typed = read_query("compare", {"question": ["funnel", FUNNEL], "periods": ["a,b"]})
    assert as_typed.question == Asked("funnel", FUNNEL)
    assert [p.start for p in as_typed.periods] == ["a", "b"]
    assert read_query("compare", {"question": "stages", "among": "did A"}).question == Asked("stages", {})


def test_what_is_asked_wrongly(of: Snapshot) -> None:
    with pytest.raises(NotAllowed, match="Either two periods"):
        compare(of)
    with pytest.raises(NotAllowed, match="Either two periods"):
        compare(of, periods=f"{JANUARY},{FEBRUARY}", among="did A")
    with pytest.raises(BadInput, match="1 periods"):
        compare(of, periods=JANUARY)
    with pytest.raises(BadInput, match="Only one group"):
        compare(of, versus="did A")
    with pytest.raises(UnknownName, match="funel"):
        compare(of, ["funel"], among="did A")
    with pytest.raises(BadInput, match="a question and its query"):
        compare(of, ["funnel", "A", "B"], among="did A")
    with pytest.raises(UnknownName, match="stepz"):
        compare(of, ["funnel", {"stepz": []}], among="did A")
    with pytest.raises(NotAllowed, match="cannot be compared"):
        compare(of, ["compare", {"question": "stages", "among": "did A"}], among="did A")
    with pytest.raises(BadInput, match="0 differences"):
        compare(of, among="did A", top=0)


def test_sessions_are_warned_of(of: Snapshot) -> None:
    answer = compare(of, ["funnel", FUNNEL | {"unit": "sessions"}], periods=f"{JANUARY},{FEBRUARY}")
    assert any("too narrow" in note for note in answer.notes)


@dataclass(frozen=True)
class Mean:
    name: str
    mean: float
    interval: Interval | None


@dataclass(frozen=True)
class Point:
    seconds: float
    people: Count


@dataclass(frozen=True)
class Cohort:
    start: str
    cells: tuple[Count, ...]


@dataclass(frozen=True)
class Whole:
    columns: tuple[str, ...]
    means: tuple[Mean, ...]
    curve: tuple[Point, ...]
    cohorts: tuple[Cohort, ...]
    counts: tuple[int, ...]
    unit: str = "persons"
    notes: tuple[str, ...] = ("7",)


def test_which_figures_an_answer_holds() -> None:
    answer = Whole(
        columns=("day 0", "day 1"),
        means=(Mean("price", 3.0, Interval(2.0, 4.0)), Mean("price", 5.0, None)),
        curve=(Point(1.0, Count(1, 2)), Point(2.0, Count(2, 2)), Point(3.0, Count(2, 2))),
        cohorts=(Cohort("2026-03", (Count(1, 2), Count(0, 2))),),
        counts=(4, 5),
    )
    assert figures(answer) == {
        ("means", "price", "mean"): Estimated(3.0, Interval(2.0, 4.0)),
        ("means", "price", "(2)", "mean"): 5.0,
        ("cohorts", "2026-03", "cells", "day 0"): Count(1, 2),
        ("cohorts", "2026-03", "cells", "day 1"): Count(0, 2),
        ("counts", "day 0"): 4,
        ("counts", "day 1"): 5,
    }


@dataclass(frozen=True)
class Figure:
    value: float
    interval: Interval | None
    top: float
    share: Count | None = None


@dataclass(frozen=True)
class Row:
    value: str | float | None
    other: bool
    figures: tuple[Figure, ...]


def test_a_group_is_called_by_its_value_and_a_figure_is_not() -> None:
    sure = Interval(1.0, 3.0)
    rows = (Row(7.0, False, (Figure(2.0, sure, 9.0),)), Row(None, True, (Figure(0.5, None, 9.0, Count(1, 2)),)))
    assert figures(Rows(rows)) == {
        ("rows", "7.0", "figures", "value"): Estimated(2.0, sure),
        ("rows", "7.0", "figures", "top"): 9.0,
        ("rows", "–", "other", "figures", "value"): 0.5,
        ("rows", "–", "other", "figures", "top"): 9.0,
        ("rows", "–", "other", "figures", "share"): Count(1, 2),  # which stands in where there is no interval
    }


@dataclass(frozen=True)
class Rows:
    rows: tuple[Row, ...]


def test_estimates_with_intervals_are_compared() -> None:
    from parcours.analyses.compare.compute import _compared
    from parcours.analyses.compare.query import CompareQuery

    one = {("mean",): Estimated(5.0, Interval(4.0, 6.0))}
    other = {("mean",): Estimated(1.0, Interval(0.0, 2.0))}
    query = CompareQuery(Asked("measures"), among=read_query("compare", {"question": "x", "among": "did A"}).among)
    _, (found,), tried = _compared([("mean",)], one, other, query)
    assert (found.difference.estimate, found.found, tried) == (4.0, True, 1)


def test_the_picture_fits(tmp_path: Path) -> None:
    of = world(tmp_path, 3)
    question = ["funnel", {"steps": ["View", "Add", "Order"], "within": "14 days", "by": "channel"}]
    text = lines(compare(of, question, periods="1970-01-01..1970-01-20,1970-01-21..1970-02-10"))
    assert "Plain numbers (no interval)" in text
    assert max(columns(line) for line in text.splitlines()) <= 80
