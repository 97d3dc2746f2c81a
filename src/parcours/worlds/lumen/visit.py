"""What do people do in a visit? They arrive somehow, look for lamps, read, and some of them begin a checkout."""

from __future__ import annotations

from parcours.worlds.lumen.calendar import at, utc
from parcours.worlds.lumen.dice import Weights
from parcours.worlds.lumen.people import Browser, Person
from parcours.worlds.lumen.planted import BANNER_LOYAL, BANNER_OTHERS, EXPERIMENT_FROM, SHIPPING_MOVED, Phase
from parcours.worlds.lumen.records import Asked, Session
from parcours.worlds.lumen.shop import GUIDES, PRODUCTS
from parcours.worlds.lumen.shop_floor import Floor

_MOVED, _EXPERIMENT = at(SHIPPING_MOVED), at(EXPERIMENT_FROM)
_PRODUCTS = Weights(PRODUCTS, [product.wanted for product in PRODUCTS])
_KINDS = tuple(dict.fromkeys(product.kind for product in PRODUCTS))
_FIRST_VISITS = Weights(
    (
        ("/", "?utm_source=google&utm_medium=cpc&utm_campaign=lamps_{lang}", "https://www.google.com/"),
        ("/collections/all", "?utm_source=instagram&utm_medium=paid_social&utm_campaign=warm_evenings", ""),
        ("/", "", "https://www.google.com/"),
        ("/guides/light-for-reading", "", "https://www.google.com/"),
        ("/", "", ""),
        ("/", "", "https://www.pinterest.com/"),
        ("/products/luna-desk-lamp", "", "https://blog.atelier.example/best-lamps"),
        ("/", "?utm_source=facebook&utm_medium=paid_social&utm_campaign=new_home", "https://m.facebook.com/"),
    ),
    (0.24, 0.16, 0.20, 0.06, 0.14, 0.06, 0.05, 0.09),
)
_LATER_VISITS = Weights(
    (("/", "", ""), ("/", "", "https://www.google.com/"), ("/collections/all", "", "")), (0.6, 0.3, 0.1)
)


def phase_of(browser: Browser, now: float) -> Phase:
    """Whether the price of shipping is shown early, or at the last step, or early again by the experiment."""
    if now < _MOVED:
        return "early"
    return "early again" if now >= _EXPERIMENT and browser.early else "late"


def arrive(floor: Floor, person: Person, now: float, browser: Browser, landing: tuple[str, str, str] | None) -> Session:
    """The first page of a visit."""
    session = Session(floor.events, person, browser, now)
    if landing is None:
        landing = floor.dice.weighted(_LATER_VISITS if person.visits == 0 or person.orders else _FIRST_VISITS)
    path, tags, referrer = landing
    session.tell("Page Viewed", path, referrer=referrer, after=1)
    if tags:  # only the first page's address has them
        last = floor.events.pop()
        floor.events.append(last._replace(url=last.url + tags.format(lang=person.country.language)))
    if now >= _EXPERIMENT and not browser.assigned:
        browser.assigned = True
        variation = "early" if browser.early else "late"
        session.tell("Experiment Viewed", experiment="early_shipping_price", variation=variation, after=3)
    return session


def look_around(floor: Floor, session: Session, keen: float) -> None:
    """Searching, reading and comparing; `keen` people do more of it."""
    dice, person = floor.dice, session.person
    if session.may_sign_in and dice.chance(0.5):
        session.sign_in()
    _banner(floor, session)
    kind = dice.pick(_KINDS)
    if dice.chance(0.30):
        asked = Asked(kind if dice.chance(0.9) else "shipping")
        session.tell("Products Searched", "/search", query=asked, results=dice.below(9), after=dice.exponential(25))
    if dice.chance(0.45):
        session.tell("Product List Viewed", f"/collections/{kind}", category=kind, after=dice.exponential(30))
    if dice.chance(0.10 + 0.1 * keen):
        guide = dice.pick(GUIDES)
        read = dice.pick((25, 50, 75, 100))
        session.tell("Guide Read", f"/guides/{guide}", guide=guide, percent_read=read, after=dice.exponential(120))
    while dice.chance(0.58 + 0.2 * keen) and len(session.seen) < 12:
        _product(floor, session)
    if len(session.seen) > 1 and dice.chance(0.25):
        session.tell("Product Compared", "/compare", after=dice.exponential(40))
        session.helped = True
    if not person.subscribed and dice.chance(0.035):
        subscribe(session)


def subscribe(session: Session) -> None:
    session.person.subscribed, session.person.email_told = session.now, True
    session.tell("Newsletter Signed Up", email=session.person.email, fields=1)


def _banner(floor: Floor, session: Session) -> None:
    """The decoy: it is seen, now and then clicked, and changes nothing."""
    dice, person = floor.dice, session.person
    if dice.chance(BANNER_LOYAL if person.orders else BANNER_OTHERS):
        session.tell("Promotion Viewed", promotion="lumen_club", after=2)
        if dice.chance(0.06):
            session.tell("Promotion Clicked", "/club", promotion="lumen_club", after=dice.exponential(30))
    if dice.chance(0.04):
        season = "winter_glow" if utc(session.now).month < 4 else "long_evenings"
        session.tell("Promotion Viewed", promotion=season, after=2)
        if dice.chance(0.09):
            session.tell("Promotion Clicked", "/collections/all", promotion=season, after=dice.exponential(20))


def _product(floor: Floor, session: Session) -> None:
    dice, product = floor.dice, floor.dice.weighted(_PRODUCTS)
    country = session.person.country
    told = {"product_id": product.sku, "product": product.name, "category": product.kind}
    price = {"price": country.money(product.price), "currency": country.currency}
    shown = "no" if phase_of(session.browser, session.now) == "late" else "yes"
    session.tell("Product Viewed", product.path, **told, **price, shipping_shown=shown, after=dice.lognormal(25, 0.9))
    if dice.chance(0.14):
        session.tell("Reviews Read", product_id=product.sku, product=product.name, after=dice.exponential(60))
        session.helped = True
    if dice.chance(0.05):
        session.tell("Size Tool Used", product_id=product.sku, product=product.name, after=dice.exponential(40))
        session.helped = True
    session.seen.append(product)
