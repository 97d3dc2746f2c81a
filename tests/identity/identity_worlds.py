"""Small worlds of rows with ids, and who is who in them by the rules of semantics.md, plainly computed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import pyarrow as pa

from parcours.identity.ledger import Ledger
from parcours.identity.rules import PERSON_KINDS

Row = dict[str, str | int | None]  # ids by kind, and `time` in microseconds
Id = tuple[str, str]
KINDS = (*PERSON_KINDS, "order", "parcel")
RULES = [
    *[("user", "email"), ("user", "phone"), ("user", "anonymous")],
    *[("email", "phone"), ("email", "anonymous"), ("phone", "anonymous")],
    *[(strong, weak) for strong in KINDS for weak in ("order", "parcel")],
]


def row(time: int | None = 1, **ids: str) -> Row:
    return {"time": time, **ids}


def batch(rows: Sequence[Row], *, coded: bool = False) -> pa.RecordBatch:
    """Rows as the log gives them."""
    columns: dict[str, pa.Array] = {"time": pa.array([r["time"] for r in rows], pa.timestamp("us", "UTC"))}
    for kind in KINDS:
        values = pa.array([r.get(kind) for r in rows], pa.string())
        name = kind if kind in PERSON_KINDS else f"o.{kind}"
        columns[name] = values.dictionary_encode() if coded else values
    return pa.record_batch(columns)


def learned(*batches: Sequence[Row], coded: bool = False) -> Ledger:
    ledger = Ledger()
    for rows in batches:
        ledger.learn(batch(rows, coded=coded))
    return ledger


def persons(ledger: Ledger, cap: int = 50) -> set[frozenset[Id]]:
    """The partition by what ids are called."""
    groups: dict[int, set[Id]] = {}
    for number, person in enumerate(ledger.partition(cap=cap).person.tolist()):
        groups.setdefault(person, set()).add(ledger.describe(number))
    return {frozenset(group) for group in groups.values()}


def random_rows(draw: random.Random, *, apart: bool = False, most: int = 14) -> list[Row]:
    """Few ids, so that they meet, conflict and crowd. `apart`: no two rows at one time."""
    many = {"user": 3, "email": 3, "phone": 3, "anonymous": 5, "order": 3, "parcel": 2}
    times: list[int | None] = [None, *draw.sample(range(1, 10**6), most)]
    if not apart:
        times = draw.choices([None, 1, 2, 3, 4], k=most)
    rows = []
    for time in times[: draw.randrange(1, most)]:
        kinds = draw.sample(KINDS, k=draw.randrange(1, 4))
        rows.append(row(time, **{kind: f"{kind[0]}{draw.randrange(many[kind])}" for kind in kinds}))
    return rows


def by_hand(rows: Iterable[Row], *, cap: int = 50, cuts: Iterable[frozenset[Id]] = ()) -> set[frozenset[Id]]:
    """Every link applied one after the other, over sets. Of rows at different times, so that none is tied."""
    held: dict[Id, set[Id]] = {}
    links: dict[tuple[Id, Id], int] = {}
    for r in rows:
        ids = [(kind, str(r[kind])) for kind in KINDS if r.get(kind) is not None]
        held |= {id: {id} for id in ids if id not in held}
        for other in ids[1:]:
            links[ids[0], other] = min(links.get((ids[0], other), 10**18), int(r["time"] or 0))
    forbidden = set(cuts)
    for a, b in sorted(links, key=lambda link: (RULES.index((link[0][0], link[1][0])), links[link])):
        both = held[a] | held[b]
        users = [id for id in both if id[0] == "user"]
        crowd = [id for id in both if id[0] in PERSON_KINDS]
        if frozenset((a, b)) not in forbidden and len(users) <= 1 and len(crowd) <= cap:
            for id in both:
                held[id] = both
    return {frozenset(group) for group in held.values()}
