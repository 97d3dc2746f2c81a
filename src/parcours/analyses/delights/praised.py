"""Who praised what, where, and in which words? Rows of texts, by theme and stage."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.delights.query import DelightsQuery
from parcours.analyses.utterances import Names, Utterances, Whole, foreign, names_of, understood, utterances
from parcours.analyses.voice.answers import Answers
from parcours.analyses.voice.query import VoiceQuery
from parcours.analyses.voice.quotes import Chosen, Quoting
from parcours.analyses.voice.result import Quote
from parcours.model.journey import NONE, OUT, Journey
from parcours.model.listening import DELIGHTS, PAINS
from parcours.timeline.snapshot import Snapshot

_SAYS_ENOUGH = range(30, 240)  # bytes of a text that says it shortly
_TRIES = 60
Numbers = NDArray[np.float64]


class Praised:
    """All texts of those asked about, in the period."""

    def __init__(self, snapshot: Snapshot, query: DelightsQuery) -> None:
        self.snapshot, self.query = snapshot, query
        self.journey = snapshot.journey or Journey()
        voice = VoiceQuery(quotes=0, period=query.period, where=query.where, among=query.among)
        self.heard: Utterances = utterances(snapshot, voice)
        asked = self.heard.asked
        sentiment = understood(snapshot, asked)
        self.foreign = int(np.count_nonzero(foreign(snapshot, asked)))
        words = ~np.isnan(sentiment)
        self.rows: Answers = asked.where(words)
        self.sentiment: Numbers = sentiment[words]
        self.delights: Names = names_of(snapshot, self.rows, DELIGHTS)
        self.pains: Names = names_of(snapshot, self.rows, PAINS)
        self._quoting = Quoting(snapshot, self.heard.sources, self.rows, titled=False)

    @property
    def stages(self) -> list[str]:
        """Of the journey, then none, then out; where it has no stages everything was said in none."""
        return [*self.journey.names, NONE, OUT] if self.journey.stages else [NONE]

    def people(self, rows: Whole | NDArray[np.bool_]) -> int:
        return len(np.unique(self.rows.person[rows]))

    def in_stage(self, stage: int) -> NDArray[np.bool_]:
        return self.rows.stage == stage

    def quotes(self, rows: Whole, most: int) -> tuple[Quote, ...]:
        """Those that say it best: short and warm ones first, of different people, none twice."""
        short = np.isin(self.rows.letters[rows], _SAYS_ENOUGH)
        several = np.bincount(self.delights.row, minlength=len(self.rows))[rows]  # a text of one theme is about that
        warm = np.round(self.sentiment[rows], 1)
        order = rows[np.lexsort((self.rows.mark[rows], -self.rows.time[rows], -warm, several, ~short))]
        chosen = Chosen(least=1)
        for row in order[:_TRIES].tolist():
            if len(chosen.rows) == most:
                break
            chosen.take(row, int(self.rows.person[row]), lambda one: self._quoting.read(one, None))
        return tuple(self._quoting.quote(row, chosen.words[row]) for row in chosen.rows)
