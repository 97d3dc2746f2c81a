"""Who said something? The parts of an answer, as people."""

from __future__ import annotations

from parcours.analyses.among import no_part, people_of
from parcours.analyses.stages.ever import staged_journey
from parcours.analyses.voice.compute import Heard
from parcours.analyses.voice.query import VoiceQuery
from parcours.model.errors import unknown_name
from parcours.model.journey import NONE, OUT
from parcours.text.finding import KINDS
from parcours.timeline.members import Members, nobody
from parcours.timeline.snapshot import Snapshot


@people_of("voice", parts="said, said in STAGE, wrote in STAGE (in words), question in STAGE, doubt in STAGE ...")
def who(snapshot: Snapshot, query: VoiceQuery, part: str) -> Members:
    """The people of a part."""
    journey = staged_journey(snapshot)
    names = [*journey.names, NONE, OUT]
    heard = Heard(snapshot, query, journey)
    rows = heard.asked
    how, _, stage = part.partition(" in ")
    if part != "said":
        if how not in ("said", "wrote", *KINDS) or not stage:
            raise no_part("voice", part)
        if stage not in names:
            raise unknown_name("stage", stage, names)
        mine = rows.stage == names.index(stage)
        if how != "said":
            mine &= rows.text > 0
        if how in KINDS:
            mine &= heard.kinds[:, KINDS.index(how)] if heard.kinds is not None else False
        rows = rows.where(mine)
    found = nobody(snapshot)
    for number, generation in enumerate(snapshot.generations):
        position = rows.position[rows.generation == number]
        found.of(generation)[generation.owners(position)] = True
    return found
