"""Rates hold on the days that are stated, the shortest stretch first; signs mean currencies, names mean refunds."""

from __future__ import annotations

import math
from datetime import date

import pytest

from parcours.model.currencies import currency_of, may_mean
from parcours.model.errors import ParcoursError
from parcours.model.journey import BadJourney
from parcours.model.journey_text import digest, read_journey, write_journey
from parcours.model.money import plain_rates, read_rates, steps
from parcours.model.refunds import is_refund

JOURNEY = """\
currency: eur
country: ro
rates:
  USD: 0.92
  RON: {2024: 0.201, 2024-06: 0.2009, 2024-06-15: 0.25, 2024-07..2024-09: 0.2008, otherwise: 0.2}
refunds: [Order Refunded, "Return where paid = yes"]
"""


def rate(currency: str, day: date) -> float:
    found = steps(read_journey(JOURNEY).rates, currency)
    assert found is not None
    days, values = found
    return values[sum(edge <= day for edge in days)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(1999, 5, 5), 0.2),
        (date(2023, 12, 31), 0.2),
        (date(2024, 1, 1), 0.201),
        (date(2024, 6, 1), 0.2009),
        (date(2024, 6, 15), 0.25),
        (date(2024, 6, 16), 0.2009),
        (date(2024, 7, 1), 0.2008),
        (date(2024, 9, 30), 0.2008),
        (date(2024, 10, 1), 0.201),
        (date(2025, 1, 1), 0.2),
    ],
)
def test_the_shortest_stretch_that_holds_a_day_counts(day: date, expected: float) -> None:
    assert rate("RON", day) == expected
    assert rate("USD", day) == 0.92


def test_a_day_without_a_rate_has_none() -> None:
    days, values = steps(read_rates({"USD": {"2024-03": "0.9"}}), "USD") or ([], [])
    assert days == [date(2024, 3, 1), date(2024, 4, 1)]
    assert math.isnan(values[0])
    assert values[1] == 0.9
    assert math.isnan(values[2])
    assert steps((), "USD") is None


def test_a_definition_is_written_as_it_was_read() -> None:
    journey = read_journey(JOURNEY)
    assert (journey.currency, journey.country) == ("EUR", "RO")
    assert read_journey(write_journey(journey)) == journey
    assert read_rates(plain_rates(journey.rates)) == journey.rates
    assert read_journey(write_journey(read_journey("refunds: none"))).refunds == ()
    assert read_journey("journey: Shop").refunds is None


def test_a_definition_without_money_has_the_hash_that_it_had() -> None:
    assert digest(read_journey("journey: Shop")) == digest(read_journey("{journey: Shop, rates: {}}"))
    assert digest(read_journey("journey: Shop")) != digest(read_journey("{journey: Shop, currency: EUR}"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("currency: doubloon", "currency: “doubloon” is no currency"),
        ("rates: 3", "rates are stated by currency"),
        ("rates: {USD: 0}", "not a number above 0"),
        ("rates: {USD: cheap}", "not a number above 0"),
        ("rates: {USD: 0.9, $: 1, usd: 1}", "two rates of USD"),
        ("rates: {USD: {2024-13: 1}}", "“2024-13” is no stretch of days"),
        ("rates: {USD: {2024-06..2024-05: 1}}", "is no stretch of days"),
        ("rates: {USD: {2024: 1, 2024-01..2024-12: 2}}", "two rates of USD are stated for the same days"),
        ("country: Romania", "“Romania” is no country"),
        ("country: QQ", "There is no country “QQ”"),
    ],
)
def test_what_cannot_be_is_refused(text: str, says: str) -> None:
    with pytest.raises(BadJourney, match="Line 1") as error:
        read_journey(text)
    assert says in str(error.value)
    assert isinstance(error.value, ParcoursError)
    assert error.value.hint


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("eur", "EUR"),
        ("€", "EUR"),
        ("R$", "BRL"),
        ("lei", "RON"),
        ("US$", "USD"),
        ("$", "$"),
        ("Kr.", "kr"),
        ("x", None),
    ],
)
def test_signs_and_words_mean_currencies(text: str, code: str | None) -> None:
    assert currency_of(text) == code


def test_a_shared_sign_may_mean_each_of_its_currencies() -> None:
    assert may_mean("$", "CAD")
    assert not may_mean("$", "EUR")
    assert not may_mean("USD", "CAD")


def test_a_refund_is_known_by_its_whole_name() -> None:
    for name in ("Refund", "Order Refunded", "order_refunded", "orderRefunded", "Возврат", "Comandă rambursată"):
        assert is_refund(name), name
    for name in ("Refund Requested", "Viewed refund policy", "Order Cancelled", "Order"):
        assert not is_refund(name), name
