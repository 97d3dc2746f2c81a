"""Who was shown something in a stage, took it, and went on? All triples of events tried: slow, and written apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Did(NamedTuple):
    who: str
    time: int
    name: str
    held: str | None
    stage: str | None
    entered: str | None


def prompt(
    events: Sequence[Did], stage: str, later: Sequence[str], shown: str, taken: str, within: int, as_of: int
) -> tuple[int, int, int] | None:
    """People shown it, of those who count who took it with the same held value, and of these who went on after; None:
    nobody was shown it."""
    found = []
    for who in sorted({event.who for event in events}):
        mine = [event for event in events if event.who == who]
        seen = [e for e in mine if e.name == shown and e.stage == stage]
        if seen:
            found.append(_best(mine, seen, later, taken, within))
    if not found:
        return None
    counted = [level for level, _, start in found if -start <= as_of - within]
    return len(found), sum(level >= 2 for level in counted), sum(level == 3 for level in counted)


def _best(mine: list[Did], seen: list[Did], later: Sequence[str], taken: str, within: int) -> tuple[int, int, int]:
    """The chain that stands for the person: the highest, complete first, begun last (as its negative)."""
    ways = [(1, -a.time, a.time) for a in seen if a.held]
    ways = ways or [(1, -a.time, a.time) for a in seen]
    for a in seen:
        for b in mine:
            if b is not a and b.name == taken and b.held == a.held and a.time <= b.time <= a.time + within:
                ways.append((2, -b.time, a.time))
                for c in mine:
                    if c is not a and c.entered in later and b.time <= c.time <= a.time + within:
                        ways.append((3, -c.time, a.time))
    level, end, start = max(ways)
    return level, -end, -start
