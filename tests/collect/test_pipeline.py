"""Rows on their way into the log: what they say, what is told of persons, limits, the report."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from collect.small_shop import ANN, BOB, EVE, HEADER, NOW, Shop, csv, outcome
from parcours.collect.formats import open_file
from parcours.collect.mapping import Told
from parcours.collect.progress import Progress
from parcours.collect.report import LoadReport
from parcours.model.errors import TooMuch, UnknownName


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


def test_rows_become_events(shop: Shop) -> None:
    report = shop.load(shop.file(csv(HEADER, ANN, BOB, EVE)))
    assert outcome(report) == (3, 0, {})
    assert shop.rows("seq", "name", "user", "p.price:n", "source", "origin") == [
        (1, "view", "ann", 5.0, "events", "real"),
        (2, "cart", "bob", 7.5, "events", "real"),
        (3, "view", "eve", None, "events", "real"),
    ]
    assert (report.names, report.sequence) == ({"view": 2, "cart": 1}, (1, 4))
    assert (report.first, report.last) == (1_740_823_200_000_000, 1_740_823_202_000_000)
    assert [(f.name, f.size) for f in report.files] == [("events.csv", 117)]


def test_traits_in_a_table_of_persons_hold_always(shop: Shop) -> None:
    path = shop.file(csv("user_id,age,plan", "ann,30,pro", "bob,41,free"))
    assert outcome(shop.load(path)) == (2, 0, {})
    assert shop.rows("name", "time", "user", "t.age:n", "t.plan:s") == [
        (None, None, "ann", 30.0, "pro"),
        (None, None, "bob", 41.0, "free"),
    ]
    assert outcome(shop.load(path)) == (0, 2, {})


def test_rows_may_tell_traits_from_a_time_on(shop: Shop) -> None:
    path = shop.file(csv("ts,user_id,plan", "2025-03-01 10:00:00,ann,pro"))
    shop.load(path, columns="event=,trait.plan=plan")
    ((name, time, plan),) = shop.rows("name", "time", "t.plan:s")
    assert (name, time.hour, plan) == (None, 10, "pro")


def test_events_tell_traits_too(shop: Shop) -> None:
    shop.load(shop.file(csv(HEADER + ",tier", ANN + ",gold", BOB + ",")), columns="trait.level=tier")
    assert shop.rows("name", "t.level:s") == [("view", "gold"), ("cart", None)]


def test_ids_are_normalised_and_nobody_is_set_aside(shop: Shop) -> None:
    rows = [f"2025-03-01 10:00:0{i},{who},view" for i, who in enumerate(["Ann@X.org", "null", "bob@x.org", " 0 "])]
    report = shop.load(shop.file(csv("ts,email,event", *rows[:2], rows[3])), columns="email=email")
    assert outcome(report) == (1, 0, {"no person": 2})
    assert report.blocked == {"email": 2}
    assert shop.rows("email") == [("ann@x.org",)]
    assert shop.aside() == [("events.csv", 2, "no person", "email"), ("events.csv", 3, "no person", "email")]


def test_an_order_alone_says_who(shop: Shop) -> None:
    assert outcome(shop.load(shop.file(csv("ts,order_id,event", "2025-03-01,o7,sent")))) == (1, 0, {})
    assert shop.rows("user", "o.order") == [(None, "o7")]


def test_quarantine_keeps_the_row_as_it_was_read(shop: Shop) -> None:
    shop.load(shop.file(csv(HEADER, ANN, "2025-03-01 10:00:00,ann,,5")))
    (row,) = shop.log.quarantine().to_pylist()
    assert json.loads(row["raw"]) == {"ts": "2025-03-01 10:00:00", "user_id": "ann", "price": "5"}
    assert (row["file"], row["row"], row["reason"], row["detail"]) == (
        "events.csv",
        2,
        "no event name",
        "event",
    )


def test_names_lose_the_spaces_around_them(shop: Shop) -> None:
    shop.load(shop.file(csv(HEADER, ANN, "2025-03-01 10:00:00,bob, view ,5", "2025-03-01 10:00:00,bob,  ,5")))
    assert shop.rows("name") == [("view",), ("view",)]
    assert [row[2] for row in shop.aside()] == ["no event name"]


def test_columns_with_a_role_are_properties_only_where_said(shop: Shop) -> None:
    path = shop.file(csv(HEADER + ",order_id,junk", ANN + ",o1,x"))
    mapping = shop.propose(open_file(path), "skip=junk").mapping
    shop.load(path, mapping=replace(mapping, properties={**mapping.properties, "order_id": Told("order", "text")}))
    assert shop.rows("o.order", "p.order:s") == [("o1", "o1")]
    assert {c for c in shop.log.columns() if c.startswith("p.")} == {"p.price:n", "p.order:s"}


def test_rows_that_disagree_on_a_type_stay_apart(shop: Shop) -> None:
    lines = [
        {"ts": "2025-03-01T10:00:00Z", "user_id": 7, "event": "view", "size": 1},
        {"ts": "2025-03-01T10:00:01Z", "user_id": "7", "event": "view", "size": "XL", "tags": ["a", "b"]},
        {
            "ts": "2025-03-01T10:00:02Z",
            "user_id": "8",
            "event": "view",
            "products": [{"price": 1}, {"sku": "s"}],
        },
    ]
    shop.load(shop.file("\n".join(map(json.dumps, lines)), "events.ndjson"))
    assert shop.rows("user", "p.size:n", "p.size:s", "p.tags:ss") == [
        ("7", 1.0, None, None),
        ("7", None, "XL", ["a", "b"]),
        ("8", None, None, None),
    ]
    assert shop.rows("p.products[].price:ns", "p.products[].sku:ss")[2] == ([1.0, None], [None, "s"])


def test_values_beyond_the_limits_are_set_aside_whole(shop: Shop) -> None:
    lines = [
        {
            "ts": "2025-03-01T10:00:00Z",
            "user_id": "a",
            "event": "view",
            "note": "x" * 65_536,
            "tags": ["t"] * 10_000,
        },
        {"ts": "2025-03-01T10:00:00Z", "user_id": "b", "event": "view", "note": "x" * 65_537},
        {"ts": "2025-03-01T10:00:00Z", "user_id": "c", "event": "view", "tags": ["t"] * 10_001},
        {"ts": "2025-03-01T10:00:00Z", "user_id": "d", "event": "view", "tags": ["t", "é" * 40_000]},
        {"ts": "2025-03-01T10:00:00Z", "user_id": "e" * 70_000, "event": "view"},
        {"ts": "2025-03-01T10:00:00Z", "user_id": "f", "event": "v" * 201},
        {"ts": "2025-03-01T10:00:00Z", "user_id": "g", "event": "é" * 200},
    ]
    report = shop.load(shop.file("\n".join(map(json.dumps, lines)), "events.ndjson"))
    assert outcome(report) == (2, 0, {"value too large": 4, "event name too long": 1})
    assert [user for (user,) in shop.rows("user")] == ["a", "g"]
    assert [row[3] for row in shop.aside()][:3] == ["p.note:s", "p.tags:ss", "p.tags:ss"]


def test_too_many_columns_are_refused_before_anything_is_stored(shop: Shop) -> None:
    wide = {f"c{i}": ["x"] for i in range(1_990)}
    base = {"ts": ["2025-03-01"], "user_id": ["ann"], "event": ["view"]}
    shop.load(pa.table({**base, **wide}))
    with pytest.raises(TooMuch, match="2010 columns") as caught:
        shop.load(pa.table({**base, **{f"d{i}": ["x"] for i in range(20)}}))
    assert "skip=COLUMN" in caught.value.hint
    assert shop.count() == 1
    assert outcome(shop.load(pa.table({**base, **{f"d{i}": ["x"] for i in range(9)}}))) == (1, 0, {})


def test_times_of_a_zone_and_its_folds_and_gaps_are_reported(tmp_path: Path) -> None:
    shop = Shop(tmp_path, "Europe/Berlin")
    rows = ["2025-10-26 02:30:00,a,x", "2025-03-30 02:30:00,b,x", "2025-07-01 12:00:00.1234567,c,x"]
    report = shop.load(shop.file(csv("ts,user_id,event", *rows)))
    assert outcome(report) == (2, 0, {"local time that the clocks skipped": 1})
    assert (report.folds, report.gaps, report.cut) == (1, 1, 1)
    assert [t.isoformat() for (t,) in shop.rows("time")] == [
        "2025-10-26T00:30:00+00:00",
        "2025-07-01T10:00:00.123456+00:00",
    ]


def test_dates_have_day_precision_in_the_zone_of_the_workspace(tmp_path: Path) -> None:
    shop = Shop(tmp_path, "America/New_York")
    shop.load(shop.file(csv("date,user_id,event", "2025-03-01,a,x")))
    ((time, day),) = shop.rows("time", "day")
    assert (time.isoformat(), day) == ("2025-03-01T05:00:00+00:00", True)


def test_the_report_is_kept_with_the_load(shop: Shop) -> None:
    report = shop.load(shop.file(csv(HEADER, ANN, "2025-03-01 10:00:00,,view,5")))
    assert LoadReport.from_json(json.loads(json.dumps(report.as_json()))) == report
    (kept,) = shop.log.loads()
    assert LoadReport.from_json(kept.details) == report
    assert kept.details["verdicts"] == {
        "rows": 2,
        "accepted": 1,
        "duplicate": 0,
        "set_aside": {"no person": 1},
    }
    assert report.at == NOW
    assert set(report.steps) >= {"read", "time", "ids", "event id", "duplicates", "stage"}


def test_progress_tells_rows_bytes_and_steps(shop: Shop) -> None:
    seen: list[Progress] = []
    shop.load(shop.file(csv(HEADER, ANN, BOB), "a.csv"), shop.file(csv(HEADER, EVE), "b.csv"), progress=seen.append)
    assert [p.rows for p in seen] == sorted(p.rows for p in seen)
    assert (seen[-1].rows, seen[-1].file, seen[-1].bytes) == (3, "b.csv", seen[-1].of_bytes)
    assert seen[-1].left == 0
    assert seen[-1].rate > 0
    assert "duplicates" in seen[-1].steps


def test_a_file_without_a_needed_column_is_refused(shop: Shop) -> None:
    a = shop.file(csv(HEADER, ANN), "a.csv")
    b = shop.file(csv("ts,user,event,price", ANN), "b.csv")
    with pytest.raises(UnknownName, match=r"no column of b\.csv “user_id”") as caught:
        shop.load(a, b)
    assert "“user”" in caught.value.hint
    assert shop.count() == 0


@pytest.mark.parametrize("seed", range(5))
def test_verdicts_add_up_and_batches_do_not_matter(shop: Shop, seed: int) -> None:
    """Rows with copies and mistakes, in files of any cut: the same events come out."""
    draw = random.Random(seed)
    users, names, times = ["a", "b", "", "null"], ["x", "y", ""], ["2025-03-01", "2025-03-02", "soon", ""]
    rows = [f"{draw.choice(times)},{draw.choice(users)},{draw.choice(names)},{draw.randrange(3)}" for _ in range(200)]
    good = [r for r in rows if r[0] == "2" and r.split(",")[1] in ("a", "b") and r.split(",")[2]]
    mapping = shop.propose(open_file(shop.file(csv(HEADER, *good)))).mapping
    report = shop.load(shop.file(csv(HEADER, *rows), "all.csv"), mapping=mapping)
    assert report.verdicts.rows == 200
    assert report.verdicts.accepted == len(good)
    assert shop.log.quarantine().num_rows == 200 - len(good)
    copies = {row: good.count(row) for row in good}
    found: dict[tuple[object, ...], int] = {}
    for time, user, name, price in shop.rows("time", "user", "name", "p.price:n"):
        key = f"{time:%Y-%m-%d},{user},{name},{price:.0f}"
        found[(key,)] = found.get((key,), 0) + 1
    assert found == {(row,): count for row, count in copies.items()}
