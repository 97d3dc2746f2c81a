"""Do two maps tell what differs, and nothing where nothing does? Periods and groups whose shares are known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analyses.funnel_worlds import DAY
from journeymap.worlds import crowd, shop
from parcours.journeymap import from_json, journey_map, to_json, two_days, two_groups, two_maps, two_periods
from parcours.journeymap.words import change
from parcours.model.count import Count
from parcours.model.journey_map import Difference, Figure, JourneyMap, TwoMaps
from parcours.model.period import Period
from parcours.model.policy import Policy
from parcours.model.segment_text import read_segment
from parcours.timeline.snapshot import Snapshot

JANUARY, FEBRUARY = Period("1970-01-01", "1970-01-31"), Period("1970-02-01", "1970-02-28")
OPEN: dict[str, Any] = {"policy": Policy(0)}
LATER = 40 * DAY


@pytest.fixture
def of(tmp_path: Path) -> Snapshot:
    """In January 60 of 80 who look decide, in February 20 of 80 more (20 of January still look); the same half of
    either are from Lyon."""
    people = {}
    for n in range(160):
        at, adds = (0, n % 4 != 3) if n < 80 else (LATER, n % 4 == 0)
        city = "Lyon" if n % 8 < 4 else "Lille"
        people[f"u{n}"] = f"View@{at}{{person.city={city}}}" + (f" Add@{at + 5}{{person.city={city}}}" if adds else "")
    return shop(tmp_path, people, as_of=100 * DAY)


def one(maps: TwoMaps, **wanted: str | None) -> Difference:
    """The difference of which these are the words."""
    (found,) = [d for d in maps.differences if all(getattr(d, name) == value for name, value in wanted.items())]
    return found


def test_two_periods(of: Snapshot) -> None:
    maps = two_periods(of, JANUARY, FEBRUARY, **OPEN)
    assert (maps.by, maps.names) == ("period", ("1970-01-01..1970-01-31", "1970-02-01..1970-02-28"))
    moved = one(maps, lane="measures", kind="moved on", about="Deciding")
    assert moved.before is not None
    assert moved.after is not None
    assert (moved.before.count, moved.after.count) == (Count(60, 80), Count(20, 100))
    assert moved.clear
    assert moved.difference == pytest.approx(-0.55)
    assert moved.low is not None
    assert moved.high is not None
    assert moved.low < -0.55 < moved.high < 0
    assert maps.differences[0].clear
    assert "The periods are not equally long" in maps.notes[-1]


def test_what_is_clear_comes_first(of: Snapshot) -> None:
    maps = two_periods(of, JANUARY, FEBRUARY, **OPEN)
    clear = [d.clear for d in maps.differences]
    assert clear == sorted(clear, reverse=True)


def test_two_groups_alike_have_no_clear_difference(of: Snapshot) -> None:
    maps = two_groups(of, read_segment("person.city = Lille"), read_segment("person.city = Lyon"), **OPEN)
    assert not [d for d in maps.differences if d.clear]
    assert len(maps.differences) > 5
    assert not [note for note in maps.notes if "both groups" in note]


def test_a_group_and_all_others(of: Snapshot) -> None:
    maps = two_groups(of, None, read_segment("did Add"), **OPEN)
    assert maps.names == ("all others", "did Add")
    assert (maps.before.view.people, maps.after.view.people) == (80, 80)
    assert one(maps, lane=None, kind="stage", stage="Deciding", figure="ever").clear


def test_groups_that_overlap_say_so(of: Snapshot) -> None:
    maps = two_groups(of, read_segment("did View"), read_segment("did Add"), **OPEN)
    assert [note for note in maps.notes if note.startswith("80 people are in both groups")]


def test_two_days(of: Snapshot, tmp_path: Path) -> None:
    earlier = replace(of, id=replace(of.id, as_of=20 * DAY))
    maps = two_days(earlier, of, **OPEN)
    assert maps.names == ("as of 1970-01-21", "as of 1970-04-11")
    ever = one(maps, lane=None, kind="stage", stage="Deciding", figure="ever")
    assert ever.before is not None
    assert ever.after is not None
    assert (ever.before.count, ever.after.count) == (Count(60, 80), Count(80, 160))
    assert maps.before.view.as_of == 20 * DAY


def test_equal_maps_have_no_clear_differences(of: Snapshot) -> None:
    map = journey_map(of, **OPEN)
    maps = two_maps(map, map, "day", ("then", "now"))
    assert not [d for d in maps.differences if d.clear or d.difference not in (None, 0)]


def test_what_one_map_left_out_is_not_said_to_be_gone(of: Snapshot) -> None:
    """Of a cell that holds more than is shown nothing is told that only the other shows."""
    wide, narrow = journey_map(of, **OPEN), journey_map(of, most=1, **OPEN)
    maps = two_maps(wide, narrow, "day", ("then", "now"))
    left_out = {(row.lane, cell.stage) for row in narrow.rows for cell in row.cells if cell.more}
    gone = [d for d in maps.differences if d.after is None and d.lane is not None]
    assert not [d for d in gone if (d.lane, d.stage) in left_out]


def test_what_only_one_side_has(tmp_path: Path) -> None:
    """Those who buy alone pay; the others' cell holds all that they do, so that it is said."""
    people = crowd({"buys": (12, "View@0 Add@10 Pay@20 Order@30"), "looks": (12, "View@0 Add@10")})
    maps = two_groups(shop(tmp_path, people), None, read_segment("did Order"), **OPEN)
    paid = one(maps, lane="actions", stage="Deciding", about="Pay")
    assert (paid.before, paid.difference, paid.clear) == (None, None, False)
    assert paid.after is not None
    assert paid.after.count == Count(12, 12)
    assert {d.figure for d in maps.differences if d.before is None and d.kind == "did"} == {"people"}


