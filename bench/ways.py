"""Paths in the bench: from each person's first such event, what came next within a week, repeats folded.

The answer is people for each (step, from, to). Peers have no such question: theirs is SQL, for ClickHouse in two forms
(arrays made of each person's events, and window functions) of which the faster counts.
"""

from __future__ import annotations

from typing import Any

import parcours
from bench import world

WEEK = 604_800
DEPTH = 4


def question(repeat: int) -> dict[str, Any]:
    """From the commonest event on."""
    start = world.names()[0]
    asked = {"start": start, "depth": DEPTH, "within": "7 days", "top": world.NAMES}
    title = f"paths, {DEPTH} steps from an event, repeats folded"
    return {"title": title, "kind": "paths", "repeat": repeat, "parcours": asked, **sql(start)}


def ours(snapshot: Any, asked: dict[str, Any]) -> list[list[Any]]:
    """The edges between events; a peer knows nothing of unfinished windows and counts everybody."""
    result = parcours.paths(snapshot, **asked["parcours"])
    return [
        [edge.step, edge.before.name, edge.after.name, edge.people.people + edge.unfinished]
        for edge in result.edges
        if edge.after.kind == "event"
    ]


def same(one: list[list[Any]], other: list[list[Any]]) -> bool:
    return _edges(one) == _edges(other)


def sql(start: str) -> dict[str, list[str]]:
    return {"clickhouse": [_arrays(start), _windows(start, "bench.events", WEEK)], "duckdb": [_windows(start)]}


def _edges(rows: list[list[Any]]) -> dict[tuple[int, str, str], int]:
    return {(int(step), before, after): int(people) for step, before, after, people in rows}


def _arrays(start: str) -> str:
    """Each person's events of the week after the first start, as one array."""
    begun = f"SELECT user_id, min(time) AS begun FROM bench.events WHERE event = '{start}' GROUP BY user_id"
    events = (
        f"SELECT user_id, event FROM bench.events INNER JOIN ({begun}) AS b USING (user_id) "
        f"WHERE time >= begun AND time <= begun + {WEEK} ORDER BY user_id, time"
    )
    ways = f"SELECT arraySlice(arrayCompact(groupArray(event)), 1, {DEPTH + 1}) AS way FROM ({events}) GROUP BY user_id"
    return (
        f"SELECT step - 1, way[step], way[step + 1], count() FROM ({ways}) "
        "ARRAY JOIN arrayEnumerate(arrayPopBack(way)) AS step GROUP BY 1, 2, 3"
    )


def _windows(start: str, events: str = "events", week: str | int = f"INTERVAL {WEEK} SECOND") -> str:
    """The same by window functions: the event before, the number of the step, the event after."""
    by_person = "OVER (PARTITION BY user_id ORDER BY time ROWS BETWEEN"
    begun = f"SELECT user_id, min(time) AS begun FROM {events} WHERE event = '{start}' GROUP BY user_id"
    seen = (
        f"SELECT user_id, time, event, any_value(event) {by_person} 1 PRECEDING AND 1 PRECEDING) AS before, "
        f"row_number() {by_person} UNBOUNDED PRECEDING AND CURRENT ROW) AS place "
        f"FROM {events} INNER JOIN ({begun}) AS b USING (user_id) WHERE time >= begun AND time <= begun + {week}"
    )
    steps = (
        f"SELECT event, row_number() {by_person} UNBOUNDED PRECEDING AND CURRENT ROW) AS step, "
        f"any_value(event) {by_person} 1 FOLLOWING AND 1 FOLLOWING) AS after, "
        f"count(*) {by_person} 1 FOLLOWING AND 1 FOLLOWING) AS more "
        f"FROM ({seen}) AS s WHERE place = 1 OR before <> event"
    )
    return (
        f"SELECT step - 1, event, after, count(*) FROM ({steps}) AS t WHERE more = 1 AND step <= {DEPTH} "
        "GROUP BY step, event, after"
    )
