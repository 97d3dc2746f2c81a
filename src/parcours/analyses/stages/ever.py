"""How many people were ever in each stage? For questions that tell what part of them did something there."""

from __future__ import annotations

import numpy as np

from parcours.analyses.among import among as people_of
from parcours.model.errors import BadInput
from parcours.model.journey import Journey
from parcours.model.period import Period
from parcours.model.segments import Segment
from parcours.timeline.members import everybody
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.walked import walked


def ever(snapshot: Snapshot, period: Period, among: Segment | None = None) -> tuple[int, ...]:
    """For each stage of the snapshot's journey, in its order, what the question `stages` tells; from the walk that is
    kept."""
    journey, (low, high) = staged_journey(snapshot), period.seconds(snapshot.zone)
    people = people_of(snapshot, among) or everybody(snapshot)
    found = np.zeros(len(journey.stages), np.int64)
    for generation in snapshot.generations:
        stays = walked(snapshot, generation, journey).stays(snapshot.as_of)
        there = people.of(generation)[stays.subject] & (stays.entered < high) & (stays.left >= low)
        stage, who = stays.stage[there], stays.subject[there]
        for number in range(len(found)):
            mine = who[stage == number]  # visits are in the order of their people
            found[number] += np.count_nonzero(np.diff(mine)) + (len(mine) > 0)
    return tuple(found.tolist())


def staged_journey(snapshot: Snapshot) -> Journey:
    """The workspace's journey, which has stages."""
    if snapshot.journey is None or not snapshot.journey.stages:
        raise BadInput("The journey has no stages yet.", hint="Write them into journey.yaml.")
    return snapshot.journey
