"""What was said and scored at which place? Rows of feedback with their values from -1 to 1, by touchpoint too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.emotions.felt import Heard
from parcours.analyses.emotions.query import EmotionsQuery
from parcours.analyses.scores.scales import KnownScale, known_scales
from parcours.analyses.utterances import Names, Utterances, foreign, names_of, understood, utterances
from parcours.analyses.voice.answers import Answers
from parcours.analyses.voice.query import VoiceQuery
from parcours.model.listening import DELIGHTS, EMOTIONS, PAINS, THEMES
from parcours.model.touchpoints import TOUCHPOINT
from parcours.timeline.snapshot import Snapshot

MET, SAID_OF = "met", "said of"
Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]


class Said:
    """All that was said by those asked about, in the period."""

    def __init__(self, snapshot: Snapshot, query: EmotionsQuery) -> None:
        voice = VoiceQuery(quotes=0, period=query.period, where=query.where, among=query.among)
        self.heard: Utterances = utterances(snapshot, voice)
        self.rows: Answers = self.heard.asked
        self.sentiment: Numbers = understood(snapshot, self.rows)
        self.foreign = int(np.count_nonzero(foreign(snapshot, self.rows)))
        self.scales: Sequence[KnownScale] = known_scales(snapshot, self.heard)
        self.score: Numbers = self._scored()
        self.met: Names = names_of(snapshot, self.rows, TOUCHPOINT)
        self.emotions: Names = names_of(snapshot, self.rows, EMOTIONS)
        self._themes = [names_of(snapshot, self.rows, name) for name in (THEMES, DELIGHTS, PAINS)]
        self._spoken: list[tuple[str, Whole, Numbers]] | None = None

    @property
    def voiced(self) -> Answers:
        """The rows that tell anything of feelings."""
        return self.rows.where(~np.isnan(self.sentiment) | ~np.isnan(self.score))

    @property
    def guessed(self) -> list[str]:
        """Scales of which nothing tells what they mean."""
        return [scale.name for scale in self.scales if scale.meaning.how == "unknown"]

    def on(self, scale: KnownScale) -> Numbers:
        """Of each row its score; NaN: none."""
        return scale.score[self.heard.every.asked]

    def at(self, value: Numbers, which: NDArray[np.bool_], part: str) -> Heard:
        """What has a value among some of the rows."""
        mine = np.flatnonzero(which & ~np.isnan(value))
        return self.heard_of(mine, value[mine], part)

    def heard_of(self, row: Whole, value: Numbers, part: str) -> Heard:
        latest = int(self.rows.time[row].max()) if len(row) else None
        return Heard(self.rows.person[row], value, latest, part)

    def spoken_of(self) -> Iterator[tuple[str, Whole, Numbers]]:
        """Each touchpoint that themes are of, the rows that speak of it, and how: of its themes there, the share that
        is praised less the share that something bad is said of."""
        if self._spoken is None:
            self._spoken = self._by_touchpoint()
        yield from self._spoken

    def _by_touchpoint(self) -> list[tuple[str, Whole, Numbers]]:
        touchpoints = sorted({_touchpoint(name) for name in self._themes[0].names})
        counts = []
        for themes in self._themes:
            of = [_touchpoint(name) for name in themes.names]
            number = np.array([touchpoints.index(one) if one in touchpoints else -1 for one in of], np.int64)
            mine = number[themes.name] if len(themes.name) else themes.name
            known, cells = mine >= 0, len(self.rows) * len(touchpoints)
            flat = np.bincount(themes.row[known] * len(touchpoints) + mine[known], minlength=cells)
            counts.append(flat.reshape(len(self.rows), len(touchpoints)))
        every, well, badly = counts
        found = []
        for k, touchpoint in enumerate(touchpoints):
            row = np.flatnonzero(every[:, k])
            polarity = (well[row, k] - badly[row, k]) / every[row, k]
            found.append((touchpoint, row, np.clip(polarity.astype(np.float64), -1.0, 1.0)))
        return found

    def _scored(self) -> Numbers:
        """The mean of what is scored at each event, on scales of different ends alike; NaN: nothing is."""
        total, n = np.zeros(len(self.rows)), np.zeros(len(self.rows))
        for scale in self.scales:
            score = self.on(scale)
            mine = ~np.isnan(score)
            total[mine] += scale.meaning.valence(score[mine])
            n[mine] += 1
        return np.divide(total, n, out=np.full(len(self.rows), np.nan), where=n > 0)


def _touchpoint(theme: str) -> str:
    """What a theme is of: Delivery, of `Delivery: late`."""
    return theme.partition(":")[0].strip()
