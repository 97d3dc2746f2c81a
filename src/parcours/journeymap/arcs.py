"""Where do the moves between stages run? Curves above and below the heads, in numbers; nothing is drawn here.

Across, one stage is 1 wide and the first reaches from 0 to 1; up and down, pixels from the heads' edge. Moves forward
run above, moves back below. Curves that overlap get levels of their own, the shorter nearer to the heads, so that
their labels never meet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parcours.model.journey_map import Direction, Way

STEP, LOW, PAST_ENDS = 27, 36, 20  # pixels: between levels; of the lowest; that the ends beside a head take
_LINE = 13  # of a label, in pixels
_PORT, _GAP, _END = 0.07, 0.065, 0.36  # of a stage's width: from its middle; between ports; of the ends
_MOST_WIDE, _LEAST_WIDE = 9.0, 1.4  # pixels of a curve's line


@dataclass(frozen=True, slots=True)
class Arc:
    """One move between two stages."""

    way: Way
    start: float  # across
    end: float
    height: float  # of its top, where its label stands
    width: float  # of its line

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class End:
    """Moves that come from outside to a stage, or lead outside: a short curve beside its head."""

    ways: tuple[Way, ...]
    at: float  # across, where it meets the head
    tail: float  # across, its other end
    coming: bool
    width: float


@dataclass(frozen=True, slots=True)
class Side:
    """What runs above or below the heads."""

    arcs: tuple[Arc, ...]
    ends: tuple[End, ...]
    height: float
    left_out: tuple[Way, ...]  # moves of few people, for which there is no room


def above(ways: Sequence[Way], names: Sequence[str], *, lines: int = 1) -> Side:
    """Moves forward, and people who come in for the first time; labels have so many lines."""
    return _side(ways, names, "forward", lines, coming=("in",), leaving=())


def below(ways: Sequence[Way], names: Sequence[str], *, lines: int = 1) -> Side:
    """Moves back, away and out, and people who come in again."""
    return _side(ways, names, "back", lines, coming=("in again",), leaving=("away", "out"))


def chosen(ways: Sequence[Way], names: Sequence[str], direction: Direction) -> tuple[list[Way], list[Way]]:
    """Moves in a direction that are drawn, and those that there is no room for: from stage to next stage always; of
    the others as many as there are stages, those of most people."""
    place = {name: i for i, name in enumerate(names)}
    known = [w for w in ways if w.direction == direction and w.before in place and w.after in place]
    near = [w for w in known if abs(place[w.after] - place[w.before]) == 1]
    far = sorted((w for w in known if w not in near), key=lambda w: -_people(w))
    return near + far[: len(place)], far[len(place) :]


def levels(reach: Sequence[tuple[int, int]]) -> list[int]:
    """A level for each stretch, from 1: the lowest on which it meets no other, the shorter first."""
    taken: list[list[tuple[int, int]]] = []
    found = [0] * len(reach)
    for k in sorted(range(len(reach)), key=lambda k: (reach[k][1] - reach[k][0], reach[k][0])):
        low, high = reach[k]
        level = next((n for n, row in enumerate(taken) if all(high <= a or b <= low for a, b in row)), len(taken))
        if level == len(taken):
            taken.append([])
        taken[level].append((low, high))
        found[k] = level + 1
    return found


def _side(
    ways: Sequence[Way],
    names: Sequence[str],
    direction: Direction,
    lines: int,
    *,
    coming: tuple[Direction, ...],
    leaving: tuple[Direction, ...],
) -> Side:
    place = {name: i for i, name in enumerate(names)}
    drawn, left_out = chosen(ways, names, direction)
    most = max((_people(w) for w in ways), default=1)
    ends = [e for i, name in enumerate(names) for e in _ends(ways, name, i, coming, leaving, most)]
    deepest = max((len(e.ways) for e in ends), default=0)
    more = _LINE * (lines - 1)
    lowest = LOW + more + (PAST_ENDS + _LINE * deepest if ends else 0)
    reach = [(min(a, b), max(a, b)) for a, b in ((place[w.before], place[w.after]) for w in drawn)]
    level = levels(reach)
    ports = _ports(drawn, place)
    arcs = tuple(
        Arc(w, *ports[k], lowest + (STEP + more) * (level[k] - 1), _wide(_people(w), most)) for k, w in enumerate(drawn)
    )
    top = max([arc.height for arc in arcs] + [lowest - LOW if ends else 0])
    return Side(arcs, tuple(ends), top + 14 + more if top else 0, tuple(left_out))


def _ports(ways: Sequence[Way], place: Mapping[str, int]) -> list[tuple[float, float]]:
    """Where each starts and ends across, so that those of one stage do not cross: a longer one runs outside."""
    starts, ends = [0.0] * len(ways), [0.0] * len(ways)
    for i in place.values():
        leaving = [k for k, w in enumerate(ways) if place[w.before] == i]
        coming = [k for k, w in enumerate(ways) if place[w.after] == i]
        for found, ports in ((leaving, starts), (coming, ends)):
            found.sort(key=lambda k: abs(place[ways[k].after] - place[ways[k].before]))
            ahead = {k: place[ways[k].before] + place[ways[k].after] > 2 * i for k in found}
            for rank, k in enumerate(found):
                inner = len(found) - 1 - rank  # the shortest stands farthest towards where it goes
                aside = min(_PORT + _GAP * inner, 0.26)
                ports[k] = i + 0.5 + (aside if ahead[k] else -aside)
    return list(zip(starts, ends, strict=True))


def _ends(
    ways: Sequence[Way], name: str, i: int, coming: tuple[Direction, ...], leaving: tuple[Direction, ...], most: int
) -> list[End]:
    found = []
    ins = tuple(w for w in ways if w.direction in coming and w.after == name)
    outs = tuple(w for w in ways if w.direction in leaving and w.before == name)
    middle = i + 0.5
    if ins:
        found.append(End(ins, middle - _END, middle - 0.46, True, _thin(ins, most)))
    if outs:
        found.append(End(outs, middle + _END, middle + 0.46, False, _thin(outs, most)))
    return found


def _people(way: Way) -> int:
    return way.people.count.people if way.people.count else 0


def _wide(people: int, most: int) -> float:
    """A line as wide as its people are many, up to a limit; the least can still be seen."""
    return round(max(_LEAST_WIDE, _MOST_WIDE * min(people / most, 1.0) if most else 0), 2)


def _thin(ways: tuple[Way, ...], most: int) -> float:
    """Of an end, which is short and bends much."""
    return round(min(_wide(sum(map(_people, ways)), most), 4.0), 2)
