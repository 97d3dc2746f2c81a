"""The log: what is published is there, whole and in order; what is not, is not."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from deltalake import DeltaTable

from parcours.model.errors import BadInput, Busy, StorageFailed, TooNew
from parcours.store import segments, writing
from parcours.store.columns import CODED
from parcours.store.log import Log
from parcours.store.reports import LoadReport
from store.logs import events, load, rows


@pytest.fixture
def log(tmp_path: Path):
    with Log.create(tmp_path / "log") as log:
        yield log


def test_an_empty_log(log: Log) -> None:
    assert log.sequence == 0
    assert rows(log, "seq", "name") == []
    assert log.loads() == []
    assert log.quarantine().num_rows == 0
    assert list(log.columns())[:4] == ["seq", "id_hi", "id_lo", "name"]


def test_a_load_is_invisible_until_published(log: Log) -> None:
    reader = Log.open(log.folder, writable=False)
    with log.begin("one") as staging:
        assert staging.first == 1
        staging.add(events("a", "b"))
        staging.add(events("c"))
        staging.set_aside(pa.table({"file": ["f.csv"], "row": [3], "reason": ["no time"], "raw": ["c,"]}))
        assert (log.sequence, rows(log, "seq"), log.loads(), log.published("one")) == (0, [], [], False)
        report = staging.publish({"read": 4})
    assert report == LoadReport("one", 1, 3, {"read": 4})
    assert log.published("one")
    assert log.sequence == 3
    for view in (log, Log.open(log.folder, writable=False)):
        assert rows(view, "seq", "name", "load") == [(1, "a", "one"), (2, "b", "one"), (3, "c", "one")]
        assert view.loads() == [report]
        assert view.quarantine().to_pylist() == view.quarantine("one").to_pylist()
        assert view.quarantine("other").num_rows == 0
    aside = {"load": "one", "file": "f.csv", "row": 3, "reason": "no time", "detail": None, "raw": "c,"}
    aside |= {"number": 1, "mended": None}
    assert log.quarantine().to_pylist() == [aside]
    assert reader.sequence == 0, "a reader keeps its view"
    reader.refresh()
    assert reader.sequence == 3


def test_an_abandoned_load_leaves_nothing(log: Log) -> None:
    with log.begin("one") as staging:
        staging.add(events("a"))
        staging.set_aside(pa.table({"row": [1]}))
    assert (log.sequence, log.published("one")) == (0, False)
    files = [path.name for path in log.folder.rglob("*") if path.is_file() and "_delta_log" not in path.parts]
    assert files == ["format.json"]
    load(log, "one", events("b"))
    assert rows(log, "seq", "name") == [(1, "b")]


def test_loads_follow_each_other_and_lack_columns_alike(log: Log) -> None:
    load(log, "one", events("a", **{"p.n:n": [1]}))
    load(log, "two", events("b", **{"p.s:s": ["x"], "p.l[]:ns": [[1, None]]}))
    load(log, "three", events("c"))
    assert rows(log, "seq", "p.n:n", "p.s:s", "p.l[]:ns", "p.never:b") == [
        (1, 1.0, None, None, None),
        (2, None, "x", [1.0, None], None),
        (3, None, None, None, None),
    ]
    assert {"p.n:n": pa.float64(), "p.s:s": pa.string()}.items() <= log.columns().items()
    assert [report.load for report in log.loads()] == ["one", "two", "three"]
    assert rows(log, "p.never:b") == [None, None, None]


def test_names_of_columns_that_formats_dislike(log: Log) -> None:
    columns = {
        "p.Price:n": [1],
        "p.price:n": [2],
        "p.a b;c=d{e}:s": ["x"],
        "p.a%20b:s": ["y"],
        "p.p:n.q:s": ["z"],
    }
    load(log, "one", events("a", **columns))
    load(log, "two", events("b", **{"p.PRICE:n": [3], "p.price:n": [4]}))
    assert rows(log, *columns, "p.PRICE:n") == [(1, 2, "x", "y", "z", None), (None, 4, None, None, None, 3)]
    assert set(log.columns()) >= {*columns, "p.PRICE:n"}
    with Log.open(log.folder, writable=False) as reader:
        assert rows(reader, "p.Price:n", "p.PRICE:n") == [(1, None), (None, 3)]


def test_scan_takes_a_range_of_sequence(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "GROUP_ROWS", 3)
    monkeypatch.setattr(writing, "FILE_ROWS", 6)
    load(log, "one", events(*"abcdefghij"))
    load(log, "two", events(*"klm"))
    assert len(list((log.folder / "events").glob("*.parquet"))) == 3
    for after in range(15):
        for upto in range(15):
            assert rows(log, "seq", after=after, upto=upto) == list(range(after + 1, min(upto, 13) + 1))
    assert rows(log, "name", after=4, upto=6) == ["e", "f"]


def test_scan_gives_codes_where_asked(log: Log) -> None:
    load(log, "one", events("a", "b", "a", user=["u", None, "v"]))
    load(log, "two", events("b", "b"))
    log.append(events("a", user=["u"]))
    batches = list(log.scan(["name", "user"], dictionary=["name", "user"]))
    assert {batch.schema.field(name).type for batch in batches for name in ("name", "user")} == {CODED}
    assert [b["name"].to_pylist() for b in batches] == [["a", "b", "a"], ["b", "b"], ["a"]]
    assert [b["user"].to_pylist() for b in batches] == [["u", None, "v"], [None, None], ["u"]]
    with pytest.raises(ValueError, match="not a column"):
        log.scan(["price"])


def test_coded_text_may_come_and_go_within_a_load(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "GROUP_ROWS", 8)
    few, other = pa.array(["x", "y"] * 4).dictionary_encode(), pa.array(["z", "y"] * 4).dictionary_encode()
    with log.begin("one") as staging:
        for names in (few, other, pa.array(["y"] * 8), few.slice(0, 3), pa.nulls(8)):
            staging.add(pa.table({"name": names, "p.k:s": names}))
        staging.publish({})
    assert rows(log, "name") == rows(log, "p.k:s") == [*"xy" * 4, *"zy" * 4, *"y" * 8, *"xyx", *[None] * 8]


def test_only_one_load_at_a_time_and_each_once(log: Log) -> None:
    with log.begin("one") as staging:
        for busy in (lambda: log.begin("two"), lambda: log.append(events("a")), lambda: log.seal(now=0)):
            with pytest.raises(Busy) as caught:
                busy()
            assert caught.value.hint
        staging.publish({})
    with pytest.raises(ValueError, match="published already"):
        log.begin("one")
    for name in ("", "a/b", "../x", "seal-1", "ü"):
        with pytest.raises(ValueError, match="cannot name a load"):
            log.begin(name)
    with log.begin("two") as staging, pytest.raises(ValueError, match="given by the log"):
        staging.add(pa.table({"seq": [1]}))


def test_a_reader_cannot_write(log: Log) -> None:
    reader = Log.open(log.folder, writable=False)
    for write in (
        lambda: reader.begin("one"),
        lambda: reader.append(events("a")),
        lambda: reader.seal(now=0),
    ):
        with pytest.raises(Busy, match="only reads"):
            write()


def test_a_newer_format_is_refused(log: Log) -> None:
    (log.folder / "format.json").write_text(json.dumps({"format": 2}))
    for writable in (True, False):
        with pytest.raises(TooNew, match="format 2") as caught:
            Log.open(log.folder, writable=writable)
        assert "Update Parcours" in caught.value.hint


def test_no_log_here_and_one_here_already(log: Log, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no log") as caught:
        Log.open(tmp_path, writable=True)
    assert "parcours init" in caught.value.hint
    with pytest.raises(BadInput, match="already"):
        Log.create(log.folder)


def test_an_error_of_the_writing_thread_is_raised_by_the_next_call(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "GROUP_ROWS", 1)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the writer fell ill")

    monkeypatch.setattr(writing.pq, "ParquetWriter", fail)
    with log.begin("one") as staging:
        staging.add(events("a"))
        with pytest.raises(RuntimeError, match="fell ill"):
            staging.publish({})
    assert log.sequence == 0


def test_a_load_whose_last_sync_fails_stays_and_is_synced_again(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, synced = segments._sync_commit, []

    def refuse_once(folder: Path, version: int) -> None:
        synced.append(version)
        if len(synced) == 1:
            raise StorageFailed("The disk refused.")
        whole(folder, version)

    monkeypatch.setattr(segments, "_sync_commit", refuse_once)
    with pytest.raises(StorageFailed):
        load(log, "one", events("a"))
    assert log.published("one"), "its commit is there, readers may have seen it"
    load(log, "two", events("b"))
    log.close()
    with Log.open(log.folder, writable=True) as again:
        assert rows(again, "seq", "name") == [(1, "a"), (2, "b")]
    assert synced == [1, 1, 2, 2], "also when opened: whoever died may not have come to it"


def test_long_texts_make_small_row_groups(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "GROUP_BYTES", 1000)
    with log.begin("one") as staging:
        for number in range(5):
            staging.add(events(str(number), **{"p.text:s": ["x" * 600]}))
        staging.publish({})
    about = pq.read_metadata(log.folder / "events" / "one-0.parquet")
    assert [about.row_group(group).num_rows for group in range(about.num_row_groups)] == [2, 2, 1]
    assert rows(log, "name") == ["0", "1", "2", "3", "4"]


def test_other_tools_read_the_table(log: Log) -> None:
    load(log, "one", events("a", "b", **{"p.n:n": [1, 2]}))
    load(log, "two", events("c", **{"p.l:ss": [["x"]]}))
    files = DeltaTable(log.folder / "events").file_uris()
    query = 'SELECT seq, name, "p.n:n", "p.l:ss" FROM read_parquet(?, union_by_name=true) ORDER BY seq'
    found = duckdb.execute(query, [files]).fetchall()
    assert found == [(1, "a", 1, None), (2, "b", 2, None), (3, "c", None, ["x"])]


def test_many_loads_pass_checkpoints(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "_CHECKPOINT_EVERY", 3)
    for number in range(8):
        load(log, f"load-{number}", events("a", **({f"p.{number}:b": [True]} if number % 3 else {})))
    assert len(list((log.folder / "events" / "_delta_log").glob("*.checkpoint.parquet"))) > 2
    reader = Log.open(log.folder, writable=False)
    assert rows(reader, "seq") == list(range(1, 9))
    assert all(reader.published(f"load-{number}") for number in range(8))
