"""What comes after an order? A parcel, early or late, with or without a note; words about it, a return, a friend."""

from __future__ import annotations

from parcours.worlds.lumen.calendar import DAY, END, HOUR, at, wall
from parcours.worlds.lumen.dice import Weights
from parcours.worlds.lumen.mail import send
from parcours.worlds.lumen.people import LOYAL, person
from parcours.worlds.lumen.planted import (
    BY_VELOCOLIS,
    BY_VELOCOLIS_ELSEWHERE,
    DAYS_ON_THE_WAY,
    FRIEND_COMES,
    NOTE,
    NOTE_SHARE,
    NOTES_FROM,
    PROMISED_DAYS,
    REFERRED,
    REFERRED_NOTE,
    SECOND_ORDER,
    SECOND_ORDER_LATE,
    STARS,
    STARS_LATE,
    STARS_NOTE,
)
from parcours.worlds.lumen.records import Order, Parcel, Said, Session
from parcours.worlds.lumen.shop import POSTLINE, VELOCOLIS
from parcours.worlds.lumen.shop_floor import Floor

_NOTES_FROM = at(NOTES_FROM)
_USUAL, _LATE, _NOTE = (Weights((1, 2, 3, 4, 5), weights) for weights in (STARS, STARS_LATE, STARS_NOTE))
_LOYAL = 0.45  # of the loyal the chance of a second order is higher, of the others lower by as much
_OTHERS = (SECOND_ORDER - LOYAL * _LOYAL) / (1 - LOYAL)
_PRAISE = ("good_looks", "bright", "warm_light", "value", "packaging", "service_good", "gift", "size")
_MIXED = ("size", "cable", "colour", "assembly", "dim", "switch", "bulb_missing", "price")
_BLAME = ("broken", "wobbly", "wrong_item", "colour", "service_slow", "dim", "packaging")
_QUESTIONS = (
    "invoice",
    "return",
    "broken",
    "bulb_missing",
    "address_change",
    "wrong_address",
    "wrong_item",
    "assembly",
)


def deliver(floor: Floor, order: Order) -> tuple[float, float]:
    """Send what was ordered; when it was delivered (0: never), and the chance of another order within 90 days."""
    dice = floor.dice
    if dice.chance(0.015):
        order.cancelled, order.refunded, order.refunded_at = True, order.total, order.at + dice.between(2, 20) * HOUR
        order.returned = list(order.items)
        return 0.0, 0.0
    parcel = _send(floor, order)
    floor.parcels.append(parcel)
    _ask_where_it_is(floor, parcel)
    if not parcel.delivered:
        return 0.0, 0.0
    _return(floor, order, parcel.delivered)
    _review(floor, parcel)
    _refer(floor, parcel)
    return parcel.delivered, _again(parcel)


def _send(floor: Floor, order: Order) -> Parcel:
    dice, country = floor.dice, order.person.country
    carrier = VELOCOLIS if dice.chance(BY_VELOCOLIS.get(country.code, BY_VELOCOLIS_ELSEWHERE)) else POSTLINE
    noted, leaflet = dice.chance(NOTE_SHARE), dice.chance(0.2)
    shipped = order.at + dice.between(0.6, 1.8) * DAY
    shipped += (2, 1)[wall(shipped).weekday() - 5] * DAY if wall(shipped).weekday() > 4 else 0  # nobody packs on Sunday
    arrives = shipped + max(0.8, dice.lognormal(DAYS_ON_THE_WAY[carrier], 0.3)) * DAY
    delivered = arrives if arrives < END and not dice.chance(0.006) else 0.0
    insert = NOTE if noted and shipped >= _NOTES_FROM else "leaflet" if leaflet else ""
    begins = "PL" if carrier == POSTLINE else "VC"
    number = f"{begins}{dice.below(10**9):09d}{country.code}"
    return Parcel(order, number, carrier, insert, shipped, shipped + PROMISED_DAYS * DAY, delivered)


