"""Which property of events is the money that customers pay? By its name, where events of the goal have it."""

from __future__ import annotations

from parcours.analyses import money_names
from parcours.journeymap.asking import Asking


def candidates(asking: Asking) -> list[str]:
    """Properties that hold numbers and are called like money, the likeliest first; single ones before lists."""
    return money_names.candidates(asking.snapshot)
