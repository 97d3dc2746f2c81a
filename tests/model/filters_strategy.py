"""Filters of every shape, for property tests."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from parcours.model.filters import AnyEvent, Compare, Either, Every, Filter, Named, Not

AWKWARD = [
    "Order Completed", "any event", "Terms and Conditions", "not", "WHERE", "person.x",
    "person.", "person.\"", "x y", " x", "x  y", "Customer's choice", '"', "'", "\\",
    "a\\'b", "", "=", "a!=b", "Hello!", "!", "(", "a,b", "$page", "starts with",
    "Signed in", "a\nb", "1", "yes", "No", "日本語 の", "products[].price", "missing",
    "Exists", "|",
]  # fmt: skip
texts = st.sampled_from(AWKWARD) | st.text(max_size=8)
numbers = st.floats(allow_nan=False, allow_infinity=False).map(lambda number: number + 0.0)  # no -0.0
scalars = texts | numbers | st.booleans()
of = st.sampled_from(["event", "person"])


def comparisons(names: st.SearchStrategy[str] = texts, values: Any = scalars) -> st.SearchStrategy[Filter]:
    lists = st.lists(values, min_size=1, max_size=3).map(tuple)
    return (
        st.builds(Compare, names, st.sampled_from(["=", "!="]), lists, of)
        | st.builds(Compare, names, st.sampled_from(["<", "<=", ">", ">="]), st.tuples(values), of)
        | st.builds(
            Compare,
            names,
            st.sampled_from(["contains", "starts with"]),
            st.lists(texts, min_size=1).map(tuple),
            of,
        )
        | st.builds(Compare, names, st.sampled_from(["exists", "missing"]), st.just(()), of)
    )


def filters(
    events: st.SearchStrategy[str] = texts,
    conditions: st.SearchStrategy[Filter] | None = None,
    leaves: int = 8,
) -> st.SearchStrategy[Filter]:
    """Filters as they are read from text: of two parts or more wherever several are joined."""
    named = st.builds(Named, st.lists(events, min_size=1, max_size=3).map(tuple))
    bottom = named | st.just(AnyEvent()) | (comparisons() if conditions is None else conditions)
    return st.recursive(bottom, _joined, max_leaves=leaves)


def _joined(inner: st.SearchStrategy[Filter]) -> st.SearchStrategy[Filter]:
    several = st.lists(inner, min_size=2, max_size=4).map(tuple)
    return st.builds(Every, several) | st.builds(Either, several) | st.builds(Not, inner)
