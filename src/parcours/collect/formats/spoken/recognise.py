"""Is this file one of words, and of which kind? Told by its content; the name is never trusted."""

from __future__ import annotations

from parcours.collect.formats.encoding import Text, text_of
from parcours.collect.formats.raw import FileOptions, Reader
from parcours.collect.formats.spoken.conversations import conversations_reader, has_conversations, holds_conversations
from parcours.collect.formats.spoken.documents import document, is_document
from parcours.collect.formats.spoken.feeds import feed_reader, is_feed
from parcours.collect.formats.spoken.json_files import things_of
from parcours.collect.formats.spoken.mentions import mentions_reader
from parcours.collect.formats.spoken.notes import is_notes, notes_reader
from parcours.collect.formats.spoken.surveys import survey
from parcours.collect.formats.spoken.transcripts import transcript_kind, transcript_reader
from parcours.collect.formats.spoken.whole import Whole, whole
from parcours.collect.formats.spoken.wrapped import About, with_writers
from parcours.collect.source import Source
from parcours.model.errors import BadInput

READY = ("feed", "conversations", "transcript", "notes", "survey")  # their columns say what they are
SPOKEN = (*READY, "json")
_HEAD = 64 << 10  # letters that are looked at
_ROWS = ("csv", "ndjson", "parquet", "survey")  # said to be: then it is read as rows


def spoken_file(source: Source, options: FileOptions) -> Reader | None:
    """A reader of a document or a feed; None where it is none."""
    stated = options.format
    if stated in _ROWS:
        return None
    if source.head.startswith(b"PK\x03\x04") and not source.compression and is_document(source):
        read = document(source)
        return _text_reader(read, options) or notes_reader(read, date=options.date)
    if stated == "feed" or (stated is None and is_feed(source.head)):
        return feed_reader(text_of(source, options.encoding))
    return None


def spoken_text(text: Text, options: FileOptions) -> Reader | None:
    """A reader of a text that is a transcript, notes, or JSON of words; None where it is none."""
    stated = options.format
    if stated in _ROWS:
        return None
    head = text.head()
    if stated in (None, "json", "conversations") and head.lstrip()[:1] in (b"{", b"["):
        if (spoken := spoken_json(text, options)) is not None:
            return spoken
        if head.lstrip().startswith(b"{"):
            return None
    told = head[:_HEAD].decode("utf-8", "replace")
    if stated in ("transcript", "notes") or (stated is None and (transcript_kind(told) or is_notes(told))):
        return _text_reader(whole(text, "a file of words"), options)
    return None


def spoken_json(text: Text, options: FileOptions) -> Reader | None:
    """A reader of JSON that holds conversations, or is one list of what people wrote; None where it is neither."""
    head = text.head().lstrip()
    if not head.startswith((b"{", b"[")):
        return None
    if options.format == "conversations" or has_conversations(head):
        return conversations_reader(text, None, options.ours)
    first = head.split(b"\n", 1)[0].rstrip()
    if options.format is None and first.startswith(b"{") and first.endswith(b"}") and b"\n" in head.strip():
        return None  # lines of objects
    try:
        things = things_of(text)
    except BadInput:
        return None
    if holds_conversations(things):
        return conversations_reader(text, things, options.ours)
    return mentions_reader(text, things) if things.name or head.startswith(b"[") else None


def spoken_rows(reader: Reader, options: FileOptions) -> Reader:
    """Rows of words made ready: answers one by one, writers where nobody is named, and whom it is about."""
    if options.format in (None, "survey") and reader.format in ("csv", "parquet", "json"):
        reader = survey(reader, options.day_first)
    reader = with_writers(reader)
    return About(reader, options.about) if options.about else reader


def _text_reader(read: Whole, options: FileOptions) -> Reader | None:
    """Of a transcript or of notes, as stated or as its lines speak for it."""
    head = read.content[:_HEAD]
    kind = None if options.format == "notes" else transcript_kind(head)
    if kind is None and options.format == "transcript":
        kind = "talk"
    if kind == "talk" and options.format is None and is_notes(head):
        kind = None
    if kind is not None:
        return transcript_reader(read, kind, ours=options.ours, date=options.date, day_first=options.day_first)
    return notes_reader(read, date=options.date) if options.format == "notes" or is_notes(head) else None
