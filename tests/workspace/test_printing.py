"""Pictures and paper, drawn by a real browser; and what is said where there is none."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from parcours.model.errors import BadInput, NotAllowed, StorageFailed
from parcours.workspace import printing

PAGE = """<!doctype html><html data-height="700"><style>@page{size:A5 landscape}body{margin:0;background:#fff}</style>
<body><h1>Lamps</h1></body></html>"""
needs_browser = pytest.mark.skipif(printing.browser() is None, reason="no browser is installed")


@needs_browser
def test_a_picture_is_as_wide_as_asked_and_as_tall_as_the_page_says() -> None:
    made = printing.png(PAGE, width=500, scale=2)
    assert made[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", made[16:24]) == (1000, 1400)


@needs_browser
def test_paper_is_of_the_size_that_the_page_asks_for() -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    document = pdfium.PdfDocument(printing.pdf(PAGE))
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 420)  # A5 lying, in points
    assert "Lamps" in document[0].get_textpage().get_text_range()
    document.close()


@needs_browser
def test_a_page_too_tall_for_a_picture_is_refused_with_what_to_do() -> None:
    with pytest.raises(NotAllowed) as refused:
        printing.png(PAGE.replace("700", "90000"))
    assert "PDF" in refused.value.hint


def test_a_width_that_no_picture_has_is_refused() -> None:
    with pytest.raises(BadInput, match="100000"):
        printing.png(PAGE, width=100_000)


def test_without_a_browser_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARCOURS_BROWSER", "/nowhere/chrome")
    with pytest.raises(NotAllowed) as refused:
        printing.pdf(PAGE)
    assert "print it" in refused.value.hint


def test_a_browser_that_fails_is_told_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "browser"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PARCOURS_BROWSER", str(broken))
    with pytest.raises(StorageFailed, match="could not draw"):
        printing.pdf(PAGE)
