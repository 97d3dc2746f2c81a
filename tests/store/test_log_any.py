"""Whatever is loaded, dropped, appended and sealed, in any order: the log gives back what was kept."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parcours.store import writing
from parcours.store.log import Log

VALUES = {
    "name": st.none() | st.sampled_from("abc"),
    "user": st.none() | st.text(max_size=3),
    "p.n:n": st.none() | st.floats(allow_nan=False),
    "p.b:b": st.none() | st.booleans(),
    "p.l:ss": st.none() | st.lists(st.none() | st.text(max_size=2), max_size=3),
    "supersedes": st.none() | st.integers(1, 9),
}


@st.composite
def tables(draw: st.DrawFn) -> pa.Table:
    columns = draw(st.lists(st.sampled_from(sorted(VALUES)), min_size=1, unique=True))
    size = draw(st.integers(0, 9))
    return pa.table({name: draw(st.lists(VALUES[name], min_size=size, max_size=size)) for name in columns})


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["load", "drop", "append", "seal", "open"]), st.lists(tables(), max_size=3)),
        max_size=6,
    )
)
def test_whatever_comes_the_log_gives_it_back(
    steps: list, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "GROUP_ROWS", 5)
    monkeypatch.setattr(writing, "FILE_ROWS", 11)
    log, truth = Log.create(tmp_path_factory.mktemp("ws") / "log"), []
    for number, (step, given_tables) in enumerate(steps):
        if step in ("load", "drop"):
            with log.begin(f"l{number}") as staging:
                for table in given_tables:
                    staging.add(table)
                if step == "load":
                    staging.publish({})
        elif step == "append":
            for table in given_tables:
                log.append(table)
        elif step == "seal":
            log.seal(now=number)
        else:
            log.close()
            log = Log.open(log.folder, writable=True)
        if step in ("load", "append"):
            truth += [{name: row.get(name) for name in VALUES} for table in given_tables for row in table.to_pylist()]
        assert log.sequence == len(truth)
    found = [row for batch in log.scan(["seq", *VALUES]) for row in batch.to_pylist()]
    log.close()
    assert found == [{"seq": number, **row} for number, row in enumerate(truth, 1)]
