"""Random small lives in a real timeline, and the same as plain lists, for questions about units of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from parcours.timeline.snapshot import Snapshot
from parcours.timeline.timeline import Timeline
from timeline.worlds import Row, TinyLedger, TinyLog

DAY = 86_400
ZONES = ["UTC", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Asia/Kathmandu"]


@dataclass(frozen=True)
class Lives:
    snapshot: Snapshot
    people: list[list[dict[str, Any]]]  # each person's events in order, as the log has them


def random_lives(
    folder: Path, seed: int, *, people: int = 12, most: int = 14, days: bool = True, loads: int = 1
) -> Lives:
    """Some weeks around a change of the clocks; events A, B, C with `via` and `price`; some known by day only."""
    random = Random(seed)
    zone = random.choice(ZONES)
    begin = datetime(2017, random.choice([2, 3, 10]), random.choice([1, 20]), tzinfo=UTC)
    rows: list[Row] = []
    span, fractions = random.choice([9, 40, 100]), random.random() < 0.4
    for person in range(people):
        for _ in range(random.randrange(most)):
            second = random.choice([random.randrange(span * DAY), random.randrange(span * 24) * 3600])
            rows.append(_row(random, f"p{person}", begin + timedelta(seconds=second), zone, days))
            if fractions and random.random() < 0.5:
                rows[-1]["time"] += 0 if rows[-1].get("day") else random.choice([0.25, 0.5])
    last = int(begin.timestamp()) + span * DAY
    return lives(folder, rows, zone, as_of=random.choice([last, last - 5 * DAY - 7, last + 3 * DAY]), loads=loads)


def lives(folder: Path, rows: list[Row], zone: str, *, as_of: int | None = None, loads: int = 1) -> Lives:
    log, ledger, timeline = TinyLog(), TinyLedger(), Timeline.open(folder)
    for load in range(loads):
        log.append(rows[load::loads])
        timeline.update(log, ledger)
    by_person: dict[str, list[dict[str, Any]]] = {}
    for row in log.rows:
        time = round(row["time"] * 1_000_000)
        event = {**row, "time": time // 1_000_000, "sub": time % 1_000_000}
        by_person.setdefault(row["user"], []).append(event)
    people = [sorted(events, key=lambda e: (e["time"], e["sub"])) for events in by_person.values()]
    return Lives(timeline.snapshot(log, zone=zone, as_of=as_of), people)


def _row(random: Random, person: str, at: datetime, zone: str, days: bool) -> Row:
    row: Row = {"name": random.choice("AABC"), "user": person, "origin": "real", "time": at.timestamp()}
    if days and random.random() < 0.2:
        there = ZoneInfo(zone)
        midnight = datetime.combine(at.astimezone(there).date(), datetime.min.time(), tzinfo=there)
        row |= {"time": _first_instant(midnight), "day": True}
    if random.random() < 0.7:
        row["p.via:s"] = random.choice(["mail", "ads", "shop"])
    if random.random() < 0.7:
        row["p.price:n"] = random.choice([1.0, 2.5, 0.1, 19.99, 1e6, -3.0])
    return row


def _first_instant(midnight: datetime) -> float:
    """The first instant of a local day; where the clocks skip midnight, that at which they jump."""
    instant = midnight.timestamp()
    while datetime.fromtimestamp(instant - 1, UTC).astimezone(midnight.tzinfo).date() == midnight.date():
        instant -= 1
    return instant
