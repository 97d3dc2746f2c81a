"""Who finishes a checkout, and where do the others leave? What was planted about the price of shipping acts here."""

from __future__ import annotations

from parcours.worlds.lumen.calendar import END, HOUR
from parcours.worlds.lumen.people import Browser, Person
from parcours.worlds.lumen.planted import ANSWER_SURVEY, COMPLETION, WRITE_TO_US, Phase
from parcours.worlds.lumen.records import Order, Said, Session
from parcours.worlds.lumen.shop import BULBS, COUPONS, FREE_FROM, Product
from parcours.worlds.lumen.shop_floor import Floor
from parcours.worlds.lumen.visit import phase_of

_OTHER_REASONS = ("just_looking", "price", "found_cheaper", "not_sure_fits", "payment", "coupon", "compare_laptop")
_CALLS = 0.02


def completion(browser: Browser, now: float) -> float:
    """The chance that a checkout is finished."""
    return COMPLETION[phase_of(browser, now)][browser.device]


def check_out(floor: Floor, session: Session) -> Order | None:
    """A checkout from the cart on; the order, if it comes to one."""
    dice = floor.dice
    phase, likely = phase_of(session.browser, session.now), completion(session.browser, session.now)
    finished = dice.chance(likely)
    floor.checkouts[(phase, session.browser.device, finished)] += 1
    items = basket(floor, session)
    for product, count in items:
        _added(floor, session, product, count)
    coupon = _cart(floor, session)
    session.tell("Checkout Started", "/checkout", after=dice.exponential(15))
    if phase != "late":
        session.tell("Shipping Price Seen", after=2)
    leaves = "" if finished else _where(floor, session, phase, likely)
    if leaves == "contact":
        return _leave(floor, session, "contact")
    _contact(floor, session)
    if leaves == "delivery":
        return _leave(floor, session, "delivery")
    session.tell("Checkout Step Completed", "/checkout/delivery", step="delivery", fields=5 + dice.below(3), after=25)
    if phase == "late":
        session.tell("Shipping Price Seen", "/checkout/payment", after=dice.exponential(12))
    if leaves:
        return _leave(floor, session, leaves)
    session.tell("Checkout Step Completed", "/checkout/payment", step="payment", fields=4, after=dice.exponential(20))
    order = place(floor, session.person, session.now, items, coupon, "web")
    session.tell("Page Viewed", "/thank-you", after=10)
    return order


def basket(floor: Floor, session: Session) -> list[tuple[Product, int]]:
    """What is bought: of what was seen one thing, or some."""
    dice = floor.dice
    chosen = list(dict.fromkeys(session.seen[-3:])) or session.seen
    kept = [chosen[0], *(product for product in chosen[1:] if dice.chance(0.45))]
    if dice.chance(0.4) and all(product.kind != "bulb" for product in kept):
        kept.append(dice.pick(BULBS))
    return [(product, 2 + dice.below(4) if product.price < 20 else 1 + dice.chance(0.1)) for product in kept]


def place(
    floor: Floor, person: Person, now: float, items: list[tuple[Product, int]], coupon: str, source: str
) -> Order:
    """The order itself, in the country's currency."""
    country, dice = person.country, floor.dice
    gross = sum(country.money(product.price) * count for product, count in items)
    discount = round(gross * COUPONS.get(coupon, 0.0), 2)
    shipping = 0.0 if gross * country.rate >= FREE_FROM else round(country.money(country.shipping), 2)
    phone = person.phone if source == "phone" or dice.chance(0.7) else ""
    total = round(gross - discount + shipping, 2)
    order = Order(person, now, items, coupon, discount, shipping, total, source, phone)
    floor.orders.append(order)
    person.orders, person.bought, person.email_told = person.orders + 1, now, True
    if not person.user and source == "web" and dice.chance(0.6):
        person.user = f"cus_{100_000 + person.number}"
    if not person.subscribed and dice.chance(0.45):
        person.subscribed = now
    return order


def _added(floor: Floor, session: Session, product: Product, count: int) -> None:
    country = session.person.country
    session.tell(
        "Product Added",
        product_id=product.sku,
        product=product.name,
        category=product.kind,
        price=country.money(product.price),
        currency=country.currency,
        quantity=count,
        after=floor.dice.exponential(12),
    )


def _cart(floor: Floor, session: Session) -> str:
    """The cart, where some enter a coupon."""
    dice = floor.dice
    if dice.chance(0.7):
        session.tell("Cart Viewed", "/cart", after=dice.exponential(15))
    if not dice.chance(0.13):
        return ""
    coupon = "WELCOME10" if not session.person.orders else dice.pick(("MERCI5", "SPRING15"))
    session.tell("Coupon Entered", "/cart", coupon=coupon, after=10)
    return coupon


def _contact(floor: Floor, session: Session) -> None:
    """The first step, which asks for the e-mail address; who has an account mostly signs in."""
    dice, person = floor.dice, session.person
    if session.may_sign_in and dice.chance(0.6):
        session.sign_in()
    person.email_told = True
    told = {"step": "contact", "fields": 3 + dice.below(2), "email": person.email}
    session.tell("Checkout Step Completed", "/checkout/contact", **told, after=dice.exponential(25))


def _where(floor: Floor, session: Session, phase: Phase, likely: float) -> str:
    """At which step those leave who do not finish; `price` are those whom the late price of shipping drives off."""
    dice = floor.dice
    if phase == "late":
        before = COMPLETION["early"][session.browser.device]
        if dice.chance((before - likely) / (1 - likely)):
            return "price"
    place = dice.uniform()
    return "contact" if place < 0.25 else "delivery" if place < 0.6 else "payment"


def _leave(floor: Floor, session: Session, step: str) -> None:
    dice, person = floor.dice, session.person
    if step == "payment" and dice.chance(0.3):
        session.tell("Payment Failed", error=dice.pick(("card_declined", "timeout")), after=dice.exponential(20))
    reason = "shipping_price" if step == "price" else dice.pick(_OTHER_REASONS)
    if dice.chance(ANSWER_SURVEY if step == "price" else 0.05):
        score = dice.below(4) if step == "price" else 2 + dice.below(8)
        said = Said(session.now, person, (reason,), score=score, browser=session.browser, page=session.url)
        floor.answers.append(said)
        _complain(person, reason, session.now)
    if step == "price" and dice.chance(WRITE_TO_US):
        when = session.now + dice.between(0.2, 20) * HOUR
        floor.tickets.append(Said(when, person, ("shipping_price",), channel=dice.pick(("phone", "mail", "chat"))))
        _complain(person, reason, when)
    elif dice.chance(_CALLS):
        _call(floor, session)


def _complain(person: Person, reason: str, when: float) -> None:
    if reason == "shipping_price":
        person.complained = person.complained or when


def _call(floor: Floor, session: Session) -> None:
    """Some telephone instead, and order there."""
    dice, person = floor.dice, session.person
    when = session.now + dice.between(5, 40) * HOUR
    if when > END - HOUR:
        return
    product = session.seen[-1].name
    floor.tickets.append(Said(when, person, ("advice",), product=product, channel="phone"))
    if dice.chance(0.6):
        place(floor, person, when + 0.2 * HOUR, basket(floor, session), "", "phone")
