from __future__ import annotations

from random import Random
from typing import Any

import numpy as np
import pytest

from parcours.model.errors import NotAllowed, UnknownName
from parcours.model.filter_text import read_filter
from parcours.model.filters import Named
from parcours.timeline.members import Members
from parcours.timeline.plan import Plan, mark
from timeline.hand_made import HandMade
from timeline.random_worlds import NAMES, expected, random_filter, random_people

ALICE = [
    {"name": "View", "time": 10},
    {"name": "Add", "time": 10, "properties": {"price": 3.0}},
    {"name": "View", "time": 20},
    {"name": "Buy", "time": 30, "properties": {"price": 30.0}},
]
BOB = [{"name": "View", "time": 5}, {"name": "Buy", "time": 6, "properties": {"price": 8.0}}]
SHOP = HandMade([ALICE, [], BOB])


def marked(plan: Plan, chunk_events: int | None = None) -> list[tuple[Any, ...]]:
    """(generation, subject, position, time, tie, steps, bars, day, name) of every mark."""
    found: list[tuple[Any, ...]] = []
    scratch = plan.scratch()
    for chunk in plan.chunks(chunk_events):
        m = plan.marks(chunk, scratch)
        number = plan.snapshot.generations.index(m.generation)
        day = m.day if len(m.day) else np.zeros(len(m), np.uint8)
        names = [plan.snapshot.names.name(code) for code in m.code.tolist()]
        columns = (m.subject, m.position, m.time, m.tie, m.steps, m.bars, day)
        found += [(number, *row, name) for *row, name in zip(*(c.tolist() for c in columns), names, strict=True)]
        assert all(subject in m.subjects for subject in m.subject.tolist())
    return found


def filters(*texts: str) -> list[Any]:
    return [read_filter(text) for text in texts]


def test_marks_tell_who_when_and_which_steps() -> None:
    found = marked(mark(SHOP, filters("View", "Add | Buy", "Buy where price > 10")))
    assert found == [
        (0, 0, 0, 10, 0, 0b001, 0, 0, "View"),
        (0, 0, 1, 10, 1, 0b010, 0, 0, "Add"),  # the same instant as the view
        (0, 0, 2, 20, 0, 0b001, 0, 0, "View"),
        (0, 0, 3, 30, 0, 0b110, 0, 0, "Buy"),
        (0, 2, 4, 5, 0, 0b001, 0, 0, "View"),
        (0, 2, 5, 6, 0, 0b010, 0, 0, "Buy"),
    ]


def test_bars_have_a_word_of_their_own_and_are_marked_too() -> None:
    found = marked(mark(SHOP, filters("View"), filters("Add", "Buy where price < 10")))
    assert [(m[5], m[6]) for m in found] == [(1, 0), (0, 1), (1, 0), (1, 0), (0, 2)]


def test_what_the_view_does_not_keep_is_invisible() -> None:
    found = marked(mark(SHOP, filters("any event"), where=read_filter("price exists or Add")))
    assert [m[2] for m in found] == [1, 3, 5]
    assert found[0][4] == 0, "the view at the same instant is not there to tie with"


def test_every_visible_event_can_be_marked() -> None:
    found = marked(mark(SHOP, filters("Add"), every=True, where=read_filter("not Buy")))
    assert [(m[2], m[5]) for m in found] == [(0, 0), (1, 1), (2, 0), (4, 0)]
    assert [m[2] for m in marked(mark(SHOP, [], every=True))] == [0, 1, 2, 3, 4, 5]
    assert marked(mark(SHOP, [])) == []


def test_only_the_time_asked_for_and_nothing_after_as_of() -> None:
    assert [m[3] for m in marked(mark(SHOP, filters("any event"), between=(6, 20)))] == [10, 10, 6]
    earlier = HandMade([ALICE, BOB], as_of=10)
    assert [m[3] for m in marked(mark(earlier, filters("any event"), between=(6, 99)))] == [10, 10, 6]


def test_a_tie_needs_the_same_subsecond() -> None:
    world = HandMade([[{"name": "A", "time": 7, "sub": s} for s in (0, 5, 5, 6)]])
    assert [m[4] for m in marked(mark(world, filters("A")))] == [0, 0, 1, 0]


def test_day_precision_is_told() -> None:
    world = HandMade([[{"name": "A", "time": 0, "day": True}, {"name": "A", "time": 0}]])
    assert [(m[4], m[7]) for m in marked(mark(world, filters("A")))] == [(0, 1), (1, 0)]


def test_hidden_events_and_dead_persons_are_passed_over() -> None:
    world = HandMade([ALICE, BOB], [[{"name": "Buy", "time": 1, "hidden": True}, *BOB]], dead=[(0, 1)])
    assert [m[:3] for m in marked(mark(world, filters("Buy")))] == [(0, 0, 3), (1, 0, 2)]


