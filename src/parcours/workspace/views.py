"""What do the questions of a screen ask of? One view of the workspace, for as long as nothing changes in it.

What one question found out of it (who is in view, who is in a group) is there for the next.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Protocol

from parcours.model.journey import Journey
from parcours.model.journey_text import read_journey
from parcours.store.log import Log
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.timeline import Timeline
from parcours.workspace.words import Words

_MOST = 8  # days that are looked at by turns, as by a slider


class Viewed(Protocol):
    """As much of a workspace as is asked here."""

    @property
    def log(self) -> Log: ...
    @property
    def journey(self) -> Journey: ...
    @property
    def timeline(self) -> Timeline: ...
    @property
    def words(self) -> Words: ...
    def catch_up(self) -> None: ...
    def snapshot(self, *, as_of: str | int | None = None) -> Snapshot: ...


class Views:
    """Those of one workspace."""

    def __init__(self, workspace: Any) -> None:
        self._workspace: Viewed = workspace
        self._held: OrderedDict[tuple[Any, ...], Snapshot] = OrderedDict()
        self._lock = threading.Lock()

    def view(self, *, as_of: str | int | None = None, cancel: Callable[[], bool] | None = None) -> Snapshot:
        """As `Workspace.snapshot`, for one question, which stops when `cancel` says yes."""
        of = self._workspace
        of.catch_up()
        journey, timeline = of.journey, of.timeline  # one object for as long as its text is the same
        state = timeline.generations, timeline.sequence, timeline.identity, of.log.sequence
        key = (id(journey), *state, of.words.state(journey), as_of)
        with self._lock:
            found = self._held.get(key)
            if found is not None and found.journey is journey and not of.words.stale(found):
                self._held.move_to_end(key)
                return found.asked(cancel=cancel)
        made = of.snapshot(as_of=as_of).asked()
        if made.journey is journey:
            with self._lock:
                if self._held and next(reversed(self._held))[:-1] != key[:-1]:
                    self._held.clear()  # of another state: what it has mapped can go
                self._held[key] = made
                while len(self._held) > _MOST:
                    self._held.popitem(last=False)
        return made.asked(cancel=cancel)


@lru_cache(maxsize=16)
def journey_of(text: bytes) -> Journey:
    """The journey that a text defines: to read it takes longer than most questions."""
    return read_journey(text)
