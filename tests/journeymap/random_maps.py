"""Maps of any names and numbers, seeded, for what must hold for all of them."""

from __future__ import annotations

from random import Random

from parcours.journeymap.kinds import KINDS, Kind
from parcours.model.assumed import LANES, Lane
from parcours.model.count import Count
from parcours.model.journey_map import Cell, Column, Direction, Evidence, Figure, JourneyMap, Row, Statement, View, Way
from parcours.model.period import Period
from parcours.model.receipt import Receipt, SnapshotId

_AS_OF = 1_780_264_799
_LETTERS = "abc XYZ -,.<>&\"'/\\ \t\n\x1b\u202e\u200d\u00a0éЖжщ比較して🛒"
_UNITS = ("events", "seconds", "score", "steps", "EUR", "points", "share", "")


def random_map(seed: int) -> JourneyMap:
    """One of them; the same for the same seed."""
    made = Random(seed)
    names = tuple(f"{name(made)}{k}" for k in range(made.randint(1, 8)))
    lanes = made.sample(LANES, made.randint(1, 4))
    origin = (made.choice(["real", "sample", "simulated"]),)
    snapshot = SnapshotId(12, "i", "j", _AS_OF, "Europe/Paris")
    return JourneyMap(
        journey=name(made),
        view=View(_AS_OF, "Europe/Paris", Period(), made.choice(["", name(made)]), 12, 10),
        origin=origin,
        columns=tuple(_column(made, n) for n in names),
        ways=tuple(_ways(made, names)),
        rows=tuple(Row(lane, tuple(_cell(made, n, lane) for n in names)) for lane in lanes),
        whole=tuple(
            statement(made, KINDS[kind]) for kind in ("milestone", "pain", "moment", "refused", "nowhere", "unplaced")
        ),
        receipts=(Receipt("stages", {"a": name(made)}, snapshot, origin, 12, 34, "digest", "0.1.0"),),
        notes=(name(made),),
        parcours="0.1.0",
    )


def name(made: Random) -> str:
    return "".join(made.choices(_LETTERS, k=made.randint(1, 40)))


def count(made: Random) -> Count:
    of = made.choice([0, 1, 9, 1_204, 10**9])
    return Count(made.randint(0, of), of)


def statement(made: Random, kind: Kind) -> Statement:
    """A finding of a kind, with all of its figures, or withheld."""
    withheld = "fewer than 10 people" if made.random() < 0.15 else ""
    detail = {key: name(made) for key in kind.detail if made.random() < 0.6}
    detail |= {"goal": name(made), "within": "7 days", "reason": "too few"} if "goal" in kind.detail else {}
    detail |= {"low end": "1", "high end": "5"} if made.random() < 0.5 and "low end" in kind.detail else {}
    detail = {k: v for k, v in detail.items() if k not in ("low end", "high end") or v in ("1", "5")}
    evidence: Evidence = "assumed" if kind.name == "assumed" else made.choice(["measured", "reported", "inferred"])
    figures = () if withheld else tuple(_figure(made, f) for f in kind.figures)
    origin = () if evidence == "assumed" else (made.choice(["real", "sample", "simulated"]),)
    latest = _AS_OF - made.randint(0, 10**8)
    return Statement(
        kind.name, name(made), evidence, origin, figures, made.choice([None, 12_345]), latest, 0, "", detail, withheld
    )


def _figure(made: Random, named: str) -> Figure:
    if made.random() < 0.5:
        c = count(made)
        return Figure(named, c.share, "people", c)
    value = made.choice([0.0, 1.0, -3.25, 0.0123, 123_456_789.1, 1e9])
    low, high = (value - 1, value + 1) if made.random() < 0.5 else (None, None)
    return Figure(named, value, made.choice(_UNITS), None, low, high)


def _column(made: Random, named: str) -> Column:
    ever, now = count(made), count(made)
    stay = Figure("stay", made.choice([None, 60.0, 9e6]), "seconds")
    entries = made.choice([None, 12])
    return Column(
        named, Figure("ever", ever.share, "people", ever), Figure("now", now.share, "people", now), stay, entries
    )


def _ways(made: Random, names: tuple[str, ...]) -> list[Way]:
    found: dict[tuple[str, str, Direction], Way] = {}
    for _ in range(made.randint(0, 20)):
        a, b = made.randrange(len(names)), made.randrange(len(names))
        directions: list[Direction] = ["in", "in again", "away", "out"]
        direction: Direction = "forward" if b > a else "back" if b < a else made.choice(directions)
        before = "none" if direction.startswith("in") else names[a]
        after = {"away": "none", "out": "out"}.get(direction, names[b])
        c = count(made)
        people = Figure("people", c.share, "people", c) if made.random() < 0.9 else Figure("people", None, "people")
        found[before, after, direction] = Way(before, after, direction, people, made.choice([None, c.people]), 0)
    return list(found.values())


def _cell(made: Random, stage: str, lane: Lane) -> Cell:
    kinds = [kind for kind in KINDS.values() if kind.lane == lane or kind.name == "assumed"]
    told = tuple(statement(made, made.choice(kinds)) for _ in range(made.randint(0, 4)))
    left_out = name(made) if made.random() < 0.3 else ""
    return Cell(stage, told, name(made) if not told else "", made.choice([0, 3]), left_out)
