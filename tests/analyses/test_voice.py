"""What was said in each stage: a shop to count on fingers, names in five languages, and random ones beside a slow
count."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from parcours.analyses.among import among
from parcours.analyses.registry import ask, to_json
from parcours.analyses.stages.ever import ever
from parcours.analyses.terminal import columns
from parcours.analyses.voice import ScoreShare, VoiceResult
from parcours.analyses.voice.text import lines
from parcours.analyses.voice.words import is_feedback, scores, texts
from parcours.model.count import Count
from parcours.model.errors import BadInput, UnknownName
from parcours.model.period import Period
from parcours.model.segments import OfAnswer
from timeline.definitions import column, shop
from timeline.worlds import Row

SHOP = "stages: [{name: Visitor, enter: See}, {name: Buyer, enter: Buy, out: Close}]"


def did(name: str, time: float, user: str = "a", **more: Any) -> Row:
    told = {f"p.{key}:{'s' if isinstance(value, str) else 'n'}": value for key, value in more.items()}
    return {"name": name, "time": time, "user": user, **told}


def review(time: float, user: str, score: float | None = None, text: str | None = None, **more: Any) -> Row:
    said = {key: value for key, value in (("score", score), ("text", text)) if value is not None}
    return did("Review", time, user, **said, **more)


ROWS = [
    did("See", 1, "a"), review(2, "a", 4.0, "A warm light, and easy to put up in an hour."), did("Buy", 3, "a"),
    review(4, "a", 2.0, "The switch broke after two evenings."), review(5, "a", 5.0),
    did("See", 1, "b"), did("Buy", 2, "b"), review(2, "b", 1.0, "Nobody answers my letters about the parcel."),
    did("See", 1, "c"), review(9, "d", 3.0), did("Buy", 1, "e"), did("Close", 2, "e"),
    review(3, "e", text="Adieu, my friends."),
]  # fmt: skip


def test_who_said_something_where_with_which_scores(tmp_path: Path) -> None:
    result: VoiceResult = ask(shop(tmp_path, ROWS, SHOP), "voice", {})
    visitor, buyer = result.stages
    assert result.people == Count(4, 5)
    assert (visitor.said, visitor.events, visitor.texts, visitor.speakers) == (Count(1, 3), 1, 1, 1)
    assert (buyer.said, buyer.events, buyer.texts, buyer.latest) == (Count(2, 3), 3, 2, 5)
    assert (result.none.said, result.out.said) == (Count(1, 5), Count(1, 5))
    assert result.out.scores == ()
    (score,) = buyer.scores
    assert (score.event, score.property, score.scale_low, score.scale_high) == ("Review", "score", 1, 5)
    assert (score.n, score.people, score.mean) == (3, 2, pytest.approx(8 / 3))
    assert score.low is not None
    assert score.low < score.mean
    assert score.shares[0] == ScoreShare(1.0, 1, Count(1, 2))
    assert [share.answers for share in score.shares] == [1, 1, 0, 0, 1]
    (alone,) = visitor.scores
    assert (alone.mean, alone.low, alone.high) == (4, None, None)


def test_a_period_bounds_what_was_said_and_keeps_the_scale(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, ROWS, SHOP)
    period = {"start": "1970-01-01T00:00:04", "end": "1970-01-01T00:00:06"}
    result = ask(snapshot, "voice", {"period": period})
    assert result.people == Count(1, 5)
    assert [stage.said.people for stage in result.stages] == [0, 1]
    assert result.stages[1].said.of == ever(snapshot, Period(**period))[1]
    assert (result.stages[1].scores[0].scale_low, result.stages[1].scores[0].n) == (1, 2)


def test_scores_of_different_scales_are_told_apart(tmp_path: Path) -> None:
    rows = [
        did("See", 1),
        review(2, "a", 5.0),
        did("Survey Answered", 3, nps=9.0, csat=2.0),
        did("Exit Poll", 4, score=40.0),
    ]
    result = ask(shop(tmp_path, rows, SHOP), "voice", {})
    told = [(s.event, s.property, s.mean, s.n) for s in result.stages[0].scores]
    assert sorted(told) == [
        ("Exit Poll", "score", 40, 1), ("Review", "score", 5, 1), ("Survey Answered", "csat", 2, 1),
        ("Survey Answered", "nps", 9, 1),
    ]  # fmt: skip
    assert any("not averaged together" in note for note in result.notes)


def test_many_different_values_are_no_shares(tmp_path: Path) -> None:
    rows = [did("See", 1), *(review(2 + k, "a", k / 10) for k in range(21))]
    assert ask(shop(tmp_path, rows, SHOP), "voice", {}).stages[0].scores[0].shares == ()


# ---- what counts as feedback


def test_names_in_five_languages() -> None:
    said = "Review Answered|Ticket Created|Отзыв оставлен|Жалоба|Recenzie trimisă|Avis publié|Enquête|Ulasan|Keluhan"
    assert all(is_feedback(name) for name in said.split("|"))
    assert not any(is_feedback(name) for name in ("Product Viewed", "Order Completed", "Commande", "Pesanan", "Заказ"))
    for name in (
        "review_comment_message",
        "комментарий",
        "mesaj",
        "commentaire",
        "komentar",
        "answer",
        "Response.body",
    ):
        assert texts([name]) == [name]
    for name in ("stars", "оценка", "nota", "note", "penilaian", "review_score", "NPS"):
        assert scores([name]) == [name]
    assert scores(["review_count", "average_rating", "rating_id", "journey.stage"]) == []


def test_a_rating_of_a_product_that_is_looked_at_is_nobodys_answer(tmp_path: Path) -> None:
    rows = [
        did("See", 1, rating=4.5, text="Buy now"),
        did("Рецензия и отзыв", 2, rating=2.0, комментарий="Свет тусклый, жаль денег"),
    ]
    result = ask(shop(tmp_path, rows, SHOP), "voice", {})
    assert (result.people, result.score) == (Count(1, 1), ("rating",))
    assert [(s.event, s.mean) for s in result.stages[0].scores] == [("Рецензия и отзыв", 2)]
    assert result.stages[0].quotes[0].words == "Свет тусклый, жаль денег"


def test_what_is_named_counts_wherever_it_is_told(tmp_path: Path) -> None:
    rows = [did("See", 1, remark="ok!", points=3.0), did("Look", 2, remark="fine", points=1.0)]
    snapshot = shop(tmp_path, rows, SHOP)
    assert ask(snapshot, "voice", {}).people == Count(0, 1)
    result = ask(snapshot, "voice", {"text": ["remark"], "score": ["points"]})
    assert (result.stages[0].events, result.text, result.score) == (2, ("remark",), ("points",))
    only = ask(snapshot, "voice", {"text": ["remark"], "score": ["points"], "of": "Look"})
    assert only.stages[0].events == 1


def test_words_of_the_company_are_left_out(tmp_path: Path) -> None:
    rows = [
        did("See", 1), did("Ticket", 2, message="My lamp flickers every evening", direction="inbound"),
        did("Ticket", 3, message="Dear customer, please turn it off and on", direction="Outbound"),
    ]  # fmt: skip
    result = ask(shop(tmp_path, rows, SHOP), "voice", {})
    assert (result.stages[0].events, [q.words for q in result.stages[0].quotes]) == (
        1,
        ["My lamp flickers every evening"],
    )
    assert "1 message of the company's own left out." in result.notes


def test_hidden_and_renamed_events(tmp_path: Path) -> None:
    rows = [did("See", 1), review(2, "a", 1.0), did("Opinion Poll", 3, score=5.0)]
    hides = f"{SHOP}\nevents: {{hide: [Opinion Poll], rename: {{Review: Rezension}}}}"
    result = ask(shop(tmp_path, rows, hides), "voice", {})
    assert [(s.event, s.n) for s in result.stages[0].scores] == [("Rezension", 1)]


def test_where_nothing_was_said_it_says_what_to_do(tmp_path: Path) -> None:
    result = ask(shop(tmp_path, [did("See", 1)], SHOP), "voice", {})
    assert result.people == Count(0, 1)
    assert "--text comment" in result.notes[0]
    assert "nobody said anything" in lines(result)


def test_errors_say_what_to_do(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, ROWS, SHOP)
    with pytest.raises(UnknownName, match="There is no property “txt”") as error:
        ask(snapshot, "voice", {"text": ["txt"]})
    assert "“text”" in error.value.hint
    with pytest.raises(BadInput, match="“score” holds no text"):
        ask(snapshot, "voice", {"text": ["score"]})
    with pytest.raises(BadInput, match="“text” holds no numbers"):
        ask(snapshot, "voice", {"score": ["text"]})
    with pytest.raises(BadInput, match="101 quotes are outside 0 to 100"):
        ask(snapshot, "voice", {"quotes": 101})
    with pytest.raises(BadInput, match="no stages yet"):
        ask(shop(tmp_path / "none", ROWS), "voice", {})


# ---- quotes


def test_quotes_of_different_people_from_low_scores_to_high_ones_over_time(tmp_path: Path) -> None:
    dice = random.Random(1)
    rows = [did("Buy", 0, f"u{k}") for k in range(12)]
    rows += [review(10 + k, f"u{k}", 1.0 + k % 5, made_up(dice)) for k in range(12)]
    result = ask(shop(tmp_path, rows, SHOP), "voice", {"quotes": 6})
    quotes = result.stages[1].quotes
    assert len(quotes) == 6
    assert [quote.score for quote in quotes] == sorted(quote.score for quote in quotes)
    assert {quotes[0].score, quotes[-1].score} <= {1.0, 2.0, 4.0, 5.0}
    assert max(q.time for q in quotes) - min(q.time for q in quotes) >= 6
    assert len({quote.words for quote in quotes}) == 6


def test_quotes_do_not_repeat_nor_say_nothing_nor_come_from_one_person(tmp_path: Path) -> None:
    rows = [did("Buy", 0, user) for user in "abcdef"]
    rows += [
        review(1, "a", text="The lamp arrived broken and nobody answers."),
        review(2, "a", text="I wrote a second letter of something else."),
        review(3, "b", text="The lamp arrived broken, and nobody answers!!"),
        review(4, "c", text="..........."), review(5, "d", text="+7 916 123-45-67"),
        review(6, "e", text="👍👍👍👍👍👍👍👍👍👍👍"),
    ]  # fmt: skip
    stage = ask(shop(tmp_path, rows, SHOP), "voice", {"quotes": 5}).stages[1]
    assert len(stage.quotes) == 2 or {q.words for q in stage.quotes} < {r["p.text:s"] for r in rows[6:9]}
    assert (stage.texts, stage.speakers) == (6, 5)
    assert len(stage.quotes) <= 2


def test_quotes_are_masked_cut_and_on_one_line(tmp_path: Path) -> None:
    long = "Write to anna@example.com,\n\x1b[31mcall 06 12 34 56 78. " + "And so on and so forth. " * 40
    rows = [did("Buy", 0), review(1, "a", 5.0, long, title="For bob@example.com", language="fr")]
    (quote,) = ask(shop(tmp_path, rows, SHOP), "voice", {}).stages[1].quotes
    assert quote.words.startswith("Write to [email], [31mcall [phone]. And so on")
    assert quote.words.endswith("…")
    assert len(quote.words) <= 280
    assert (quote.title, quote.language, quote.cut, quote.score) == ("For [email]", "fr", True, 5.0)


def test_the_same_feedback_gives_the_same_quotes_however_it_came(tmp_path: Path) -> None:
    dice = random.Random(3)
    rows = some_shop(dice, 30)
    first = ask(shop(tmp_path / "a", rows, SHOP), "voice", {"quotes": 4})
    dice.shuffle(rows)
    second = ask(shop(tmp_path / "b", rows, SHOP), "voice", {"quotes": 4})
    assert to_json(first)["stages"] == to_json(second)["stages"]


# ---- beside a slow count


@pytest.mark.parametrize("seed", range(15))
def test_beside_a_slow_count(tmp_path: Path, seed: int) -> None:
    rows = some_shop(random.Random(seed), 12)
    snapshot = shop(tmp_path, rows, SHOP)
    result = ask(snapshot, "voice", {})
    stage_of = column(snapshot, "journey.stage")
    said: dict[Any, list[Row]] = defaultdict(list)
    for number, row in enumerate(rows, 1):
        if row.get("p.score:n") is not None or row.get("p.text:s"):
            said[stage_of[number]].append(row)
    for stage in (*result.stages, result.none, result.out):
        mine = said[None if stage.name == "none" else stage.name]
        assert (stage.events, stage.said.people) == (len(mine), len({row["user"] for row in mine}))
        assert stage.texts == sum("p.text:s" in row for row in mine)
        by_event: dict[str, list[float]] = defaultdict(list)
        for row in mine:
            if "p.score:n" in row:
                by_event[row["name"]].append(row["p.score:n"])
        assert {s.event: (s.n, pytest.approx(s.mean)) for s in stage.scores} == {
            event: (len(found), mean(found)) for event, found in by_event.items()
        }
        for score in stage.scores:
            assert sum(share.answers for share in score.shares) == score.n
            assert all(share.people.of == score.people for share in score.shares)
        users = {(row.get("p.text:s"), row["time"]): row["user"] for row in mine}
        assert len({users[q.words, q.time] for q in stage.quotes}) == len(stage.quotes)


@pytest.mark.parametrize("seed", range(5))
def test_parts_are_the_people_that_are_counted(tmp_path: Path, seed: int) -> None:
    snapshot = shop(tmp_path, some_shop(random.Random(seed), 12), SHOP)
    result = ask(snapshot, "voice", {})

    def people(part: str) -> int:
        found = among(snapshot, OfAnswer("voice", "{}", part))
        assert found is not None
        return found.people

    assert people("said") == result.people.people
    for stage in (*result.stages, result.none, result.out):
        assert people(f"said in {stage.name}") == stage.said.people
        assert people(f"wrote in {stage.name}") == stage.speakers
    with pytest.raises(BadInput, match="has no part “sung”"):
        people("sung")
    with pytest.raises(UnknownName, match="no stage “Nowhere”"):
        people("said in Nowhere")


def test_among_counts_only_these_people(tmp_path: Path) -> None:
    result = ask(shop(tmp_path, ROWS, SHOP), "voice", {"among": "did Close"})
    assert result.people == Count(1, 1)
    assert [q.words for q in result.out.quotes] == ["Adieu, my friends."]


def test_the_picture_fits_80_columns(tmp_path: Path) -> None:
    rows = [*ROWS, did("See", 1, "f"), did("Survey of the very long name Answered", 2, "f", satisfaction=7.25,
            comment="Ελληνικά 日本語 " * 30)]  # fmt: skip
    picture = lines(ask(shop(tmp_path, rows, SHOP), "voice", {}))
    assert all(columns(line) <= 80 for line in picture.splitlines())
    assert "“The switch broke after two evenings.”" in picture
    assert "in no stage" in picture
    assert "5 of 6 people (83.3%) said something" in picture


def some_shop(dice: random.Random, people: int) -> list[Row]:
    """People who see, buy, close, score and write, in any order."""
    rows: list[Row] = []
    for person in range(people):
        for _ in range(dice.randint(1, 7)):
            time, user = dice.randint(1, 40), f"u{person}"
            kind = dice.choice(["See", "Buy", "Close", "Review", "Review", "Ticket"])
            said: dict[str, Any] = {}
            if kind == "Review" and dice.random() < 0.8:
                said["score"] = float(dice.randint(1, 5))
            if kind != "See" and kind[0] in "RT" and dice.random() < 0.7:
                said["text"] = made_up(dice)
            rows.append(did(kind, time, user, **said))
    return rows


def made_up(dice: random.Random) -> str:
    syllables = ["la", "ri", "mo", "te", "ku", "sha", "po", "ne", "vi", "dor", "gan", "lef"]
    return " ".join("".join(dice.choices(syllables, k=3)) for _ in range(6))
