"""Who reads the words of one open workspace, what did they read, and what did people correct?

A snapshot of the workspace gets the properties that are derived of words here.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol, cast

from parcours.listen import Correction, Known, Listened, Who, digest_of, listened_of, may_speak, said
from parcours.model.journey import Journey
from parcours.model.journey_listening import USUAL, Listening
from parcours.store.corrections import corrections
from parcours.store.findings import Findings
from parcours.store.learning import Kept
from parcours.store.log import Log
from parcours.timeline.snapshot import Snapshot

FOLDER = "listening"
KEY = "PARCOURS_MODEL_KEY"  # the environment's variable that holds the secret of a model behind an address


class Opened(Protocol):
    """As much of an open workspace as listening needs."""

    @property
    def folder(self) -> Path: ...
    @property
    def log(self) -> Log: ...
    @property
    def journey(self) -> Journey: ...
    @property
    def views(self) -> Viewing: ...
    @property
    def words(self) -> Any:
        """`Words`, made when first asked for; checkers do not see through that, here and below."""
        ...

    @property
    def app(self) -> Any: ...
    @property
    def ledger(self) -> Any: ...
    def must_own(self, doing: str) -> None: ...


class Viewing(Protocol):
    """What gives a view of it."""

    def view(self, *, as_of: str | int | None = None, cancel: Callable[[], bool] | None = None) -> Snapshot: ...


class Words:
    """Those of one workspace."""

    def __init__(self, folder: Path, *, writable: bool, people: Callable[[], Collection[str]] = frozenset) -> None:
        """`people`: what they are called, so that texts are sent to nobody with names."""
        self._folder, self._people = folder, people
        self.findings = Findings(folder / FOLDER, writable=writable)
        self.kept = Kept(folder / FOLDER, writable=writable)
        self._known: dict[Any, Who] = {}
        self._gathered: dict[str, Any] = {}
        self._lock = threading.Lock()

    def who(self, listening: Listening) -> Who:
        """Who reads by a definition; one object for as long as nothing changes in it."""
        learned = self.kept.learned(listening.reader)
        key = (listening, learned)
        with self._lock:
            if key not in self._known:
                while len(self._known) >= 4:  # definitions looked at by turns, as while one is edited
                    self._known.pop(next(iter(self._known)))
                self._known[key] = Who(listening, learned, os.environ.get(KEY), self._asked, self._people)
            return self._known[key]

    @property
    def corrections(self) -> Sequence[Correction]:
        """What people corrected, in the order in which they did."""
        return corrections(self._folder)

    def with_words(self, bare: Snapshot) -> Snapshot:
        """The view with what is derived of its words, if it may hold any."""
        if not may_speak(bare):
            return bare
        return replace(bare, derived=(*bare.derived, *said(self.listened(bare))))

    def listened(self, bare: Snapshot) -> Listened:
        """The words of a view that has nothing derived of them yet."""
        listening = bare.journey.listening if bare.journey else USUAL
        known = cast("Known", self.who(listening))
        corrected = tuple(self.corrections)
        return Listened(bare.with_others(), known, self.findings, corrected, gathered=self._gathered)

    def state(self, journey: Journey) -> tuple[Any, ...]:
        """Changes with who reads and what is corrected; what is read meanwhile is told by `stale`."""
        return id(self.who(journey.listening)), digest_of(self.corrections)

    def stale(self, snapshot: Snapshot) -> bool:
        """Whether texts that the view lacks were read since."""
        words = listened_of(snapshot)
        return words is not None and words.left_behind

    def _asked(self, told: dict[str, Any]) -> None:
        self.kept.note({"at": int(time.time()), **told})
