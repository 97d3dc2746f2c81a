"""Where moves run: lengths in stages, heights in pixels, by hand and for random maps."""

from __future__ import annotations

from journeymap.made_map import lamp_shop
from journeymap.random_maps import random_map
from parcours.journeymap.arcs import above, below, levels
from parcours.model.count import Count
from parcours.model.journey_map import Direction, Figure, Way

NAMES = ("A", "B", "C")


def way(before: str, after: str, direction: Direction, people: int = 5) -> Way:
    return Way(before, after, direction, Figure("people", people / 10, "people", Count(people, 10)), people)


def test_neighbours_share_the_lowest_level_and_a_leap_runs_above() -> None:
    assert levels([(0, 1), (1, 2), (0, 2)]) == [1, 1, 2]
    assert levels([(0, 2), (1, 3)]) == [1, 2]


def test_a_move_starts_right_of_the_middle_and_ends_left_of_the_next() -> None:
    (arc,) = above([way("A", "B", "forward")], NAMES).arcs
    assert 0.5 < arc.start < 1
    assert 1 < arc.end < 1.5
    assert arc.middle == 1


def test_a_move_back_starts_left_and_ends_right() -> None:
    (arc,) = below([way("B", "A", "back")], NAMES).arcs
    assert 0.5 < arc.end < 1 < arc.start < 1.5


def test_a_leap_encloses_the_step_that_it_passes() -> None:
    step, leap = above([way("A", "B", "forward"), way("A", "C", "forward")], NAMES).arcs
    assert leap.start < step.start
    assert leap.height > step.height


def test_coming_in_again_and_leaving_stand_beside_the_head() -> None:
    side = below([way("none", "A", "in again"), way("A", "out", "out"), way("A", "none", "away")], NAMES)
    coming, leaving = side.ends
    assert coming.coming
    assert coming.at < 0.5 < leaving.at
    assert [w.direction for w in leaving.ways] == ["out", "away"]


def test_more_people_have_a_wider_line_and_nobody_a_visible_one() -> None:
    wide, thin = above([way("A", "B", "forward", 10), way("B", "C", "forward", 0)], NAMES).arcs
    assert wide.width > thin.width > 1


def test_moves_between_neighbours_are_always_drawn_and_of_leaps_the_greatest() -> None:
    names = tuple("ABCDEFGH")
    leaps = [
        way(a, b, "forward", n % 10)
        for n, (a, b) in enumerate((a, b) for a in names for b in names if ord(b) > ord(a) + 1)
    ]
    side = above([*leaps, way("G", "H", "forward", 0)], names)
    assert len(side.arcs) == len(names) + 1
    assert len(side.left_out) == len(leaps) - len(names)
    drawn = [a.way.people.count.people for a in side.arcs[1:] if a.way.people.count]
    assert min(drawn) >= max(w.people.count.people for w in side.left_out if w.people.count)


def test_nothing_is_drawn_of_no_moves() -> None:
    assert above([], NAMES).height == below([], NAMES).height == 0


def test_labels_of_one_height_never_stand_on_each_other() -> None:
    for made in map(random_map, range(200)):
        names = [c.name for c in made.columns]
        for side in (above(made.ways, names), below(made.ways, names)):
            for k, a in enumerate(side.arcs):
                assert 0 <= min(a.start, a.end) < max(a.start, a.end) <= len(names)
                assert all(a.height != b.height or abs(a.middle - b.middle) > 0.7 for b in side.arcs[k + 1 :])


def test_the_lamp_shop_has_all_directions() -> None:
    made = lamp_shop()
    assert {w.direction for w in made.ways} == {"in", "forward", "back", "away", "out", "in again"}
