"""On which scales did people answer? One for each event and property that holds scores; of surveys, for each question.

A survey whose answers are events of one name tells its question in a property. Where people answer several questions
each is a scale by itself; where everybody answers but one, they are one question in several languages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.scores.kinds import Meaning, meaning
from parcours.analyses.scores.query import ScoresQuery
from parcours.analyses.utterances import Names, Utterances, names_of
from parcours.analyses.voice.answers import Answers
from parcours.timeline.snapshot import Snapshot

_QUESTION = "question"
_READ = 50  # questions that are read to know what was asked
_SEVERAL = 0.2  # of the people who answered, so many answered more than one question


@dataclass(frozen=True, slots=True, eq=False)
class KnownScale:
    """One scale with what its answers mean."""

    event: str
    property: str
    question: str  # empty: all are one
    meaning: Meaning
    values: NDArray[np.float64]  # that anybody ever gave, ascending
    score: NDArray[np.float64]  # of each row of everybody's; NaN: none on this scale
    name: str  # what it is called where answers are told, and by those who name it


def known_scales(snapshot: Snapshot, heard: Utterances, query: ScoresQuery | None = None) -> list[KnownScale]:
    """All scales on which anybody ever answered; `query` may say what they mean."""
    every, found = heard.every, []
    asked = names_of(snapshot, every, _QUESTION)
    for scale in heard.scales:
        mine, score = scale.of(every)
        whole = np.full(len(every), np.nan)
        whole[mine] = score
        for question, some in _questions(every, asked, mine):
            own = np.where(some, whole, np.nan)
            told = own[some]
            texts = (question,) if question else _of(asked, some)
            meant = meaning(scale.event, scale.property, texts, told, query)
            name = f"{scale.event}: {question or scale.property}"
            found.append(KnownScale(scale.event, scale.property, question, meant, np.unique(told), own, name))
    return found


def _questions(every: Answers, asked: Names, mine: NDArray[np.bool_]) -> Sequence[tuple[str, NDArray[np.bool_]]]:
    """Each question and its rows, where people answer several; else all rows as one."""
    number = np.full(len(every), -1)
    number[asked.row] = asked.name
    told = mine & (number >= 0)
    pairs = np.unique(np.stack([every.person[told], number[told]], axis=1), axis=0)
    _, many = np.unique(pairs[:, 0], return_counts=True)
    if not len(many) or np.count_nonzero(many > 1) < _SEVERAL * len(many):
        return [("", mine)]
    found = [(asked.names[k], told & (number == k)) for k in np.unique(number[told]).tolist()]
    rest = mine & (number < 0)
    return [*found, *([("", rest)] if rest.any() else [])]


def _of(asked: Names, some: NDArray[np.bool_]) -> tuple[str, ...]:
    used = np.unique(asked.name[some[asked.row]])[:_READ]
    return tuple(asked.names[k] for k in used.tolist())
