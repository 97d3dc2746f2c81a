"""What do cards of all kinds share? A body's parts, and lines of small print with their denominators."""

from __future__ import annotations

from typing import NamedTuple

from parcours.journeymap.page.element import Html, el, join, named
from parcours.journeymap.pairing import Pair
from parcours.journeymap.units import interval, number, percent
from parcours.model.count import Count
from parcours.model.journey_map import Figure


class Body(NamedTuple):
    """A card's title, which opens the details; what is drawn below it; and what stands beside where it is from."""

    title: Html
    drawn: Html = Html("")
    under: Html = Html("")


def plain(pair: Pair) -> Body:
    """Of any kind: its words, and every figure in a line."""
    s = pair.statement
    lines = [line(f"{f.name}: {whole(f.count) if f.count else number(f.value or 0, f.unit)}") for f in s.figures
             if f.count or f.value is not None]  # fmt: skip
    return Body(named(s.about or s.kind), join(*lines))


def line(told: str, kind: str = "line") -> Html:
    """A line of small print; nothing where there is nothing to say."""
    return el("p", named(told), class_=kind) if told else Html("")


def of(count: Count, before: str = "") -> Html:
    return line(before + counted(count), "of")


def counted(count: Count) -> str:
    return f"{count.people:,} of {count.of:,}"


def whole(count: Count) -> str:
    return f"{percent(count.share)} ({counted(count)})"


def between(f: Figure) -> str:
    """Its interval in brackets, with a blank before it."""
    return f" ({interval(f.low, f.high, f.unit)})" if f.low is not None and f.high is not None else ""


def capital(told: str) -> str:
    return told[:1].upper() + told[1:]
