"""Stages of small worlds: figures to count on fingers, and sums against the plain automaton."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from parcours.analyses.stages import Move, StagesQuery, StagesResult, Stay, run
from parcours.analyses.stages.text import lines
from parcours.analyses.terminal import columns
from parcours.model.count import Count
from parcours.model.errors import BadInput
from parcours.model.journey import Journey
from parcours.model.journey_text import read_journey
from parcours.model.period import Period
from parcours.timeline import driver
from reference import stages as plain
from timeline.hand_made import HandMade

DAY = 86_400
SHOP = """
journey: Shop
milestone: Paid
stages:
  - {name: Visitor, enter: Visited, leave: {quiet: 10 days, to: Quiet}}
  - {name: Cart, enter: Added}
  - {name: Customer, enter: Paid, out: Closed, leave: {quiet: 10 days, of: [Paid], to: Quiet}}
  - {name: Quiet}
  - {name: Back, enter: any event, from: [Quiet]}
"""


class World(HandMade):
    zone = ZoneInfo("UTC")
    origin = ("simulated",)
    journey: Journey | None = None

    @property
    def in_view(self) -> list[Any]:
        alive = [g.alive for g in self.generations]
        return [p for n, persons in enumerate(self.people) for k, p in enumerate(persons) if alive[n][k]]

    def properties(self, of: str) -> set[str]:
        return {c[2:].rpartition(":")[0] for c in self._columns() if c.startswith("p." if of == "event" else "t.")}


class Snapshot:
    """The world as a snapshot: with people counted."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.people = sum(any(not e.get("hidden") and e["time"] <= world.as_of for e in p) for p in world.in_view)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._world, name)


def ask(world: World, journey: str | Journey | None = SHOP, **query: Any) -> StagesResult:
    read = read_journey(journey) if isinstance(journey, str) else journey
    return run(Snapshot(world), StagesQuery(journey=read, **query))  # type: ignore[arg-type]


def happened(**days: Any) -> list[dict[str, Any]]:
    """Events of one person: happened(Visited=1, Paid=[2, 3]), days since the begin of 2026."""
    start = 1_767_225_600
    found = [(d, name) for name, at in days.items() for d in (at if isinstance(at, list) else [at])]
    return [{"name": name, "time": int(start + d * DAY)} for d, name in sorted(found, key=lambda f: f[0])]


ALICE = happened(Visited=0, Added=1, Paid=[2, 9], Closed=12)
BOB = happened(Visited=0, Paid=[4])  # quiet on day 14, never back
CAROL = happened(Visited=[1, 15])  # quiet on day 11, back on day 15
DAVE = happened(Emailed=3)
WORLD = World([ALICE, BOB, CAROL, DAVE], as_of=1_767_225_600 + 20 * DAY)


def test_four_people_by_hand() -> None:
    found = ask(WORLD)
    assert {s.name: (s.ever.people, s.now.people, s.entries, s.skipped) for s in found.stages} == {
        "Visitor": (3, 0, 3, 0),
        "Cart": (1, 0, 1, 1),  # Bob skipped it
        "Customer": (2, 0, 2, 0),
        "Quiet": (2, 1, 2, 0),
        "Back": (1, 1, 1, 0),
    }
    assert found.people == 4
    assert (found.none_now, found.out_now) == (Count(1, 4), Count(1, 4))
    assert (found.milestone, found.reached) == ("Paid", Count(2, 4))
    assert found.moves == (
        Move("none", "Visitor", Count(3, 4), 3, 0),
        Move("Visitor", "Cart", Count(1, 3), 1, 0),
        Move("Visitor", "Customer", Count(1, 3), 1, 1),
        Move("Visitor", "Quiet", Count(1, 3), 1, 0),
        Move("Cart", "Customer", Count(1, 1), 1, 0),
        Move("Customer", "Quiet", Count(1, 2), 1, 0),
        Move("Customer", "out", Count(1, 2), 1, 0),
        Move("Quiet", "Back", Count(1, 2), 1, 0),
    )
    by_name = {s.name: s.time for s in found.stages}
    assert by_name["Visitor"] == Stay(3, 0, 1 * DAY, 4 * DAY, 10 * DAY)
    assert by_name["Back"] == Stay(1, 1, None, None, None)  # still there: not a short stay
    assert by_name["Quiet"] == Stay(2, 1, 4 * DAY, 4 * DAY, None)  # Bob's six days may become more


