"""How is app.sqlite opened? By its owner when first written to, brought to the newest tables; by a reader as it is.

A reader changes nothing on disk: tables of an older version are brought up in memory. In a folder that may not be
written, where SQLite cannot put its side files, the file is read as one that stands still.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, StaticPool

from parcours.model.errors import Busy, StorageFailed, TooNew
from parcours.store.app.tables import metadata
from parcours.store.durable import refusals, sync_folder

FILE = "app.sqlite"
NEWEST = "0002"  # revision of the tables; a test holds it to the migrations
_WAIT = 5_000  # milliseconds for another writer


class Database:
    """The file in a workspace's folder. `writable`: this process owns the workspace."""

    def __init__(self, folder: Path, *, writable: bool) -> None:
        self.path = folder / FILE
        self.writable = writable
        self._engine: Engine | None = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that changes nothing."""
        with _told("reading what people wrote"):
            if self._engine is None and not self.path.exists():
                engine, passing = _empty(), True
            elif self.writable:
                engine, passing = self._open(), False
            else:
                engine, passing = _read_only(self.path), True
            try:
                with engine.connect() as connection:
                    yield connection
            finally:
                if passing:
                    engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are on disk, all of them, when the block ends; none if it raises."""
        if not self.writable:
            raise Busy(
                "This process only reads the workspace, so nothing can be written into it here.",
                hint="Another process owns it, or its folder may not be written: write there, or end the other one.",
            )
        with _told("keeping what you wrote"), self._open().begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of the file."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def _open(self) -> Engine:
        if self._engine is None:
            new = not self.path.exists()
            engine = _engine(self.path)
            _bring_up(engine)
            if new:
                sync_folder(self.path.parent)
            self._engine = engine
        return self._engine


def _engine(path: Path) -> Engine:
    # a connection for each use: the last one to close leaves one whole file, which a copied folder then has
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver's guess
        for pragma in ("journal_mode = WAL", f"busy_timeout = {_WAIT}", "foreign_keys = ON", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.engine is engine else "BEGIN")

    return engine


def _bring_up(engine: Engine) -> None:
    """Make the newest tables of whatever is there."""
    with engine.begin() as connection:
        found = _revision(connection)
        if found == NEWEST:
            return
        _migrate(connection, found)


def _migrate(connection: Connection, found: str | None) -> None:
    from alembic import command  # slow to import, and seldom needed
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "parcours.store.app:migrations")
    known = {one.revision for one in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise TooNew(
            f"{FILE} was written by a newer version of Parcours.", hint="Install that version, or a newer one."
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    there = connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")).first()
    return connection.scalar(select(text("version_num")).select_from(text("alembic_version"))) if there else None


def _empty() -> Engine:
    """What stands for a file that nobody has made yet."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    metadata.create_all(engine)
    return engine


def _read_only(path: Path) -> Engine:
    """A copy in memory, brought up where its tables are old: nothing on disk is touched."""
    memory = sqlite3.connect(":memory:", check_same_thread=False)
    with closing(_as_it_is(path)) as found:
        found.backup(memory)
    engine = create_engine("sqlite://", poolclass=StaticPool, creator=lambda: memory)
    _bring_up(engine)
    return engine


def _as_it_is(path: Path) -> sqlite3.Connection:
    where = path.absolute().as_uri()
    for way in ("mode=ro", "mode=ro&immutable=1"):
        connection = sqlite3.connect(f"{where}?{way}", uri=True, timeout=_WAIT / 1000)
        try:
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:  # a file that other processes write to at times wants side files beside it
            connection.close()
            continue
        return connection
    raise StorageFailed(f"{path} cannot be read.", hint="Check who may read it, and the disk.")


@contextmanager
def _told(doing: str) -> Iterator[None]:
    """Turn SQLite's words into ours."""
    try:
        with refusals(doing):
            yield
    except (DBAPIError, sqlite3.DatabaseError) as error:
        said = str(getattr(error, "orig", error)).casefold()
        if "locked" in said or "busy" in said:
            raise Busy(f"Another process is writing to {FILE}.", hint="Try again in a moment.") from error
        if any(word in said for word in ("readonly", "unable to open", "full", "disk i/o")):
            hint = "Free some space, and make the workspace's folder writable."
            raise StorageFailed(f"The disk refused while {doing}: {said}.", hint=hint) from error
        if "malformed" in said or "not a database" in said:
            hint = f"Put a copy of {FILE} back, or move it away: it is made anew, without what people wrote."
            raise StorageFailed(f"{FILE} is damaged.", hint=hint) from error
        raise
