"""Does every event know its person's stage? Worlds by hand, and random ones beside the plain automaton."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest

from parcours.model.errors import BadInput, UnknownName
from parcours.model.journey import BadJourney, Journey
from parcours.model.journey_text import read_journey
from parcours.model.touchpoints import ENTERED, STAGE
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.stage_at import StageAt
from parcours.timeline.staged import staged
from parcours.timeline.timeline import Timeline
from reference import stages as plain
from timeline.definitions import again, column, in_view, shop
from timeline.stage_worlds import HIDDEN, rows_of, some_shop
from timeline.worlds import Row, TinyLedger, TinyLog

END = 200  # seconds; nobody does anything later
SHOP = """\
stages:
  - {name: Visitor, enter: See, leave: {quiet: 10 seconds, to: Asleep}}
  - {name: Buyer, enter: Buy, out: Close, leave: [{did: Return}]}
  - {name: Asleep}
"""


def did(name: str, time: float, user: str = "a", **more: str | bool | int) -> Row:
    return {"name": name, "time": time, "user": user, **more}


def both(snapshot: Snapshot) -> dict[int, tuple[str | None, str | None]]:
    entered = column(snapshot, ENTERED)
    return {row: (stage, entered[row]) for row, stage in sorted(column(snapshot, STAGE).items())}


def at_each(snapshot: Snapshot) -> list[str | None]:
    """The stage at each event, in the order of the rows."""
    return [stage for stage, _ in both(snapshot).values()]


def test_every_event_has_the_stage_that_its_instant_leaves_the_person_in(tmp_path: Path) -> None:
    rows = [
        did("Look", 1), did("See", 2), did("Look", 3),  # in no stage, moved, named by no rule
        did("Buy", 4), did("Look", 4), did("Buy", 5),  # at the instant that moves; staying
        did("Return", 6), did("Look", 7), did("Buy", 8), did("Close", 9), did("Look", 10),
    ]  # fmt: skip
    none, visitor, buyer, out = None, "Visitor", "Buyer", "out"
    assert list(both(shop(tmp_path, rows, SHOP)).values()) == [
        (none, none), (visitor, visitor), (visitor, none), (buyer, buyer), (buyer, buyer), (buyer, none),
        (none, none), (none, none), (buyer, buyer), (out, out), (out, none),
    ]  # fmt: skip


def test_quiet_times_move_between_events(tmp_path: Path) -> None:
    rows = [did("See", 0), did("Look", 10), did("Look", 20), did("Look", 30.5), did("Look", 31)]
    stages = "stages: [{name: V, enter: See, leave: {quiet: 10 seconds, of: [See], to: W}}, "
    stages += "{name: W, leave: {quiet: 20 seconds, of: [See], to: X}}, {name: X}]"
    told = list(both(shop(tmp_path, rows, stages)).values())
    assert told == [("V", "V"), ("V", None), ("W", None), ("W", None), ("X", None)], "in the second of its end: before"


def test_moves_within_a_second(tmp_path: Path) -> None:
    rows = [did("See", 1.1), did("Look", 1.2), did("Buy", 1.3), did("Look", 1.4), did("Look", 1.0)]
    assert at_each(shop(tmp_path, rows, SHOP)) == ["Visitor", "Visitor", "Buyer", "Buyer", None]


def test_a_day_counts_at_its_start(tmp_path: Path) -> None:
    day = 86_400
    rows = [did("See", day - 5), did("Look", day, day=True), did("Buy", day + 5), did("Letter", day, day=True)]
    assert at_each(shop(tmp_path, rows, SHOP)) == ["Visitor", "Visitor", "Buyer", "Visitor"]


def test_rules_may_ask_for_touchpoints_and_traits(tmp_path: Path) -> None:
    rows = [
        did("Look", 1, **{"p.page:s": "/price"}),
        did("Look", 2),
        did("Look", 3, "b"),
        {"user": "b", "t.vip:s": "x"},
    ]
    text = "touchpoints: [{name: Prices, events: [Look], where: page exists}]\nstages: [{name: Keen, enter: %s}]"
    of_place = text % "journey.touchpoint = Prices"
    assert column(shop(tmp_path / "a", rows, of_place), STAGE) == {1: "Keen", 2: "Keen", 3: None}
    of_trait = text % "Look where person.vip = x"
    assert column(shop(tmp_path / "b", rows, of_trait), STAGE) == {1: None, 2: None, 3: "Keen"}


def test_bots_and_days_to_come_change_nothing_and_one_column_serves_all(tmp_path: Path) -> None:
    rows = [did("See", 1), did("Buy", 5), did("See", 2, "b"), did("Ping", 9, "b")]
    log, ledger, timeline = TinyLog(rows), TinyLedger(), Timeline.open(tmp_path)
    timeline.update(log, ledger)
    early = again(timeline, log, ledger, f"{SHOP}bots: [Ping]", as_of=3)
    assert sorted(in_view(early)) == [1, 3], "nobody is a bot yet"
    assert column(early, STAGE) == {1: "Visitor", 2: "Buyer", 3: "Visitor", 4: "Visitor"}
    kept = sorted(tmp_path.rglob("columns/*"))
    assert column(again(timeline, log, ledger, SHOP), STAGE) == column(early, STAGE)
    assert sorted(tmp_path.rglob("columns/*")) == kept


def test_goals_and_assumptions_do_not_make_it_anew(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, [did("See", 1)], SHOP)
    same = read_journey(
        SHOP.replace("{name: Asleep}", "{name: Asleep, success: {goal: Sleep, rule: See}, inferred: x}")
    )
    other = read_journey(SHOP.replace("10 seconds", "11 seconds"))
    version, entered = (snapshot.rules[name] for name in (STAGE, ENTERED))
    assert version == entered
    assert [_version(j) == version for j in (same, other)] == [True, False]
    hidden = read_journey(f"{SHOP}events: {{hide: [Look]}}")
    assert _version(hidden) != version, "hidden events are no one's last"
    by_place = SHOP.replace("enter: See", "enter: journey.touchpoint = Web")
    places = [f"{by_place}touchpoints: [{{name: Web, events: [{name}]}}]" for name in ("See", "Look")]
    assert _version(read_journey(places[0])) != _version(read_journey(places[1]))


def test_what_was_corrected_moves_nobody(tmp_path: Path) -> None:
    log, ledger, timeline = TinyLog([did("Buy", 2), did("Look", 3)]), TinyLedger(), Timeline.open(tmp_path)
    timeline.update(log, ledger)
    assert column(again(timeline, log, ledger, SHOP), STAGE)[2] == "Buyer"
    log.append([did("See", 2, supersedes=1), did("Look", 4)])
    timeline.update(log, ledger)
    assert {row: s for row, s in column(again(timeline, log, ledger, SHOP), STAGE).items() if row != 1} == {
        2: "Visitor", 3: "Visitor", 4: "Visitor"
    }  # fmt: skip
    then = again(timeline, log, ledger, SHOP, sequence=2)
    assert {row: column(then, STAGE)[row] for row in in_view(then)} == {1: "Buyer", 2: "Buyer"}, "as known then"


def test_without_stages_there_is_no_such_property(tmp_path: Path) -> None:
    with pytest.raises(UnknownName):
        shop(tmp_path, [did("See", 1)]).columns_of(STAGE)


def test_a_rule_that_misfits_says_where(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, [did("See", 1, **{"p.page:s": "x"})], "stages: [{name: A, enter: See where page > 3}]")
    with pytest.raises(BadInput, match=r"journey.yaml, stages: “page” holds text"):
        column(snapshot, STAGE)


@pytest.mark.parametrize(
    ("stage", "place"),
    [
        ("{name: B, enter: See where journey.stage = A}", r"stages\[1\].enter"),
        ("{name: B, enter: See, out: {all: [See, {did_not: journey.entered exists}]}}", r"stages\[1\].out"),
        ("{name: B, enter: See, leave: {quiet: 1 day, of: [journey.stage = A]}}", r"stages\[1\].leave\[0\]"),
        ("{name: B, enter: See, leave: [{not: {did_not: journey.stage = A}}]}", r"stages\[1\].leave\[0\]"),
    ],
)
def test_a_rule_that_asks_for_its_own_outcome_is_refused(stage: str, place: str) -> None:
    with pytest.raises(BadJourney, match=place + ".*is itself derived") as caught:
        read_journey(f"stages: [{{name: A, enter: See}}, {stage}]")
    assert "from" in caught.value.hint
    for rule in ("touchpoints: [{name: A, events: [See], where: journey.stage = A}]", "bots: [journey.entered exists]"):
        with pytest.raises(BadJourney, match="is itself derived"):
            read_journey(rule)
    read_journey("stages: [{name: A, enter: See, success: {rule: See where journey.stage = A}}]")


@pytest.mark.parametrize("seed", range(10))
def test_random_worlds_equal_the_plain_automaton(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    stages, journey, people = some_shop(dice)
    told = []
    for number, instants in enumerate(people):
        mine = rows_of(number, instants)
        after: list[tuple[str, bool]] = []
        plain.visits(stages, instants, END, after)
        told += [(row, *after[at]) for row, at in mine]
        told += [({**row, "name": HIDDEN}, None, None) for row, _ in mine if dice.random() < 0.1]
    dice.shuffle(told)
    rows = [row for row, *_ in told]
    log, ledger, timeline = TinyLog(), TinyLedger(), Timeline.open(tmp_path)
    cuts = [0, *sorted(dice.sample(range(len(rows) + 1), min(2, len(rows)))), len(rows)]
    for first, last in pairwise(cuts):
        log.append(rows[first:last])
        timeline.update(log, ledger, shard_events=dice.choice([5, 1000]))
        snapshot = _under(timeline, log, journey)
        both(snapshot)  # what is kept of then must not be taken for what is now
    snapshot = _under(timeline, log, journey)
    expected = {
        row: (state if state != "none" else None, state if moved and state != "none" else None)
        for row, (_, state, moved) in enumerate(told, 1)
        if state is not None
    }
    found = both(snapshot)
    assert {row: found[row] for row in expected} == expected
    _among_those_who_were_there(snapshot, found)
    early = _under(timeline, log, journey, as_of=20)
    assert {row: both(early)[row] for row in in_view(early)} == {row: expected[row] for row in in_view(early)}


@pytest.mark.truths
@pytest.mark.parametrize("seed", range(100, 200))
def test_many_random_worlds_equal_the_plain_automaton(seed: int, tmp_path: Path) -> None:
    test_random_worlds_equal_the_plain_automaton(seed, tmp_path)


def _among_those_who_were_there(snapshot: Snapshot, found: dict[int, tuple[str | None, str | None]]) -> None:
    walked = staged(snapshot)
    for g in snapshot.generations:
        for person in range(g.persons):
            rows = g.rows(slice(int(g.offsets[person]), int(g.offsets[person + 1]))).tolist()
            here = {found[row][0] for row in rows if g.alive[person]} - {None}
            assert all(walked.been(str(stage)).of(g)[person] for stage in here)


def _under(timeline: Timeline, log: TinyLog, journey: Journey, as_of: int = END) -> Snapshot:
    return timeline.snapshot(log, zone="UTC", journey=journey, as_of=as_of)


def _version(journey: Journey) -> str:
    return StageAt(journey).version
