"""An edge of paths is the funnel that it draws, and one step is a transition: over the same view, the same people."""

from __future__ import annotations

import random
from typing import Any

import pytest

from analyses.ways_worlds import World, ask_world, random_world
from parcours.analyses.funnel import FunnelQuery, NamedStep
from parcours.analyses.funnel import run as funnel
from parcours.analyses.paths import PathsQuery, run
from parcours.analyses.transitions import TransitionsQuery
from parcours.analyses.transitions import run as transitions
from parcours.model.duration import Duration
from parcours.model.filter_text import read_filter
from parcours.model.filters import AnyEvent
from parcours.model.period import Period


@pytest.mark.parametrize("seed", range(15))
def test_an_edge_is_the_funnel_that_it_draws(seed: int) -> None:
    """Anchor, then any events, then the two of the edge, with nothing in between: the same people."""
    dice = random.Random(seed)
    world, where = random_world(dice, longest=15), dice.choice([None, read_filter("any event where good = yes")])
    unit, within = dice.choice(["persons", "sessions"]), Duration(dice.choice([5, 30]))
    period = dice.choice([None, Period("1970-01-01T00:00:05", "1970-01-01T00:00:30")])
    for events in world.events:  # which have no place in the order of arrival
        for event in events:
            event["day"] = False
    world = World(*world.people, as_of=world.as_of, names="abcd")
    shared: dict[str, Any] = {"within": within, "where": where, "unit": unit, "period": period}
    found = ask_world(
        world, run, PathsQuery(start=read_filter("a"), depth=4, top=50, visits="every", fold_repeats=False, **shared)
    )
    for edge in found.edges:
        if edge.after.kind == "event":
            between = [AnyEvent()] * (edge.step - 1)
            drawn = [edge.before.name] if edge.step else []
            steps = ["a", *between, *drawn, edge.after.name]
            query = FunnelQuery(steps=tuple(_step(step) for step in steps), order="exact", ties="arrival", **shared)
            last = ask_world(world, funnel, query).steps[-1]
            assert (edge.people.people, edge.unfinished) == (last.people, last.unfinished), edge


@pytest.mark.parametrize("seed", range(15))
def test_one_step_is_a_transition(seed: int) -> None:
    dice = random.Random(seed)
    world, fold = random_world(dice), dice.random() < 0.5
    pairs = ask_world(world, transitions, TransitionsQuery(top=999, medians=False, fold_repeats=fold))
    for name in "abcd":
        query = PathsQuery(
            start=read_filter(name), depth=1, top=50, visits="every", fold_repeats=fold, within=Duration(2**32 - 1)
        )
        edges = ask_world(world, run, query).edges
        mine = {e.after.name: e.people.people + e.unfinished for e in edges if e.after.kind == "event"}
        assert mine == {e.after: e.people.people for e in pairs.edges if e.before == name}


def _step(step: Any) -> NamedStep:
    return NamedStep("any", step) if isinstance(step, AnyEvent) else NamedStep(step, read_filter(step))
