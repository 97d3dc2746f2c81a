"""A query as it would be typed reads back as the same query, and is short."""

from __future__ import annotations

from typing import Any

import pytest

import parcours.analyses  # noqa: F401  (registers the questions)
from parcours.analyses.registry import read_query, to_json
from parcours.analyses.said import said
from parcours.model.errors import BadInput, UnknownName

SHORT: list[tuple[str, dict[str, Any]]] = [
    ("actions", {"by": "journey.touchpoint", "where": "'journey.touchpoint' exists", "top": 30}),
    ("attribution", {"goal": "Order", "rules": ["last", "markov"], "within": "7 days", "period": "2026-03-01.."}),
    ("compare", {"question": {"question": "funnel", "query": {"steps": ["A", "B"], "within": "1d"}}, "among": "VIP"}),
    ("compare", {"question": {"question": "stages", "query": {}}, "periods": ["2026-03-01", "..2026-02-01"]}),
    ("conformance", {"intended": ["A", "B?", "C+ within 3 days"], "within": "1 day"}),
    ("dropoff", {"steps": ["A where x > 1 and y = z", "B"], "within": "30 minutes", "properties": ["person.plan"]}),
    ("funnel", {"steps": ["A", "B, optional", "C, or D, within 2 days"], "within": "7 days"}),
    ("funnel", {"steps": ["A", "B"], "within": "7 days", "exclude": ["R after step 1 before step 2"]}),
    ("funnel", {"steps": ["A", "B"], "within": "7 days", "by": "person.plan at last"}),
    ("funnel", {"steps": ["A", "B"], "within": "7 days", "by": "x at step 2", "exclude": ["R"]}),
    ("goals", {}),
    ("measures", {"measures": ["conversion", "revenue", "p90"], "value": "price", "by": "person.plan"}),
    ("moments", {"places": ["A", "B where x = 'y z'"], "within": "60 days"}),
    ("pains", {"steps": ["A | B", "not (C)"], "kinds": ["drop-off"], "among": 'stage was "Big and wide"'}),
    ("retention", {"start": "A", "brackets": ["0", "1-3", "15+"], "windows": "rolling"}),
    ("segment", {"segments": ["did A at least 2 in the last 28 days", "Loyal and not did B"]}),
    ("stages", {"period": "2026-03-01..2026-03-31"}),
    ("trend", {"event": "A", "per": "month", "by": "device"}),
    ("voice", {"quotes": 0}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "short"), SHORT, ids=lambda value: value if isinstance(value, str) else "")
def test_it_reads_back_and_is_as_short_as_it_was_typed(question: str, short: dict[str, Any]) -> None:
    query = read_query(question, short)
    told = said(question, to_json(query))
    assert read_query(question, told) == query
    assert len(repr(told)) <= len(repr(short))


def test_all_of_time_needs_no_period() -> None:
    assert said("funnel", {"steps": ["A", "B"], "within": "7 days", "period": {"start": None, "end": None}}) == {
        "steps": ["A", "B"],
        "within": "7 days",
    }


def test_names_of_steps_that_are_no_events_stay() -> None:
    steps = [{"name": "Looked", "filter": "A where x > 1"}, {"name": "Bought", "filter": "B"}]
    told = said("dropoff", {"steps": steps, "within": "7 days"})
    assert told["steps"] == steps
    assert read_query("dropoff", told) == read_query("dropoff", {"steps": steps, "within": "7 days"})


def test_what_cannot_be_asked_is_said_as_when_it_is_asked() -> None:
    with pytest.raises(UnknownName):
        said("funel", {})
    with pytest.raises(BadInput):
        said("funnel", {"steps": ["A"], "within": "soon"})
