"""Measure: `python -m bench --events 20000000 --peer PYTHON`. Prints times and ratios, and which answers differ."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench import maps, ours, questions, screen, world
from bench.duck import duckdb_answers


def main() -> int:
    options = argparse.ArgumentParser(prog="bench", description=__doc__)
    options.add_argument("--events", type=int, default=20_000_000)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--repeat", type=int, default=5)
    options.add_argument("--peer", help="a Python that has chdb; without it ClickHouse's engine is left out")
    options.add_argument("--no-duckdb", action="store_true", help="leave DuckDB's SQL out")
    options.add_argument("--no-lumen", action="store_true", help="leave the lamp shop, its map and the screen out")
    options.add_argument("--folder", type=Path, help="keep data and workspace here, and use them again")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="parcours-bench-") as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        return run(folder, given)


def run(folder: Path, given: argparse.Namespace) -> int:
    data = folder / f"events-{given.events}-{given.seed}.parquet"
    if not data.exists():
        say(f"writing {given.events:,} events (seed {given.seed})")
        world.write(data, given.events, seed=given.seed)
    asked = questions.all_questions(given.repeat)
    say("Parcours")
    mine = ours.answers(folder, data, asked)
    peers: dict[str, dict[str, Any]] = {}
    if given.peer:
        say("ClickHouse's engine")
        peers["ClickHouse"] = clickhouse_answers(folder, data, asked, given.peer)
    if not given.no_duckdb:
        say("DuckDB")
        peers["DuckDB"] = duckdb_answers(data, asked)
    if not given.no_lumen:
        say("the lamp shop")
        with tempfile.TemporaryDirectory(dir=folder) as shop:
            mine["facts"] |= maps.lumen_facts(Path(shop))
        say("the screen")
        with tempfile.TemporaryDirectory(dir=folder) as shown:
            mine["facts"] |= screen.facts(Path(shown))
    return report(given.events, asked, mine, peers)


def clickhouse_answers(folder: Path, data: Path, asked: dict[str, Any], python: str) -> dict[str, Any]:
    (folder / "questions.json").write_text(json.dumps(asked))
    with tempfile.TemporaryDirectory(dir=folder) as database:
        command = [python, "-m", "bench.peer", str(data), str(folder / "questions.json"), database]
        return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def report(events: int, asked: dict[str, Any], mine: dict[str, Any], peers: dict[str, dict[str, Any]]) -> int:
    """Print times, ratios and agreement; the number of disagreements is the exit code."""
    wrong = 0
    people = events // world.EVENTS_A_PERSON
    print(f"\n{events:,} events, {people:,} people at most, {world.NAMES} names, 2 threads, warm, best run\n")
    print(f"{'question':44} {'Parcours':>9} " + " ".join(f"{p:>10} {'ratio':>7}" for p in peers))
    for name, question in asked.items():
        line = f"{question['title']:44} {mine[name]['seconds']:8.3f}s "
        for peer in peers.values():
            if name not in peer:
                line += f"{'':>10} {'':>7} "
                continue
            agrees = questions.same(question, mine[name]["answer"], peer[name]["answer"])
            wrong += not agrees
            line += f"{peer[name]['seconds']:9.3f}s {peer[name]['seconds'] / mine[name]['seconds']:6.1f}x "
            line += "" if agrees else " ANSWERS DIFFER"
        print(line)
    print()
    for title, value in mine["facts"].items():
        print(f"{title:44} {value}")
    if "DuckDB" in peers:
        ratio = mine["load"]["seconds"] / peers["DuckDB"]["load"]["seconds"]
        print(f"{'Parquet to queryable':44} {mine['load']['seconds']:.1f} s; DuckDB's create and sort "
              f"{peers['DuckDB']['load']['seconds']:.1f} s; {ratio:.2f}x the time")  # fmt: skip
    print(f"\n{wrong} answers differ" if wrong else "\nall answers agree")
    return wrong


def say(text: str) -> None:
    print(f"... {text}", file=sys.stderr, flush=True)


sys.exit(main())
