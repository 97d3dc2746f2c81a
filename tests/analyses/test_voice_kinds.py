"""What kinds of things are said, by buyers who recall or by those who still decide: a shop to count on fingers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analyses.test_voice import did
from parcours.analyses.among import among
from parcours.analyses.registry import ask
from parcours.analyses.voice.text import lines
from parcours.model.count import Count
from parcours.model.errors import BadInput
from parcours.model.segments import OfAnswer
from parcours.timeline.others import is_other
from timeline.definitions import shop
from timeline.worlds import Row

SHOP = """
milestone: Buy
stages: [{name: Visitor, enter: See}, {name: Buyer, enter: Buy}]
listening: {competitors: [Brightly]}
"""


def said(time: float, user: str, text: str, *kinds: str, language: str = "en", **more: Any) -> Row:
    """An utterance with what a reader made of it."""
    told = {"p.said.kinds:ss": list(kinds) or None, "p.said.language:s": language}
    return did("Review", time, user, text=text, **more) | told


ROWS = [
    did("See", 1, "a"), said(2, "a", "Does it fit a small room?", "question", language="unknown"),
    did("Buy", 3, "a"), said(4, "a", "It is bright. Where is the manual?", "praise", "question"),
    did("See", 1, "b"), did("See", 1, "c"), did("Buy", 2, "c"),
    said(3, "c", "I nearly took the other one.", "alternative"),
    said(4, "c", "Is there another shade to be had?", "question"),
    did("See", 1, "d"), said(2, "d", "Their lamp is dear, is it not?", "question", about="competitor Dim"),
]  # fmt: skip


def test_kinds_of_each_stage(tmp_path: Path) -> None:
    result = ask(shop(tmp_path, ROWS, SHOP), "voice", {"quotes": 1})
    visitor, buyer = result.stages
    assert [(one.kind, one.people, one.texts, one.part) for one in visitor.kinds] == [
        ("question", Count(1, 1), 1, "question in Visitor")
    ]
    assert [(one.kind, one.people, one.texts) for one in buyer.kinds] == [
        ("question", Count(2, 2), 2), ("alternative", Count(1, 2), 1), ("praise", Count(1, 2), 1),
    ]  # fmt: skip
    assert [len(one.quotes) for one in buyer.kinds] == [1, 1, 1]
    assert visitor.kinds[0].quotes[0].language is None
    assert buyer.kinds[1].quotes[0].language == "en"
    assert "Kinds of utterances are recognised by their words." in result.notes[0]
    assert "by kind, people: question 2, alternative 1, praise 1" in lines(result)


def test_who_recalls_and_who_is_unheard(tmp_path: Path) -> None:
    visitor, buyer = ask(shop(tmp_path, ROWS, SHOP), "voice", {}).stages
    assert (visitor.buyers_recall, visitor.not_bought, visitor.unheard) == (Count(0, 1), Count(1, 4), False)
    assert (buyer.buyers_recall, buyer.not_bought, buyer.unheard) == (Count(2, 2), Count(0, 0), False)
    assert [quote.recall for quote in (*visitor.quotes, *buyer.quotes)] == [False, True, True]
    silent = [row for row in ROWS if row.get("p.text:s") != "Does it fit a small room?"]
    visitor, _ = ask(shop(tmp_path / "silent", silent, SHOP), "voice", {}).stages
    assert (visitor.not_bought, visitor.unheard) == (Count(0, 4), True)


def test_without_a_milestone_nothing_tells_who_buys(tmp_path: Path) -> None:
    result = ask(shop(tmp_path, ROWS, SHOP.replace("milestone: Buy", "")), "voice", {})
    assert {stage.buyers_recall for stage in result.stages} == {None}
    assert {quote.recall for stage in result.stages for quote in stage.quotes} == {None}


def test_the_people_of_a_kind(tmp_path: Path) -> None:
    view = shop(tmp_path, ROWS, SHOP)

    def people(part: str) -> int:
        found = among(view, OfAnswer("voice", "{}", part))
        assert found is not None
        return found.people

    assert [people(part) for part in ("question in Visitor", "question in Buyer", "praise in Buyer")] == [1, 2, 1]
    assert people("doubt in Buyer") == 0
    with pytest.raises(BadInput):
        people("shout in Buyer")


def test_words_about_others_are_left_out(tmp_path: Path) -> None:
    result = ask(shop(tmp_path, ROWS, SHOP), "voice", {})
    assert result.people == Count(2, 4)
    assert result.notes[-1].startswith("1 event about others (competitors, markets) left out. ")


@pytest.mark.parametrize(
    ("about", "other"),
    [("competitor Brightly", True), ("Competitor: Dim", True), ("brightly", True), ("market study 2026", True),
     ("конкурент Свет", True), ("concurrent Clair", True), ("pesaing Terang", True), ("concurentul Lumina", True),
     ("Marketing", False), ("market", True), ("delivery", False), ("", False), ("our lamps", False)],
)  # fmt: skip
def test_who_is_another(about: str, other: bool) -> None:
    assert is_other(about, ["Brightly"]) is other
