"""What happened in the shop, before it is written into files? One record for each thing that an export has a row of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from parcours.worlds.lumen.people import Browser, Person
from parcours.worlds.lumen.shop import SITE, Product
from parcours.worlds.lumen.topics import Channel


class Event(NamedTuple):
    """A row of the web tracker's export, or of the mailing tool's, where nobody's browser is known."""

    at: float
    name: str
    browser: Browser | None
    locale: str
    user: str
    url: str
    referrer: str
    told: dict[str, Any]


class Asked(NamedTuple):
    """Words typed into the shop's search, chosen when they are written."""

    kind: str


@dataclass(slots=True)
class Order:
    person: Person
    at: float
    items: list[tuple[Product, int]]
    coupon: str
    discount: float  # in the order's currency, as all amounts
    shipping: float
    total: float
    source: str  # web, or phone
    phone: str
    number: int = 0  # given when all are known, in the order of time
    cancelled: bool = False
    refunded: float = 0.0
    refunded_at: float = 0.0
    returned: list[tuple[Product, int]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"#{self.number}"


@dataclass(slots=True)
class Parcel:
    order: Order
    tracking: str
    carrier: str
    insert: str
    shipped: float
    promised: float
    delivered: float  # 0: never

    @property
    def late(self) -> bool:
        return self.delivered > self.promised


@dataclass(slots=True)
class Said:
    """Something that a customer said: a review, a ticket or an answer, of which the words are composed later."""

    at: float
    person: Person
    topics: tuple[str, ...]
    order: Order | None = None
    product: str = ""
    score: int | None = None
    channel: Channel = "mail"
    outbound: bool = False
    browser: Browser | None = None
    page: str = ""


@dataclass(slots=True)
class Session:
    """A visit: the browser, who is signed in, the page that one is on, and the time as it goes on."""

    log: list[Event]
    person: Person
    browser: Browser
    now: float
    user: str = ""
    url: str = ""
    seen: list[Product] = field(default_factory=list)
    helped: bool = False  # by reviews, comparing, or the size tool

    def tell(
        self, event: str, path: str | None = None, *, referrer: str = "", after: float = 20.0, **told: Any
    ) -> None:
        """An event some seconds after the one before; on another page where `path` says so."""
        came_from = referrer or ("" if path is None else self.url)
        if path is not None:
            self.url = f"{SITE}/{self.person.country.locale[:2]}{path}"
        place = self.person.country.locale
        self.log.append(Event(self.now, event, self.browser, place, self.user, self.url, came_from, told))
        self.now += 1.0 + after

    @property
    def may_sign_in(self) -> bool:
        return bool(self.person.user) and not self.user

    def sign_in(self) -> None:
        self.user = self.person.user
        self.tell("Signed In", email=self.person.email)
