"""Which sign does a score that somebody gave stand for?"""

from __future__ import annotations

from typing import Literal

Known = Literal["negative", "neutral", "positive"]

KNOWN: tuple[Known, ...] = ("negative", "neutral", "positive")  # signs that can be learned, in the order of columns


def sign_of_score(value: float, low: float, high: float) -> Known:
    """The sign of a score on a scale from `low` to `high`: one and two stars of five are bad, four and five good.

    Eleven steps from 0 to 10 are read as recommendations are: 0 to 6 bad, 9 and 10 good (Reichheld 2003, Harvard
    Business Review 81(12), 46-54). On any other scale the lower and the upper two fifths.
    """
    if not low < high or not low <= value <= high:
        raise ValueError(f"{value} is not on a scale from {low} to {high}")
    if (low, high) == (0, 10):
        return "negative" if value <= 6 else "positive" if value >= 9 else "neutral"
    place = (value - low) / (high - low)
    return "negative" if place < 0.4 else "positive" if place > 0.6 else "neutral"
