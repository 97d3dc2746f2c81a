"""What of a view's words is understood, and which texts still have to be read?

Few texts are read as soon as a question needs them; of many a note says that somebody should have them read. What was
read is kept by text and reader, so that nothing is read twice.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.voice.sources import Source
from parcours.listen.corrections import Correction, corrected, digest_of
from parcours.listen.texts import Spoken, spoken, spoken_sources, texts_at, version_of_sources
from parcours.model.errors import Cancelled
from parcours.store.findings import Findings, Readings
from parcours.text.finding import LONGEST, Reader
from parcours.timeline.generation import Generation
from parcours.timeline.snapshot import Snapshot

PATIENCE = 20_000  # unread texts that a question waits for
BATCH = 2_000  # texts that are read, and kept, at once
_LETTERS = 2_000_000  # of a batch, so that few long texts are one, too
Progress = Callable[[int, int], None]  # texts read, of so many
Stop = Callable[[], bool]


class Known(Protocol):
    """Who reads, and under which names themes are shown."""

    @property
    def version(self) -> str: ...
    @property
    def reader(self) -> Reader: ...
    @property
    def quick(self) -> bool:
        """Whether a question may wait for it."""
        ...

    def name_of(self, theme: str) -> str: ...


@dataclass(eq=False)
class Listened:
    """The words of one view. `snapshot` is that view without what is derived of words, and with what is about others:
    that is read and compared, too."""

    snapshot: Snapshot
    known: Known
    findings: Findings
    corrections: Sequence[Correction] = ()
    patience: int = PATIENCE
    gathered: dict[str, Any] = field(default_factory=dict)  # what holds of all views of the same texts; see `inbox`
    _lock: Any = field(default_factory=threading.RLock)
    _readings: tuple[str, Readings] | None = None
    _spoken: dict[Generation, Spoken] = field(default_factory=dict)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        return spoken_sources(self.snapshot)

    @cached_property
    def texts_version(self) -> str:
        return version_of_sources(self.snapshot, self.sources)

    @cached_property
    def version(self) -> str:
        """Of all that decides what is derived: who reads, what was corrected, which texts are words, and, where some
        are not read, how far reading is. Fixed for this view, whatever is read meanwhile."""
        said = [self.known.version, digest_of(self.corrections), self.texts_version, self._begun]
        return hashlib.blake2b("|".join(said).encode(), digest_size=8).hexdigest()

    @cached_property
    def unread(self) -> int:
        """Different texts that were not read when this was first asked."""
        known = self.findings.of(self.known.version)
        of = self.snapshot.generations, self.texts_version
        before = self.gathered.get("unread")  # a correction reads nothing
        if before is None or before[:2] != (known, of):
            parts = [self._unknown(generation, known)[0] for generation in self.snapshot.generations]
            before = known, of, len(np.unique(np.concatenate(parts))) if parts else 0
            self.gathered["unread"] = before
        return before[2]

    @cached_property
    def waits(self) -> bool:
        """Whether texts stay unread until somebody has them read."""
        return self.unread > (self.patience if self.known.quick else 0)

    @cached_property
    def _begun(self) -> str:
        """How far reading was; empty where all is read that is asked for."""
        return self.findings.state(self.known.version) if self.waits else ""

    @property
    def left_behind(self) -> bool:
        """Whether texts that stay unread here were read since."""
        return bool(vars(self).get("_begun")) and self._begun != self.findings.state(self.known.version)

    @property
    def note(self) -> str:
        """What must be said beside an answer that rests on words."""
        if not self.waits:
            return ""
        texts = f"{self.unread:,} texts are" if self.unread != 1 else "1 text is"
        return f"{texts} not read yet, and what they say is missing here: run `parcours listen` on the workspace."

    def spoken(self, generation: Generation) -> Spoken:
        """The words of a generation."""
        if generation not in self._spoken:
            self._spoken[generation] = spoken(self.snapshot, generation, self.sources, self.texts_version)
        return self._spoken[generation]

    def places(self, generation: Generation, readings: Readings) -> NDArray[np.int64]:
        """The place of each of a generation's words in the readings; -1: not read. The same however they are
        corrected."""
        held = self.gathered.setdefault("places", {})
        before = held.get(generation)
        if before is None or before[0] != self.texts_version or not np.array_equal(before[1], readings.hashes):
            for gone in held.keys() - {*self.snapshot.generations}:
                held.pop(gone, None)
            found = readings.find(self.spoken(generation).hashes)
            held[generation] = before = self.texts_version, readings.hashes, found
        return before[2]

    def readings(self, cancel: Stop | None = None) -> Readings:
        """What is understood, corrections included. Texts that a question may wait for are read now."""
        with self._lock:
            if not self.waits and self.unread:
                self.read(cancel=cancel)
            state = self.findings.state(self.known.version)
            if self._readings is None or (self._readings[0] != state and not self.waits):
                self._readings = state, corrected(self.findings.of(self.known.version), self.corrections)
            return self._readings[1]

    def read(self, *, progress: Progress | None = None, cancel: Stop | None = None) -> int:
        """Read all that is not read, and say how many texts that was. What is read when it is stopped stays read."""
        missing = self._missing()
        done = 0
        if progress is not None:
            progress(0, len(missing))
        for hashes, texts in self._batches(missing):
            if cancel is not None and cancel():
                raise Cancelled("Reading was stopped.", hint="Start it again: it goes on where it was.")
            self.findings.add(self.known.version, hashes, self.known.reader.read(texts))
            done += len(texts)
            if progress is not None:
                progress(done, len(missing))
        return done

    def _missing(self) -> dict[bytes, tuple[Generation, int]]:
        """Texts that are not read, each with one place where it stands."""
        known = self.findings.of(self.known.version)
        found: dict[bytes, tuple[Generation, int]] = {}
        for generation in self.snapshot.generations:
            hashes, positions = self._unknown(generation, known)
            for text, position in zip(hashes.tolist(), positions.tolist(), strict=True):
                found.setdefault(text.ljust(16, b"\0"), (generation, position))
        return found

    def _unknown(self, generation: Generation, known: Readings) -> tuple[NDArray[Any], NDArray[np.int64]]:
        """What texts of a generation are known by that are not read, and where they stand."""
        here = self.spoken(generation)
        new = _alive(generation, here.position) & (known.find(here.hashes) < 0)
        return here.hashes[new], here.position[new]

    def _batches(self, missing: dict[bytes, tuple[Generation, int]]) -> Any:
        hashes: list[bytes] = []
        texts: list[str] = []
        letters = 0
        for known, text in self._texts(missing):
            hashes.append(known)
            texts.append(text[:LONGEST])
            letters += len(texts[-1])
            if len(texts) >= BATCH or letters >= _LETTERS:
                yield hashes, texts
                hashes, texts, letters = [], [], 0
        if texts:
            yield hashes, texts

    def _texts(self, missing: dict[bytes, tuple[Generation, int]]) -> Any:
        """The texts themselves, in the order of places."""
        codes = {source.event: str(source.text) for source in self.sources}
        for generation in self.snapshot.generations:
            mine = [(at, known) for known, (where, at) in missing.items() if where is generation]
            property_of = [codes.get(self.snapshot.names.name(int(generation.code[at])), "") for at, _ in mine]
            for property in sorted(set(property_of) - {""}):
                some = [pair for pair, its in zip(mine, property_of, strict=True) if its == property]
                at = np.array([position for position, _ in some], np.int64)
                for which, text in texts_at(self.snapshot, generation, property, at):
                    yield some[which][1], text


def _alive(generation: Generation, position: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether the person of each event has not gone over to a later generation."""
    return generation.alive[generation.owners(position)]
