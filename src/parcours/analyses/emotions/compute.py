"""How do people feel in each stage and at each touchpoint? Texts, scores and behaviour, each by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from parcours.analyses.among import people_in, told
from parcours.analyses.emotions.behaviour import Signs, signs
from parcours.analyses.emotions.felt import Heard, of_heard, of_shown
from parcours.analyses.emotions.onward import onward
from parcours.analyses.emotions.peak_end import Final, peak_end
from parcours.analyses.emotions.places import MET, SAID_OF, Numbers, Said
from parcours.analyses.emotions.query import EmotionsQuery
from parcours.analyses.emotions.result import (
    EmotionShare,
    EmotionsResult,
    Felt,
    PeakEnd,
    Source,
    StageFelt,
    TouchpointFelt,
    Whole,
)
from parcours.analyses.emotions.text import lines
from parcours.analyses.registry import analysis
from parcours.analyses.stages.ever import ever, staged_journey
from parcours.analyses.terminal import many
from parcours.analyses.utterances import has, not_read
from parcours.model.count import Count
from parcours.model.journey import NONE, OUT
from parcours.model.listening import SENTIMENT
from parcours.timeline.snapshot import Snapshot

LEVEL = 0.95


@analysis("emotions", query=EmotionsQuery, result=EmotionsResult, text=lines, listens=True)
def run(snapshot: Snapshot, query: EmotionsQuery) -> EmotionsResult:
    """Tell what is felt where, from each source, and who goes on."""
    journey = staged_journey(snapshot)
    said, shown = Said(snapshot, query), signs(snapshot, query, journey)
    names = [*journey.names, NONE, OUT]
    felt, wholes = _by_stage(said, shown, names)
    touchpoints = _by_touchpoint(said, shown, names)
    people = people_in(snapshot, said.heard.who)
    there = [*ever(snapshot, query.period, query.among), people, people]
    on = onward(
        snapshot, journey, said.voiced, said.heard.who, query.period.seconds(snapshot.zone), query.within.seconds
    )
    stages = [
        StageFelt(
            name=name,
            people=there[number],
            felt=tuple(felt[number]),
            emotions=tuple(_emotions(said, number, name)),
            touchpoints=tuple(touchpoints[number][: query.top]),
            went_on=on[number].heard if number < len(on) else None,
            silent_went_on=on[number].silent if number < len(on) else None,
            unfinished=on[number].unfinished if number < len(on) else 0,
        )
        for number, name in enumerate(names)
    ]
    last = _peak_end(said, query)
    return EmotionsResult(
        journey=journey.name,
        within=str(query.within),
        people=Count(len(np.unique(said.voiced.person)), people),
        stages=tuple(stages[:-2]),
        none=stages[-2],
        out=stages[-1],
        wholes=tuple(wholes),
        peak_end=last,
        level=LEVEL,
        notes=(*told(query.among, said.heard.who), *shown.told, *_notes(snapshot, said, stages, wholes, last, query)),
    )


def _by_stage(said: Said, shown: Signs, names: Sequence[str]) -> tuple[list[list[Felt]], list[Whole]]:
    found: list[list[Felt]] = [[] for _ in names]
    wholes = []
    sources: tuple[tuple[Source, str, Numbers], ...] = (
        ("texts", "wrote", said.sentiment),
        ("scores", "scored", said.score),
    )
    for source, place, value in sources:
        heard = [said.at(value, said.rows.stage == k, f"{place} in {name}") for k, name in enumerate(names)]
        _spread(found, wholes, of_heard(source, heard, LEVEL))
    behaved = [
        shown.shown(shown.stage == k, shown.there[k], f"frustrated in {name}") for k, name in enumerate(names[:-2])
    ]
    _spread(found, wholes, of_shown(behaved, LEVEL))
    return found, wholes


def _spread(found: list[list[Felt]], wholes: list[Whole], made: tuple[list[Felt | None], Whole | None]) -> None:
    each, whole = made
    for place, felt in zip(found, each, strict=False):
        if felt is not None:
            place.append(felt)
    if whole is not None:
        wholes.append(whole)


def _by_touchpoint(said: Said, shown: Signs, names: Sequence[str]) -> list[list[TouchpointFelt]]:
    """Of each stage its touchpoints, those of most people first; each source is drawn towards all of its places."""
    table: dict[tuple[int, str, str], list[Felt]] = {}
    for source, how, heard in _heard_at_touchpoints(said, names):
        keys = list(heard)
        for key, felt in zip(keys, of_heard(source, [heard[k] for k in keys], LEVEL)[0], strict=True):
            if felt is not None:
                table.setdefault((key[0], key[1], how), []).append(felt)
    places = {}
    for stage, name in enumerate(names[:-2]):
        for number, touchpoint in enumerate(shown.touchpoints):
            mine = (shown.stage == stage) & (shown.touchpoint == number)
            if mine.any():
                part = f"frustrated at {touchpoint} in {name}"
                places[stage, touchpoint] = shown.shown(mine, shown.there[stage], part)
    for (stage, touchpoint), felt in zip(places, of_shown(list(places.values()), LEVEL)[0], strict=True):
        if felt is not None:
            table.setdefault((stage, touchpoint, MET), []).append(felt)
    found: list[list[TouchpointFelt]] = [[] for _ in names]
    for (stage, touchpoint, how), felts in table.items():
        found[stage].append(TouchpointFelt(touchpoint, "met" if how == MET else "said of", tuple(felts)))
    for stage in found:
        stage.sort(key=lambda t: (-max(_heard(f) for f in t.felt), t.name, t.how))
    return found


def _heard(felt: Felt) -> int:
    """People heard; of behaviour those who show a sign."""
    return felt.shown.people if felt.shown else felt.people


def _heard_at_touchpoints(
    said: Said, names: Sequence[str]
) -> Iterator[tuple[Source, str, dict[tuple[int, str], Heard]]]:
    sources: tuple[tuple[Source, Numbers], ...] = (("texts", said.sentiment), ("scores", said.score))
    for source, value in sources:
        known = {}
        for stage, name in enumerate(names):
            for touchpoint in said.met.names:
                rows = np.zeros(len(said.rows), np.bool_)
                rows[said.met.rows_of(touchpoint)] = True
                here = said.at(value, rows & (said.rows.stage == stage), f"met {touchpoint} in {name}")
                if len(here.person):
                    known[stage, touchpoint] = here
        yield source, MET, known
    spoken = {}
    for stage, name in enumerate(names):
        for touchpoint, row, polarity in said.spoken_of():
            mine = said.rows.stage[row] == stage
            if mine.any():
                part = f"spoke of {touchpoint} in {name}"
                spoken[stage, touchpoint] = said.heard_of(row[mine], polarity[mine], part)
    yield "texts", SAID_OF, spoken


def _emotions(said: Said, number: int, name: str) -> list[EmotionShare]:
    wrote = (said.rows.stage == number) & ~np.isnan(said.sentiment)
    of = len(np.unique(said.rows.person[wrote]))
    found = []
    for emotion in said.emotions.names:
        row = said.emotions.rows_of(emotion)
        people = len(np.unique(said.rows.person[row[wrote[row]]]))
        if people:
            found.append(EmotionShare(emotion, Count(people, of), f"{emotion} in {name}"))
    return sorted(found, key=lambda e: (-e.people.people, e.emotion))


def _peak_end(said: Said, query: EmotionsQuery) -> PeakEnd | None:
    finals = []
    for scale in said.scales:
        if query.final in (None, scale.property, scale.name):
            score = said.on(scale)
            mine = ~np.isnan(score)
            person, time = said.rows.person[mine], said.rows.time[mine]
            finals.append(Final(scale.event, scale.property, person, time, scale.meaning.good(score[mine])))
    spoken = ~np.isnan(said.sentiment)
    rows = said.rows.where(spoken)
    return peak_end(finals, rows.person, rows.time, said.sentiment[spoken], query.least, LEVEL)


def _notes(
    snapshot: Snapshot, said: Said, stages: Sequence[StageFelt], wholes: Sequence[Whole], last: PeakEnd | None,
    query: EmotionsQuery,
) -> list[str]:  # fmt: skip
    notes = [
        "From -1 to 1. Texts: how good or bad what is said is, a text that leaves it open near 0. Scores: from the "
        "worst answer of the scale to the best. Behaviour: less the share of people there who meet errors, or repeat "
        "or go back where that goes with missing the goal. The three are told apart, never averaged."
    ]
    if not has(snapshot, SENTIMENT):
        notes.append("No text has been understood: load reviews, tickets or answers with a text.")
    notes += not_read(said.foreign)
    if any(f.shrunk for s in stages for f in s.felt):
        notes.append(
            "Each person counts once at a place. Places of few people are drawn towards the whole (Morris 1983)."
        )
    elif wholes:
        notes.append(
            "Each person counts once at a place. With fewer than four places nothing is drawn towards the whole."
        )
    if any(s.unfinished for s in stages):
        notes.append(f"Who was heard less than {query.within} before the end is in no share of those who went on.")
    if any(s.silent_went_on for s in stages):
        notes.append(
            "Who said nothing is followed from coming to the stage, others from being heard: it is no comparison."
        )
    if said.guessed:
        scales = many(len(said.guessed), "scale")
        notes.append(
            f"Of {scales} it is not known what high answers mean; they are taken as good: {', '.join(said.guessed)}."
        )
    if last is not None and last.verdict == "too few":
        notes.append(
            f"Peak and end: {many(last.people, 'person', 'people')} said something twice before a score of "
            f"{last.event}; {query.least:,} who differ are needed."
        )
    return notes
