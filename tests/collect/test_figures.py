"""Figures of nobody: an export of ads and one of search, loaded, loaded again, and corrected."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest

from collect.small_shop import NOW, Shop, csv, outcome
from parcours.collect.formats import from_table, open_file
from parcours.collect.mapping_text import from_text, to_text
from parcours.collect.pipeline import load
from parcours.collect.report import LoadReport
from parcours.model.errors import BadInput
from parcours.store.readings import Readings

ADS = "Day,Campaign,Customer ID,Currency code,Cost,Impr.,Clicks,Avg. CPC"
BRAND = "2025-03-01,Brand,123-456,EUR,12.50,340,12,1.04"
SHOES = "2025-03-01,Shoes,123-456,EUR,10.00,100,1,10.00"
LATER = "2025-03-02,Brand,123-456,EUR,13.50,350,13,1.04"


class Figures(Shop):
    """A workspace's readings, loaded as the command line does it."""

    def __init__(self, folder: Path, zone: str = "UTC") -> None:
        super().__init__(folder, zone)
        self.readings = Readings(folder / "log", writable=True)

    def bring(self, path: Path | pa.Table, columns: str = "") -> LoadReport:
        reader = from_table(path, "ads") if isinstance(path, pa.Table) else open_file(path)
        mapping = from_text(to_text(self.propose(reader, columns, "ads").mapping))
        self.loads += 1
        return load(
            self.readings.make(), [reader], mapping, zone=ZoneInfo(self.zone), now=NOW, load_id=f"load-{self.loads}"
        )

    def told(self, *columns: str) -> list[tuple]:
        table = self.readings.table()
        return list(zip(*(table[column].to_pylist() for column in columns), strict=True))


@pytest.fixture
def shop(tmp_path: Path) -> Figures:
    return Figures(tmp_path)


def test_an_export_of_ads_is_known_by_its_columns(shop: Figures) -> None:
    shop.bring(shop.file(csv(ADS, BRAND, SHOES)))
    assert shop.told("name", "value", "unit", "Campaign") == [
        ("Cost", 12.5, "EUR", "Brand"),
        ("Impr.", 340, None, "Brand"),
        ("Clicks", 12, None, "Brand"),
        ("Avg. CPC", 1.04, "EUR", "Brand"),
        ("Cost", 10, "EUR", "Shoes"),
        ("Impr.", 100, None, "Shoes"),
        ("Clicks", 1, None, "Shoes"),
        ("Avg. CPC", 10, "EUR", "Shoes"),
    ]
    assert shop.told("name", "mean", "weight")[3] == ("Avg. CPC", True, 12)
    assert shop.count() == 0, "no row of theirs is an event"


def test_an_export_of_search_has_shares_and_means(shop: Figures) -> None:
    shop.bring(shop.file(csv("Date,Clicks,Impressions,CTR,Position", "2025-03-01,12,340,3.53%,8.2")))
    assert shop.told("name", "value", "unit", "mean", "weight") == [
        ("Clicks", 12, None, False, None),
        ("Impressions", 340, None, False, None),
        ("CTR", 3.53, "%", True, 340),
        ("Position", 8.2, None, True, 340),
    ]


def test_one_column_may_name_the_figures(shop: Figures) -> None:
    rows = [f"2025-03-0{day},{metric},{day},ads" for day in range(1, 8) for metric in ("installs", "signups")]
    shop.bring(shop.file(csv("date,metric,value,channel", *rows)))
    assert shop.told("name", "value", "channel")[:3] == [
        ("installs", 1, "ads"),
        ("signups", 1, "ads"),
        ("installs", 2, "ads"),
    ]


def test_loading_twice_changes_nothing(shop: Figures) -> None:
    path = shop.file(csv(ADS, BRAND, SHOES))
    assert outcome(shop.bring(path)) == (2, 0, {})
    before = shop.told("name", "value")
    assert outcome(shop.bring(path)) == (0, 2, {})
    assert outcome(shop.bring(shop.file(csv(ADS, SHOES, LATER, BRAND)))) == (1, 2, {})
    assert shop.told("name", "value") == [*before, ("Cost", 13.5), ("Impr.", 350), ("Clicks", 13), ("Avg. CPC", 1.04)]


