"""What is a funnel's answer for one person? All chains are tried, one by one, and the best is taken.

Slow and plain on purpose: this is what the kernels are compared with, so it shares nothing with them. An
instant is (second, microsecond); an event of day precision is placed at every instant that a tiny world can
tell apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

Instant = tuple[int, int]
Chain = tuple[tuple[int, Instant], ...]  # which event, placed when; step by step


@dataclass(frozen=True)
class Happened:
    """One event: events are listed in the order of their instants, those at the same instant by arrival."""

    at: Instant
    steps: frozenset[int]  # the steps, from 1, that it satisfies
    bars: frozenset[int] = frozenset()  # the exclusions, from 0, that it satisfies
    until: int | None = None  # day precision: the last second of the day that begins at `at`
    values: frozenset[int] = frozenset()  # of the property that is held constant


@dataclass(frozen=True)
class Excluding:
    after: int
    before: int
    also_steps: bool = False


@dataclass(frozen=True)
class Asked:
    steps: int
    within: int
    order: str = "in order"
    ties: str = "any order"
    excluding: tuple[Excluding, ...] = ()
    low: int = 0
    high: int = 2**32
    upto: int = 2**32 - 1
    held: bool = False
    ticks: tuple[int, ...] = (0, 999_999)  # the microseconds that this world can tell apart
    gaps: tuple[int, ...] = ()  # seconds from each step to the next, at most


@dataclass(frozen=True)
class Answer:
    level: int
    instants: tuple[Instant, ...] = ()  # of each step
    value: int | None = None  # the one that was held
    events: tuple[int, ...] = field(default=(), compare=False)  # that did them: one way of several


def funnel(events: list[Happened], asked: Asked) -> Answer:
    """The best chain: highest level, earliest end, latest start, then from the last step back each as early
    as it can be."""
    values = sorted(set().union(*(event.values for event in events))) if asked.held else [None]
    best, key = Answer(0), None
    for value in values:
        chain = _best(events, asked, value)
        if chain and (key is None or _rank(chain, asked)[:3] < key):
            key = _rank(chain, asked)[:3]
            best = _answer(chain, value)
    return best


def attempts(events: list[Happened], asked: Asked) -> list[Answer]:
    """All attempts, value by value. The first step begins one, unless it came before within the window; chains that
    are complete follow one another, and of what is left then the best is one more."""
    values = sorted(set().union(*(event.values for event in events))) if asked.held else [None]
    return [answer for value in values for answer in _attempts(events, asked, value)]


def by_unit(events: list[Happened], asked: Asked, edges: list[int]) -> dict[int, Answer]:
    """The answer for each period from edge to edge in which the person entered."""
    answers = {}
    for unit, (low, high) in enumerate(pairwise(edges)):
        low, high = max(low, asked.low), min(high, asked.high)
        answer = funnel(events, replace(asked, low=low, high=high)) if low < high else Answer(0)
        if answer.level:
            answers[unit] = answer
    return answers


def did(events: list[Happened], asked: Asked, answer: Answer, step: int) -> list[Happened]:
    """The events that may have done a step (from 1) of the chain: with ties by arrival, the one; else all that are, or
    may be, at that instant, save for those of another value."""
    if asked.ties == "arrival":
        return [events[answer.events[step - 1]]]
    at = answer.instants[step - 1]
    return [
        event
        for event in events
        if at in _instants(event, asked)
        and (step in event.steps or (asked.order == "any order" and event.steps))
        and (answer.value is None or answer.value in event.values)
    ]


def _attempts(events: list[Happened], asked: Asked, value: int | None) -> Iterator[Answer]:
    mine = [i for i, event in enumerate(events) if value is None or value in event.values]
    entries = [i for i in mine if 1 in events[i].steps and asked.low <= events[i].at[0] < asked.high]
    begins = [
        i for n, i in enumerate(entries) if n == 0 or events[i].at[0] - events[entries[n - 1]].at[0] > asked.within
    ]
    for n, begin in enumerate(begins):
        rest = [i for i in mine if not _before(i, begin, events, asked)]
        if n + 1 < len(begins):
            rest = [i for i in rest if _before(i, begins[n + 1], events, asked)]
        chain = _best_of(events, rest, asked)
        while chain:
            yield _answer(chain, value)
            last = chain[-1][0]
            rest = [i for i in rest if i != last and not _before(i, last, events, asked)]
            if asked.ties == "any order":
                rest = [i for i in rest if events[i].at > events[last].at]
            chain = _best_of(events, rest, asked) if len(chain) == asked.steps else ()


def _before(one: int, other: int, events: list[Happened], asked: Asked) -> bool:
    return one < other if asked.ties == "arrival" else events[one].at < events[other].at


def _answer(chain: Chain, value: int | None) -> Answer:
    by_time = sorted(chain, key=lambda done: done[1])
    return Answer(len(chain), tuple(at for _, at in by_time), value, tuple(i for i, _ in by_time))


def _best(events: list[Happened], asked: Asked, value: int | None) -> Chain:
    """The best chain of events that have this value (any, if None)."""
    return _best_of(events, [i for i, event in enumerate(events) if value is None or value in event.values], asked)


def _best_of(events: list[Happened], mine: list[int], asked: Asked) -> Chain:
    """The best chain of some of the events."""
    best, key = (), None
    for chain in _chains([events[i] for i in mine], asked):
        own = tuple((mine[i], at) for i, at in chain)
        if key is None or _rank(own, asked) < key:
            best, key = own, _rank(own, asked)
    return best


def _rank(chain: Chain, asked: Asked) -> tuple[object, ...]:
    """What is better comes first. With ties by arrival, the place in the sequence is what is early or
    late."""
    when = sorted((i, 0) if asked.ties == "arrival" else at for i, at in chain)
    return (-len(chain), when[-1], (-when[0][0], -when[0][1]), when[::-1])


def _chains(events: list[Happened], asked: Asked) -> Iterator[Chain]:
    if asked.order == "any order":
        yield from _in_any_order(events, asked, 1, ())
    else:
        yield from _longer(events, asked, ())


def _longer(events: list[Happened], asked: Asked, chain: Chain) -> Iterator[Chain]:
    """Every way of going on from `chain` in the order of the steps."""
    if len(chain) == asked.steps:
        return
    step = len(chain) + 1
    used = {i for i, _ in chain}
    for i, event in enumerate(events):
        if step not in event.steps or i in used:
            continue
        if chain and asked.order == "exact" and i != chain[-1][0] + 1:
            continue
        if chain and asked.ties == "arrival" and i < chain[-1][0]:
            continue
        for at in _instants(event, asked):
            if chain and at < chain[-1][1]:
                continue
            longer = (*chain, (i, at))
            if chain and asked.gaps and at[0] - chain[-1][1][0] > asked.gaps[step - 2]:
                continue
            if _in_time(longer, asked) and not (chain and _excluded(events, asked, longer)):
                yield longer
                yield from _longer(events, asked, longer)


def _in_any_order(events: list[Happened], asked: Asked, step: int, chain: Chain) -> Iterator[Chain]:
    """Every way of giving each step from `step` on an event of its own, or none."""
    if step > asked.steps:
        if chain and _in_time(chain, asked):
            yield chain
        return
    yield from _in_any_order(events, asked, step + 1, chain)
    used = {i for i, _ in chain}
    for i, event in enumerate(events):
        if step in event.steps and i not in used:
            for at in _instants(event, asked):
                yield from _in_any_order(events, asked, step + 1, (*chain, (i, at)))


def _in_time(chain: Chain, asked: Asked) -> bool:
    first, last = min(at for _, at in chain), max(at for _, at in chain)
    return asked.low <= first[0] < asked.high and last[0] - first[0] <= asked.within


def _excluded(events: list[Happened], asked: Asked, chain: Chain) -> bool:
    """Does an exclusion lie strictly between the last two steps of the chain?"""
    (before, early), (after, late) = chain[-2:]
    step = len(chain) - 1  # done before the exclusion
    for number, excluding in enumerate(asked.excluding):
        if not excluding.after <= step < excluding.before:
            continue
        for i, event in enumerate(events):
            if number not in event.bars or (event.steps and not excluding.also_steps):
                continue
            if asked.ties == "arrival":
                if before < i < after:
                    return True
            elif all(early < at < late for at in _instants(event, asked)):
                return True
    return False


def _instants(event: Happened, asked: Asked) -> list[Instant]:
    """When it may have happened."""
    if event.until is None:
        return [event.at]
    last = min(event.until, asked.upto)
    return [(second, tick) for second in range(event.at[0], last + 1) for tick in asked.ticks]
