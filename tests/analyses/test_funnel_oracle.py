"""Whole questions with every option that may go together, against people counted one by one by the oracle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

from analyses.funnel_worlds import DAY, funnel, rows, snapshot
from parcours.analyses.funnel import FunnelResult
from parcours.timeline.snapshot import Snapshot
from reference.funnel import Answer, Asked, Excluding, Happened, attempts, by_unit, did
from reference.funnel import funnel as best

TICK = DAY // 4
AS_OF = 6 * DAY - 1
NAMES, HELD, SEEN = "ABCD", (1, 2, 3), ("ad", "mail", None)
Life = list[tuple[str, int, tuple[int, ...], str | None]]  # name, second, values of what is held, value seen


@dataclass
class Question:
    """A funnel, told in names that do each step."""

    steps: list[tuple[str, ...]]  # of each step its alternatives, each a string of names
    optional: list[int]
    limits: list[int | None]
    excluding: list[str]
    query: dict[str, Any] = field(default_factory=dict)

    def texts(self) -> list[str]:
        found = []
        for place, ways in enumerate(self.steps):
            text = ", or ".join(" | ".join(way) for way in ways)
            text += ", optional" if place in self.optional else ""
            found.append(text + ("" if self.limits[place] is None else f", within {self.limits[place]} s"))
        return found

    def asked(self, places: list[int]) -> Asked:
        q = self.query
        limits = [self.limits[place] for place in places[1:]]
        return Asked(
            len(places), int(q["within"].split()[0]), q.get("order", "in order"), q.get("ties", "any order"),
            tuple(Excluding(1, len(places)) for _ in self.excluding), 0, 2**32, held="hold" in q,
            gaps=tuple(2**32 if each is None else each for each in limits) if any(limits) else (),
        )  # fmt: skip

    def life(self, life: Life, places: list[int]) -> list[Happened]:
        return [
            Happened(
                (second, 0),
                frozenset(n for n, place in enumerate(places, 1) if name in "".join(self.steps[place])),
                frozenset(n for n, names in enumerate(self.excluding) if name in names),
                None,
                frozenset(held),
            )
            for name, second, held, _ in life
        ]


def question(random: Random) -> Question:
    order = random.choice(["in order", "in order", "any order", "exact"])
    n = random.choice([2, 3, 4])
    plain = order == "any order"
    steps = [tuple(_names(random) for _ in range(1 if plain or random.random() < 0.6 else 2)) for _ in range(n)]
    optional = [p for p in range(1, n) if order != "exact" and random.random() < 0.3]
    limits = [random.choice([None, TICK, 3 * TICK]) if p and not plain else None for p in range(n)]
    required = [p for p in range(n) if p not in optional]
    barring = order == "in order" and random.random() < 0.3 and required[-1] == n - 1 and len(required) > 1
    asked = Question(steps, optional, limits, [_names(random)] if barring else [])
    asked.query = {"order": order, "within": f"{random.choice([2, 4, 8]) * TICK} s"}
    asked.query |= {"ties": "arrival"} if order == "exact" or (not plain and random.random() < 0.4) else {}
    asked.query |= {"hold": "held"} if random.random() < 0.3 else {}
    asked.query |= {"unit": "occurrences"} if not plain and random.random() < 0.4 else {}
    asked.query |= {"exclude": [" | ".join(names) for names in asked.excluding]}
    at = random.choice(["first", "last"] + ([] if plain else [f"step {random.choice(required) + 1}"]))
    asked.query |= {"by": f"via at {at}", "per": "day"}
    return asked


def _names(random: Random) -> str:
    return "".join(sorted(random.sample(NAMES, random.choice([1, 1, 2]))))


def shop(random: Random, folder: Path) -> tuple[Snapshot, list[Life]]:
    """A few people; their rows arrive in the order of their lives."""
    told, lives = [], []
    for person in range(12):
        life: Life = []
        for _ in range(random.randrange(1, 8)):
            held = tuple(v for v in HELD if random.random() < 0.5)
            life.append((random.choice(NAMES), random.randrange(24) * TICK, held, random.choice(SEEN)))
        life.sort(key=lambda event: event[1])
        for name, second, held, seen in life:
            pairs = [f"held={'+'.join(map(str, (*held, held[0])))}"] if held else []  # a list, even of one
            pairs += [f"via={seen}"] if seen else []
            told += rows(f"p{person:02}", f"{name}@{second}" + (f"{{{';'.join(pairs)}}}" if pairs else ""))
        lives.append(life)
    return snapshot(folder, told, as_of=AS_OF), lives


def truth(asked: Question, lives: list[Life]) -> dict[str, Any]:
    """The whole answer, person by person."""
    required = [p for p in range(len(asked.steps)) if p not in asked.optional]
    return {
        "steps": _steps(asked, lives, required),
        "through": [_steps(asked, lives, sorted([*required, place])) for place in asked.optional],
        "ways": [_ways(asked, lives, required, step) for step in range(1, len(required) + 1)],
        "groups": _groups(asked, lives, required),
        "trend": _trend(asked, lives, required),
    }


def said(result: FunnelResult) -> dict[str, Any]:
    return {
        "steps": [(step.people, step.unfinished) for step in result.steps],
        "through": [[(step.people, step.unfinished) for step in one.steps] for one in result.through],
        "ways": [[way.people.people for way in step.alternatives] for step in result.steps],
        "groups": sorted(((str(g.value), g.absent), g.people, g.unfinished) for g in result.groups),
        "trend": {
            one.start[-1]: (one.people, one.unfinished) for one in result.trend if any(one.people) or one.unfinished
        },
    }


def _answers(
    asked: Question, lives: list[Life], places: list[int]
) -> Iterator[tuple[Life, list[Happened], Answer, bool]]:
    of = asked.asked(places)
    for life in lives:
        events = asked.life(life, places)
        for answer in attempts(events, of) if asked.query.get("unit") == "occurrences" else [best(events, of)]:
            if answer.level:
                yield life, events, answer, answer.instants[0][0] > AS_OF - of.within


def _counts(levels: list[tuple[int, bool]], n: int) -> list[tuple[int, int]]:
    return [
        tuple(sum(level >= s and late == is_late for level, is_late in levels) for late in (False, True))
        for s in range(1, n + 1)
    ]  # type: ignore[misc]


def _steps(asked: Question, lives: list[Life], places: list[int]) -> list[tuple[int, int]]:
    return _counts([(answer.level, late) for _, _, answer, late in _answers(asked, lives, places)], len(places))


def _ways(asked: Question, lives: list[Life], places: list[int], step: int) -> list[int]:
    ways = asked.steps[places[step - 1]]
    if len(ways) == 1:
        return []
    found: Counter[int] = Counter()
    for life, events, answer, late in _answers(asked, lives, places):
        if answer.level >= step and not late:
            here = _of_life(events, asked, places, answer, step)
            names = {life[n][0] for n, event in enumerate(events) if any(event is e for e in here)}
            found[min(n for n, way in enumerate(ways) if names & set(way))] += 1
    return [found[n] for n in range(len(ways))]


def _of_life(events: list[Happened], asked: Question, places: list[int], answer: Answer, step: int) -> list[Happened]:
    return did(events, asked.asked(places), answer, step)


def _groups(asked: Question, lives: list[Life], places: list[int]) -> list[Any]:
    at = asked.query["by"].removeprefix("via at ")
    found: dict[Any, list[tuple[int, bool]]] = {}
    for life, events, answer, late in _answers(asked, lives, places):
        step = 1 if at == "first" else answer.level if at == "last" else places.index(int(at[5:]) - 1) + 1
        key: Any = ("None", True)
        if step <= answer.level:
            here = _of_life(events, asked, places, answer, step)
            seen = sorted(v for event in here for n, e in enumerate(events) if e is event and (v := life[n][3]))
            key = (str(seen[0]) if seen else "None", False)
        found.setdefault(key, []).append((answer.level, late))
    rows = []
    for key, levels in found.items():
        counts = _counts(levels, len(places))
        rows.append((key, tuple(people for people, _ in counts), counts[0][1]))
    return sorted(rows)


def _trend(asked: Question, lives: list[Life], places: list[int]) -> dict[str, Any]:
    days: dict[int, list[tuple[int, bool]]] = {}
    of = asked.asked(places)
    if asked.query.get("unit") == "occurrences":
        for _, _, answer, late in _answers(asked, lives, places):
            days.setdefault(answer.instants[0][0] // DAY, []).append((answer.level, late))
    else:
        for life in lives:
            for day, answer in by_unit(asked.life(life, places), of, [d * DAY for d in range(8)]).items():
                days.setdefault(day, []).append((answer.level, answer.instants[0][0] > AS_OF - of.within))
    found = {}
    for day, levels in days.items():
        counts = _counts(levels, len(places))
        found[str(day + 1)] = (tuple(people for people, _ in counts), counts[0][1])
    return found


@pytest.mark.parametrize("part", range(3))
def test_no_difference_from_the_oracle(tmp_path: Path, part: int) -> None:
    for seed in range(part, 24, 3):
        random = Random(seed)
        of, lives = shop(random, tmp_path / str(seed))
        for _ in range(8):
            asked = question(random)
            answer = funnel(of, *asked.texts(), **asked.query)
            assert said(answer) == truth(asked, lives), f"seed {seed} {asked.texts()} {asked.query}\n{lives}"
