"""Credit rules: the two-touch case by hand, random tables against fractions and loops."""

from __future__ import annotations

from random import Random

import pytest

from parcours.stats import markov
from parcours.stats.attribution import Paths, first_touch, last_touch, linear, position, time_decay
from parcours.stats.markov import removal
from parcours.stats.shapley import MOST_CHANNELS, shapley
from reference import attribution as plain

DAY = 86_400


def test_one_goal_after_two_touches() -> None:
    paths = Paths.of([[0, 1]], [1])
    assert first_touch(paths).tolist() == [1, 0]
    assert last_touch(paths).tolist() == [0, 1]
    assert linear(paths).tolist() == [0.5, 0.5]
    assert position(paths).tolist() == [0.5, 0.5]
    assert time_decay(paths, [14 * DAY, 0], 7 * DAY).tolist() == [0.2, 0.8]  # two half-lives: a quarter of the weight
    assert removal(paths).credit.tolist() == removal(paths, 2).credit.tolist() == [0.5, 0.5]
    assert shapley(paths).tolist() == [0.5, 0.5]


def test_one_touch_has_all_and_four_share_by_position() -> None:
    assert position(Paths.of([[0]], [3])).tolist() == [3]
    assert position(Paths.of([[0, 1, 2, 3]], [10])).tolist() == pytest.approx([4, 1, 1, 4])


def test_paths_without_a_touch_get_and_give_nothing() -> None:
    paths = Paths.of([[], [0, 1], []], [5, 1, 0], [0, 0, 7])
    for credit in (first_touch(paths), linear(paths), removal(paths).credit, shapley(paths)):
        assert credit.sum() == pytest.approx(1)


def test_what_was_lost_weighs_against_a_channel() -> None:
    """A alone never converts, B alone always does: only B is worth anything."""
    paths = Paths.of([[0], [1]], [0, 10], [10, 0])
    assert removal(paths).credit.tolist() == [0, 10]
    assert shapley(paths).tolist() == [0, 10]


def test_shapley_shares_by_what_each_adds_to_the_chance() -> None:
    """A alone converts 1 of 10, B alone none, both 6 of 10: of a path of both A adds 0.7 / 2, B 0.5 / 2."""
    paths = Paths.of([[0], [1], [0, 1]], [1, 0, 6], [9, 10, 4])
    assert shapley(paths).tolist() == pytest.approx([1 + 10 * 0.35, 10 * 0.25])


def test_shapley_may_take_away() -> None:
    paths = Paths.of([[0], [0, 1]], [8, 1], [2, 9])  # who touches B as well converts less
    credit = shapley(paths)
    assert credit.tolist() == pytest.approx([8 + 10 * 0.45, -10 * 0.35])
    assert credit.sum() == pytest.approx(9)


def test_nobody() -> None:
    none = Paths.of([], [], channels=2)
    for credit in (first_touch(none), last_touch(none), linear(none), removal(none).credit, shapley(none)):
        assert credit.tolist() == [0, 0]


def test_very_old_touches_still_share() -> None:
    credit = time_decay(Paths.of([[0, 1]], [1]), [10**9, 10**9], 60)
    assert credit.tolist() == [0.5, 0.5]


@pytest.mark.parametrize("seed", range(40))
def test_random_tables_equal_the_definitions(seed: int) -> None:
    random = Random(seed)
    table = [
        (tuple(random.randrange(4) for _ in range(random.randrange(5))), random.randrange(4), random.randrange(4))
        for _ in range(random.randrange(2, 12))
    ]
    table.append(((0, 1, 2, 3), 1, random.randrange(2)))
    if seed % 4 == 0:
        table = [(path, converted, 0) for path, converted, _ in table]
    paths = Paths.of([path for path, *_ in table], [c for _, c, _ in table], [lost for *_, lost in table])
    assert paths.total == sum(c for path, c, _ in table if path)
    for mine, theirs in (
        (first_touch(paths), plain.by_weights(table, plain.first)),
        (last_touch(paths), plain.by_weights(table, plain.last)),
        (linear(paths), plain.by_weights(table, plain.linear)),
        (position(paths), plain.by_weights(table, plain.position)),
        (removal(paths).credit, plain.markov(table, 1)),
        (removal(paths, 2).credit, plain.markov(table, 2)),
        (shapley(paths), plain.shapley(table)),
    ):
        assert mine == pytest.approx([float(theirs.get(c, 0)) for c in range(4)], abs=1e-9)
        assert mine.sum() == pytest.approx(paths.total)


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OverflowError):
        shapley(Paths.of([list(range(MOST_CHANNELS + 1))], [1]))
    monkeypatch.setattr(markov, "MOST_STATES", 2)
    with pytest.raises(OverflowError):
        removal(Paths.of([[0, 1, 2]], [1]))
    with pytest.raises(ValueError, match="order of 3"):
        removal(Paths.of([[0]], [1]), 3)
    with pytest.raises(ValueError, match="half-life"):
        time_decay(Paths.of([[0]], [1]), [0], 0)
