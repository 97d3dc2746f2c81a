"""Do the kernel's visits equal the plain automaton's? A few worlds by hand, and thousands of random ones."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest

from parcours.model.duration import Duration
from parcours.model.errors import BadInput, TooMuch
from parcours.model.filters import AnyEvent, Named
from parcours.model.journey import Journey, Leave, Quiet, Stage
from parcours.model.rules import AllOf, AnyOf, Did, DidNot, Events, NotThat, Rule
from parcours.timeline.kernels import stages as kernel
from parcours.timeline.kernels.stage_program import StageProgram, compile_journey
from reference import stages as plain

LABELS = "abcd"
HOW = {
    kernel.NOT_YET: "",
    kernel.BY_EVENT: "event",
    kernel.BY_OUT: "out",
    kernel.BY_RULE: "rule",
    kernel.BY_QUIET: "quiet",
}


def test_first_seen_habit_quiet_back() -> None:
    shop = journey_of(
        [
            plain.RStage("First seen", ("did", "a", 1, None), leave=[("quiet", 28, "a", "Quiet")]),
            plain.RStage("Habit", ("did", "a", 4, 28), back=True, leave=[("quiet", 28, "a", "Quiet")]),
            plain.RStage("Quiet"),
            plain.RStage("Back", ("did", "a", 1, None), ("Quiet",), leave=[("quiet", 28, "a", "Quiet")]),
        ]
    )
    one = [(t, [{"a"}]) for t in (10, 20, 30, 38, 66, 95, 100, 101, 102)]
    assert kernel_visits(shop, [one], 200)[0] == [
        (
            "First seen",
            "none",
            "Habit",
            "event",
            10,
            38,
            (),
        ),  # the fourth basket, 28 after the first: still within
        (
            "Habit",
            "First seen",
            "Quiet",
            "quiet",
            38,
            94,
            (),
        ),  # 66 is exactly 28 after 38: no quiet; then 66 + 28
        ("Quiet", "Habit", "Back", "event", 94, 95, ()),
        ("Back", "Quiet", "Habit", "event", 95, 102, ()),
        ("Habit", "Back", "Quiet", "quiet", 102, 130, ()),
        ("Quiet", "Habit", "still", "", 130, 200, ()),
    ]


def test_open_at_as_of_and_quiet_exactly_there() -> None:
    shop = journey_of([plain.RStage("A", ("did", "a", 1, None), leave=[("quiet", 10, None, None)])])
    people = [[(5, [{"a"}])], [(6, [{"a"}])], []]
    assert kernel_visits(shop, people, 15) == [
        [("A", "none", "none", "quiet", 5, 15, ())],
        [("A", "none", "still", "", 6, 15, ())],
        [],
    ]


def test_events_of_an_instant_come_before_a_quiet_time_that_ends_there() -> None:
    shop = journey_of(
        [
            plain.RStage("A", ("did", "a", 1, None), leave=[("quiet", 10, "a", None)]),
            plain.RStage("B", ("did", "b", 1, None)),
        ]
    )
    assert kernel_visits(shop, [[(0, [{"a"}]), (10, [{"b"}])]], 50)[0][0][2:6] == ("B", "event", 0, 10)
    assert kernel_visits(shop, [[(0, [{"a"}]), (10, [{"c"}])]], 50)[0][0][2:6] == ("none", "quiet", 0, 10)


def test_skipped_stages_are_those_never_been_in() -> None:
    shop = journey_of([plain.RStage(name, ("did", label, 1, None)) for name, label in zip("ABC", "abc", strict=True)])
    shop = Journey(stages=(*shop.stages[:2], Stage("C", shop.stages[2].enter, leave=(Leave(rule("d")),))))
    one = [(1, [{"c"}]), (2, [{"d"}]), (3, [{"b"}]), (4, [{"c"}]), (5, [{"d"}]), (6, [{"c"}])]
    assert [(v[0], v[6]) for v in kernel_visits(shop, [one], 9)[0]] == [
        ("C", ("A", "B")), ("B", ("A",)), ("C", ()), ("C", ("A",)),
    ]  # fmt: skip


def test_64_filters_and_stages_and_room_that_grows() -> None:
    stages = tuple(Stage(f"S{i}", Did(Events(Named((f"e{i}",)))), back=True) for i in range(64))
    made = compile_journey(Journey(stages=stages))
    order = [*range(64), *range(62, -1, -1)] * 40
    marks = marks_of([[(t, [{f"e{i}"}]) for t, i in enumerate(order)]] * 2, made)
    visits = kernel.walk(*marks, made.program, 10_000)
    assert visits.stage.tolist() == [i for n, i in enumerate(order) if n == 0 or order[n - 1] != i] * 2
    assert set(visits.skipped[1:63].tolist()) == {0}
    with pytest.raises(TooMuch, match="65 different filters"):
        compile_journey(Journey(stages=stages), [Named(("one more",))])


@pytest.mark.parametrize("seed", range(8))
def test_random_journeys_equal_the_plain_automaton(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(60):
        stages, journey = some_journey(dice)
        people = [some_timeline(dice) for _ in range(12)]
        as_of = dice.randint(30, 60)
        people = [[i for i in p if i[0] <= as_of] for p in people]
        expected = [plain.visits(stages, p, as_of) for p in people]
        assert kernel_visits(journey, people, as_of) == expected, (stages, people, as_of)


@pytest.mark.truths
@pytest.mark.parametrize("seed", range(100, 140))
def test_many_random_journeys_equal_the_plain_automaton(seed: int) -> None:
    for part in range(5):
        test_random_journeys_equal_the_plain_automaton(seed * 100 + part)


# -- making worlds -----------------------------------------------------------------------------------


def some_journey(dice: random.Random) -> tuple[list[plain.RStage], Journey]:
    """A journey that the checks let pass."""
    while True:
        stages = [some_stage(dice, number, count) for count in [dice.randint(1, 5)] for number in range(count)]
        try:
            return stages, journey_of(stages)
        except BadInput:
            continue


def some_stage(dice: random.Random, number: int, count: int) -> plain.RStage:
    names = [f"S{i}" for i in range(count)]
    others = [n for n in names if n != f"S{number}"]
    enter = some_rule(dice) if dice.random() < 0.9 else None
    leave: list[tuple[str, Any, Any, str | None]] = []
    for _ in range(dice.choice([0, 1, 1, 2])):
        to = dice.choice([None, *others])
        if dice.random() < 0.6:
            leave.append(("quiet", dice.randint(1, 12), dice.choice([None, *LABELS]), to))
        else:
            leave.append(("rule", some_rule(dice), None, to))
    return plain.RStage(
        f"S{number}",
        enter,
        tuple(dice.sample([*names, "none", "out"], dice.randint(1, 2))) if enter and dice.random() < 0.3 else (),
        bool(enter) and dice.random() < 0.3,
        dice.randint(0, 10) if enter and dice.random() < 0.3 else None,
        leave,
        some_rule(dice) if dice.random() < 0.3 else None,
    )


def some_rule(dice: random.Random, depth: int = 0) -> tuple:
    kind = dice.choice(["did"] * 5 + ["did_not"] + (["any", "all", "all", "not"] if depth < 2 else []))
    within = dice.choice([None, dice.randint(0, 12)])
    if kind == "did":
        return ("did", dice.choice(LABELS), dice.choice([1, 1, 1, 2, 3]), within)
    if kind == "did_not":
        return ("did_not", dice.choice(LABELS), within)
    if kind == "not":
        return ("not", some_rule(dice, depth + 1))
    return (kind, [some_rule(dice, depth + 1) for _ in range(dice.randint(1, 3))])


def some_timeline(dice: random.Random) -> list[plain.Instant]:
    now, instants = dice.randint(0, 10), []
    for _ in range(dice.randint(0, 14)):
        events = [set(dice.sample(LABELS, dice.choice([0, 1, 1, 1, 2]))) for _ in range(dice.choice([1, 1, 1, 2, 3]))]
        instants.append((now, events))
        now += dice.choice([0, 1, 1, 2, 3, 5, 8, 13])  # 0: another instant of the same second
    return instants


def rule(label: str) -> Rule:
    return Did(Events(Named((label,))))


def journey_of(stages: list[plain.RStage]) -> Journey:
    return Journey(stages=tuple(stage_of(s) for s in stages))


def stage_of(stage: plain.RStage) -> Stage:
    leave = tuple(
        Quiet(Duration(what), None if label is None else (Events(Named((label,))),), to)
        if kind == "quiet"
        else Leave(rule_of(what), to)
        for kind, what, label, to in stage.leave
    )
    return Stage(
        stage.name,
        rule_of(stage.enter) if stage.enter else None,
        stage.come_from,
        stage.back,
        None if stage.back_after is None else Duration(stage.back_after),
        leave,
        rule_of(stage.out) if stage.out else None,
    )


def rule_of(told: tuple) -> Rule:
    if told[0] == "did":
        return Did(Events(Named((told[1],))), told[2], None if told[3] is None else Duration(told[3]))
    if told[0] == "did_not":
        return DidNot(Events(Named((told[1],))), None if told[2] is None else Duration(told[2]))
    if told[0] == "not":
        return NotThat(rule_of(told[1]))
    return (AnyOf if told[0] == "any" else AllOf)(tuple(rule_of(r) for r in told[1]))


def kernel_visits(journey: Journey, people: list[list[plain.Instant]], as_of: int) -> list[list[tuple]]:
    made = compile_journey(journey)
    visits = kernel.walk(*marks_of(people, made), made.program, as_of)
    states = {**dict(enumerate(journey.names)), kernel.NONE: "none", kernel.OUT: "out", kernel.STILL: "still"}
    found: list[list[tuple]] = [[] for _ in people]
    for who, stage, came, to, how, entered, left, skipped in zip(*(c.tolist() for c in visits), strict=True):
        names = tuple(name for k, name in enumerate(journey.names) if skipped >> k & 1)
        found[who].append((states[stage], states[came], states[to], HOW[how], entered, left, names))
    return found


def marks_of(people: list[list[plain.Instant]], made: StageProgram) -> tuple[np.ndarray, ...]:
    rows = [
        (who, now, int(number > 0), bits(labels, made))
        for who, instants in enumerate(people)
        for now, events in instants
        for number, labels in enumerate(events)
    ]
    columns = zip(*rows, strict=True) if rows else [()] * 4
    dtypes = (np.uint32, np.uint32, np.uint8, np.uint64)
    return tuple(np.array(c, dtype) for c, dtype in zip(columns, dtypes, strict=True))


def bits(labels: set[str], made: StageProgram) -> int:
    kept = [isinstance(f, AnyEvent) or (isinstance(f, Named) and f.names[0] in labels) for f in made.filters]
    return sum(1 << k for k, yes in enumerate(kept) if yes)
