"""The peer: ClickHouse's engine in process (chdb), run by an environment of its own.

    python -m bench.peer DATA.parquet QUESTIONS.json FOLDER

Loads the data into a MergeTree table ordered by person and time, asks each question in every form given, and prints
JSON: for each question the best of its repeated times and its answer.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any


def main(data: str, questions: str, folder: str) -> dict[str, Any]:
    from chdb import session

    with open(questions) as file:
        asked = json.load(file)
    chdb = session.Session(folder)
    chdb.query("SET max_threads = 2")
    chdb.query("CREATE DATABASE IF NOT EXISTS bench")
    started = time.perf_counter()
    chdb.query(
        "CREATE TABLE bench.events (user_id UInt64, event LowCardinality(String), time DateTime, "
        "channel LowCardinality(String), price Nullable(Float64)) ENGINE = MergeTree ORDER BY (user_id, time)"
    )
    chdb.query(
        f"INSERT INTO bench.events SELECT user_id, event, toDateTime(time), channel, price FROM file('{data}', Parquet)"
    )
    chdb.query("OPTIMIZE TABLE bench.events FINAL")
    answers: dict[str, Any] = {"load": {"seconds": time.perf_counter() - started}}
    for name, question in asked.items():
        best, answer = float("inf"), None
        for sql in question["clickhouse"]:
            for _ in range(question["repeat"] + 1):  # the first run warms
                started = time.perf_counter()
                text = chdb.query(sql + " SETTINGS max_threads = 2", "JSONCompact").bytes().decode()
                best = min(best, time.perf_counter() - started)
            answer = json.loads(text)["data"]
        answers[name] = {"seconds": best, "answer": answer}
    return answers


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*sys.argv[1:4])))
