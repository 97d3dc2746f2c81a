"""The same answers as ClickHouse's `windowFunnel` (default mode, distinct times) on 100,000 random people.

Only funnels whose steps are all different: where a step comes twice, windowFunnel lets one event do both (A A B is
reached by one A and one B), which here is a fault, pinned in `test_funnel_faults.py`.

`make truths` brings the witness in an environment of its own and names its Python in PARCOURS_PEER.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import parcours

pytestmark = pytest.mark.truths
PEER = os.environ.get("PARCOURS_PEER", "")
SEED, PEOPLE, GROUPS = 20_261_121, 100_000, 97
NAMES = list("ABCDEF")
FUNNELS = [
    ("ABC", 500),
    ("FEDCBA", 5000),
    ("AB", 0),
    ("AB", 1),
    ("CDA", 300),
    ("ABCDEF", 8000),
    ("BADC", 1200),
]
ASK = """
import json, sys
from chdb import session
data, asked, folder = sys.argv[1:]
chdb = session.Session(folder)
found = []
for steps, window in json.loads(asked):
    conditions = ", ".join(f"event = '{step}'" for step in steps)
    level = f"windowFunnel({window})(toDateTime(time), {conditions}) AS level"
    people = f"SELECT user_id, any(team) AS g, {level} FROM file('{data}', Parquet) GROUP BY user_id"
    sql = f"SELECT g, level, count() FROM ({people}) GROUP BY g, level"
    sql += " SETTINGS schema_inference_make_columns_nullable = 0"
    rows = json.loads(chdb.query(sql, "JSONCompact").bytes().decode())["data"]
    found.append([[row[0], int(row[1]), int(row[2])] for row in rows])
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Uneven people, six names, times that are distinct for each person."""
    random = np.random.default_rng(SEED)
    counts = np.minimum(random.geometric(0.08, PEOPLE), 400)
    person = np.repeat(np.arange(PEOPLE), counts)
    gaps = random.integers(1, 400, len(person))
    time = 1_767_225_600 + np.cumsum(gaps)
    time -= np.repeat(time[np.cumsum(counts) - counts], counts) - 1_767_225_600
    order = random.permutation(len(person))
    path = tmp_path_factory.mktemp("peer") / "events.parquet"
    table = {
        "user_id": person[order] + 1000,  # an id of 0 stands for nobody
        "event": np.array(NAMES)[random.integers(0, len(NAMES), len(person))],
        "time": pa.array(time[order] * 1_000_000).cast(pa.timestamp("us", "UTC")),
        "team": np.array([f"g{n:02d}" for n in range(GROUPS)])[person[order] % GROUPS],
    }
    pq.write_table(pa.table(table), path)
    return path


@pytest.mark.skipif(not PEER, reason="PARCOURS_PEER names no Python that has chdb; `make truths` does")
def test_every_group_of_people_reaches_the_same_levels(data: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [PEER, "-c", ASK, str(data), json.dumps(FUNNELS), str(tmp_path / "peer")],
        check=True,
        stdout=subprocess.PIPE,
    )
    theirs = json.loads(done.stdout)
    with parcours.init(tmp_path / "shop") as shop:
        shop.load(data)
        snapshot = shop.snapshot()
        assert snapshot.people == PEOPLE
        for (steps, window), rows in zip(FUNNELS, theirs, strict=True):
            for group in range(0, GROUPS, 16):
                team = f"g{group:02d}"
                answer = parcours.funnel(
                    snapshot, list(steps), within=f"{window} s", where=f"any event where team = {team}"
                )
                mine = [step.people + step.unfinished for step in answer.steps]
                expected = [
                    sum(n for g, level, n in rows if g == team and level >= k) for k in range(1, len(steps) + 1)
                ]
                assert mine == expected, (steps, window, team)
            answer = parcours.funnel(snapshot, list(steps), within=f"{window} s")
            mine = [step.people + step.unfinished for step in answer.steps]
            assert mine == [sum(n for _, level, n in rows if level >= k) for k in range(1, len(steps) + 1)]
