"""Who is in a segment? Against a plain reference over random small worlds, and worlds to count on fingers."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from parcours.model.duration import Duration
from parcours.model.errors import BadInput, NotAllowed, UnknownName
from parcours.model.filter_text import read_filter
from parcours.model.filters import Compare
from parcours.model.journey_text import read_journey
from parcours.model.period import Period
from parcours.model.segment_text import read_segment, write_segment
from parcours.model.segments import (
    Called,
    Happened,
    HasTrait,
    InAll,
    InAny,
    InOrder,
    InStage,
    NotIn,
    OfAnswer,
    Segment,
)
from parcours.timeline.driver import run
from parcours.timeline.members import Members, everybody
from parcours.timeline.plan import mark
from parcours.timeline.segments import members
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.timeline import Timeline
from reference import stages as plain_stages
from reference.segments import belongs
from timeline.worlds import Row, TinyLedger, TinyLog

DAY = 86_400
AS_OF = 25
JOURNEY = read_journey("""
stages:
  - {name: First, enter: A, leave: {quiet: 6s}}
  - {name: Second, enter: {did: B, at_least: 2, within: 9s}, out: D}
segments:
  Keen: did A at least 2
  Both: Keen and did B
""")
STAGES = [
    plain_stages.RStage("First", ("did", "A", 1, None), leave=[("quiet", 6, None, None)]),
    plain_stages.RStage("Second", ("did", "B", 2, 9), out=("did", "D", 1, None)),
]
STATES = ["First", "Second", "none", "out"]
NAMED = {named.name: named.segment for named in JOURNEY.segments}


class Shop:
    """A snapshot, and who is who in it."""

    def __init__(self, folder: Path, *loads: list[Row], as_of: int = AS_OF) -> None:
        self.log, self.ledger, timeline = TinyLog(), TinyLedger(), Timeline.open(folder)
        for rows in loads:
            self.log.append(rows)
            timeline.update(self.log, self.ledger)
        self.snapshot = timeline.snapshot(self.log, zone="UTC", as_of=as_of, journey=JOURNEY)

    def who(self, segment: str | Segment) -> set[str]:
        found = members(self.snapshot, read_segment(segment) if isinstance(segment, str) else segment)
        return self.names(found)

    def names(self, found: Members) -> set[str]:
        people = [(g, p) for g in self.snapshot.generations for p in np.flatnonzero(found.of(g))]
        assert len(people) == found.people
        return {self.ledger.key(int(g.ids[g.ids_offsets[p]])).removeprefix("user:") for g, p in people}


def did(who: str, name: str, time: float, **more: Any) -> Row:
    """An event; `city="Lyon"` is a trait that it tells."""
    row: Row = {"user": who, "name": name, "time": time, "origin": "real"}
    for key, value in more.items():
        row["day" if key == "day" else "p.price:n" if key == "price" else f"t.{key}:s"] = value
    return row


def told(who: str, time: float | None, **traits: str) -> Row:
    return {"user": who, "name": None, "time": time, "origin": "real"} | {f"t.{k}:s": v for k, v in traits.items()}


def test_how_often_and_when(tmp_path: Path) -> None:
    shop = Shop(
        tmp_path,
        [did("ann", "A", 1), did("ann", "A", 20), did("bob", "A", 5), did("bob", "B", 25), did("cid", "B", 26)],
    )
    assert shop.who("did A") == {"ann", "bob"}
    assert shop.who("did A at least 2") == {"ann"}
    assert shop.who("did A exactly 1") == {"bob"}
    assert shop.who("did A at most 1") == {"bob"}  # cid has no event in view, and is nobody
    assert shop.who("did not A") == set()
    assert shop.who("did A within 5 seconds") == {"ann"}  # the edge is in
    assert shop.who("did A within 4 seconds") == set()
    assert shop.who("did A during 1970-01-01T00:00:01..1970-01-01T00:00:05") == {"ann"}  # the end is not in
    assert shop.who("everybody") == {"ann", "bob"}
    assert shop.who(InAny(())) == set()


def test_an_event_of_a_day_counts_where_it_may_lie(tmp_path: Path) -> None:
    shop = Shop(tmp_path, [did("ann", "A", DAY, day=True), did("bob", "A", 3 * DAY + 5)], as_of=3 * DAY + 9)
    assert shop.who("did A within 1 day") == {"bob"}
    assert shop.who(f"did A within {DAY + 10} seconds") == {"ann", "bob"}  # back to the last second of her day
    assert shop.who("did A during 1970-01-02T23:00:00..1970-01-03") == {"ann"}
    assert shop.who("did A during 1970-01-03") == set()


def test_traits_as_known_now_or_ever(tmp_path: Path) -> None:
    shop = Shop(
        tmp_path,
        [
            did("ann", "A", 1, city="Lyon"),
            told("ann", 7, city="Lille"),  # after her last event
            did("bob", "A", 1),
            told("bob", None, city="Lyon"),
            did("cid", "A", 1),
            told("cid", AS_OF + 1, city="Lyon"),  # not known yet
            did("dan", "A", 3),
        ],
    )
    assert shop.who("person.city = Lyon") == {"bob"}
    assert shop.who("ever person.city = Lyon") == {"ann", "bob"}
    assert shop.who("person.city != Lyon") == {"ann", "cid", "dan"}
    assert shop.who("person.city missing") == {"cid", "dan"}
    assert shop.who("person.city starts with L") == {"ann", "bob"}
    with pytest.raises(UnknownName, match="no trait “town”"):
        shop.who("person.town = Lyon")


def test_sequences(tmp_path: Path) -> None:
    shop = Shop(
        tmp_path,
        [did("ann", "A", 1), did("ann", "B", 9), did("bob", "B", 1), did("bob", "A", 2), did("bob", "B", 4)],
    )
    assert shop.who("did A then B") == {"ann", "bob"}
    assert shop.who("did A then B within 7 seconds") == {"bob"}
    assert shop.who("did A then B in the last 23 seconds") == {"bob"}  # when the first step was
    assert shop.who("did B then B within 3 seconds") == {"bob"}


def test_stages_and_names(tmp_path: Path) -> None:
    shop = Shop(
        tmp_path,
        [did("ann", "A", 21), did("bob", "A", 1), did("bob", "B", 2), did("bob", "B", 3), did("bob", "D", 4)],
    )
    assert shop.who("stage is First") == {"ann"}
    assert shop.who("stage was First") == {"ann", "bob"}
    assert shop.who("stage is out") == shop.who("stage was out") == {"bob"}
    assert shop.who("stage was Second | First") == {"ann", "bob"}
    assert shop.who("stage is none") == set()
    assert shop.who("Both or did D") == {"bob"}
    with pytest.raises(UnknownName, match="no segment “Order at least 2”") as error:
        shop.who("Order at least 2")
    assert "did Order" in error.value.hint
    with pytest.raises(UnknownName, match="no stage “Third”"):
        shop.who("stage is Third")
    with pytest.raises(UnknownName, match="no event “E”"):
        shop.who("did E")


def test_answers_are_handed_in(tmp_path: Path) -> None:
    shop = Shop(tmp_path, [did("ann", "A", 1), did("bob", "B", 2)])
    asked: list[str] = []

    def answers(snapshot: Snapshot, answer: OfAnswer) -> Members:
        asked.append(answer.part)
        return members(snapshot, read_segment("did A"))

    answer = OfAnswer("funnel", "{}", "reached 1")
    with pytest.raises(NotAllowed):
        members(shop.snapshot, answer)
    assert shop.names(members(shop.snapshot, NotIn(answer), answers)) == {"bob"}
    assert shop.names(members(shop.snapshot, answer, answers)) == {"ann"}
    assert asked == ["reached 1"]  # once for each snapshot


def test_an_answer_that_asks_for_itself_is_refused(tmp_path: Path) -> None:
    shop = Shop(tmp_path, [did("ann", "A", 1)])
    answer = OfAnswer("funnel", "{}", "reached 1")

    def answers(snapshot: Snapshot, answer: OfAnswer) -> Members:
        return members(snapshot, InAll((answer,)), answers)

    for _ in range(2):
        with pytest.raises(BadInput, match="leads back"):
            members(shop.snapshot, answer, answers)


def test_marks_among_members(tmp_path: Path) -> None:
    shop = Shop(tmp_path, [did("ann", "A", 1), did("bob", "A", 2), did("bob", "B", 2)], [did("cid", "A", 3)])
    for way in ("scan", "postings", "people"):
        plan = mark(shop.snapshot, [read_filter("A")], among=members(shop.snapshot, read_segment("did not B")), way=way)
        assert sum(run(plan, len)) == 2


@pytest.mark.parametrize("seed", range(16))
def test_random_worlds_equal_the_reference(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    people = {f"p{k}": _person(random, f"p{k}") for k in range(10)}
    rows = [row for told_rows in people.values() for row in told_rows]
    cut = random.randrange(len(rows))
    shop = Shop(tmp_path, rows[:cut], rows[cut:])
    lives = {who: _life(told_rows) for who, told_rows in people.items()}
    seen = {who for who, life in lives.items() if life["events"]}
    assert shop.names(everybody(shop.snapshot)) == seen
    for _ in range(25):
        segment = _segment(random, 2)
        expected = {who for who in seen if belongs(lives[who], segment, as_of=AS_OF, stages=_stages, named=NAMED)}
        found = shop.who(segment)
        assert found == expected, write_segment(segment)
        assert shop.who(NotIn(segment)) == seen - found


def _person(random: Random, who: str) -> list[Row]:
    rows: list[Row] = []
    for _ in range(random.randrange(8)):
        if random.random() < 0.2:
            when = random.choice([None, random.randrange(30)])
            rows.append(told(who, when, city=random.choice(["Lyon", "Lille"])))
            continue
        more: dict[str, Any] = {"price": float(random.randrange(4))} if random.random() < 0.5 else {}
        if random.random() < 0.3:
            more["city"] = random.choice(["Lyon", "Lille"])
        rows.append(did(who, random.choice("ABCD"), random.randrange(30), **more))
    rows += [did(who, name, 30) for name in "ABCD"]  # every name is known, though not in view
    return rows


def _life(rows: list[Row]) -> dict[str, Any]:
    events = [r for r in rows if r["name"] is not None and r["time"] <= AS_OF]
    return {
        "events": [
            {"name": r["name"], "time": r["time"], "properties": {"price": r.get("p.price:n")}}
            for r in sorted(events, key=lambda r: r["time"])
        ],
        "told": [(r["time"], {"city": r["t.city:s"]}) for r in rows if "t.city:s" in r],
    }


def _stages(person: Any) -> tuple[str, set[str]]:
    instants: dict[int, list[set[str]]] = {}
    for event in person["events"]:
        instants.setdefault(event["time"], []).append({event["name"], "any"})
    visits = plain_stages.visits(STAGES, sorted(instants.items()), AS_OF)
    been = {visit[0] for visit in visits} | {"none"} | {visit[2] for visit in visits if visit[2] == "out"}
    last = visits[-1] if visits else None
    return ("none" if last is None else last[0] if last[2] == "still" else last[2]), been


def _segment(random: Random, depth: int) -> Segment:
    if depth and random.random() < 0.5:
        inner = tuple(_segment(random, depth - 1) for _ in range(random.randrange(1, 4)))
        return random.choice([InAll(inner), InAny(inner), NotIn(inner[0])])
    last = Duration(random.randrange(28)) if random.random() < 0.3 else None
    start = random.randrange(20)
    period = Period(f"1970-01-01T00:00:{start:02}", f"1970-01-01T00:00:{start + random.randrange(1, 15):02}")
    when = {"last": last, "period": period if last is None and random.random() < 0.3 else None}
    within = random.choice([None, Duration(random.randrange(15))])
    low = random.randrange(3)
    city = Compare("city", random.choice(["=", "exists"]), (), "person")
    city = Compare("city", city.op, ("Lyon",) if city.op == "=" else (), "person")
    opposite = Compare("city", "!=", ("Lyon",), "person")
    return random.choice([
        Happened(_filter(random), low, random.choice([None, low + random.randrange(3)]), **when),
        InOrder(tuple(_filter(random) for _ in range(random.randrange(1, 4))), within, **when),
        HasTrait(city, random.random() < 0.5),
        HasTrait(opposite),
        InStage(tuple(random.sample(STATES, random.randrange(1, 3))), random.random() < 0.5),
        Called(random.choice(["Keen", "Both"])),
    ])  # fmt: skip


def _filter(random: Random) -> Any:
    return read_filter(random.choice(["A", "B", "A | C", "any event", "B where price > 1", "not D"]))
