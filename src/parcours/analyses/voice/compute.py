"""What did customers say, in each stage? Feedback events by the stage in which people were; nothing is interpreted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among, people_in, told
from parcours.analyses.registry import analysis
from parcours.analyses.stages.ever import ever, staged_journey
from parcours.analyses.terminal import many
from parcours.analyses.voice import uttered, words
from parcours.analyses.voice.answers import Answers, answers, distinct
from parcours.analyses.voice.query import VoiceQuery
from parcours.analyses.voice.quotes import Quoting, quotes
from parcours.analyses.voice.result import KindVoice, Quote, StageVoice, VoiceResult
from parcours.analyses.voice.scores import LEVEL, Scale, figures, heights, scales
from parcours.analyses.voice.sources import Source, sources, told_among
from parcours.analyses.voice.text import lines
from parcours.model.count import Count
from parcours.model.journey import NONE, OUT, Journey
from parcours.text.finding import KINDS
from parcours.timeline.snapshot import Snapshot

_OF_A_KIND = 2  # quotes


@analysis("voice", query=VoiceQuery, result=VoiceResult, text=lines, listens=True)
def run(snapshot: Snapshot, query: VoiceQuery) -> VoiceResult:
    """Tell what was said, with scores, and choose quotes."""
    journey = staged_journey(snapshot)
    who = among(snapshot, query.among)
    people = people_in(snapshot, who)
    heard = Heard(snapshot, query, journey)
    there = [*ever(snapshot, query.period, query.among), people, people]
    names = [*journey.names, NONE, OUT]
    *stages, none, out = (heard.stage(number, names[number], there[number]) for number in range(len(names)))
    return VoiceResult(
        journey=journey.name,
        people=Count(distinct(heard.asked.person), people),
        stages=tuple(stages),
        none=none,
        out=out,
        text=tuple(sorted({one.text for one in heard.sources if one.text})),
        score=tuple(sorted({property for one in heard.sources for property in one.scores})),
        level=LEVEL,
        notes=(*told(query.among, who), *_notes(heard)),
    )


class Heard:
    """All that was said, ready to be told of any stage."""

    def __init__(self, snapshot: Snapshot, query: VoiceQuery, journey: Journey) -> None:
        self.snapshot, self.query = snapshot, query
        self.sources: Sequence[Source] = sources(snapshot, query)
        who = among(snapshot, query.among)
        self.all: Answers = answers(snapshot, query, journey, self.sources, who)
        self.scales: Sequence[Scale] = scales(self.sources, self.all)
        self.asked: Answers = self.all.where(self.all.asked)
        self._height = heights(self.asked, self.scales)
        self._quoting = Quoting(snapshot, self.sources, self.asked)
        self._read = self._quoting.read
        self._languages = told_among(snapshot, words.languages(snapshot.properties("event")))
        self.kinds = uttered.kinds(snapshot, self.asked)
        self._bought = uttered.Bought(snapshot, journey)
        self._recalls = self._bought.before(self.asked)
        self._without = self._bought.without(query.period, who) if self._bought.told else []

    def stage(self, number: int, name: str, people: int) -> StageVoice:
        """What was said in one stage, in none, or by those who are out."""
        here = np.flatnonzero(self.asked.stage == number)
        rows = self.asked.where(here)
        spoken = rows.text > 0
        return StageVoice(
            name=name,
            said=Count(distinct(rows.person), people),
            events=len(rows),
            texts=int(np.count_nonzero(spoken)),
            scores=figures(rows, self.scales),
            quotes=tuple(
                self._quote(int(here[row]), said, cut)
                for row, said, cut in quotes(
                    rows, self._height[here], self.query.quotes, lambda row: self._read(int(here[row]), None)
                )
            ),
            speakers=distinct(rows.person[spoken]),
            latest=int(rows.time.max()) if len(rows) else None,
            kinds=tuple(self._kinds(here, name)),
            **self._who(here, number),
        )

    def _kinds(self, here: NDArray[np.int64], stage: str) -> Iterator[KindVoice]:
        """What kinds of things are said, each with those of its words that say it best."""
        spoken = here[self.asked.text[here] > 0]
        for k, kind in enumerate(KINDS if self.kinds is not None else ()):
            mine = spoken[self.kinds[spoken, k]] if self.kinds is not None else spoken
            if not len(mine):
                continue
            rows = self.asked.where(mine)
            chosen = quotes(
                rows,
                self._height[mine],
                min(self.query.quotes, _OF_A_KIND),
                lambda row, mine=mine: self._read(int(mine[row]), None),
            )
            yield KindVoice(
                kind=kind,
                people=Count(distinct(rows.person), distinct(self.asked.person[spoken])),
                texts=len(mine),
                quotes=tuple(self._quote(int(mine[row]), said, cut) for row, said, cut in chosen),
                part=f"{kind} in {stage}",
            )

    def _who(self, here: NDArray[np.int64], number: int) -> dict[str, Any]:
        """Whether those who speak have bought, and whether those who have not are heard."""
        if not self._bought.told:
            return {}
        rows, recalls = self.asked.where(here), self._recalls[here]
        found: dict[str, Any] = {"buyers_recall": uttered.recall(rows, recalls)}
        if number < len(self._without):
            new = distinct(rows.person[~recalls])
            found["not_bought"] = Count(new, max(self._without[number], new))
            found["unheard"] = new == 0 and self._without[number] > 0
        return found

    def _quote(self, row: int, said: str, cut: bool) -> Quote:
        recall = bool(self._recalls[row]) if self._bought.told else None
        return self._quoting.quote(row, (said, cut), self._quoting.first(row, self._languages), recall)


def _notes(heard: Heard) -> list[str]:
    if not heard.sources:
        return [
            "No event holds what customers said: load reviews, tickets or answers, or name the properties that hold "
            "words and scores (--text comment --score stars)."
        ]
    events = ", ".join(f"“{one.event}”" for one in heard.sources[:8])
    more = len(heard.sources) - 8
    how = "Nothing is interpreted." if heard.kinds is None else "Kinds of utterances are recognised by their words."
    found = [f"Said at {events}{f' and {more} others' if more > 0 else ''}. {how}"]
    if len(heard.scales) > 1:
        found.append("Each scale stands by itself: scores of different events or properties are not averaged together.")
    if heard.scales:
        found.append("A scale goes from the lowest to the highest score that anybody gave; intervals are of 95 %.")
    if heard.all.ours:
        found.append(f"{many(heard.all.ours, 'message')} of the company's own left out.")
    if heard.all.apart:
        found.append(f"{many(heard.all.apart, 'text')} about others (competitors, markets) kept apart.")
    return found
