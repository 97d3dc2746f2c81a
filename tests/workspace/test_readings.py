"""Figures added up: by name, month and campaign, in one currency, means weighted by what they are means of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import parcours
from parcours.model.errors import BadInput, UnknownName
from parcours.workspace import Workspace
from parcours.workspace.readings import sums_of

ADS = """\
Day,Campaign,Currency,Cost,Clicks,CTR,Impressions
2025-03-31,Brand,EUR,12.50,10,10%,100
2025-03-31,Shoes,USD,10.00,30,10%,300
2025-04-01,Brand,USD,20.00,5,50%,10
2025-04-02,Brand,CHF,7.00,5,0%,90
"""
JOURNEY = "{zone: Europe/Bucharest, currency: EUR, rates: {USD: {2025-03: 0.9, 2025-04: 0.8}}}"


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "ads.csv").write_text(ADS)
    with parcours.init(tmp_path / "shop", journey=JOURNEY) as workspace:
        workspace.load(tmp_path / "ads.csv")
        yield workspace


def sums(shop: Workspace, each: str = "all", by: tuple[str, ...] = (), **which: str) -> list[tuple]:
    found = sums_of(shop.readings(**which), shop.journey, each=each, by=by)
    return [(one.name, one.start, *one.by, round(one.value, 4) if one.value is not None else None) for one in found]


def test_money_is_added_up_in_the_workspaces_currency(shop: Workspace) -> None:
    assert sums(shop, "month", name="Cost") == [("Cost", "2025-03-01", 21.5), ("Cost", "2025-04-01", 16)]
    [march, april] = sums_of(shop.readings(name="Cost"), shop.journey, each="month")
    assert (march.unit, march.rows, march.left_out) == ("EUR", 2, 0)
    assert (april.unit, april.rows, april.left_out) == ("EUR", 1, 1), "nobody stated a rate of francs"


def test_without_a_currency_each_is_added_up_apart(shop: Workspace) -> None:
    (shop.folder / "journey.yaml").write_text("zone: Europe/Bucharest")
    found = sums_of(shop.readings(name="Cost"), shop.journey)
    assert [(one.unit, one.value) for one in found] == [("CHF", 7), ("EUR", 12.5), ("USD", 30)]


def test_means_are_weighted_by_what_they_are_means_of(shop: Workspace) -> None:
    assert sums(shop, name="CTR") == [("CTR", "", round((10 * 100 + 10 * 300 + 50 * 10 + 0 * 90) / 500, 4))]
    assert sums(shop, name="CTR", by=("Campaign",)) == [("CTR", "", "Brand", 7.5), ("CTR", "", "Shoes", 10)]
    [one] = sums_of(shop.readings(name="CTR"), shop.journey)
    assert (one.mean, one.unit) == (True, "%")


def test_days_are_local_and_weeks_begin_on_monday(shop: Workspace) -> None:
    assert sums(shop, "week", name="Clicks") == [("Clicks", "2025-03-31", 50)]
    assert sums(shop, "day", name="Clicks")[0] == ("Clicks", "2025-03-31", 40)
    assert sums(shop, "year", name="Clicks") == [("Clicks", "2025-01-01", 50)]
    assert sums(shop, name="Clicks", period="2025-04-01..2025-04-01") == [("Clicks", "", 5)]


def test_figures_are_beside_people_and_never_among_them(shop: Workspace, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("ts,user_id,event\n2025-03-01,ann,View\n")
    shop.load(tmp_path / "events.csv")
    snapshot = shop.snapshot()
    assert (snapshot.people, snapshot.events) == (1, 1)
    assert "Campaign" not in snapshot.properties("event")


def test_a_reader_sees_what_is_published(shop: Workspace, tmp_path: Path) -> None:
    with parcours.open(shop.folder) as reader:
        assert reader.role == "reader"
        assert reader.readings().num_rows == 16
        (tmp_path / "more.csv").write_text(ADS.splitlines()[0] + "\n2025-05-01,Brand,EUR,1,1,1%,1\n")
        shop.load(tmp_path / "more.csv")
        reader.refresh()
        assert reader.readings().num_rows == 20


def test_a_load_that_fails_leaves_nothing_and_the_next_one_finishes(
    shop: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "more.csv"
    path.write_text(ADS.replace("12.50", "13.00") + "2025-05-01,Brand,EUR,1,1,1%,1\n")
    before = shop.readings().to_pylist()
    with monkeypatch.context() as patch:
        patch.setattr("parcours.store.segments.Segments.publish", _power_cut)
        with pytest.raises(KeyboardInterrupt):
            shop.load(path)
    assert shop.readings().to_pylist() == before
    report = shop.load(path).reports[0]
    assert (report.verdicts.accepted, report.verdicts.duplicate, report.superseded) == (2, 3, 1)
    assert shop.readings(name="Cost")["value"].to_pylist() == [10, 20, 7, 13, 1], "the corrected one came later"


def _power_cut(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_what_is_asked_for_wrongly_is_refused(shop: Workspace) -> None:
    with pytest.raises(UnknownName, match="no figure “Kost”") as error:
        shop.readings(name="Kost")
    assert "Cost" in error.value.hint
    with pytest.raises(UnknownName, match="no source of figures “bds”"):
        shop.readings(source="bds")
    with pytest.raises(UnknownName, match="no stretch of time “fortnight”"):
        sums_of(shop.readings(), shop.journey, each="fortnight")
    with pytest.raises(UnknownName, match="no dimension “campagne”"):
        sums_of(shop.readings(), shop.journey, by=["campagne"])
    with pytest.raises(BadInput, match="is not a day"):
        shop.readings(period="soon")


def test_no_figures_are_no_sums(tmp_path: Path) -> None:
    with parcours.init(tmp_path / "shop") as shop:
        assert sums_of(shop.readings(), shop.journey, each="month") == []
