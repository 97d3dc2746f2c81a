"""How is a whole shop made, and where do its files go?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from parcours.worlds.lumen.bots import crawl
from parcours.worlds.lumen.dice import Dice, generator
from parcours.worlds.lumen.exports import orders, said, sent, web
from parcours.worlds.lumen.interviews import Interview, interviews
from parcours.worlds.lumen.life import live
from parcours.worlds.lumen.one_person import camille
from parcours.worlds.lumen.people import Person, visitors
from parcours.worlds.lumen.planted import NOTE
from parcours.worlds.lumen.shop_floor import Floor
from parcours.worlds.lumen.truth import Truth, truth_of

SEED = 2026
FILES = (
    "web_events.csv", "orders.csv", "ads.csv", "search_console.csv", "reviews.csv", "tickets.csv", "exit_survey.csv",
    "interview_notes.csv", "parcels.csv",
)  # fmt: skip
_VISITORS = 20_000
_FIRST_ORDER = 1_001


@dataclass(frozen=True, slots=True)
class Written:
    """The files of one shop, and what is true of it."""

    files: tuple[Path, ...]
    seed: int
    size: float
    truth: Truth


def write(folder: Path, *, seed: int = SEED, size: float = 1.0) -> Written:
    """Write the nine files into a folder; `size` 0.05 makes a shop of a thousand visitors. The same seed and size
    write the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    people, floor = simulate(seed, size)
    crawled, programs = crawl(Dice(generator(seed, "bots")), size)
    floor.events += crawled
    floor.orders.sort(key=lambda order: (order.at, order.person.number))
    for number, order in enumerate(floor.orders, _FIRST_ORDER):
        order.number = number
    files = _files(folder, floor, seed, size)
    return Written(files, seed, size, truth_of(floor, people, programs))


def simulate(seed: int, size: float) -> tuple[list[Person], Floor]:
    """Everybody and all that they do, without a file: one life after the other, friends after those who sent them."""
    rng, floor = generator(seed, "people"), Floor(Dice(generator(seed, "lives")))
    people = list(visitors(rng, Dice(rng), max(1, round(_VISITORS * size))))
    floor.people = len(people)
    people.append(camille(floor))
    for person in people[:-1]:
        live(floor, person)
    while floor.friends:
        coming, floor.friends = floor.friends, []
        for person in coming:
            live(floor, person)
        people += coming
    return people, floor


def _files(folder: Path, floor: Floor, seed: int, size: float) -> tuple[Path, ...]:
    texts, figures = generator(seed, "texts"), generator(seed, "figures")
    mess = Dice(generator(seed, "mess"))
    at = {name: folder / name for name in FILES}
    return (
        web.web_events(at["web_events.csv"], floor.events, mess, texts),
        orders.orders(at["orders.csv"], floor.orders, mess),
        sent.ads(at["ads.csv"], figures, size),
        sent.search_console(at["search_console.csv"], figures, size),
        said.reviews(at["reviews.csv"], floor.reviews, texts),
        said.tickets(at["tickets.csv"], floor.tickets, texts, mess),
        said.answers(at["exit_survey.csv"], floor.answers, texts),
        said.notes(at["interview_notes.csv"], _interviews(floor, seed, size), texts),
        sent.parcels(at["parcels.csv"], floor.parcels),
    )


def _interviews(floor: Floor, seed: int, size: float) -> list[Interview]:
    late = {parcel.order.number for parcel in floor.parcels if parcel.late}
    noted = {parcel.order.number for parcel in floor.parcels if parcel.insert == NOTE}
    return interviews(Dice(generator(seed, "notes")), floor.orders, late, noted, size)
