"""In whose words is a theme told? Quotes of different people, from the worst to the best."""

from __future__ import annotations

import numpy as np

from parcours.analyses.themes.query import ThemesQuery
from parcours.analyses.themes.told import Told, Whole
from parcours.analyses.voice import quotes
from parcours.analyses.voice.result import Quote
from parcours.timeline.snapshot import Snapshot

_ENOUGH = 4  # texts for each quote, to choose from


class Quoting:
    """Chooses among the rows of a theme."""

    def __init__(self, snapshot: Snapshot, query: ThemesQuery, all: Told) -> None:
        self._all, self._most = all, query.quotes
        self._themes = np.bincount(all.themes.row, minlength=len(all.rows))
        self._quoting = quotes.Quoting(snapshot, all.sources, all.rows)

    def of(self, rows: Whole) -> tuple[Quote, ...]:
        """At most so many of these rows."""
        if not self._most or not len(rows):
            return ()
        rows = self._to_the_point(rows)
        some = self._all.rows.where(rows)
        height, read = (self._all.sentiment[rows] + 1) / 2, self._quoting.read
        chosen = quotes.quotes(some, height, self._most, lambda k: read(int(rows[k]), None))
        return tuple(self._quoting.quote(int(rows[k]), (said, cut)) for k, said, cut in chosen)

    def _to_the_point(self, rows: Whole) -> Whole:
        """Those that speak of little else, where these are enough to choose from: of a long text one sees the begin."""
        many = self._themes[rows]
        for most in range(1, int(many.max(initial=1))):
            few = rows[many <= most]
            if len(few) >= _ENOUGH * self._most:
                return few
        return rows
