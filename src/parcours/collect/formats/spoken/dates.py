"""When was it said, where the words themselves do not tell? By the file's head or name, or as it was stated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa

from parcours.collect import times
from parcours.model.errors import BadInput

_NAMED = re.compile(
    r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?:[-_T. ]*([01]\d"
    r"|2[0-3])[-_.:h]?([0-5]\d))?(?!\d)"
)


def begin_of(path: Path, said: str, stated: str) -> str:
    """An ISO day or local date-time: as `stated`, else as the file's head `said`, else from its name."""
    if stated:
        return _checked(stated)
    if said:
        return said
    found = _NAMED.search(path.name)
    if found is None:
        raise BadInput(
            f"Nothing says when {path.name} was said.",
            hint="Write a line such as “Date: 2026-03-04 14:05” at its head, the day into its name, or say "
            "--date 2026-03-04.",
        )
    year, month, day, hour, minute = found.groups()
    return f"{year}-{month}-{day}" + (f"T{hour}:{minute}" if hour else "")


def moved(begin: str, seconds: float) -> str:
    """A time so much later; a day without a time of day stays that day."""
    try:
        moment = datetime.fromisoformat(begin)
    except ValueError:
        return begin
    if len(begin) <= len("2026-03-04"):
        return begin
    return (moment + timedelta(seconds=seconds)).isoformat(timespec="seconds")


def iso_times(written: Sequence[str], where: str, day_first: bool | None) -> list[str]:
    """Times whose days are three numbers in an order of their own, year first; all others as they stand.

    Raises where the order cannot be told."""
    texts = pa.array([one or None for one in written], pa.string())
    rule = times.recognise(texts, "UTC", column="time", day_first=day_first) if any(written) else None
    if isinstance(rule, times.Ambiguous):
        raise BadInput(f"The days in {where} are ambiguous: {rule.why}.", hint=rule.hint)
    if rule is None or rule.form != "pattern":
        return list(written)
    read = times.parse(rule, texts)
    found = list(written)
    for at in np.flatnonzero(read.valid):
        moment = datetime.fromtimestamp(int(read.time_us[at]) / 1e6, UTC).replace(tzinfo=None)
        found[at] = moment.date().isoformat() if read.day[at] else moment.isoformat(timespec="seconds")
    return found


def _checked(stated: str) -> str:
    try:
        datetime.fromisoformat(stated)
    except ValueError:
        raise BadInput(f"“{stated}” is no day.", hint="Write --date 2026-03-04, or 2026-03-04T14:05.") from None
    return stated
