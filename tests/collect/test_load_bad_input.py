"""Files that are not as they should be: each row has a verdict, each refusal says what to do."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from collect.small_shop import NOW, Shop, csv, outcome
from parcours.collect import limits
from parcours.collect.formats import from_table, open_file
from parcours.model.errors import BadInput

HEADER = "ts,user_id,event,price"
ANN = "2025-03-01 10:00:00,ann,view,5"


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


def test_an_empty_file(shop: Shop) -> None:
    with pytest.raises(BadInput, match=r"events\.csv is empty") as caught:
        shop.load(shop.file(""))
    assert caught.value.hint


def test_a_header_only(shop: Shop) -> None:
    path = shop.file(HEADER + "\n")
    with pytest.raises(BadInput, match="columns but no rows"):
        shop.load(path)
    good = shop.load(shop.file(csv(HEADER, ANN), "good.csv"), path)
    assert [f.verdicts.rows for f in good.files] == [1, 0], "beside other files it brings nothing"


def test_a_wrong_delimiter(shop: Shop) -> None:
    """Sniffed where it is one of the usual ones, refused where the line stays whole."""
    assert outcome(shop.load(shop.file(csv(HEADER, ANN).replace(",", ";")))) == (1, 0, {})
    with pytest.raises(BadInput) as caught:
        shop.load(shop.file(csv(HEADER, ANN).replace(",", "~"), "odd.csv"))
    assert caught.value.hint


def test_broken_utf8_costs_its_rows_only(shop: Shop) -> None:
    rows = [f"2025-03-01 10:00:0{i},ünal{i},view,5".encode() for i in range(9)]
    rows[4] = rows[4].replace("ü".encode(), b"\xff")
    report = shop.load(shop.file(b"\n".join([HEADER.encode(), *rows, b""])))
    accepted, _, aside = outcome(report)
    assert report.verdicts.rows == 9
    assert (accepted, aside) == (8, {"bad encoding": 1})
    assert [row[:3] for row in shop.aside()] == [("events.csv", 5, "bad encoding")]


def test_rows_of_the_wrong_length(shop: Shop) -> None:
    report = shop.load(shop.file(csv(HEADER, ANN, ANN + ",6,7", "2025-03-01 10:00:00,bob")))
    assert outcome(report) == (1, 0, {"too many fields": 1, "too few fields": 1})
    assert [row[1] for row in shop.aside()] == [2, 3]


def test_a_very_long_row(shop: Shop) -> None:
    long = "2025-03-01 10:00:00,ann," + "x" * (17 << 20) + ",5"
    report = shop.load(shop.file(csv(HEADER, ANN, long, ANN.replace("ann", "bob"))))
    assert outcome(report) == (2, 0, {"row too long": 1})


def test_a_column_twice(shop: Shop) -> None:
    with pytest.raises(BadInput, match="more than one column named “event”"):
        shop.load(shop.file(csv("ts,user_id,event,event", ANN)))


def test_a_broken_line_of_json(shop: Shop) -> None:
    good = json.dumps({"ts": "2025-03-01", "user_id": "a", "event": "x"})
    report = shop.load(shop.file("\n".join([good, '{"ts": ', "[1]", good]), "events.ndjson"))
    assert outcome(report) == (2, 0, {"unreadable": 2})


def test_a_damaged_archive_leaves_nothing(shop: Shop) -> None:
    whole = gzip.compress(csv(HEADER, *[f"2025-03-01 10:00:00,u{i},view,{i}" for i in range(200_000)]).encode())
    with pytest.raises(BadInput):
        shop.load(shop.file(whole[: len(whole) // 2], "events.csv.gz"))
    assert shop.count() == 0
    assert outcome(shop.load(shop.file(whole, "events.csv.gz")))[0] == 200_000


def test_numbers_too_large(shop: Shop) -> None:
    rows = [f"2025-03-01 10:00:0{i},ann,view,{n}" for i, n in enumerate(["1", "9007199254740993", "1e999", "nan"])]
    mapping = shop.propose(open_file(shop.file(csv(HEADER, ANN)))).mapping
    report = shop.load(shop.file(csv(HEADER, *rows)), mapping=mapping)
    assert outcome(report) == (4, 0, {})
    numbers = shop.rows("p.price:n", "p.price:s")
    assert [n for n, _ in numbers][0::3] == [1.0, None]
    assert numbers[2] == (None, "1e999")


def test_times_that_cannot_be(shop: Shop) -> None:
    future = datetime.fromtimestamp(NOW + 90_000, UTC).strftime("%Y-%m-%d %H:%M:%S")
    tomorrow = datetime.fromtimestamp(NOW + 80_000, UTC).strftime("%Y-%m-%d %H:%M:%S")
    times = [
        "2025-03-01 10:00:00",
        "0000-01-01 00:00:00",
        "9999-12-31 23:59:59",
        future,
        tomorrow,
        "NaN",
        "",
        "soon",
    ]
    times += ["1969-12-31 23:59:59", "2025-02-30 10:00:00"]
    mapping = shop.propose(open_file(shop.file(csv(HEADER, ANN)))).mapping
    report = shop.load(shop.file(csv(HEADER, *[f"{t},u{i},view,1" for i, t in enumerate(times)])), mapping=mapping)
    accepted, _, aside = outcome(report)
    assert accepted == 2
    assert aside["time in the future"] == 1
    assert aside["time outside 1970 to 2106"] >= 2
    assert sum(aside.values()) == 8
    assert [u for (u,) in shop.rows("user")] == ["u0", "u4"]


def test_epochs_that_cannot_be(shop: Shop) -> None:
    times = pa.array([1.7e9, float("nan"), float("inf"), -5.0, None, 1e18])
    table = pa.table({"ts": times, "user_id": list("abcdef"), "event": ["x"] * 6})
    mapping = shop.propose(from_table(table.slice(0, 1))).mapping
    report = shop.load(table, mapping=mapping)
    assert outcome(report)[0] == 1
    assert report.verdicts.rows == 6


def test_null_ids_in_every_writing(shop: Shop) -> None:
    who = ["ann", "null", "NULL", "None", "undefined", "0", "-1", "0000-0000", "", "guest"]
    report = shop.load(shop.file(csv(HEADER, *[f"2025-03-01 10:00:00,{w},view,{i}" for i, w in enumerate(who)])))
    assert outcome(report) == (1, 0, {"no person": 9})
    assert report.blocked == {"user": 8}


def test_ids_that_passed_through_a_float(shop: Shop) -> None:
    table = pa.table({"ts": ["2025-03-01"] * 3, "user_id": [17.0, None, float("nan")], "event": ["x"] * 3})
    assert outcome(shop.load(table)) == (1, 0, {"no person": 2})
    assert shop.rows("user") == [("17",)]


def test_more_event_names_than_a_workspace_holds(shop: Shop) -> None:
    """70,000 names: the limit is clear, and nothing is lost."""
    count = 70_000
    table = pa.table(
        {
            "ts": pa.array([1_700_000_000] * count, pa.timestamp("s", "UTC")),
            "user_id": ["u"] * count,
            "event": [f"name {i}" for i in range(count)],
        }
    )
    report = shop.load(table)
    assert outcome(report) == (65_535, 0, {"too many event names": count - 65_535})
    assert (len(report.names), report.other_names) == (100, 65_535 - 100)
    kept = shop.log.quarantine()
    assert json.loads(kept["raw"][0].as_py())["event"] == "name 65535"
    assert outcome(shop.load(table)) == (0, 65_535, {"too many event names": count - 65_535})


def test_room_for_names_is_the_workspaces_not_the_files(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parcours.collect.admit.MOST_NAMES", 2)
    assert limits.MOST_NAMES == 65_535
    shop.load(shop.file(csv(HEADER, ANN)))
    rows = [ANN.replace("view", name) for name in ("cart", "view", "buy", "cart")]
    assert outcome(shop.load(shop.file(csv(HEADER, *rows)))) == (2, 1, {"too many event names": 1})
    shop.log.close()
    again = Shop(shop.folder)
    assert outcome(again.load(shop.file(csv(HEADER, ANN.replace("view", "pay"))))) == (
        0,
        0,
        {"too many event names": 1},
    )


def test_a_row_set_aside_takes_no_room_for_names(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parcours.collect.admit.MOST_NAMES", 1)
    rows = ["2025-03-01 10:00:00,,other,5", ANN]
    assert outcome(shop.load(shop.file(csv(HEADER, *rows)))) == (1, 0, {"no person": 1})


def test_a_parquet_file_cut_short(shop: Shop) -> None:
    path = shop.folder / "events.parquet"
    pq.write_table(pa.table({"ts": ["2025-03-01"], "user_id": ["a"], "event": ["x"]}), path)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(BadInput, match="not a whole Parquet file"):
        shop.load(path)