def test_a_period_counts_entries_and_moves_but_not_what_came_before() -> None:
    found = ask(WORLD, period=Period("2026-01-05", "2026-01-13"))  # days 4 to 12
    assert {s.name: (s.ever.people, s.entries, s.now.people) for s in found.stages} == {
        "Visitor": (2, 0, 0), "Cart": (0, 0, 0), "Customer": (2, 1, 0), "Quiet": (1, 1, 1), "Back": (0, 0, 1),
    }  # fmt: skip
    assert {(m.before, m.after): (m.people, m.moves) for m in found.moves} == {
        ("Visitor", "Customer"): (Count(1, 2), 1),
        ("Visitor", "Quiet"): (Count(1, 2), 1),
        ("Customer", "out"): (Count(1, 2), 1),
    }


def test_notes_say_what_a_reader_must_know() -> None:
    text = SHOP.replace("enter: Added", "enter: Addd where price > 3").replace("Closed", "any event where prise > 3")
    events = [
        *ALICE,
        {"name": "Visited", "time": ALICE[0]["time"], "day": True, "properties": {"price": 1.0}},
    ]
    notes = ask(World([events], as_of=WORLD.as_of), text).notes
    assert notes == (
        "Matches no event: “Addd where price > 3”. There is no event “Addd”. Did you mean “Added”?",
        "Matches no event: “any event where prise > 3”. There is no property “prise”. Did you mean “price”?",
        "First seen is not new: the data begin on 2026-01-01, and who was there before that is seen for the "
        "first time some day after.",
        "1 event of which only the day is known: counted at the start of the day.",
    )


def test_a_journey_without_stages_is_refused_with_advice() -> None:
    for journey in (None, "journey: Empty"):
        with pytest.raises(BadInput, match="no stages") as error:
            ask(WORLD, journey)
        assert "journey.yaml" in error.value.hint


def test_a_stage_that_is_only_imagined_counts_nobody_and_moves_nobody() -> None:
    assumed = "assumed: {feelings: [Unsure]}"
    text = SHOP.replace("stages:\n", f"stages:\n  - {{name: Aware, {assumed}}}\n  - {{name: Weighing, {assumed}}}\n")
    found, before = ask(WORLD, text), ask(WORLD)
    assert [(s.ever.people, s.now.people, s.skipped) for s in found.stages[:2]] == [(0, 0, 0)] * 2
    assert found.stages[2:] == before.stages
    assert found.moves == before.moves
    assert "Nobody is counted in “Aware”, “Weighing”: no rule says yet who enters" in found.notes[0]
    assert max(map(columns, lines(found).splitlines())) <= 80
    alone = ask(WORLD, f"stages: [{{name: Aware, {assumed}}}]")
    assert alone.none_now == Count(4, 4)


def test_the_workspaces_journey_is_the_default() -> None:
    world = World([ALICE])
    world.journey = read_journey(SHOP)
    assert ask(world, None).journey == "Shop"


def test_nobody() -> None:
    found = ask(World([], as_of=5))
    assert found.people == 0
    assert found.stages[0].time == Stay(0, 0, None, None, None)
    assert "0 people" in lines(found)


