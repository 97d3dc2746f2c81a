"""Which options of a funnel go together? What semantics' table allows; everything else raises, saying so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from parcours.analyses.funnel.steps import FunnelStep
from parcours.model.errors import BadInput, NotAllowed

MOST = 64  # steps, their alternatives, exclusions


class Asked(Protocol):
    """What this reads of a query."""

    @property
    def steps(self) -> Any: ...
    @property
    def order(self) -> str: ...
    @property
    def ties(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def exclude(self) -> Any: ...
    @property
    def by(self) -> Any: ...


def check(query: Asked) -> None:
    """Raise for what is not allowed, or means nothing."""
    n = len(query.steps)
    if not 1 <= n <= MOST:
        raise NotAllowed(f"A funnel of {n} steps cannot be counted.", hint=f"Give 1 to {MOST} steps.")
    _order(query)
    _steps(query)
    _exclusions(query)
    _breakdown(query)


def _order(query: Asked) -> None:
    if query.order == "exact" and query.ties != "arrival":
        raise NotAllowed(
            "With order “exact” something must decide what is next to what at one instant.",
            hint="Add ties: arrival, so that the log's order decides.",
        )
    if query.order == "any order" and query.ties != "any order":
        raise NotAllowed(
            "Where steps may come in any order, the order of arrival decides nothing.", hint="Leave out ties."
        )
    if query.order == "any order" and query.unit == "occurrences":
        raise NotAllowed(
            "Where steps may come in any order, nobody can say where one occurrence ends and the next begins.",
            hint="Use order: in order, or unit: persons or sessions.",
        )


def _steps(query: Asked) -> None:
    steps: Sequence[FunnelStep] = query.steps
    first, order = steps[0], query.order
    if first.optional:
        raise NotAllowed("The first step is where people enter; it cannot be optional.", hint="Put it second.")
    if first.within is not None:
        raise BadInput("There is no step before the first one.", hint="Say `within` of a later step.")
    if order == "exact" and any(step.optional for step in steps):
        raise NotAllowed("With order “exact” no step can be optional.", hint="Use order: in order.")
    if order == "any order" and any(step.within is not None for step in steps):
        raise NotAllowed(
            "Where steps may come in any order, no step comes before another; so none has a time of its own.",
            hint="Use order: in order, or `within` over the whole.",
        )
    if order == "any order" and any(step.any for step in steps):
        raise NotAllowed(
            "Where steps may come in any order, alternatives cannot be told apart.", hint="Write them as one: A | B."
        )
    if (bits := len(steps) + sum(len(step.any) for step in steps)) > MOST:
        raise NotAllowed(f"{bits} steps and alternatives are more than {MOST}.", hint="Write some as one: A | B.")


def _exclusions(query: Asked) -> None:
    n = len(query.steps)
    if query.exclude and query.order != "in order":
        raise NotAllowed(
            f"With order “{query.order}” nothing can be excluded between steps.",
            hint="Use order: in order, or `where`.",
        )
    if len(query.exclude) > MOST:
        raise NotAllowed(f"{len(query.exclude)} exclusions are too many.", hint="Join some of them by “|” or “or”.")
    for exclusion in query.exclude:
        before = n if exclusion.before is None else exclusion.before
        if not 1 <= exclusion.after < before <= n:
            raise BadInput(
                f"Nothing lies after step {exclusion.after} and before step {before} of {n}.",
                hint=f"Steps count from 1 to {n}; `after` comes first.",
            )
        for edge in (exclusion.after, exclusion.before or 1):
            if query.steps[edge - 1].optional:
                raise NotAllowed(
                    f"An exclusion cannot begin or end at step {edge}, which is optional.",
                    hint="Name steps that everybody does, or make the step required.",
                )
    if all(step.optional for step in query.steps[1:]) and query.exclude:
        raise BadInput("Nothing lies between one required step and the next.", hint="Leave out exclude.")


def _breakdown(query: Asked) -> None:
    at = query.by.at if query.by else "first"
    if not isinstance(at, int):
        return
    if not 1 <= at <= len(query.steps):
        raise BadInput(f"There is no step {at} of {len(query.steps)}.", hint="Steps count from 1.")
    if query.order == "any order":
        raise NotAllowed(
            f"Where steps may come in any order, nobody can say which one is step {at}.", hint="Use first, or last."
        )
    if query.steps[at - 1].optional:
        raise NotAllowed(
            f"Step {at} is optional, so that not everybody's way has it.", hint="Make it required, or use another."
        )
