"""Is a map's table a line for each figure, and safe in a spreadsheet?"""

from __future__ import annotations

import csv
import io

from parcours.journeymap import to_csv
from parcours.journeymap.sheet import COLUMNS
from parcours.model.count import Count
from parcours.model.journey_map import (
    Cell,
    Column,
    Difference,
    Figure,
    JourneyMap,
    Row,
    Statement,
    TwoMaps,
    View,
    Way,
)  # fmt: skip
from parcours.model.period import Period
from parcours.model.receipt import Receipt, SnapshotId

DAY = 86_400
HALF = Figure("people", 0.5, "people", Count(5, 10))
STAY = Figure("median stay", None, "seconds")
RECEIPT = Receipt("actions", {}, SnapshotId(1, "", "", 10 * DAY, "UTC"), ("sample",), 10, 20, "", "0.1.0")


def shop(*statements: Statement, missing: str = "") -> JourneyMap:
    cells = (Cell("Looking", statements, missing),)
    return JourneyMap(
        "Shop", View(10 * DAY, "UTC", Period()), ("sample",), (Column("Looking", HALF, HALF, STAY, 7, "", 0),),
        (Way("none", "Looking", "in", HALF, 7, 0),), (Row("actions", cells),), (), (RECEIPT,),
    )  # fmt: skip


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_line_for_each_figure() -> None:
    did = Statement(
        "did", "View", "measured", ("sample",), (HALF, Figure("events", 6.0, "events")), 5, 8 * DAY, 0
    )  # fmt: skip
    found = lines(to_csv(shop(did)))
    assert tuple(found[0]) == COLUMNS
    assert [(line["row"], line["figure"]) for line in found] == [
        ("stage", "people"), ("stage", "people"), ("stage", "median stay"), ("moves", "people"),
        ("actions", "people"), ("actions", "events"),
    ]  # fmt: skip
    people = found[4]
    assert (people["value"], people["people"], people["of"], people["unit"]) == ("0.5", "5", "10", "people")
    assert (people["latest"], people["age_days"], people["n"]) == ("1970-01-09", "2", "5")
    assert (people["origin"], people["evidence"], people["question"]) == ("sample", "measured", "actions")
    assert people["sentence"] == "View: 50% (5 of 10), 6 events."


def test_what_has_no_figure_has_a_line_too() -> None:
    found = lines(to_csv(shop(Statement("assumed", "They ask around", "assumed"), missing="Load events.")))
    assert [(line["kind"], line["about"], line["sentence"]) for line in found[-2:]] == [
        ("assumed", "They ask around", "They ask around"), ("missing", "", "Load events."),
    ]  # fmt: skip


def test_no_text_becomes_a_formula() -> None:
    for text in ("=HYPERLINK(1)", "+1", "-2+3", "@SUM(A1)", "\t=1"):
        quote = Statement("did", text, "measured", figures=(Figure("difference", -0.5, "points"),))
        line = lines(to_csv(shop(quote)))[-1]
        assert line["about"] == "'" + text
        assert line["sentence"].startswith("'")
        assert line["value"] == "-0.5"


def test_quotes_commas_and_letters_stay() -> None:
    words = 'Приятно, "очень"\nlumière'
    text = to_csv(shop(Statement("assumed", words, "assumed")), bom=True)
    assert text.startswith("\ufeff")
    assert lines(text.removeprefix("\ufeff"))[-1]["about"] == words


def test_two_maps() -> None:
    apart = Difference("actions", "Looking", "did", "View", "people", HALF, HALF, 0.0, -0.4, 0.4, False)
    found = lines(to_csv(TwoMaps(shop(), shop(), "day", ("then", "now"), (apart,))))
    assert [line["map"] for line in found] == ["then"] * 4 + ["now"] * 4 + ["difference"]
    assert (found[-1]["value"], found[-1]["low"]) == ("0.0", "-0.4")
