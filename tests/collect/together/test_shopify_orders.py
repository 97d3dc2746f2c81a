"""Are orders understood as Shopify exports them? The order's own columns stand on its first line alone."""

from __future__ import annotations

from pathlib import Path

import parcours

ORDERS = """\
Name,Email,Financial Status,Currency,Shipping,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Phone
#1001,ann@shop.example,paid,EUR,5.00,45.00,2026-03-03 10:00:00 +0100,2,Desk lamp,15.00,+33 6 12 34 56 78
#1001,ann@shop.example,,,,,2026-03-03 10:00:00 +0100,1,Bulb,10.00,
#1002,bob@shop.example,paid,EUR,0.00,30.00,2026-03-04 10:00:00 +0100,2,Desk lamp,15.00,
#1003,ann@shop.example,paid,EUR,0.00,25.00,2026-03-05 10:00:00 +0100,1,Desk lamp,15.00,
#1003,ann@shop.example,,,,,2026-03-05 10:00:00 +0100,1,Bulb,10.00,
CN1001,ann@shop.example,refunded,EUR,0.00,-15.00,2026-03-20 10:00:00 +0100,-1,Desk lamp,15.00,
CN1002,bob@shop.example,refunded,EUR,0.00,-30.00,2026-03-21 10:00:00 +0100,-2,Desk lamp,15.00,
CN1003,ann@shop.example,refunded,EUR,0.00,-25.00,2026-03-22 10:00:00 +0100,-1,Desk lamp,15.00,
CN1003,ann@shop.example,,,,,2026-03-22 10:00:00 +0100,-1,Bulb,10.00,
"""
PARCELS = """\
order_number,tracking_number,carrier,shipped_at,delivered_at,punctuality
#1001,P1,Post,2026-03-04 09:00,2026-03-06 12:00,on time
#1002,P2,Post,2026-03-05 09:00,2026-03-11 12:00,late
#1003,P3,Bike,2026-03-06 09:00,,
"""


def test_lines_are_orders_and_credit_notes(tmp_path: Path) -> None:
    (tmp_path / "orders_export.csv").write_text(ORDERS)
    with parcours.init(tmp_path / "shop", zone="Europe/Paris") as shop:
        report = shop.load(tmp_path / "orders_export.csv").reports[0]
        assert report.names == {"Order": 3, "Order Refunded": 3}
        assert shop.snapshot().people == 2
        answer = parcours.measures(shop, measures=["sum"], value="Total", where="Order")
        assert answer.measured[0].rows[0].figures[0].value == 100.0, "told once an order, not once a line"
        net = parcours.measures(shop, measures=["revenue"], value="Total", goal="Order")
        assert net.measured[0].rows[0].figures[0].value == 30.0


def test_what_is_known_once_it_came_is_told_with_its_coming(tmp_path: Path) -> None:
    (tmp_path / "orders_export.csv").write_text(ORDERS)
    (tmp_path / "parcels.csv").write_text(PARCELS)
    with parcours.init(tmp_path / "shop", zone="Europe/Paris") as shop:
        shop.load(tmp_path / "orders_export.csv", tmp_path / "parcels.csv")
        for event, people in (("Parcel Shipped", 0), ("Parcel Delivered", 2)):
            step = parcours.funnel(shop, [f"{event} where punctuality exists"], within="1 day").steps[0]
            assert step.people + step.unfinished == people, event
        late = parcours.funnel(shop, ["Parcel Delivered where punctuality = late"], within="1 day").steps[0]
        assert late.people + late.unfinished == 1
        assert shop.snapshot().people == 2, "parcels are of those who ordered"
