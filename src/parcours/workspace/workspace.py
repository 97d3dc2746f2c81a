"""What is a workspace while it is open? The log, who is who, the timeline, and the journey's text, put together."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc

from parcours.collect.formats import Cancel, FileOptions
from parcours.collect.kept import Kept
from parcours.collect.known import Known
from parcours.collect.known_figures import KnownFigures
from parcours.collect.mapping import Mapping
from parcours.collect.pipeline import load
from parcours.collect.progress import Watcher
from parcours.collect.report import LoadReport
from parcours.identity.ids import named
from parcours.identity.ledger import Ledger, Named
from parcours.identity.report import JoinReport
from parcours.identity.rules import KNOWN_KINDS
from parcours.model.errors import BadInput, Busy
from parcours.model.journey import Journey
from parcours.model.period import Period, last_second
from parcours.store.lock import Lock
from parcours.store.log import Log
from parcours.store.readings import Readings
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.timeline import Timeline
from parcours.workspace import mending
from parcours.workspace.answers import Answers
from parcours.workspace.joining import Following
from parcours.workspace.loading import Group, Input, groups, new_load_id, options_of
from parcours.workspace.mending import Mended
from parcours.workspace.names_known import names_of
from parcours.workspace.readings import chosen
from parcours.workspace.turns import Turns, once
from parcours.workspace.views import Views, journey_of
from parcours.workspace.words import Words

if TYPE_CHECKING:
    from parcours.store.app import Database
    from parcours.workspace.listening_types import Understood

JOURNEY = "journey.yaml"
LOG = "log"
ANSWERS = "answers"  # what was counted before
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
        self.answers = Answers(folder / ANSWERS, writable=lock is not None)
        self._lock = lock
        self._turns = Turns()
        self.views = Views(self)

    @property
    def role(self) -> Literal["owner", "reader"]:
        return "owner" if self._lock is not None else "reader"

    @property
    def journey(self) -> Journey:
        """The definition as `journey.yaml` has it now."""
        return journey_of((self.folder / JOURNEY).read_bytes())

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.journey.zone)

    @once
    def kept(self) -> Kept:
        """Mappings of earlier loads."""
        return Kept(self.folder / "mappings")

    @once
    def known(self) -> Known:
        """What loading must know of the log: keys, names, newest rows of objects."""
        return Known(self.log)

    @once
    def figures(self) -> Readings:
        """Where figures of nobody are kept; `readings` tells them."""
        return Readings(self.folder / LOG, writable=self._lock is not None)

    @once
    def known_figures(self) -> KnownFigures:
        """What loading must know of the figures."""
        return KnownFigures(self.figures.make())

    @once
    def app(self) -> Database:
        """What people made: notes, saved questions, the texts of journey.yaml."""
        from parcours.store.app import Database  # a fifth of a second, which most commands can spare

        return Database(self.folder, writable=self._lock is not None)

    @once
    def words(self) -> Words:
        """Who reads what customers say, and what they read."""
        return Words(self.folder, writable=self._lock is not None, people=lambda: names_of(self))

    @once
    def ledger(self) -> Ledger:
        """Who is who."""
        return Ledger.open(self.folder)

    @once
    def timeline(self) -> Timeline:
        return Timeline.open(self.folder / "timeline")

    def propose(
        self,
        *inputs: Input,
        map: str = "",
        name: str = "table",
        about: str = "",
        ours: str | Sequence[str] = (),
        date: str = "",
        options: FileOptions | None = None,
    ) -> list[Group]:
        """How the inputs (paths, globs, Arrow tables) would be read: to be shown, then handed to `load`, which tells
        what can be said of them."""
        said = options_of(options, about, ours, date)
        return groups(inputs, kept=self.kept, zone=self.journey.zone, columns=map, name=name, options=said)

    def load(
        self,
        *inputs: Input | Group,
        map: str = "",
        name: str = "table",
        about: str = "",
        ours: str | Sequence[str] = (),
        date: str = "",
        options: FileOptions | None = None,
        progress: Watcher | None = None,
        cancel: Cancel | None = None,
        now: int | None = None,
    ) -> Loaded:
        """Load paths, globs, Arrow tables (called `name`) or groups that `propose` gave.

        `map` says what columns mean, as in `time=ts,person=user_id,event=type`; of words that were said `about` tells
        whom they are about, if not you (“competitor Brightly”), `ours` the names of your own people in chats and calls,
        and `date` when it was, where a transcript or notes do not tell. All rows of a group become visible at once;
        whatever stops a load, the same call finishes it later. Raises `Busy` where another process owns the workspace.
        """
        self.must_own("load files")
        moment = int(time.time()) if now is None else now
        reports: list[LoadReport] = []
        events: list[LoadReport] = []
        found = [one for one in inputs if isinstance(one, Group)]
        if found and (about or ours or date):
            hint = "Say about, ours and date to `propose`."
            raise BadInput("How these files are read has been proposed already.", hint=hint)
        if files := [one for one in inputs if not isinstance(one, Group)]:
            found += self.propose(*files, map=map, name=name, about=about, ours=ours, date=date, options=options)
        with self._turns.loading():
            for group in found:
                known = self._known_of(group.mapping)
                report = load(
                    known.log,
                    group.readers,
                    group.mapping,
                    zone=self.zone,
                    now=moment,
                    load_id=new_load_id(moment),
                    known=known,
                    beside=group.beside,
                    country=self.journey.country,
                    progress=progress,
                    cancel=cancel,
                )
                self.keep(group)
                reports.append(report)
                events += [] if group.mapping.readings else [report]
            return Loaded(tuple(reports), self._follow(events))

    def keep(self, group: Group) -> Path:
        """Remember how the group was read, for the next files of its kind."""
        return self.kept.save_plan(group.joint.plan) if group.joint else self.kept.save(group.mapping)

    def refresh(self) -> None:
        """Bring the timeline up to the log; a reader looks for what the owner published."""
        if self._lock is None:
            self.log.refresh()
            self.figures.refresh()
            vars(self).pop("ledger", None)  # the owner may have saved more ids
            self.timeline.refresh()
        else:
            self._follow(())

    @contextmanager
    def who_is_who(self) -> Iterator[Ledger]:
        """The ledger, while nobody teaches it. Raises `Busy` where a load is about to."""
        with self._turns.catching_up() as mine:
            if not mine:
                raise Busy("Files are being loaded: who is who is not settled.", hint="Look again when that is done.")
            yield self.ledger

    def catch_up(self) -> None:
        """Bring the timeline up to the log where that is due: not while a load is about to do it."""
        if self.timeline.sequence < self.log.sequence:
            with self._turns.catching_up() as mine:
                if mine and self.timeline.sequence < self.log.sequence:
                    self.refresh()

    def snapshot(self, *, as_of: str | int | None = None, sequence: int | None = None) -> Snapshot:
        """A frozen view. `as_of`: a day, a local date-time, or seconds since 1970; default the latest event."""
        journey = self.journey
        self.catch_up()
        bare = self.timeline.snapshot(
            self.log,
            zone=journey.zone,
            as_of=last_second(as_of, ZoneInfo(journey.zone)),
            sequence=sequence,
            journey=journey,
            known_ids=lambda: self.ledger.ids.among(KNOWN_KINDS),
            progress=self.watch,
        )
        return self.words.with_words(bare)

    def listen(
        self, *, learn: bool = False, progress: Step | None = None, cancel: Callable[[], bool] | None = None
    ) -> Understood:
        """Read all that customers said and that is not read yet; what was read when it is stopped stays read. `learn`:
        learn from scores and corrections first."""
        from parcours.workspace import listening  # what reads words takes a while to import

        if learn:
            listening.learn(self, say=progress, cancel=cancel)
        return listening.listen(self, say=progress, cancel=cancel)

    def quarantine(self, load: str | None = None) -> pa.Table:
        """Rows that were set aside (load, file, row, reason, detail, raw, their number in the load, and which load
        mended them), of one load or of all."""
        rows = pa.concat_tables([self.log.quarantine(), self.figures.quarantine()])
        return rows if load is None else rows.filter(pc.field("load") == load)

    def mend(
        self,
        *files: str | Path,
        map: str = "",
        load: str | None = None,
        reason: str | None = None,
        by_hand: mending.Edited | None = None,
        now: int | None = None,
    ) -> Mended:
        """Bring rows that were set aside: as they stand, read otherwise (`map`), from a file that `export` wrote and
        somebody mended, or `by_hand`. A row is brought once; what still cannot be read stays where it is."""
        self.must_own("mend rows")
        moment = int(time.time()) if now is None else now
        with self._turns.loading():
            mended = mending.mend(self.place, files, map, mending.Which(load, reason), moment, by_hand)
            return replace(mended, joins=self._follow(mended.events))

    def export(self, path: str | Path, *, load: str | None = None, reason: str | None = None) -> int:
        """Write rows that are set aside to a CSV or NDJSON file, to be mended by hand; says how many."""
        return mending.export(self.place, Path(path), mending.Which(load, reason))

    def readings(
        self, *, name: str | None = None, source: str | None = None, period: str | Period | None = None
    ) -> pa.Table:
        """Figures of nobody (impressions, spend, search position) as they stand: time, day, name, value, unit, what
        they are of, source, origin and load. `sums_of` in `parcours.workspace.readings` adds them up."""
        return chosen(self.figures.table(), name=name, source=source, period=period, zone=self.zone)

    def unlink(self, one: str, other: str) -> None:
        """Take apart two ids, each `kind:value`; from now on it is as if they had never been linked."""
        self._part(Ledger.unlink, one, other, doing="unlink ids")

    def relink(self, one: str, other: str) -> None:
        """Take an unlink back; from now on it is as if the two had never been taken apart."""
        self._part(Ledger.relink, one, other, doing="link ids again")

    def close(self) -> None:
        """Let others own the workspace."""
        self.log.close()
        self.figures.close()
        if "app" in vars(self):
            self.app.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _part(self, how: Callable[[Ledger, Named, Named], object], one: str, other: str, *, doing: str) -> None:
        self.must_own(doing)
        with self._turns.alone():
            self.refresh()  # the ledger must know all ids
            how(self.ledger, named(one), named(other))
            self.refresh()

    def _known_of(self, mapping: Mapping) -> Known:
        return self.known_figures if mapping.readings else self.known

    @property
    def place(self) -> mending.Place:
        """What mending needs."""
        return mending.Place(self.log, self.figures, self.kept, self.journey, self.quarantine, self._known_of)

    def _follow(self, loads: Sequence[LoadReport]) -> JoinReport:
        with self._turns.alone():
            if self.ledger.sequence < self.timeline.sequence:
                self.timeline.forget()  # the ledger was lost or deleted: its numbers are no longer the timeline's
            following = Following(self.ledger, loads)
            self.timeline.update(self.log, following, step=self.watch or _unwatched)
            return following.report()

    def must_own(self, doing: str) -> None:
        """Refuse what only the owner may do."""
        if self._lock is None:
            raise Busy(
                f"Another process (number {self.owner}) owns {self.folder}, so this one cannot {doing}.",
                hint="Wait until it has finished; questions can be asked meanwhile, of what it has sealed.",
            )


def _unwatched(what: str, done: int, of: int) -> None:
    pass
