"""What of each generation does a snapshot see? Events that nothing hides: found when first asked for."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.timeline import hidden
from parcours.timeline.generation import Generation


class AboutOthers(dict):
    """Bits of the events of each generation that are about others: found when first asked for."""

    def __init__(self, snapshot: Any) -> None:
        self._snapshot = snapshot

    def __missing__(self, generation: Generation) -> NDArray[np.uint8]:
        others = self._snapshot.others
        self[generation] = found = hidden.NOTHING if others is None else others.bits(self._snapshot, generation)
        return found


class InView(dict):
    """What of each generation is in view: found when first asked for."""

    def __init__(self, snapshot: Any) -> None:
        self._snapshot = snapshot
        old, new = snapshot.superseded
        self.corrected = hidden.corrected_rows(old, new, snapshot.id.sequence)

    def __missing__(self, generation: Generation) -> hidden.View:
        s = self._snapshot
        late = hidden.hidden(generation, self.corrected, s.id.sequence, s.as_of)
        view = hidden.View(hidden.with_codes(generation, late, s.names.hidden_codes))
        if s.others is not None:
            view = hidden.apart(generation, view, s.about_others[generation], seen=s.beside)
        if s.veil is not None:
            view = hidden.without(generation, view, s.veil.persons(s, generation, view.hidden, not len(late)))
        self[generation] = view
        return view
