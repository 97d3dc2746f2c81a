"""Which quotes stand on the map because somebody put them there?"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from parcours.journeymap import Pinned
from parcours.listen import US, Words
from parcours.model.errors import BadInput, unknown_name
from parcours.store.corrections import FILE
from parcours.text.shown import shown
from parcours.timeline.snapshot import Snapshot
from parcours.workspace.voice_inbox import place_of, words_in
from parcours.workspace.voice_text import Telling
from parcours.workspace.voice_types import NewPin, Pin
from parcours.workspace.workspace import Workspace

if TYPE_CHECKING:
    from parcours.store.app import Pinned as Kept

ROWS = ("feelings",)  # of the map, that hold quotes
LETTERS = 280  # as of other quotes


def pins(of: Workspace, view: Snapshot | None = None) -> list[Pin]:
    """All of them, the oldest first; without words where the text is no longer in view."""
    if not (of.folder / FILE).exists():
        return []
    from parcours.store.app import pins as kept  # slow to import: see `Workspace.app`

    there = kept.listed(of.app)
    if not there:
        return []
    view = view if view is not None else of.views.view()
    words = words_in(view)
    telling = None if words is None else Telling(of, words)
    return [_told(one, words, telling) for one in there]


def pin(of: Workspace, new: NewPin, *, now: int | None = None) -> Pin:
    """Put a text, or one clause of it, on the map."""
    from parcours.store.app import pins as kept

    of.must_own("put quotes on the map")
    view = of.views.view()
    words = words_in(view)
    which = place_of(words, new.key)
    assert words is not None
    stages = of.journey.names
    if new.stage not in stages:
        raise unknown_name("stage", new.stage, stages)
    if new.row not in ROWS:
        raise unknown_name("row of the map", new.row, ROWS)
    telling = Telling(of, words)
    clause = None
    if new.clause is not None:
        findings = telling.heard(which).findings
        if not 0 <= new.clause < len(findings):
            raise BadInput(f"There is no clause {new.clause} in this text.", hint="Open the text again.")
        clause = findings[new.clause].start, findings[new.clause].end
    moment = int(time.time()) if now is None else now
    made = kept.add(of.app, int(new.key), new.stage, new.row, clause=clause, now=moment)
    return _told(made, words, telling)


def unpin(of: Workspace, id: int) -> None:
    """Take one off the map."""
    from parcours.store.app import pins as kept

    of.must_own("take quotes off the map")
    kept.remove(of.app, id)


def pinned(of: Workspace, view: Snapshot) -> tuple[Pinned, ...]:
    """The quotes as the map takes them: those whose text is in view, and about us."""
    found = [one for one in pins(of, view) if one.words]
    words = words_in(view) if found else None
    ours = set() if words is None else set(words.row[words.about.mask(US)].tolist())
    return tuple(
        Pinned(one.stage, one.words, one.event, one.time, one.language, one.score)
        for one in found
        if int(one.key) in ours
    )


def _told(one: Kept, words: Words | None, telling: Telling | None) -> Pin:
    at = np.flatnonzero(words.row == one.row) if words is not None else np.empty(0, np.int64)
    if words is None or telling is None or not len(at):
        return Pin(one.id, str(one.row), one.stage, one.lane, None, "", "", 0, "", "unsure", None, one.made)
    which = int(at[0])
    heard, raw = telling.heard(which), telling.raw(which)
    spans = [(finding.start, finding.end) for finding in heard.findings]
    clause = next((n for n, span in enumerate(spans) if span == (one.start, one.end)), None)
    said = raw if one.start is None else raw[one.start : one.end]
    score = float(words.score[which])
    return Pin(
        id=one.id,
        key=str(one.row),
        stage=one.stage,
        row=one.lane,
        clause=clause,
        words=shown(said, LETTERS, telling.people)[0],
        event=words.event.values[int(words.event.codes[which])],
        time=int(words.time[which]),
        language=heard.language,
        sign=heard.sign if clause is None else heard.findings[clause].sign,
        score=None if np.isnan(score) else score,
        pinned=one.made,
    )
