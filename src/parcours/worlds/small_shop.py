"""What would a small shop record, of which it is known what hurts, by how much, and what only looks as if it did?

Some 2,000 people come, check out, order, get a parcel, review it, and perhaps order again. Three things hurt, each by a
stated difference of shares: a coupon that is refused at the checkout, a parcel that comes later than promised, and a
slow page. Three do not: a banner shown to people who never bought (loyal people buy more), a layout that those from ads
get (they buy less), and a bulky box, of which people complain without doing anything less. `hurts=False` takes all
effects and all complaints' reasons away. Effects add to the chance, so that a difference of shares is the same
whoever lives it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

DAY = 86_400
DAYS, ENTER = 300, 120  # days on record; people come from day 70 on, over so many
COUPON, LATE, SLOW = -0.20, -0.18, -0.13  # of the share that orders after the checkout, again, and at all
LATE_SCORE = -0.30  # of the scale of scores
SAYS: Mapping[str, tuple[float, float]] = {  # of those who live it, and of others: who says so
    "Delivery: late": (0.22, 0.01), "Checkout: coupon": (0.10, 0.005), "Delivery: packaging": (0.15, 0.01),
}  # fmt: skip
COUNTRIES = ("en", "fr", "ro", "ru", "id")
CHANNELS, BASE = ("search", "ads", "mail"), (0.50, 0.38, 0.56)
WORDS: Mapping[str, Mapping[str, str]] = {
    "Delivery: late": {
        "en": "The parcel came days after the promised date", "fr": "Le colis est arrivé bien après la date promise",
        "ro": "Coletul a venit la multe zile după data promisă", "ru": "Посылка пришла намного позже обещанного",
        "id": "Paket datang jauh lewat dari tanggal yang dijanjikan",
    },
    "Checkout: coupon": {
        "en": "My coupon was refused at the checkout", "fr": "Mon code promo a été refusé à la caisse",
        "ro": "Codul meu de reducere a fost respins", "ru": "Мой промокод не приняли на кассе",
        "id": "Kode kupon saya ditolak saat membayar",
    },
    "Delivery: packaging": {
        "en": "A huge box for such a small thing", "fr": "Un carton énorme pour si peu",
        "ro": "O cutie uriașă pentru așa ceva mic", "ru": "Огромная коробка ради такой мелочи",
        "id": "Kotaknya besar sekali untuk barang sekecil itu",
    },
    "": {
        "en": "All as I had hoped", "fr": "Tout est comme je l’espérais", "ro": "Totul a fost cum speram",
        "ru": "Всё как я и ожидал", "id": "Semuanya sesuai harapan",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class SmallShop:
    """Events as the columns of a log, in the order of time; and what was planted."""

    table: pa.Table
    as_of: int
    differences: Mapping[str, float]  # by condition: of the share that reaches the goal
    each: float  # what an order is worth on average


def small_shop(seed: int, *, people: int = 2000, hurts: bool = True) -> SmallShop:
    """A shop of its own for each seed."""
    rng = np.random.default_rng(seed)
    n, on = people, float(hurts)
    channel = rng.choice(len(CHANNELS), n, p=(0.45, 0.35, 0.20))
    country = rng.choice(len(COUNTRIES), n)
    loyal = rng.choice(3, n, p=(0.6, 0.25, 0.15))  # orders before
    enter = 70 * DAY + rng.uniform(0, ENTER * DAY, n)
    slow = rng.uniform(size=n) < 0.30
    banner = rng.uniform(size=n) < np.where(loyal == 0, 0.55, 0.06)
    layout = rng.uniform(size=n) < np.where(channel == 1, 0.65, 0.10)
    out = _Rows()
    for k in range(2):  # earlier orders, by telephone: no visit is on record
        some = np.flatnonzero(loyal > k)
        when = enter[some] - rng.uniform(5 * DAY, 55 * DAY, len(some))
        out.add("Order", some, when, **{"p.total:n": rng.lognormal(3.6, 0.4, len(some))})
    visit = {"p.channel:s": np.array(CHANNELS)[channel], "p.language:s": np.array(COUNTRIES)[country]}
    out.add(
        "Product Viewed", np.arange(n), enter, **visit, **{
            "p.slow:b": slow, "p.banner:s": np.where(banner, "welcome", "season"),
            "p.layout:s": np.where(layout, "new", "old"),
        },
    )  # fmt: skip
    goes = np.flatnonzero(rng.uniform(size=n) < 0.9)
    checkout = enter + rng.uniform(600, 3000, n)
    refused = rng.uniform(size=n) < np.where(channel == 2, 0.25, 0.13)
    out.add("Checkout Started", goes, checkout[goes], **_of(visit, goes), **{
        "p.coupon:s": np.where(refused[goes], "refused", "none"),
    })  # fmt: skip
    chance = np.array(BASE)[channel] + 0.10 * loyal + on * (COUPON * refused + SLOW * slow)
    orders = goes[rng.uniform(size=len(goes)) < chance[goes]]
    ordered = checkout + rng.uniform(60, 600, n)
    out.add("Order", orders, ordered[orders], **_of(visit, orders), **{
        "p.total:n": rng.lognormal(3.6, 0.4, len(orders)),
    })  # fmt: skip
    late = rng.uniform(size=n) < np.where(country == 1, 0.35, 0.18)
    bulky = rng.uniform(size=n) < 0.3
    shipped = ordered + rng.uniform(0.5 * DAY, 1.5 * DAY, n)
    promised = np.floor(shipped / DAY).astype(np.int64) + rng.integers(4, 6, n)
    delivered = np.where(
        late, (promised + 1) * DAY + rng.uniform(DAY, 4 * DAY, n), shipped + rng.uniform(DAY, 2.5 * DAY, n)
    )
    date = np.datetime_as_string(promised.astype("datetime64[D]"))
    parcel = {"p.promised_on:s": date, "p.box:s": np.where(bulky, "bulky", "flat")}
    out.add("Parcel Shipped", orders, shipped[orders], **_of(parcel, orders))
    out.add("Parcel Delivered", orders, delivered[orders], **_of({"p.promised_on:s": date}, orders))
    again = orders[rng.uniform(size=len(orders)) < (0.40 + 0.10 * loyal + on * LATE * late)[orders]]
    out.add("Order", again, delivered[again] + rng.uniform(2 * DAY, 35 * DAY, len(again)), **{
        "p.total:n": rng.lognormal(3.6, 0.4, len(again)),
    })  # fmt: skip
    _reviews(out, rng, orders, delivered, country, {"late": late & hurts, "bulky": bulky & hurts})
    _asked(out, rng, goes, checkout, country, refused & hurts)
    return SmallShop(
        out.table(), DAYS * DAY,
        {"Checkout Started: coupon = refused": on * COUPON, "Parcel Delivered: later than promised_on": on * LATE,
         "Product Viewed: slow = yes": on * SLOW * 0.9},
        float(np.exp(3.6 + 0.4**2 / 2)),
    )  # fmt: skip


def _reviews(
    out: _Rows, rng: np.random.Generator, orders: NDArray[np.int64], delivered: NDArray[np.float64],
    country: NDArray[np.int64], lived: Mapping[str, NDArray[np.bool_]],
) -> None:  # fmt: skip
    """Half of those who got a parcel review it: late ones are scored lower, bulky boxes are only talked of."""
    some = orders[rng.uniform(size=len(orders)) < 0.5]
    late, bulky = lived["late"][some], lived["bulky"][some]
    # the chance of the lowest score; the others are 3 to 5, which is 0.75 of the scale on average
    lowest = rng.uniform(size=len(some)) < 0.1 + late * -LATE_SCORE / 0.75
    score = np.where(lowest, 1, rng.integers(3, 6, len(some))).astype(np.float64)
    says = [
        _says(rng, "Delivery: late", late), _says(rng, "Delivery: packaging", bulky),
    ]  # fmt: skip
    out.say("Review", some, delivered[some] + rng.uniform(3600, 10 * DAY, len(some)), country, score, says)


def _asked(
    out: _Rows, rng: np.random.Generator, goes: NDArray[np.int64], checkout: NDArray[np.float64],
    country: NDArray[np.int64], refused: NDArray[np.bool_],
) -> None:  # fmt: skip
    """A few are asked at the checkout what was amiss."""
    says = _says(rng, "Checkout: coupon", refused[goes])
    some = np.flatnonzero((rng.uniform(size=len(goes)) < 0.05) | np.array([bool(one) for one in says]))
    picked = [says[k] for k in some.tolist()]
    out.say(
        "Survey Answered",
        goes[some],
        checkout[goes[some]] + rng.uniform(900, 2 * DAY, len(some)),
        country,
        None,
        [picked],
    )


def _says(rng: np.random.Generator, theme: str, lived: NDArray[np.bool_]) -> list[str]:
    of_those, of_others = SAYS[theme]
    said = rng.uniform(size=len(lived)) < np.where(lived, of_those, of_others)
    return [theme if one else "" for one in said.tolist()]


def _of(columns: Mapping[str, NDArray], some: NDArray[np.int64]) -> dict[str, NDArray]:  # type: ignore[type-arg]
    return {name: values[some] for name, values in columns.items()}


class _Rows:
    """Events, some at a time; put in the order of time in the end."""

    def __init__(self) -> None:
        self._parts: list[pa.Table] = []

    def add(self, name: str, who: NDArray[np.int64], when: NDArray[np.float64], **told: object) -> None:
        columns = {
            "name": pa.array([name] * len(who)),
            "user": pa.array([f"u{number}" for number in who.tolist()]),
            "time": pa.array(np.floor(when).astype(np.int64) * 1_000_000),
        }
        self._parts.append(pa.table({**columns, **{key: pa.array(values) for key, values in told.items()}}))

    def say(
        self, name: str, who: NDArray[np.int64], when: NDArray[np.float64], country: NDArray[np.int64],
        score: NDArray[np.float64] | None, says: list[list[str]],
    ) -> None:  # fmt: skip
        languages = [COUNTRIES[code] for code in country[who].tolist()]
        themes = [[one for one in of if one] for of in zip(*says, strict=True)]
        texts = [
            ". ".join(WORDS[theme][language] for theme in said or [""])
            for said, language in zip(themes, languages, strict=True)
        ]
        more = {} if score is None else {"p.score:n": score}
        self.add(name, who, when, **more, **{
            "p.text:s": texts, "p.said.pains:ss": pa.array(themes, pa.list_(pa.string())),
            "p.said.sentiment:n": [-0.7 if said else 0.3 for said in themes],
        })  # fmt: skip

    def table(self) -> pa.Table:
        return pa.concat_tables(self._parts, promote_options="default").sort_by("time")
