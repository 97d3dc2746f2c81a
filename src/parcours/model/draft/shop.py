"""A shop: who comes, looks, decides, gets it, stays. What do orders, parcels and silences do to its stages?

An order ends a decision, or begins one where nothing tells of what came before; parcels make a stage of their own;
whoever looks again a day after deciding has gone back.
"""

from __future__ import annotations

from parcours.model.draft.business import main_order
from parcours.model.draft.made import Made, quiet, silence, silent
from parcours.model.draft.names import DELIVERY
from parcours.model.draft.placing import Events
from parcours.model.draft.rules import days, did, events
from parcours.model.draft.wording import weeks
from parcours.model.duration import Duration
from parcours.model.journey import NONE, Leave, Quiet
from parcours.model.rules import Did
from parcours.model.templates import Template, TemplateStage

_BOUGHT = ("order", "pay")
_ENOUGH = 30  # repeats that tell how long is silent
_LOOKING = ("awareness", "consideration", "decision")
_LONGEST_WAY = 8  # events of the intended way
_SOON, _LATER = 30, 180  # days in which a goal is looked for: of choosing and getting, and of coming again
_PARTS = 4  # of the recorded days, one is enough to look for a goal in


def shop(template: Template, of: Events) -> Made:
    """The stages of a shop."""
    made, order = Made(), main_order(of)
    roles = _shared_out(template, of)
    for stage in _with_delivery(template, parcels="delivery" in roles):
        made.add(stage, of.of(*roles.get(stage.key, ())), of)
    for key in _LOOKING:
        if made.has(key) and made.after(key) and silence(of):
            made.change(key, silent(of), leave=(quiet(of),))
    if made.has("consideration") and made.has("decision"):
        _may_go_back(made, of)
    if made.has("decision") and order:
        _decides(made, order, of)
    if made.has("delivery"):
        _gets_it(made, of)
    if made.has("retention"):
        _stays(made, order, of)
    return made


def _shared_out(template: Template, of: Events) -> dict[str, tuple[str, ...]]:
    """Which roles enter which stage, by its key."""
    roles = {stage.key: stage.roles for stage in template.stages}
    deciding = tuple(role for role in roles["decision"] if of.of(role))
    if of.of("deliver"):
        roles["delivery"] = (*_BOUGHT, "approve", "ship") if deciding else ("approve", "ship")
        roles["decision"], roles["retention"] = deciding or _BOUGHT, ("deliver",)
    elif of.of(*_BOUGHT):
        roles["retention"] = _BOUGHT
    return roles


def _with_delivery(template: Template, *, parcels: bool) -> list[TemplateStage]:
    stages = list(template.stages)
    if parcels:
        name, goal = DELIVERY[template.language]
        stages.insert(len(stages) - 1, TemplateStage("delivery", name, goal, (), ()))
    return stages


def _may_go_back(made: Made, of: Events) -> None:
    before = [made.stages[key].name for key in ("awareness",) if made.has(key)]
    decision = made.stages["decision"].name
    made.change(
        "consideration",
        f"Who looks again a day or more after “{decision}” began has gone back.",
        reached=did([made.entering["decision"][0].name], _soon(of)),
        come_from=(NONE, *before, decision),
        back_after=days(1),
    )


def _decides(made: Made, order: str, of: Events) -> None:
    names = [*(one.name for one in made.entering["decision"]), order]
    enough = max(of.habits.named[name].people for name in names) / 5
    way = of.habits.in_order([n for n in dict.fromkeys(names) if n == order or of.habits.named[n].people >= enough])
    way = way if 2 <= len(way) <= _LONGEST_WAY else []
    reached = did([order], _soon(of)) if order not in names[:-1] else None  # what leads in is not what is hoped for
    made.change("decision", reached=reached, intended=tuple(events(name) for name in way))


def _soon(of: Events, most: Duration | None = None) -> Duration:
    """How long a goal is looked for: a goal without a time would wait for those who never leave the stage."""
    longest = most or days(_SOON)
    return min(longest, days(max(int(of.habits.days // _PARTS), 1)), key=lambda length: length.seconds)


def _gets_it(made: Made, of: Events) -> None:
    made.change("delivery", "A later order leads back here.", reached=did(of.names("deliver"), _soon(of)), back=True)
    if cancelled := of.names("order_cancelled"):
        made.change("delivery", "A cancelled order ends it.", leave=(Leave(did(cancelled)),))


def _stays(made: Made, order: str, of: Events) -> None:
    leave: list[Quiet | Leave] = []
    seen = of.habits.named.get(order)
    if seen:
        # counting begins with what enters the stage: where that is an order, the next one is the second
        again = 2 if order in {one.name for one in made.entering["retention"]} else 1
        made.change("retention", reached=Did(events(order), again, _soon(of, days(_LATER))))
    if seen and seen.gap and seen.repeats >= _ENOUGH and 2 * (length := weeks(seen.gap)) <= of.habits.days:
        leave.append(Quiet(days(length), (events(order),)))
        repeats = f"Nine of ten repeats of “{order}” ({seen.repeats:,} in all) come within {seen.gap} days"
        made.change("retention", f"{repeats}: {length} days without one end it.", leave=tuple(leave))
    cancelled = of.names("order_cancelled")
    if cancelled and not of.of("deliver"):
        leave.append(Leave(did(cancelled)))
        made.change("retention", "A cancelled order ends it.", leave=tuple(leave))
