"""What can be asked of a funnel? What semantics allows; everything else says so."""

from __future__ import annotations

import pytest

import parcours.analyses.funnel
from parcours.analyses.funnel import Breakdown, Exclusion
from parcours.analyses.registry import read_query, schema, to_json
from parcours.model.errors import BadInput, NotAllowed
from parcours.model.filters import Named

AB = {"steps": ["A", "B"], "within": "7d"}


def test_text_and_json_read_alike() -> None:
    text = read_query("funnel", AB | {"exclude": ["X after step 1 before step 2"], "by": "person.plan at last"})
    assert text.exclude == (Exclusion(Named(("X",)), 1, 2),)
    assert text.by == Breakdown("plan", "person", "last")
    assert read_query("funnel", to_json(text)) == text
    assert read_query("funnel", AB | {"exclude": ["X"]}).exclude == (Exclusion(Named(("X",))),)
    assert read_query("funnel", AB | {"by": "channel"}).by == Breakdown("channel")


def test_schema() -> None:
    assert set(schema("funnel")["required"]) == {"steps", "within"}


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"order": "exact"}, "what is next to what"),
        ({"order": "any order", "ties": "arrival"}, "order of arrival decides nothing"),
        ({"order": "any order", "exclude": ["X"]}, "nothing can be excluded"),
        ({"order": "exact", "ties": "arrival", "exclude": ["X"]}, "nothing can be excluded"),
        ({"steps": []}, "0 steps"),
        ({"steps": ["A"] * 65}, "65 steps"),
        ({"exclude": ["X"] * 65}, "65 exclusions"),
    ],
)
def test_what_is_not_allowed_raises(more: dict, says: str) -> None:
    with pytest.raises(NotAllowed, match=says) as told:
        read_query("funnel", AB | more)
    assert told.value.hint


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (
            {"exclude": [{"filter": "X", "after": 2, "before": 2}]},
            "Nothing lies after step 2 and before step 2",
        ),
        ({"exclude": [{"filter": "X", "after": 0}]}, "Nothing lies after step 0"),
        ({"exclude": ["X after step 1 before step 3"]}, "before step 3 of 2"),
        ({"steps": ["A"], "exclude": ["X"]}, "Nothing lies"),
        ({"within": 7}, "not a length of time"),
        ({"order": "sideways"}, "order"),
        ({"window": "7d"}, "window"),
        ({"unit": "occurrences"}, "unit"),
    ],
)
def test_what_cannot_be_read_raises(more: dict, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        read_query("funnel", AB | more)


def test_it_is_registered() -> None:
    assert parcours.analyses.funnel.run
