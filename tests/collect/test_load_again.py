"""Which rows are new: own ids, contents, copies, corrections."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from collect.small_shop import ANN, BOB, EVE, HEADER, Shop, csv, many, outcome
from parcours.collect.formats import open_file


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


def test_loading_twice_changes_nothing(shop: Shop) -> None:
    path = shop.file(csv(HEADER, ANN, BOB, EVE))
    shop.load(path)
    assert outcome(shop.load(path)) == (0, 3, {})
    assert shop.count() == 3


def test_loading_twice_changes_nothing_in_another_process_either(shop: Shop) -> None:
    path = shop.file(csv(HEADER, ANN, ANN, BOB))
    shop.load(path)
    shop.log.close()
    assert outcome(Shop(shop.folder).load(path)) == (0, 3, {})


def test_identical_copies_in_a_file_stay_as_many(shop: Shop) -> None:
    assert outcome(shop.load(shop.file(csv(HEADER, ANN, ANN, BOB, ANN)))) == (4, 0, {})
    assert outcome(shop.load(shop.file(csv(HEADER, ANN, ANN), "some.csv"))) == (0, 2, {})
    assert outcome(shop.load(shop.file(csv(HEADER, *[ANN] * 5), "more.csv"))) == (2, 3, {})


def test_the_same_rows_in_another_order_of_columns_are_duplicates(shop: Shop) -> None:
    shop.load(shop.file(csv(HEADER, ANN, BOB)))
    turned = csv("price,event,user_id,ts", "5,view,ann,2025-03-01 10:00:00", "7.5,cart,bob,2025-03-01 10:00:01")
    assert outcome(shop.load(shop.file(turned, "turned.csv"))) == (0, 2, {})


def test_the_same_rows_in_another_format_are_duplicates(shop: Shop) -> None:
    shop.load(shop.file(csv(HEADER, ANN, BOB, EVE)))
    table = pa.table(
        {
            "ts": pa.array([1_740_823_200, 1_740_823_201, 1_740_823_202], pa.timestamp("s", "UTC")),
            "user_id": pa.array(["ann", "bob", "eve"]).dictionary_encode(),
            "event": ["view", "cart", "view"],
            "price": [5.0, 7.5, None],
        }
    )
    pq.write_table(table, shop.folder / "events.parquet")
    assert outcome(shop.load(shop.folder / "events.parquet")) == (0, 3, {})
    lines = [
        json.dumps({"ts": f"2025-03-01T10:00:0{i}Z", "user_id": u, "event": e, "price": p})
        for i, (u, e, p) in enumerate([("ann", "view", 5), ("bob", "cart", 7.5), ("eve", "view", None)])
    ]
    assert outcome(shop.load(shop.file("\n".join(lines), "events.ndjson"))) == (0, 3, {})


def test_an_own_id_is_what_a_row_is_known_by_within_its_source(shop: Shop) -> None:
    rows = csv("message_id," + HEADER, "m1," + ANN, "m2," + ANN, "m1," + BOB)
    path = shop.file(rows)
    assert outcome(shop.load(path)) == (2, 1, {})
    mapping = shop.propose(open_file(path)).mapping
    assert mapping.id == "message_id"
    assert outcome(shop.load(path, mapping=replace(mapping, source="other shop"))) == (2, 1, {})


def test_rows_without_their_own_id_are_known_by_content(shop: Shop) -> None:
    rows = csv("message_id," + HEADER, *[f"m{i}," + ANN for i in range(30)], "," + BOB, "," + BOB)
    path = shop.file(rows)
    assert outcome(shop.load(path)) == (32, 0, {})
    assert outcome(shop.load(path)) == (0, 32, {})


def test_several_files_are_published_together(shop: Shop) -> None:
    a, b = shop.file(csv(HEADER, ANN, BOB), "a.csv"), shop.file(csv(HEADER, ANN, EVE), "b.csv")
    report = shop.load(a, b)
    assert [f.verdicts.accepted for f in report.files] == [2, 1]
    assert outcome(report) == (3, 1, {})
    assert len(shop.log.loads()) == 1


def test_a_later_row_of_the_same_object_and_step_supersedes(shop: Shop) -> None:
    columns = "time=ts,user=who,event=what,object.order=order,lifecycle=order"
    header = "ts,who,what,order,amount"
    first = csv(header, "2025-03-01,ann,paid,o1,10", "2025-03-01,bob,paid,o2,20")
    then = csv(header, "2025-03-01,ann,paid,o1,12", "2025-03-01,ann,sent,o1,12", "2025-03-01,ann,paid,o1,13")
    shop.load(shop.file(first), columns=columns)
    report = shop.load(shop.file(then), columns=columns)
    assert (outcome(report), report.superseded) == ((3, 0, {}), 2)
    assert shop.rows("seq", "name", "o.order", "p.amount:n", "supersedes") == [
        (1, "paid", "o1", 10.0, None),
        (2, "paid", "o2", 20.0, None),
        (3, "paid", "o1", 12.0, 1),
        (4, "sent", "o1", 12.0, None),
        (5, "paid", "o1", 13.0, 3),
    ]
    # what was said before is known, also by a new process, and does not come back
    shop.log.close()
    again = Shop(shop.folder)
    assert outcome(again.load(shop.file(first), columns=columns)) == (0, 2, {})
    third = csv(header, "2025-03-01,ann,paid,o1,14")
    assert again.load(shop.file(third), columns=columns).superseded == 1
    assert again.rows("supersedes")[-1] == (5,)


def test_a_correction_may_carry_the_own_id_of_what_it_corrects(shop: Shop) -> None:
    columns = "id=order,object.order=order,lifecycle=order,time=ts,event==Order,user=who"
    with pytest.raises(Exception, match="two roles"):
        shop.load(shop.file(csv("ts,who,order,amount", "2025-03-01,ann,o1,10")), columns=columns)
    header = "ts,who,order,event_id,amount"
    columns = "id=event_id,object.order=order,lifecycle=order,time=ts,event==Order,user=who"
    shop.load(shop.file(csv(header, "2025-03-01,ann,o1,e1,10")), columns=columns)
    report = shop.load(shop.file(csv(header, "2025-03-01,ann,o1,e1,11", "2025-03-01,ann,o1,e1,11")), columns=columns)
    assert (outcome(report), report.superseded) == ((1, 1, {}), 1)


def test_a_day_and_its_midnight_are_two_things(shop: Shop) -> None:
    shop.load(shop.file(csv("ts,user_id,event", "2025-03-01,a,x")))
    assert outcome(shop.load(shop.file(csv("ts,user_id,event", "2025-03-01 00:00:00,a,x")))) == (1, 0, {})


def test_a_file_read_anew_by_another_mapping_is_pointed_out(shop: Shop) -> None:
    path = shop.file(csv(HEADER, ANN))
    assert shop.load(path).notes == ()
    assert shop.load(path).notes == ()
    (note,) = shop.load(path, columns="skip=price").notes
    assert "events.csv was loaded before by another mapping" in note


def test_a_hundred_thousand_rows_in_any_cut(shop: Shop) -> None:
    table = many(100_000)
    assert outcome(shop.load(table.slice(0, 60_000), table.slice(50_000))) == (100_000, 10_000, {})
    assert outcome(shop.load(table)) == (0, 100_000, {})
