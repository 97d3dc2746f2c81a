"""When do people come? The shop's nine months: seconds since 1970, the shop's days in Paris, and how busy each is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache

import numpy as np

from parcours.worlds.lumen.planted import FIRST_DAY, LAST_DAY

HOUR, DAY = 3_600, 86_400
_SUMMER_TIME = int(datetime(2026, 3, 29, 1, tzinfo=UTC).timestamp())  # Paris goes from +1 to +2 hours
_MONTHS = {1: 1.0, 2: 0.95, 3: 0.95, 4: 0.9, 5: 0.9, 6: 0.8, 7: 0.75, 8: 0.85, 9: 1.1}
_WEEKDAYS = (1.0, 0.95, 0.95, 0.95, 0.9, 1.1, 1.3)
_HOURS = np.array([4, 2, 1, 1, 1, 2, 4, 8, 11, 12, 12, 13, 16, 14, 12, 12, 13, 15, 18, 22, 26, 26, 18, 9], float)


def at(day: date, hour: float = 0.0) -> float:
    """The instant of an hour in Paris."""
    wall = datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() + hour * HOUR
    return wall - offset(wall - HOUR)


def offset(instant: float) -> int:
    """Seconds that clocks in Paris are ahead of UTC."""
    return 2 * HOUR if instant >= _SUMMER_TIME else HOUR


def wall(instant: float) -> datetime:
    """What clocks in Paris show."""
    return utc(instant + offset(instant))


def utc(instant: float) -> datetime:
    return datetime.fromtimestamp(int(instant), UTC)


def stamp(instant: float) -> str:
    """The instant in UTC, to the millisecond, as trackers write it."""
    seconds, fraction = divmod(instant, 1)
    day, second = divmod(int(seconds), DAY)
    minute, second = divmod(second, 60)
    return f"{_named(day)}T{minute // 60:02d}:{minute % 60:02d}:{second:02d}.{int(1000 * fraction):03d}Z"


def day_of(instant: float) -> date:
    return wall(instant).date()


def days() -> list[date]:
    return [FIRST_DAY + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days + 1)]


def busy(day: date) -> float:
    """How many come on a day, against a usual one of January."""
    return _MONTHS[day.month] * _WEEKDAYS[day.weekday()]


def arrivals(rng: np.random.Generator, count: int, hours_ahead: np.ndarray) -> np.ndarray:
    """The instants at which visitors first come, each by the clocks of their own country."""
    all_days = days()
    weights = np.array([busy(day) for day in all_days])
    chosen = rng.choice(len(all_days), count, p=weights / weights.sum())
    starts = np.array([at(day) for day in all_days])[chosen]
    hours = rng.choice(24, count, p=_HOURS / _HOURS.sum()) + rng.random(count)
    return starts + ((hours - hours_ahead) % 24) * HOUR


@cache
def _named(day: int) -> str:
    return f"{utc(day * DAY):%Y-%m-%d}"


START, END = at(FIRST_DAY), at(LAST_DAY + timedelta(days=1))
