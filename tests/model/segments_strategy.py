"""Segments of every shape, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from model.filters_strategy import AWKWARD, comparisons, filters
from parcours.model.duration import Duration
from parcours.model.period import Period
from parcours.model.segment_options import canonical
from parcours.model.segments import (
    Called,
    Happened,
    HasTrait,
    InAll,
    InAny,
    InOrder,
    InStage,
    NotIn,
    OfAnswer,
    Segment,
)

OURS = [
    "did",
    "Now then later",
    "at least 2",
    "within 7 days",
    "stage is X",
    "everybody",
    "ever",
    "exactly 3",
    "answer a",
]
names = st.sampled_from([n for n in AWKWARD if n.strip()] + OURS)
lengths = st.none() | st.integers(1, 10**6).map(Duration)
periods = st.sampled_from([Period("2026-03-01", None), Period(None, "2026-03-01"), Period("2026-01-01", "2026-02-03")])
times = st.tuples(lengths, st.none()) | st.tuples(st.none(), periods)


def _happened() -> st.SearchStrategy[Segment]:
    often = st.tuples(st.integers(0, 3), st.none() | st.integers(3, 5))
    return st.builds(lambda f, n, t: Happened(f, n[0], n[1], t[0], t[1]), filters(names, leaves=4), often, times)


def _in_order() -> st.SearchStrategy[Segment]:
    steps = st.lists(filters(names, leaves=3), min_size=2, max_size=4).map(tuple)
    return st.builds(lambda s, w, t: InOrder(s, w, t[0], t[1]), steps, lengths, times)


def _traits() -> st.SearchStrategy[Segment]:
    found = comparisons().filter(lambda c: c.of == "person")  # type: ignore[union-attr]
    return st.builds(HasTrait, found, st.just(False)) | st.builds(
        HasTrait,
        found.filter(lambda c: c.op not in ("!=", "missing")),  # type: ignore[union-attr]
        st.just(True),
    )


def segments() -> st.SearchStrategy[Segment]:
    """Segments as they are read from text: of two parts or more wherever several are joined."""
    answers = st.builds(OfAnswer, st.just("funnel"), st.just(canonical({"steps": ["it's (", "'tis"], "n": 2})), names)
    stages = st.builds(InStage, st.lists(names, min_size=1, max_size=3).map(tuple), st.booleans())
    bottom = _happened() | _in_order() | _traits() | stages | answers | st.builds(Called, names) | st.just(InAll(()))
    return st.recursive(bottom, _joined, max_leaves=6)


def _joined(inner: st.SearchStrategy[Segment]) -> st.SearchStrategy[Segment]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.builds(InAll, several) | st.builds(InAny, several) | st.builds(NotIn, inner)
