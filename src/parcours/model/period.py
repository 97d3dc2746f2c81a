"""When? A period of local days or instants, in the workspace's time zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator

from parcours.model.errors import BadInput


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, ISO dates (whole local days, the last one included) or local date-times (end excluded).

    Either side may be open (None).
    """

    start: str | None = None
    end: str | None = None

    def seconds(self, zone: ZoneInfo) -> tuple[int, int]:
        """Half-open bounds `[start, end)` in seconds since 1970 UTC."""
        low = 0 if self.start is None else _instant(self.start, zone, end=False)
        high = 2**32 if self.end is None else _instant(self.end, zone, end=True)
        if high <= low:
            raise BadInput(f"The period {self.start} to {self.end} is empty.", hint="Put the earlier day first.")
        return low, high


def period(text: str) -> Period:
    """Read `2017-03-01..2017-03-31`, open sides as in `2017-03-01..`."""
    start, dots, end = text.partition("..")
    if not dots:
        end = start
    return Period(start.strip() or None, end.strip() or None)


def last_second(as_of: str | int | None, zone: ZoneInfo) -> int | None:
    """The last second in view as of a day, a local date-time, or a second."""
    if as_of is None or isinstance(as_of, int):
        return as_of
    return Period(end=as_of).seconds(zone)[1] - 1


def _instant(text: str, zone: ZoneInfo, *, end: bool) -> int:
    try:
        if len(text) == 10:
            day = date.fromisoformat(text) + timedelta(days=1 if end else 0)
            moment = datetime.combine(day, time(), tzinfo=zone)
        else:
            moment = datetime.fromisoformat(text)
            moment = moment.replace(tzinfo=zone) if moment.tzinfo is None else moment
    except (ValueError, OverflowError):
        raise BadInput(
            f"“{text}” is not a day.", hint="Write days as 2026-03-31, periods as 2026-03-01..2026-03-31."
        ) from None
    return int(moment.timestamp())


def _read(value: Any) -> Any:
    return period(value) if isinstance(value, str) else value


PeriodLike = Annotated[Period, BeforeValidator(_read)]
"""The type of a query's field that takes a `Period` or its text."""
