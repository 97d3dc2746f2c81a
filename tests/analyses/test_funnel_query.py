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


def test_steps_read_alike_as_text_and_json() -> None:
    texts = ["A", "Card where price > 3, or Invoice, within 2 days, optional", "B | C, within 1h"]
    text = read_query("funnel", {"steps": texts, "within": "7d"})
    _, paid, last = text.steps
    assert (paid.name, paid.optional, str(paid.within)) == ("Card where price > 3 or Invoice", True, "2 days")
    assert [way.name for way in paid.any] == ["Card where price > 3", "Invoice"]
    assert (last.name, last.filter, str(last.within)) == ("B | C", Named(("B", "C")), "1 hour")
    assert read_query("funnel", to_json(text)) == text
    told = {"any": ["Card where price > 3", "Invoice"], "within": "2 days", "optional": True}
    assert read_query("funnel", {"steps": ["A", told, texts[2]], "within": "7d"}) == text
    quoted = read_query("funnel", {"steps": ['"A, optional"', "B where via in (x, y)"], "within": "7d"})
    assert quoted.steps[0].filter == Named(("A, optional",))
    assert not quoted.steps[0].optional


def test_breakdown_at_a_step() -> None:
    assert read_query("funnel", AB | {"by": "person.plan at step 2"}).by == Breakdown("plan", "person", 2)


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
        ({"steps": ["A, optional", "B"]}, "cannot be optional"),
        ({"steps": ["A", "B, optional"], "order": "exact", "ties": "arrival"}, "no step can be optional"),
        ({"steps": ["A", "B, within 1d"], "order": "any order"}, "none has a time of its own"),
        ({"steps": ["A", "B, or C"], "order": "any order"}, "alternatives cannot be told apart"),
        ({"steps": ["A", *["B, or C"] * 32]}, "97 steps and alternatives"),
        ({"unit": "occurrences", "order": "any order"}, "where one occurrence ends"),
        ({"by": "via at step 2", "order": "any order"}, "which one is step 2"),
        ({"steps": ["A", "B, optional", "C"], "by": "via at step 2"}, "Step 2 is optional"),
        ({"steps": ["A", "B, optional", "C"], "exclude": ["X after step 1 before step 2"]}, "begin or end at step 2"),
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
        ({"unit": "purchases"}, "unit"),
        ({"steps": ["A, within 1d", "B"]}, "no step before the first"),
        ({"steps": ["A", "B, maybe"]}, "says nothing about the step"),
        ({"steps": ["A", "B, within soon"]}, "not a length of time"),
        ({"steps": ["A", {"name": "B"}]}, "needs a filter"),
        ({"steps": ["A", {"name": "B", "any": ["B"]}]}, "one alternative only"),
        ({"steps": ["A", {"name": "B", "filter": "B", "any": ["C", "D"]}]}, "needs a filter"),
        ({"steps": ["A", "B, optional"], "exclude": ["X"]}, "between one required step and the next"),
        ({"by": "via at step 3"}, "no step 3 of 2"),
        ({"per": "hour"}, "per"),
    ],
)
def test_what_cannot_be_read_raises(more: dict, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        read_query("funnel", AB | more)


def test_it_is_registered() -> None:
    assert parcours.analyses.funnel.run
