"""Who reached what they want of a stage: instant by instant, apart from the product. Rules as in `reference.stages`."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from reference import stages as plain

Instant = tuple[int, list[tuple[str, set[str]]]]  # a second, and name and labels of each event in order of arrival


def goal(stages: list[plain.RStage], people: list[list[Instant]], stage: str, rule: Any, as_of: int, period) -> dict:
    """Of one stage: counts, and seconds, steps and choices of those who reached it."""
    told: dict[str, Any] = {"reached": 0, "of": 0, "unfinished": 0, "already": 0, "seconds": [], "latest": None}
    done, ways = [], []
    for instants in people:
        instants = [i for i in instants if i[0] <= as_of]
        window = first_window(stages, instants, stage, longest(rule), as_of, period)
        if window is None:
            continue
        entered, start, end, over = window
        at = next((i for i in range(start, end) if holds(rule, instants[start : i + 1], entered)), None)
        told["unfinished"] += not over
        told["already"] += not over and at is not None
        if not over:
            continue
        told["of"] += 1
        told["reached"] += at is not None
        way = folded([name for _, events in instants[start : end if at is None else at + 1] for name, _ in events])
        ways.append(way)
        moment = entered if at is None else instants[at][0]
        told["latest"] = max(told["latest"] or 0, moment)
        if at is not None:
            told["seconds"].append(moment - entered)
            done.append(way)
    offered = choices(ways)
    told["steps"] = [len(way) for way in done]
    told["choices"] = [sum(offered[name] for name in way[:-1]) / (len(way) - 1) for way in done if len(way) > 1]
    return told


def first_window(stages, instants, stage, within, as_of, period):
    """Entered, first instant, behind the last one, and whether it is over."""
    after: list[tuple[str, bool]] = []
    visits = plain.visits(stages, [(t, [labels for _, labels in events]) for t, events in instants], as_of, after)
    moved = [i for i, (_, brought) in enumerate(after) if brought]
    before = None
    for name, _, to, how, entered, left, _ in visits:
        by_quiet = before is not None and before[3] == "quiet" and before[2] == name
        if by_quiet:
            start = next((i for i, (t, _) in enumerate(instants) if t > entered), len(instants))
        else:
            start = next(i for i in moved if after[i][0] == name)
            moved = moved[moved.index(start) + 1 :]
        before = (name, None, to, how)
        if how in ("event", "out", "rule"):
            end = moved[0] + 1
            if to in ("none", "out"):
                moved = moved[1:]  # nobody comes in by it
        else:
            end = next((i for i, (t, _) in enumerate(instants) if t > left), len(instants))
        if name == stage and period[0] <= entered < period[1]:
            if within is None:
                return entered, start, end, to != "still"
            end = next((i for i, (t, _) in enumerate(instants) if t > entered + within), len(instants))
            return entered, start, end, entered + within <= as_of
    return None


def holds(rule, instants, entered) -> bool:
    """At the last of the instants, counted from the first."""
    here = set().union(*(labels for _, labels in instants[-1][1]))

    def many(label, within):
        seen = [t for t, events in instants for _, labels in events if label in labels]
        return sum(within is None or t <= entered + within for t in seen)

    def true(kind, label, n, within):
        return many(label, within) >= n if kind == "did" else many(label, within) < n

    def now(label, within):
        return label in here and (within is None or instants[-1][0] <= entered + within)

    return any(
        all(true(*f) for f in way) and any(f[0] == "did" and now(f[1], f[3]) for f in way)
        for way in plain.ways(rule, True)
    )


def longest(rule) -> int | None:
    return max((f[3] for way in plain.ways(rule, True) for f in way if f[3] is not None), default=None)


def folded(names: list[str]) -> list[str]:
    return [name for n, name in enumerate(names) if n == 0 or names[n - 1] != name]


def choices(ways: list[list[str]]) -> dict[str, int]:
    there, taken = defaultdict(set), defaultdict(lambda: defaultdict(set))
    for who, way in enumerate(ways):
        for n, name in enumerate(way):
            there[name].add(who)
            if n + 1 < len(way):
                taken[name][way[n + 1]].add(who)
    return {name: sum(len(p) >= 0.05 * len(who) for p in taken[name].values()) for name, who in there.items()}
