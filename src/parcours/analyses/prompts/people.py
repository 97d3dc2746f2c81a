"""Who was shown a prompt, took it, or went on? The parts of an answer, as people."""

from __future__ import annotations

from parcours.analyses.among import among, no_part, people_of
from parcours.analyses.prompts.asked import Asked, Found
from parcours.analyses.prompts.chains import Reached
from parcours.analyses.prompts.query import PromptsQuery
from parcours.analyses.stages.ever import staged_journey
from parcours.model.errors import unknown_name
from parcours.model.journey import NONE, OUT
from parcours.timeline.driver import run as drive
from parcours.timeline.members import Members, nobody
from parcours.timeline.snapshot import Snapshot

_PARTS = ("shown", "took", "went on after")


@people_of("prompts", parts="shown PROMPT in STAGE, took PROMPT in STAGE, went on after PROMPT in STAGE")
def who(snapshot: Snapshot, query: PromptsQuery, part: str) -> Members:
    """The people of a part; all but `shown` leave out who was shown it too late to be counted."""
    journey = staged_journey(snapshot)
    asked = Asked(snapshot, query, journey)
    how = next((how for how in _PARTS if part.startswith(f"{how} ")), None)
    prompt, in_, stage = part.removeprefix(f"{how} ").rpartition(" in ")
    if how is None or not in_:
        raise no_part("prompts", part)
    names = [prompt.name for prompt in asked.prompts]
    if prompt not in names:
        raise unknown_name("prompt", prompt, names)
    stages = [*journey.names, NONE, OUT]
    if stage not in stages:
        raise unknown_name("stage", stage, stages)
    people = nobody(snapshot)
    for found in drive(asked.plan(among(snapshot, query.among)), asked.found):
        for one in found:
            if (one.prompt, one.stage) == (names.index(prompt), stages.index(stage)):
                reached, level = _reached(one, how)
                if reached is not None:
                    mine = reached.level >= level
                    mine &= ~reached.late if how != "shown" else True
                    people.of(one.generation)[reached.subject[mine]] = True
    return people


def _reached(found: Found, how: str) -> tuple[Reached | None, int]:
    if how == "took":
        return found.took, 2
    return found.went_on, 2 if how == "went on after" else 1
