"""Pain points on the map: where they stand, what their figures are, and that no sign tells the same once more."""

from __future__ import annotations

import pytest

from analyses import pain_worlds
from journeymap.test_every_number import OPEN, check
from parcours.journeymap import journey_map
from parcours.journeymap.kinds import KINDS
from parcours.journeymap.terminal_cells import _TOLD
from parcours.journeymap.words import sentence
from parcours.model.count import Count
from parcours.model.journey_map import Figure, JourneyMap, Statement
from parcours.model.policy import Policy
from parcours.timeline.snapshot import Snapshot
from parcours.worlds.small_shop import small_shop


@pytest.fixture(scope="module")
def of(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return pain_worlds.snapshot(tmp_path_factory.mktemp("shop"), small_shop(11))


@pytest.fixture(scope="module")
def map(of: Snapshot) -> JourneyMap:
    return journey_map(of, lanes=("pains",), policy=OPEN)


def points(map: JourneyMap) -> dict[str, tuple[str, Statement]]:
    return {
        s.about: (cell.stage, s) for row in map.rows for cell in row.cells for s in cell.statements
        if s.kind == "pain point"
    }  # fmt: skip


def test_each_stands_in_the_stage_where_it_is_lived(map: JourneyMap, of: Snapshot) -> None:
    told = points(map)
    assert {about: stage for about, (stage, _) in told.items() if about != "Delivery: packaging"} == {
        "Product Viewed: slow = yes": "Decision", "Checkout: coupon": "Decision", "Delivery: late": "Retention",
    }  # fmt: skip
    kind = KINDS["pain point"]
    for _, one in told.values():
        assert {f.name for f in one.figures} <= set(kind.figures)
        assert set(one.detail) <= set(kind.detail)
    _, late = told["Delivery: late"]
    assert [f.name for f in late.figures] == [
        "people", "said", "silent", "at stake", "reached more", "scored more",
    ]  # fmt: skip
    stake = late.figures[3]
    assert stake.unit == "EUR"
    assert stake.value is not None
    assert stake.low is not None
    assert stake.high is not None
    assert stake.low < stake.value < stake.high
    assert late.part == "lived Delivery: late"
    assert check(of, map) > 20


def test_no_sign_tells_it_once_more(map: JourneyMap) -> None:
    signs = [s for row in map.rows for cell in row.cells for s in cell.statements if s.kind == "pain"]
    assert [s.about for s in signs if s.about == "Parcel Shipped … Parcel Delivered"] == []
    assert all(not cell.statements or cell.statements[0].kind == "pain point" for cell in map.rows[0].cells)


def test_what_hurts_most_is_told_of_the_whole(map: JourneyMap) -> None:
    """By the money at stake, before signs that tell of none."""
    hurts = [s for s in map.whole if s.kind in ("pain point", "pain")]
    amounts = [next((f.value or 0.0 for f in s.figures if f.name == "at stake"), 0.0) for s in hurts]
    assert len(hurts) == 2
    assert amounts[0] > 0
    assert amounts == sorted(amounts, reverse=True)
    every = [f.value or 0.0 for _, s in points(map).values() for f in s.figures if f.name == "at stake"]
    assert amounts[0] == max(every)


def test_said_in_a_sentence_and_in_a_cell(map: JourneyMap) -> None:
    _, late = points(map)["Delivery: late"]
    said = sentence(late)
    for part in ("lived it (Parcel Delivered: ", "say so", "points less", "At stake, associated with it", "EUR"):
        assert part in said
    assert "cause" not in said
    cell = _TOLD["pain point"](late)
    assert cell.lines[0].startswith("AT STAKE")
    few = Figure("people", 0.1, "people", Count(10, 100))
    alone = Statement(
        "pain point", "Delivery: packaging", "measured", (), (few,), 100, detail={"verdict": "not compared"}
    )
    assert sentence(alone).endswith("nothing on record tells who lives it.")


def test_few_people_are_withheld(of: Snapshot) -> None:
    told = points(journey_map(of, lanes=("pains",), policy=Policy(10**6)))
    assert all(one.withheld and not one.figures and "quote" not in one.detail for _, one in told.values())
