"""Rows of a tiny log with what is understood of words told as plain properties, so that no reader is needed."""

from __future__ import annotations

from typing import Any

from timeline.worlds import Row

DAY = 86_400
STAGES = (
    "milestone: Buy\n"
    "stages: [{name: Look, enter: See}, {name: Decide, enter: Add}, {name: Own, enter: Buy}]\n"
    "touchpoints: [{name: Site, events: [See, Add, Chat]}]\n"
)


def did(name: str, time: float, user: str, **told: Any) -> Row:
    """An event; properties by their names, with `__` for dots: said__sentiment=-0.5, said__delights=["Price: low"]."""
    row: Row = {"name": name, "time": time, "user": user, "origin": "real"}
    for key, value in told.items():
        several = isinstance(value, list)
        one = value[0] if several else value
        kind = "s" if isinstance(one, str) else "n"
        row[f"p.{key.replace('__', '.')}:{kind * (1 + several)}"] = value
    return row


def wrote(time: float, user: str, sentiment: float, name: str = "Chat Message", **more: Any) -> Row:
    """Words, and how good or bad they are."""
    sign = "negative" if sentiment < -0.2 else "positive" if sentiment > 0.2 else "neutral"
    text = f"words of {user} at {time:g}, of some length"
    return did(name, time, user, text=text, said__sentiment=sentiment, said__sign=sign, **more)
