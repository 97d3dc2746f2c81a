"""Who comes to the shop? People with a country, devices, an interest that differs much, and ways to be known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from parcours.worlds.lumen.calendar import arrivals
from parcours.worlds.lumen.dice import Dice, Weights
from parcours.worlds.lumen.names import address, first_and_last, telephone
from parcours.worlds.lumen.planted import Device
from parcours.worlds.lumen.shop import COUNTRIES, Country

_COUNTRIES = Weights(COUNTRIES, [country.share for country in COUNTRIES])
_DEVICES = Weights[Device](("mobile", "desktop", "tablet"), (0.62, 0.32, 0.06))
_SECOND = 0.18  # have another device besides
LOYAL = 0.10  # of all
USER_AGENTS: dict[Device, tuple[str, ...]] = {
    "mobile": (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 "
        "Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile "
        "Safari/537.36",
    ),
    "tablet": (
        "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 "
        "Mobile/15E148 Safari/604.1",
    ),
    "desktop": (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 "
        "Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 "
        "Safari/605.1.15",
        "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
    ),
}


@dataclass(slots=True)
class Browser:
    """A device, as the shop knows it: by an id in a cookie."""

    anonymous: str
    device: Device
    user_agent: str
    early: bool  # drawn by the experiment, which begins later
    assigned: bool = False


@dataclass(slots=True)
class Person:
    """One human being, whatever the shop takes them for."""

    number: int
    country: Country
    first: str
    last: str
    email: str
    phone: str
    browsers: list[Browser]
    interest: float  # the chance of a checkout in a visit
    loyal: bool
    comes: float  # the first visit
    visits: int
    user: str = ""  # an account's id, once there is one
    subscribed: float = 0.0
    email_told: bool = False
    orders: int = 0
    bought: float = 0.0  # when last
    complained: float = 0.0
    told: str = ""  # told, held back, or nothing
    not_before: float = 0.0  # no checkout of their own accord until then
    friend_of: str = ""
    links: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


def visitors(rng: np.random.Generator, dice: Dice, count: int) -> Iterator[Person]:
    """Those who come of themselves."""
    countries = [dice.weighted(_COUNTRIES) for _ in range(count)]
    comes = arrivals(rng, count, np.array([country.hours for country in countries]))
    for number, (country, first) in enumerate(zip(countries, comes.tolist(), strict=True), 1):
        yield person(dice, number, country, first)


def person(dice: Dice, number: int, country: Country, comes: float) -> Person:
    first, last = first_and_last(dice, country.language)
    kinds: list[Device] = [dice.weighted(_DEVICES)]
    if dice.chance(_SECOND):
        kinds.append("desktop" if kinds[0] == "mobile" else "mobile")
    return Person(
        number=number,
        country=country,
        first=first,
        last=last,
        email=address(dice, number, first, last, country),
        phone=telephone(number, country),
        browsers=[browser(dice, kind) for kind in kinds],
        interest=0.72 * dice.uniform() ** 1.75,
        loyal=dice.chance(LOYAL),
        comes=comes,
        visits=1 + min(60, int(dice.lognormal(0.9, 1.1))),
    )


def browser(dice: Dice, device: Device) -> Browser:
    return Browser(dice.hexadecimal(20), device, dice.pick(USER_AGENTS[device]), dice.chance(0.5))
