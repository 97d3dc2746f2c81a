"""What of a map may be told of small groups? Their figures, and those that would give them away, are withheld.

First all that tells of 1 to `least` - 1 people, or of all but so few. Then whatever would let somebody get one of these
back: the same number told at another place, and numbers that add up with it (see `sums`), of which the smallest goes,
until nothing that was withheld follows from what is shown. What this cannot stop is told in decision 19.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parcours.journeymap.numbers import Number, Unit, numbers
from parcours.journeymap.sums import Sum, around, given_away, sums
from parcours.model.journey_map import Cell, Column, Figure, JourneyMap, Row, Statement, Way
from parcours.model.policy import Policy

_DETAIL = (
    "sign", "place", "kind", "depth", "research", "goal", "within", "event", "stage", "from", "to",
)  # names, no findings  # fmt: skip
_WORDS = ("said",)  # kinds whose `about` is what somebody said


def withhold(map: JourneyMap, policy: Policy) -> JourneyMap:
    """The map without what the policy withholds; statements, paths and receipts stay where they are."""
    map = _with_prompts(replace(map, view=replace(map.view, least=policy.least)), policy)
    every = numbers(map)
    if policy.small(map.view.people):
        return _of_nobody(_without(map, (), {n.unit for n in every}, {n.unit for n in every}, policy), policy)
    small = {number.unit for number in every if number.small(policy)}
    if not small:
        return map
    withheld = _Withheld(map, every, small, policy).units
    return _without(map, every, small, withheld, policy)


def _with_prompts(map: JourneyMap, policy: Policy) -> JourneyMap:
    """Prompts that few took up, or few went on after, keep what is told of more: who was shown them."""
    rows = [
        replace(
            row, cells=tuple(replace(c, statements=tuple(_prompt(s, policy) for s in c.statements)) for c in row.cells)
        )
        if row.lane == "prompts"
        else row
        for row in map.rows
    ]
    return replace(map, rows=tuple(rows))


def _prompt(one: Statement, policy: Policy) -> Statement:
    few = {f.name for f in one.figures[1:] if f.count is not None and policy.small(f.count.people)}
    if one.kind != "prompt" or not few:
        return one
    few |= {f.name for f in one.figures if f.name == "went on taken" and "taken" in few}
    names = " and ".join(name for name in ("taken", "went on") if name in few)
    said = {"withheld": f"{names}: fewer than {policy.least} people"} if names else {}
    return replace(one, figures=tuple(f for f in one.figures if f.name not in few), detail={**one.detail, **said})


class _Withheld:
    """Which units are withheld: grown until nothing gives a small one away."""

    def __init__(self, map: JourneyMap, every: Sequence[Number], small: set[Unit], policy: Policy) -> None:
        self._every, self._policy, self._people = every, policy, map.view.people
        self._sums: Sequence[Sum] = sums(map, every)
        self.units = set(small)
        self._secret = {n for n, number in enumerate(every) if number.small(policy)}
        small_ones = (every[n] for n in self._secret)
        if any(every[n].unit[0] in ("column", "way") for n in self._secret):
            # times are missed least, and bind all heads to each other
            self.units |= {number.unit for number in every if number.unit[-1] in ("entries", "moves")}
        self._values = {(number.stage, number.value) for number in small_ones if number.value and number.people}
        self._follow()
        while (more := self._next()) is not None:
            self.units.add(every[more].unit)
            self._follow()

    def _follow(self) -> None:
        """Withhold what tells a secret at another place: by its receipt and path, or as the same number of a stage."""
        while True:
            places = {number.place for number in self._every if number.unit in self.units and number.place}
            found = {
                number.unit
                for number in self._every
                if number.unit not in self.units
                and (
                    number.place in places
                    or (number.people and (number.stage, number.value) in self._values)
                    or (number.stage, number.of) in self._values
                )
            }
            if not found:
                return
            self.units |= found

    def _next(self) -> int | None:
        """The number that goes next: the smallest of those that would give a secret away."""
        hidden = {n for n, number in enumerate(self._every) if number.unit in self.units}
        told = given_away(self._sums, self._every, hidden, self._secret, self._policy.least, self._people)
        last: set[int] = set()
        for secret in sorted(told):
            near = [one for one in self._sums if any(n == secret for n, _ in one.terms)]
            for telling in (near, around(self._sums, secret, hidden)):
                shown = {n for one in telling for n, _ in one.terms if n not in hidden and self._every[n].value > 0}
                # a stage's own people are what its findings are told of: all these would go with them
                last |= (heads := {n for n in shown if self._every[n].unit[-1] == "ever"})
                if shown - heads:
                    return min(shown - heads, key=self._size)
        return min(last, key=self._size, default=None)

    def _size(self, n: int) -> tuple[int, int]:
        return self._every[n].value, n


def _without(
    map: JourneyMap, every: Sequence[Number], small: set[Unit], withheld: set[Unit], policy: Policy
) -> JourneyMap:
    bounds = _bounds(map, every, withheld, policy)

    def why(unit: Unit) -> str:
        if unit in small:
            return bounds.get(unit, f"fewer than {policy.least} people, or all but so few")
        return f"would tell of a group of fewer than {policy.least} people" if unit in withheld else ""

    def statement(one: Statement, unit: Unit) -> Statement:
        reason = why(unit)
        return _silent(one, reason) if reason else one

    def cell(one: Cell, r: int, c: int) -> Cell:
        return replace(one, statements=tuple(statement(s, ("cell", r, c, k)) for k, s in enumerate(one.statements)))

    rows = tuple(
        Row(row.lane, tuple(cell(one, r, c) for c, one in enumerate(row.cells))) for r, row in enumerate(map.rows)
    )
    return replace(
        map,
        columns=tuple(_column(column, c, withheld) for c, column in enumerate(map.columns)),
        ways=tuple(_way(way, w, withheld) for w, way in enumerate(map.ways)),
        rows=rows,
        whole=tuple(statement(one, ("whole", k)) for k, one in enumerate(map.whole)),
        notes=(*map.notes, *_note(len(withheld), policy)),
    )


def _bounds(map: JourneyMap, every: Sequence[Number], withheld: set[Unit], policy: Policy) -> dict[Unit, str]:
    """What may be told in place of a number that is small, or of all but few: between what it lies. Only of the people
    of a stage that are told themselves."""
    heads = {c.name: c.ever.count.people for n, c in enumerate(map.columns) if c.ever.count and _told(n, withheld)}
    leading: dict[Unit, Number] = {}
    for number in every:
        leading.setdefault(number.unit, number)
    found = {}
    for unit, number in leading.items():
        if number.of is not None and number.of == heads.get(number.stage):
            if policy.small(number.value):
                found[unit] = f"fewer than {policy.least} of {number.of:,} people"
            elif policy.small(number.of - number.value):
                found[unit] = f"all but fewer than {policy.least} of {number.of:,} people"
    return found


def _told(column: int, withheld: set[Unit]) -> bool:
    return ("column", column, "ever") not in withheld


def _silent(statement: Statement, reason: str) -> Statement:
    return replace(
        statement,
        about="" if statement.kind in _WORDS else statement.about,
        figures=(),
        n=None,
        latest=None,
        part="",
        detail={key: value for key, value in statement.detail.items() if key in _DETAIL},
        withheld=reason,
    )


def _column(column: Column, number: int, withheld: set[Unit]) -> Column:
    gone = {unit[2] for unit in withheld if unit[:2] == ("column", number)}
    if "ever" in gone:
        gone |= {"stay", "entries"}
    return replace(
        column,
        ever=_none(column.ever) if "ever" in gone else column.ever,
        now=_none(column.now) if "now" in gone else column.now,
        stay=_none(column.stay) if "stay" in gone else column.stay,
        entries=None if "entries" in gone else column.entries,
    )


def _way(way: Way, number: int, withheld: set[Unit]) -> Way:
    if ("way", number) in withheld:
        return replace(way, people=_none(way.people), moves=None)
    return replace(way, moves=None) if ("way", number, "moves") in withheld else way


def _none(figure: Figure) -> Figure:
    return replace(figure, value=None, count=None, low=None, high=None, withheld=True)


def _note(withheld: int, policy: Policy) -> list[str]:
    if not withheld:
        return []
    what = "figure or finding" if withheld == 1 else "figures and findings"
    return [f"{withheld:,} {what} withheld: of fewer than {policy.least} people, or such as would give these away."]


def _of_nobody(map: JourneyMap, policy: Policy) -> JourneyMap:
    """A view of too few: what is noted of it tells how many they are."""
    return replace(
        map,
        view=replace(map.view, people=0),
        receipts=tuple(replace(receipt, notes=()) for receipt in map.receipts),
        notes=(f"Fewer than {policy.least} people are in view: nothing is told of them.",),
    )
