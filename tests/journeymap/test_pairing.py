"""Are findings of two maps put beside each other, and is what is said of the whole journey paired as in its cell?"""

from __future__ import annotations

from dataclasses import replace

from journeymap.made_parts import fig, of, said
from parcours.journeymap.changes import two_maps
from parcours.journeymap.pairing import sheet
from parcours.journeymap.terminal import lines
from parcours.model.journey_map import Cell, Column, Figure, JourneyMap, Row, Statement, View
from parcours.model.period import Period


def pain(about: str, people: int, stage: str = "", verdict: str = "hurts") -> Statement:
    more = fig("missed more", 0.2, "points", 0.1, 0.3), of("missed with", 30, 40), of("missed without", 20, 40)
    told = said("pain", about, of("people", people, 200), *more, n=200, verdict=verdict, goal="Order")
    return replace(told, detail={**told.detail, "stage": stage}) if stage else told


def shop(*pains: Statement, whole: tuple[Statement, ...] = (), left_out: str = "") -> JourneyMap:
    column = Column("Pay", of("ever", 200, 300), of("now", 20, 300), Figure("stay", 60.0, "seconds"), 200)
    row = Row("pains", (Cell("Pay", pains, more=3 if left_out else 0, left_out=left_out),))
    view = View(0, "UTC", Period(), people=300)
    return JourneyMap("Shop", view, ("simulated",), (column,), (), (row,), whole)


def test_of_the_whole_it_is_compared_as_in_the_cell() -> None:
    """In May the refusal hurt most, in June the waiting; both stand in both cells."""
    may = shop(pain("refused", 90), pain("waits", 60), whole=(pain("refused", 90, "Pay"),))
    june = shop(pain("waits", 120), pain("refused", 80), whole=(pain("waits", 120, "Pay"),))
    two = two_maps(may, june, "period", ("May", "June"))
    assert {d.lane for d in two.differences if d.kind == "pain"} == {"pains"}
    (waits,) = sheet(two).whole
    assert (waits.statement.about, waits.statement.detail["stage"], waits.only) == ("waits", "Pay", "")
    assert waits.was == pain("waits", 60)
    assert [d.figure for d in waits.differences if d.clear] == ["people"]


def test_withheld_quotes_are_told_once() -> None:
    quote = said("said", "", evidence="reported", withheld="fewer than 10 speakers")
    drawn = sheet(shop(quote, quote, quote, pain("waits", 60)))
    assert [p.statement.kind for p in drawn.rows[0].cells[0].pairs] == ["said", "pain"]


def test_the_strip_names_stages_and_ends_quietly() -> None:
    nowhere = said("nowhere", "", of("people", 100, 300))
    map = shop(pain("waits", 60), whole=(pain("waits", 60, "Pay"), nowhere), left_out="and 3 that matter less")
    text = lines(map)
    assert "Pay: waits" in text
    assert "and 3 that matter less" in text
    assert "and 3 more" not in text


def test_few_are_marked() -> None:
    map = shop(pain("waits", 9, verdict="no sign"), pain("refused", 90))
    text = lines(map)
    assert text.count("too few to conclude") == 1
