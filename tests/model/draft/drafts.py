"""Drafts from a few lines: events with their people, in the order in which people do them."""

from __future__ import annotations

import numpy as np

from parcours.model.count import Count
from parcours.model.draft import Draft, Habits, Seen, draft_of, place
from parcours.model.journey import Journey, Stage


def seen_of(*events: str, days: float = 365, gap: int | None = 10, told: dict | None = None) -> Habits:
    """`Product Viewed 90`, or `Order 40 again 30 within 20`: people, how many of them again, within how many days.
    Everybody does the events in their order."""
    found = [_seen(event) for event in events]
    order = sorted(range(len(found)), key=lambda at: -found[at].people)
    people = [found[at].people for at in order]
    both = np.minimum.outer(people, people)
    before = np.where(np.less.outer(order, order), both, 0)
    seen = tuple(found[at] for at in order)
    return Habits(seen, max(people, default=0), days, gap, 0, both, before, told or {})


def drafted(habits: Habits, *, kind: str | None = None, language: str = "en", base: Journey | None = None) -> Draft:
    return draft_of(place(habits, language), base or Journey(), kind=kind, language=language)


def stage(draft: Draft, name: str) -> Stage:
    return next(stage for stage in draft.journey.stages if stage.name == name)


def _seen(event: str) -> Seen:
    words = event.split(" ")
    again = within = 0
    if words[-2] == "within":
        *words, _, last = words
        within = int(last)
    if words[-2] == "again":
        *words, _, last = words
        again = int(last)
    *name, people = words
    n = int(people)
    return Seen(" ".join(name), n, n, Count(again, n), 3 * again, within or None)
