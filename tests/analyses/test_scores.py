"""Scores: shops to count on fingers, which kind a scale is, who was asked, and what may not be asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analyses.heard_worlds import STAGES, did
from parcours.analyses.among import among
from parcours.analyses.registry import ask
from parcours.analyses.scores import ScoresResult
from parcours.analyses.scores.kinds import meaning
from parcours.analyses.scores.query import ScoresQuery
from parcours.analyses.scores.text import lines
from parcours.analyses.terminal import columns
from parcours.model.count import Count
from parcours.model.errors import BadInput, NotAllowed, UnknownName
from parcours.model.segments import OfAnswer
from parcours.stats.differences import of_estimates, of_shares
from parcours.stats.intervals import wilson
from parcours.stats.nps import nps_interval
from timeline.definitions import shop
from timeline.worlds import Row


def nps(tmp_path: Path, scores: list[float], **query: Any) -> ScoresResult:
    rows = [did("NPS Answered", 10 + k, f"u{k}", score=score) for k, score in enumerate(scores)]
    return ask(shop(tmp_path, rows), "scores", query)


def test_nps_by_hand(tmp_path: Path) -> None:
    """5 promoters, 2 passives, 3 detractors."""
    (scale,) = nps(tmp_path, [9, 9, 10, 10, 9, 7, 8, 0, 6, 5]).scales
    within = nps_interval(5, 3, 10)
    assert within is not None
    assert (scale.kind, scale.how, scale.low_end, scale.high_end) == ("nps", "name", 0, 10)
    assert (scale.whole.top, scale.whole.bottom) == (Count(5, 10), Count(3, 10))
    assert scale.whole.leading.value == pytest.approx(20)
    assert (scale.whole.leading.low, scale.whole.leading.high) == pytest.approx((100 * within.low, 100 * within.high))
    assert "adjusted Wald" in scale.rule
    assert {v.score: v.people for v in scale.values}[9] == Count(3, 10)


def test_the_latest_answer_of_each_person_counts(tmp_path: Path) -> None:
    rows = [
        did("Review", 1, "a", score=1.0), did("Review", 5, "a", score=5.0), did("Review", 2, "b", score=2.0),
        did("Review", 5, "c", score=4.0), did("Review", 5, "c", score=3.0),  # at one instant: the lower stands
    ]  # fmt: skip
    result: ScoresResult = ask(shop(tmp_path, rows), "scores", {})
    (scale,) = result.scales
    assert (scale.whole.people, scale.whole.answers, scale.whole.top) == (3, 5, Count(1, 3))
    assert scale.whole.mean.value == pytest.approx(10 / 3)
    within = wilson(1, 3)
    assert within is not None
    assert (scale.kind, scale.how) == ("csat", "name")
    assert (scale.whole.leading.low, scale.whole.leading.high) == pytest.approx((within.low, within.high))
    assert any("2 earlier answers left out" in note for note in result.notes)
    early = ask(shop(tmp_path / "b", rows), "scores", {"period": {"end": "1970-01-01T00:00:04"}})
    assert early.scales[0].whole.mean.value == pytest.approx(1.5)


def by_country(high: int, low: int) -> list[Row]:
    """Of 40 French so many are glad, of 40 British so many."""
    people = [(f"f{k}", "FR", 5.0 if k < high else 1.0) for k in range(40)]
    people += [(f"g{k}", "GB", 5.0 if k < low else 1.0) for k in range(40)]
    return [did("Review", 10 + k, user, score=score, country=c) for k, (user, c, score) in enumerate(people)]


def test_groups_are_tested_beside_all_others(tmp_path: Path) -> None:
    (scale,) = ask(shop(tmp_path, by_country(38, 20)), "scores", {"by": "country"}).scales
    france, britain = scale.groups
    expected = of_shares(38, 40, 20, 40)
    assert expected is not None
    assert france.against is not None
    assert (france.against.difference, france.against.low) == pytest.approx((expected.estimate, expected.low))
    assert france.against.p == pytest.approx(min(1.0, 2 * expected.p))  # Holm, of two
    assert france.against.clear
    assert britain.against is not None
    assert britain.against.difference == pytest.approx(-france.against.difference)
    alike = ask(shop(tmp_path / "b", by_country(25, 24)), "scores", {"by": "country"}).scales[0]
    assert [g.against.clear for g in alike.groups if g.against] == [False, False]
    few = ask(shop(tmp_path / "c", by_country(38, 20)), "scores", {"by": "country", "least": 41}).scales[0]
    assert {g.against for g in few.groups} == {None}


def test_months_are_tested_beside_the_one_before(tmp_path: Path) -> None:
    rows = []
    for month, share in enumerate((10, 10, 28)):
        for k in range(30):
            score = 10.0 if k < share else 0.0
            rows.append(did("NPS Answered", (31 * month + 3) * 86_400 + k, f"m{month}-{k}", score=score))
    (scale,) = ask(shop(tmp_path, rows), "scores", {"per": "month"}).scales
    assert [p.name for p in scale.periods] == ["1970-01", "1970-02", "1970-03"]
    first, second, third = scale.periods
    assert first.against is None
    assert second.against is not None
    assert second.against.difference == 0
    one, other = nps_interval(28, 2, 30), nps_interval(10, 20, 30)
    assert one is not None
    assert other is not None
    expected = of_estimates(26 / 30, one, -10 / 30, other)
    assert third.against is not None
    assert (third.against.difference, third.against.low) == pytest.approx((120, 100 * expected.low))
    assert third.against.clear


def test_segments_and_their_people(tmp_path: Path) -> None:
    rows = [*by_country(38, 20), *(did("Open", 500, f"f{k}") for k in range(40))]
    of = shop(tmp_path, rows)
    (group,) = ask(of, "scores", {"segments": ["did Open"]}).scales[0].groups
    assert (group.people, group.top) == (40, Count(38, 40))
    for part, people in (
        ("answered Review: score", 80), ("top of Review: score", 58), ("bottom of Review: score", 22),
    ):  # fmt: skip
        found = among(of, OfAnswer("scores", "{}", part))
        assert found is not None
        assert found.people == people
    found = among(of, OfAnswer("scores", '{"by": "country"}', "answered Review: score of FR"))
    assert found is not None
    assert found.people == 40
    with pytest.raises(BadInput, match="has no part"):
        among(of, OfAnswer("scores", "{}", "angels"))


def test_who_was_asked_and_kept_silent(tmp_path: Path) -> None:
    """Four were shown it; one answered before that only, one after; one answered without being shown it."""
    rows = [
        did("NPS Survey Shown", 10, "a"), did("NPS Answered", 20, "a", score=9.0), did("NPS Survey Shown", 10, "b"),
        did("NPS Answered", 5, "b", score=3.0), did("NPS Survey Shown", 10, "c"), did("NPS Survey Shown", 10, "d"),
        did("NPS Answered", 20, "e", score=9.0), did("Page Viewed", 1, "a"),
    ]  # fmt: skip
    of = shop(tmp_path, rows)
    (scale,) = ask(of, "scores", {}).scales
    assert scale.asked is not None
    assert (scale.asked.by, scale.asked.people) == ("NPS Survey Shown", Count(1, 4))
    silent = among(of, OfAnswer("scores", "{}", scale.asked.part))
    assert silent is not None
    assert silent.people == 3
    named = ask(of, "scores", {"asked": "Page Viewed"}).scales[0]
    assert named.asked is not None
    assert named.asked.people == Count(1, 1)


def test_where_nobody_tells_who_was_asked_that_is_said(tmp_path: Path) -> None:
    result = nps(tmp_path, [9, 3, 5])
    assert result.scales[0].asked is None
    assert any("is not known" in note and "--asked" in note for note in result.notes)


def test_questions_of_one_survey_are_scales_of_their_own(tmp_path: Path) -> None:
    """Everybody answers both; asked in two languages but once each, it would be one."""
    easy, likely = "How easy was it to order?", "How likely are you to recommend us?"
    rows = []
    for k in range(10):
        rows.append(did("Survey Answered", 10 + k, f"u{k}", question=easy, score=float(1 + k % 7)))
        rows.append(did("Survey Answered", 10 + k, f"u{k}", question=likely, score=float(k)))
    scales = ask(shop(tmp_path, rows), "scores", {}).scales
    assert sorted((s.question, s.kind, s.how, s.high_end) for s in scales) == [
        (easy, "ces", "question", 7), (likely, "nps", "question", 10),
    ]  # fmt: skip
    two = [
        did("Survey Answered", 10 + k, f"u{k}", question=(easy, "Était-ce facile ?")[k % 2], score=float(1 + k % 5))
        for k in range(10)
    ]
    (one,) = ask(shop(tmp_path / "b", two), "scores", {}).scales
    assert (one.question, one.kind) == ("", "ces")


@pytest.mark.parametrize(
    ("event", "property", "question", "values", "kind", "ends", "low_is_good"),
    [
        ("Survey", "nps", "", (0, 5, 10), "nps", (0, 10), False),
        ("Survey", "nps", "", (1, 2, 3, 4, 5) * 10, "csat", (1, 5), False),  # nobody gives above 5 of 10: it is no NPS
        ("Survey", "score", "", (0, 3, 10), "nps", (0, 10), False),
        ("Exit", "score", "What kept you from ordering?", (0, 3, 9), "score", (0, 10), False),
        ("Survey", "score", "Recommandez-vous notre boutique ?", (0, 9), "nps", (0, 10), False),
        ("Survey", "score", "Насколько легко было оформить заказ?", (1, 7), "ces", (1, 7), False),
        ("Survey", "effort", "", (1, 5), "ces", (1, 5), True),
        ("Ulasan", "score", "Seberapa puas Anda?", (1, 5), "csat", (1, 5), False),
        ("Recenzie", "nota", "", (1.5, 4), "csat", (1, 5), False),
        ("Poll", "score", "", (0, 1, 1), "csat", (0, 1), False),
        ("Poll", "score", "", (12, 80), "score", (0, 100), False),
        ("Poll", "score", "", (-5, 250), "score", (-5, 250), False),
    ],
)
def test_which_kind_it_is(
    event: str, property: str, question: str, values: tuple[float, ...], kind: str, ends: tuple[float, float],
    low_is_good: bool,
) -> None:  # fmt: skip
    found = meaning(event, property, (question,) if question else (), np.array(values, float))
    assert (found.kind, (found.low, found.high), found.low_is_good) == (kind, ends, low_is_good)


def test_what_is_on_top() -> None:
    def tops(kind: str, scale: str, **more: Any) -> list[float]:
        query = ScoresQuery(kind=kind, scale=scale, **more)  # type: ignore[arg-type]
        found = meaning("E", "p", (), np.array([1.0, 5.0]), query)
        values = np.arange(found.low, found.high + 1)
        return values[found.good(values) >= found.top].tolist()

    assert tops("csat", "1-5") == [4, 5]
    assert tops("csat", "1-7") == [6, 7]
    assert tops("ces", "1-7") == [5, 6, 7]
    assert tops("ces", "1-5", low_is_good=True) == [1, 2]
    assert tops("nps", "0-10") == [9, 10]


def test_a_low_effort_is_a_good_answer(tmp_path: Path) -> None:
    rows = [did("Survey", 1 + k, f"u{k}", effort=score) for k, score in enumerate((1.0, 2.0, 5.0, 4.0))]
    (scale,) = ask(shop(tmp_path, rows), "scores", {"score": ["effort"]}).scales
    assert scale.low_is_good
    assert scale.whole.top == Count(2, 4)
    assert "1 to 2 on 1 to 5" in scale.rule


def test_what_cannot_be_asked(tmp_path: Path) -> None:
    rows = [did("Review", 1, "a", score=1.0), did("Poll", 1, "a", score=4.0), did("Asked", 1, "a")]
    of = shop(tmp_path, rows)
    with pytest.raises(NotAllowed, match="0 to 10"):
        ask(of, "scores", {"kind": "nps", "scale": "1-5"})
    with pytest.raises(NotAllowed, match="for one of 2 scales"):
        ask(of, "scores", {"asked": "Asked"})
    with pytest.raises(BadInput, match="is no scale"):
        ask(of, "scores", {"scale": "5"})
    with pytest.raises(UnknownName):
        ask(of, "scores", {"score": ["scroe"]})
    for wrong in ({"least": 1}, {"top": 0}):
        with pytest.raises(BadInput):
            ask(of, "scores", wrong)


def test_nothing_to_tell(tmp_path: Path) -> None:
    result = ask(shop(tmp_path, [did("See", 1, "a")], STAGES), "scores", {})
    assert (result.scales, result.people) == ((), Count(0, 1))
    assert "No event holds a score" in result.notes[0]


def test_competitors_are_in_no_figure(tmp_path: Path) -> None:
    rows = [did("Review", 1, "a", score=5.0), did("Review", 2, "b", score=1.0, about="competitor Brightly")]
    (scale,) = ask(shop(tmp_path, rows), "scores", {}).scales
    assert scale.whole.people == 1


def test_any_order_of_arrival_gives_the_same(tmp_path: Path) -> None:
    random = np.random.default_rng(2)
    rows = [
        did("Review", float(random.integers(1, 50)), f"u{random.integers(30)}", score=float(random.integers(1, 6)))
        for _ in range(120)
    ]
    one = ask(shop(tmp_path / "a", rows), "scores", {"per": "day"})
    other = ask(shop(tmp_path / "b", [rows[k] for k in random.permutation(120)]), "scores", {"per": "day"})
    assert one.scales == other.scales


def test_text(tmp_path: Path) -> None:
    told = lines(ask(shop(tmp_path, by_country(38, 20)), "scores", {"by": "country", "per": "month"}))
    assert all(columns(line) <= 80 for line in told.splitlines())
    assert "CSAT 72.5%" in told
    assert "+45.0*" in told
    assert "the share of 4 to 5 on 1 to 5" in told
