"""Which tables does app.sqlite have? These, as the newest migration leaves them (a test compares)."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    }
)

notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("about", String, nullable=False),  # kind:key, what the note is pinned to
    Column("text", Text, nullable=False),
    Column("made", Integer, nullable=False),  # seconds since 1970, as all times here
    Column("changed", Integer, nullable=False),
    Index("ix_notes_about", "about"),
    sqlite_autoincrement=True,  # the number of a note that was taken away is never another's
)

descriptions = Table(
    "descriptions",
    metadata,
    Column("of", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("text", Text, nullable=False),
    Column("changed", Integer, nullable=False),
)

saved = Table(
    "saved",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("question", String, nullable=False),
    Column("query", JSON, nullable=False),
    Column("shown", JSON, nullable=False),  # how the screen had it: a picture, a comparison, columns
    Column("made", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    sqlite_autoincrement=True,
)

settings = Table(
    "settings",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", JSON, nullable=False),
    Column("changed", Integer, nullable=False),
)

journey_versions = Table(
    "journey_versions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("digest", String, nullable=False),  # of the text's bytes
    Column("text", LargeBinary, nullable=False),  # as it stood, byte for byte
    Column("why", String, nullable=False),
    Column("made", Integer, nullable=False),
    sqlite_autoincrement=True,
)

labels = Table(
    "labels",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("text", String, nullable=False),  # the hash of a text, as hexadecimal digits: no words are kept here
    Column("start", Integer),  # letters of the clause that is meant; none: the whole text
    Column("end", Integer),
    Column("field", String, nullable=False),  # sign, themes, kinds, emotions, language
    Column("value", JSON, nullable=False),
    Column("was", JSON, nullable=False),  # as it was read
    Column("why", String, nullable=False),
    Column("made", Integer, nullable=False),
    Index("ix_labels_text", "text"),
    sqlite_autoincrement=True,
)

pins = Table(
    "pins",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("row", Integer, nullable=False),  # of the log: its event holds the words
    Column("stage", String, nullable=False),
    Column("lane", String, nullable=False),  # row of the map
    Column("start", Integer),
    Column("end", Integer),
    Column("made", Integer, nullable=False),
    sqlite_autoincrement=True,
)
