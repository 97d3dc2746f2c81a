from __future__ import annotations

import numpy as np
import pytest

from parcours.model.errors import UnknownName
from parcours.model.filter_text import read_filter, write_filter
from parcours.timeline.names import NAMELESS, Names
from parcours.timeline.predicates import by_name

NAMES = Names(["View", "Buy", "Refund", "Terms and Conditions"])


def decided(text: str) -> tuple[list[str], dict[str, list[str]]]:
    """Names that satisfy surely, and for each condition the names that it decides about."""
    sure, rules = by_name(read_filter(text), NAMES)
    return names(sure), {write_filter(rule.condition): names(rule.applies) for rule in rules}


def names(flags: np.ndarray) -> list[str]:
    assert not flags[NAMELESS]
    return [name for code, name in enumerate(NAMES) if flags[code]]


EVERY = list(NAMES)


@pytest.mark.parametrize(
    ("text", "sure", "rules"),
    [
        ("View", ["View"], {}),
        ("not View | Buy", EVERY[2:], {}),
        ("any event", EVERY, {}),
        ("not any event", [], {}),
        ("View where price > 10", [], {"price > 10": ["View"]}),
        ("price > 10", [], {"price > 10": EVERY}),
        ("not (View where price > 10)", EVERY[1:], {"not (price > 10)": ["View"]}),
        ("(View where price > 10) or Buy", ["Buy"], {"price > 10": ["View"]}),
        ("(View where x = 1) or (Buy where x = yes)", [], {"x = 1": ["View"], "x = yes": ["Buy"]}),
        ("(View | Buy where x = 1) or Buy and y = 2", [], {"x = 1": ["View"], "x = 1 or y = 2": ["Buy"]}),
        ("View and Buy", [], {}),
        ("View and Buy and price > 10", [], {}),
        ("coupon missing", [], {"not (coupon exists)": EVERY}),
        ("View where not x != 1", [], {"x = 1": ["View"]}),
    ],
)
def test_a_filter_is_decided_by_name_where_that_is_enough(
    text: str, sure: list[str], rules: dict[str, list[str]]
) -> None:
    assert decided(text) == (sure, rules)


def test_an_unknown_event_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="no event “Vew”") as caught:
        decided("Vew")
    assert "“View”" in caught.value.hint


def test_a_name_with_a_special_word_that_was_not_quoted_is_shown_quoted() -> None:
    with pytest.raises(UnknownName, match="no event “Terms”") as caught:
        decided("Terms and Conditions")
    assert '"Terms and Conditions"' in caught.value.hint


def test_names_that_were_merged_answer_together() -> None:
    class Merged(Names):
        def codes(self, name: str) -> tuple[int, ...]:
            return (0, 1) if name == "View" else tuple(super().codes(name))

    sure, _ = by_name(read_filter("View"), Merged(list(NAMES)))
    assert np.flatnonzero(sure).tolist() == [0, 1]
