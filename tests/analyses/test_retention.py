"""Retention in worlds to count on fingers, what cannot be asked, and the picture."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from analyses.funnel_worlds import DAY, shop
from analyses.returns_worlds import lives
from parcours.analyses.registry import ask
from parcours.analyses.retention import Cell, RetentionResult
from parcours.analyses.retention.text import lines
from parcours.analyses.terminal import columns
from parcours.model.count import Count
from parcours.model.errors import BadInput, NotAllowed, UnknownName
from parcours.timeline.kernels import returns, unit_masks
from parcours.timeline.snapshot import Snapshot

HOUR = 3600
# 1970-01-01 was a Thursday
PEOPLE = {
    "ann": f"A@0 A@{DAY} B@{DAY + 5} A@{3 * DAY}",
    "bob": f"A@{HOUR} B@{2 * HOUR} B@{2 * DAY}",
    "eve": f"B@10 A@{2 * DAY} A@{2 * DAY + HOUR}",
}


def days(of: Snapshot, **query: Any) -> RetentionResult:
    return ask(of, "retention", {"start": "A", "per": "day", "units": 3, **query})


def back(cells: tuple[Cell, ...]) -> list[tuple[int, int]]:
    return [(cell.people.people, cell.people.of) for cell in cells]


def test_three_people_by_hand(tmp_path: Path) -> None:
    found = days(shop(tmp_path, PEOPLE, as_of=4 * DAY - 1))  # four days are over
    assert found.people == Count(3, 3)
    assert [(c.start, c.entries, back(c.cells)) for c in found.cohorts] == [
        ("1970-01-01", 2, [(0, 2), (1, 2), (0, 2), (1, 2)]),
        ("1970-01-03", 1, [(1, 1), (0, 1), (0, 0), (0, 0)]),
    ]
    assert back(found.total) == [(1, 3), (1, 3), (0, 2), (1, 2)]


def test_a_day_that_is_not_over_counts_for_nobody(tmp_path: Path) -> None:
    found = days(shop(tmp_path, PEOPLE, as_of=4 * DAY - 2))
    assert found.cohorts[0].cells[3] == Cell(Count(0, 0), Count(1, 2))  # ann came back, but the day is not over
    assert found.total[3] == Cell(Count(0, 0), Count(1, 3))


def test_rolling_days_begin_with_the_person(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": f"A@{23 * HOUR} B@{DAY + HOUR}", "bob": f"A@{HOUR} B@{DAY + 2 * HOUR}"}, as_of=2 * DAY)
    calendar, rolling = (days(of, returns="B", units=1, windows=w) for w in ("calendar", "rolling"))
    assert back(calendar.total) == [(0, 2), (2, 2)]
    assert back(rolling.total) == [(1, 2), (0, 0)]  # ann after 2 hours; of bob the second day is not over
    assert rolling.total[1] == Cell(Count(0, 0), Count(1, 2))


def test_rolling_days_are_over_for_some(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0", "bob": f"A@{HOUR}"}, as_of=2 * DAY + 5)
    assert back(days(of, windows="rolling").total) == [(0, 2), (0, 1), (0, 0), (0, 0)]
    assert "*" in lines(days(shop(tmp_path / "b", {f"p{n}": f"A@{n * HOUR}" for n in range(24)}, as_of=DAY + 12 * HOUR),
                             windows="rolling"))  # fmt: skip


def test_the_first_start_ever_decides_and_not_the_first_in_the_period(tmp_path: Path) -> None:
    of = shop(tmp_path, PEOPLE, as_of=9 * DAY)
    later = days(of, period="1970-01-02..1970-01-09")
    assert [(c.start, c.entries) for c in later.cohorts] == [("1970-01-03", 1)]  # eve: ann and bob are not new
    again = days(of, period="1970-01-02..1970-01-09", entries="recurring")
    assert [(c.start, c.entries) for c in again.cohorts] == [("1970-01-02", 1), ("1970-01-03", 1), ("1970-01-04", 1)]
    assert again.people == Count(2, 3)


def test_back_on_or_after(tmp_path: Path) -> None:
    of = shop(tmp_path, PEOPLE, as_of=9 * DAY)
    assert back(days(of, mode="on or after").total) == [(2, 3), (1, 3), (1, 3), (1, 3)]
    assert back(days(of, mode="on or after", returns="B").total) == [(2, 3), (2, 3), (1, 3), (0, 3)]


def test_brackets(tmp_path: Path) -> None:
    of = shop(tmp_path, PEOPLE, as_of=9 * DAY)
    found = days(of, brackets=["0", "1-2", "3+"])
    assert found.columns == ("0", "1-2", "3+")
    assert back(found.total) == [(1, 3), (1, 3), (1, 3)]
    assert [str(b) for b in days(of, brackets=[1, "2 - 4"]).columns] == ["1", "2-4"]


def test_a_return_is_another_event_than_the_start(tmp_path: Path) -> None:
    for number, (events, came_back) in enumerate(
        [("A@5", 0), ("A@5 A@5", 1), ("A@5 B@5", 1), ("B@5 A@5", 1), ("B@4 A@5", 0), ("B@0d A@5", 1), ("A@5 B@0d", 1)]
    ):
        of = shop(tmp_path / str(number), {"ann": events, "zed": "B@9"}, as_of=DAY)
        assert days(of, returns="A | B", units=1).total[0].people == Count(came_back, 1), events


def test_days_of_23_and_25_hours(tmp_path: Path) -> None:
    zone = "Europe/Berlin"

    def at(text: str) -> float:
        return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp()

    told = [("ann", "2026-03-28T23:30"), ("ann", "2026-03-29T23:30"), ("ann", "2026-03-30T00:30")]
    told += [("bob", "2026-10-24T12:00"), ("bob", "2026-10-25T23:30"), ("bob", "2026-10-26T00:30")]
    rows = [{"name": "A", "user": who, "origin": "real", "time": at(when)} for who, when in told]
    found = days(lives(tmp_path, rows, zone).snapshot)
    assert [back(c.cells)[:3] for c in found.cohorts] == [[(0, 1), (1, 1), (1, 1)], [(0, 1), (1, 1), (0, 0)]]


def test_by_the_value_at_the_start(tmp_path: Path) -> None:
    people = {
        "ann": f"A@0{{via=ads}} A@{DAY}{{via=mail}}",
        "bob": "A@1{via=mail}",
        "eve": "A@3",
        "joe": "A@4 A@4{via=x}",
    }
    found = days(shop(tmp_path, people, as_of=2 * DAY), by="via", units=1, top=3)
    assert [(g.value, g.other, g.entries, back(g.cells)) for g in found.groups] == [
        ("ads", False, 1, [(0, 1), (1, 1)]),
        ("mail", False, 1, [(0, 1), (0, 1)]),
        ("x", False, 1, [(1, 1), (0, 1)]),
        (None, True, 1, [(0, 1), (0, 1)]),
    ]


def test_events_known_by_day_have_no_length_of_time(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@5 B@1d B@90000"}, as_of=4 * DAY)
    assert back(days(of, returns="B", units=1).total) == [(0, 1), (1, 1)]
    rolling = days(of, returns="B", windows="rolling", units=1)
    assert back(rolling.total) == [(0, 1), (1, 1)]
    assert "1 event left out" in " ".join(rolling.notes)


def test_among(tmp_path: Path) -> None:
    of = shop(tmp_path, PEOPLE, as_of=9 * DAY)
    found = days(of, among="did A at least 3")
    assert found.people == Count(1, 1)
    assert back(found.total) == [(0, 1), (1, 1), (0, 1), (1, 1)]


def test_any_part_can_be_a_segment(tmp_path: Path) -> None:
    of = shop(tmp_path, PEOPLE, as_of=4 * DAY - 1)
    query = {"start": "A", "per": "day", "units": 3}
    for part, people in [
        ("started", 3),
        ("back 0", 1),
        ("not back 0", 2),
        ("back 1", 1),
        ("not back 2", 2),
        ("back 3", 1),
    ]:
        rule = {"answer": {"question": "retention", "query": query, "part": part}}
        assert ask(of, "retention", {"among": rule, "start": "any event"}).people.of == people, part
    with pytest.raises(BadInput, match="no part"):
        days(of, among={"answer": {"question": "retention", "query": query, "part": "back 9"}})


def test_nobody(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@5{price=1}"}, as_of=DAY)
    found = days(of, where="A where price > 3")
    assert (found.people, found.cohorts) == (Count(0, 1), ())
    assert "Nobody started." in lines(found)
    assert days(shop(tmp_path / "none", {}), start="any event").people == Count(0, 0)


def test_what_cannot_be_asked(tmp_path: Path) -> None:
    of = shop(tmp_path, PEOPLE, as_of=9 * DAY)
    for query, error in [
        ({"units": 0}, BadInput),
        ({"units": 64}, BadInput),
        ({"top": 0}, BadInput),
        ({"brackets": ["x"]}, BadInput),
        ({"brackets": ["2", "1"]}, BadInput),
        ({"brackets": ["3-1"]}, BadInput),
        ({"brackets": ["0+", "4"]}, BadInput),
        ({"brackets": ["0-9999"]}, BadInput),
        ({"brackets": list(range(65))}, NotAllowed),
        ({"brackets": ["1"], "mode": "on or after"}, NotAllowed),
        ({"by": "vio"}, UnknownName),
        ({"start": "C"}, UnknownName),
    ]:
        with pytest.raises(error) as told:
            days(of, **query)
        assert told.value.hint


def test_both_ways_of_counting_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(7)
    people = {f"p{n}": " ".join(f"{random.choice(['A', 'B', 'C'])}@{random.integers(0, 50 * DAY)}" for _ in range(9))
              for n in range(40)}  # fmt: skip
    of = shop(tmp_path, people, as_of=50 * DAY)
    queries = [{}, {"returns": "B"}, {"entries": "recurring", "mode": "on or after"}, {"brackets": ["1-9", "20+"]}]
    short = [days(of, **query).cohorts for query in queries]
    monkeypatch.setattr(unit_masks, "MOST_UNITS", 0)
    assert [days(of, **query).cohorts for query in queries] == short


def test_the_kernels_have_one_signature(tmp_path: Path) -> None:
    of = shop(tmp_path, PEOPLE, as_of=9 * DAY)
    for query in ({}, {"windows": "rolling"}, {"where": "A"}, {"entries": "recurring", "period": "1970-01-02.."}):
        days(of, **query)
    for kernel in (returns._walk, returns._add, unit_masks._masks, unit_masks._fold):
        assert len(kernel.signatures) <= 1  # type: ignore[attr-defined]


def test_the_picture(tmp_path: Path) -> None:
    found = days(shop(tmp_path, PEOPLE, as_of=4 * DAY - 1))
    assert lines(found).startswith(PICTURE)
    many = {f"p{n}": f"A@{n * DAY} A@{2 * n * DAY}" for n in range(1, 45)}
    text = lines(days(shop(tmp_path / "many", many, as_of=90 * DAY), units=40))
    assert max(columns(line) for line in text.splitlines()) <= 80
    assert "… 14 more days" in text
    assert "All: 0 0%, 1 " in text


PICTURE = """\
Who comes back: after the first A, again
3 of 3 people started.

                          % back in day …
day of start      people    0     1     2     3
all                    3 33.3° 33.3°  0.0° 50.0°
1970-01-01             2  0.0° 50.0°  0.0° 50.0°
1970-01-03             1  100°  0.0°    ·     ·

· not over yet for anybody
° of fewer than 10: too few to conclude
"""
