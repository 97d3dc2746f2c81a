"""What do a chunk's events show? Repeats, moves back and errors, each with those at the same place who show none.

A session ends where nothing happens for half an hour. Events that are the goal are no sign of anything.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.pains.outcomes import Goals, Longs, Places, Shown

GAP = 1800  # seconds; the usual half hour
REPEATS, BACK, NAMED_ERROR, TOLD_ERROR = range(4)  # first numbers of keys
ERRORS = (NAMED_ERROR, TOLD_ERROR)
NOWHERE = -1  # in place of an event before: at the begin of a session


@dataclass(frozen=True, slots=True, eq=False)
class Events:
    """The visible events of the period, in order; not those of which only the day is known."""

    subject: Longs
    time: Longs
    code: Longs
    goal: NDArray[np.bool_]
    named: NDArray[np.bool_]  # errors by their name
    told: NDArray[np.bool_]  # errors by a property

    @property
    def session(self) -> Longs:
        """The number of each event's session."""
        new = (np.diff(self.subject) != 0) | (np.diff(self.time) > GAP)
        return np.concatenate([np.zeros(min(len(self.subject), 1), np.int64), np.cumsum(new)])

    def at(self, chosen: NDArray[np.bool_] | Longs) -> Events:
        return Events(*(getattr(self, name)[chosen] for name in self.__slots__))

    def folded(self, whole: Longs) -> Events:
        """Of one event several times in a row within a whole (a session, a subject), the first."""
        same = (self.code[1:] == self.code[:-1]) & (whole[1:] == whole[:-1])
        return self.at(np.append(True, ~same)[: len(self.code)])


def places(events: Events, goals: Goals) -> Places:
    """Who did which event when first; everybody was NOWHERE, from their first event on."""
    width = int(events.code.max(initial=0)) + 2
    everybody, begun = np.unique(events.subject, return_index=True)
    subject = np.concatenate([everybody, events.subject])
    place = np.concatenate([np.full(len(everybody), NOWHERE), events.code]) - NOWHERE
    return Places.of(subject, place, np.concatenate([events.time[begun], events.time]), width, goals)


def repeats(events: Events, at: Places, often: int) -> Shown:
    """The same event `often` times in a session; the moment is that of the last of these."""
    some, session = events.at(~events.goal), events.session[~events.goal]
    order = np.lexsort((some.code, session))  # stable: in the order of time
    session, code = session[order], some.code[order]
    new = np.append(True, (np.diff(session) != 0) | (np.diff(code) != 0))[: len(code)]
    begin = np.flatnonzero(new)
    rank = np.arange(len(code)) - np.repeat(begin, np.diff(np.append(begin, len(code))))
    nth = order[rank == often - 1]
    return _shown(REPEATS, some, nth, some.code[nth][:, None], at)


def back(events: Events, at: Places) -> Shown:
    """From one event to another and straight back, in a session; the moment is that of being back."""
    way = events.folded(events.session)
    session, code = way.session, way.code
    there = (code[2:] == code[:-2]) & (session[2:] == session[:-2]) & ~way.goal[2:] & ~way.goal[1:-1]
    nth = np.flatnonzero(there) + 2
    return _shown(BACK, way, nth, np.stack([code[nth], code[nth - 1]], axis=1), at)


def named_errors(events: Events, at: Places) -> Shown:
    """Errors by their name, at the event that came before in the session."""
    by_name = np.flatnonzero(events.named)
    session = events.session
    calm = np.where(events.named, -1, np.arange(len(session)))
    before = np.maximum.accumulate(calm) if len(calm) else calm
    last = before[by_name]
    same = (last >= 0) & (session[last] == session[by_name])
    place = np.where(same, events.code[last], NOWHERE)
    return _shown(NAMED_ERROR, events, by_name, np.stack([place, events.code[by_name]], axis=1), at)


def told_errors(events: Events, at: Places) -> Shown:
    """Errors by a property, at their own event."""
    told = np.flatnonzero(events.told & ~events.named)
    return _shown(TOLD_ERROR, events, told, events.code[told][:, None], at)


def _shown(sign: int, events: Events, nth: Longs, about: Longs, at: Places) -> Shown:
    """Signs at some of the events, by rows of codes of which the first is the place."""
    return Shown(sign, about, about[:, 0] - NOWHERE, events.subject[nth], events.time[nth], at)
