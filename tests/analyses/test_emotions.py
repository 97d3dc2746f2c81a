"""Feelings by stage: shops to count on fingers, thin places drawn towards the whole, who goes on, peak and end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analyses.heard_worlds import DAY, STAGES, did, wrote
from parcours.analyses.among import among
from parcours.analyses.emotions import EmotionsResult, Felt
from parcours.analyses.emotions.text import lines
from parcours.analyses.registry import ask
from parcours.analyses.terminal import columns
from parcours.model.count import Count
from parcours.model.errors import BadInput, UnknownName
from parcours.model.segments import OfAnswer
from timeline.definitions import shop
from timeline.worlds import Row

SIX = "stages: [" + ", ".join(f"{{name: S{k}, enter: E{k}}}" for k in range(6)) + "]\n"


def emotions(folder: Path, rows: list[Row], definition: str = STAGES, **query: Any) -> EmotionsResult:
    return ask(shop(folder, rows, definition), "emotions", query)


def felt(result: EmotionsResult, stage: int, source: str) -> Felt:
    (found,) = (one for one in result.stages[stage].felt if one.source == source)
    return found


ROWS = [
    did("See", 1, "a"), wrote(2, "a", -1.0, said__emotions=["anger"]), wrote(3, "a", 0.0),
    did("See", 1, "b"), wrote(2, "b", 0.5, said__emotions=["anger", "joy"]), did("See", 1, "c"),
    did("Add", 9, "a"), did("Review", 10, "a", score=5.0), did("Add", 9, "c"),
]  # fmt: skip


def test_each_person_counts_once_at_a_place(tmp_path: Path) -> None:
    """a's mean is -0.5, b's 0.5: so 0, though three texts have a mean of -1/6."""
    result = emotions(tmp_path, ROWS)
    texts = felt(result, 0, "texts")
    assert (texts.people, texts.times, texts.raw) == (2, 3, pytest.approx(0.0))
    assert texts.intensity == pytest.approx((0.5 + 0.5) / 2)
    scores = felt(result, 1, "scores")
    assert (scores.people, scores.raw) == (1, 1.0)
    assert result.people == Count(2, 3)
    assert [(e.emotion, e.people) for e in result.stages[0].emotions] == [
        ("anger", Count(2, 2)), ("joy", Count(1, 2)),
    ]  # fmt: skip


def test_sources_are_told_apart(tmp_path: Path) -> None:
    result = emotions(tmp_path, [*ROWS, wrote(11, "a", -0.8, "Review", score=4.0)])
    assert {one.source for one in result.stages[1].felt if one.people} >= {"texts", "scores"}
    assert felt(result, 1, "texts").raw == pytest.approx(-0.8)
    assert felt(result, 1, "scores").raw == pytest.approx(0.75)  # the mean of 5 and 4 on 1 to 5


def test_who_goes_on_is_of_the_same_people(tmp_path: Path) -> None:
    """Of the two heard in Look a came to Decide in time; c said nothing and came too. b is not over at 20 days."""
    rows = [*ROWS, did("See", 5 * DAY, "late"), wrote(25 * DAY, "late", 0.1), did("See", 30 * DAY, "far")]
    result = emotions(tmp_path, rows, within="10 days")
    look = result.stages[0]
    assert (look.went_on, look.unfinished) == (Count(1, 2), 1)
    assert look.silent_went_on == Count(1, 1)
    assert result.stages[-1].went_on is None
    short = emotions(tmp_path / "b", rows, within="6 seconds")
    assert short.stages[0].went_on == Count(0, 3)
    exact = emotions(tmp_path / "c", rows, within="7 seconds")  # from 2 to 9
    assert exact.stages[0].went_on == Count(1, 3)


def _six(people: int, values: list[float], lone: float) -> list[Row]:
    """Stages with many people around a value each, and the last with one person."""
    random = np.random.default_rng(3)
    rows = []
    for stage, value in enumerate(values):
        for k in range(people):
            user = f"p{stage}-{k}"
            rows += [did(f"E{stage}", 1, user), wrote(2, user, float(np.clip(random.normal(value, 0.3), -1, 1)))]
    return [*rows, did("E5", 1, "alone"), wrote(2, "alone", lone)]


def test_a_thin_place_is_drawn_towards_the_whole_and_the_raw_one_stands_beside(tmp_path: Path) -> None:
    result = emotions(tmp_path, _six(40, [0.1, 0.2, 0.15, 0.25, 0.2], -0.3), SIX)
    lone, many = felt(result, 5, "texts"), felt(result, 0, "texts")
    assert (lone.raw, lone.raw_low) == (-0.3, None)
    assert lone.shrunk > 0.5 > many.shrunk
    assert -0.3 < lone.valence < many.valence
    assert lone.low < lone.valence < lone.high
    assert abs(many.valence - many.raw) < 0.05
    assert many.raw_low is not None
    (whole,) = (w for w in result.wholes if w.source == "texts")
    assert (whole.people, whole.places) == (201, 6)
    assert 0.1 < whole.mean < 0.25


def test_with_few_places_nothing_is_drawn(tmp_path: Path) -> None:
    result = emotions(tmp_path, ROWS)
    assert {one.shrunk for stage in result.stages for one in stage.felt} == {0}
    assert any("fewer than four places" in note for note in result.notes)


def test_touchpoints_met_and_spoken_of(tmp_path: Path) -> None:
    rows = [
        did("See", 1, "a"),
        did("Chat", 2, "a", text="words that are long enough", said__sentiment=-0.5,
            said__themes=["Price: low", "Delivery: late", "Delivery: fast"], said__pains=["Delivery: late"],
            said__delights=["Price: low"]),
        did("See", 1, "b"), wrote(2, "b", 0.9, said__themes=["Price: low"]),
    ]  # fmt: skip
    result = emotions(tmp_path, rows)
    known = {(t.name, t.how): t.felt[0] for t in result.stages[0].touchpoints}
    assert known["Site", "met"].raw == -0.5
    assert known["Delivery", "said of"].raw == -0.5  # one of two themes badly
    assert (known["Price", "said of"].raw, known["Price", "said of"].people) == (0.5, 2)  # well, and neither


def test_frustration_is_of_signs_that_go_with_missing_the_goal(tmp_path: Path) -> None:
    """Errors count anyhow; who repeats Look buys as often as others, so that is none."""
    rows: list[Row] = []
    for k in range(40):
        user = f"u{k}"
        rows += [did("See", 1, user)]
        rows += [did("Compare", 10 + n, user) for n in range(3 if k % 2 else 1)]
        rows += [did("Payment Failed", 30, user)] if k < 10 else []
        rows += [did("Buy", 50, user)] if k % 4 < 2 else []
    result = emotions(tmp_path, [*rows, did("See", 90 * DAY, "end")])
    signs = felt(result, 0, "behaviour")
    assert signs.shown == Count(10, 41)
    assert signs.raw == pytest.approx(-10 / 41)
    assert signs.intensity is None


def test_parts_are_people(tmp_path: Path) -> None:
    of = shop(tmp_path, [*ROWS, did("Payment Failed", 12, "c")], STAGES)
    for part, people in (
        ("heard in Look", 2), ("wrote in Look", 2), ("scored in Decide", 1), ("anger in Look", 2), ("joy in Look", 1),
        ("frustrated in Decide", 1),
    ):  # fmt: skip
        found = among(of, OfAnswer("emotions", "{}", part))
        assert found is not None
        assert found.people == people, part
    with pytest.raises(UnknownName):
        among(of, OfAnswer("emotions", "{}", "heard in Lok"))
    for wrong in ("heard", "awe in Look", "met Moon in Look", "frustrated at Moon in Look"):
        with pytest.raises(BadInput):
            among(of, OfAnswer("emotions", "{}", wrong))


def _episodes(rule: str, people: int = 60) -> list[Row]:
    random = np.random.default_rng(7)
    rows = []
    for k in range(people):
        said = random.uniform(-1, 1, 5)
        peak = said[np.argmax(np.abs(said))]
        what = {"end": said[-1], "mean": said.mean(), "both": (peak + said[-1]) / 2}[rule]
        rows += [wrote(10 + n, f"u{k}", float(s)) for n, s in enumerate(said)]
        rows.append(did("Survey", 99, f"u{k}", score=float(np.clip(round(5 + 5 * what), 0, 10))))
        rows.append(wrote(100, f"u{k}", -float(said[-1])))  # said later: not looked at
    return rows


def test_peak_and_end_on_ones_own_data(tmp_path: Path) -> None:
    found = emotions(tmp_path, _episodes("end"), SIX).peak_end
    assert found is not None
    r = {one.what: one.r for one in found.correlations}
    assert (found.event, found.people) == ("Survey", 60)
    assert r["end"] > 0.95
    assert r["peak and end"] > r["mean"]
    both = emotions(tmp_path / "both", _episodes("both"), SIX).peak_end
    assert both is not None
    assert both.verdict == "peak and end tell more"
    mean = emotions(tmp_path / "mean", _episodes("mean"), SIX).peak_end
    assert mean is not None
    assert mean.verdict == "the mean tells more"
    assert mean.ahead_high is not None
    assert mean.ahead_high < 0


def test_peak_and_end_of_too_few(tmp_path: Path) -> None:
    result = emotions(tmp_path, _episodes("end", 12), SIX)
    assert result.peak_end is not None
    assert (result.peak_end.verdict, result.peak_end.correlations) == ("too few", ())
    assert any("30 who differ are needed" in note for note in result.notes)
    assert emotions(tmp_path / "b", [did("E0", 1, "a")], SIX).peak_end is None


def test_nothing_was_said(tmp_path: Path) -> None:
    result = emotions(tmp_path, [did("See", 1, "a")])
    assert result.people == Count(0, 1)
    assert [one.source for one in result.stages[0].felt] == ["behaviour"]
    assert any("No text has been understood" in note for note in result.notes)


def test_what_cannot_be_asked(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no stages"):
        emotions(tmp_path, ROWS, "")
    of = shop(tmp_path / "b", ROWS, STAGES)
    for wrong in ({"least": 5}, {"top": 0}, {"within": "0 days"}, {"sample": 3}):
        with pytest.raises(BadInput):
            ask(of, "emotions", wrong)


def test_any_order_of_arrival_gives_the_same(tmp_path: Path) -> None:
    rows = _six(15, [0.1, -0.2, 0.4, 0.0, -0.6], 0.9)
    order = np.random.default_rng(1).permutation(len(rows))
    one, other = (
        ask(shop(tmp_path / n, r, SIX), "emotions", {}) for n, r in (("a", rows), ("b", [rows[k] for k in order]))
    )
    assert one.stages == other.stages
    assert one.wholes == other.wholes


def test_a_sample_is_said(tmp_path: Path) -> None:
    rows = [did("See", 1, f"u{k}") for k in range(40)]
    result = emotions(tmp_path, rows, sample=20)
    assert any("drawn evenly from 40" in note for note in result.notes)


def test_text(tmp_path: Path) -> None:
    told = lines(emotions(tmp_path, [*ROWS, *_episodes("end")], within="10 days"))
    assert all(columns(line) <= 80 for line in told.splitlines())
    assert "Look" in told
    assert "anger 100% (2)" in told
    assert "Peak and end" in told


def test_words_of_a_language_that_is_not_read_are_no_calm_ones(tmp_path: Path) -> None:
    """Taken as 0 they would draw everybody to the middle. What an emoji says counts in any language."""
    unknown = {"p.said.language:s": "unknown"}
    rows = [did("See", 1, user) for user in "abc"]
    rows += [wrote(2, "a", -0.8, said__language="en"), {**wrote(2, "b", 0.0), **unknown, "p.said.sign:s": "unsure"}]
    rows.append({**wrote(2, "c", 0.6), **unknown})
    result = emotions(tmp_path, rows)
    assert (felt(result, 0, "texts").people, felt(result, 0, "texts").raw) == (2, pytest.approx(-0.1))
    assert result.people == Count(2, 3)
    assert any("1 text left out, of a language that is not read" in note for note in result.notes)
