"""How does an answer look on a terminal? 80 columns of plain text: names, bars, lengths of time, remarks."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import datetime
from textwrap import wrap
from zoneinfo import ZoneInfo

from parcours.model.receipt import Receipt

WIDTH = 80
_BLOCKS = " ▏▎▍▌▋▊▉"


def columns(text: str) -> int:
    """How many columns a text takes; letters of the East take two."""
    return sum(
        2 if unicodedata.east_asian_width(letter) in "WF" else not unicodedata.combining(letter) for letter in text
    )


def fit(text: str, width: int) -> str:
    """The text in exactly `width` columns, cut with … where it is longer. Controls become blanks."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    if columns(plain) > width:
        while columns(plain) > width - 1:
            plain = plain[:-1]
        plain += "…"
    return plain + " " * (width - columns(plain))


def bar(share: float, width: int) -> str:
    """A bar in `width` columns, in eighths of a column; anything above nothing can be seen."""
    eighths = round(max(0.0, min(share, 1.0)) * width * 8)
    if share > 0:
        eighths = max(eighths, 1)
    full, part = divmod(eighths, 8)
    return ("█" * full + (_BLOCKS[part] if part else "")).ljust(width)


def many(count: int, thing: str, things: str = "") -> str:
    """A count and its noun: 1 pair, 2 pairs."""
    return f"{count:,} {thing if count == 1 else things or thing + 's'}"


def percent(share: float | None) -> str:
    """A share in at most five columns: 84.0%, 100%, <0.1%."""
    if share is None:
        return "–"
    if share in (0, 1):
        return f"{share:.0%}"
    if share < 0.001:
        return "<0.1%"
    return ">99.9%" if share > 0.999 else f"{share:.1%}"


def length(seconds: float | None) -> str:
    """A length of time in at most ten columns, in the unit that says it best: 3.1 days, 45 min."""
    if seconds is None:
        return "–"
    if seconds > 63_115_200:
        return f"{seconds / 31_557_600:.1f} years"
    if seconds >= 86_400:
        return f"{seconds / 86_400:.1f} days" if seconds < 100 * 86_400 else f"{seconds / 86_400:.0f} days"
    if seconds >= 2 * 3600:
        return f"{seconds / 3600:.1f} hours"
    return f"{seconds / 60:.1f} min" if seconds >= 120 else f"{seconds:g} s"


def amount(number: float | None) -> str:
    """A number in at most ten columns: 1,234, 12.35, 0.00123, 1.235 M."""
    if number is None:
        return "–"
    size = abs(number)
    if size >= 1e15:
        return f"{number:.2e}"
    for power, name in ((1e12, "T"), (1e9, "B"), (1e6, "M")):
        if size >= 10 * power:
            return f"{number / power:,.1f} {name}"
    if number == int(number):
        return f"{number:,.0f}"
    return f"{number:,.0f}" if size >= 1e4 else f"{number:,.2f}" if size >= 1 else f"{number:.3g}"


def footer(notes: Sequence[str], receipt: Receipt | None) -> list[str]:
    """What a reader must know, and where the figures come from, as lines below a picture."""
    found = [line for note in notes for line in wrap(note, WIDTH - 4, initial_indent="  * ", subsequent_indent="    ")]
    if receipt is not None:
        zone = ZoneInfo(receipt.snapshot.zone)
        day = datetime.fromtimestamp(receipt.snapshot.as_of, zone).strftime("%Y-%m-%d %H:%M")
        found += wrap(
            f"Origin: {', '.join(receipt.origin) or 'none'}. As of {day} ({receipt.snapshot.zone}), log "
            f"{receipt.snapshot.sequence:,}: {_people(receipt)}, {receipt.events:,} events in view.",
            WIDTH - 2, initial_indent="  ", subsequent_indent="  ",
        )  # fmt: skip
    return ["", *found] if found else []


def _people(receipt: Receipt) -> str:
    """How many people, and how many of them are customers where some are and some are not."""
    people = f"{receipt.people:,} people"
    if receipt.customers is None or not receipt.people:
        return people
    visitors = receipt.people - receipt.customers
    if not visitors:
        return f"{people} (all customers)"
    return f"{people} ({receipt.customers:,} customers, {visitors:,} visitors)"
