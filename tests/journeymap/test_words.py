"""Does every kind of finding have its sentence, with denominators, and never a cause?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from parcours.journeymap import words
from parcours.journeymap.few import too_few
from parcours.journeymap.kinds import KINDS
from parcours.journeymap.words import age, figure, sentence
from parcours.model.count import Count
from parcours.model.journey_map import Figure, Statement

DAY = 86_400


def share(name: str, people: int, of: int, path: str = "") -> Figure:
    return Figure(name, people / of, "people", Count(people, of), path=path)


def said(kind: str, about: str, *figures: Figure, **detail: str) -> str:
    known = KINDS[kind]
    assert {f.name for f in figures} <= set(known.figures)
    assert {key.replace("_", " ") for key in detail} <= set(known.detail)
    told = {key.replace("_", " "): value for key, value in detail.items()}
    return sentence(Statement(kind, about, "measured", figures=figures, detail=told))


def test_each_kind_has_a_sentence() -> None:
    assert set(words._SENTENCES) == set(KINDS)
    for kind in KINDS.values():
        empty = Statement(kind.name, "X", "measured", detail=dict.fromkeys(kind.detail, "x"))
        everything = tuple(share(name, 3, 12) for name in kind.figures)
        for statement in (empty, Statement(kind.name, "X", "measured", figures=everything, detail=empty.detail)):
            told = sentence(statement)
            assert told
            assert "caus" not in told
            assert "None" not in told


def test_sentences() -> None:
    assert said("did", "Checkout Started", share("people", 1204, 1974), Figure("events", 1500.0, "events")) == (
        "Checkout Started: 61% (1,204 of 1,974), 1,500 events."
    )
    reached = share("reached", 30, 120), Figure("time", 2.5 * DAY, "seconds"), Figure("unfinished", 4, "people")
    assert said("goal", "Sure of the price.", *reached) == (
        "They want: Sure of the price. 25% (30 of 120) reached it; half of these took 2.5 days or less; 4 people more "
        "may still."
    )
    mean, answers = Figure("mean", 4.125, "score", low=3.9, high=4.3), Figure("answers", 90, "answers")
    assert said("scored", "Review", mean, answers, low_end="1", high_end="5") == (
        "Review: mean 4.12 (3.90 to 4.30) of 90 answers, seen from 1 to 5."
    )
    assert said("searched", "desk lamp", share("people", 5, 50), Figure("events", 1, "events")) == (
        "Searched for “desk lamp”: 10% (5 of 50), 1 event."
    )
    assert said("assumed", "Unsure whether it fits.", test="An exit survey") == (
        "Unsure whether it fits. What would test it: An exit survey"
    )
    assert said("said", "Too dear", Figure("score", 2, "score"), event="Review", language="fr") == (
        "“Too dear” (Review, fr, score 2)"
    )


def test_pains_say_how_they_were_counted() -> None:
    more = Figure("missed more", 0.284, "points", low=0.211, high=0.357)
    pain = said(
        "pain", "lost after Decision", share("people", 390, 1000), more, share("missed with", 80, 100),
        share("missed without", 52, 100), verdict="hurts", goal="Order", rule="came to Decision and not on",
    )  # fmt: skip
    assert pain == (
        "Lost after Decision (came to Decision and not on): 39% (390 of 1,000). Of these 80% (80 of 100) missed Order, "
        "of others there 52% (52 of 100): associated with 28.4 points more (21.1 to 35.7)."
    )
    no_sign = said("pain", "View again", share("people", 30, 100), more, share("missed with", 10, 30),
                   share("missed without", 20, 70), verdict="no sign", goal="Order")  # fmt: skip
    assert no_sign.endswith("of others there 29% (20 of 70): no more often.")
    alone = said(
        "pain", "lost after Add", share("people", 30, 100), verdict="hurts", goal="Order", rule="came and went"
    )
    assert alone == "Lost after Add (came and went): 30% (30 of 100)."
    same = said("pain", "View … Order", share("people", 30, 100), verdict="all missed", goal="Order")
    assert same == "View … Order: 30% (30 of 100). All missed Order, with it or without: nothing to compare."
    assert "Nobody missed Order" in said("pain", "x", share("people", 30, 100), verdict="none missed", goal="Order")


def test_of_few_nothing_is_concluded() -> None:
    more = Figure("missed more", 0.284, "points", low=0.211, high=0.357)
    few = said("pain", "View again", share("people", 13, 100), more, share("missed with", 1, 9),
               share("missed without", 20, 70), verdict="no sign", goal="Order")  # fmt: skip
    assert few.endswith("of others there 29% (20 of 70): too few to conclude.")
    score = said("scored", "Review", Figure("mean", 4, "score"), Figure("answers", 9, "answers"))
    assert score == "Review: mean 4 of 9 answers. Too few to conclude."
    way = Statement("choices", "Have it", "measured", (), (Figure("choices", 0.5, "choices"),), 3)
    assert words.sentence(way) == "At each place on the way to it: 0.5 choices. Too few to conclude."
    assert too_few(replace(way, n=10)) is False
    assert said("prompt", "Banner", share("shown", 10, 50)) == "Banner: shown to 20% (10 of 50)."
    assert said("prompt", "Banner", share("shown", 9, 50)).endswith("Too few to conclude.")
    assert said("prompt", "Banner", share("shown", 30, 50), share("taken", 1, 7)).endswith("Too few to conclude.")


def test_research_is_named() -> None:
    events = Figure("events", 7, "events")
    assert said("looked", "Guides", share("people", 5, 50), events, research="Guides", depth="read") == (
        "Guides: 10% (5 of 50), 7 events."
    )
    assert said("saw", "small-rooms", share("people", 5, 50), events, research="Guides") == (
        "Saw “small-rooms” (Guides): 10% (5 of 50), 7 events."
    )


def test_a_title_is_told_where_it_adds_something() -> None:
    assert said("said", "The shade is cracked.", event="Review", title="Cracked shade") == (
        "“The shade is cracked.” (Review)"
    )
    assert said("said", "Order 12, please.", event="Ticket", title="Still waiting") == (
        "“Order 12, please.” (Ticket, on “Still waiting”)"
    )


def test_of_the_whole_it_is_said_in_which_stage() -> None:
    assert said("pain", "lost after Add", share("people", 30, 100), stage="Deciding") == (
        "Deciding: Lost after Add: 30% (30 of 100)."
    )


def test_moments_are_associated_or_not_told() -> None:
    figures = (
        Figure("difference", -0.07, "points", low=-0.11, high=-0.03), Figure("share", 0.25, "share"),
        Figure("others", 0.32, "share"), share("people", 500, 2000),
    )  # fmt: skip
    assert said("moment", "Guide", *figures, found="yes", goal="Order", within="28 days") == (
        "After Guide, 25% reached Order within 28 days, of others like them 32%: associated with 7.0 points less "
        "(-11.0 to -3.0)."
    )
    assert said("moment", "Guide", *figures, found="no", goal="Order", within="28 days").endswith("beyond chance.")
    few = said("refused", "Guide", share("people", 10, 2000), reason="too few", told="10 people did it; 30 are needed.",
               goal="Order", within="28 days")  # fmt: skip
    assert few == (
        "Guide (0.5% (10 of 2,000)): not told whether Order follows more often, for too few people did it. 10 people "
        "did it; 30 are needed."
    )

    differed = said(
        "refused", "Banner", share("people", 50, 2000), Figure("mean before", 4.25, "times each"),
        Figure("mean of others", 1.0, "times each"), Figure("compared", 40, "people"), Figure("others", 900, "people"),
        reason="differed before", goal="Order", within="28 days", what="goals",
    )  # fmt: skip
    assert differed == (
        "Banner (2.5% (50 of 2,000)): not told whether Order follows more often, for those who did it already "
        "differed: in the 28 days before it they had reached Order 4.25 times each (40 people), others 1 times each "
        "(900 people)."
    )


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (Figure("x", 0.5, "people", Count(1, 2)), "50% (1 of 2)"),
        (Figure("x", 3.1 * DAY, "seconds"), "3.1 days"),
        (Figure("x", 90.0, "seconds"), "90 s"),
        (Figure("x", 1.0, "events"), "1 event"),
        (Figure("x", 1204.0, "events"), "1,204 events"),
        (Figure("x", 24.9, "EUR"), "24.90 EUR"),
        (Figure("x", 13_499.5, "EUR"), "13,500 EUR"),
        (Figure("x", 4.2, "score"), "4.20"),
        (Figure("x", 0.0004, "share"), "<0.1%"),
        (Figure("x", 1.0, "share"), "100%"),
        (Figure("x", 0.9996, "share"), ">99.9%"),
        (Figure("x", 0.043, "share"), "4.3%"),
        (Figure("x", -0.09, "points"), "9.0 points less"),
        (Figure("x", 12_400_000.0, ""), "12.4 M"),
        (Figure("x", None, "people"), "not known"),
    ],
)
def test_figures(told: Figure, text: str) -> None:
    assert figure(told) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [(0, "today"), (1, "1 day"), (20, "20 days"), (21, "3 weeks"), (89, "12 weeks"), (90, "3 months"),
     (729, "24 months"), (730, "2 years"), (1500, "4 years")],
)  # fmt: skip
def test_age(days: int, text: str) -> None:
    assert age(10**9, 10**9 + days * DAY + 5) == text
    assert age(10**9 + 5, 10**9) == "today"


def test_what_is_withheld_is_said_and_nothing_else() -> None:
    hidden = Statement("did", "Call", "measured", withheld="fewer than 10 people.")
    assert sentence(hidden) == "Call is withheld: fewer than 10 people."
