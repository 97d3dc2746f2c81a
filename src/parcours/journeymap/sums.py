"""Which numbers of a map add up, so that one that is not shown could be got back from the others?

People are somewhere now; who came to a stage left it or is there; what is told of a cell may part its people. Only what
does add up in this map counts as a sum, whether it must or merely happens to: somebody may take it to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parcours.journeymap.numbers import Number
from parcours.model.journey import NONE
from parcours.model.journey_map import JourneyMap

_LONGEST = 5_000  # steps of a search
_NOW_BESIDE = ("nowhere", "out")  # kinds of statements that tell of people who are in no stage now


@dataclass(frozen=True, slots=True)
class Sum:
    """Numbers (by their place in the list), each added or taken off, come to `total`."""

    terms: tuple[tuple[int, int], ...]  # number, +1 or -1
    total: int


def sums(map: JourneyMap, every: Sequence[Number]) -> list[Sum]:
    """All that hold."""
    found = [*_of_heads(map, every), *_of_cells(map, every)]
    return [s for s in found if len(s.terms) > 1 and sum(sign * every[n].value for n, sign in s.terms) == s.total]


def given_away(
    known: Sequence[Sum], every: Sequence[Number], hidden: set[int], secret: set[int], least: int, people: int
) -> set[int]:
    """Secrets that follow from what is shown: no other whole number above 0 would fit. And those of a sum of which all
    that is hidden is fewer than `least` together."""
    rests = [(s, s.total - sum(sign * every[n].value for n, sign in s.terms if n not in hidden)) for s in known]
    open_ = [(Sum(tuple(t for t in s.terms if t[0] in hidden), rest)) for s, rest in rests]
    few = {n for s in open_ if len({sign for _, sign in s.terms}) == 1 and abs(s.total) < least for n, _ in s.terms}
    return {n for n in secret if n in few or not _Others(open_, every, people).one(n)}


class _Others:
    """Whether a hidden number may be one more or one less, others going with it, so that all sums still hold.

    Sums of this kind are such that, where any other value fits, one of these two does; a search that takes too long
    counts as none found, so that more is withheld than need be, never less.
    """

    def __init__(self, open_: Sequence[Sum], every: Sequence[Number], people: int) -> None:
        self._every, self._people, self._left = every, people, 0
        self._sums: dict[int, list[Sum]] = defaultdict(list)
        for one in open_:
            for n, _ in one.terms:
                self._sums[n].append(one)

    def one(self, n: int) -> bool:
        for step in (1, -1):
            self._left = _LONGEST
            if self._may(n, step) and self._settled({n: step}):
                return True
        return False

    def _settled(self, steps: dict[int, int]) -> bool:
        self._left -= 1
        if self._left < 0:
            return False
        for one in (s for n in steps for s in self._sums[n]):
            off = sum(sign * steps.get(n, 0) for n, sign in one.terms)
            if off:
                for n, sign in one.terms:
                    step = -sign if off > 0 else sign
                    if n not in steps and self._may(n, step) and self._settled(steps | {n: step}):
                        return True
                return False
        return True

    def _may(self, n: int, step: int) -> bool:
        value = self._every[n].value + step
        return value >= 1 and (value <= self._people or not self._every[n].people)


def around(known: Sequence[Sum], number: int, hidden: set[int]) -> list[Sum]:
    """The sums that bind a hidden number, through other hidden ones too."""
    reached, found = {number}, []
    while True:
        more = [s for s in known if s not in found and any(n in reached for n, _ in s.terms)]
        if not more:
            return found
        found += more
        reached |= {n for s in more for n, _ in s.terms if n in hidden}


def _of_heads(map: JourneyMap, every: Sequence[Number]) -> Iterator[Sum]:
    at = {}
    for n, number in enumerate(every):
        if number.unit[0] in ("column", "way") and number.name != "stay":
            at.setdefault(number.unit, n)
    names = [column.name for column in map.columns]
    beside = [_first(every, ("whole", s)) for s, one in enumerate(map.whole) if one.kind in _NOW_BESIDE]
    now = [at[key] for c in range(len(names)) if (key := ("column", c, "now")) in at]
    yield _sum([*now, *(n for n in beside if n is not None)], [], map.view.people)
    for c, name in enumerate(names):
        into = [n for n, way in enumerate(map.ways) if way.after == name]
        out = [n for n, way in enumerate(map.ways) if way.before == name]
        for head, what in (("entries", ("moves",)), ("ever", ())):
            whole = at.get(("column", c, head))
            still = at.get(("column", c, "now"))
            if whole is not None:
                yield _sum([whole], [at[key] for w in into if (key := ("way", w, *what)) in at], 0)
            if whole is not None and still is not None:
                yield _sum([whole], [*(at[key] for w in out if (key := ("way", w, *what)) in at), still], 0)
    first = [at[key] for w, way in enumerate(map.ways) if way.before == NONE and (key := ("way", w)) in at]
    yield _sum([*first, *(n for n in beside if n is not None)], [], map.view.people)


def _of_cells(map: JourneyMap, every: Sequence[Number]) -> Iterator[Sum]:
    """What is told of a cell, kind by kind, may be of all its people, each once."""
    leading: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    seen = set()
    for n, number in enumerate(every):
        if number.unit[0] == "cell" and number.unit not in seen and number.of is not None:
            seen.add(number.unit)
            _, r, c, s = number.unit
            leading[r, c, map.rows[r].cells[c].statements[s].kind].append(n)  # type: ignore[index,list-item]
    yield from _of_research(map, every)
    heads = {number.stage: n for n, number in reversed(list(enumerate(every))) if number.unit[-1] == "ever"}
    for (r, c, _), mine in leading.items():
        if map.rows[r].cells[c].more:
            continue
        head = heads.get(map.rows[r].cells[c].stage)
        for of in {every[n].of for n in mine}:
            some = [n for n in mine if every[n].of == of]
            yield _sum(some, [head], 0) if head is not None and every[head].value == of else _sum(some, [], of or 0)


def _of_research(map: JourneyMap, every: Sequence[Number]) -> Iterator[Sum]:
    """What was looked up may part those who did that research, and its events."""
    total: dict[tuple[int, int, str, str], int] = {}
    terms: dict[tuple[int, int, str, str], list[int]] = defaultdict(list)
    for n, number in enumerate(every):
        if number.unit[0] != "cell" or number.name not in ("people", "events"):
            continue
        _, r, c, s = number.unit
        cell = map.rows[r].cells[c]  # type: ignore[index]
        statement = cell.statements[s]  # type: ignore[index]
        if map.rows[r].lane == "research" and not cell.more:  # type: ignore[index]
            key = (r, c, statement.detail.get("research", ""), number.name)
            if statement.kind == "looked":
                total[key] = n  # type: ignore[index]
            else:
                terms[key].append(n)  # type: ignore[index]
    yield from (_sum(terms[key], [n], 0) for key, n in total.items() if key in terms)


def _sum(added: Sequence[int], taken: Sequence[int], total: int) -> Sum:
    return Sum((*((n, 1) for n in added), *((n, -1) for n in taken)), total)


def _first(every: Sequence[Number], unit: tuple[str | int, ...]) -> int | None:
    return next((n for n, number in enumerate(every) if number.unit == unit and number.people), None)
