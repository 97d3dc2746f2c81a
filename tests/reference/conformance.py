"""Where does a way depart from the intended one? All alignments are tried, one by one, and the best is taken.

Slow and plain on purpose, and written apart from the timeline: steps are sets of event names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reference.paths import Event, Test


@dataclass(frozen=True)
class Step:
    names: frozenset[str]
    required: bool = True
    again: bool = False
    within: int | None = None


Chain = tuple[tuple[int, int], ...]  # (event, step)


def check(
    events: list[Event], steps: list[Step], *, start: Test | None, detours: bool, within: int | None, fold: bool,
    low: int, high: int, as_of: int,
) -> tuple[bool, Chain, set[tuple[str, object]]] | None:  # fmt: skip
    """Whether the way may still go on, its alignment, and its departures; None where no way begins."""
    does = [frozenset(s for s, step in enumerate(steps) if e["name"] in step.names) for e in events]
    begins = [i for i, e in enumerate(events) if low <= e["time"] < high and (start(e) if start else does[i])]
    if not begins:
        return None
    first = begins[0]
    ends = [i for i in range(first, len(events)) if does[i] == {len(steps) - 1}]
    last = ends[0] if ends else len(events) - 1
    until = float("inf") if within is None else events[first]["time"] + within
    of_steps = [i for i in range(first, last + 1) if does[i] and events[i]["time"] <= until]
    if fold:
        of_steps = [i for n, i in enumerate(of_steps) if n == 0 or does[i] != does[of_steps[n - 1]]]
    chain = max(_chains(of_steps, does, 0, len(steps)), key=lambda c: _rank(c, steps))
    late = as_of < events[-1]["time"] + 1800 if within is None else as_of < events[first]["time"] + within
    return late, chain, set(_departures(events, steps, does, of_steps, first, chain, detours))


def _chains(events: list[int], does: list[frozenset[int]], step: int, n: int) -> Iterator[Chain]:
    yield ()
    for k, event in enumerate(events):
        for s in range(step, n):
            if s in does[event]:
                for rest in _chains(events[k + 1 :], does, s + 1, n):
                    yield ((event, s), *rest)


def _rank(chain: Chain, steps: list[Step]) -> tuple[object, ...]:
    """The most required steps, the most steps, each event as early as can be, of one event's steps the first."""
    required = sum(steps[s].required for _, s in chain)
    flat = [(-event, -s) for event, s in chain]
    return required, len(chain), flat


def _departures(events, steps, does, of_steps, first, chain, detours) -> Iterator[tuple[str, object]]:  # type: ignore[no-untyped-def]
    done, used = {s: e for e, s in chain}, {e for e, _ in chain}
    elsewhere = set()
    for e in of_steps:
        if e not in used:
            lacking = sorted(s for s in does[e] if s not in done)
            if lacking:
                elsewhere.add(lacking[0])
            elif not any(steps[s].again for s in does[e]):
                yield "repeated", min(does[e])
    for s in elsewhere:
        yield "out of order", s
    reached = max(done, default=-1)
    missing = [s for s, step in enumerate(steps) if step.required and s not in done and s not in elsewhere]
    for s in missing:
        if s < reached:
            yield "skipped", s
    if beyond := [s for s in missing if s > reached]:
        yield "stopped", beyond[0]
    before = events[first]["time"]
    for e, s in chain:
        deadline = steps[s].within
        if deadline is not None and events[e]["time"] - before > deadline:
            yield "too late", s
        before = events[e]["time"]
    if detours and chain:
        for e in range(chain[0][0], chain[-1][0]):
            if not does[e]:
                yield "in between", events[e]["name"]
