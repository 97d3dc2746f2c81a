"""What has arrived in a workspace, how is it read, and how is it loaded? Kept while a screen looks at it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo

from parcours.collect.formats import Cancel
from parcours.collect.progress import Progress
from parcours.model.errors import BadInput, NotAllowed
from parcours.workspace.arriving.came import Came, came
from parcours.workspace.arriving.place import Arrived, Place, Said
from parcours.workspace.arriving.tables import Proposed, Read, mended, proposed
from parcours.workspace.arriving.told import FileTold, TableTold, Understood
from parcours.workspace.arriving.understand import problem_told, table_told, version_of
from parcours.workspace.loading import Group
from parcours.workspace.workspace import Loaded, Workspace

Say = Callable[[str, int, int, str], None]
"""What is being done (a key), how much of it, of how much, and with what."""

_known: WeakKeyDictionary[Workspace, Arriving] = WeakKeyDictionary()
_knowing = threading.Lock()


def arriving(workspace: Workspace) -> Arriving:
    """What arrived there."""
    with _knowing:
        if workspace not in _known:
            _known[workspace] = Arriving(workspace.folder)
        return _known[workspace]


@dataclass(frozen=True, slots=True)
class _Kept:
    files: tuple[Arrived, ...]
    recognised_by: object
    zone: str
    found: Proposed


class Arriving:
    """Files that wait, and how they would be read. What was recognised is kept until files or what is said change."""

    def __init__(self, folder: Path) -> None:
        self.place = Place(folder)
        self._lock = threading.Lock()
        self._kept: _Kept | None = None
        self._told: dict[str, TableTold] = {}

    def understood(self, workspace: Workspace, said: Said | None = None, *, now: int | None = None) -> Understood:
        """All that is here. `said`: what was mended, in place of what was said before."""
        if said is not None:
            workspace.must_own("keep how files are read")
            self.place.say(said)
        moment = int(time.time()) if now is None else now
        with self._lock:
            said = self.place.said()
            files, found, reads = self._reads(workspace, said)
            tables = [self._table(read, said, workspace, moment) for read in reads]
            problems = {file: problem_told(error) for file, error in found.unread.items()}
            there = tuple(
                FileTold(file.name, file.size, found.keys.get(file.name, ""), problems.get(file.name)) for file in files
            )
            loaded = [table for table in tables if table.part not in ("out", "looked up")]
            ready = bool(loaded) and not problems and all(table.problem is None for table in loaded)
            return Understood(there, tuple(tables), said.origin, workspace.zone.key, ready, version_of(files, said))

    def load(
        self, workspace: Workspace, say: Say, cancel: Cancel, *, version: str = "", now: int | None = None
    ) -> Came:
        """Load all that is here, then take it away. What stops it leaves the files here: files that were read to their
        end by then are in, and are not taken twice when it is done again."""
        workspace.must_own("load files")
        moment = int(time.time()) if now is None else now
        with self._lock:
            said = self.place.said()
            files, found, reads = self._reads(workspace, said)
            if version and version != version_of(files, said):
                raise BadInput("The files have changed meanwhile.", hint="Look at how they are read once more.")
            for read in reads:
                if read.problem is not None:
                    raise read.problem
            if found.unread:
                raise next(iter(found.unread.values()))
            groups = [read.group for read in reads if read.group is not None]
            if not groups:
                raise NotAllowed("Nothing has arrived that could be loaded.", hint="Drop files first.")
            began = time.perf_counter()
            loaded = _loaded(workspace, groups, say, cancel, moment)
            self.place.clear()
            self._kept, self._told = None, {}
        say("counting", 0, 0, "")
        return came(workspace, loaded, time.perf_counter() - began)

    def clear(self) -> None:
        """Take all away that is not loaded."""
        with self._lock:
            self.place.clear()
            self._kept, self._told = None, {}

    def _reads(self, workspace: Workspace, said: Said) -> tuple[tuple[Arrived, ...], Proposed, list[Read]]:
        files, zone = tuple(self.place.arrived()), workspace.zone.key
        kept = self._kept
        if kept is None or (kept.files, kept.zone, kept.recognised_by) != (files, zone, _matters(said, kept.found)):
            found = proposed(self.place, files, said, workspace.kept, zone)
            self._kept = kept = _Kept(files, _matters(said, found), zone, found)
            self._told = {}
        return files, kept.found, mended(kept.found, said, zone)

    def _table(self, read: Read, said: Said, workspace: Workspace, now: int) -> TableTold:
        """Told once, as long as nothing that it rests on changes."""
        stated, journey = said.tables.get(read.key), workspace.journey
        rests_on = repr((read.key, stated, said.origin, read.table, read.group and read.group.mapping, read.problem))
        if rests_on not in self._told:
            self._told[rests_on] = table_told(read, stated, ZoneInfo(journey.zone), now, journey.country)
        return self._told[rests_on]


def _matters(said: Said, found: Proposed) -> object:
    """What was said that recognising goes by; the rest is mended in what was recognised."""
    asked = {read.key for read in found.reads if read.asked}
    told = []
    for key, one in sorted(said.tables.items()):
        about = (one.alone, one.out, one.day_first, one.delimiter, one.encoding, one.header)
        about = (*about, one.about or None, one.ours or None, one.date or None)
        if any(part not in (None, False) for part in about) or key in asked:
            told.append((key, about, repr(one.columns) if key in asked else ""))
    return tuple(told)


def _loaded(workspace: Workspace, groups: list[Group], say: Say, cancel: Cancel, now: int) -> Loaded:
    """Loaded, with how far it is over all files."""
    total = sum(group.size for group in groups)
    before, last = 0, (0, 0)  # bytes of the groups that are through; where the one at hand was, of how many

    def reading(where: Progress) -> None:
        nonlocal before, last
        if where.bytes < last[0] or where.of_bytes != last[1]:  # the next group has begun
            before += last[1]
        last = where.bytes, where.of_bytes
        say("reading", before + where.bytes, total, where.file)

    def ordering(what: str, done: int, of: int) -> None:
        say(what, done, of, "")

    watching = workspace.watch
    workspace.watch = ordering
    try:
        return workspace.load(*groups, progress=reading, cancel=cancel, now=now)
    finally:
        workspace.watch = watching