def test_another_value_corrects_the_figure_and_back_again(shop: Figures) -> None:
    shop.bring(shop.file(csv(ADS, BRAND)))
    for cost, superseded in ((11, 1), (11, 0), (12.5, 1)):
        report = shop.bring(shop.file(csv(ADS, BRAND.replace("12.50", f"{cost}"))))
        assert report.superseded == superseded
        assert sorted(shop.told("name", "value")) == [
            ("Avg. CPC", 1.04),
            ("Clicks", 12),
            ("Cost", cost),
            ("Impr.", 340),
        ]
    assert len(shop.readings.make().loads()) == 4, "nothing is overwritten"


def test_rows_that_agree_in_all_dimensions_are_counted(shop: Figures) -> None:
    path = shop.file(csv("date,clicks,impressions", "2025-03-01,1,10", "2025-03-01,1,10"))
    assert outcome(shop.bring(path)) == (2, 0, {})
    assert outcome(shop.bring(path)) == (0, 2, {})
    assert shop.told("name", "value") == [("clicks", 1), ("impressions", 10)] * 2


def test_what_is_no_number_is_set_aside(shop: Figures) -> None:
    rows = ["2025-03-01,1,10", "2025-03-02,many,10", "2025-03-03,,", "Total,2,20", "2025-03-04,,7"]
    report = shop.bring(shop.file(csv("date,clicks,impressions", *rows)))
    assert outcome(report) == (2, 0, {"number not readable": 1, "no figure": 1, "time not readable": 1})
    assert [row["row"] for row in shop.readings.quarantine().to_pylist()] == [4, 2, 3]
    assert shop.told("name", "value") == [("clicks", 1), ("impressions", 10), ("impressions", 7)]


def test_figures_may_be_stated(shop: Figures) -> None:
    path = shop.file(csv("day,a,b,shop", "2025-03-01,5,7,x"))
    shop.bring(path, "reading.Visitors=a,property.floor=b")
    assert shop.told("name", "value", "floor", "shop") == [("Visitors", 5, "7", "x")]


def test_a_dimension_may_be_called_as_one_of_our_columns(shop: Figures) -> None:
    shop.bring(pa.table({"date": ["2025-03-01"], "clicks": [3], "impressions": [9], "source": ["mail"]}))
    assert shop.told("source", "of.source", "value") == [("ads", "mail", 3), ("ads", "mail", 9)]


def test_there_are_none_before_any_is_loaded(shop: Figures) -> None:
    assert shop.readings.log is None
    assert shop.readings.table().num_rows == 0
    assert shop.readings.quarantine().num_rows == 0
    assert not (shop.folder / "log" / "readings").exists()


def test_a_table_of_people_is_none_of_figures(shop: Figures) -> None:
    path = shop.file(csv("date,user_id,clicks,impressions", *(f"2025-03-01,u{n},{n},9" for n in range(50))))
    assert not shop.propose(open_file(path)).mapping.readings
    path = shop.file(csv("id,created_at,price,position", "1,2025-03-01,5,1", "2,2025-03-02,6,2"))
    with pytest.raises(BadInput, match="says who"):  # things with a price and a place in a list
        shop.propose(open_file(path))
    path = shop.file(csv("ts,cust,amount", "2025-03-01 10:00,7,12", "2025-03-01 11:00,8,3"))
    with pytest.raises(BadInput, match="says who") as error:
        shop.propose(open_file(path))
    assert "reading.NAME=COLUMN" in error.value.hint


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("user: who", "figures of nobody, and columns of persons"),
        ("reading: who", "names the figures of 2 columns"),
        ("readings: {clicks: {mean: imp}}", "no column “imp”"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(line: str, says: str) -> None:
    text = "source: ads\nformat: csv\ncolumns: [day, who, clicks, cost]\ntime: {column: day, form: iso}\n"
    text += line if line.startswith("readings") else f"readings: {{clicks: number, cost: number}}\n{line}"
    with pytest.raises(BadInput, match=says):
        from_text(text)


def test_figures_need_a_time() -> None:
    with pytest.raises(BadInput, match="The figures have no time"):
        from_text("source: ads\nformat: csv\ncolumns: [clicks]\nreadings: {clicks: number}\n")
