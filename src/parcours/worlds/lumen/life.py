"""What becomes of one person, from the first visit on? Visits in the order of time, which may lead to others."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import Literal, NamedTuple

from parcours.worlds.lumen.after import deliver
from parcours.worlds.lumen.calendar import DAY, END, HOUR, at
from parcours.worlds.lumen.checkout import check_out, completion
from parcours.worlds.lumen.mail import hold_back, newsletters, send
from parcours.worlds.lumen.people import Browser, Person
from parcours.worlds.lumen.planted import CAME_BACK, CAME_BACK_TOLD, HELPED, TOLD_ON
from parcours.worlds.lumen.records import Session
from parcours.worlds.lumen.shop import PRODUCTS
from parcours.worlds.lumen.shop_floor import Floor
from parcours.worlds.lumen.visit import arrive, look_around

Why = Literal["looks", "tries again", "buys", "is told"]
_TOLD = at(TOLD_ON, 10)
_LAST = END - 3 * HOUR  # no visit begins later
_APART = 4.0  # days between visits, in the middle
_MAIL = "?utm_source=lumen&utm_medium=email&utm_campaign={campaign}"
_FRIEND = "?ref={ref}&utm_source=friend&utm_medium=referral"


class _Next(NamedTuple):
    """A visit to come. `chance`: that it comes to an order, where that is what was planted; `mail`: what led to it."""

    at: float
    number: int
    why: Why
    chance: float = 0.0
    mail: str = ""


def live(floor: Floor, person: Person) -> None:
    """One person's visits, orders and mails, to the end of the records."""
    _Life(floor, person).live()
    newsletters(floor, person)


class _Life:
    def __init__(self, floor: Floor, person: Person) -> None:
        self.floor, self.dice, self.person = floor, floor.dice, person
        self.coming: list[_Next] = []
        self.made = 0
        self.sent = len(floor.orders)

    def live(self) -> None:
        self.soon(self.person.comes, "looks")
        while self.coming:
            coming = heappop(self.coming)
            if coming.why == "is told":
                self.tell(coming.at)
            else:
                self.visit(coming)
            self.send_orders()

    def soon(self, when: float, why: Why, chance: float = 0.0, mail: str = "") -> None:
        if when < _LAST:
            heappush(self.coming, _Next(when, self.made, why, chance, mail))
            self.made += 1

    def visit(self, coming: _Next) -> None:
        """Orders that were planted with a chance are drawn as checkouts, oftener by as much as these are not
        finished: whatever becomes of the price of shipping, second orders are as planted."""
        dice, person = self.dice, self.person
        browser = self.browser()
        if coming.why == "buys" and not dice.chance(coming.chance / completion(browser, coming.at)):
            return
        session = arrive(self.floor, person, coming.at, browser, self.landing(coming))
        look_around(self.floor, session, person.interest if coming.why == "looks" else 0.8)
        if coming.why == "looks":
            person.visits -= 1
            if person.visits:
                self.soon(session.now + dice.lognormal(_APART, 1.1) * DAY, "looks")
        if self.begins(session, coming.why):
            self.check_out(session, coming.why)

    def browser(self) -> Browser:
        browsers = self.person.browsers
        return browsers[0] if len(browsers) == 1 or self.dice.chance(0.7) else browsers[1]

    def landing(self, coming: _Next) -> tuple[str, str, str] | None:
        if coming.mail:
            return "/cart", _MAIL.format(campaign=coming.mail), ""
        if self.person.friend_of and not coming.number:
            return "/", _FRIEND.format(ref=self.person.friend_of), ""
        return None

    def begins(self, session: Session, why: Why) -> bool:
        """Whether the visit comes to a checkout."""
        if why == "looks":
            free = not self.person.orders and session.now >= self.person.not_before
            likely = self.person.interest * (HELPED if session.helped else 1.0)
            return free and bool(session.seen) and self.dice.chance(likely)
        if not session.seen:
            session.seen.append(self.dice.pick(PRODUCTS))
        return True

    def check_out(self, session: Session, why: Why) -> None:
        person, complained = self.person, self.person.complained
        if check_out(self.floor, session) is None:
            if person.complained and not complained and person.complained < _TOLD:
                self.soon(_TOLD, "is told")
            if why == "looks":
                self.try_again(session.now)

    def try_again(self, now: float) -> None:
        """Few come back to a cart that they left: by the mail that reminds them, or of themselves."""
        dice = self.dice
        if self.person.email_told and dice.chance(0.7):
            if clicked := send(self.floor, self.person, now + dice.between(18, 26) * HOUR, "abandoned_cart"):
                self.soon(clicked, "tries again", mail="abandoned_cart")
        elif dice.chance(0.07):
            self.soon(now + dice.between(0.8, 6) * DAY, "tries again")

    def send_orders(self) -> None:
        """Whatever was ordered goes out, and some come again."""
        for order in self.floor.orders[self.sent :]:
            delivered, chance = deliver(self.floor, order)
            if delivered:
                self.soon(delivered + self.dice.between(4, 85) * DAY, "buys", chance)
        self.sent = len(self.floor.orders)

    def tell(self, now: float) -> None:
        """A random half of those who complained, and have not bought since, is told that it was mended."""
        person, dice = self.person, self.dice
        if person.bought > person.complained:
            return
        person.told = "told" if dice.chance(0.5) else "held back"
        person.not_before = now + 60 * DAY
        when = now + dice.between(0, 1.5) * HOUR
        if person.told == "told":
            clicked = send(self.floor, person, when, "shipping_mended")
            mail, chance = "shipping_mended", CAME_BACK_TOLD
        else:
            hold_back(self.floor, person, when, "shipping_mended")
            clicked, mail, chance = 0.0, "", CAME_BACK
        back = clicked or when + dice.between(0.5, 40) * DAY
        self.soon(back, "buys", chance, mail if clicked else "")
