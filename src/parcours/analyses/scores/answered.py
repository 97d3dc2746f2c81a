"""Who answered on which scale, in which group and period, and who was asked? Arrays of the latest answers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among
from parcours.analyses.grouping import Coded, Grouping, numbered, ranked, shown
from parcours.analyses.scores.kinds import Meaning
from parcours.analyses.scores.query import ScoresQuery
from parcours.analyses.scores.scales import KnownScale, known_scales
from parcours.analyses.spans import span
from parcours.analyses.sums import People
from parcours.analyses.utterances import Utterances, Whole, utterances
from parcours.analyses.voice import words
from parcours.analyses.voice.answers import Answers
from parcours.analyses.voice.query import VoiceQuery
from parcours.collect.together import vocabulary
from parcours.model.calendar import calendar
from parcours.model.errors import NotAllowed
from parcours.model.filter_text import write_filter
from parcours.model.filters import Filter, Named
from parcours.model.segment_text import write_segment
from parcours.timeline.driver import run as drive
from parcours.timeline.generation import Generation
from parcours.timeline.marks import Marks
from parcours.timeline.plan import mark
from parcours.timeline.snapshot import Snapshot


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ASKED = _words("""
shown sent requested request invited invitation delivered displayed viewed prompted asked dismissed
показан показано отправлен отправлено запрошен afisat trimis solicitat affiche envoye envoyee demande
ditampilkan dikirim diminta
""")
_ANY = _words("survey feedback form poll question опрос sondaj sondage enquete survei")


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """The answers on one scale, in the order of people."""

    scale: KnownScale
    row: Whole  # of the asked answers
    person: Whole
    time: Whole
    score: NDArray[np.float64]

    @property
    def name(self) -> str:
        return self.scale.name

    @property
    def meaning(self) -> Meaning:
        return self.scale.meaning

    def latest(self, which: NDArray[np.bool_] | None = None) -> Whole:
        """Of each person the latest of these answers (of several at one instant the least good), as places."""
        some = np.flatnonzero(which) if which is not None else np.arange(len(self.person))
        order = some[np.lexsort((-self.meaning.good(self.score[some]), self.time[some], self.person[some]))]
        person = self.person[order]
        return order[np.append(person[1:] != person[:-1], True)[: len(order)]]


class Answered:
    """The question's answers, ready to be grouped."""

    def __init__(self, snapshot: Snapshot, query: ScoresQuery) -> None:
        self.snapshot, self.query = snapshot, query
        voice = VoiceQuery(
            of=query.of, score=query.score, quotes=0, period=query.period, where=query.where, among=query.among
        )
        self.heard: Utterances = utterances(snapshot, voice)
        self.rows: Answers = self.heard.asked
        self.scales = self._scales()
        if query.asked is not None and len(self.scales) > 1:
            names = ", ".join(f"“{scale.name}”" for scale in self.scales[:4])
            raise NotAllowed(
                f"People were asked for one of {len(self.scales)} scales ({names}), and it is not said for which.",
                hint="Name the events that hold the answers, as --of Review, or the property (--score).",
            )

    def groups(self) -> tuple[list[str], Whole]:
        """The values of the breakdown, and for each row the number of its own."""
        assert self.query.by is not None
        grouping, parts = Grouping(self.snapshot, self.query.by), [Coded(None, np.empty(0, np.int64))]
        for number, generation in enumerate(self.snapshot.generations):
            mine = self.rows.position[self.rows.generation == number]
            if len(mine):
                parts.append(grouping.at(generation, mine))
        number, known = numbered(parts)
        sizes = np.bincount(number, minlength=len(known)).tolist()
        rank, rows = ranked(sizes, known, self.query.top)
        return [shown(value, other) for value, other in rows], rank[number]

    def segments(self) -> list[tuple[str, NDArray[np.bool_]]]:
        """Each customer group, and of each row whether its person is in it."""
        found = []
        for segment in self.query.segments:
            who = among(self.snapshot, segment)
            inside = np.zeros(len(self.rows), np.bool_)
            for number, generation in enumerate(self.snapshot.generations):
                mine = self.rows.generation == number
                if who is not None and mine.any():
                    inside[mine] = who.of(generation)[generation.owners(self.rows.position[mine])]
            found.append((write_segment(segment), inside))
        return found

    def periods(self) -> tuple[list[str], Whole]:
        """The units of the calendar, and for each row the number of its own."""
        assert self.query.per is not None
        low, high = self.query.period.seconds(self.snapshot.zone)
        first, last = max(low, span(self.snapshot)[0]), min(high - 1, self.snapshot.as_of)
        if len(self.rows):  # from the first answer on, not from the first event
            first, last = max(first, int(self.rows.time.min())), min(last, int(self.rows.time.max()))
        units = calendar(self.snapshot.id.zone, self.query.per, first, max(first, last))
        return [units.name(unit) for unit in range(len(units))], units.number(self.rows.time)

    def asked_for(self, scale: Scored) -> tuple[str, Filter] | None:
        """The events by which people were asked for the scale: what they are called, and their filter."""
        if self.query.asked is not None:
            return write_filter(self.query.asked), self.query.asked
        sources = {one.event for one in self.heard.sources}
        alone = len(self.scales) == 1
        found = [
            name for name in sorted(self.snapshot.names)
            if name not in sources and self.snapshot.names.codes(name) and _asks(name, scale.scale.event, alone=alone)
        ]  # fmt: skip
        return (", ".join(found), Named(tuple(found))) if found else None

    def response(self, scale: Scored, filter: Filter) -> tuple[Whole, Whole]:
        """The people who were asked in the period, and those of them who answered from then on."""
        low, high = self.query.period.seconds(self.snapshot.zone)
        plan = mark(self.snapshot, [filter], where=self.query.where, between=(low, high), among=self.heard.who)

        def task(marks: Marks) -> tuple[Generation, Whole, Whole]:
            return marks.generation, marks.position.astype(np.int64), marks.time.astype(np.int64)

        people = People(self.snapshot)
        person, time = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for generation, position, when in drive(plan, task):
            person.append(people.of(generation, position))
            time.append(when)
        who, when = np.concatenate(person), np.concatenate(time)
        order = np.lexsort((when, who))
        who, when = who[order], when[order]
        first = np.append(True, who[1:] != who[:-1])[: len(who)]
        who, when = who[first], when[first]
        every = self.heard.every
        mine = ~np.isnan(scale.scale.score)
        at = np.searchsorted(who, every.person[mine])
        at = np.minimum(at, max(len(who) - 1, 0))
        answered = (who[at] == every.person[mine]) & (every.time[mine] >= when[at]) if len(who) else np.zeros(0, bool)
        return who, np.unique(every.person[mine][answered]) if len(who) else who

    def _scales(self) -> list[Scored]:
        found, asked = [], self.heard.every.asked
        for scale in known_scales(self.snapshot, self.heard, self.query):
            score = scale.score[asked]
            row = np.flatnonzero(~np.isnan(score))
            if len(row):
                found.append(Scored(scale, row, self.rows.person[row], self.rows.time[row], score[row]))
        return found


def _asks(name: str, event: str, *, alone: bool) -> bool:
    """Whether an event's name tells that people were asked for what another holds: NPS Survey Shown, NPS Answered."""
    tokens = vocabulary.tokens(name)
    if not tokens & _ASKED or not words.is_feedback(name):
        return False
    return alone or bool((tokens - _ASKED - _ANY) & vocabulary.tokens(event)) or _same_kind(tokens, event)


def _same_kind(tokens: frozenset[str], event: str) -> bool:
    """Nothing but a survey is named, by both."""
    other = vocabulary.tokens(event)
    return not (tokens - _ASKED - _ANY) and bool(tokens & other & _ANY)
