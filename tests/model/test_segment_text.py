"""A segment's text, its mappings, and what is wrong with those that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import TypeAdapter

from model.segments_strategy import segments
from parcours.model.duration import Duration
from parcours.model.errors import BadInput, ParcoursError
from parcours.model.filters import Compare, Every, Named
from parcours.model.period import Period
from parcours.model.segment_plain import segment_of
from parcours.model.segment_text import SegmentLike, read_segment, write_segment
from parcours.model.segments import (
    EVERYBODY,
    Called,
    Happened,
    HasTrait,
    InAll,
    InAny,
    InOrder,
    InStage,
    NamedSegment,
    NotIn,
    OfAnswer,
    Segment,
    circle,
)

ORDER, VIEW = Named(("Order",)), Named(("View",))
PRICE, MAIL = Compare("price", ">", (10.0,)), Compare("channel", "=", ("mail",))
DAYS = Duration(28 * 86_400)
LOYAL = Called("Loyal")
LYON = HasTrait(Compare("city", "=", ("Lyon",), "person"))


@pytest.mark.parametrize(
    ("text", "segment"),
    [
        ("did Order", Happened(ORDER)),
        ("did not Order", NotIn(Happened(ORDER))),
        ("did Order at least 2", Happened(ORDER, 2)),
        ("did Order at least 2 times", Happened(ORDER, 2)),
        ("did Order at most 2", Happened(ORDER, 0, 2)),
        ("did Order exactly 2", Happened(ORDER, 2, 2)),
        ("did Order at least 2 at most 4", Happened(ORDER, 2, 4)),
        ("did Order within 28 days", Happened(ORDER, last=DAYS)),
        ("did Order in the last 28 days", Happened(ORDER, last=DAYS)),
        ("did Order during 2026-03-01..2026-03-31", Happened(ORDER, period=Period("2026-03-01", "2026-03-31"))),
        ("did Order during 2026-03-01", Happened(ORDER, period=Period("2026-03-01", "2026-03-01"))),
        ("did Order where price > 10", Happened(Every((ORDER, PRICE)))),
        ("did (Order where price > 10 and channel = mail) exactly 1", Happened(Every((ORDER, PRICE, MAIL)), 1, 1)),
        ("did View then Order", InOrder((VIEW, ORDER))),
        ("did View then Order within 28d in the last 1h 30m", InOrder((VIEW, ORDER), DAYS, Duration(5400))),
        ("did (A then B)", Happened(Named(("A then B",)))),
        ("person.city = Lyon", LYON),
        ("ever person.city = Lyon", HasTrait(LYON.compare, True)),
        ("stage is Customer", InStage(("Customer",))),
        ("stage is not Customer | Very Good", NotIn(InStage(("Customer", "Very Good")))),
        ("stage was Customer", InStage(("Customer",), True)),
        ("Loyal people", Called("Loyal people")),
        ('"did it"', Called("did it")),
        ("everybody", EVERYBODY),
        ("did Order and not Loyal or everybody", InAny((InAll((Happened(ORDER), NotIn(LOYAL))), EVERYBODY))),
        ("did Order and (Loyal or person.city = Lyon)", InAll((Happened(ORDER), InAny((LOYAL, LYON))))),
        (
            """answer funnel {"within": "7d", "steps": ["it's (", "'B"]} part "left after 1" and Loyal""",
            InAll((OfAnswer("funnel", '{"steps": ["it\'s (", "\'B"], "within": "7d"}', "left after 1"), LOYAL)),
        ),
    ],
)  # fmt: skip
def test_what_people_write_is_read(text: str, segment: Segment) -> None:
    assert read_segment(text) == segment
    assert read_segment(write_segment(segment)) == segment


@settings(max_examples=200, deadline=None)
@given(segments())
def test_what_is_written_reads_back(segment: Segment) -> None:
    assert repr(read_segment(write_segment(segment))) == repr(segment)


@pytest.mark.parametrize(
    ("plain", "text"),
    [
        ({"did": "Order", "at_least": 2, "within": "28 days"}, "did Order at least 2 within 28 days"),
        ({"did": "Order", "exactly": "2"}, "did Order exactly 2"),
        ({"did_not": "Order", "during": "2026-03-01.."}, "did not Order during 2026-03-01.."),
        ({"then": ["View", "Order"], "within": "7d", "last": "9d"}, "did View then Order within 7d in the last 9d"),
        ({"person": "city = Lyon"}, "person.city = Lyon"),
        ({"person": "person.city = Lyon", "ever": "true"}, "ever person.city = Lyon"),
        ({"stage": ["A", "B"]}, "stage is A | B"),
        ({"been": "A"}, "stage was A"),
        ({"segment": "Loyal"}, "Loyal"),
        ({"all": ["did A", {"not": {"any": ["did B", "Loyal"]}}]}, "did A and not (did B or Loyal)"),
        ({"all": []}, "everybody"),
        (
            {"answer": {"question": "funnel", "query": {"steps": ["A"], "within": "7d"}, "part": "converted"}},
            'answer funnel {"steps": ["A"], "within": "7d"} part "converted"',
        ),
    ],
)
def test_mappings_say_the_same(plain: Any, text: str) -> None:
    assert segment_of(plain) == read_segment(text)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("did Order where price > 10 and channel = mail", "character 40", "in brackets"),
        ("did", "name of an event is missing", "did Order at least 2"),
        ("did Order at least 2 at least 3", "asked for twice", "Drop"),
        ("did Order at least 5 at most 2", "at least 5 and at most 2", "exactly 3"),
        ("did Order exactly 2 at most 2", "leaves nothing", "Drop"),
        ("did A within 2 days in the last 3 days", "ask the same", "one of them"),
        ("did A in the last 3 days during 2026-01-01", "Two times", "either"),
        ("did A then B at least 2", "no number of times", "another did"),
        ("(did A", "“)” is missing", "character 1"),
        ("did A)", "closes nothing", "Remove"),
        ("did A and", "is missing", "did Order"),
        ("stage is", "a stage is missing", "did Order"),
        ("answer funnel steps", "JSON is missing", "part"),
        ('answer funnel {"steps": []}', "part of the answer is missing", "left after 1"),
        ("ever Loyal", "trait and a comparison is missing", "person.city"),
        ("ever person.city != Lyon", "could mean never", "not ever"),
        ("not " * 60 + "A", "nested too deeply", "50"),
        ('did "A', 'The segment “did ▸"A” cannot be read', "Close it"),
        ("did A where", "The filter", ""),
    ],
)
def test_what_cannot_be_read_says_where(text: str, message: str, hint: str) -> None:
    with pytest.raises(ParcoursError, match=None) as raised:
        read_segment(text)
    assert message in str(raised.value)
    assert hint in raised.value.hint


@pytest.mark.parametrize(
    ("plain", "message"),
    [
        ({"did": "A", "often": 2}, "no key"),
        ({"did": "A", "not": "B"}, "is no segment"),
        ({}, "is no segment"),
        (3, "is no segment"),
        ({"did": "A", "at_least": "some"}, "not a whole number"),
        ({"person": "A"}, "does not compare"),
        ({"person": "a = b", "ever": "maybe"}, "neither true nor false"),
        ({"answer": {"question": "funnel"}}, "a question, a query and a part"),
        ({"answer": {"question": "funnel", "query": [], "part": "x"}}, "object of options"),
        ({"did": None}, "A text is missing"),
    ],
)
def test_mappings_that_are_no_segments(plain: Any, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        segment_of(plain)


@dataclass(frozen=True)
class Query:
    among: SegmentLike | None = None


def test_a_query_takes_text_mappings_and_segments() -> None:
    adapter = TypeAdapter(Query)
    for given_ in ("did Order", {"did": "Order"}, Happened(ORDER)):
        assert adapter.validate_python({"among": given_}) == Query(Happened(ORDER))
    assert adapter.dump_python(Query(Happened(ORDER, 2)), mode="json") == {"among": "did Order at least 2"}
    assert adapter.validate_python({}) == Query(None)
    assert "string" in str(adapter.json_schema())


def test_names_that_lead_in_a_circle() -> None:
    def named(*pairs: tuple[str, str]) -> tuple[NamedSegment, ...]:
        return tuple(NamedSegment(name, read_segment(text)) for name, text in pairs)

    assert circle(named(("A", "B and did X"), ("B", "not C"), ("C", "A"))) == ("A", "B", "C", "A")
    assert circle(named(("A", "B and C"), ("B", "C"), ("C", "did X"))) == ()
