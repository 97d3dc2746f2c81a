"""What people make is kept by its owner, and read by anybody, wherever the file lies."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from parcours.model.errors import Busy, StorageFailed, TooNew
from parcours.store.app import FILE, Database, notes, settings
from parcours.store.app.database import NEWEST
from parcours.store.app.tables import metadata


def own(folder: Path) -> Database:
    return Database(folder, writable=True)


def reader(folder: Path) -> Database:
    return Database(folder, writable=False)


def test_it_is_made_when_first_written_to(tmp_path: Path) -> None:
    assert notes.listed(own(tmp_path)) == []
    assert list(tmp_path.iterdir()) == []
    notes.add(own(tmp_path), "stage:Decision", "Hm", now=5)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]  # one whole file: a copied folder has it all


def test_migrations_end_at_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    database = own(tmp_path)
    notes.add(database, "stage:Decision", "Hm", now=5)
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    config = Config()
    config.set_main_option("script_location", "parcours.store.app:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [NEWEST]


def test_it_waits_for_other_writers_and_keeps_references(tmp_path: Path) -> None:
    database = own(tmp_path)
    with database.writing() as connection:
        said = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in
                ("journal_mode", "busy_timeout", "foreign_keys", "synchronous")}  # fmt: skip
    assert said == {"journal_mode": "wal", "busy_timeout": 5000, "foreign_keys": 1, "synchronous": 2}


def test_a_reader_sees_everything_and_changes_nothing(tmp_path: Path) -> None:
    assert notes.listed(reader(tmp_path)) == []
    notes.add(own(tmp_path), "stage:Decision", "Hm", now=5)
    before = (tmp_path / FILE).read_bytes()
    assert [note.text for note in notes.listed(reader(tmp_path))] == ["Hm"]
    with pytest.raises(Busy) as caught:
        notes.add(reader(tmp_path), "stage:Decision", "Mine", now=6)
    assert caught.value.hint
    assert (tmp_path / FILE).read_bytes() == before


def test_what_is_being_written_is_read_while_it_is_open(tmp_path: Path) -> None:
    database = own(tmp_path)
    notes.add(database, "stage:Decision", "Before", now=5)
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE notes SET text = 'After'")
        assert [note.text for note in notes.listed(reader(tmp_path))] == ["Before"]
    assert [note.text for note in notes.listed(reader(tmp_path))] == ["After"]


def test_nothing_is_written_where_something_fails(tmp_path: Path) -> None:
    database = own(tmp_path)
    settings.put(database, "a", 1, now=5)

    def fail() -> None:
        with database.writing() as connection:
            connection.exec_driver_sql("DELETE FROM settings")
            raise ValueError

    with pytest.raises(ValueError):
        fail()
    assert settings.listed(database) == {"a": 1}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody who may not write")
def test_a_folder_that_may_not_be_written_is_read(tmp_path: Path) -> None:
    notes.add(own(tmp_path), "stage:Decision", "Hm", now=5)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.owner() == "root" and folder.is_relative_to("/tmp") and folder != Path("/tmp"):
            folder.chmod(0o755)
    code = (
        "import os, sys; from pathlib import Path; from parcours.store.app import Database, notes; os.setuid(65534);"
        "print(notes.listed(Database(Path(sys.argv[1]), writable=False))[0].text)"
    )
    told = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False)
    assert told.stdout.strip() == "Hm", told.stderr


def test_tables_of_a_newer_version_are_refused(tmp_path: Path) -> None:
    notes.add(own(tmp_path), "stage:Decision", "Hm", now=5)
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    for database in (own(tmp_path), reader(tmp_path)):
        with pytest.raises(TooNew) as caught:
            notes.listed(database)
        assert caught.value.hint


def test_tables_of_an_older_version_are_brought_up_or_read_so(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / FILE).close()  # a file without tables: older than all
    (tmp_path / FILE).touch()
    shutil.copytree(tmp_path, tmp_path / "copy")
    assert notes.listed(reader(tmp_path / "copy")) == []
    assert (tmp_path / "copy" / FILE).stat().st_size == 0
    assert notes.listed(own(tmp_path)) == []
    assert (tmp_path / FILE).stat().st_size > 0


def test_a_damaged_file_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"This is no database at all, but long enough to look like one." * 20)
    for database in (own(tmp_path), reader(tmp_path)):
        with pytest.raises(StorageFailed) as caught:
            notes.listed(database)
        assert FILE in caught.value.hint
