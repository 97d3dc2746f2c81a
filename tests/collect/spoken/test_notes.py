"""Notes of interviews as text, Markdown and DOCX: what was said, what was only seen, and documents made to harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from collect.spoken.said import only, read
from parcours.collect.formats.spoken import documents
from parcours.model.errors import BadInput, TooMuch

NOTES = """# Interview
Participant: P3
Email: anna@shop.example
Date: 2026-03-04
Researcher: Maud

## Task 1: Find a lamp under 100
> I do not trust this price [00:12:31] (severity 3)
Observation: goes back twice
- hesitates before the button

"Where is the delivery price?"

## Task 2: Order it
P3: It is simple, really.
I: And what did you expect to see here?
Quote: I would look on my laptop
Severity: minor
"""
TABLE = """Участник: P1
Дата: 2026-03-04

| Цитата | Наблюдение | Задание | Время | Серьёзность |
|---|---|---|---|---|
| «Дорого» | листает назад | Найти лампу | 12:31 | 3 |
"""


def docx(*paragraphs: str, body: str = "") -> bytes:
    said = body or "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="urn:w"><w:body>{said}</w:body></w:document>')
    return out.getvalue()


def test_quotes_observations_tasks_times_and_severity(tmp_path: Path) -> None:
    rows = read(tmp_path, "notes.md", NOTES)
    assert only(rows, "text", "observation", "task", "time_code", "severity") == [
        ("I do not trust this price", "goes back twice", "Find a lamp under 100", "00:12:31", "3"),
        ("", "hesitates before the button", "Find a lamp under 100", "", ""),
        ("Where is the delivery price?", "", "Find a lamp under 100", "", ""),
        ("It is simple, really.", "", "Order it", "", ""),
        ("I would look on my laptop", "", "Order it", "", "2"),
    ]
    assert {row["email"] for row in rows} == {"anna@shop.example"}
    assert {row["time"] for row in rows} == {"2026-03-04"}


def test_a_table_in_russian(tmp_path: Path) -> None:
    assert only(read(tmp_path, "n.md", TABLE), "text", "observation", "task", "time_code", "severity") == [
        ("Дорого", "листает назад", "Найти лампу", "12:31", "3")
    ]


@pytest.mark.parametrize(
    ("said", "seen"),
    [("Quote", "Observation"), ("Цитата", "Наблюдение"), ("Citat", "Observație"), ("Citation", "Constat"),
     ("Kutipan", "Pengamatan")],
)  # fmt: skip
def test_words_for_parts_in_five_languages(tmp_path: Path, said: str, seen: str) -> None:
    rows = read(tmp_path, "study-2026-03-04.txt", f"{said}: too dear\n{seen}: leaves\n")
    assert only(rows, "text", "observation", "time") == [("too dear", "leaves", "2026-03-04")]


def test_participants_after_one_another(tmp_path: Path) -> None:
    notes = "Date: 2026-03-04\nParticipant: P1\nEmail: a@x.example\nQuote: one\n\nParticipant: P2\nQuote: two\n"
    assert only(read(tmp_path, "s.txt", notes), "text", "email", "participant_code") == [
        ("one", "a@x.example", "s: P1"), ("two", "", "s: P2")
    ]  # fmt: skip


def test_a_document_with_paragraphs_and_a_table(tmp_path: Path) -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = "".join(f"<w:tr>{''.join(map(cell.format, row))}</w:tr>" for row in (("Quote", "Severity"), ("Dear!", "4")))
    paragraphs = ("Participant: P1", "Date: 2026-03-04", "Quote: I am lost", "Observation: scrolls")
    body = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs) + f"<w:tbl>{rows}</w:tbl>"
    assert only(read(tmp_path, "n.docx", docx(body=body)), "text", "observation", "severity") == [
        ("I am lost", "scrolls", ""), ("Dear!", "", "4")
    ]  # fmt: skip


def test_a_document_that_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "LARGEST", 100_000)
    bomb = docx("a" * 5_000_000)
    assert len(bomb) < 10_000
    with pytest.raises(TooMuch, match="unpack to more"):
        read(tmp_path, "n.docx", bomb)


def test_a_document_with_entities_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE d [<!ENTITY a "x">]><d>&a;</d>')
    with pytest.raises(BadInput, match="document type"):
        read(tmp_path, "n.docx", out.getvalue())


def test_half_a_document_and_other_archives(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="zip archive"):
        read(tmp_path, "n.docx", docx("Quote: x")[:150])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(BadInput, match="Excel workbook"):
        read(tmp_path, "b.xlsx", out.getvalue())


def test_notes_that_say_nothing(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="nobody says anything"):
        read(tmp_path, "n.txt", "Participant: P1\nResearcher: Maud\nDate: 2026-03-04\n")
