"""Net money of each event: Ann pays in three currencies and gets some of it back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from parcours.model.errors import BadInput, UnknownName
from parcours.model.journey_text import read_journey
from parcours.timeline.money import Net, money, notes
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.timeline import Timeline
from timeline.worlds import Row, TinyLedger, TinyLog

DAY = 86_400
MARCH = 1_709_244_000  # 2024-03-01 00:00 in Bucharest


def row(name: str, time: float, total: float | None = None, currency: str | None = None, **more: object) -> Row:
    told = {"p.total:n": total, "p.total.currency:s": currency, **more}
    return {"name": name, "time": time, "user": "ann", **{k: v for k, v in told.items() if v is not None}}


def world(folder: Path, rows: list[Row], journey: str = "") -> Snapshot:
    log, timeline = TinyLog(rows), Timeline.open(folder)
    timeline.update(log, TinyLedger())
    return timeline.snapshot(log, zone="Europe/Bucharest", journey=read_journey(journey or "journey: Shop"))


def net(snapshot: Snapshot, property: str = "total") -> Net:
    [generation] = snapshot.generations
    return money(snapshot, generation, property)


def amounts(snapshot: Snapshot, property: str = "total") -> list[float | None]:
    return [None if np.isnan(amount) else round(float(amount), 6) for amount in net(snapshot, property).amounts]


def test_amounts_are_told_in_the_workspaces_currency_by_stated_rates(tmp_path: Path) -> None:
    rows = [row("Order", 1, 10.0, "EUR"), row("Order", 2, 20.0, "USD"), row("View", 3), row("Order", 4, 5.0)]
    shop = world(tmp_path, rows, "{currency: EUR, rates: {USD: 0.9}}")
    assert amounts(shop) == [10, 18, None, 5]
    assert net(shop).currency == "EUR"
    assert notes([net(shop)]) == ("1 amount told no currency and was taken as EUR.",)


def test_an_amount_without_a_rate_is_left_out_and_said(tmp_path: Path) -> None:
    rows = [row("Order", 1, 10.0, "EUR"), row("Order", 2, 20.0, "USD"), row("Order", 3, 7.0, "USD")]
    found = net(world(tmp_path, rows, "currency: EUR"))
    assert [float(a) if a == a else None for a in found.amounts] == [10, None, None]
    assert found.lacking.tolist() == [0, *[found.currencies.index("USD") + 1] * 2]
    assert notes([found]) == (
        "2 amounts in USD left out: no rate is stated.",
        "State rates in journey.yaml: rates: {USD: ...}.",
    )
    assert notes([found], [np.array([0], np.uint32)]) == (), "of the events asked for, none is left out"


def test_a_rate_holds_for_local_days(tmp_path: Path) -> None:
    rows = [
        row("Order", MARCH - 1, 10.0, "RON"),
        row("Order", MARCH, 10.0, "RON"),
        row("Order", MARCH + 31 * DAY, 1.0, "RON"),
    ]
    shop = world(tmp_path, rows, "{currency: EUR, rates: {RON: {2024-02: 0.2, 2024-03: 0.3}}}")
    assert amounts(shop) == [2, 3, None], "the last one is of April, for which nobody stated a rate"


def test_refunds_are_taken_off(tmp_path: Path) -> None:
    rows = [row("Order", 1, 10.0), row("Order Refunded", 2, 4.0), row("Order Refunded", 3, -1.0), row("Order", 4, -2.0)]
    by_name = world(tmp_path / "name", rows, "currency: EUR")
    assert amounts(by_name) == [10, -4, -1, -2]
    assert notes([net(by_name)])[-2:] == (
        "2 refunds were taken off.",
        "Refunds are known by their names (“Order Refunded”): state them in journey.yaml.",
    )
    assert amounts(world(tmp_path / "none", rows, "{currency: EUR, refunds: none}")) == [10, 4, -1, -2]


def test_refunds_that_the_journey_names_may_have_conditions(tmp_path: Path) -> None:
    rows = [
        row("Return", 1, 3.0, **{"p.paid:b": True}),
        row("Return", 2, 5.0, **{"p.paid:b": False}),
        row("Refund", 3, 2.0),
    ]
    shop = world(tmp_path, rows, "{currency: EUR, refunds: [Return where paid = yes, Nothing]}")
    assert amounts(shop) == [-3, 5, 2]
    assert any("There is no event “Nothing”" in note for note in notes([net(shop)]))


def test_without_a_currency_of_the_workspace_one_is_enough_and_two_are_too_many(tmp_path: Path) -> None:
    one = world(tmp_path / "one", [row("Order", 1, 10.0, "SEK"), row("Order", 2, 1.0)])
    assert (amounts(one), net(one).currency) == ([10, 1], "SEK")
    none = world(tmp_path / "none", [row("Order", 1, 10.0)])
    assert (amounts(none), net(none).currency) == ([10], "")
    assert notes([net(none)]) == ("No currency is told: state it in journey.yaml, such as currency: EUR.",)
    with pytest.raises(BadInput, match="2 currencies") as error:
        net(world(tmp_path / "two", [row("Order", 1, 10.0, "SEK"), row("Order", 2, 1.0, "NOK")]))
    assert "currency: EUR" in error.value.hint


def test_a_shared_sign_is_the_workspaces_own_where_it_may_be(tmp_path: Path) -> None:
    rows = [row("Order", 1, 10.0, "$")]
    assert amounts(world(tmp_path / "cad", rows, "currency: CAD")) == [10]
    assert amounts(world(tmp_path / "eur", rows, "currency: EUR")) == [None]
    assert amounts(world(tmp_path / "rate", rows, "{currency: EUR, rates: {$: 0.5}}")) == [5]


def test_the_amount_of_a_list_is_its_sum_in_the_events_currency(tmp_path: Path) -> None:
    prices = {"p.products[].price:ns": [1.0, 2.0, None], "p.currency:s": "usd"}
    rows = [row("Order", 1, **prices), row("Order", 2, **{"p.products[].price:ns": []})]
    shop = world(tmp_path, rows, "{currency: EUR, rates: {USD: 0.5}}")
    assert amounts(shop, "products[].price") == [1.5, None]


def test_what_is_told_of_the_amount_goes_before_what_is_told_of_the_event(tmp_path: Path) -> None:
    rows = [
        row("Order", 1, 10.0, "EUR", **{"p.currency:s": "USD"}),
        row("Order", 2, 10.0, None, **{"p.currency:s": "USD"}),
    ]
    assert amounts(world(tmp_path, rows, "{currency: EUR, rates: {USD: 0.5}}")) == [10, 5]


def test_an_amount_that_was_corrected_counts_no_more(tmp_path: Path) -> None:
    rows = [row("Order", 1, 10.0, "EUR"), row("Order", 2, 3.0, "USD"), row("Order", 2, 4.0, "EUR", supersedes=2)]
    found = net(world(tmp_path, rows, "currency: EUR"))
    assert sorted(a for a in found.amounts.tolist() if a == a) == [4, 10]
    assert notes([found]) == (), "the amount in dollars was corrected"


def test_what_is_no_money_is_refused(tmp_path: Path) -> None:
    shop = world(tmp_path, [row("Order", 1, 1.0, **{"p.colour:s": "red"})])
    with pytest.raises(BadInput, match="“colour” holds no amounts"):
        net(shop, "colour")
    with pytest.raises(UnknownName, match="“totl”"):
        net(shop, "totl")