def test_both_sides_show_the_same_statements(of: Snapshot) -> None:
    maps = two_periods(of, JANUARY, FEBRUARY, most=1, **OPEN)
    for before, after in zip(maps.before.rows, maps.after.rows, strict=True):
        for one_side, other in zip(before.cells, after.cells, strict=True):
            assert len(one_side.statements) <= 12
            assert one_side.stage == other.stage


def test_two_maps_as_json_and_back(of: Snapshot) -> None:
    maps = two_periods(of, JANUARY, FEBRUARY, **OPEN)
    assert from_json(to_json(maps)) == maps
    assert isinstance(from_json(to_json(maps.before)), JourneyMap)


def share(people: int, of: int) -> Figure:
    return Figure("people", people / of, "people", Count(people, of))


def difference(before: Figure | None, after: Figure | None, *told: float | None, clear: bool = True) -> Difference:
    return Difference("actions", "Deciding", "did", "Checkout", "people", before, after, *told, clear=clear)


def test_differences_in_words() -> None:
    fell = difference(share(1204, 1974), share(1050, 2019), -0.09, -0.12, -0.06)
    assert change(fell) == (
        "Deciding: Checkout fell from 61% (1,204 of 1,974) to 52% (1,050 of 2,019): 9.0 points less, interval 6.0 to "
        "12.0."
    )
    rose = difference(share(10, 100), share(30, 100), 0.2, 0.09, 0.3)
    assert change(rose).endswith(
        "rose from 10% (10 of 100) to 30% (30 of 100): 20.0 points more, interval 9.0 to 30.0."
    )
    unclear = difference(share(10, 100), share(11, 100), 0.01, -0.08, 0.1, clear=False)
    assert change(unclear) == "Deciding: Checkout went from 10% (10 of 100) to 11% (11 of 100): no clear difference."
    new = difference(None, share(10, 100), None, None, None, clear=False)
    assert change(new) == "Deciding: Checkout: only on the second, 10% (10 of 100)."
    few, more = share(10, 100), share(30, 100)
    heads = {
        ("", "nowhere", "", "people"): "People in no stage now",
        ("Looking", "stage", "", "ever"): "People ever in Looking",
        ("Looking", "stage", "", "now"): "People now in Looking",
        ("none", "in", "Looking", "people"): "People who came into Looking",
        ("Looking", "back", "Owning", "people"): "People who moved from Looking to Owning",
        ("Looking", "away", "none", "people"): "People who left Looking for no stage",
    }
    for (stage, kind, about, name), words in heads.items():
        told = Difference(None, stage, kind, about, name, few, more, 0.2, 0.09, 0.3, clear=True)
        assert change(told).startswith(f"{words} rose from 10% (10 of 100) to 30% (30 of 100): 20.0 points more")
    want = Difference("goals", "Deciding", "goal", "Sure", "reached", few, more, 0.2, 0.09, 0.3, clear=True)
    assert change(want).startswith("Deciding: reached “Sure” rose from 10%")
    plain = Difference(
        "measures", "Owning", "stay", "Owning", "median", Figure("median", 86_400.0, "seconds"),
        Figure("median", 172_800.0, "seconds"), 86_400.0, None, None, clear=False,
    )  # fmt: skip
    assert change(plain) == "Owning: stay, median went from 1.0 days to 2.0 days; how sure that is cannot be told."
