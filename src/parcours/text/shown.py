"""How is somebody's text shown to others? On one line, without what tells who wrote it, and no longer than asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

from parcours.text.masking import masked
from parcours.text.names import mask_names

_READ = 4  # times what is shown: of a very long text no more is looked at
_BACK = 40  # a cut goes back so far to the end of a word
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\u200b\u2060")


def shown(text: str, most: int, known: Collection[str] = ()) -> tuple[str, bool]:
    """The text as it may be shown, in at most so many letters, and whether there is more of it. `known`: names."""
    looked = text[: _READ * most]
    lines = "\n".join(map(tidy, looked.splitlines()))  # greetings and signatures are told by lines of their own
    whole = masked(tidy(mask_names(lines, known)), known)
    if len(whole) <= most and len(looked) == len(text):
        return whole, False
    return shortened(whole, most), True


def tidy(text: str) -> str:
    """The text on one line: controls as blanks, blanks as one, and nothing that turns the direction of reading."""
    kept = "".join(
        " " if unicodedata.category(letter) in ("Cc", "Zl", "Zp", "Cs", "Co") else letter
        for letter in text
        if letter not in _TURNING
    )
    return " ".join(kept.split())


def shortened(text: str, most: int) -> str:
    """What fits, cut behind a word where one ends near, and …"""
    fits = text[: most - 1]
    if len(text) >= most and not text[most - 1].isspace():
        end = fits.rfind(" ", max(len(fits) - _BACK, 1))
        fits = fits[:end] if end > 0 else fits
    return fits.rstrip(" ,;:.–-…") + "…"
