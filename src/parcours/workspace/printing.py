"""How does a page become a picture or a PDF? A browser that this machine has draws it, without window or network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from parcours.model.errors import BadInput, NotAllowed, StorageFailed

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
_PLACES = {
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ),
    "win32": (
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
        r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
    ),
}
_QUIET = (
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--hide-scrollbars",
)  # fmt: skip
_DRAWN_MS = 10_000  # of the page's own clock, which runs ahead of ours: it is drawn long before
_PATIENCE = 120  # seconds
_TALLEST = 16_000  # pixels that a picture may have


def browser() -> str | None:
    """The browser that draws, if this machine has one. PARCOURS_BROWSER names another."""
    told = os.environ.get("PARCOURS_BROWSER")
    places = [told] if told else [*filter(None, map(shutil.which, _NAMES)), *_PLACES.get(sys.platform, ())]
    return next((place for place in places if Path(place).is_file()), None)


def pdf(html: str) -> bytes:
    """The page on paper, of the size that the page itself asks for."""
    with tempfile.TemporaryDirectory(prefix="parcours-") as folder:
        made = Path(folder) / "page.pdf"
        _draw(Path(folder), html, f"--print-to-pdf={made}", "--no-pdf-header-footer")
        return _read(made)


def png(html: str, *, width: int = 1600, scale: int = 2) -> bytes:
    """The whole page as a picture, so many CSS pixels wide."""
    if not 320 <= width <= 4000:
        raise BadInput(f"A picture of {width} pixels cannot be drawn.", hint="Say a width from 320 to 4000.")
    with tempfile.TemporaryDirectory(prefix="parcours-") as folder:
        height = _height(_draw(Path(folder), html, "--dump-dom", f"--window-size={width},1000"))
        if height > _TALLEST:
            raise NotAllowed(
                f"The picture would be {height:,} pixels tall.",
                hint="Show fewer rows, or take the PDF, which has pages.",
            )
        sharp = scale if height * scale <= _TALLEST else 1
        made = Path(folder) / "page.png"
        _draw(Path(folder), html, f"--screenshot={made}", f"--window-size={width},{height}",
              f"--force-device-scale-factor={sharp}")  # fmt: skip
        return _read(made)


def _draw(folder: Path, html: str, *what: str) -> str:
    """Have the browser open the page; what it printed."""
    found = browser()
    if found is None:
        raise NotAllowed(
            "No browser that could draw it was found on this machine.",
            hint="Save the HTML, open it and print it. Or install Chrome, Edge or Chromium; PARCOURS_BROWSER names it.",
        )
    page = folder / "page.html"
    page.write_text(html, encoding="utf-8")
    command = [found, *_QUIET, *_as_root(), f"--user-data-dir={folder / 'browser'}",
               f"--virtual-time-budget={_DRAWN_MS}", *what, page.as_uri()]  # fmt: skip
    try:
        return _run(command)
    except (subprocess.SubprocessError, OSError) as error:
        raise StorageFailed(
            f"The browser could not draw it: {error}.", hint="Save the HTML, open it and print it."
        ) from None


def _run(command: Sequence[str]) -> str:
    done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=True, stdin=subprocess.DEVNULL)
    return done.stdout.decode("utf-8", "replace")


def _as_root() -> tuple[str, ...]:
    """Chromium refuses its sandbox to root; the page is ours and asks no network."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()


def _height(dom: str) -> int:
    """How tall the page says that it is, in CSS pixels."""
    told = re.search(r'<html[^>]* data-height="(\d+)"', dom)
    if told is None:
        raise StorageFailed("The browser did not draw the page.", hint="Save the HTML, open it and print it.")
    return int(told[1])


def _read(made: Path) -> bytes:
    if not made.is_file():
        raise StorageFailed("The browser wrote nothing.", hint="Save the HTML, open it and print it.")
    return made.read_bytes()
