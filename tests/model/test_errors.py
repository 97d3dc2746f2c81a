from __future__ import annotations

from parcours.model.errors import unknown_name


def test_the_nearest_names_are_offered_whatever_the_case() -> None:
    error = unknown_name("event", "order complete", ["Order Completed", "Order Refunded", "Cart Viewed"])
    assert str(error) == "There is no event “order complete”."
    assert error.hint == "Did you mean “Order Completed”?"


def test_without_a_near_name_some_known_ones_are_listed() -> None:
    assert unknown_name("event", "zzz", [f"Name {i}" for i in range(10)]).hint.endswith("and 2 more.")


def test_an_empty_list_is_said() -> None:
    assert unknown_name("event", "zzz", []).hint == "There is no event here yet."
