"""Small worlds in which nothing makes a difference, drawn from a seed; and one in which something does.

What people do next never hangs on who they are nor on what they did: events come by chance, their names are drawn anew
each time, and traits and properties are drawn apart from all that. Whatever differs in such a world differs by chance.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from analyses.funnel_worlds import DAY, snapshot
from parcours.timeline.snapshot import Snapshot
from timeline.worlds import Row

DAYS = 60
NAMES = ("View", "Search", "Help", "Wish", "Add", "Order")
SHARES = (0.35, 0.2, 0.1, 0.1, 0.15, 0.1)
CHANNELS, CITIES = ("mail", "ads", "search"), ("Lyon", "Lille", "Brest", "Nice")


def world(folder: Path, seed: int, *, people: int = 150, uneven: bool = False, bursts: bool = False) -> Snapshot:
    """People with some ten events each. `uneven`: some do far more of everything. `bursts`: events come in bursts."""
    random = np.random.default_rng(seed)
    counts = random.poisson(random.gamma(0.7, 10 / 0.7, people) if uneven else np.full(people, 10.0))
    person = np.repeat(np.arange(people), counts)
    n = len(person)
    time = random.uniform(0, DAYS * DAY, n)
    if bursts:  # each event joins one of the person's first few
        begin = np.cumsum(counts) - counts
        time = time[begin[person] + random.integers(0, 1 + counts[person] // 4)] + random.exponential(600, n)
    order = np.lexsort((time, person))
    drawn = zip(
        random.choice(NAMES, n, p=SHARES).tolist(),
        person[order].tolist(),
        np.floor(time[order]).tolist(),
        random.choice(CHANNELS, n).tolist(),
        random.integers(1, 50, n).tolist(),
        strict=True,
    )
    told: list[Row] = [
        {"name": name, "user": f"u{who}", "origin": "simulated", "time": at, "p.channel:s": channel}
        | ({"p.price:n": float(price)} if price < 40 else {})
        for name, who, at, channel, price in drawn
    ]
    cities, ages = random.choice(CITIES, people).tolist(), random.integers(18, 80, people).tolist()
    for row, first in zip(told, np.diff(person[order], prepend=-1).tolist(), strict=True):
        if first:
            row |= {"t.city:s": cities[int(row["user"][1:])], "t.age:n": float(ages[int(row["user"][1:])])}
    return snapshot(folder, told, as_of=(DAYS + 1) * DAY)


def changed(folder: Path, seed: int, *, people: int = 400) -> Snapshot:
    """A world in which three things do make a difference: those from Lyon order after adding far more often, whoever
    asked for help orders soon, and from day 30 on fewer who viewed add."""
    random = np.random.default_rng(seed)
    told: list[Row] = []
    for person in range(people):
        city = str(random.choice(CITIES))
        time, entered = random.uniform(0, 50 * DAY), False
        for _ in range(int(random.integers(3, 9))):
            names = [("View", time)]
            if random.uniform() < 0.3:
                names.append(("Help", time + 600))
            if random.uniform() < (0.7 if time < 30 * DAY else 0.3):
                names.append(("Add", time + 1200))
                if random.uniform() < (0.8 if city == "Lyon" else 0.25):
                    names.append(("Order", time + 1800))
            if names[1:2] and names[1][0] == "Help" and names[-1][0] != "Order" and random.uniform() < 0.8:
                names.append(("Order", time + 2400))
            for name, at in names:
                row: Row = {"name": name, "user": f"u{person}", "origin": "simulated", "time": float(int(at))}
                told.append(row | ({} if entered else {"t.city:s": city}))
                entered = True
            time += random.exponential(4 * DAY)
            if time > DAYS * DAY:
                break
    return snapshot(folder, told, as_of=(DAYS + 1) * DAY)
