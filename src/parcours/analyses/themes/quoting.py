"""In whose words is a theme told? Quotes of different people, from the worst to the best."""

from __future__ import annotations

import numpy as np

from parcours.analyses.themes.query import ThemesQuery
from parcours.analyses.themes.told import Told, Whole
from parcours.analyses.voice import words
from parcours.analyses.voice.answers import texts_of
from parcours.analyses.voice.quotes import quotes
from parcours.analyses.voice.result import Quote
from parcours.analyses.voice.sources import told_among
from parcours.analyses.voice.uttered import languages
from parcours.text.shown import shown
from parcours.timeline.snapshot import Snapshot

_TITLE = 100  # letters
_ENOUGH = 4  # texts for each quote, to choose from


class Quoting:
    """Reads texts of rows, and chooses among them."""

    def __init__(self, snapshot: Snapshot, query: ThemesQuery, all: Told) -> None:
        self._all, self._most = all, query.quotes
        self._themes = np.bincount(all.themes.row, minlength=len(all.rows))
        self._read = texts_of(snapshot, all.sources, all.rows)
        self._titles = told_among(snapshot, words.titles(snapshot.properties("event")))
        self._languages = languages(snapshot, all.rows)

    def of(self, rows: Whole) -> tuple[Quote, ...]:
        """At most so many of these rows."""
        if not self._most or not len(rows):
            return ()
        rows = self._to_the_point(rows)
        some = self._all.rows.where(rows)
        chosen = quotes(some, (self._all.sentiment[rows] + 1) / 2, self._most, lambda k: self._read(int(rows[k]), None))
        return tuple(self._quote(int(rows[k]), said, cut) for k, said, cut in chosen)

    def _to_the_point(self, rows: Whole) -> Whole:
        """Those that speak of little else, where these are enough to choose from: of a long text one sees the begin."""
        many = self._themes[rows]
        for most in range(1, int(many.max(initial=1))):
            few = rows[many <= most]
            if len(few) >= _ENOUGH * self._most:
                return few
        return rows

    def _quote(self, row: int, said: str, cut: bool) -> Quote:
        all = self._all
        source = all.sources[int(all.rows.source[row])]
        title = next((found for name in self._titles if (found := self._read(row, name))), "")
        return Quote(
            words=said,
            title=shown(title, _TITLE)[0],
            event=source.event,
            score=next((score for score in all.rows.scores[row].tolist() if score == score), None),
            time=int(all.rows.time[row]),
            language=self._languages[row] or None,
            cut=cut,
        )
