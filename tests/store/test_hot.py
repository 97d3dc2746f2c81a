"""Rows that arrive singly are there at once for the owner, and once for everybody when sealed."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from parcours.store import log as log_module
from parcours.store.hot import Hot
from parcours.store.log import Log
from store.logs import events, load, rows


@pytest.fixture
def log(tmp_path: Path):
    with Log.create(tmp_path / "log") as log:
        yield log


def test_an_append_is_there_at_once_and_after_opening_again(log: Log) -> None:
    assert log.append(events("a", **{"p.n:n": [1]})) == range(1, 2)
    aside = pa.table({"row": [7], "reason": ["no name"], "raw": ["{}"]})
    assert log.append(events("b", "c", user=["u", None]), load="web", aside=aside, report={"read": 3}) == range(2, 4)
    expected = [(1, "a", "live", 1, None), (2, "b", "web", None, "u"), (3, "c", "web", None, None)]
    told = [("live", 1, 1, {}), ("web", 2, 2, {"read": 3})]
    for _ in range(2):
        assert log.sequence == 3
        assert rows(log, "seq", "name", "load", "p.n:n", "user") == expected
        assert [(r.load, r.first, r.rows, r.details) for r in log.loads()] == told
        assert log.quarantine("web")["reason"].to_pylist() == ["no name"]
        assert log.quarantine("live").num_rows == 0
        log.close()
        log = Log.open(log.folder, writable=True)
    assert rows(log, "seq", after=1, upto=2) == [2]
    log.close()


def test_every_type_survives_the_journal_and_the_seal(log: Log) -> None:
    columns = {
        "id_hi": [-(2**63)], "id_lo": [2**63 - 1], "day": [True], "o.order": ["7"], "supersedes": [None],
        "time": pa.array([1_700_000_000_123_456], pa.timestamp("us", "UTC")),
        "p.n:n": [0.1], "p.s:s": ["Größe \x00 \"'; DROP"], "p.b:b": [False],
        "p.n:ns": [[1.5, None]], "p.S:ss": [["x", None, ""]], "p.s:ss": [[]], "t.b:bs": [[True, None]],
    }  # fmt: skip
    log.append(pa.table(columns))
    before = [batch.to_pylist() for batch in log.scan(list(columns))]
    assert before == [pa.table({**columns, "p.n:n": [0.1]}).to_pylist()]
    assert log.seal(now=0) == 1
    assert [batch.to_pylist() for batch in log.scan(list(columns))] == before


def test_readers_see_sealed_rows_only_and_never_open_the_journal(log: Log) -> None:
    load(log, "one", events("a"))
    log.append(events("b"), aside=pa.table({"row": [1]}), report={"read": 1})
    log.close()
    (log.folder / "hot.duckdb").rename(log.folder / "hidden")
    (log.folder / "hot.duckdb").write_bytes(b"opening this would fail")
    reader = Log.open(log.folder, writable=False)
    assert (reader.sequence, rows(reader, "name")) == (1, ["a"])
    assert [report.load for report in reader.loads()] == ["one"]
    assert reader.quarantine().num_rows == 0
    (log.folder / "hidden").replace(log.folder / "hot.duckdb")
    with Log.open(log.folder, writable=True) as owner:
        assert owner.seal(now=5) == 1
        assert owner.seal(now=6) == 0
    reader.refresh()
    assert (reader.sequence, rows(reader, "name")) == (2, ["a", "b"])
    assert [(r.load, r.rows, r.details) for r in reader.loads()] == [("one", 1, {}), ("live", 1, {"read": 1})]
    assert reader.quarantine()["load"].to_pylist() == ["live"]


def test_a_load_seals_what_came_before_it(log: Log) -> None:
    log.append(events("a"))
    with log.begin("one") as staging:
        assert staging.first == 2
        staging.add(events("b"))
        staging.publish({})
    log.append(events("c"))
    assert rows(log, "seq", "name") == [(1, "a"), (2, "b"), (3, "c")]
    assert rows(Log.open(log.folder, writable=False), "name") == ["a", "b"]


def test_a_hot_load_that_was_sealed_in_parts_has_one_report(log: Log) -> None:
    for part in range(3):
        log.append(events("a", "b"), load="web", report={"parts": part + 1})
        log.seal(now=part)
    log.append(pa.table({}), load="web", aside=pa.table({"row": [1]}), report={"parts": 4})
    assert [(r.load, r.first, r.rows, r.details) for r in log.loads()] == [("web", 1, 6, {"parts": 4})]
    assert log.seal(now=9) == 0
    assert [(r.load, r.first, r.rows, r.details) for r in log.loads()] == [("web", 1, 6, {"parts": 4})]
    assert log.quarantine("web").num_rows == 1


def test_a_scan_is_not_disturbed_by_a_seal(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_module, "BATCH_ROWS", 2)
    load(log, "one", events("a", "b"))
    log.append(events(*"cdefghi"))
    scan = log.scan(["name"])
    seen = next(scan)["name"].to_pylist() + next(scan)["name"].to_pylist()
    log.seal(now=0)
    log.append(events("late"))
    seen += [name for batch in scan for name in batch["name"].to_pylist()]
    assert seen == list("abcdefghi")


def test_a_failed_append_is_not_there_and_the_next_one_is(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    log.append(events("a"))

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("between the rows and their report")

    with monkeypatch.context() as patch:
        patch.setattr("parcours.store.hot.json.dumps", fail)
        with pytest.raises(RuntimeError):
            log.append(events("lost", **{"p.new:n": [1]}))
    assert log.sequence == 1
    assert log.append(events("b", **{"p.new:n": [2]})) == range(2, 3)
    assert rows(log, "name", "p.new:n") == [("a", None), ("b", 2)]


def test_a_seal_that_fails_is_made_up_for(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no")

    for number, (place, name) in enumerate(
        [("parcours.store.segments.Segments", "publish"), (f"{Hot.__module__}.Hot", "clear")]
    ):
        log.append(events("a", "b"))
        with monkeypatch.context() as patch:
            patch.setattr(f"{place}.{name}", fail)
            with pytest.raises(RuntimeError):
                log.seal(now=0)
        assert log.sequence == 2 * number + 2
        assert log.seal(now=1) == (2 if number == 0 else 0), "the second was published before it failed"
        assert rows(log, "seq") == list(range(1, 2 * number + 3))
