"""What journey do the events tell of? A whole draft, from names, order and frequency; all of it inferred."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parcours.model.draft.business import BY_ORDER, kind_of, main_order
from parcours.model.draft.moving import prompts_of, research_of
from parcours.model.draft.places import touchpoints_of
from parcours.model.draft.placing import Events, unplaced
from parcours.model.draft.rules import events as named
from parcours.model.draft.stages import stages_of
from parcours.model.draft.told import Draft, Placed, Reason
from parcours.model.draft.wording import because
from parcours.model.filters import Named
from parcours.model.journey import Journey, Stage
from parcours.model.rules import events_of
from parcours.model.templates import template as find

_NEXT_BEST = ("sign_up", "trial", "lead", "add")  # of which a milestone can be made where nobody buys


def draft_of(events: Events, base: Journey, *, kind: str | None, language: str) -> Draft:
    """The draft; what `base` says of other things stays. `kind`: a template that somebody chose."""
    guessed, why = kind_of(events)
    why = f"Chosen, not guessed. ({why})" if kind and kind != guessed else why
    template = find(kind or guessed, language) if kind or guessed != BY_ORDER else None
    made = stages_of(template, events)
    milestone, reason = _milestone(events, tuple(made.stages.values()))
    journey = replace(
        base,
        milestone=named(milestone) if milestone else None,
        inferred=reason,
        stages=tuple(made.stages.values()),
        touchpoints=touchpoints_of(events, language),
        prompts=prompts_of(events, language),
        research=research_of(events, language),
    )
    foremost = tuple((made.stages[key].name, found[0].name) for key, found in made.entering.items() if found)
    empty = tuple(stage.name for stage in journey.stages if not stage.inferred)
    left = unplaced(events, foremost, {name for stage in journey.stages for name in _used(stage)})
    return Draft(
        journey,
        template.name if template else "",
        language,
        why,
        tuple(reasons(journey)),
        left,
        empty,
        _remarks(events),
    )


def reasons(journey: Journey) -> Iterator[Reason]:
    """Why each thing that is marked as inferred was proposed."""
    if journey.milestone and journey.inferred:
        yield Reason("milestone", journey.milestone.text, journey.inferred)
    for what, things in (
        ("stage", journey.stages),
        ("touchpoint", journey.touchpoints),
        ("prompt", journey.prompts),
        ("research", journey.research),
    ):
        for thing in things:
            if thing.inferred:
                yield Reason(what, thing.name, thing.inferred)


def _remarks(events: Events) -> tuple[str, ...]:
    total = sum(seen.events for seen in events.habits.seen)
    if 2 * events.habits.by_day <= total:
        return ()
    told = (
        f"Of {events.habits.by_day:,} of {total:,} events only the day is known: what people do within one day is taken"
    )
    return (f"{told} in the order of the stages.",)


def _milestone(events: Events, stages: Sequence[Stage]) -> tuple[str, str]:
    """The event by which it is seen that the journey led somewhere, and why."""
    if order := main_order(events):
        return order, because(_placed(events, order), events.habits)
    for role in _NEXT_BEST:
        if found := events.of(role):
            return found[0].name, f"Nothing tells of orders. {because(found[:1], events.habits)}"
    chain = [name for stage in stages for name in _used(stage)]
    if chain and not events.placed:
        return chain[-1], "The names say nothing that is known here; of what people do, this comes last."
    return "", ""


def _used(stage: Stage) -> list[str]:
    """Names by which people enter a stage."""
    rules = events_of(stage.enter) if stage.enter else ()
    return [name for rule in rules if isinstance(rule.filter, Named) for name in rule.filter.names]


def _placed(events: Events, name: str) -> list[Placed]:
    return [one for one in events.placed if one.name == name]