@pytest.mark.parametrize("seed", range(25))
def test_sums_equal_the_plain_automatons(seed: int) -> None:
    dice = random.Random(seed)
    people = [
        [{"name": dice.choice("abcd"), "time": dice.randint(0, 40)} for _ in range(dice.randint(1, 9))]
        for _ in range(30)
    ]
    world = World(people[:20], people[20:], dead=[(0, 3), (1, 2)], as_of=50)
    stages = [
        plain.RStage("A", ("did", "a", 1, None), leave=[("quiet", 5, "a", None)]),
        plain.RStage("B", ("did", "b", 2, 10), back=True, out=("did", "d", 1, None)),
        plain.RStage(
            "C",
            ("all", [("did", "c", 1, None), ("did_not", "a", 8)]),
            back_after=4,
            leave=[("quiet", 9, None, "A")],
        ),
    ]
    journey = """
    stages:
      - {name: A, enter: a, leave: {quiet: 5s, of: a}}
      - {name: B, enter: {did: b, at_least: 2, within: 10s}, back: true, out: d}
      - {name: C, enter: {all: [c, {did_not: a, within: 8s}]}, back_after: 4s, leave: {quiet: 9s, to: A}}
    """
    found = ask(world, journey)
    moves: Counter[tuple[str, str]] = Counter()
    who: dict[tuple[str, str], set[int]] = {}
    now: Counter[str] = Counter()
    for number, person in enumerate(world.in_view):
        events = sorted({e["time"] for e in person})
        visits = plain.visits(stages, [(t, [{e["name"]} for e in person if e["time"] == t]) for t in events], 50)
        for stage, came, to, _, _, _, _ in visits:
            for move in [(came, stage), *([(stage, to)] if to in ("none", "out") else [])]:
                moves[move] += 1
                who.setdefault(move, set()).add(number)
        now[{"still": visits[-1][0]}.get(visits[-1][2], visits[-1][2]) if visits else "none"] += 1
    assert {(m.before, m.after): m.moves for m in found.moves} == moves
    assert {(m.before, m.after): m.people.people for m in found.moves} == {m: len(w) for m, w in who.items()}
    assert {s.name: s.now.people for s in found.stages} == {s: now[s] for s in "ABC"}
    assert (found.none_now.people, found.out_now.people) == (now["none"], now["out"])


def test_chunks_and_threads_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(3)
    people = [[{"name": dice.choice("abcd"), "time": dice.randint(0, 40)} for _ in range(9)] for _ in range(50)]
    journey = """
    stages:
      - {name: A, enter: a, leave: {quiet: 5s, of: a}}
      - {name: B, enter: {did: b, at_least: 2, within: 9s}}
    """
    whole = ask(World(people, as_of=60), journey)
    monkeypatch.setattr(
        "parcours.analyses.stages.compute.drive",
        lambda plan, task: driver.run(plan, task, chunk_events=20, threads=1),
    )
    assert ask(World(people, as_of=60), journey) == whole


def test_the_picture() -> None:
    assert lines(ask(WORLD)) == PICTURE


def test_the_picture_fits_80_columns() -> None:
    assert max(columns(line) for line in lines(ask(WORLD)).splitlines()) <= 80


PICTURE = """\
STAGES OF SHOP
4 people; 2 of them (50.0%) reached Paid
────────────────────────────────────────────────────────────────────────────────
                                         there now              ever median stay

 1 Visitor                                       0     0%          3    4.0 days
     a quarter left within 1.0 days · three quarters within 10.0 days
     → Cart                                     1  33.3%        1 ×
     → Customer                                 1  33.3%        1 ×    1 skipped
     → Quiet                                    1  33.3%        1 ×

 2 Cart                                          0     0%          1    1.0 days
     a quarter left within 1.0 days · three quarters within 1.0 days
     passed over 1 time
     → Customer                                 1   100%        1 ×

 3 Customer                                      0     0%          2   10.0 days
     a quarter left within 10.0 days · three quarters within 10.0 days
     → Quiet                                    1  50.0%        1 ×
     → out                                      1  50.0%        1 ×

 4 Quiet                    ███                  1  25.0%          2    4.0 days
     a quarter left within 4.0 days · 1 of 2 stays goes on
     → Back                                     1  50.0%        1 ×

 5 Back                     ███                  1  25.0%          1     not yet
     1 of 1 stay goes on

 · in no stage              ███                  1  25.0%
     → Visitor                                  3  75.0%        3 ×
 · out                      ███                  1  25.0%

  * First seen is not new: the data begin on 2026-01-01, and who was there
    before that is seen for the first time some day after."""
