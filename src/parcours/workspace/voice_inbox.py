"""How does a screen read what customers said? Found by filters, a page at a time; each text masked, with what is
understood of it clause by clause."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import cast

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among
from parcours.listen import US, Listened, Mask, Words, listened_of, words_of
from parcours.model import listening as names
from parcours.model.count import Count
from parcours.model.errors import BadInput, UnknownName
from parcours.model.period import Period
from parcours.model.segment_text import read_segment
from parcours.timeline.snapshot import Snapshot
from parcours.workspace.voice_text import Telling
from parcours.workspace.voice_types import Choice, Choices, Inbox, InboxAsked, TextTold
from parcours.workspace.words import Opened

MOST = 100  # texts on a page
_OURS = ("", "us")
_FEW = 200  # values of a filter that are offered, those of most texts
_LONGEST = 200  # letters that are looked for
_LISTED = {"theme": names.THEMES, "kind": names.KINDS, "emotion": names.EMOTIONS}
Stop = Callable[[], bool]


def inbox(of: Opened, asked: InboxAsked, *, cancel: Stop | None = None) -> Inbox:
    """A page of texts."""
    _check(asked)
    view = of.views.view(cancel=cancel)
    words = _words(view)
    if words is None:
        return _empty(view)
    if asked.about not in _OURS:
        view = words.snapshot.asked(cancel=cancel)
    masks = _masks(words, asked, view)
    found = _all(masks.values(), len(words))
    order = _ordered(words, np.flatnonzero(found), asked.order)
    page = order[asked.begin : asked.begin + asked.most]
    end = asked.begin + asked.most
    note = words.listened.note
    return Inbox(
        texts=Telling(of, words).texts(page),
        found=len(order),
        people=Count(len(np.unique(words.person[found])), view.people),
        next=end if end < len(order) else None,
        unread=int(np.count_nonzero(words.read[found] < 0)),
        choices=_choices(words, masks),
        origin=list(view.origin),
        as_of=view.as_of,
        zone=view.id.zone,
        notes=[*([note] if note else []), *view.notes],
    )


def text(of: Opened, key: str) -> TextTold:
    """One text."""
    view = of.views.view()
    words = _words(view)
    return Telling(of, _present(words)).texts(np.array([place_of(words, key)]))[0]


def place_of(words: Words | None, key: str) -> int:
    """The place of a text by its key: the number of its row in the log."""
    words = _present(words)
    row = int(key) if key.isdecimal() and len(key) < 19 else -1
    at = np.flatnonzero(words.row == row)
    if not len(at):
        raise UnknownName("There is no such text in view.", hint="Open the list of texts again.")
    return int(at[0])


def words_in(view: Snapshot) -> Words | None:
    """All texts of a view; None where it holds none."""
    return _words(view)


def _words(view: Snapshot) -> Words | None:
    listened: Listened | None = listened_of(view)
    return words_of(view.with_others(), listened) if listened is not None else None


def _present(words: Words | None) -> Words:
    if words is None:
        raise UnknownName("Nobody said anything here.", hint="Load reviews, tickets, surveys or notes first.")
    return words


def _check(asked: InboxAsked) -> None:
    if asked.begin < 0 or not 1 <= asked.most <= MOST:
        raise BadInput(f"A page of {asked.most} texts cannot be shown.", hint=f"Ask for 1 to {MOST}.")
    if len(asked.find) > _LONGEST:
        raise BadInput("That is too long to be looked for.", hint=f"Look for {_LONGEST} letters at most.")
    for day in (asked.start, asked.end):
        if day:
            _day(day)


def _day(text: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"“{text[:40]}” is not a day.", hint="Write days as 2026-03-31.") from None


def _masks(words: Words, asked: InboxAsked, view: Snapshot) -> dict[str, Mask]:
    """What each filter leaves; those that are not set are not there. Only who asks for words about others sees them."""
    about = US if asked.about in _OURS else asked.about
    found: dict[str, Mask] = {"about": words.about.mask(about)}
    for name in ("stage", "source", "event", "language", "sign"):
        value = cast("str", getattr(asked, name))
        if value:
            found[name] = getattr(words, name).mask(value)
    for name, property in _LISTED.items():
        if value := cast("str", getattr(asked, name)):
            found[name] = words.has(property, value)
    if asked.low is not None:
        found["low"] = words.score >= asked.low
    if asked.high is not None:
        found["high"] = words.score <= asked.high
    if asked.start or asked.end:
        low, high = Period(asked.start or None, asked.end or None).seconds(view.zone)
        found["period"] = (words.time >= low) & (words.time < high)
    if asked.find.strip():
        found["find"] = words.holding(asked.find.strip())
    if asked.among.strip() and (who := among(view, read_segment(asked.among))) is not None:
        found["among"] = words.of_people(who)
    if asked.unread:
        found["unread"] = words.read < 0
    if asked.corrected:
        texts = {one.text for one in words.listened.corrections}
        found["corrected"] = np.isin(words.hashes, np.array(sorted(texts), "S16"))
    return found


def _all(masks: Sequence[Mask] | Mapping[str, Mask] | object, texts: int) -> Mask:
    found = np.ones(texts, np.bool_)
    for mask in cast("Sequence[Mask]", masks):
        found &= mask
    return found


def _ordered(words: Words, found: NDArray[np.int64], order: str) -> NDArray[np.int64]:
    """Those of a like worth: the latest first."""
    latest = -words.time[found]
    worth = {
        "latest": latest,
        "earliest": -latest,
        "worst": np.nan_to_num(words.sentiment[found], nan=9.0),
        "best": -np.nan_to_num(words.sentiment[found], nan=-9.0),
        "unsure": np.nan_to_num(words.confidence[found], nan=9.0),
    }[order]
    return found[np.lexsort((-words.row[found], latest, worth))]


def _choices(words: Words, masks: Mapping[str, Mask]) -> Choices:
    """What each filter could be set to, and how many texts that would leave."""

    def beside(name: str) -> Mask:
        return _all([mask for key, mask in masks.items() if key != name], len(words))

    told = {
        name: getattr(words, name).counts(beside(name)) for name in ("stage", "source", "event", "language", "sign")
    } | {name: words.counts_of(property, beside(name)) for name, property in _LISTED.items()}
    told["about"] = words.about.counts(beside("about"))
    return Choices(
        **{
            name: [Choice(value, value, n) for value, n in sorted(counts, key=lambda one: (-one[1], one[0]))[:_FEW]]
            for name, counts in told.items()
        }
    )


def _empty(view: Snapshot) -> Inbox:
    none = Choices([], [], [], [], [], [], [], [], [])
    count = Count(0, view.people)
    return Inbox([], 0, count, None, 0, none, list(view.origin), view.as_of, view.id.zone, list(view.notes))
