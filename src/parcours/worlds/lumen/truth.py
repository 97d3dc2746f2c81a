"""What does the simulator know that no file says outright? Counts to check what was loaded and asked against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parcours.worlds.lumen.calendar import DAY, END, at
from parcours.worlds.lumen.people import Person
from parcours.worlds.lumen.planted import NOTE, NOTES_FROM, TOLD_ON, Device, Phase
from parcours.worlds.lumen.records import Order
from parcours.worlds.lumen.shop import VELOCOLIS
from parcours.worlds.lumen.shop_floor import Floor


@dataclass(frozen=True, slots=True)
class Share:
    """`n` of `of`, as a draw gave it."""

    n: int
    of: int

    @property
    def ratio(self) -> float:
        return self.n / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Truth:
    """What a draw gave, beside `planted.PLANTED`, which says by what chances it was drawn."""

    people: int  # human beings who came; the shop cannot know all their devices for one
    customers: int
    programs: int  # visits of programs, each under an id of its own
    orders: int
    by_phone: int
    sold: Mapping[str, float]  # by currency, with shipping, what was given back not yet taken off
    refunded: Mapping[str, float]
    refunds: int
    parcels: int
    reviews: int
    tickets: int
    answers: int
    finished: Mapping[tuple[Phase, Device], Share]  # checkouts
    second_orders: Mapping[str, Share]  # French customers within 90 days of the first delivery, by carrier
    referred: Mapping[bool, Share]  # deliveries since the notes began, with a note or without, followed by a link
    came_back: Mapping[str, Share]  # told, held back


def truth_of(floor: Floor, people: list[Person], programs: int) -> Truth:
    refunded = [order for order in floor.orders if order.refunded and order.refunded_at < END]
    return Truth(
        people=len(people),
        customers=len({order.person.number for order in floor.orders}),
        programs=programs,
        orders=len(floor.orders),
        by_phone=sum(order.source == "phone" for order in floor.orders),
        sold=_sums((order, order.total) for order in floor.orders),
        refunded=_sums((order, order.refunded) for order in refunded),
        refunds=len(refunded),
        parcels=sum(parcel.shipped < END for parcel in floor.parcels),
        reviews=sum(said.at < END for said in floor.reviews),
        tickets=sum(said.at < END for said in floor.tickets),
        answers=sum(said.at < END for said in floor.answers),
        finished=_finished(floor),
        second_orders=_second_orders(floor),
        referred=_referred(floor),
        came_back=_came_back(floor, people),
    )


def _sums(amounts: Iterable[tuple[Order, float]]) -> dict[str, float]:
    sums: Counter[str] = Counter()
    for order, amount in amounts:
        sums[order.person.country.currency] += round(100 * amount)
    return {currency: cents / 100 for currency, cents in sorted(sums.items())}


def _finished(floor: Floor) -> dict[tuple[Phase, Device], Share]:
    places = sorted({(phase, device) for phase, device, _ in floor.checkouts})
    found = {place: [floor.checkouts[(*place, finished)] for finished in (True, False)] for place in places}
    return {place: Share(done, done + left) for place, (done, left) in found.items()}  # type: ignore[misc]


def _second_orders(floor: Floor) -> dict[str, Share]:
    orders: dict[int, list[Order]] = {}
    for order in floor.orders:
        orders.setdefault(order.person.number, []).append(order)
    first: dict[int, tuple[float, str]] = {}
    for parcel in floor.parcels:
        person = parcel.order.person
        if parcel.delivered and person.country.code == "FR":
            first[person.number] = min(first.get(person.number, (END, "")), (parcel.delivered, parcel.carrier))
    found: dict[str, list[bool]] = {}
    for number, (delivered, carrier) in first.items():
        if delivered < END - 90 * DAY:
            again = any(delivered < order.at <= delivered + 90 * DAY for order in orders[number])
            found.setdefault("late" if carrier == VELOCOLIS else "on time", []).append(again)
    return {name: Share(sum(again), len(again)) for name, again in sorted(found.items())}


def _referred(floor: Floor) -> dict[bool, Share]:
    """Of those whose link was shared within 30 days of a delivery."""
    shared: dict[str, list[float]] = {}
    for event in floor.events:
        if event.name == "Referral Shared":
            shared.setdefault(event.told["email"], []).append(event.at)
    found: dict[bool, list[bool]] = {True: [], False: []}
    for parcel in floor.parcels:
        if parcel.shipped >= at(NOTES_FROM) and 0 < parcel.delivered < END - 30 * DAY:
            times = shared.get(parcel.order.person.email, [])
            did = any(parcel.delivered < time <= parcel.delivered + 30 * DAY for time in times)
            found[parcel.insert == NOTE].append(did)
    return {noted: Share(sum(did), len(did)) for noted, did in found.items()}


def _came_back(floor: Floor, people: list[Person]) -> dict[str, Share]:
    told = at(TOLD_ON)
    back = {order.person.number for order in floor.orders if told < order.at <= told + 60 * DAY}
    groups = {name: [person for person in people if person.told == name] for name in ("told", "held back")}
    return {name: Share(sum(person.number in back for person in group), len(group)) for name, group in groups.items()}
