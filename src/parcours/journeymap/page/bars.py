"""How is a number drawn? Small pictures in SVG: a share, a difference with its interval, three steps, a scale.

They say nothing that the text beside them does not: hidden from those who hear the page. Positions are attributes of
SVG in per cent, so that a page needs no style of its own at each.
"""

from __future__ import annotations

from parcours.journeymap.page.element import Html, el, join
from parcours.model.count import Count

_THICK = 7


def share(part: float | None, was: float | None = None) -> Html:
    """A bar as long as the share; a tick where it was before."""
    tick = el("rect", x=_at(was), y=-3, width=2, height=_THICK + 6, class_="was") if was is not None else None
    track = el("rect", width="100%", height=_THICK, rx=_THICK / 2, class_="track")
    fill = el("rect", width=_at(max(part, 0.012)), height=_THICK, rx=_THICK / 2, class_="fill") if part else None
    return _picture(_THICK, "bar", track, fill, tick)


def head(ever: float | None, now: float | None) -> Html:
    """Of all in view: who was ever there, and within that who is there now."""
    tall = 14
    track = el("rect", width="100%", height=tall, rx=3, class_="track")
    fill = el("rect", width=_at(max(ever, 0.01)), height=tall, rx=3, class_="fill") if ever else None
    still = el("rect", width=_at(max(now, 0.008)), height=tall, rx=3, class_="now") if now else None
    return _picture(tall, "bar", track, fill, still)


def difference(value: float, low: float | None, high: float | None, span: tuple[float, float]) -> Html:
    """A point on a line through 0, with its interval; `span` is the same on the whole map."""
    tall, room = 18, (span[1] - span[0]) or 1.0

    def at(number: float) -> str:
        return _at(0.02 + 0.96 * (number - span[0]) / room)

    bound = None
    if low is not None and high is not None:
        bound = el("line", x1=at(low), x2=at(high), y1=9, y2=9, class_="between")
    zero = el("line", x1=at(0), x2=at(0), y1=1, y2=17, class_="zero")
    axis = el("line", x1=at(span[0]), x2=at(span[1]), y1=9, y2=9, class_="axis")
    return _picture(tall, "difference", axis, zero, bound, el("circle", cx=at(value), cy=9, r=4.5, class_="dot"))


def beside(theirs: float, others: float) -> Html:
    """Two shares on one line from 0 to 100%: theirs full, the others' open."""
    tall = 18
    axis = el("line", x1="2%", x2="98%", y1=9, y2=9, class_="axis")
    link = el("line", x1=_inside(theirs), x2=_inside(others), y1=9, y2=9, class_="between")
    open_ = el("circle", cx=_inside(others), cy=9, r=4.5, class_="hollow")
    return _picture(tall, "difference", axis, link, open_, el("circle", cx=_inside(theirs), cy=9, r=4.5, class_="dot"))


def funnel(steps: list[Count | None]) -> Html:
    """Steps of one beginning, each as wide as its part of that; no part is drawn of a step that is not known."""
    tall, gap = 9, 3
    first = next((c.people for c in steps if c), 0) or 1
    rows = []
    for k, step in enumerate(steps):
        wide = max(step.people / first, 0.012) if step else 0
        y = k * (tall + gap)
        rows.append(el("rect", width="100%", y=y, height=tall, rx=2, class_="track"))
        rows.append(el("rect", width=_at(wide), y=y, height=tall, rx=2, class_=f"fill f{k}"))
    return _picture(len(steps) * (tall + gap) - gap, "bar", *rows)


def scale(mean: float, low: float | None, high: float | None, ends: tuple[float, float]) -> Html:
    """A mean on its scale, from one end to the other, with its interval."""
    tall, room = 18, (ends[1] - ends[0]) or 1.0

    def at(number: float) -> str:
        return _inside((min(max(number, ends[0]), ends[1]) - ends[0]) / room)

    axis = el("line", x1="2%", x2="98%", y1=9, y2=9, class_="axis")
    steps = int(room) + 1 if room == int(room) and room <= 10 else 2
    marks = [el("circle", cx=_inside(k / (steps - 1)), cy=9, r=2, class_="mark") for k in range(steps)]
    bound = None
    if low is not None and high is not None:
        bound = el("line", x1=at(low), x2=at(high), y1=9, y2=9, class_="between")
    return _picture(tall, "scale", axis, *marks, bound, el("circle", cx=at(mean), cy=9, r=5, class_="dot"))


def mark(evidence: str) -> Html:
    """The mark of how something is known: a full, a half, an open circle; quotation marks for what was said."""
    return el("svg", _MARKS[evidence], viewBox="0 0 12 12", width=12, height=12, class_="evidence", aria_hidden="true")


def _picture(tall: float, kind: str, *shapes: Html | None) -> Html:
    return el("svg", *shapes, width="100%", height=tall, class_=kind, aria_hidden="true", focusable="false")


def _inside(part: float) -> str:
    """Along a line that leaves room for the dots at its ends."""
    return _at(0.03 + 0.94 * part)


def _at(part: float) -> str:
    return f"{round(100 * min(max(part, 0.0), 1.0), 2):g}%"


_COMMA = "C{0} 5 {1} 3 {2} 2.4l.5 1C{3} 3.9 {4} 4.7 {5} 5.6h1.7v3.9H{0}z"
_SAID = "".join(
    f"M{x:g} 7.9" + _COMMA.format(*(f"{x + d:g}" for d in (0, 1.4, 3.7, 3.1, 2.5, 2.4))) for x in (1.2, 6.7)
)
_RING = el("circle", cx=6, cy=6, r=4, class_="ring")
_MARKS = {
    "measured": el("circle", cx=6, cy=6, r=4.5, class_="full"),
    "reported": el("path", d=_SAID, class_="full"),
    "inferred": join(_RING, el("path", d="M6 2a4 4 0 0 0 0 8z", class_="full")),
    "assumed": el("circle", cx=6, cy=6, r=4, class_="ring dashed"),
}
