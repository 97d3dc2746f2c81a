"""Stages by a plain automaton, second by second: slow, and written apart from the kernel and from
`model.rules`.

Rules here are nested tuples over sets of labels, so that nothing of the product is in between:
("did", label, n, within) | ("did_not", label, within) | ("any", [...]) | ("all", [...]) | ("not", rule).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Instant = tuple[int, list[set[str]]]  # a second, and the labels of each of the events that happen together


@dataclass
class RStage:
    name: str
    enter: Any = None
    come_from: tuple[str, ...] = ()
    back: bool = False
    back_after: int | None = None
    leave: list[tuple[str, Any, Any, str | None]] = field(default_factory=list)
    # ("quiet", length, label or None, to) | ("rule", rule, None, to)
    out: Any = None


def visits(stages: list[RStage], instants: list[Instant], as_of: int, after: list | None = None) -> list[tuple]:
    """(stage, came, to, how, entered, left, skipped) of one person; names for states. `after` gets of each instant the
    state that it left the person in, and whether it brought them there."""
    by_name = {s.name: number for number, s in enumerate(stages)}
    done: list[dict] = []
    state, entered, been = "none", 0, set()
    happened: list[tuple[int, set[str]]] = []
    moves: list[str] = []

    def move(to: str, how: str, now: int, skipped: tuple[str, ...] = ()) -> None:
        nonlocal state, entered
        moves.append(to)
        if state in by_name:
            done[-1].update(to=to, how=how, left=now)
        if to in by_name:
            done.append(
                {
                    "stage": to,
                    "came": state,
                    "to": "still",
                    "how": "",
                    "entered": now,
                    "left": as_of,
                    "skipped": skipped,
                }
            )
            been.add(to)
        state, entered = to, now

    def quiet_moves(second: int) -> None:
        """Quiet times that end at this very second, after whatever happened in it."""
        while state in by_name:
            for kind, length, label, to in stages[by_name[state]].leave:
                if kind == "quiet":
                    of = [t for t, labels in happened if label is None or label in labels]
                    if max([entered, *of]) + length == second:
                        move(to or "none", "quiet", second)
                        break
            else:
                return

    todo = list(instants)
    first = todo[0][0] if todo else as_of
    for second in range(first, as_of + 1):
        while todo and todo[0][0] == second:
            _, events = todo.pop(0)
            happened += [(second, labels) for labels in events]
            here, before = set().union(*events), len(moves)
            target = best(stages, by_name, state, entered, second, here, happened)
            if target is not None:
                if target != state:
                    low = by_name[state] + 1 if state in by_name else 0
                    passed = [s.name for s in stages[low : by_name[target]] if s.enter is not None]
                    move(target, "event", second, tuple(p for p in passed if p not in been))
            elif state in by_name:
                stage = stages[by_name[state]]
                if stage.out is not None and holds(stage.out, second, here, happened):
                    move("out", "out", second)
                else:
                    for kind, rule, _, to in stage.leave:
                        if kind == "rule" and holds(rule, second, here, happened):
                            move(to or "none", "rule", second)
                            break
            if after is not None:
                after.append((state, len(moves) > before))
        quiet_moves(second)
    return [tuple(visit.values()) for visit in done]


def best(stages, by_name, state, entered, now, here, happened):
    """The highest stage allowed now, or None."""
    for stage in reversed(stages):
        if stage.enter is None or (stage.come_from and state not in stage.come_from):
            continue
        earlier = state in by_name and by_name[stage.name] < by_name[state]
        waited = stage.back_after is not None and now - entered >= stage.back_after
        if earlier and not stage.back and not waited:
            continue
        if holds(stage.enter, now, here, happened):
            return stage.name
    return None


def holds(rule, now, here, happened) -> bool:
    """Some way of writing the rule as facts is true now, and something that it says was done is done now."""
    return any(
        all(fact(f, now, happened) for f in way) and any(f[0] == "did" and f[1] in here for f in way)
        for way in ways(rule, True)
    )


def ways(rule, true: bool) -> list[list[tuple]]:
    kind = rule[0]
    if kind in ("did", "did_not"):
        label, n, within = (rule[1], rule[2], rule[3]) if kind == "did" else (rule[1], 1, rule[2])
        return [[("did" if (kind == "did") == true else "fewer", label, n, within)]]
    if kind == "not":
        return ways(rule[1], not true)
    if (kind == "any") == true:
        return [way for r in rule[1] for way in ways(r, true)]
    found: list[list[tuple]] = [[]]
    for r in rule[1]:
        found = [a + b for a in found for b in ways(r, true)]
    return found


def fact(f, now, happened) -> bool:
    kind, label, n, within = f
    times = [t for t, labels in happened if label in labels and (within is None or now - within <= t <= now)]
    return len(times) >= n if kind == "did" else len(times) < n
