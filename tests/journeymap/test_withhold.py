"""What is withheld of small maps, and that nothing of it can be got back: every value that the rest allows is tried."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from parcours.journeymap.numbers import Number, numbers
from parcours.journeymap.sums import Sum, around, sums
from parcours.journeymap.withhold import withhold
from parcours.journeymap.words import sentence
from parcours.model.count import Count
from parcours.model.errors import BadInput
from parcours.model.journey import NONE
from parcours.model.journey_map import Cell, Column, Figure, JourneyMap, Row, Statement, View, Way
from parcours.model.period import Period
from parcours.model.policy import Policy
from parcours.model.receipt import Receipt, SnapshotId

TEN = Policy()


def share(people: int, of: int, name: str = "people", path: str = "") -> Figure:
    return Figure(name, people / of if of else None, "people", Count(people, of), path=path)


def stating(*figures: Figure, kind: str = "did", about: str = "Order", **more: Any) -> Statement:
    known: dict[str, Any] = {"receipt": 0} | more
    return Statement(kind, about, "measured", ("real",), figures, **known)


def column(name: str, ever: int, now: int, entries: int, people: int) -> Column:
    return Column(
        name, share(ever, people, "ever"), share(now, people, "now"), Figure("stay", 60.0, "seconds"), entries
    )


def way(before: str, after: str, people: int, of: int, moves: int | None = None) -> Way:
    return Way(before, after, "forward", share(people, of), people if moves is None else moves)


def shop(*cells: Cell, people: int = 1000, columns: tuple[Column, ...] = (), ways: tuple[Way, ...] = ()) -> JourneyMap:
    columns = columns or (column("Visit", 500, 300, 500, people), column("Order", 200, 200, 200, people))
    told = SnapshotId(1, "", "", 0, "UTC")
    receipt = Receipt("actions", {}, told, ("real",), people, 5 * people, "", "0", notes=(f"Only of {people} people.",))
    return JourneyMap(
        "Shop", View(0, "UTC", Period(), people=people), ("real",), columns, ways, (Row("actions", cells),),
        receipts=(receipt,),
    )  # fmt: skip


def statements(map: JourneyMap) -> list[Statement]:
    return [s for row in map.rows for cell in row.cells for s in cell.statements]


def test_a_prompt_keeps_what_is_told_of_more() -> None:
    figures = share(300, 500, "shown"), share(40, 300, "taken"), share(8, 300, "went on"), share(3, 40, "went on taken")
    mail = stating(*figures, kind="prompt", about="Mail", detail={"kind": "message"}, n=300)
    few = stating(share(300, 500, "shown"), share(9, 300, "taken"), share(9, 9, "went on taken"), kind="prompt", n=300)
    map = replace(shop(), rows=(Row("prompts", (Cell("Visit", (mail, few)), Cell("Order"))),))
    one, other = statements(withhold(map, TEN))
    assert [f.name for f in one.figures] == ["shown", "taken"]
    assert one.detail == {"kind": "message", "withheld": "went on: fewer than 10 people"}
    assert "went on: fewer than 10 people" in sentence(one)
    assert ([f.name for f in other.figures], other.detail["withheld"]) == (["shown"], "taken: fewer than 10 people")
    assert not one.withheld
    assert withhold(map, Policy(0)).rows == map.rows


def test_what_is_withheld_in_a_cell_is_withheld_of_the_whole() -> None:
    """By its receipt and path, and as the same number of its stage."""
    lost = stating(share(5, 500, path="pains.0.people"), kind="pain", about="lost after Visit", n=500)
    other = stating(share(60, 500, path="pains.1.people"), kind="pain", about="View again", n=500)
    map = shop(Cell("Visit", (lost, other)))
    beside = tuple(replace(one, detail={"stage": "Visit", "verdict": "hurts"}) for one in (lost, other))
    told = withhold(replace(map, whole=beside), TEN)
    assert [bool(s.withheld) for s in told.whole] == [bool(s.withheld) for s in statements(told)] == [True, False]
    assert told.whole[0].detail == {"stage": "Visit"}


@pytest.mark.parametrize("more", [0, 3])
def test_a_term_does_not_follow_from_its_researchs_total(more: int) -> None:
    """60 searched, 55 of them for a lamp: those for a shade are 5; not so where terms are left out."""
    of = {"research": "Searches"}
    total = stating(share(60, 500), Figure("events", 70, "events"), kind="looked", about="Searches", detail=of)
    lamp = stating(share(55, 500), Figure("events", 60, "events"), kind="searched", about="lamp", detail=of)
    shade = stating(share(5, 500), Figure("events", 10, "events"), kind="searched", about="shade", detail=of)
    map = shop()
    cell = Cell("Visit", (total, lamp, shade), more=more)
    told = withhold(replace(map, rows=(Row("research", (cell,)),)), TEN)
    assert [bool(s.withheld) for s in statements(told)] == ([False, False, True] if more else [False, True, True])


def test_small_groups_and_all_but_small_groups_are_withheld() -> None:
    map = shop(Cell("Visit", tuple(stating(share(k, 500), n=k) for k in (0, 9, 10, 250, 490, 491, 500))))
    assert [bool(s.withheld) for s in statements(withhold(map, TEN))] == [False, True, False, False, False, True, False]


def test_a_withheld_statement_stays_with_its_name_place_and_reason_but_without_any_number() -> None:
    pain = stating(
        share(4, 500), Figure("times", 9, "events"), n=4, latest=12, part="errors: Payment Failed", kind="pain",
        about="Payment Failed", detail={"sign": "errors", "verdict": "hurts", "rule": "4 people"},
    )  # fmt: skip
    (found,) = statements(withhold(shop(Cell("Visit", (pain,))), TEN))
    assert found.withheld == "fewer than 10 of 500 people"
    assert (found.about, found.receipt, found.kind) == ("Payment Failed", 0, "pain")
    assert (found.figures, found.n, found.latest, found.part) == ((), None, None, "")
    assert found.detail == {"sign": "errors"}


def test_words_of_a_cell_with_few_speakers_are_withheld() -> None:
    score = Figure("score", 2.0, "score")
    few = stating(score, kind="said", about="My lamp is late", n=9, detail={"title": "Late", "event": "Review"})
    enough = stating(score, kind="said", about="A fine lamp", n=10)
    first, second = statements(withhold(shop(Cell("Order", (few, enough))), TEN))
    assert (first.about, first.detail) == ("", {"event": "Review"})
    assert (second.about, second.withheld) == ("A fine lamp", "")


def test_what_few_people_did_is_withheld_where_only_the_events_are_told() -> None:
    map = shop(Cell("Visit", (stating(Figure("events", 7, "events")), stating(Figure("mean", 7, "score")))))
    assert [bool(s.withheld) for s in statements(withhold(map, TEN))] == [True, False]


def test_assumptions_and_refusals_without_numbers_stay() -> None:
    map = shop(Cell("Visit", (Statement("assumed", "Unsure what fits", "assumed"),), missing="Load reviews."))
    assert withhold(map, TEN).rows == map.rows


def test_where_a_cell_parts_its_people_one_more_row_goes() -> None:
    """Of 500 people 5, 95 and 400: with 95 and 400 shown, the 5 are what is left."""
    map = shop(Cell("Visit", tuple(stating(share(k, 500), about=str(k)) for k in (5, 95, 400))))
    assert [bool(s.withheld) for s in statements(withhold(map, TEN))] == [True, True, False]


def test_where_rows_are_left_out_they_part_nothing() -> None:
    map = shop(Cell("Visit", tuple(stating(share(k, 500), about=str(k)) for k in (5, 95, 400)), more=1))
    assert [bool(s.withheld) for s in statements(withhold(map, TEN))] == [True, False, False]


def test_a_head_of_few_people_takes_with_it_all_that_tells_of_them() -> None:
    columns = (column("Visit", 990, 985, 990, 1000), column("Order", 5, 5, 5, 1000))
    map = shop(
        Cell("Visit", (stating(share(300, 990)),)), Cell("Order", (stating(share(0, 5)),)),
        columns=columns, ways=(way(NONE, "Visit", 990, 1000), way("Visit", "Order", 5, 990)),
    )  # fmt: skip
    found = withhold(map, TEN)
    order = found.columns[1]
    assert (order.ever.count, order.now.value, order.stay.value, order.entries) == (None, None, None, None)
    assert (found.ways[1].people.count, found.ways[1].moves) == (None, None)
    assert statements(found)[1].withheld
    assert found.columns[0].ever.count == Count(990, 1000)
    assert not statements(found)[0].withheld


def test_people_now_add_up_to_all_so_that_one_more_stage_is_withheld() -> None:
    columns = (column("Visit", 100, 300, 150, 307), column("Order", 100, 7, 150, 307))
    found = withhold(shop(people=307, columns=columns), TEN)
    assert [c.now.value for c in found.columns] == [None, None]
    assert all(c.ever.count == Count(100, 307) for c in found.columns)


def test_the_same_number_at_another_place_goes_too() -> None:
    here = stating(share(4, 500, path="moves.0.people"), kind="moved on")
    there = (way("Visit", "Order", 400, 500),)
    map = shop(
        Cell("Visit", (here,)), ways=(replace(there[0], people=share(400, 500, path="moves.0.people"), receipt=0),)
    )
    assert withhold(map, TEN).ways[0].people.value is None


def test_a_group_that_is_withheld_is_no_denominator() -> None:
    """6 of 1000 visited: their number is withheld, and so is all that is told of them."""
    columns = (column("Visit", 6, 0, 6, 1000), column("Order", 200, 200, 200, 1000))
    map = shop(Cell("Visit", (stating(share(6, 6)),)), Cell("Order", (stating(share(50, 200)),)), columns=columns)
    found = withhold(map, TEN)
    assert [bool(s.withheld) for s in statements(found)] == [True, False]
    assert found.columns[0].ever.count is None


def test_how_many_came_to_a_stage_is_the_frame_of_the_map() -> None:
    """All but 5 of 1000 visited: that is told, and of all but 4 of these only that they are all but few."""
    columns = (column("Visit", 995, 500, 995, 1000), column("Order", 200, 200, 200, 1000))
    cell = Cell("Visit", (stating(share(300, 995)), stating(share(991, 995))))
    found = withhold(shop(cell, Cell("Order"), columns=columns), TEN)
    assert found.columns[0].ever.count == Count(995, 1000)
    assert [s.withheld for s in statements(found)] == ["", "all but fewer than 10 of 995 people"]


def test_a_view_of_too_few_people_tells_nothing() -> None:
    map = shop(Cell("Visit", (stating(share(2, 4)), Statement("assumed", "Unsure", "assumed"))), people=4,
               columns=(column("Visit", 4, 2, 4, 4),))  # fmt: skip
    found = withhold(map, TEN)
    assert found.view.people == 0
    assert found.notes == ("Fewer than 10 people are in view: nothing is told of them.",)
    assert [bool(s.withheld) for s in statements(found)] == [True, False]
    assert found.receipts[0].notes == ()


@pytest.mark.parametrize("least", [0, 1])
def test_a_policy_of_none_withholds_nothing(least: int) -> None:
    map = shop(Cell("Visit", (stating(share(1, 500)),)))
    assert withhold(map, Policy(least)) == replace(map, view=replace(map.view, least=least))


def test_a_policy_is_a_number_of_people() -> None:
    with pytest.raises(BadInput, match="fewer than -1"):
        Policy(-1)


def test_withholding_twice_is_withholding_once_and_changes_nothing_handed_in() -> None:
    map = shop(Cell("Visit", tuple(stating(share(k, 500), about=str(k)) for k in (5, 95, 400))))
    before = repr(map)
    once = withhold(map, TEN)
    assert repr(map) == before
    assert [s.figures for s in statements(withhold(once, TEN))] == [s.figures for s in statements(once)]


# ---- whatever is shown, what is withheld may have been otherwise


@pytest.mark.parametrize("seed", range(150))
def test_nothing_that_is_withheld_can_be_got_back(seed: int) -> None:
    policy = Policy(3)
    map = someones(random.Random(seed))
    every = numbers(map)
    shown = {(n.unit, n.name) for n in numbers(withhold(map, policy))}
    hidden = [n for n, one in enumerate(every) if (one.unit, one.name) not in shown and one.name != "stay"]
    secret = [n for n, one in enumerate(every) if one.small(policy) and one.name != "stay"]
    assert set(secret) <= set(hidden)
    known = sums(map, every)
    for n in secret:
        left = {m for one in around(known, n, set(hidden)) for m, _ in one.terms} - set(hidden)
        if any(every[m].value for m in left):  # else all is withheld that there is
            assert otherwise(known, every, hidden, n), f"{every[n]} can only be what it is"


def someones(rng: random.Random) -> JourneyMap:
    """A few people who go from stage to stage, each once at most."""
    names = ("A", "B", "C")[: rng.choice([2, 3])]
    people = rng.choice([6, 8, 12, 20])
    ways: dict[tuple[str, str], int] = {}
    ever, now = dict.fromkeys(names, 0), dict.fromkeys((*names, NONE), 0)
    for _ in range(people):
        at = NONE
        for name in names:
            if rng.random() < 0.55:
                ways[at, name] = ways.get((at, name), 0) + 1
                at = name
                ever[name] += 1
        now[at] += 1
    of = {**ever, NONE: people}
    cells = []
    for name in names:
        left, rows = ever[name], []
        while left > 0:
            some = rng.randint(1, left)
            rows.append(stating(share(some, ever[name]), about=f"{name}{len(rows)}", n=some))
            left -= some
        cells.append(Cell(name, tuple(rows[:4]), more=max(len(rows) - 4, 0)))
    beside = stating(Figure("people", now[NONE], "people"), kind="nowhere", about="")
    map = shop(
        *cells, people=people, columns=tuple(column(n, ever[n], now[n], ever[n], people) for n in names),
        ways=tuple(way(a, b, k, of[a]) for (a, b), k in ways.items()),
    )  # fmt: skip
    return replace(map, whole=(beside,))


Bounds = dict[int, tuple[int, int]]


def otherwise(known: Sequence[Sum], every: Sequence[Number], hidden: list[int], of: int) -> dict[int, int] | None:
    """Values of what is hidden, whole and above 0, that agree with all that is shown and give `of` another value."""
    rules = []
    for one in known:
        rest = one.total - sum(sign * every[n].value for n, sign in one.terms if n not in hidden)
        rules.append(([(n, sign) for n, sign in one.terms if n in hidden], rest))
    most = max(number.of or 0 for number in every)
    free = {n: (1, most if every[n].people else 3 * most) for n in hidden}
    for value in sorted(range(1, free[of][1] + 1), key=lambda v: abs(v - every[of].value)):
        if value != every[of].value and (found := solved(rules, free | {of: (value, value)}, every)):
            return found
    return None


def solved(rules, bounds: Bounds, every: Sequence[Number]) -> dict[int, int] | None:
    """Values within the bounds that all rules allow: by trying."""
    narrow = narrowed(rules, bounds)
    if narrow is None:
        return None
    open_ = [n for n, (low, high) in narrow.items() if low < high]
    if not open_:
        return {n: low for n, (low, _) in narrow.items()}
    next_ = min(open_, key=lambda n: narrow[n][1] - narrow[n][0])
    low, high = narrow[next_]
    for value in sorted(range(low, high + 1), key=lambda v: abs(v - every[next_].value)):
        if found := solved(rules, narrow | {next_: (value, value)}, every):
            return found
    return None


def narrowed(rules, bounds: Bounds) -> Bounds | None:
    """The bounds that are left once each rule was looked at until none narrows them; None: nothing is left."""
    bounds = dict(bounds)
    while True:
        before = dict(bounds)
        for terms, rest in rules:
            for n, sign in terms:
                others = [(bounds[m] if s > 0 else (-bounds[m][1], -bounds[m][0])) for m, s in terms if m != n]
                low, high = rest - sum(h for _, h in others), rest - sum(low for low, _ in others)
                low, high = (low, high) if sign > 0 else (-high, -low)
                bounds[n] = max(bounds[n][0], low), min(bounds[n][1], high)
                if bounds[n][0] > bounds[n][1]:
                    return None
            if not terms and rest:
                return None
        if bounds == before:
            return bounds


def test_the_search_finds_what_can_only_be_one_number() -> None:
    """The oracle itself: of 3 + x = 10 it finds x = 7 alone, of x + y = 10 something else for x."""
    map = shop(Cell("Visit", (stating(share(3, 10)), stating(share(7, 10)))))
    every = numbers(map)
    (known,) = [one for one in sums(map, every) if {every[n].value for n, _ in one.terms} == {3, 7}]
    (first, _), (second, _) = known.terms
    assert otherwise([known], every, [second], second) is None
    found = otherwise([known], every, [first, second], first)
    assert found is not None
    assert found[first] != 3
    assert found[first] + found[second] == 10


def test_reference_of_all_maps_of_one_cell() -> None:
    """Every way of parting 9 people in three: what is withheld is never fixed by the rest."""
    for a, b in product(range(10), repeat=2):
        if a + b <= 9:
            map = shop(Cell("Visit", tuple(stating(share(k, 9), about=str(k)) for k in (a, b, 9 - a - b))), people=1000,
                       columns=(column("Visit", 9, 9, 9, 1000),))  # fmt: skip
            found = statements(withhold(map, Policy(3)))
            shown = [s.figures[0].count.people if s.figures and s.figures[0].count else None for s in found]
            small = [k for k in (a, b, 9 - a - b) if 0 < k < 3 or 0 < 9 - k < 3]
            if small:
                assert shown.count(None) >= 2, (a, b, shown)
