"""What is asked in the bench: each question as each engine puts it, and how their answers compare."""

from __future__ import annotations

from typing import Any

from bench import returning, ways, world

WEEK = 604_800
PRICE = 20


def all_questions(repeat: int) -> dict[str, Any]:
    """Questions by name; JSON-able, as the peer runs in another process."""
    quarter, twentieth, twelve = world.steps(0.25, 4), world.steps(0.05, 4), world.steps(0.35, 12)
    priced = [f"{quarter[0]} where price > {PRICE}", *quarter[1:]]
    week = {"within": "7 days"}
    return {
        "quarter": _funnel("funnel, 4 steps, a quarter of events match", quarter, repeat),
        "twentieth": _funnel("funnel, 4 steps, one in twenty matches", twentieth, repeat),
        "twelve": _funnel("funnel, 12 steps", twelve, repeat) | {"duckdb": []},
        "follows": {"title": "what follows what", "kind": "follows", "repeat": repeat, **follows_sql()},
        "paths": ways.question(repeat),
        **returning.questions(repeat),
        "priced": {
            "title": "funnel with a condition, by channel",
            "kind": "first channel",
            "repeat": repeat,
            "parcours": {"steps": priced, "by": "channel", **week},
            **first_channel_sql(quarter, PRICE),
        },
    }


def same(question: dict[str, Any], ours: list[list[Any]], theirs: list[list[Any]]) -> bool:
    """Do two answers agree? (By channel only the totals can: a peer takes the first event's, we the chain's.)"""
    if question["kind"] == "follows":
        return edges(ours) == edges(theirs)
    if question["kind"] == "paths":
        return ways.same(ours, theirs)
    if question["kind"] == "retention":
        return returning.same(ours, theirs)
    people = [row[0] for row in ours]
    reached = levels(theirs)
    return people == reached + [0] * (len(people) - len(reached))


def _funnel(title: str, steps: list[str], repeat: int) -> dict[str, Any]:
    asked = {
        "title": title,
        "kind": "funnel",
        "repeat": repeat,
        "parcours": {"steps": steps, "within": "7 days"},
    }
    return asked | funnel_sql(steps)


def funnel_sql(steps: list[str], *, condition: str = "") -> dict[str, list[str]]:
    """windowFunnel for ClickHouse; for DuckDB the latest start of each level, carried by window functions."""
    listed = ", ".join(f"'{s}'" for s in steps)
    first, *rest = (f"event = '{s}'" for s in steps)
    conditions = ", ".join([first + condition, *rest])
    return {
        "clickhouse": [
            f"SELECT level, count() FROM (SELECT user_id, windowFunnel({WEEK})(time, {conditions}) AS level "
            f"FROM bench.events WHERE event IN ({listed}) GROUP BY user_id) GROUP BY level ORDER BY level"
        ],
        "duckdb": [_duckdb_funnel(steps)],
    }


def first_channel_sql(steps: list[str], price: float) -> dict[str, list[str]]:
    """A condition on the first step, split by the channel of the first event that meets it (ours: of the chain's)."""
    listed = ", ".join(f"'{s}'" for s in steps)
    start = f"event = '{steps[0]}' AND price > {price}"
    conditions = ", ".join([start, *(f"event = '{s}'" for s in steps[1:])])
    return {
        "clickhouse": [
            f"SELECT channel, level, count() FROM (SELECT user_id, argMinIf(channel, time, {start}) AS channel, "
            f"windowFunnel({WEEK})(time, {conditions}) AS level FROM bench.events WHERE event IN ({listed}) "
            f"GROUP BY user_id) GROUP BY channel, level ORDER BY channel, level"
        ]
    }


def follows_sql() -> dict[str, list[str]]:
    """Which event follows which: people and times. ClickHouse in two forms; the faster counts."""
    return {
        "clickhouse": [
            "SELECT a, b, uniqExact(user_id), count() FROM (SELECT user_id, event AS b, lagInFrame(toNullable(event)) "
            "OVER (PARTITION BY user_id ORDER BY time) AS a FROM bench.events) WHERE a IS NOT NULL GROUP BY a, b",
            "SELECT pair.1 AS a, pair.2 AS b, uniqExact(user_id), count() FROM (SELECT user_id, groupArray(event) AS e "
            "FROM (SELECT user_id, event FROM bench.events ORDER BY user_id, time) GROUP BY user_id) "
            "ARRAY JOIN arrayZip(arrayPopBack(e), arrayPopFront(e)) AS pair GROUP BY a, b",
        ],
        "duckdb": [
            "SELECT a, b, count(DISTINCT user_id), count(*) FROM (SELECT user_id, event AS b, lag(event) "
            "OVER (PARTITION BY user_id ORDER BY time) AS a FROM events) WHERE a IS NOT NULL GROUP BY a, b"
        ],
    }


def levels(rows: list[list[Any]]) -> list[int]:
    """People who reached each step, from (level, people) rows; counts come as text from ClickHouse."""
    reached = [(int(row[-2] or 0), int(row[-1])) for row in rows]  # no level is null
    top = max((level for level, _ in reached), default=0)
    return [sum(people for level, people in reached if level >= step) for step in range(1, top + 1)]


def edges(rows: list[list[Any]]) -> dict[tuple[str, str], tuple[int, int]]:
    return {(a, b): (int(people), int(times)) for a, b, people, times in rows}


def _duckdb_funnel(steps: list[str]) -> str:
    """The latest start of a chain at each level, carried from row to row by window functions."""
    listed = ", ".join(f"'{step}'" for step in steps)
    inner = f"SELECT user_id, time, event, CASE WHEN event = '{steps[0]}' THEN time END AS s1 FROM events"
    inner += f" WHERE event IN ({listed})"
    so_far = "OVER (PARTITION BY user_id ORDER BY time ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    for level, step in enumerate(steps[1:], 2):
        inner = (
            f"SELECT *, CASE WHEN event = '{step}' AND time - m{level} <= INTERVAL {WEEK} SECOND THEN m{level} END "
            f"AS s{level} FROM (SELECT *, max(s{level - 1}) {so_far} AS m{level} FROM ({inner})) AS q{level}"
        )
    reached = " + ".join(f"(max(s{level}) IS NOT NULL)::INT" for level in range(1, len(steps) + 1))
    by_person = f"SELECT user_id, {reached} AS level FROM ({inner}) GROUP BY user_id"
    return f"SELECT level, count(*) FROM ({by_person}) GROUP BY level ORDER BY level"
