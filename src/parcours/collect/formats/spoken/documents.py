"""How is a DOCX document read? Its paragraphs and tables as lines of Markdown, within limits.

A DOCX is a zip archive of XML. No more of it is unpacked than is stated here, whatever the archive claims: sizes are
counted as they are unpacked (a small archive may expand without end), one part is read, and its XML may declare
nothing (see `xml`). Pictures, comments, headers and macros are not looked at.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable

from parcours.collect.formats.spoken.whole import Whole
from parcours.collect.formats.spoken.xml import read_xml
from parcours.collect.source import Source
from parcours.model.errors import BadInput, TooMuch

LARGEST = 32 << 20  # bytes of the document's XML
MOST_PARTS = 5_000
_DOCUMENT = "word/document.xml"


def is_document(source: Source) -> bool:
    """Whether the archive is a DOCX."""
    try:
        with zipfile.ZipFile(source.path) as archive:
            return len(archive.filelist) <= MOST_PARTS and _DOCUMENT in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def document(source: Source) -> Whole:
    """The document's words, a line a paragraph: `# ` before headings, `- ` before items, `| ` around cells."""
    read = _Document()
    read_xml(_unpacked(source), source.path, start=read.start, end=read.end, words=read.words)
    return Whole(source.path, source.size, "\n".join(read.lines))


def _unpacked(source: Source) -> bytes:
    try:
        with zipfile.ZipFile(source.path) as archive, archive.open(_DOCUMENT) as part:
            data = part.read(LARGEST + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise BadInput(
            f"{source.path} is not a whole DOCX: {error}.", hint="Save it again; nothing of it was loaded."
        ) from None
    if len(data) > LARGEST:
        raise TooMuch(
            f"The words of {source.path} unpack to more than {LARGEST >> 20} MB.",
            hint="Save the document in parts, or as text.",
        )
    return data


class _Document:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self._said: list[str] = []
        self._mark = ""
        self._row: list[str] = []
        self._cell: list[str] = []
        self._tables = 0
        self._in_text = False
        self._on_start: dict[str, Callable[[dict[str, str]], None]] = {
            "p": self._paragraph, "pstyle": self._style, "numpr": self._item, "tbl": self._table, "tr": self._new_row,
            "tc": self._new_cell, "t": self._text,
        }  # fmt: skip

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in self._on_start:
            self._on_start[name](attributes)
        elif name in ("tab", "br"):
            self._said.append(" ")

    def words(self, data: str) -> None:
        if self._in_text:
            self._said.append(data)

    def end(self, name: str) -> None:
        if name == "t":
            self._in_text = False
        elif name == "p":
            self._end_of_paragraph()
        elif name == "tc" and self._tables:
            self._row.append(" ".join(self._cell).replace("|", "/"))
        elif name == "tr" and self._tables:
            self.lines.append("| " + " | ".join(self._row) + " |")
        elif name == "tbl":
            self._tables -= 1
            self.lines += [] if self._tables else [""]

    def _paragraph(self, _: dict[str, str]) -> None:
        self._said, self._mark = [], ""

    def _style(self, attributes: dict[str, str]) -> None:
        style = attributes.get("val", "").casefold()
        if (
            style.startswith(("heading", "title", "titre", "titlu", "заголовок", "judul", "berschrift"))
            or style.isdigit()
        ):
            self._mark = "# "
        elif "quote" in style or "citation" in style:
            self._mark = "> "
        elif "list" in style:
            self._mark = "- "

    def _item(self, _: dict[str, str]) -> None:
        self._mark = self._mark or "- "

    def _table(self, _: dict[str, str]) -> None:
        self._tables += 1

    def _new_row(self, _: dict[str, str]) -> None:
        self._row = []

    def _new_cell(self, _: dict[str, str]) -> None:
        self._cell = []

    def _text(self, _: dict[str, str]) -> None:
        self._in_text = True

    def _end_of_paragraph(self) -> None:
        said = "".join(self._said).strip()
        if self._tables:
            self._cell += [said] if said else []
        elif said.startswith(("#", ">", "|")) or not said:
            self.lines.append(said)
        else:
            self.lines.append(self._mark + said)
        self._said = []
