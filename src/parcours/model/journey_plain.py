"""How is a journey written down? As nested mappings and lists, as YAML and JSON have them."""

from __future__ import annotations

from typing import Any

from parcours.model.duration import Duration
from parcours.model.journey import Journey, Leave, Quiet, Stage
from parcours.model.journey_lanes import plain_assumed, plain_events, plain_prompt, plain_research, without_empty
from parcours.model.journey_listening import plain_listening
from parcours.model.money import plain_rates
from parcours.model.rules import AnyOf, Did, DidNot, NotThat, Rule
from parcours.model.segment_text import write_segment

NO_REFUNDS = "none"


def plain_of(journey: Journey) -> dict[str, Any]:
    """The journey as nested mappings and lists of text and numbers; `journey_text.journey_of` reads them."""
    return without_empty(
        journey=journey.name,
        zone=journey.zone,
        milestone=journey.milestone and plain_events(journey.milestone),
        stages=[plain_stage(stage) for stage in journey.stages],
        touchpoints=[
            without_empty(
                name=t.name,
                events=[plain_events(e) for e in t.events],
                where=t.where and plain_events(t.where),
                channel=t.channel,
                inferred=t.inferred,
            )
            for t in journey.touchpoints
        ],
        channels=[{"name": c.name, "where": plain_events(c.where)} for c in journey.channels],
        own_sites=list(journey.own_sites),
        bots="keep" if journey.bots.keep else [plain_events(e) for e in journey.bots.rules],
        events=journey.events.plain(),
        properties=journey.properties.plain(),
        traits=journey.traits.plain(),
        segments={named.name: write_segment(named.segment) for named in journey.segments},
        currency=journey.currency,
        rates=plain_rates(journey.rates),
        refunds=[plain_events(e) for e in journey.refunds] or NO_REFUNDS if journey.refunds is not None else None,
        country=journey.country,
        prompts=[plain_prompt(p) for p in journey.prompts],
        research=[plain_research(r) for r in journey.research],
        listening=plain_listening(journey.listening),
        inferred=journey.inferred,
    )


def plain_stage(stage: Stage) -> dict[str, Any]:
    success = stage.success and without_empty(
        goal=stage.success.goal, rule=stage.success.rule and plain_rule(stage.success.rule)
    )
    plain = without_empty(
        name=stage.name,
        enter=stage.enter and plain_rule(stage.enter),
        come_from=list(stage.come_from),
        back=stage.back or None,
        back_after=stage.back_after and str(stage.back_after),
        leave=[_plain_leave(leave) for leave in stage.leave],
        out=stage.out and plain_rule(stage.out),
        success=success,
        intended=[plain_events(e) for e in stage.intended],
        assumed=plain_assumed(stage.assumed),
        inferred=stage.inferred,
    )
    return {"from" if key == "come_from" else key: value for key, value in plain.items()}


def _plain_leave(leave: Quiet | Leave) -> dict[str, Any]:
    if isinstance(leave, Quiet):
        of = leave.of and [plain_events(e) for e in leave.of]
        return without_empty(quiet=str(leave.length), of=of, to=leave.to)
    rule = plain_rule(leave.rule)
    return without_empty(**(rule if isinstance(rule, dict) and "kind" not in rule else {"did": rule}), to=leave.to)


def plain_rule(rule: Rule) -> Any:
    if isinstance(rule, Did):
        if rule.at_least == 1 and rule.within is None:
            return plain_events(rule.events)
        at_least = None if rule.at_least == 1 else rule.at_least
        return without_empty(did=plain_events(rule.events), at_least=at_least, within=_plain_length(rule.within))
    if isinstance(rule, DidNot):
        return without_empty(did_not=plain_events(rule.events), within=_plain_length(rule.within))
    if isinstance(rule, NotThat):
        return {"not": plain_rule(rule.rule)}
    return {"any" if isinstance(rule, AnyOf) else "all": [plain_rule(r) for r in rule.rules]}


def _plain_length(length: Duration | None) -> str | None:
    return None if length is None else str(length)
