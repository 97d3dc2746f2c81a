"""Drivers: planted effects are shared out rightly, what is not applicable is unknown, and few are refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analyses.heard_worlds import did
from parcours.analyses.among import among
from parcours.analyses.drivers import DriversResult
from parcours.analyses.drivers.text import lines
from parcours.analyses.registry import ask
from parcours.analyses.terminal import columns
from parcours.model.count import Count
from parcours.model.errors import BadInput, NotAllowed, UnknownName
from parcours.model.segments import OfAnswer
from timeline.definitions import shop
from timeline.worlds import Row


def survey(people: int = 300, lacking: float = 0.0, seed: int = 1) -> list[Row]:
    """Overall hangs on delivery, less on price, not at all on staff."""
    random = np.random.default_rng(seed)
    rows = []
    for k in range(people):
        delivery, price, staff = (float(v) for v in random.integers(1, 6, 3))
        overall = np.clip(round(1.4 * delivery + 0.6 * price + random.normal(0, 1.0)), 0, 10)
        told = {"delivery": delivery, "price_level": price, "staff": staff}
        told = {name: value for name, value in told.items() if random.random() >= lacking}
        rows.append(did("Survey Answered", 10 + k, f"u{k}", nps=float(overall), **told))
    return rows


def drivers(folder: Path, rows: list[Row], **query: Any) -> DriversResult:
    return ask(shop(folder, rows), "drivers", {"resamples": 200, **query})


NAMED = ["delivery", "price_level", "staff"]


def test_planted_effects_are_shared_out(tmp_path: Path) -> None:
    result = drivers(tmp_path, survey(), score="nps", drivers=NAMED)
    assert (result.score, result.of, result.people, result.refused) == ("Survey Answered: nps", "ratings", 300, "")
    delivery, price, staff = result.drivers
    assert [d.name.partition(": ")[2] for d in result.drivers] == NAMED
    # of independent ratings the share is that of the variances: 1.4^2 to 0.6^2
    assert delivery.importance.value == pytest.approx(1.96 / (1.96 + 0.36), abs=0.06)
    assert delivery.importance.low > 1 / 3 > price.importance.high
    assert staff.importance.high < 0.1
    assert sum(d.importance.value for d in result.drivers) == pytest.approx(1)
    assert sum(d.relative.value for d in result.drivers) == pytest.approx(1)
    assert result.explained is not None
    assert sum(d.explained for d in result.drivers) == pytest.approx(result.explained.value)
    assert delivery.relative.value == pytest.approx(delivery.importance.value, abs=0.02)
    assert delivery.together > 0.7
    assert delivery.performance == pytest.approx(0.5, abs=0.06)  # the mean of 1 to 5


def test_ratings_beside_the_score_are_found(tmp_path: Path) -> None:
    result = drivers(tmp_path, survey())
    assert result.score == "Survey Answered: nps"
    assert {d.name for d in result.drivers} == {
        "Survey Answered: delivery",
        "Survey Answered: staff",
    }  # a price is none
    assert drivers(tmp_path / "b", survey(), drivers=["Survey Answered: delivery", "price_level"]).drivers


def test_not_applicable_is_unknown_never_zero(tmp_path: Path) -> None:
    result = drivers(tmp_path, survey(600, lacking=0.4), score="nps", drivers=NAMED)
    assert result.how_missing == "em"
    assert result.missing == pytest.approx(0.37, abs=0.06)
    delivery = result.drivers[0]
    assert delivery.name == "Survey Answered: delivery"
    assert delivery.importance.value == pytest.approx(0.84, abs=0.09)
    assert delivery.performance == pytest.approx(0.5, abs=0.06)  # of those who rated it
    assert delivery.people.of == 600
    assert delivery.people.people < 400
    assert any("unknown, never as 0" in note for note in result.notes)


def test_a_rating_at_another_time_is_joined_by_person(tmp_path: Path) -> None:
    """The latest up to the score (and a day after it) counts; later ones and other people's do not."""
    rows: list[Row] = []
    for k in range(60):
        good = k % 2 == 0
        rows += [
            did("Delivery Rated", 100, f"u{k}", score=5.0 if not good else 1.0),
            did("Chat Rated", 100, f"u{k}", score=float(1 + k % 5)),
            did("Delivery Rated", 200, f"u{k}", score=5.0 if good else 1.0),
            did("NPS Answered", 300, f"u{k}", score=10.0 if good else float(k % 3)),
            did("Delivery Rated", 300 + 2 * 86_400, f"u{k}", score=3.0),
        ]  # fmt: skip
    result = drivers(tmp_path, [*rows, did("Chat Rated", 5, "other", score=2.0)], score="NPS Answered: score")
    first = result.drivers[0]
    assert (first.name, first.people) == ("Delivery Rated: score", Count(60, 60))
    assert first.together > 0.9


