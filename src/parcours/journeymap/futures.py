"""After what do people's futures differ? One question for the whole map: of the most frequent events, and of prompts.

Prompts are looked at in the same way as events, whatever stage they were shown in; an event that is nothing but a
prompt's is asked for once, under the prompt's name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from parcours.analyses.funnel import NamedStep
from parcours.analyses.moments import MomentsQuery
from parcours.analyses.moments.query import MOST
from parcours.journeymap.asking import Answer, Asking
from parcours.journeymap.rows.actions import everything, shown
from parcours.model.filters import Named, parts
from parcours.model.journey_map import Figure, Statement
from parcours.model.prompts import any_of
from parcours.timeline.known_part import known_part

PLACES = 20  # the most frequent events are looked at


def futures(asking: Asking) -> Answer | str:
    """The answer, followed for as long as the slowest prompt may take; or why it cannot be asked."""
    places = (*_prompts(asking), *_events(asking))[:MOST]
    if not places:
        return "Load what people do before the goal: no other event is there."
    within = max([MomentsQuery().within, *(prompt.within for prompt in asking.journey.prompts)])
    return asking.ask("moments", places=places, within=within, top=len(places), sample=asking.sample)


def told(asking: Asking) -> Iterator[Statement]:
    """What is said of each place, or why nothing is."""
    answer = futures(asking)
    if isinstance(answer, str):
        return
    common = {"goal": answer.at("goal"), "within": answer.at("within")}
    for place, moment in enumerate(answer.at("moments")):
        at = f"moments.{place}"
        apart = f"{at}.difference"
        figures = answer.figures(
            ("difference", f"{apart}.estimate", "points", f"{apart}.low", f"{apart}.high"),
            ("share", f"{at}.share", "share"),
            ("others", f"{at}.others_share", "share"),
            ("people", f"{at}.people"),
            ("p", f"{at}.p", "p"),
        )
        detail = common | {"found": "yes" if moment["found"] else "no"}
        yield answer.statement("moment", moment["name"], figures, n=moment["did"]["of"], detail=detail)
    for place, refused in enumerate(answer.at("refused")):
        detail = common | {"reason": refused["reason"], "told": refused["told"]}
        figures, what, n = _before(answer, f"refused.{place}", refused)
        yield answer.statement("refused", refused["name"], figures, n=n, detail=detail | {"what": what})


def event_of(asking: Asking, place: str) -> str:
    """The event that is done at a place; empty for a prompt of several."""
    for prompt in asking.journey.prompts:
        if prompt.name == place:
            filter = any_of(prompt.shown)
            return filter.names[0] if isinstance(filter, Named) and len(filter.names) == 1 else ""
    return place


def _prompts(asking: Asking) -> tuple[NamedStep, ...]:
    """The prompts of whose events something is known; one that the data do not tell of must not stop the question."""
    steps = (NamedStep(prompt.name, any_of(prompt.shown)) for prompt in asking.journey.prompts)
    return tuple(step for step in steps if known_part(step.filter, asking.snapshot) == step.filter)


def _events(asking: Asking) -> tuple[NamedStep, ...]:
    """The events that most people do, but not the goal itself, nor what a prompt is."""
    answer = everything(asking)
    assert asking.journey.milestone is not None
    known = {name for part in parts(asking.journey.milestone.filter) if isinstance(part, Named) for name in part.names}
    known |= {event_of(asking, prompt.name) for prompt in asking.journey.prompts}
    known |= {prompt.name for prompt in asking.journey.prompts}
    if isinstance(answer, str):
        return ()
    people: Counter[str] = Counter()
    for number in range(len(asking.stages)):
        for _, row in shown(answer, number):
            people[row.value] += row.people.people
    names = [name for name, _ in sorted(people.items(), key=lambda one: (-one[1], one[0])) if name not in known]
    return tuple(NamedStep(name, Named((name,))) for name in names[:PLACES])


def _before(answer: Answer, at: str, refused: dict[str, Any]) -> tuple[tuple[Figure, ...], str, int]:
    """People; and where the groups already differed before, by how much, in what, and of how many that is known."""
    people = answer.figures(("people", f"{at}.people"))
    if "differed" not in refused["reason"]:
        return people, "", refused["people"]["people"]
    found = refused["before"]
    worst = max(range(len(found)), key=lambda k: abs(found[k]["difference"]["estimate"]) / found[k]["limit"])
    before, place = found[worst], f"{at}.before.{worst}"
    each = "times each" if before["what"] == "goals" else "events each"
    compared = answer.figures(
        ("mean before", f"{place}.mean", each),
        ("mean of others", f"{place}.others_mean", each),
        ("compared", f"{place}.people", "people"),
        ("others", f"{place}.others", "moments" if before["matched"] else "people"),
        ("apart", f"{place}.difference.estimate", "deviations", f"{place}.difference.low", f"{place}.difference.high"),
    )
    return (*people, *compared), before["what"], before["people"]
