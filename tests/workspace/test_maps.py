"""Is a map asked for from Python in words, and beside which other?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import parcours
from parcours.model.count import Count
from parcours.model.errors import BadInput, NotAllowed, UnknownName
from parcours.model.journey_map import JourneyMap, TwoMaps
from parcours.workspace import Workspace

JOURNEY = """\
journey: Shop
zone: UTC
currency: EUR
milestone: Order
stages:
  - {name: Looking, enter: View}
  - {name: Owning, enter: Order}
"""
DAY = 86_400 * 1_000_000


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workspace]:
    """Twenty look on the first day and a half of them buy; ten more look a month later; ads cost money on both days."""
    rows = [(f"u{n}", "View", n) for n in range(20)] + [(f"u{n}", "Order", 60 + n) for n in range(10)]
    rows += [(f"v{n}", "View", 40 * 86_400 + n) for n in range(10)]
    times = pa.array([second * 1_000_000 + 365 * DAY for *_, second in rows]).cast(pa.timestamp("us", "UTC"))
    events = pa.table({"at": times, "who": [who for who, *_ in rows], "event": [name for _, name, _ in rows]})
    ads = pa.table({"Day": ["1971-01-01", "1971-02-10"], "Campaign": ["a", "a"], "Cost": [10.0, 5.0],
                    "Currency": ["EUR", "EUR"], "Impressions": [100, 50], "Clicks": [3, 4]})  # fmt: skip
    with parcours.init(tmp_path / "shop", journey=JOURNEY) as workspace:
        workspace.load(events, name="events", map="time=at,user=who,event=event")
        workspace.load(ads, name="ads")
        yield workspace


def one(shop: Workspace, **asked: Any) -> JourneyMap:
    found = parcours.map(shop, least=0, **asked).facts
    assert isinstance(found, JourneyMap)
    return found


def two(shop: Workspace, **asked: Any) -> TwoMaps:
    found = parcours.map(shop, least=0, **asked).facts
    assert isinstance(found, TwoMaps)
    return found


def test_a_map(shop: Workspace) -> None:
    map = one(shop)
    assert [column.ever.count for column in map.columns] == [Count(30, 30), Count(10, 30)]
    assert len(map.rows) == 9
    assert parcours.map(shop.snapshot(), least=0).facts.columns == map.columns


def test_in_words(shop: Workspace) -> None:
    map = one(shop, period="1971-01-01..1971-01-31", among="did Order", rows="Pain points, goals", as_of="1971-01-05")
    assert [row.lane for row in map.rows] == ["goals", "pains"]
    assert (map.view.people, map.view.among, map.view.period.start) == (10, "did Order", "1971-01-01")


def test_figures_of_nobody_are_those_of_the_period_and_day(shop: Workspace) -> None:
    def cost(**asked: Any) -> float | None:
        said = [s for s in one(shop, rows=["measures"], **asked).rows[0].cells[0].statements if s.kind == "reading"]
        return next((s.figures[0].value for s in said if s.about.lower() in ("cost", "spend")), None)

    assert cost() == 15
    assert cost(period="1971-02-01..1971-02-28") == 5
    assert cost(as_of="1971-01-20") == 10
    assert cost(among="did Order") is None


def test_two_periods_two_groups_two_days(shop: Workspace) -> None:
    maps = two(shop, period="1971-02-01..1971-02-28", against="1971-01-01..1971-01-31")
    assert (maps.by, maps.names[0]) == ("period", "1971-01-01..1971-01-31")
    assert two(shop, against_group="did Order").names == ("all others", "did Order")
    assert two(shop, among="did View", against_group="did Order").names == ("did Order", "did View")
    assert two(shop, against_day="1971-01-20").names == ("as of 1971-01-20", "as of 1971-02-10")


def test_small_groups_are_withheld_unless_asked(shop: Workspace) -> None:
    few = parcours.map(shop, as_of="1971-01-01", least=11).facts
    assert isinstance(few, JourneyMap)
    assert few.view.least == 11
    assert few.columns[1].ever.count is None  # ten people
    assert one(shop, as_of="1971-01-01").columns[1].ever.count == Count(10, 20)


def test_what_cannot_be_asked(shop: Workspace) -> None:
    with pytest.raises(NotAllowed, match="two at a time"):
        parcours.map(shop, against_group="did Order", against_day="1971-01-20")
    with pytest.raises(BadInput) as caught:
        parcours.map(shop, against="1971-01-01..1971-01-31")
    assert "--period" in caught.value.hint
    with pytest.raises(UnknownName, match="row"):
        parcours.map(shop, rows="pain")
    with pytest.raises(NotAllowed, match="snapshot"):
        parcours.map(shop.snapshot(), as_of="1971-01-20")


def test_as_a_table_and_as_json(shop: Workspace) -> None:
    found = parcours.map(shop, least=0)
    assert found.csv(bom=True).startswith("\ufeffstage,row,kind")
    assert found.json()["journey"] == "Shop"
