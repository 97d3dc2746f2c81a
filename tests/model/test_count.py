from __future__ import annotations

import pytest

from parcours.model.count import Count
from parcours.model.verdict import Reason, Verdicts


def test_a_share_needs_somebody() -> None:
    assert Count(3, 4).share == 0.75
    assert Count(0, 0).share is None


@pytest.mark.parametrize(("people", "of"), [(2, 1), (-1, 1)])
def test_more_than_all_is_not_a_count(people: int, of: int) -> None:
    with pytest.raises(ValueError, match="not a count"):
        Count(people, of)


def test_counts_and_verdicts_add() -> None:
    assert Count(1, 2) + Count(3, 4) == Count(4, 6)
    total = Verdicts(5, 1, {Reason.no_time: 2}) + Verdicts(1, 0, {Reason.no_time: 1, Reason.no_person: 1})
    assert (total.accepted, total.duplicate, total.set_aside) == (
        6,
        1,
        {Reason.no_time: 3, Reason.no_person: 1},
    )
    assert total.rows == 11


def test_every_reason_is_put_in_words() -> None:
    assert all(reason.in_words for reason in Reason)
