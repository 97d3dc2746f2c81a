"""Where are a workspace's events by person and time? In its timeline, a view that follows the log."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from parcours.model.journey import Journey
from parcours.model.journey_text import digest
from parcours.model.naming import UNCHANGED
from parcours.model.receipt import SnapshotId
from parcours.model.zone import zone as zone_of
from parcours.store.durable import refusals
from parcours.timeline import manifest
from parcours.timeline.arrivals import Deciding, Readable
from parcours.timeline.derived import derived, others, veil
from parcours.timeline.generation import Generation
from parcours.timeline.joined import joined
from parcours.timeline.manifest import State
from parcours.timeline.names import Names, Visible
from parcours.timeline.others import Others
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.update import SHARD_EVENTS, Means, unwatched, update


class Timeline:
    """`folder` is the timeline's own, `<workspace>/timeline`. Only the workspace's owner updates it; whoever
    reads may `refresh` to see what the owner published since."""

    def __init__(self, folder: Path, state: State) -> None:
        self.folder = folder
        self._state = self._published = state

    @classmethod
    def open(cls, folder: Path) -> Timeline:
        """The timeline as last published; an empty one where there is none."""
        return cls(folder, manifest.read(folder))

    @property
    def sequence(self) -> int:
        """The log up to here is in it."""
        return self._state.sequence

    @property
    def identity(self) -> str:
        """Digest of the partition of ids that it follows."""
        return self._state.identity

    @property
    def names(self) -> Names:
        return self._state.names

    @property
    def generations(self) -> tuple[Generation, ...]:
        return self._state.generations

    @property
    def bytes(self) -> int:
        """On disk, columns made for questions included."""
        return sum(f.stat().st_size for f in self.folder.rglob("*") if f.is_file()) if self.folder.exists() else 0

    def update(
        self,
        log: Readable,
        ledger: Deciding,
        *,
        threads: int | None = None,
        shard_events: int = SHARD_EVENTS,
        step: Callable[[str, int, int], None] = unwatched,
    ) -> bool:
        """Bring in everything that the log holds; say whether anything changed. `step` is told what is being
        done, how much of it is done, of how much, and may raise to stop: what was published before then
        stands."""
        before = self._state
        with refusals("updating the timeline"):
            self.folder.mkdir(parents=True, exist_ok=True)
            manifest.clear(self.folder, self._published)
            after = update(before, self.folder, log, ledger, Means(threads or _processors(), shard_events, step))
            if after is before:
                return False
            ledger.save()  # first: generations speak of people by the ledger's numbers
            manifest.publish(self.folder, after)
            manifest.clear(self.folder, after, self._published)  # a reader may be about to open what was
            self._state = self._published = after
        return True

    def forget(self) -> None:
        """Take nothing of what was built for given; the next update builds everything anew."""
        self._state = State(number=self._state.number)

    def refresh(self) -> None:
        """Look again for what the owner published."""
        self._state = self._published = manifest.read(self.folder)

    def latest(self, zone: str) -> int:
        """When the last event may have happened: one of day precision, until its day's last second."""
        times = (g.last_time for g in self.generations)
        days = (g.last_day for g in self.generations)
        return _latest(max(times, default=0), max(days, default=-1), zone)

    def snapshot(
        self,
        log: Readable,
        *,
        zone: str,
        as_of: int | None = None,
        sequence: int | None = None,
        journey: Journey | None = None,
        epoch: int = 0,
        known_ids: Callable[[], NDArray[np.bool_]] | None = None,
        progress: Callable[[str, int, int], None] | None = None,
        cancel: Callable[[], bool] | None = None,
    ) -> Snapshot:
        """A frozen view: of everything, or of the log up to `sequence` and of events up to `as_of`. `known_ids` says
        of each id, by its number, whether it makes its person known."""
        state = self._state
        latest = self.latest(zone)
        seen = min(state.sequence, log.sequence)  # a reader of the log does not see rows that are not sealed yet
        sequence = seen if sequence is None else min(sequence, seen)
        names = Visible(state.names, journey.events if journey else UNCHANGED)
        until = latest if as_of is None else as_of
        apart = others(log, journey)
        found = Snapshot(
            id=SnapshotId(sequence, state.identity, digest(journey) if journey else "", until, zone, epoch),
            journey=journey,
            names=names,
            generations=tuple(joined(generation, names.joined) for generation in state.generations),
            log=log,
            superseded=(state.superseded, state.by),
            origin=tuple(sorted(state.origins)),
            derived=derived(log, journey, known=known_ids is not None),
            veil=veil(log, journey),
            others=apart,
            latest=until,
            known_ids=known_ids,
            progress=progress,
            cancel=cancel,
        )
        return found if apart is None else _apart(found, apart, stated=as_of is not None)


def _apart(found: Snapshot, others: Others, *, stated: bool) -> Snapshot:
    """The view as though nobody had said anything of others: they bring no names, and end nobody's time with us."""
    if not any(map(found.apart, found.generations)):
        return found
    found = replace(found, names=found.names.without(others.names(found)))
    time, day = others.latest(found)
    return (
        found if stated or time < 0 else replace(found, id=replace(found.id, as_of=_latest(time, day, found.id.zone)))
    )


def _latest(time: int, day: int, zone: str) -> int:
    return max(time, _last_second(day, zone)) if day >= 0 else time


def _last_second(day: int, zone: str) -> int:
    return int(zone_of(zone).day_end(np.array([day], np.int64) * 1_000_000)[0]) // 1_000_000 - 1


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
