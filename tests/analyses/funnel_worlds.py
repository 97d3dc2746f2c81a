"""A tiny shop for funnels: people's events as text, in a real timeline.

    shop(tmp_path, {"ann": "A@0 B@5 C@9", "bob": "A@0{channel=mail} Refund@2 B@3"})

`A@5` is an event at second 5, `A@5.5` half a second later, `A@2d` on day 2 (whole day known), `{k=v;k=v}`
properties (numbers where they look like it, lists with `+`), `{person.k=v}` traits.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from parcours.analyses.funnel import FunnelResult
from parcours.analyses.registry import ask
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.timeline import Timeline
from timeline.worlds import Row, TinyLedger, TinyLog

DAY = 86_400
_EVENT = re.compile(r"(?P<name>[^@]+)@(?P<time>[\d.]+)(?P<day>d?)(?:\{(?P<told>.*)\})?")


def shop(folder: Path, people: dict[str, str], *, as_of: int = 10**6, zone: str = "UTC") -> Snapshot:
    """A snapshot of these people; rows arrive person by person, in the order written."""
    return snapshot(folder, [row for person, events in people.items() for row in rows(person, events)], as_of, zone)


def snapshot(folder: Path, told: list[Row], as_of: int = 10**6, zone: str = "UTC") -> Snapshot:
    log, ledger, timeline = TinyLog(told), TinyLedger(), Timeline.open(folder)
    timeline.update(log, ledger)
    return timeline.snapshot(log, zone=zone, as_of=as_of)


def rows(person: str, events: str) -> list[Row]:
    return [_row(person, text) for text in events.split()]


def funnel(of: Snapshot, *steps: Any, within: str = "10s", **more: Any) -> FunnelResult:
    return ask(of, "funnel", {"steps": steps, "within": within, **more})


def people(result: FunnelResult) -> list[int]:
    return [step.people for step in result.steps]


def _row(person: str, text: str) -> Row:
    told = _EVENT.fullmatch(text)
    assert told, text
    row: Row = {"name": told["name"], "user": person, "origin": "real", "time": float(told["time"])}
    if told["day"]:
        row |= {"time": float(told["time"]) * DAY, "day": True}
    for pair in filter(None, (told["told"] or "").split(";")):
        name, _, value = pair.partition("=")
        values = [float(v) if v.replace(".", "").isdigit() else v for v in value.split("+")]
        column = f"t.{name.removeprefix('person.')}" if name.startswith("person.") else f"p.{name}"
        kind = "n" if isinstance(values[0], float) else "s"
        row[f"{column}:{kind}s" if len(values) > 1 else f"{column}:{kind}"] = values if len(values) > 1 else values[0]
    return row
