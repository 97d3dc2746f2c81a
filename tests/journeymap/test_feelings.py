"""What the row of feelings says: how people feel, what themes they speak of, words put there by hand, and the curve."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from analyses.heard_worlds import STAGES, did, wrote
from journeymap.worlds import cell
from parcours.analyses.registry import ask
from parcours.analyses.registry import to_json as plain
from parcours.journeymap import Pinned, from_json, journey_map, to_json
from parcours.journeymap.asking import at
from parcours.journeymap.terminal import lines
from parcours.journeymap.words import sentence
from parcours.model.count import Count
from parcours.model.journey_map import JourneyMap, Statement
from parcours.model.policy import Policy
from timeline.definitions import shop
from timeline.worlds import Row

OPEN = Policy(0)


def rows(people: int = 12) -> list[Row]:
    """All look and write, a third badly of a late parcel; half go on to Decide, where two scores are given."""
    late: dict[str, Any] = {"said__themes": ["Delivery: late"], "said__pains": ["Delivery: late"]}
    found: list[Row] = []
    for k in range(people):
        bad = k % 3 == 0
        more: dict[str, Any] = late | {"said__kinds": ["complaint"]} if bad else {"said__kinds": ["question", "doubt"]}
        found += [did("See", 1, f"u{k}"), wrote(2, f"u{k}", -0.5 if bad else 0.5, **more)]
        found += [did("Add", 10, f"u{k}")] if k % 2 == 0 else []
    found += [did("Review", 20, "u0", score=5.0), did("Review", 20, "u2", score=1.0), did("Buy", 30, "u0")]
    return [*found, did("See", 90 * 86_400, "end")]


def gathered(folder: Path, told: list[Row], policy: Policy = OPEN, pinned: Sequence[Pinned] = ()) -> JourneyMap:
    return journey_map(shop(folder, told, STAGES), policy=policy, pinned=pinned, lanes=("feelings",))


def of_kind(map: JourneyMap, stage: str, kind: str) -> list[Statement]:
    return [one for one in cell(map, "feelings", stage).statements if one.kind == kind]


def test_how_people_feel_leads_the_cell(tmp_path: Path) -> None:
    map = gathered(tmp_path, rows())
    texts = cell(map, "feelings", "Look").statements[0]
    assert (texts.kind, texts.about, texts.evidence, texts.part) == ("felt", "texts", "reported", "wrote in Look")
    figures = {f.name: f for f in texts.figures}
    assert figures["valence"].value == pytest.approx((8 * 0.5 - 4 * 0.5) / 12)
    assert figures["valence"].low is not None
    assert figures["went on"].count == Count(6, 12)
    assert figures["people"].value == 12
    assert sentence(texts).startswith("What they write: +0.17 on -1 to 1 (")
    assert "Of those heard 50% (6 of 12) went on." in sentence(texts)
    (scores,) = of_kind(map, "Decide", "felt")
    assert (scores.about, scores.figures[0].value, scores.n) == ("scores", 0, 2)


def test_every_figure_is_the_answers(tmp_path: Path) -> None:
    of = shop(tmp_path, rows(), STAGES)
    map = journey_map(of, policy=OPEN, lanes=("feelings",))
    for one in of_kind(map, "Look", "felt"):
        assert one.receipt is not None
        receipt = map.receipts[one.receipt]
        answer = plain(ask(of, receipt.question, dict(receipt.query)))
        for figure in one.figures:
            told = at(answer, figure.path)
            assert (told if figure.count is None else Count(**told)) == (figure.count or figure.value)


def test_kinds_of_things_said(tmp_path: Path) -> None:
    map = gathered(tmp_path, rows())
    assert [sentence(one) for one in of_kind(map, "Look", "told")] == [
        "Doubts: 67% (8 of 12), in 8 texts.", "Questions: 67% (8 of 12), in 8 texts.",
        "Complaints: 33% (4 of 12), in 4 texts.",
    ]  # fmt: skip


def test_themes_said_in_the_stage(tmp_path: Path) -> None:
    (late,) = of_kind(gathered(tmp_path, rows()), "Look", "theme said")
    assert late.about == "Delivery: late"
    assert sentence(late).startswith("Delivery: late: 33% (4 of 12) speak of it, of these badly 100% (4 of 4)")
    assert late.part == "said Delivery: late in Look"


def test_the_curve_is_what_the_row_says(tmp_path: Path) -> None:
    map = gathered(tmp_path, rows())
    assert [(p.stage, p.source) for p in map.curve] == [("Look", "texts"), ("Decide", "scores")]
    look = map.curve[0]
    texts = cell(map, "feelings", "Look").statements[0]
    assert (look.valence, look.receipt) == (texts.figures[0], texts.receipt)
    assert look.went_on is not None
    assert look.went_on.count == Count(6, 12)
    assert look.intensity is not None
    assert look.intensity.value == pytest.approx(0.5)
    assert from_json(to_json(map)) == map
    assert journey_map(shop(tmp_path / "b", rows(), STAGES), policy=OPEN, lanes=("goals",)).curve == ()


def test_what_is_withheld_in_the_row_is_withheld_in_the_curve(tmp_path: Path) -> None:
    """Two people scored in Decide: of them nothing is told; of the twelve who wrote it is."""
    map = gathered(tmp_path, rows(), Policy(10))
    by = {(p.stage, p.source): p for p in map.curve}
    few = by["Decide", "scores"]
    assert few.withheld
    assert (few.valence.value, few.people.value, few.went_on) == (None, None, None)
    (scores,) = of_kind(map, "Decide", "felt")
    assert (scores.figures, scores.n, scores.part) == ((), None, "")


def test_words_put_there_by_hand(tmp_path: Path) -> None:
    pinned = [Pinned("Look", "My parcel never came", "Chat Message", 2, "en"), Pinned("Own", "elsewhere")]
    map = gathered(tmp_path, rows(), pinned=pinned)
    first, *others = of_kind(map, "Look", "said")
    assert (first.about, first.detail["pinned"], first.evidence) == ("My parcel never came", "yes", "reported")
    assert "put here by hand" in sentence(first)
    assert not any("pinned" in one.detail for one in others)
    few = [wrote(2, "solo", -0.5), did("See", 1, "solo"), *(did("See", 1, f"u{k}") for k in range(40))]
    hidden = gathered(tmp_path / "b", few, Policy(10), pinned)
    assert "never came" not in " ".join(one.about for one in of_kind(hidden, "Look", "said"))


def test_signs_alone_fill_no_cell(tmp_path: Path) -> None:
    told = [row for k in range(12) for row in (did("See", 1, f"u{k}"), did("Payment Failed", 2, f"u{k}"))]
    map = gathered(tmp_path, told)
    assert cell(map, "feelings", "Look").statements == ()
    assert "Nobody said anything" in cell(map, "feelings", "Look").missing


def test_a_terminal_shows_it(tmp_path: Path) -> None:
    told = lines(gathered(tmp_path, rows()))
    assert "+0.17" in told
    assert "feel in words" in told
