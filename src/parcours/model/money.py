"""What is an amount worth in the workspace's currency? By rates that somebody stated, never by one made up.

    currency: EUR
    rates:
      USD: 0.92                # one dollar is 0.92 euros, always
      RON: {2024: 0.201, 2024-06: 0.2009, 2024-07..2024-09: 0.2008, otherwise: 0.2}

Of several stretches that hold a day the shortest counts: a day in its month, a month in its year.
"""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from parcours.model.currencies import currency_of
from parcours.model.errors import BadInput

OTHERWISE = "otherwise"
_PARTS = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of `currency` is worth, on the days from `first` to `last`; both None: on all others."""

    currency: str
    rate: float
    first: date | None = None
    last: date | None = None

    @property
    def days(self) -> float:
        """How long it holds; endless where it holds otherwise."""
        return math.inf if self.first is None or self.last is None else (self.last - self.first).days + 1

    def holds(self, day: date) -> bool:
        return self.first is None or self.last is None or self.first <= day <= self.last


def steps(rates: tuple[Rate, ...], currency: str) -> tuple[list[date], list[float]] | None:
    """The rate over time: `values[i]` holds before `days[i]`, `values[i + 1]` from there on; NaN: none is stated.
    None where no rate of the currency is stated at all."""
    of = sorted((rate for rate in rates if rate.currency == currency), key=lambda rate: rate.days)
    if not of:
        return None
    days = sorted({d for r in of if r.first and r.last for d in (r.first, r.last + timedelta(days=1))})
    before = [days[0] - timedelta(days=1), *days] if days else [date(1970, 1, 1)]
    return days, [next((r.rate for r in of if r.holds(day)), math.nan) for day in before]


def read_rates(plain: Any) -> tuple[Rate, ...]:
    """Rates as a definition states them: by currency a number, or numbers by year, month, day or stretch."""
    if not isinstance(plain, Mapping):
        raise BadInput("rates are stated by currency.", hint="Write for example rates: {USD: 0.92}.")
    found: list[Rate] = []
    for name, said in plain.items():
        currency = read_currency(name)
        if any(rate.currency == currency for rate in found):
            raise BadInput(f"there are two rates of {currency}.", hint="Keep one of them.")
        found += _stretches(currency, said) if isinstance(said, Mapping) else [Rate(currency, _number(currency, said))]
    return tuple(found)


def plain_rates(rates: tuple[Rate, ...]) -> dict[str, Any]:
    """What `read_rates` reads."""
    plain: dict[str, Any] = {}
    for rate in rates:
        plain.setdefault(rate.currency, {})[_span(rate)] = rate.rate
    return {currency: said[OTHERWISE] if list(said) == [OTHERWISE] else said for currency, said in plain.items()}


def read_currency(said: Any) -> str:
    """A currency's code, or a sign that several currencies share, such as $."""
    found = currency_of(str(said).strip())
    if found is None:
        raise BadInput(f"“{said}” is no currency.", hint="Write its code of three letters, such as EUR.")
    return found


def _stretches(currency: str, said: Mapping[Any, Any]) -> list[Rate]:
    rates = [Rate(currency, _number(currency, number), *_days(str(span).strip())) for span, number in said.items()]
    for number, rate in enumerate(rates):
        for other in rates[:number]:
            if rate.days == other.days and (rate.holds(other.first or date.min) or other.holds(rate.first or date.min)):
                raise BadInput(
                    f"two rates of {currency} are stated for the same days, {_span(other)} and {_span(rate)}.",
                    hint="Keep one, or make one of the stretches shorter: the shorter one counts.",
                )
    return rates


def _number(currency: str, said: Any) -> float:
    try:
        rate = float(said)
    except (TypeError, ValueError):
        rate = math.nan
    if not (0 < rate < math.inf):
        raise BadInput(f"the rate of {currency} is not a number above 0, but “{said}”.", hint="Write USD: 0.92.")
    return rate


def _days(span: str) -> tuple[date | None, date | None]:
    if span == OTHERWISE:
        return None, None
    start, dots, end = span.partition("..")
    edges = [_edges(part.strip()) for part in ((start, end) if dots else (start,))]
    if None in edges or (first := edges[0][0]) > (last := edges[-1][1]):  # type: ignore[index]
        raise BadInput(
            f"“{span}” is no stretch of days.",
            hint=f"Write 2024, 2024-06, 2024-06-15, 2024-06..2024-08, or {OTHERWISE}.",
        )
    return first, last


def _edges(text: str) -> tuple[date, date] | None:
    """First and last day of a year, a month or a day."""
    match = _PARTS.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        return None


def _span(rate: Rate) -> str:
    if rate.first is None or rate.last is None:
        return OTHERWISE
    return next(_names(rate.first, rate.last))


def _names(first: date, last: date) -> Iterator[str]:
    """The shortest name of a stretch first."""
    for text in (str(first.year), f"{first:%Y-%m}", f"{first}"):
        if _edges(text) == (first, last):
            yield text
    yield f"{first}..{last}"
