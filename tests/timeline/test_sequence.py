"""How far does each person come? The kernels against all chains tried one by one, and what must not
matter."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from parcours.model.errors import TooMuch
from parcours.timeline.kernels.sequence import Bar, Rules, Track, chains, every, undated
from reference.funnel import Answer, Asked, Happened, funnel
from timeline.sequence_worlds import compare, counted, rules, track, world

SEEDS = 250
PEOPLE = 20


@pytest.mark.parametrize("part", range(5))
def test_kernels_agree_with_the_oracle(part: int) -> None:
    for seed in range(part, SEEDS, 5):
        compare(seed, PEOPLE)


def test_worlds_are_of_every_kind() -> None:
    asked = [world(Random(seed), 1)[0] for seed in range(SEEDS)]
    assert {(a.order, a.ties, a.held) for a in asked} == {
        (order, ties, held)
        for order, ties in [
            ("in order", "any order"),
            ("in order", "arrival"),
            ("any order", "any order"),
            ("exact", "arrival"),
        ]
        for held in (False, True)
    }
    lives = [world(Random(seed), PEOPLE) for seed in range(SEEDS)]
    dated = {(a.order, bool(a.excluding)) for a, people in lives for p in people for e in p if e.until is not None}
    assert dated == {("in order", False), ("in order", True), ("any order", False)}
    levels = [funnel(p, a).level for a, people in lives[:60] for p in people]
    assert set(levels) >= {0, 1, 2, 3, 4}


def test_any_order_of_arrival_gives_the_same_answer() -> None:
    random = Random(7)
    for seed in range(150):
        asked, people = world(Random(seed), PEOPLE)
        if asked.ties == "any order":
            shuffled = [sorted(random.sample(p, len(p)), key=lambda e: e.at) for p in people]
            assert counted(shuffled, asked) == counted(people, asked)


def test_it_does_not_matter_who_else_is_counted() -> None:
    for seed in range(100):
        asked, people = world(Random(seed), PEOPLE)
        assert [counted([p], asked)[0] for p in people] == counted(people, asked)


def test_times_are_told_only_when_asked() -> None:
    asked, people = world(Random(2), PEOPLE)
    marks = track(people)
    without, with_times = chains(marks, rules(asked)), chains(marks, rules(asked), times=True)
    assert len(without.times) == 0
    for name in ("subject", "level", "began", "ended", "first", "last"):
        assert (getattr(without, name) == getattr(with_times, name)).all()
    assert len(with_times.times) == with_times.level.sum()


def test_first_and_last_are_marks_at_these_instants() -> None:
    for seed in range(60):
        asked, people = world(Random(seed), PEOPLE)
        marks = track(people)
        if len(marks.day) or asked.held:
            continue
        found = chains(marks, rules(asked))
        some = found.level > 0
        assert (marks.instants(found.first[some]) == found.began[some]).all()
        assert (marks.instants(found.last[some]) == found.ended[some]).all()
        assert (marks.subject[found.last[some]] == found.subject[some]).all()
        assert (found.first[~some] == -1).all()


def test_the_quick_way_and_the_other_give_the_same() -> None:
    """Chains are followed by a quick kernel where nothing is intricate; stretches always by the other."""
    for seed in range(200):
        asked, people = world(Random(seed), PEOPLE)
        marks = track(people)
        if asked.order == "in order" and not (asked.excluding or asked.gaps or len(marks.day)):
            quick, other = (
                chains(marks, rules(asked), times=True, stretches=s) for s in (None, every(marks, rules(asked)))
            )
            for name in ("subject", "level", "first", "last", "times", "marks"):
                assert (getattr(quick, name) == getattr(other, name)).all()


def test_nobody() -> None:
    none = track([])
    assert len(chains(none, Rules(2, 10), times=True)) == 0
    assert undated(none) == 0


def test_late_times_do_not_overflow() -> None:
    late = 2**32 - 1
    life = [Happened((late - 5, 0), frozenset({1})), Happened((late, 0), frozenset({2}))]
    asked = Asked(2, 2**32 - 1)
    assert counted([life], asked) == [Answer(2, ((late - 5, 0), (late, 0)))]


def test_a_long_life() -> None:
    """Many marks of one person, and windows that close on all but the last chain."""
    n = 200_000
    steps = np.tile(np.array([1, 2, 2, 4], np.uint64), n // 4)
    times = np.arange(n, dtype=np.uint32) * 10
    times[-1] -= 1  # only at the end does anybody come from 1 to 3 in 29 seconds
    marks = Track(np.zeros(n, np.uint32), times, np.zeros(n, np.uint8), steps)
    found = chains(marks, Rules(3, 29), times=True)
    assert found.level.tolist() == [3]
    assert (found.times - found.times[0]).tolist() == [0, 10_000_000, 29_000_000]
    assert found.last.tolist() == [n - 1]


def test_a_crowded_instant() -> None:
    """Matching many events to many steps, of which no event may serve two."""
    n = 40
    masks = [sum(1 << s for s in {k, (k + 1) % n}) for k in range(n)]
    steps = np.array(Random(3).sample(masks, n), np.uint64)
    tie = np.ones(n, np.uint8)
    tie[0] = 0
    marks = Track(np.zeros(n, np.uint32), np.full(n, 9, np.uint32), tie, steps)
    for order in ("in order", "any order"):
        assert chains(marks, Rules(n, 0, order)).level.tolist() == [n]  # type: ignore[arg-type]
        fewer = Track(*(a[1:] if len(a) else a for a in marks.arrays()))
        fewer.tie[0] = 0
        assert chains(fewer, Rules(n, 0, order)).level.max() < n  # type: ignore[arg-type]


def test_days_with_many_events_that_could_be_many_steps() -> None:
    """Twice the same step, day after day, is no matter; very many ways within one day are too much."""
    days = 400
    life = [Happened((4 * d, 0), frozenset({1, 2, 3}), until=4 * d + 3) for d in range(days)]
    asked = Asked(3, 8, upto=4 * days)
    [answer] = counted([life], asked)
    assert (answer.level, answer.instants[-1], answer.instants[0]) == (3, (8, 0), (3, 999_999))
    [answer] = counted([life], replace(asked, order="any order"))
    assert answer.level == 3
    crowd = [Happened((0, 0), frozenset(range(1, 41)), until=3) for _ in range(20)]
    with pytest.raises(TooMuch, match="more than 1,024 ways"):
        counted([crowd], Asked(40, 8, upto=9))


def test_a_bar_over_many_levels() -> None:
    life = [Happened((t, 0), frozenset({t + 1})) for t in range(64)]
    life.insert(40, Happened((39, 500_000), frozenset(), frozenset({0})))
    marks = track([life])
    assert chains(marks, Rules(64, 99, bars=[Bar(1, 64)])).level.tolist() == [40]
    assert chains(marks, Rules(64, 99, bars=[Bar(41, 64)])).level.tolist() == [64]
    assert chains(marks, Rules(64, 99, bars=[Bar(40, 41)])).level.tolist() == [40]


def test_a_day_between_two_windows_is_placed_where_both_are_open() -> None:
    """With 4 s each, B is in time for A until 4 s, and C for B from 6 s on; with 5 s there is an instant for both."""
    for gap, level in ((4, 2), (5, 3), (6, 3)):
        track = Track(
            np.zeros(3, np.uint32), np.array([0, 0, 10], np.uint32), np.array([0, 0, 0], np.uint8),
            np.array([2, 1, 4], np.uint64), day=np.array([1, 0, 0], np.uint8), until=np.array([20, 0, 0], np.int64),
        )  # fmt: skip
        found = chains(track, Rules(3, 100, gaps=(gap, gap)), times=True)
        assert found.level.tolist() == [level], gap
    assert found.times.tolist() == [0, 4_000_000, 10_000_000], "as early as what follows lets it"