def _again(parcel: Parcel) -> float:
    usual = _LOYAL if parcel.order.person.loyal else _OTHERS
    return usual * SECOND_ORDER_LATE / SECOND_ORDER if parcel.carrier == VELOCOLIS else usual


def _ask_where_it_is(floor: Floor, parcel: Parcel) -> None:
    dice, order = floor.dice, parcel.order
    late = parcel.late or not parcel.delivered
    if dice.chance(0.22 if late else 0.015):
        when = parcel.promised + dice.between(0.1, 2.5) * DAY if late else parcel.shipped + dice.between(1, 3) * DAY
        _write(floor, order, when, "where_is_it")
    if dice.chance(0.05):
        base = parcel.delivered or parcel.promised
        _write(floor, order, base + dice.between(0.1, 9) * DAY, dice.pick(_QUESTIONS))


def _write(floor: Floor, order: Order, when: float, topic: str) -> None:
    channel = floor.dice.pick(("phone", "mail", "mail", "mail", "chat"))
    product = order.items[0][0].name
    floor.tickets.append(Said(when, order.person, (topic,), order=order, product=product, channel=channel))
    if channel == "phone" and floor.dice.chance(0.3):  # the shop calls back
        back = when + floor.dice.between(1, 24) * HOUR
        floor.tickets.append(Said(back, order.person, (topic,), order, product, channel="phone", outbound=True))


def _return(floor: Floor, order: Order, delivered: float) -> None:
    dice = floor.dice
    when = delivered + dice.between(4, 22) * DAY
    if not dice.chance(0.055) or when >= END:
        return
    items = order.items if dice.chance(0.6) else order.items[:1]
    paid = 1 - order.discount / max(0.01, order.total - order.shipping + order.discount)
    country = order.person.country
    order.returned, order.refunded_at = list(items), when
    order.refunded = round(sum(country.money(product.price) * count for product, count in items) * paid, 2)


def _review(floor: Floor, parcel: Parcel) -> None:
    """Some are asked for a review and write one."""
    dice, order = floor.dice, parcel.order
    noted, late = parcel.insert == NOTE, parcel.carrier == VELOCOLIS
    send(floor, order.person, parcel.delivered + 7 * DAY, "review_request")
    if not dice.chance(0.44 if noted else 0.36):
        return
    stars = dice.weighted(_LATE if late else _NOTE if noted else _USUAL)
    topics = [dice.pick(_PRAISE if stars > 3 else _MIXED if stars == 3 else _BLAME)]
    if late and dice.chance(0.75 if stars < 4 else 0.2):
        topics = ["late", *(["carrier"] if dice.chance(0.5) else topics)]
    if noted and stars > 3 and dice.chance(0.5):
        topics.insert(0, "note")
    when = parcel.delivered + (7 + dice.exponential(4)) * DAY
    product = dice.pick(order.items)[0].name
    floor.reviews.append(Said(when, order.person, tuple(topics), order, product, stars))


def _refer(floor: Floor, parcel: Parcel) -> None:
    """A link shared with friends, of whom some come."""
    dice, who = floor.dice, parcel.order.person
    if not dice.chance(REFERRED_NOTE if parcel.insert == NOTE else REFERRED):
        return
    when = parcel.delivered + dice.between(0.5, 27) * DAY
    if when >= END:
        return
    code = f"{who.number:05d}{dice.hexadecimal(3)}"
    session = Session(floor.events, who, who.browsers[0], when)
    if session.may_sign_in:
        session.sign_in()
    session.tell("Page Viewed", "/refer", after=15)
    session.tell("Referral Shared", ref=code, email=who.email)
    if dice.chance(FRIEND_COMES):
        friend = person(dice, floor.next_number(), who.country, when + dice.exponential(3) * DAY)
        friend.friend_of, friend.interest = code, 0.3 + 0.5 * friend.interest
        floor.friends.append(friend)
