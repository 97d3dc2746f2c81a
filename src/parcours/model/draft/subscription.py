"""A subscription: who comes, weighs, pays, gets used to it, renews, takes more, tells others, or ends it."""

from __future__ import annotations

from parcours.model.draft.made import OFTEN, Made, quiet, silence, silent
from parcours.model.draft.placing import Events
from parcours.model.draft.rules import days, did, events
from parcours.model.draft.wording import because, joined
from parcours.model.rules import Did
from parcours.model.templates import Template, TemplateStage

_BEFORE = ("awareness", "consideration")
_WHILE = 28  # days in which somebody who stays uses it several times


def subscription(template: Template, of: Events) -> Made:
    """The stages of a subscription."""
    made = Made()
    for stage in template.stages:
        found = of.of(*stage.roles)
        if stage.key == "retention" and not found and (used := of.of("use")):
            rule = Did(events(*(one.name for one in used)), OFTEN, days(_WHILE))
            why = f"Nothing tells of renewals: who uses it {OFTEN} times within {_WHILE} days is taken to stay."
            made.enter(stage, rule, used, of, f"{why} {because(used, of.habits)}")
        else:
            made.add(stage, found, of)
    for key in _BEFORE:
        if made.has(key) and made.after(key) and silence(of):
            made.change(key, silent(of), leave=(quiet(of),))
    _customers(made, template.stages, of)
    return made


def _customers(made: Made, stages: tuple[TemplateStage, ...], of: Events) -> None:
    """Stages from the purchase on: each after one of those before it; whoever ends the subscription is out."""
    ending, earlier = of.names("cancel", "left"), []
    for key in [stage.key for stage in stages if stage.key not in _BEFORE and made.has(stage.key)]:
        if earlier and made.has("purchase"):
            come_from = tuple(made.stages[other].name for other in earlier)
            made.change(
                key, f"Counted of people in {joined([f'“{n}”' for n in come_from], 'or')}.", come_from=come_from
            )
        if ending:
            told = joined([f"“{name}”" for name in ending[:3]], "or")
            made.change(key, f"{told} leads out.", out=did(ending))
        earlier.append(key)
