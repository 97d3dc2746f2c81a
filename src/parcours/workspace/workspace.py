"""What is a workspace while it is open? The log, who is who, the timeline, and the journey's text, put together."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Literal
from zoneinfo import ZoneInfo

import pyarrow as pa

from parcours.collect.formats import Cancel, FileOptions
from parcours.collect.kept import Kept
from parcours.collect.known import Known
from parcours.collect.pipeline import load
from parcours.collect.progress import Watcher
from parcours.collect.report import LoadReport
from parcours.identity.ledger import Ledger
from parcours.identity.report import JoinReport
from parcours.model.errors import BadInput, Busy
from parcours.model.journey import Journey
from parcours.model.journey_text import read_journey
from parcours.model.period import Period
from parcours.store.lock import Lock
from parcours.store.log import Log
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.timeline import Timeline
from parcours.workspace.joining import Following
from parcours.workspace.loading import Group, Input, groups, new_load_id

JOURNEY = "journey.yaml"
LOG = "log"
Step = Callable[[str, int, int], None]  # what is done, how much of it, of how much


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of the rows, a report for each mapping, and whom they joined."""

    reports: tuple[LoadReport, ...]
    joins: JoinReport


class Workspace:
    """One folder, open. `role` says whether this process owns it or reads what the owner has sealed.

    Use it as a context manager, or `close` it: the owner's lock is released then.
    """

    def __init__(self, folder: Path, log: Log, lock: Lock | None, *, owner: int | None = None) -> None:
        self.folder = folder
        self.log = log
        self.owner = owner  # the process that owned the workspace when this one opened it
        self.watch: Step | None = None  # told what goes on in long work
        self._lock = lock

    @property
    def role(self) -> Literal["owner", "reader"]:
        return "owner" if self._lock is not None else "reader"

    @property
    def journey(self) -> Journey:
        """The definition as `journey.yaml` has it now."""
        return read_journey((self.folder / JOURNEY).read_bytes())

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.journey.zone)

    @cached_property
    def kept(self) -> Kept:
        """Mappings of earlier loads."""
        return Kept(self.folder / "mappings")

    @cached_property
    def known(self) -> Known:
        """What loading must know of the log: keys, names, newest rows of objects."""
        return Known(self.log)

    @cached_property
    def ledger(self) -> Ledger:
        """Who is who."""
        return Ledger.open(self.folder)

    @cached_property
    def timeline(self) -> Timeline:
        return Timeline.open(self.folder / "timeline")

    def propose(
        self, *inputs: Input, map: str = "", name: str = "table", options: FileOptions | None = None
    ) -> list[Group]:
        """How the inputs (paths, globs, Arrow tables) would be read: to be shown, then handed to `load`."""
        return groups(inputs, kept=self.kept, zone=self.journey.zone, columns=map, name=name, options=options)

    def load(
        self,
        *inputs: Input | Group,
        map: str = "",
        name: str = "table",
        options: FileOptions | None = None,
        progress: Watcher | None = None,
        cancel: Cancel | None = None,
        now: int | None = None,
    ) -> Loaded:
        """Load paths, globs, Arrow tables (called `name`) or groups that `propose` gave.

        `map` says what columns mean, as in `time=ts,person=user_id,event=type`. All rows of a group become visible at
        once; whatever stops a load, the same call finishes it later. Raises `Busy` where another process owns the
        workspace.
        """
        self._must_own("load files")
        moment = int(time.time()) if now is None else now
        reports = []
        for one in inputs:
            for group in [one] if isinstance(one, Group) else self.propose(one, map=map, name=name, options=options):
                report = load(
                    self.log,
                    group.readers,
                    group.mapping,
                    zone=self.zone,
                    now=moment,
                    load_id=new_load_id(moment),
                    known=self.known,
                    progress=progress,
                    cancel=cancel,
                )
                self.kept.save(group.mapping)
                reports.append(report)
        return Loaded(tuple(reports), self._follow(reports))

    def refresh(self) -> None:
        """Bring the timeline up to the log; a reader looks for what the owner published."""
        if self._lock is None:
            self.log.refresh()
            self.timeline.refresh()
        else:
            self._follow(())

    def snapshot(self, *, as_of: str | int | None = None, sequence: int | None = None) -> Snapshot:
        """A frozen view. `as_of`: a day, a local date-time, or seconds since 1970; default the latest event."""
        journey = self.journey
        if self.timeline.sequence < self.log.sequence:
            self.refresh()
        return self.timeline.snapshot(
            self.log,
            zone=journey.zone,
            as_of=_instant(as_of, ZoneInfo(journey.zone)),
            sequence=sequence,
            journey=journey,
            progress=self.watch,
        )

    def quarantine(self, load: str | None = None) -> pa.Table:
        """Rows that were set aside (load, file, row, reason, detail, raw), of one load or of all."""
        return self.log.quarantine(load)

    def unlink(self, one: str, other: str) -> None:
        """Take apart two ids, each `kind:value`; from now on it is as if they had never been linked."""
        self._must_own("unlink ids")
        self.refresh()  # the ledger must know all ids
        self.ledger.unlink(_id(one), _id(other))
        self.refresh()

    def close(self) -> None:
        """Let others own the workspace."""
        self.log.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _follow(self, loads: Sequence[LoadReport]) -> JoinReport:
        if self.ledger.sequence < self.timeline.sequence:  # lost or deleted: its numbers are no longer the timeline's
            self.timeline.forget()
        following = Following(self.ledger, loads)
        self.timeline.update(self.log, following, step=self.watch or _unwatched)
        return following.report()

    def _must_own(self, doing: str) -> None:
        if self._lock is None:
            raise Busy(
                f"Another process (number {self.owner}) owns {self.folder}, so this one cannot {doing}.",
                hint="Wait until it has finished; questions can be asked meanwhile, of what it has sealed.",
            )


def _unwatched(what: str, done: int, of: int) -> None:
    pass


def _id(text: str) -> tuple[str, str]:
    kind, colon, value = text.partition(":")
    if not colon or not kind or not value:
        raise BadInput(
            f"“{text}” is not an id.",
            hint="Write kind:value, such as user:7, email:ann@shop.example or order:1001.",
        )
    return kind, value


def _instant(as_of: str | int | None, zone: ZoneInfo) -> int | None:
    """The last second that is in view."""
    if as_of is None or isinstance(as_of, int):
        return as_of
    return Period(end=as_of).seconds(zone)[1] - 1
