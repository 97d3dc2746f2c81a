"""Which visitors are programs? Search engines and price watchers, known by what they call themselves."""

from __future__ import annotations

from parcours.worlds.lumen.calendar import END, START
from parcours.worlds.lumen.dice import Dice
from parcours.worlds.lumen.people import Browser
from parcours.worlds.lumen.records import Event
from parcours.worlds.lumen.shop import COUNTRIES, PRODUCTS, SITE

PROGRAMS = (
    ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", 9),
    ("Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)", 7),
    ("Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)", 14),
    ("python-requests/2.32.3", 60),  # somebody watches prices
)


def crawl(dice: Dice, size: float) -> tuple[list[Event], int]:
    """What programs looked at, and how many they were taken for: most come without a cookie, each time as new."""
    events: list[Event] = []
    visits = max(4, round(420 * size))
    for _ in range(visits):
        user_agent, pages = dice.pick(PROGRAMS)
        browser = Browser(dice.hexadecimal(20), "desktop", user_agent, early=False)
        now, country = dice.between(START, END - 3_600), dice.pick(COUNTRIES)
        for _ in range(1 + dice.below(2 * pages)):
            product = dice.pick(PRODUCTS)
            told = {"product_id": product.sku, "product": product.name, "category": product.kind}
            url = f"{SITE}/{country.locale[:2]}{product.path}"
            events.append(Event(now, "Product Viewed", browser, country.locale, "", url, "", told))
            now += dice.between(1.5, 4)
    return events, visits
