"""Retention of 8 weeks in the bench: one cohort as ClickHouse's `retention` function puts it, and all cohorts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import parcours

WEEK = 604_800
WEEKS = 8
_MONDAY = datetime(2026, 1, 5, tzinfo=UTC)  # the first of the world


def questions(repeat: int) -> dict[str, Any]:
    """Who came in a week, and came again in each of the 8 weeks after it: any event, two names, and four cohorts."""
    return {
        "retention": _question("retention of 8 weeks, any event", None, None, 1, repeat),
        "retention named": _question("retention of 8 weeks, two names", "Event 00", "Event 05", 1, repeat),
        "retention cohorts": _question("retention of 8 weeks, 4 weekly cohorts", None, None, 4, repeat),
    }


def same(ours: list[list[Any]], theirs: list[list[Any]]) -> bool:
    """Each cohort: how many, and how many of them came back in each week."""
    rows = [row[0] if isinstance(row[0], list) else row for row in theirs]  # ClickHouse's are arrays
    return ours == [[int(count) for count in row] for row in rows]


def ours(snapshot: Any, asked: dict[str, Any]) -> list[list[Any]]:
    """Who came in a week, and in the weeks after it, over or not. (Who came twice in the first week is not asked.)"""
    result = parcours.retention(snapshot, **asked["parcours"])
    return [
        [cohort.entries, *(cell.people.people + cell.unfinished.people for cell in cohort.cells[1:])]
        for cohort in result.cohorts
    ]


def _question(title: str, start: str | None, returns: str | None, cohorts: int, repeat: int) -> dict[str, Any]:
    last = _MONDAY + timedelta(weeks=cohorts, days=-1)
    query = {
        "start": start or "any event",
        "returns": returns or "any event",
        "entries": "recurring",
        "period": f"{_MONDAY:%Y-%m-%d}..{last:%Y-%m-%d}",
    }
    begin = int(_MONDAY.timestamp())
    names = f" AND event IN ('{start}', '{returns}')" if start else ""
    where = f"time >= {begin} AND time < {begin + (cohorts + WEEKS) * WEEK}{names}"
    return {
        "title": title,
        "kind": "retention",
        "repeat": repeat,
        "parcours": query,
        "clickhouse": [
            _clickhouse(cohorts, start, returns, lambda week: _within(begin, week), f"FROM bench.events WHERE {where}"),
            _clickhouse(
                cohorts, start, returns, lambda week: f"week = {week}",
                f"FROM (SELECT user_id, event, intDiv(toUInt32(time) - {begin}, {WEEK}) AS week FROM bench.events "
                f"WHERE {where})",
            ),
        ],
        "duckdb": [_duckdb(cohorts, start, returns, begin)],
    }  # fmt: skip


def _within(begin: int, week: int) -> str:
    return f"time >= {begin + week * WEEK} AND time < {begin + (week + 1) * WEEK}"


def _clickhouse(cohorts: int, start: str | None, returns: str | None, within: Any, source: str) -> str:
    """One `retention` for each cohort: its first condition is the start, the others are the weeks after it."""
    started, returned = (f"event = '{name}' AND " if name else "" for name in (start, returns))
    functions, sums = [], []
    for cohort in range(cohorts):
        weeks = [f"{started}{within(cohort)}"]
        weeks += [f"{returned}{within(cohort + n)}" for n in range(1, WEEKS + 1)]
        functions.append(f"retention({', '.join(weeks)}) AS r{cohort}")
        sums.append("[" + ", ".join(f"sum(r{cohort}[{n + 1}])" for n in range(WEEKS + 1)) + "]")
    people = f"SELECT user_id, {', '.join(functions)} {source} GROUP BY user_id"
    return f"SELECT arrayJoin([{', '.join(sums)}]) FROM ({people})"


def _duckdb(cohorts: int, start: str | None, returns: str | None, begin: int) -> str:
    """Bits of the weeks in which everybody started and returned, as one would write it where there is no function."""
    started, returned = (f"event = '{name}'" if name else "TRUE" for name in (start, returns))
    week = f"CAST(floor((epoch(time) - {begin}) / {WEEK}) AS BIGINT)"
    masks = (
        f"SELECT bit_or(CASE WHEN {started} THEN 1 << week ELSE 0 END) AS s, "
        f"bit_or(CASE WHEN {returned} THEN 1 << week ELSE 0 END) AS r "
        f"FROM (SELECT user_id, event, {week} AS week FROM events) WHERE week >= 0 AND week < {cohorts + WEEKS} "
        "GROUP BY user_id"
    )
    bits = ", ".join(f"count(*) FILTER ((r >> (c + {n})) & 1 = 1)" for n in range(1, WEEKS + 1))
    return f"SELECT count(*), {bits} FROM ({masks}), range({cohorts}) t(c) WHERE (s >> c) & 1 = 1 GROUP BY c ORDER BY c"