def said(people: int = 200) -> list[Row]:
    rows = []
    random = np.random.default_rng(4)
    for k in range(people):
        late, kind = k % 4 == 0, k % 3 == 0
        score = 4 - 2 * late + random.normal(0, 0.6)
        more: dict[str, Any] = {"said__pains": ["Delivery: late"]} if late else {}
        more |= {"said__delights": ["Support: helpful"]} if kind else {}
        rows.append(
            did("Review", 10 + k, f"u{k}", text="words, long enough to be some",
                score=float(np.clip(round(score), 1, 5)), said__sentiment=0.1, **more)
        )  # fmt: skip
    return [*rows, did("Review", 5, "mute", score=3.0)]


def test_themes_where_there_are_no_ratings(tmp_path: Path) -> None:
    result = drivers(tmp_path, said())
    assert (result.of, result.people) == ("themes", 200)  # who wrote nothing is left out
    late, helpful = result.drivers
    assert (late.name, late.quadrant, late.people) == ("Delivery: late, badly", "improve", Count(50, 200))
    assert late.together < -0.5
    assert (helpful.name, helpful.performance) == ("Support: helpful, well", pytest.approx(67 / 200))
    assert helpful.importance.high < 0.5
    again = drivers(tmp_path / "b", said(), drivers=["Delivery: late", "Support: helpful"])
    assert [d.name for d in again.drivers] == [d.name for d in result.drivers]


def test_parts_are_people(tmp_path: Path) -> None:
    of = shop(tmp_path, said())
    for part, people in (("scored", 201), ("said Delivery: late, badly", 50)):
        found = among(of, OfAnswer("drivers", "{}", part))
        assert found is not None
        assert found.people == people
    with pytest.raises(BadInput, match="has no part"):
        among(of, OfAnswer("drivers", "{}", "said nothing"))
    rated = among(shop(tmp_path / "b", survey(80)), OfAnswer("drivers", "{}", "rated Survey Answered: staff"))
    assert rated is not None
    assert rated.people == 80


def test_few_are_refused(tmp_path: Path) -> None:
    few = drivers(tmp_path, survey(40), score="nps", drivers=NAMED)
    assert (few.drivers, few.explained) == ((), None)
    assert [one.reason for one in few.left] == ["too few"] * 3
    assert "two are needed" in few.refused
    same = drivers(tmp_path / "b", [{**row, "p.nps:n": 7.0} for row in survey(80)], score="nps", drivers=NAMED)
    assert "gave the same" in same.refused
    flat = drivers(tmp_path / "c", [{**row, "p.staff:n": 3.0} for row in survey(80)], score="nps", drivers=NAMED)
    assert [(one.name, one.reason) for one in flat.left] == [("Survey Answered: staff", "all alike")]
    assert len(flat.drivers) == 2


def test_what_cannot_be_asked(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="Nobody gave a score"):
        drivers(tmp_path, [did("See", 1, "a")])
    of = shop(tmp_path / "b", survey(40))
    for wrong in ({"score": "npss"}, {"drivers": ["delivry"]}):
        with pytest.raises(UnknownName):
            ask(of, "drivers", wrong)
    for wrong in ({"least": 5}, {"drivers": [f"d{k}" for k in range(13)]}):
        with pytest.raises(NotAllowed):
            ask(of, "drivers", wrong)
    with pytest.raises(BadInput):
        ask(of, "drivers", {"resamples": 3})


def test_any_order_of_arrival_gives_the_same(tmp_path: Path) -> None:
    rows = survey(120, lacking=0.3)
    order = np.random.default_rng(1).permutation(len(rows))
    query = {"score": "nps", "drivers": NAMED}
    one, other = drivers(tmp_path / "a", rows, **query), drivers(tmp_path / "b", [rows[k] for k in order], **query)
    assert one.drivers == other.drivers
    assert one.explained == other.explained


def test_text(tmp_path: Path) -> None:
    told = lines(drivers(tmp_path, survey(), score="nps", drivers=NAMED))
    assert all(columns(line) <= 80 for line in told.splitlines())
    assert "together they explain" in told
    assert "cause" not in told.replace("not caused", "")
    assert "Nothing is told" in lines(drivers(tmp_path / "b", survey(40), score="nps", drivers=NAMED))
