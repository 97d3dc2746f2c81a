"""A shop where people buy again and again: the first order, a habit, silence, coming back, all by one event and its
rhythm."""

from __future__ import annotations

from parcours.model.draft.business import main_order
from parcours.model.draft.made import OFTEN, Made
from parcours.model.draft.placing import Events
from parcours.model.draft.rules import days, did, events
from parcours.model.draft.wording import because, weeks
from parcours.model.journey import NONE, Quiet, Stage, Success
from parcours.model.rules import Did
from parcours.model.templates import Template

_SPELLS = 2  # a habit: often within so many quiet times
_USUAL = 28  # days of silence where the data tell no rhythm


def repeat_shop(template: Template, of: Events) -> Made:
    """The stages of a shop with regular customers."""
    made, order = Made(), main_order(of) or (of.unknown[0] if len(of.unknown) == 1 else "")
    stages = {stage.key: stage for stage in template.stages}
    if not order:
        for stage in template.stages:
            made.add(stage, (), of)
        return made
    seen, bought = of.habits.named[order], [one for one in of.placed if one.name == order]
    length = weeks(seen.gap) if seen.gap else _USUAL
    told = because(bought, of.habits) if bought else f"“{order}” is the one event that people do again and again."
    rhythm = (
        f"Nine of ten repeats ({seen.repeats:,} in all) come within {seen.gap} days ({length} in whole weeks)"
        if seen.gap
        else f"Too few do it again to tell a rhythm: {length} days are a guess"
    )
    first, habit, quiet, back = (stages[key] for key in ("first", "habit", "quiet", "back"))
    silent = (Quiet(days(length), (events(order),), quiet.name),)
    often = Did(events(order), OFTEN, days(_SPELLS * length))
    made.enter(first, did([order]), bought, of, told)
    made.change("first", f"{rhythm}; silence of that length leads to “{quiet.name}”.", reached=Did(events(order), 2),
                come_from=(NONE,), leave=silent)  # fmt: skip
    made.enter(
        habit,
        often,
        bought,
        of,
        f"{OFTEN} times within {_SPELLS * length} days, twice the length that counts as silence.",
    )
    made.change("habit", back=True, come_from=(first.name, back.name), leave=silent)
    until = f"{rhythm}: who is silent for longer is here until the next “{order}”."
    made.stages["quiet"] = Stage(quiet.name, success=Success(quiet.goal), assumed=quiet.assumed, inferred=until)
    made.entering["quiet"] = []
    made.enter(back, did([order]), bought, of, f"“{order}” after {length} days of silence or more.")
    made.change("back", come_from=(quiet.name,), leave=silent)
    return made
