"""Does every number of a map equal its question, asked alone and anew? Over whole maps of random worlds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from journeymap.worlds import FEW, random_world, shop
from parcours.analyses.registry import ask, to_json
from parcours.journeymap import journey_map
from parcours.journeymap.asking import at
from parcours.model.journey_map import Figure, JourneyMap
from parcours.model.period import Period
from parcours.model.policy import Policy
from parcours.model.segment_text import read_segment
from parcours.timeline.snapshot import Snapshot

OPEN = Policy(0)


def figures(map: JourneyMap) -> Iterator[tuple[int | None, Figure]]:
    """All figures, each with the place of its receipt."""
    for column in map.columns:
        yield from ((column.receipt, figure) for figure in (column.ever, column.now, column.stay))
    yield from ((way.receipt, way.people) for way in map.ways)
    for said in [*map.whole, *(s for row in map.rows for cell in row.cells for s in cell.statements)]:
        yield from ((said.receipt, figure) for figure in said.figures)


def check(of: Snapshot, map: JourneyMap) -> int:
    """Ask every question again, and look up every number; says how many there were."""
    answers = []
    for receipt in map.receipts:
        again = ask(of, receipt.question, receipt.query)
        assert again.receipt.answer == receipt.answer, receipt.question
        assert again.receipt.query == receipt.query
        answers.append(to_json(again))
    many = 0
    for receipt, figure in figures(map):
        assert receipt is not None, figure
        assert figure.path, figure
        found = at(answers[receipt], figure.path)
        if figure.count is None:
            assert found == figure.value, figure
        else:
            assert found == {"people": figure.count.people, "of": figure.count.of}, figure
            assert figure.value == figure.count.share
        many += 1
    return many


@pytest.mark.parametrize("seed", range(12))
def test_every_number_is_the_answers(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    people, journey = random_world(random)
    of = shop(tmp_path, people, journey, as_of=random.choice([3000, 10**5]))
    among = random.choice([None, "did A", "did A then A within 1 day"])
    when = random.choice([Period(), Period("1970-01-01", "1970-01-01T00:20:00")])
    map = journey_map(
        of, among=read_segment(among) if among else None, period=when, policy=OPEN, most=random.choice([1, 5])
    )
    assert check(of, map) >= 3 * len(map.columns)


def test_of_the_world_on_fingers(tmp_path: Path) -> None:
    of = shop(tmp_path, FEW)
    map = journey_map(of, policy=OPEN)
    assert check(of, map) > 40


def test_actions_are_segments_of_their_stage(tmp_path: Path) -> None:
    """Counted another way: who did it while in the stage."""
    of = shop(tmp_path, FEW)
    map = journey_map(of, policy=OPEN, lanes=("actions",))
    found = [(cell.stage, s.about, s.figures[0].count) for cell in map.rows[0].cells for s in cell.statements]
    assert len(found) > 5
    for stage, name, count in found:
        who = ask(of, "segment", {"segments": [f"did {name} where journey.stage = {stage}", f"stage was {stage}"]})
        assert count is not None
        assert (count.people, count.of) == tuple(size.people.people for size in who.sizes)
