"""Files that belong together, from loading them to asking."""

from __future__ import annotations

from pathlib import Path

import pytest

import parcours

SHARED = Path(__file__).parents[3] / "shared" / "data"
real = pytest.mark.skipif(not SHARED.exists(), reason="the data handed out for development is not here")
PAGES = ("home_page", "search_page", "payment_page", "payment_confirmation_page")


@real
def test_olist_is_read_as_orders_with_customers_items_payments_and_reviews(tmp_path: Path) -> None:
    with parcours.init(tmp_path / "shop") as shop:
        loaded = shop.load(*sorted((SHARED / "olist").glob("*.csv")))
        by_source = {report.source: report for report in loaded.reports}
        assert by_source["orders"].names == {
            "Order Purchased": 4_000,
            "Order Approved": 3_994,
            "Order Delivered Carrier": 3_939,
            "Order Delivered Customer": 3_898,
        }
        assert by_source["order_reviews"].names == {"Review Created": 3_986, "Review Answered": 3_986}
        assert by_source["order_payments"].names == {"Order Payment": 4_161}
        verdicts = {file.name: file.verdicts for report in loaded.reports for file in report.files}
        assert verdicts["olist_order_items_dataset.csv"].joined == 4_519
        assert sum(v.rows for v in verdicts.values()) == 4_000 + 4_519 + 3_132 + 71 + 3_986 + 4_000 + 4_161
        assert shop.snapshot().people == 3_998, "customers, not customer numbers"
        delivered = parcours.funnel(shop, ["Order Purchased", "Order Delivered Customer"], within="365 days")
        assert delivered.steps[0].people + delivered.steps[0].unfinished == 3_998
        again = shop.load(*sorted((SHARED / "olist").glob("*.csv")))
        assert [report.verdicts.accepted for report in again.reports] == [0, 0, 0, 0]


@real
def test_the_funnel_of_90400_users(tmp_path: Path) -> None:
    with parcours.init(tmp_path / "shop") as shop:
        shop.load(*sorted((SHARED / "ecommerce_funnel_90400").glob("*.csv")))
        answer = parcours.funnel(shop.snapshot(as_of="2015-05-31"), PAGES, within="1 day")
        assert [step.people for step in answer.steps] == [90_400, 45_200, 6_030, 452]
