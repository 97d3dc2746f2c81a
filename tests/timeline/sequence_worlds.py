"""Tiny worlds for sequences: people with a few events each, told at once to the oracle and to the kernels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np

from parcours.timeline.kernels.sequence import Bar, Chains, Rules, Track, chains, hold, of_each
from reference.funnel import Answer, Asked, Excluding, Happened, funnel

DAY = 4  # seconds, in tiny worlds
TICKS = (0, 500_000, 999_999)


def world(random: Random, people: int) -> tuple[Asked, list[list[Happened]]]:
    """A question and people, of any allowed combination."""
    order = random.choice(["in order", "in order", "in order", "any order", "exact"])
    ties = (
        "arrival"
        if order == "exact"
        else "any order"
        if order == "any order"
        else random.choice(["any order", "arrival"])
    )
    days = ties == "any order" and random.random() < 0.4
    n = random.choice([1, 2, 2, 3, 3, 3] + [4] * (not days))
    bars = random.choice([0, 1, 1, 2]) if order == "in order" and n > 1 else 0
    excluding = []
    for _ in range(bars):
        after = random.randrange(1, n)
        excluding.append(Excluding(after, random.randrange(after + 1, n + 1), random.random() < 0.4))
    length = random.choice([6, 9, 14])
    bounded = random.random() < 0.4
    low = random.randrange(0, length) if bounded else 0
    ticks = random.choice([(0, 999_999), TICKS])
    asked = Asked(
        n, random.choice([0, 1, 2, 3, 5, 8, 20]), order, ties, tuple(excluding),
        low, random.randrange(low + 1, length + 3) if bounded else 2**32,
        length + random.randrange(3) if days else 2**32 - 1, random.random() < 0.25, ticks,
    )  # fmt: skip
    style = random.choice(["one", "some", "mixed"])
    lives = [_person(random, asked, style, days, length) for _ in range(people)]
    dated = [e for life in lives for e in life if e.until is not None]
    if order != "any order" and random.random() < 0.3 and all(len(e.steps) < 2 for e in dated):
        gaps = tuple(random.choice([0, 1, 2, 3, 5]) for _ in range(n - 1))
        asked = replace(asked, gaps=gaps)
    return asked, lives


def _person(random: Random, asked: Asked, style: str, days: bool, length: int) -> list[Happened]:
    events = []
    dated = 0
    for _ in range(random.choice([1, 2, 3, 4, 5, 6, 7])):
        single = style == "one" or (style == "mixed" and random.random() < 0.6)
        steps = (
            {random.randrange(1, asked.steps + 1)}
            if single
            else {s for s in range(1, asked.steps + 1) if random.random() < 0.5}
        )
        steps = steps if random.random() < 0.9 else set()
        bars = frozenset(b for b in range(len(asked.excluding)) if random.random() < (0.6 if not steps else 0.2))
        values = frozenset(v for v in (1, 2, 3) if random.random() < 0.5)
        second, tick = random.randrange(length), random.choice(asked.ticks) if len(asked.ticks) > 2 else 0
        until = None
        if days and dated < 3 and random.random() < 0.35:
            second, tick = second // DAY * DAY, 0
            until = second + DAY - 1
            dated += 1
        events.append(Happened((second, tick), frozenset(steps), bars, until, values))
    events.sort(key=lambda event: event.at)  # stable: at one instant, as they arrived
    return events


def track(people: Sequence[Sequence[Happened]], keep_all: bool = True) -> Track:
    """The marks of people; with `keep_all` also of events that satisfy nothing."""
    rows = [(p, e) for p, events in enumerate(people) for e in events if keep_all or e.steps or e.bars]
    tie = [int(i > 0 and rows[i - 1][0] == p and rows[i - 1][1].at == e.at) for i, (p, e) in enumerate(rows)]
    days = [int(e.until is not None) for _, e in rows]
    return Track(
        np.array([p for p, _ in rows], np.uint32),
        np.array([e.at[0] for _, e in rows], np.uint32),
        np.array(tie, np.uint8),
        np.array([sum(1 << (s - 1) for s in e.steps) for _, e in rows], np.uint64),
        np.array([sum(1 << b for b in e.bars) for _, e in rows], np.uint64),
        np.array([e.at[1] for _, e in rows] if any(e.at[1] for _, e in rows) else [], np.uint32),
        np.array(days if any(days) else [], np.uint8),
        np.array([e.until or 0 for _, e in rows] if any(days) else [], np.int64),
    )


def rules(asked: Asked) -> Rules:
    bars = tuple(Bar(e.after, e.before, e.also_steps) for e in asked.excluding)
    return Rules(
        asked.steps, asked.within, asked.order, asked.ties, bars, asked.low, asked.high, asked.upto, asked.gaps  # type: ignore[arg-type]
    )  # fmt: skip


def counted(people: Sequence[Sequence[Happened]], asked: Asked) -> list[Answer]:
    """What the kernels say of each person."""
    marks = track(people, keep_all=asked.order == "exact")
    if not asked.held:
        return _answers(len(people), chains(marks, rules(asked), times=True), None)
    rows = [e for events in people for e in events if asked.order == "exact" or e.steps or e.bars]
    offsets = np.concatenate([[0], np.cumsum([len(e.values) for e in rows])]).astype(np.int64)
    codes = np.array([v for e in rows for v in sorted(e.values)], np.uint32)
    held, origin, values = hold(marks, codes, offsets)
    begin = np.flatnonzero(np.diff(held.subject, prepend=-1))
    owner = marks.subject[origin[begin]]
    found = chains(held, rules(asked), times=True)
    chosen = of_each(owner, found, rules(asked), origin)
    best = found.at(chosen)
    best = replace(best, subject=owner[chosen])
    return _answers(len(people), best, values[begin][chosen])


def _answers(people: int, found: Chains, values: np.ndarray | None) -> list[Answer]:
    answers = [Answer(0)] * people
    for k, (who, level, offset) in enumerate(zip(found.subject, found.level, found.offsets, strict=True)):
        if level:
            instants = tuple(divmod(int(t), 1_000_000) for t in found.times[offset : offset + level])
            assert instants[0] == divmod(int(found.began[k]), 1_000_000)
            assert instants[-1] == divmod(int(found.ended[k]), 1_000_000)
            answers[int(who)] = Answer(int(level), instants, None if values is None else int(values[k]))
    return answers


def compare(seed: int, people: int) -> int:
    """Count one world both ways; how many people were compared."""
    asked, lives = world(Random(seed), people)
    for life, answer in zip(lives, counted(lives, asked), strict=True):
        true = funnel(life, asked)
        assert answer == true, f"seed {seed}\n{asked}\n" + "\n".join(map(str, life)) + f"\ntrue {true}\nsaid {answer}"
    return len(lives)
