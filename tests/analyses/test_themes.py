"""What is spoken of: a shop to count on fingers, its parts as people, groups, months, and others kept apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from parcours.analyses.among import among
from parcours.analyses.registry import ask, to_json
from parcours.analyses.terminal import columns
from parcours.analyses.themes import ThemesResult, ThemeVoice
from parcours.analyses.themes.text import lines
from parcours.model.count import Count
from parcours.model.errors import BadInput, UnknownName
from parcours.model.segments import OfAnswer
from parcours.timeline.snapshot import Snapshot
from timeline.definitions import shop
from timeline.worlds import Row

SHOP = """
stages: [{name: Visitor, enter: See}, {name: Buyer, enter: Buy}]
listening: {competitors: [Brightly]}
"""
LATE, PRICE, NICE = "Delivery: late", "Price: too high", "Support: helpful"
DAY = 86_400.0
WORDS = ("Nobody rang my bell", "Perfect glow at dusk", "Too dear for us", "Waiting and waiting, honestly")


def did(name: str, day: float, user: str) -> Row:
    return {"name": name, "time": day * DAY, "user": user}


def said(
    day: float, user: str, sentiment: float, bad: tuple[str, ...] = (), good: tuple[str, ...] = (),
    plain: tuple[str, ...] = (), language: str = "en", name: str = "Review", **more: str,
) -> Row:  # fmt: skip
    row: dict[str, Any] = did(name, day, user) | {
        "p.text:s": f"{WORDS[int(day) % 4]} says {user} on day {day}.",
        "p.said.sentiment:n": sentiment,
        "p.said.sign:s": "negative" if sentiment < 0 else "positive",
        "p.said.language:s": language,
    }
    lists = {"themes": bad + good + plain, "pains": bad, "delights": good}
    row |= {f"p.said.{key}:ss": list(values) for key, values in lists.items() if values}
    return row | {f"p.{key}:s": value for key, value in more.items()}


ROWS = [
    did("See", 1, "a"), said(2, "a", -0.8, bad=(LATE, PRICE)), did("Buy", 3, "a"), said(40, "a", 0.4, good=(LATE,)),
    did("Buy", 1, "b"), said(41, "b", -0.6, bad=(LATE,), language="fr"),
    did("Buy", 1, "c"), said(42, "c", 0.9, good=(NICE,), name="Ticket"), said(43, "c", 0.1),
    did("See", 1, "d"), said(3, "d", 0.2),
    said(44, "e", -0.9, bad=(LATE, "Store: staff"), about="competitor Brightly"),
    did("See", 1, "f"), {**did("Review", 4, "f"), "p.text:s": "Nobody has read this one yet."},
]  # fmt: skip


def asked(tmp_path: Path, **query: Any) -> ThemesResult:
    return ask(shop(tmp_path / str(len([*tmp_path.iterdir()])), ROWS, SHOP), "themes", query)


def theme(result: ThemesResult, name: str) -> ThemeVoice:
    return next(one for one in result.themes if one.name == name)


def test_people_are_counted_once_however_often_they_say_it(tmp_path: Path) -> None:
    result = asked(tmp_path)
    assert result.people == Count(4, 5)  # e speaks of others only, and is nobody of ours; f is not read
    assert [(one.name, one.said) for one in result.themes] == [
        (LATE, Count(2, 4)),
        (PRICE, Count(1, 4)),
        (NICE, Count(1, 4)),
    ]
    late = theme(result, LATE)
    assert (late.badly, late.well, late.texts) == (Count(2, 2), Count(1, 2), 3)
    assert (result.left, result.left_texts, result.texts) == (Count(1, 4), 2, 6)
    assert any("1 event about others (competitors, markets) left out" in note for note in result.notes)


def test_sentiment_is_the_mean_of_peoples_means(tmp_path: Path) -> None:
    late = theme(asked(tmp_path), LATE).sentiment
    assert late is not None
    assert late.people == 2
    assert late.mean == pytest.approx((-0.2 - 0.6) / 2)
    assert late.low == -1.0
    assert late.high is not None
    assert late.high > late.mean
    price = theme(asked(tmp_path), PRICE).sentiment
    assert price is not None
    assert (price.low, price.high) == (None, None)


def test_months_are_local_and_shares_of_those_who_wrote_then(tmp_path: Path) -> None:
    late = theme(asked(tmp_path), LATE)
    assert [(m.month, m.said, m.badly, m.over) for m in late.months] == [
        ("1970-01", Count(1, 2), Count(1, 1), True),
        ("1970-02", Count(2, 3), Count(1, 2), False),
    ]
    assert late.trend is None


def test_groups_by_stage_source_and_language(tmp_path: Path) -> None:
    stage = theme(asked(tmp_path, by="stage"), LATE).groups
    assert [(g.group, g.said, g.badly, g.well) for g in stage] == [
        ("Visitor", Count(1, 2), Count(1, 1), Count(0, 1)),
        ("Buyer", Count(2, 3), Count(1, 2), Count(1, 2)),
    ]
    assert stage[1].apart == pytest.approx(2 / 3 - 1 / 2)
    assert stage[1].p == 1.0
    source = asked(tmp_path, by="source")
    assert [(g.name, g.people, g.texts) for g in source.groups] == [("Review", 4, 5), ("Ticket", 1, 1)]
    spoken = asked(tmp_path, by="language")
    assert [(g.name, g.people) for g in spoken.groups] == [("en", 3), ("fr", 1)]


def test_others_stand_beside_us_only_where_asked_for(tmp_path: Path) -> None:
    result = asked(tmp_path, by="about")
    assert [(g.name, g.people) for g in result.groups] == [("us", 4), ("competitor Brightly", 1)]
    late = theme(result, LATE)
    assert late.said == Count(2, 4)
    assert [(g.group, g.said) for g in late.groups] == [("us", Count(2, 4)), ("competitor Brightly", Count(1, 1))]
    assert result.people == Count(4, 6)
    only = theme(result, "Store: staff")  # nobody says it of us
    assert (only.said, only.groups[1].badly, only.sentiment) == (Count(0, 4), Count(1, 1), None)


def people(snapshot: Snapshot, part: str) -> int:
    who = among(snapshot, OfAnswer("themes", "{}", part))
    assert who is not None
    return who.people


def test_parts_are_people(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, ROWS, SHOP)
    result: ThemesResult = ask(snapshot, "themes", {})
    for one in result.themes:
        assert people(snapshot, one.part) == one.said.people
        assert people(snapshot, f"{one.part} badly") == one.badly.people
        assert people(snapshot, f"{one.part} well") == one.well.people
    assert people(snapshot, f"said {LATE} in Visitor") == 1
    assert people(snapshot, f"said {LATE} badly in Buyer") == 1
    assert people(snapshot, "no theme") == result.left.people
    assert people(snapshot, "wrote") == result.people.people


def test_what_cannot_be_asked(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, ROWS, SHOP)
    with pytest.raises(UnknownName, match="Delivery: lat"):
        ask(snapshot, "themes", {"theme": ["Delivery: lat"]})
    with pytest.raises(UnknownName):
        people(snapshot, "said nothing at all")
    with pytest.raises(BadInput, match="no part"):
        people(snapshot, "heard")
    for query in ({"top": 0}, {"quotes": 99}, {"least": 0}, {"by": "weather"}):
        with pytest.raises(BadInput):
            ask(snapshot, "themes", query)


def test_only_some_themes_people_and_times(tmp_path: Path) -> None:
    assert [one.name for one in asked(tmp_path, theme=[PRICE]).themes] == [PRICE]
    few = asked(tmp_path, least=2)
    assert [one.name for one in few.themes] == [LATE]
    assert few.fewer == 2
    assert asked(tmp_path, top=1).fewer == 2
    assert asked(tmp_path, period="1970-01-01..1970-01-31").people == Count(2, 5)
    assert asked(tmp_path, among="did Buy").people == Count(3, 3)


def test_a_shop_without_words(tmp_path: Path) -> None:
    result: ThemesResult = ask(shop(tmp_path, [did("See", 1, "a")], ""), "themes", {})
    assert result.people == Count(0, 1)
    assert result.themes == ()
    assert "load reviews" in result.notes[0]
    assert lines(result)


def test_a_theme_that_grows_is_found_and_one_that_does_not_is_not(tmp_path: Path) -> None:
    rows = []
    for month in range(6):
        for n in range(60):
            user = f"u{month}-{n}"
            grows = (LATE,) if n < 6 + 6 * month else ()
            rows.append(said(15 + 30 * month, user, -0.5, bad=(*grows, *((PRICE,) if n % 4 == 0 else ()))))
    result: ThemesResult = ask(shop(tmp_path, rows, ""), "themes", {})
    late, price = theme(result, LATE).trend, theme(result, PRICE).trend
    assert late is not None
    assert late.verdict == "rises"
    assert late.low < 0.1 < late.high
    assert late.p < 1e-6
    assert price is not None
    assert price.verdict == "no change shown"


def test_quotes_and_the_picture(tmp_path: Path) -> None:
    result = asked(tmp_path, by="stage")
    late = theme(result, LATE)
    assert {quote.language for quote in late.quotes} <= {"en", "fr"}
    assert len(late.quotes) == 2
    text = lines(result)
    assert LATE in text
    assert "by month" in text
    assert all(columns(line) <= 80 for line in text.splitlines())
    assert to_json(result)["themes"][0]["name"] == LATE
