"""When does a rule hold? Rules of stages, and their plain form: alternatives of conditions.

A rule speaks of what one person did up to an instant, that instant's events included. `within D` counts
events from D before the instant to the instant, both edges in; without it, all events so far. A rule holds at
an instant when one of its alternatives does: all conditions of the alternative are met and an event that it
asks for (one of its `did` parts) happens at that instant. So an alternative always asks for some event: that
somebody did *not* do a thing is true at every moment, and says nothing about when to move; a quiet time does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from parcours.model.duration import Duration
from parcours.model.errors import BadInput, TooMuch
from parcours.model.filters import Filter

MOST_ALTERNATIVES = 64  # of one rule, after `all` of `any` is multiplied out
MOST_AT_LEAST = 10_000  # a kernel keeps that many times per filter


@dataclass(frozen=True, slots=True)
class Events:
    """Which events: a filter and the text it was written as (empty where it came as a filter)."""

    filter: Filter
    text: str = ""


@dataclass(frozen=True, slots=True)
class Did:
    """At least so many of the events, within the time before the instant or ever."""

    events: Events
    at_least: int = 1
    within: Duration | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.at_least <= MOST_AT_LEAST:
            raise BadInput(
                f"“at_least: {self.at_least}” is outside 1 to {MOST_AT_LEAST}.",
                hint="Write did_not to ask that something did not happen.",
            )


@dataclass(frozen=True, slots=True)
class DidNot:
    """None of the events, within the time before the instant or ever."""

    events: Events
    within: Duration | None = None


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of the rules holds."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of the rules' conditions are met."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class NotThat:
    """The rule's conditions are not met."""

    rule: Rule


Rule = Did | DidNot | AnyOf | AllOf | NotThat


@dataclass(frozen=True, slots=True)
class Condition:
    """`wanted`: at least so many events; not wanted: fewer than so many."""

    filter: Filter
    at_least: int
    within: int | None  # seconds; None: ever so far
    wanted: bool


Alternative = tuple[Condition, ...]


def alternatives(rule: Rule) -> tuple[Alternative, ...]:
    """The rule as *any of all of conditions*. Alternatives that can never hold are dropped.

    Raises where nothing is left, where an alternative asks for absence alone, and where there are too many.
    """
    found = tuple(dict.fromkeys(tuple(dict.fromkeys(a)) for a in _spread(rule, negated=False)))
    possible = tuple(a for a in found if not _contradicts(a))
    if not possible:
        raise BadInput("This rule can never hold: its conditions contradict each other.", hint="Drop one of them.")
    if any(not any(c.wanted for c in a) for a in possible):
        raise BadInput(
            "This rule asks only for something that did not happen, which no event can bring about.",
            hint="Add a `did`, or move people by a quiet time: leave: {quiet: 28 days, to: Quiet}.",
        )
    return possible


def events_of(rule: Rule) -> Iterator[Events]:
    """The events that a rule names, in the order of the text."""
    if isinstance(rule, Did | DidNot):
        yield rule.events
    elif isinstance(rule, NotThat):
        yield from events_of(rule.rule)
    else:
        for inner in rule.rules:
            yield from events_of(inner)


def _spread(rule: Rule, *, negated: bool) -> list[Alternative]:
    if isinstance(rule, Did):
        within = None if rule.within is None else rule.within.seconds
        return [(Condition(rule.events.filter, rule.at_least, within, not negated),)]
    if isinstance(rule, DidNot):
        return _spread(Did(rule.events, 1, rule.within), negated=not negated)
    if isinstance(rule, NotThat):
        return _spread(rule.rule, negated=not negated)
    inner = [_spread(r, negated=negated) for r in rule.rules]
    if isinstance(rule, AnyOf) != negated:  # an `any`, or a negated `all`
        return _limited(a for alternatives in inner for a in alternatives)
    spread: list[Alternative] = [()]
    for choices in inner:
        spread = _limited(left + right for left, right in product(spread, choices))
    return spread


def _limited(found: Iterable[Alternative]) -> list[Alternative]:
    kept: list[Alternative] = []
    for alternative in found:
        kept.append(alternative)
        if len(kept) > MOST_ALTERNATIVES:
            raise TooMuch(
                f"This rule has more than {MOST_ALTERNATIVES} alternatives when it is written out.",
                hint="Ask for fewer things at once, or name alternatives in one event filter: A | B | C.",
            )
    return kept


def _contradicts(alternative: Alternative) -> bool:
    """Whether an alternative wants n events in a time in which it wants fewer than n or less of the same."""
    return any(
        yes.wanted and not no.wanted and yes.filter == no.filter and no.at_least <= yes.at_least and _spans(no, yes)
        for yes in alternative
        for no in alternative
    )


def _spans(longer: Condition, shorter: Condition) -> bool:
    return longer.within is None or (shorter.within is not None and shorter.within <= longer.within)
