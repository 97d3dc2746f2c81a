"""Snapshots of small logs under a definition, and their columns as plain lists."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from parcours.model.journey_text import read_journey
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.timeline import Timeline
from timeline.worlds import Row, TinyLedger, TinyLog

KNOWN = ("user", "email", "phone")


def shop(folder: Path, rows: Iterable[Row], definition: str = "", **options: Any) -> Snapshot:
    """A snapshot of the rows under a definition."""
    log, ledger, timeline = TinyLog(rows), TinyLedger(), Timeline.open(folder)
    timeline.update(log, ledger)
    return again(timeline, log, ledger, definition, **options)


def again(
    timeline: Timeline, log: TinyLog, ledger: TinyLedger, definition: str = "", zone: str = "UTC", **options: Any
) -> Snapshot:
    """Another snapshot of the same timeline."""

    def known() -> np.ndarray:
        return np.array([kind in KNOWN for kind, _ in ledger.ids()], np.bool_)

    return timeline.snapshot(log, zone=zone, journey=read_journey(definition), known_ids=known, **options)


def column(snapshot: Snapshot, name: str, of: Any = "event") -> dict[int, Any]:
    """The values of a property (or trait) of each living event, by its row in the log; None where it has none."""
    found: dict[int, Any] = {}
    for g in snapshot.generations:
        alive = np.repeat(g.alive, np.diff(g.offsets))
        for named in snapshot.columns_of(name, of):
            made = snapshot.column(g, named)
            for at, row in enumerate(g.rows().tolist()):
                if not alive[at]:
                    continue
                if made.offsets is not None:
                    codes = made.codes[made.offsets[at] : made.offsets[at + 1]].tolist()
                    value: Any = [_value(made.values[code - 1]) for code in codes] or None
                else:
                    value = _value(made.values[int(made.codes[at]) - 1]) if made.codes[at] else None
                found[row] = value if found.get(row) is None else found[row]
    return found


def in_view(snapshot: Snapshot) -> dict[int, str]:
    """The visible name of each event in view, by its row."""
    found = {}
    for g in snapshot.generations:
        bits = snapshot.hidden(g)
        away = np.unpackbits(bits, bitorder="little", count=g.events) if len(bits) else np.zeros(g.events, np.uint8)
        alive = np.repeat(g.alive, np.diff(g.offsets))
        for at in np.flatnonzero(alive & (away == 0)).tolist():
            found[int(g.rows()[at])] = snapshot.names.name(int(g.code[at]))
    return found


def _value(value: Any) -> Any:
    return value.as_py() if hasattr(value, "as_py") else value.item()
