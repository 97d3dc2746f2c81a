"""Which mails does the shop send, and what becomes of them? Reminders of carts, newsletters, and one message in May."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from parcours.worlds.lumen.calendar import END, HOUR, at
from parcours.worlds.lumen.people import Person
from parcours.worlds.lumen.records import Event
from parcours.worlds.lumen.shop_floor import Floor
from parcours.worlds.lumen.visit import arrive, look_around

_OPENED = {"abandoned_cart": 0.45, "shipping_mended": 0.62, "review_request": 0.4}
_CLICKED = {"abandoned_cart": 0.2, "shipping_mended": 0.4, "review_request": 0.2}  # of those who opened it
_NEWSLETTERS = [date(2026, month, 10) for month in range(1, 10)]


def send(floor: Floor, person: Person, when: float, campaign: str) -> float:
    """A mail, mostly not opened; the time at which its link was clicked, 0 if it was not."""
    if when >= END:
        return 0.0
    _tell(floor, person, when, "Email Delivered", campaign)
    if not floor.dice.chance(_OPENED.get(campaign, 0.33)):
        return 0.0
    opened = when + floor.dice.exponential(5) * HOUR
    if opened >= END:
        return 0.0
    _tell(floor, person, opened, "Email Opened", campaign)
    if not floor.dice.chance(_CLICKED.get(campaign, 0.18)):
        return 0.0
    clicked = opened + floor.dice.between(5, 90)
    _tell(floor, person, clicked, "Email Link Clicked", campaign)
    return clicked + 3


def hold_back(floor: Floor, person: Person, when: float, campaign: str) -> None:
    """Somebody of a mailing's control group, as mailing tools record it."""
    _tell(floor, person, when, "Email Held Back", campaign)


def newsletters(floor: Floor, person: Person) -> None:
    """Each month's, once somebody has signed up; a click is a visit in which nothing is bought."""
    for when, campaign in _issues(floor, person):
        if (clicked := send(floor, person, when, campaign)) and clicked < END - HOUR:
            landing = ("/collections/all", f"?utm_source=lumen&utm_medium=email&utm_campaign={campaign}", "")
            session = arrive(floor, person, clicked, floor.dice.pick(person.browsers), landing)
            look_around(floor, session, 0.2)


def _issues(floor: Floor, person: Person) -> Iterator[tuple[float, str]]:
    for day in _NEWSLETTERS:
        if 0 < person.subscribed < at(day):
            yield at(day, 9) + floor.dice.uniform() * HOUR, f"nl_{day:%Y_%m}"
            if floor.dice.chance(0.03):
                return  # signed off


def _tell(floor: Floor, person: Person, when: float, event: str, campaign: str) -> None:
    told = {"campaign": campaign, "email": person.email}
    if when < END:
        floor.events.append(Event(when, event, None, person.country.locale, "", "", "", told))
