"""What do ads cost, and how does the shop do in search? Figures of days, that belong to nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from parcours.worlds.lumen.calendar import busy, days
from parcours.worlds.lumen.shop import COUNTRIES, PRODUCTS
from parcours.worlds.lumen.texts import query

# platform, campaign, impressions a day, clicks of these, cents a click, orders of clicks
_CAMPAIGNS = (
    ("Google Ads", "lamps_en", 2_400, 0.034, 0.52, 0.031),
    ("Google Ads", "lamps_fr", 2_900, 0.036, 0.44, 0.030),
    ("Google Ads", "lamps_ro", 1_300, 0.041, 0.21, 0.024),
    ("Meta Ads", "warm_evenings", 9_500, 0.011, 0.36, 0.016),
    ("Meta Ads", "new_home", 6_200, 0.009, 0.41, 0.012),
)
_KINDS = tuple(dict.fromkeys(product.kind for product in PRODUCTS))
_QUERIES = 5  # of each language and kind


def ads(rng: np.random.Generator, size: float) -> Iterator[tuple[str, str, str, int, int, float, str, int]]:
    """Day, platform, campaign, impressions, clicks, cost, currency, conversions."""
    for day in days():
        for platform, campaign, shown, clicked, price, sold in _CAMPAIGNS:
            if campaign == "new_home" and day < date(2026, 2, 1):
                continue
            impressions = int(rng.poisson(shown * busy(day) * size * rng.uniform(0.85, 1.15)))
            clicks = int(rng.binomial(impressions, clicked))
            cost = round(clicks * price * float(rng.uniform(0.9, 1.1)), 2)
            yield day.isoformat(), platform, campaign, impressions, clicks, cost, "EUR", int(rng.binomial(clicks, sold))


def search_console(rng: np.random.Generator, size: float) -> Iterator[tuple[str, str, str, int, int, str, float]]:
    """Day, words, country, clicks, impressions, their share, position. Words with few impressions are left out."""
    asked = [
        (country, query(rng, country.language, kind), float(rng.uniform(2.5, 24)), float(rng.lognormal(2.2, 0.9)))
        for country in COUNTRIES
        for kind in (*_KINDS, "brand", "shipping")
        for _ in range(_QUERIES)
    ]
    asked = list({(country.code, words): (country, words, *rest) for country, words, *rest in asked}.values())
    for day in days():
        factor = busy(day) * size
        impressions = rng.poisson([many * country.share * 4 * factor for country, _, _, many in asked])
        places = rng.normal([place for _, _, place, _ in asked], 0.8).clip(1.0)
        clicks = rng.binomial(impressions, 0.32 * np.exp(-0.22 * (places - 1)))
        for (country, words, *_), seen, clicked, place in zip(
            asked, impressions.tolist(), clicks.tolist(), places.tolist(), strict=True
        ):
            if seen >= 3:
                share = f"{100 * clicked / seen:.2f}%"
                yield day.isoformat(), words, country.code, clicked, seen, share, round(place, 1)
