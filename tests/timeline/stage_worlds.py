"""Random journeys over logs: what happened, told to the timeline and to the plain automaton alike."""

from __future__ import annotations

import random
from itertools import combinations
from typing import Any

from parcours.model.journey import Journey, Stage
from parcours.model.journey_plain import plain_of
from parcours.model.journey_text import journey_of
from parcours.model.rules import Rule
from reference import stages as plain
from timeline.test_stages_kernel import LABELS, some_journey, some_timeline
from timeline.worlds import Row

HIDDEN = "hidden"
Person = list[plain.Instant]


def some_shop(dice: random.Random, people: int = 10) -> tuple[list[plain.RStage], Journey, list[Person]]:
    """A journey for the automaton, the same for a workspace, and what everybody did."""
    stages, journey = some_journey(dice)
    return stages, in_names(journey), [some_timeline(dice) for _ in range(people)]


def in_names(journey: Journey) -> Journey:
    """The journey with events by their names instead of labels."""
    return journey_of(_by_name(plain_of(journey)) | {"events": {"hide": [HIDDEN]}})


def rule_in_names(rule: Rule) -> Rule:
    found = in_names(Journey(stages=(Stage("S", rule),))).stages[0].enter
    assert found is not None
    return found


def rows_of(person: int, instants: Person) -> list[tuple[Row, int]]:
    """The rows of a person's events, each with the number of its instant. An event is called by its labels."""
    rows, before, nth = [], -1, 0
    for number, (second, events) in enumerate(instants):
        nth = nth + 1 if second == before else 0
        before = second
        for labels in events:
            rows.append(({"name": called(labels), "time": second + nth / 1000, "user": f"u{person}"}, number))
    return rows


def called(labels: set[str]) -> str:
    return "e" + "".join(sorted(labels))


def _by_name(plain: Any) -> Any:
    """Where a rule names a label, the events that have it."""
    if isinstance(plain, dict):
        if plain.get("kind") == "named":
            return {**plain, "names": [n for n in _names() if plain["names"][0] in n[1:]]}
        return {key: _by_name(value) for key, value in plain.items()}
    return [_by_name(value) for value in plain] if isinstance(plain, list) else plain


def _names() -> list[str]:
    return [called(set(some)) for n in range(len(LABELS) + 1) for some in combinations(LABELS, n)]
