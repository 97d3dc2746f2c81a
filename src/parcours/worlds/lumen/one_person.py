"""Who is Camille Roussel? One customer whom the files know by five ids, and who must become one person.

Told by hand, so that each step can be pointed at: an ad on the phone, her e-mail left there for the newsletter, a
laptop where she signs in with it, a call from a number that only her order ties to her.
"""

from __future__ import annotations

from datetime import date

from parcours.worlds.lumen.calendar import DAY, HOUR, at
from parcours.worlds.lumen.checkout import place
from parcours.worlds.lumen.people import USER_AGENTS, Browser, Person
from parcours.worlds.lumen.records import Asked, Parcel, Said, Session
from parcours.worlds.lumen.shop import COUNTRIES, POSTLINE, Product, product_named
from parcours.worlds.lumen.shop_floor import Floor
from parcours.worlds.lumen.visit import subscribe

EMAIL, PHONE = "camille.roussel@poste.example", "+33612550177"
ON_PHONE, ON_LAPTOP = "c0ffee5ee1a4b7d20001", "c0ffee5ee1a4b7d20002"
USER = "cus_700001"
_AD = "?utm_source=instagram&utm_medium=paid_social&utm_campaign=warm_evenings"


def camille(floor: Floor) -> Person:
    """Her ten days in March."""
    phone = Browser(ON_PHONE, "mobile", USER_AGENTS["mobile"][0], early=False)
    laptop = Browser(ON_LAPTOP, "desktop", USER_AGENTS["desktop"][1], early=False)
    france = next(country for country in COUNTRIES if country.code == "FR")
    who = Person(
        floor.next_number(), france, "Camille", "Roussel", EMAIL, PHONE, [phone, laptop],
        interest=0.9, loyal=False, comes=at(date(2026, 3, 10), 21.2), visits=3,
    )  # fmt: skip
    arbre, nimbus = product_named("Arbre floor lamp"), product_named("Nimbus pendant")
    _sees_an_ad(floor, who, phone, arbre)
    _compares(floor, who, laptop, arbre, nimbus)
    _calls_and_buys(floor, who, arbre)
    return who


def _sees_an_ad(floor: Floor, who: Person, phone: Browser, lamp: Product) -> None:
    session = Session(floor.events, who, phone, who.comes)
    session.tell("Page Viewed", "/collections/all" + _AD, after=9)
    _views(session, lamp)
    subscribe(session)


def _compares(floor: Floor, who: Person, laptop: Browser, *lamps: Product) -> None:
    """On a laptop, where she signs in with the same e-mail; the price of shipping, at the last step, drives her off."""
    who.user = USER
    session = Session(floor.events, who, laptop, at(date(2026, 3, 12), 20.4))
    session.tell("Page Viewed", "/", after=12)
    session.sign_in()
    session.tell("Products Searched", "/search", query=Asked("floor"), results=2, after=20)
    for lamp in lamps:
        _views(session, lamp)
    session.tell("Product Compared", "/compare", after=70)
    session.tell("Reviews Read", product_id=lamps[0].sku, product=lamps[0].name, after=95)
    told = {"product_id": lamps[0].sku, "product": lamps[0].name, "category": lamps[0].kind}
    session.tell("Product Added", **told, price=lamps[0].price, currency="EUR", quantity=1, after=10)
    session.tell("Checkout Started", "/checkout", after=12)
    session.tell("Checkout Step Completed", "/checkout/contact", step="contact", fields=3, email=EMAIL, after=25)
    session.tell("Checkout Step Completed", "/checkout/delivery", step="delivery", fields=6, after=20)
    session.tell("Shipping Price Seen", "/checkout/payment", after=15)


def _calls_and_buys(floor: Floor, who: Person, lamp: Product) -> None:
    """By telephone the next day: the call knows her number alone, the order her number and her e-mail."""
    when = at(date(2026, 3, 13), 11.1)
    floor.tickets.append(Said(when, who, ("advice",), product=lamp.name, channel="phone"))
    order = place(floor, who, when + 0.2 * HOUR, [(lamp, 1)], "", "phone")
    shipped = at(date(2026, 3, 16), 10)
    parcel = Parcel(order, "PL202603161FR", POSTLINE, "", shipped, shipped + 4 * DAY, shipped + 2.3 * DAY)
    floor.parcels.append(parcel)
    floor.reviews.append(Said(shipped + 12 * DAY, who, ("good_looks", "service_good"), order, lamp.name, 5))


def _views(session: Session, lamp: Product) -> None:
    told = {"product_id": lamp.sku, "product": lamp.name, "category": lamp.kind}
    session.tell("Product Viewed", lamp.path, **told, price=lamp.price, currency="EUR", shipping_shown="no", after=45)
    session.seen.append(lamp)
