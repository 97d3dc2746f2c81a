"""What kinds of things are said: questions, doubts, motives, alternatives? And who says them: buyers who recall, or
those who still decide?

Kinds are what listening derives of words (`said.kinds`). Who had reached the journey's milestone before they spoke
recalls; what holds back those who have not is not heard from them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.goal import goal_if_any
from parcours.analyses.voice.answers import Answers, distinct
from parcours.analyses.voice.sources import columns
from parcours.model.count import Count
from parcours.model.journey import Journey
from parcours.model.listening import KINDS as PROPERTY
from parcours.model.listening import LANGUAGE
from parcours.model.period import Period
from parcours.text.finding import KINDS, UNKNOWN
from parcours.timeline.columns import each_code, first_codes
from parcours.timeline.driver import run
from parcours.timeline.members import Members, everybody
from parcours.timeline.plan import mark
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.walked import walked

Flags = NDArray[np.bool_]
_NEVER = np.iinfo(np.int64).max


def kinds(snapshot: Snapshot, rows: Answers) -> Flags | None:
    """[row, kind]: of which kinds each utterance is; None where nothing tells."""
    if PROPERTY not in snapshot.properties("event"):
        return None
    found = np.zeros((len(rows), len(KINDS)), np.bool_)
    for number, generation in enumerate(snapshot.generations):
        here = np.flatnonzero(rows.generation == number)
        at = rows.position[here]
        for column in (snapshot.column(generation, c) for c in columns(snapshot, PROPERTY, "s")):
            names = column.values.to_pylist()
            which, codes = each_code(column, at)
            row = here[which]
            for k, kind in enumerate(KINDS):
                if kind in names:
                    found[row[codes == names.index(kind) + 1], k] = True
    return found


def languages(snapshot: Snapshot, rows: Answers) -> NDArray[np.object_]:
    """The language that each text is in, as it was recognised; empty where it is not."""
    found = np.full(len(rows), "", object)
    if LANGUAGE not in snapshot.properties("event"):
        return found
    for number, generation in enumerate(snapshot.generations):
        here = np.flatnonzero(rows.generation == number)
        for column in (snapshot.column(generation, c) for c in columns(snapshot, LANGUAGE, "s")):
            values = np.array(["", *(v if v != UNKNOWN else "" for v in column.values.to_pylist())], object)
            found[here] = values[first_codes(column, rows.position[here])]
    return found


class Bought:
    """When each person first reached the milestone."""

    def __init__(self, snapshot: Snapshot, journey: Journey) -> None:
        self._snapshot, self._journey = snapshot, journey
        self._first = {g: np.full(g.persons, _NEVER) for g in snapshot.generations}
        goal = goal_if_any(snapshot, None)
        self.told = goal is not None
        if goal is None:
            return
        plan = mark(snapshot, [goal])
        for generation, subject, time in run(
            plan, lambda marks: (marks.generation, marks.subject.copy(), marks.generation.time[marks.position])
        ):
            np.minimum.at(self._first[generation], subject, time.astype(np.int64))

    def before(self, rows: Answers) -> Flags:
        """Of each utterance whether its speaker had done so before."""
        found = np.zeros(len(rows), np.bool_)
        for number, generation in enumerate(self._snapshot.generations):
            here = rows.generation == number
            person = generation.owners(rows.position[here])
            found[here] = self._first[generation][person] < rows.time[here]
        return found

    def without(self, period: Period, who: Members | None) -> list[int]:
        """For each stage the people who came to be there in the period and had not done so yet."""
        low, high = period.seconds(self._snapshot.zone)
        people = who or everybody(self._snapshot)
        counts = np.zeros(len(self._journey.stages), np.int64)
        for generation in self._snapshot.generations:
            stays = walked(self._snapshot, generation, self._journey).stays(self._snapshot.as_of)
            there = (stays.entered < high) & (stays.left >= low) & people.of(generation)[stays.subject]
            there &= self._first[generation][stays.subject] > np.maximum(stays.entered.astype(np.int64), low)
            for number in range(len(counts)):
                counts[number] += distinct(stays.subject[there & (stays.stage == number)])
        return counts.tolist()


def recall(rows: Answers, bought: Flags) -> Count:
    """Of the people who said something, those who said something having bought before."""
    return Count(distinct(rows.person[bought]), distinct(rows.person))
