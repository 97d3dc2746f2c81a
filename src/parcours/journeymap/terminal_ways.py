"""How are moves between stages drawn in text? Lines with corners above and below the heads, people on them."""

from __future__ import annotations

from collections.abc import Sequence

from parcours.analyses.terminal import columns
from parcours.journeymap.arcs import chosen, levels
from parcours.model.journey_map import Direction, Way

_ASIDE = 3  # columns between the lines that end at one stage


def above(ways: Sequence[Way], names: Sequence[str], lefts: Sequence[int], width: int) -> list[str]:
    """Moves forward between the stages of a band, as lines that come down on the next head."""
    return _drawn(ways, names, lefts, width, "forward")


def below(ways: Sequence[Way], names: Sequence[str], lefts: Sequence[int], width: int) -> list[str]:
    """Moves back, as lines that come up under the earlier head."""
    return [line.translate(_TURNED) for line in reversed(_drawn(ways, names, lefts, width, "back"))]


def people(way: Way) -> str:
    """How many moved so, of how many."""
    return f"{way.people.count.people:,} of {way.people.count.of:,}" if way.people.count else "withheld"


def _drawn(
    ways: Sequence[Way], names: Sequence[str], lefts: Sequence[int], width: int, direction: Direction
) -> list[str]:
    drawn, _ = chosen(ways, names, direction)
    if not drawn:
        return []
    place = {name: i for i, name in enumerate(names)}
    ends = [(place[w.before], place[w.after]) for w in drawn]
    level = levels([(min(e), max(e)) for e in ends])
    tall = max(level)
    canvas = [[" "] * (lefts[-1] + width) for _ in range(tall + 1)]
    ports = _ports(ends, lefts, width)
    for k in sorted(range(len(drawn)), key=lambda k: -level[k]):
        _line(canvas, tall - level[k], *ports[k])
    for k, way in enumerate(drawn):
        _label(canvas, tall - level[k], *ports[k], people(way))
    return ["".join(row).rstrip() for row in canvas]


def _ports(ends: Sequence[tuple[int, int]], lefts: Sequence[int], width: int) -> list[tuple[int, int]]:
    """Where each line starts and ends: those of one stage beside each other, a longer one outside."""
    starts, stops = [0] * len(ends), [0] * len(ends)
    for i, left in enumerate(lefts):
        for side, ports in ((0, starts), (1, stops)):
            mine = sorted((k for k, e in enumerate(ends) if e[side] == i), key=lambda k: abs(ends[k][1] - ends[k][0]))
            for rank, k in enumerate(mine):
                ahead = sum(ends[k]) > 2 * i
                aside = 2 + _ASIDE * (len(mine) - 1 - rank)
                middle = left + width // 2
                ports[k] = min(middle + aside, left + width - 1) if ahead else max(middle - aside, left)
    return list(zip(starts, stops, strict=True))


def _line(canvas: list[list[str]], row: int, start: int, stop: int) -> None:
    low, high = min(start, stop), max(start, stop)
    for x in range(low + 1, high):
        _put(canvas, row, x, "─")
    _put(canvas, row, low, "╭")
    _put(canvas, row, high, "╮")
    for y in range(row + 1, len(canvas)):
        for x in (start, stop):
            _put(canvas, y, x, "│")
    canvas[-1][stop] = "▼"


def _put(canvas: list[list[str]], y: int, x: int, letter: str) -> None:
    there = canvas[y][x]
    canvas[y][x] = "┼" if {there, letter} == {"─", "│"} else letter


def _label(canvas: list[list[str]], row: int, start: int, stop: int, told: str) -> None:
    low, high = min(start, stop), max(start, stop)
    room = high - low - 1
    told = f" {told} " if columns(told) + 2 <= room else told.split(" of ")[0][:room]
    at = low + 1 + (room - len(told)) // 2
    for k, letter in enumerate(told):
        canvas[row][at + k] = letter


_TURNED = str.maketrans("╭╮▼", "╰╯▲")
