"""How is an RSS or Atom feed read? Each entry is what somebody wrote: a review where it is rated, else a mention."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from parcours.collect.formats.encoding import Text
from parcours.collect.formats.spoken.markup import plain_text
from parcours.collect.formats.spoken.rows import Numbering, Record, RecordsReader, nothing_said
from parcours.collect.formats.spoken.whole import whole_bytes
from parcours.collect.formats.spoken.xml import local, read_xml

COLUMNS = ("message_id", "time", "event", "text", "title", "score", "link", "platform", "writer")
_WHAT = "a feed"
_ROOT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>)?(?:\s*<!--.*?-->|\s*<\?[^>]*\?>)*\s*<([\w:.-]+)", re.DOTALL
)
_ENTRIES = ("item", "entry")
_TIMES = ("pubdate", "published", "date", "issued", "updated")  # the first of these that is there
_TEXTS = ("encoded", "content", "description", "summary")
_IDS = ("guid", "id", "link")
_RATINGS = ("rating", "score", "stars")
_HEAD = 2  # elements around what is told of the feed itself
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d+)?")


def is_feed(head: bytes) -> bool:
    """Whether a feed begins here: its outermost element says so."""
    root = _ROOT.match(head)
    return root is not None and local(root[1].decode("utf-8", "replace")) in ("rss", "rdf", "feed")


def feed_reader(text: Text) -> RecordsReader:
    """A reader of the entries."""
    path = text.source.path
    records = [*_records(text)]
    if not records:
        raise nothing_said(path, _WHAT)
    notes = (f"A feed with {len(records):,} entries.",)
    return RecordsReader("feed", path, text.source.size, COLUMNS, lambda: records, notes=notes)


def _records(text: Text) -> Iterator[Record]:
    entries = _Entries()
    read_xml(
        _declared_utf8(whole_bytes(text, _WHAT)), text.source.path, start=entries.start, end=entries.end,
        words=entries.words,
    )  # fmt: skip
    platform, numbering = entries.feed.get("title", ""), Numbering()
    for entry in entries.found:
        said = plain_text(_first(entry, _TEXTS))
        title = plain_text(entry.get("title", ""))
        rating = _NUMBER.search(_first(entry, _RATINGS))
        if not said and not title and rating is None:
            continue
        when, link = _instant(_first(entry, _TIMES)), entry.get("link", "")
        own = _first(entry, _IDS) or numbering.id(when, title, said)
        writer = entry.get("name") or entry.get("creator") or entry.get("author", "")
        yield {
            "message_id": own,
            "time": when,
            "event": "Review" if rating else "Mention",
            "text": said or title,
            "title": title if said else "",
            "score": rating[0].replace(",", ".") if rating else "",
            "link": link,
            "platform": platform,
            "writer": f"{platform}: {writer}" if writer else f"{platform}: {own}",
        }


class _Entries:
    """Gathers the text of each element of each entry; the first of a name counts."""

    def __init__(self) -> None:
        self.found: list[dict[str, str]] = []
        self.feed: dict[str, str] = {}
        self._entry: dict[str, str] | None = None
        self._open: list[tuple[str, list[str]]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _ENTRIES:
            self._entry = {}
        if name == "link" and attributes.get("href") and attributes.get("rel", "alternate") == "alternate":
            self._into.setdefault("link", attributes["href"])
        self._open.append((name, []))

    def words(self, data: str) -> None:
        if self._open:
            self._open[-1][1].append(data)

    def end(self, name: str) -> None:
        _, parts = self._open.pop()
        said = "".join(parts).strip()
        if name in _ENTRIES and self._entry is not None:
            self.found.append(self._entry)
            self._entry = None
        elif said and (self._entry is not None or len(self._open) <= _HEAD):
            self._into.setdefault(name, said)
        if said and any(outer in _TEXTS for outer, _ in self._open):  # XHTML is written as elements of its own
            self._open[-1][1].append(f" {said} ")

    @property
    def _into(self) -> dict[str, str]:
        return self.feed if self._entry is None else self._entry


def _first(entry: dict[str, str], names: tuple[str, ...]) -> str:
    return next((entry[name] for name in names if entry.get(name)), "")


def _instant(written: str) -> str:
    """RFC 822 as ISO 8601; all else as it stands."""
    if not written[:1].isalpha() and not re.match(r"\d{1,2} [A-Za-z]{3} ", written):
        return written
    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, TypeError):
        return written


def _declared_utf8(data: bytes) -> bytes:
    """Without the declaration, which may name the encoding that the file had."""
    start = data.lstrip(b"\xef\xbb\xbf \r\n\t")
    return start.partition(b"?>")[2] if start.startswith(b"<?xml") else start
