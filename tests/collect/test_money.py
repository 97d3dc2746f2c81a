"""Amounts of money as people write them, with their currency; and how they lie in the log."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from collect.small_shop import Shop, csv
from parcours.collect import money
from parcours.collect.formats import open_file
from parcours.model.errors import BadInput


def read(*texts: str | None) -> list[tuple[float | None, str | None]] | None:
    rule = money.recognise(pa.array(texts, pa.string()))
    if rule is None:
        return None
    found = money.parse(rule, pa.array(texts, pa.string()))
    return list(zip(found.values.to_pylist(), found.currencies.to_pylist(), strict=True))


@pytest.mark.parametrize(
    ("texts", "amounts"),
    [
        (["R$ 1.234,56", "R$ 12,00"], [(1234.56, "BRL"), (12, "BRL")]),
        (["€12", "€1,500"], [(12, "EUR"), (1500, "EUR")]),
        (["12 RON", "1.500 RON"], [(12, "RON"), (1500, "RON")]),
        (["$1,234.00 CAD", "(12.50)", "$3"], [(1234, "CAD"), (-12.5, None), (3, "$")]),
        (["-€5.10", "€ 3"], [(-5.1, "EUR"), (3, "EUR")]),
        (["1 234,50 lei", "12 lei"], [(1234.5, "RON"), (12, "RON")]),
        (["₽ 12", "150 руб."], [(12, "RUB"), (150, "RUB")]),
        (["1.500 KWD"], [(1.5, "KWD")]),
        (["12€", "n/a", None, ""], [(12, "EUR"), (None, None), (None, None), (None, None)]),
    ],
)
def test_amounts_as_people_write_them(texts: list, amounts: list) -> None:
    assert read(*texts) == amounts


@pytest.mark.parametrize(
    "texts", [["12 pcs"], ["12.5", "3"], ["free", "€3"], ["£3 EUR"], ["", None], ["+40 721 234 567"]]
)
def test_what_is_no_money_stays_what_it_is(texts: list) -> None:
    assert read(*texts) is None


def test_what_is_no_amount_is_told_apart() -> None:
    rule = money.recognise(pa.array(["€1"]))
    assert rule is not None
    found = money.parse(rule, pa.array(["€1", "free", "€", "n/a", "9 apples"]))
    assert found.values.to_pylist() == [1, None, None, None, None]
    assert found.bad.tolist() == [False, True, True, False, True]


def test_an_amount_lies_in_the_log_beside_its_currency(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    header = "ts,user_id,event,total,currency,price,fee_usd,quantity"
    rows = ["2025-03-01,ann,Order,12.50,eur,€5,1,2", "2025-03-02,bob,Order,3,,free,2,1"]
    shop.load(shop.file(csv(header, *rows)))
    assert shop.rows("p.total:n", "p.total.currency:s") == [(12.5, "EUR"), (3.0, None)]
    assert shop.rows("p.currency:s") == [("eur",), (None,)], "the column stays a property as it is"
    assert shop.rows("p.fee_usd:n", "p.fee_usd.currency:s") == [(1, "USD"), (2, "USD")]
    assert shop.rows("p.quantity:n") == [(2,), (1,)]
    assert "p.quantity.currency:s" not in shop.log.columns()
    assert shop.rows("p.price:s") == [("€5",), ("free",)], "a column that is not all money is text"


def test_signs_are_read_where_the_column_is_all_money(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    shop.load(shop.file(csv("ts,user_id,event,price", "2025-03-01,ann,Order,€5", "2025-03-02,bob,Order,12 RON")))
    assert shop.rows("p.price:n", "p.price.currency:s") == [(5, "EUR"), (12, "RON")]


def test_money_may_be_stated(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    path = shop.file(csv("ts,user_id,event,x,cur", "2025-03-01,ann,Order,5,EUR"))
    mapping = shop.propose(open_file(path), "money.total=x,currency==usd").mapping
    assert mapping.properties["x"].name == "total"
    shop.load(path, mapping=mapping)
    assert shop.rows("p.total:n", "p.total.currency:s") == [(5, "USD")]
    with pytest.raises(BadInput, match="no column “curency”"):
        shop.propose(open_file(path), "money.total=x,currency=curency")


def test_amounts_have_the_currency_whose_name_is_nearest(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    header = (
        "ts,user_id,event,total_price,total_price_presentment,total_weight,total_items,currency,presentment_currency"
    )
    path = shop.file(csv(header, "2025-03-01,ann,Order,5,25,2,3,EUR,RON"))
    told = shop.propose(open_file(path)).mapping.properties
    assert {name: one.currency for name, one in told.items() if one.type == "money"} == {
        "total_price": "currency",
        "total_price_presentment": "presentment_currency",
    }


def test_typed_tables_have_money_too(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    table = pa.table(
        {"time": ["2025-03-01"], "user": ["ann"], "event": ["Order"], "revenue": [5.5], "currency": ["RON"]}
    )
    shop.load(table)
    assert shop.rows("p.revenue:n", "p.revenue.currency:s") == [(5.5, "RON")]


@pytest.mark.parametrize("kind", ["user", "email", "phone", "anonymous"])
def test_ids_of_persons_are_no_objects(tmp_path: Path, kind: str) -> None:
    shop = Shop(tmp_path)
    path = shop.file(csv("ts,user_id,event,x", "2025-03-01,ann,Order,5"))
    with pytest.raises(BadInput, match=f"“{kind}” is an id of a person") as error:
        shop.propose(open_file(path), f"object.{kind}=x")
    assert f"{kind}=COLUMN" in error.value.hint


def test_phones_are_brought_into_one_form(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    path = shop.file(csv("ts,mobile,event", "2025-03-01,+40 721 234 567,Call", "2025-03-02,0721234567,Call"))
    report = shop.load(path)
    assert shop.rows("phone") == [("+40721234567",), ("0721234567",)]
    assert report.unplaced == 1


def test_a_shop_has_a_phone_too(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    path = shop.file(csv("name,phone,updated_at", "Centre,+40721234567,2025-03-01", "North,+40721234568,2025-03-01"))
    with pytest.raises(BadInput, match="says who"):
        shop.propose(open_file(path))
    assert shop.propose(open_file(path), "phone=phone").mapping.phone == "phone"
