"""Which letters do these bytes stand for? A file's encoding, sniffed, and its content as UTF-8.

Bytes that mean nothing in the file's encoding come out as `BAD`, which is no UTF-8 either: so one check
later, row by row, finds the broken rows of every encoding.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from charset_normalizer import from_bytes

from parcours.collect.formats.letters import LATIN, latin_page
from parcours.collect.source import Source
from parcours.model.errors import UnknownName

BAD = "\udcff".encode("utf-8", "surrogatepass")
_BOMS = ((b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be"), (b"\xef\xbb\xbf", "utf-8"),
         (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))  # fmt: skip
_LEGACY = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_2",
           "koi8_r", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"]  # fmt: skip
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_LINES_WITH_HIGH = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")

codecs.register_error("parcours-bad", lambda error: ("\udcff", error.end))  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Text:
    """A source's content as UTF-8, but for what was broken."""

    source: Source
    encoding: str
    mark: int = 0  # bytes of the byte order mark
    note: str = ""

    def head(self) -> bytes:
        data = self.source.head[self.mark :]
        return data if self.encoding == "utf-8" else self._decoder().decode(data).encode("utf-8", "surrogatepass")

    def stream(self) -> TextStream:
        return TextStream(self)

    def _decoder(self) -> codecs.IncrementalDecoder:
        return codecs.getincrementaldecoder(self.encoding)("parcours-bad")


class TextStream:
    """The content from the beginning, in blocks."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._bytes = text.source.stream()

    @property
    def position(self) -> int:
        return self._bytes.position

    def blocks(self) -> Iterator[bytes]:
        mark, decoder = self._text.mark, self._text._decoder()
        for block in self._bytes.blocks():
            data = block[mark:] if mark else block
            mark = 0
            if self._text.encoding != "utf-8":
                data = decoder.decode(data).encode("utf-8", "surrogatepass")
            if data:
                yield data
        if self._text.encoding != "utf-8" and (rest := decoder.decode(b"", True)):
            yield rest.encode("utf-8", "surrogatepass")


def text_of(source: Source, stated: str | None = None) -> Text:
    """The source as text, in the encoding `stated` or else the one its bytes speak for."""
    marked = next(((mark, name) for mark, name in _BOMS if source.head.startswith(mark)), None)
    if stated is not None:
        name = _known(stated)
        mark = len(marked[0]) if marked and marked[1].startswith(name) else 0
        return Text(source, marked[1] if mark and marked else name, mark)
    if marked:
        return Text(source, marked[1], len(marked[0]))
    return _sniff(source)


def _known(name: str) -> str:
    try:
        b"".decode(name)
        return codecs.lookup(name).name
    except LookupError:
        raise UnknownName(
            f"There is no encoding “{name}”.",
            hint="Common ones: utf-8, utf-16, cp1252 (Western), cp1250 (Central European), "
            "cp1251 (Cyrillic), shift_jis, gb18030.",
        ) from None


def _sniff(source: Source) -> Text:
    head = source.head[: 64 << 10]
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(head) > 3 and zeros.count(0) > 0.4 * len(zeros) > 2.5 * (head.count(0) - zeros.count(0)):
            return Text(source, name, note=f"No mark of the encoding; read as {name}, as its zero bytes tell.")
    samples = [source.head, *(_whole_characters(p) for p in source.probes())]
    proper = sum(sum(len(m) for m in _MULTIBYTE.findall(s)) for s in samples)
    stray = sum(len(_HIGH.findall(s)) for s in samples) - proper
    if stray <= proper:
        note = "Some bytes are not UTF-8; rows that hold them are set aside." if stray > 3 else ""
        return Text(source, "utf-8", note=note)
    lines = b"\n".join(line for s in samples for line in _LINES_WITH_HIGH.findall(s)[:200])[: 64 << 10]
    best = from_bytes(lines, cp_isolation=[*_LEGACY]).best()
    if best is None:
        return Text(source, "utf-8", note="Some bytes are not UTF-8; rows that hold them are set aside.")
    name = latin_page(lines) if best.encoding in LATIN else best.encoding
    return Text(source, name, note=f"Not UTF-8; read as {name}, as its letters suggest.")


def _whole_characters(probe: bytes) -> bytes:
    """A stretch from the middle of a file without the characters that its ends cut."""
    begin = 0
    while begin < 4 and begin < len(probe) and 0x80 <= probe[begin] < 0xC0:
        begin += 1
    return probe[begin : max(begin, len(probe) - 4)]
