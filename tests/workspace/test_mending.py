"""Rows set aside come in after all: mended by hand, or read otherwise; each once, whatever stops it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

import parcours
from parcours.model.errors import BadInput, Busy, UnknownName
from parcours.workspace import Workspace

EVENTS = """\
ts,user_id,event,total
2025-03-01 10:00:00,ann,Order,12.5
31/12/2024 11:00,eve,Order,8
2025-03-04 11:00:00,,Order,9
oops,dan,Order,1
oops,dan,Order,1
"""
NOW = 1_767_225_600


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "events.csv").write_text(EVENTS)
    with parcours.init(tmp_path / "shop", zone="Europe/Bucharest") as workspace:
        workspace.load(tmp_path / "events.csv", now=NOW)
        yield workspace


def events(shop: Workspace) -> list[tuple]:
    columns = ["name", "user", "p.total:n"]
    rows = [row for batch in shop.log.scan(columns) for row in zip(*batch.to_pydict().values(), strict=True)]
    return sorted(rows, key=str)


def waiting(shop: Workspace) -> list[tuple[int, str]]:
    return [(r["number"], r["reason"]) for r in shop.quarantine().to_pylist() if r["mended"] is None]


def sums(shop: Workspace) -> tuple[int, int, int, int]:
    """Of all loads: accepted, duplicate, set aside; and rows set aside that no load mended."""
    told = [load.details["verdicts"] for load in shop.log.loads()]
    aside = sum(sum(one["set_aside"].values()) for one in told)
    mended = sum(load.details["mended"] for load in shop.log.loads())
    assert aside == shop.quarantine().num_rows, "a row set aside is in the quarantine for ever"
    assert aside - mended == len(waiting(shop))
    assert all(one["rows"] == one["accepted"] + one["duplicate"] + sum(one["set_aside"].values()) for one in told)
    return sum(o["accepted"] for o in told), sum(o["duplicate"] for o in told), aside, len(waiting(shop))


def edited(path: Path, **cells: dict[int, str]) -> Path:
    """The exported CSV with some cells of some rows written over."""
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for column, values in cells.items():
        for number, value in values.items():
            next(r for r in rows if r["parcours_number"] == str(number))[column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_as_they_stand_nothing_comes_in_and_nothing_changes(shop: Workspace) -> None:
    before = (events(shop), waiting(shop), len(shop.log.loads()))
    assert len(waiting(shop)) == 4
    mended = shop.mend(now=NOW)
    assert (mended.reports, mended.staying) == ((), 4)
    assert (events(shop), waiting(shop), len(shop.log.loads())) == before
    assert sums(shop) == (1, 0, 4, 4)


def test_dates_may_be_read_day_first(shop: Workspace) -> None:
    mended = shop.mend(map="dates=day-first", now=NOW)
    [report] = mended.reports
    assert (report.verdicts.accepted, report.mended, mended.staying) == (1, 1, 3)
    assert ("Order", "eve", 8) in events(shop)
    assert sums(shop) == (2, 0, 4, 3)
    assert shop.mend(map="dates=day-first", now=NOW).reports == ()
    assert sums(shop) == (2, 0, 4, 3), "doing it twice changes nothing"
    [batch] = shop.log.scan(["time"], after=1)
    assert str(batch["time"][0].as_py()) == "2024-12-31 09:00:00+00:00"


def test_rows_are_mended_by_hand_once(shop: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    assert shop.export(path) == 4
    at = dict(waiting(shop))
    [nobody] = [number for number, reason in at.items() if reason == "no person"]
    bad = [number for number, reason in at.items() if reason == "time not readable"]
    edited(path, user_id={nobody: "bob"}, ts=dict.fromkeys(bad[1:], "2025-03-09"))
    mended = shop.mend(path, now=NOW)
    assert (mended.reports[0].verdicts.accepted, mended.staying, mended.before) == (3, 1, 0)
    assert events(shop) == [("Order", "ann", 12.5), ("Order", "bob", 9), ("Order", "dan", 1), ("Order", "dan", 1)]
    assert sums(shop) == (4, 0, 4, 1)
    again = shop.mend(path, now=NOW)
    assert (again.reports, again.staying, again.before) == ((), 1, 3)
    assert sums(shop) == (4, 0, 4, 1)
    assert {r["mended"] for r in shop.quarantine().to_pylist()} == {None, mended.reports[0].load}


def test_a_row_mended_wrongly_waits_with_what_was_written(shop: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    shop.export(path, reason="no person")
    [(number, _)] = [one for one in waiting(shop) if one[1] == "no person"]
    edited(path, user_id={number: "bob"}, ts={number: "someday"})
    report = shop.mend(path, now=NOW).reports[0]
    assert (report.verdicts.accepted, sum(report.verdicts.set_aside.values())) == (0, 1)
    assert sums(shop) == (1, 0, 5, 4), "the old row is mended, the new one waits"
    [row] = shop.quarantine(report.load).to_pylist()
    assert (row["reason"], json.loads(row["raw"])["user_id"]) == ("time not readable", "bob")
    assert shop.mend(path, now=NOW).before == 1
    assert shop.export(tmp_path / "again.csv") == 4


def test_a_file_loaded_twice_brings_its_mended_rows_once(shop: Workspace, tmp_path: Path) -> None:
    shop.load(tmp_path / "events.csv", now=NOW)
    path = tmp_path / "rows.csv"
    assert shop.export(path) == 8
    path.write_text(path.read_text().replace("oops", "2025-03-09"))
    report = shop.mend(path, now=NOW).reports[0]
    assert (report.verdicts.accepted, report.verdicts.duplicate) == (2, 2), "two rows of one file are two events"
    path.write_text(EVENTS.replace("oops", "2025-03-09"))
    assert shop.load(path, now=NOW).reports[0].verdicts.accepted == 0, "the same, had the file been mended"


def test_numbers_stay_numbers_through_either_format(tmp_path: Path) -> None:
    rows = [
        {"ts": "2025-03-01", "user_id": 7, "event": "Order", "total": 1.5, "tags": ["a", "b"], "new": True},
        {"ts": "soon", "user_id": 8, "event": "Order", "total": 2, "tags": ["c"], "new": False, "code": "007"},
        {"ts": "soon", "user_id": 9, "event": "Order", "total": 3, "tags": [], "new": False, "code": "008"},
    ]
    (tmp_path / "e.ndjson").write_text("".join(json.dumps(row) + "\n" for row in rows))
    with parcours.init(tmp_path / "shop") as shop:
        shop.load(tmp_path / "e.ndjson", map="time=ts,person=user_id,event=event", now=NOW)
        for mine, suffix in ((",8,", "csv"), ('"user_id": 9', "ndjson")):
            path = tmp_path / f"rows.{suffix}"
            shop.export(path)
            lines = path.read_text().splitlines()
            path.write_text("\n".join(line.replace("soon", "2025-03-02") if mine in line else line for line in lines))
            assert shop.mend(path, now=NOW).reports[0].verdicts.accepted == 1
        columns = ["user", "p.total:n", "p.new:b", "p.code:s", "p.tags:ss"]
        found = [row for batch in shop.log.scan(columns) for row in zip(*batch.to_pydict().values(), strict=True)]
    assert found[1:] == [("8", 2, False, "007", ["c"]), ("9", 3, False, "008", None)], "an empty list tells nothing"
    assert not {"p.total:s", "p.new:s"} & set(shop.log.columns())


def test_rows_that_could_not_be_parted_into_columns_are_filled_in(tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_text("ts,user_id,event\n2025-03-01,ann,View\n2025-03-01,bob,View,more,much\n")
    with parcours.init(tmp_path / "shop") as shop:
        shop.load(tmp_path / "e.csv", now=NOW)
        path = tmp_path / "rows.csv"
        shop.export(path)
        with path.open() as file:
            [row] = list(csv.DictReader(file))
        assert row["parcours_raw"] == "2025-03-01,bob,View,more,much"
        path.write_text(
            f"parcours_load,parcours_number,ts,user_id,event\n{row['parcours_load']},1,2025-03-02,bob,View\n"
        )
        assert shop.mend(path, now=NOW).reports[0].verdicts.accepted == 1


def test_figures_are_mended_into_their_own_log(tmp_path: Path) -> None:
    (tmp_path / "ads.csv").write_text("date,clicks,cost\n2025-03-01,1,2\n2025-03-02,1,many\n")
    with parcours.init(tmp_path / "shop") as shop:
        shop.load(tmp_path / "ads.csv", now=NOW)
        path = tmp_path / "rows.csv"
        shop.export(path)
        path.write_text(path.read_text().replace("many", "4"))
        assert shop.mend(path, now=NOW).reports[0].verdicts.accepted == 1
        assert shop.readings(name="cost")["value"].to_pylist() == [2, 4]
        assert shop.log.sequence == 0


def test_a_crash_in_the_middle_leaves_everything_whole(
    shop: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shop.folder
    with monkeypatch.context() as patch:
        patch.setattr("parcours.store.segments.Segments.publish", _power_cut)
        with pytest.raises(KeyboardInterrupt):
            shop.mend(map="dates=day-first", now=NOW)
    assert sums(shop) == (1, 0, 4, 4)
    assert list((folder / "log" / "mended").iterdir()) == []
    shop.close()
    (folder / "log" / "mended" / "1-gone-0.parquet").write_bytes(b"half")
    with parcours.open(folder) as again:
        assert sums(again) == (1, 0, 4, 4)
        assert list((folder / "log" / "mended").iterdir()) == [], "what no load published is swept"
        again.mend(map="dates=day-first", now=NOW)
        assert sums(again) == (2, 0, 4, 3)


def test_a_mapping_that_was_edited_since_is_used(shop: Workspace) -> None:
    [path] = (shop.folder / "mappings").glob("*.yaml")
    path.write_text(path.read_text().replace("user: user_id", "anonymous: user_id\nconstant: x"[:18]))
    path.write_text(path.read_text().replace("form: iso", "form: pattern, day_first: true"))
    assert shop.mend(now=NOW).reports[0].verdicts.accepted == 1


def test_a_reader_may_not_mend_but_export(shop: Workspace, tmp_path: Path) -> None:
    with parcours.open(shop.folder) as reader:
        assert reader.export(tmp_path / "rows.ndjson") == 4
        with pytest.raises(Busy):
            reader.mend(tmp_path / "rows.ndjson")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ts,user_id\n2025-03-01,x\n", "does not say which row"),
        ("parcours_load,parcours_number,ts\nnone,1,2025-03-01\n", "says that it is row 1 of load none, which is none"),
        ("parcours_load,parcours_number,ts\nLOAD,99,2025-03-01\n", "is none"),
        ("parcours_load,parcours_number,ts\nLOAD,1,2025-03-01\nLOAD,1,2025-03-01\n", "is there twice"),
        ("parcours_load,parcours_number,ts\nLOAD,1,2025-03-01,more\n", "cannot be read"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused(shop: Workspace, tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(text.replace("LOAD", shop.quarantine()["load"][0].as_py()))
    with pytest.raises(BadInput, match=says) as error:
        shop.mend(path, now=NOW)
    assert error.value.hint
    assert sums(shop) == (1, 0, 4, 4)


def test_what_is_asked_for_wrongly_is_refused(shop: Workspace, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="neither CSV nor NDJSON"):
        shop.export(tmp_path / "rows.xlsx")
    (tmp_path / "rows.csv").write_text("mended by hand")
    with pytest.raises(BadInput, match="is there already"):
        shop.export(tmp_path / "rows.csv")
    with pytest.raises(BadInput, match="There is no file"):
        shop.mend(tmp_path / "none.csv")
    (tmp_path / "bad.ndjson").write_text("[1]\n")
    with pytest.raises(BadInput, match="is no JSON object"):
        shop.mend(tmp_path / "bad.ndjson")
    with pytest.raises(UnknownName, match="no reason “late”"):
        shop.mend(reason="late")
    with pytest.raises(UnknownName, match="no load with rows set aside “x”"):
        shop.mend(load="x")
    with pytest.raises(BadInput, match="stays what it is"):
        shop.mend(map="source=other")
    with pytest.raises(UnknownName, match="no column “tss”"):
        shop.mend(map="time=tss")
    assert isinstance(shop.quarantine(), pa.Table)


def _power_cut(*_: object, **__: object) -> None:
    raise KeyboardInterrupt
