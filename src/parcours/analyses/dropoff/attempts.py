"""What became of everybody's first attempt? How far it came, whether it went on, and what was done next.

The attempt is the one that came to the step first; of those that came there at that instant, the one that began last.
It is chosen by what was known when the step was reached, never by what followed, and everybody is followed for the same
time. A funnel looks at the attempt that came furthest: those who went on would stand at their last attempt and those
who left at their first, and differ by that alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.kernels.moments import SECOND
from parcours.timeline.kernels.sequence import Bar, Chains, Rules, chains
from parcours.timeline.kernels.track import Track
from parcours.timeline.marks import Marks
from parcours.timeline.names import Names
from parcours.timeline.predicates import CODES
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.tracks import last_second, track_of

NOTHING, LATER = -1, -2  # in place of the next event's code


@dataclass(frozen=True, slots=True, eq=False)
class ByName:
    """Codes in the order of their names."""

    place: NDArray[np.int64]  # of each code
    code: NDArray[np.int64]  # at each place

    @staticmethod
    def of(names: Names) -> ByName:
        codes = [names.codes(name)[0] for name in sorted(names)]
        place = np.zeros(CODES, np.int64)
        place[codes] = np.arange(len(codes))
        return ByName(place, np.array(codes, np.int64))


@dataclass(frozen=True, slots=True, eq=False)
class Attempts:
    """Everybody of a chunk who came to the step; arrays of one length, save the last two."""

    subject: NDArray[np.uint32]
    unfinished: NDArray[np.bool_]
    went_on: NDArray[np.bool_]
    back_later: NDArray[np.bool_]
    next: NDArray[np.int64]  # code of the next event's name; NOTHING, or LATER than the window
    wait: NDArray[np.int64]  # seconds until it
    events: NDArray[np.int64]  # visible ones before the step
    since_first: NDArray[np.int64]  # seconds from the first event of the person to the step
    since_entry: NDArray[np.int64]  # seconds from the first step to this one
    owner: NDArray[np.int64]  # of the events at which the step was done: whose, by their place above
    position: NDArray[np.int64]  # and where in the generation


def attempts(snapshot: Snapshot, marks: Marks, rules: Rules, after: int, order: ByName) -> Attempts:
    """The first attempts of a chunk. `marks` are of every visible event, `rules` of the whole funnel. `order`
    decides between events of one instant."""
    track = track_of(snapshot, marks)
    kept = np.flatnonzero((track.steps != 0) | (marks.bars != 0 if len(marks.bars) else False))
    short = _some(track, kept)
    came = _chains(short, rules, after)
    came = came.at(np.flatnonzero(came.level == after))
    last = kept[came.last]
    until = last_second(snapshot, marks)
    began, ended = came.began // SECOND, came.ended // SECOND
    nearby = _during(short, until[kept], came, rules.within)
    went_on = _reached(_some(short, nearby), rules, after, came.subject)
    instant = np.cumsum(marks.tie == 0)
    begin = np.searchsorted(marks.subject, came.subject)
    following = _following(marks, until, instant, last)
    there = following < len(marks)
    there[there] = marks.subject[following[there]] == came.subject[there]
    when = np.where(there, marks.time[np.minimum(following, len(marks) - 1)].astype(np.int64), 0)
    named = _least_name(marks, instant, following, there, order)
    first_of_instant = np.searchsorted(instant, instant[last])
    owner, position = _events_of(marks, instant, last, np.uint64(1 << (after - 1)))
    return Attempts(
        subject=came.subject,
        unfinished=began > snapshot.as_of - rules.within,
        went_on=went_on,
        back_later=_reached(short, rules, after, came.subject) & ~went_on,
        next=np.where(~there, NOTHING, np.where(when > began + rules.within, LATER, named)),
        wait=np.where(there, when - ended, 0),
        events=first_of_instant - begin,
        since_first=np.maximum(ended - marks.time[begin].astype(np.int64), 0),
        since_entry=ended - began,
        owner=owner,
        position=marks.position[position].astype(np.int64),
    )


def _chains(track: Track, rules: Rules, steps: int) -> Chains:
    """The chains of the funnel's first steps alone. Exclusions that begin later cannot act; an event that does a later
    step is still one that excludes only where said."""
    bars = [Bar(min(bar.after, steps), min(bar.before, steps), bar.also_steps) for bar in rules.bars]
    asked = track.steps & np.uint64((1 << steps) - 1)
    barring = track.bars
    if len(barring) and bars:
        also = np.uint64(sum(1 << j for j, bar in enumerate(bars) if bar.also_steps))
        barring = np.where((asked == 0) & (track.steps != 0), barring & also, barring)
    return chains(replace(track, steps=asked, bars=barring), replace(rules, steps=steps, bars=bars))


def _some(track: Track, marks: NDArray[np.int64]) -> Track:
    """Some of the marks; what is at one instant is told anew."""
    found = track.at(marks)
    instant = np.cumsum(track.tie == 0)[marks]
    tie = np.zeros(len(marks), np.uint8)
    tie[1:] = instant[1:] == instant[:-1]
    return replace(found, tie=tie)


def _during(track: Track, until: NDArray[np.int64], came: Chains, within: int) -> NDArray[np.int64]:
    """The marks of the attempts: from each one's begin to the end of its window."""
    at = np.searchsorted(came.subject, track.subject)
    at = np.minimum(at, max(len(came) - 1, 0))
    if not len(came):
        return np.empty(0, np.int64)
    mine = came.subject[at] == track.subject
    began = came.began[at]
    begun = (track.instants() >= began) | (until > track.time) & (until >= began // SECOND)
    return np.flatnonzero(mine & begun & (track.time.astype(np.int64) <= began // SECOND + within))


def _reached(track: Track, rules: Rules, after: int, subjects: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which of the subjects have a chain of one step more."""
    found = _chains(track, rules, after + 1)
    return np.isin(subjects, found.subject[found.level > after])


def _following(
    marks: Marks, until: NDArray[np.int64], instant: NDArray[np.int64], last: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The first mark at a later instant; after a day, on a later day."""
    found = np.searchsorted(instant, instant[last], "right")
    dated = until[last] > marks.time[last]
    if dated.any():
        order = (marks.subject.astype(np.int64) << 33) + marks.time
        wanted = (marks.subject[last].astype(np.int64) << 33) + until[last]
        found = np.where(dated, np.searchsorted(order, wanted, "right"), found)
    return found


def _least_name(
    marks: Marks, instant: NDArray[np.int64], at: NDArray[np.int64], there: NDArray[np.bool_], order: ByName
) -> NDArray[np.int64]:
    """The code of the event at each place: of several at that instant the one whose name comes first."""
    if not len(marks):
        return np.empty(0, np.int64)
    begin = np.flatnonzero(np.diff(instant, prepend=0))
    least = np.minimum.reduceat(order.place[marks.code], begin)
    place = np.where(there, np.searchsorted(begin, at, "right") - 1, 0)
    return order.code[least[place]]


def _events_of(
    marks: Marks, instant: NDArray[np.int64], last: NDArray[np.int64], bit: np.uint64
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The marks at the instants of `last` that satisfy the step, and to which of these they belong."""
    end = np.searchsorted(instant, instant[last], "right")
    begin = np.searchsorted(instant, instant[last])
    length = end - begin
    owner = np.repeat(np.arange(len(last)), length)
    mark = np.arange(int(length.sum())) + np.repeat(begin - np.cumsum(length) + length, length)
    does = marks.steps[mark] & bit != 0
    return owner[does], mark[does]