def test_sessions_are_subjects() -> None:
    world = HandMade([
        [{"name": "A", "time": 1, "session": 0}, {"name": "A", "time": 1, "session": 1}],
        [{"name": "A", "time": 3}, {"name": "A", "time": 3, "session": 2}],
    ])  # fmt: skip
    plan = mark(world, filters("A"), unit="session")
    assert [m[1:5] for m in marked(plan)] == [(0, 0, 1, 0), (1, 1, 1, 0), (2, 3, 3, 0)]
    assert [plan.marks(c, plan.scratch()).subjects for c in plan.chunks(1)] == [range(2), range(2, 3)]


def test_64_steps_and_no_more() -> None:
    assert marked(mark(SHOP, filters(*["View"] * 63, "Buy")))[2][5] == 1 << 63
    with pytest.raises(NotAllowed, match="65 steps"):
        mark(SHOP, filters(*["View"] * 65))
    with pytest.raises(NotAllowed, match="65 exclusions"):
        mark(SHOP, [], filters(*["View"] * 65))


def test_unknown_names_are_refused_before_anything_is_counted() -> None:
    with pytest.raises(UnknownName) as caught:
        mark(SHOP, filters("Viewed"))
    assert "“View”" in caught.value.hint


def test_rare_events_are_found_by_their_postings() -> None:
    world = HandMade([[*({"name": "View", "time": t} for t in range(20)), {"name": "Buy", "time": 30}]])
    assert [mark(world, filters(name)).sources[0].way for name in ("View", "Buy")] == ["scan", "postings"]
    assert mark(world, filters("Buy"), every=True).sources[0].way == "scan"


def test_events_of_few_people_are_picked() -> None:
    world = HandMade([[{"name": "View", "time": t} for t in range(20)] for _ in range(20)])
    (generation,) = world.generations
    some = Members({generation: np.arange(20) % 10 == 3})
    plan, scanned = mark(world, filters("View"), among=some), mark(world, filters("View"), among=some, way="scan")
    assert [plan.sources[0].way, plan.sources[0].matching] == ["people", 40]
    assert marked(plan) == marked(scanned)
    assert {m[1] for m in marked(plan)} == {3, 13}
    half = Members({generation: np.arange(20) % 2 == 0})
    assert mark(world, filters("View"), among=half).sources[0].way == "scan"


def test_a_person_larger_than_a_chunk_has_one_alone() -> None:
    small, giant = [{"name": "A", "time": 1}], [{"name": "A", "time": t} for t in range(50)]
    plan = mark(HandMade([small, small, giant, small, [], small]), filters("A"))
    assert [(c.first, c.last) for c in plan.chunks(10)] == [(0, 2), (2, 3), (3, 6)]
    assert [(c.first, c.last) for c in plan.chunks(1)] == [(0, 1), (1, 2), (2, 3), (3, 4), (5, 6)]


def test_no_people_no_chunks() -> None:
    assert mark(HandMade([], names=["A"]), filters("A")).chunks() == []
    assert mark(HandMade([[], []], names=["A"]), filters("A")).chunks() == []


@pytest.mark.parametrize("seed", range(150))
def test_marks_are_those_counted_slowly_either_way_and_in_any_chunks(seed: int) -> None:
    random = Random(seed)
    people = random_people(seed), random_people(seed + 1000)
    world = HandMade(*people, dead=[(0, 0)] if random.random() < 0.3 else [], as_of=random.choice([9, 99]), names=NAMES)
    asked: dict[str, Any] = {
        "steps": [random_filter(random.randrange(2**32)) for _ in range(random.randrange(4))],
        "bars": [random_filter(random.randrange(2**32)) for _ in range(random.randrange(2))],
        "where": random_filter(random.randrange(2**32)) if random.random() < 0.4 else None,
        "between": random.choice([(0, 2**32), (2, 8)]),
        "every": random.random() < 0.3,
        "unit": random.choice(["person", "person", "session"]),
    }
    try:
        slow = expected(world, **asked)
        plans = [mark(world, **asked, way=way) for way in ("scan", "postings", "people", None)]
    except UnknownName:
        pytest.skip("a property that nobody of this world has")
    for plan in plans:
        for chunk_events in (None, 1, 7, 1000):
            assert marked(plan, chunk_events) == slow


def test_many_blocks_of_postings_and_of_scans() -> None:
    random = np.random.default_rng(5)
    person = [{"name": NAMES[int(n)], "time": int(t)} for n, t in enumerate(range(6))]
    sizes = [1, 5000, 40_000, 70_000, 3, 1]
    people = [
        [{"name": NAMES[c], "time": t} for t, c in enumerate(random.integers(0, 6, size).tolist())] for size in sizes
    ]
    world = HandMade([person, *people])
    steps = [Named((n,)) for n in NAMES[:3]]
    scanned = marked(mark(world, steps, way="scan"))
    assert scanned == marked(mark(world, steps, way="postings")) == expected(world, steps)
