"""Why are these ids one person? Each link, by which rule, since when, and the event that first showed both ids."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.identity.ledger import Ledger
from parcours.identity.partition import CUT, AsideReason, Partition
from parcours.people.places import Place, positions, strongest
from parcours.timeline.snapshot import Snapshot

_MOST = 500
_SECOND = 1_000_000


@dataclass(frozen=True, slots=True)
class Owned:
    """An id of the person."""

    id: str  # kind:value
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two ids that were told together."""

    one: Owned  # of the stronger kind
    other: Owned
    since: int | None  # seconds since 1970; None: it holds always
    event: str | None  # at that moment, of this person
    row: int | None  # of that event in the log
    state: str  # applied, unlinked, or why it was set aside: conflict, too_many_ids
    ours: bool  # both ids are this person's; else the link leads to somebody else's id


def owned(ledger: Ledger, place: Place) -> list[Owned]:
    """The person's ids, the strongest first."""
    return [_owned(ledger, number) for number in strongest(ledger.ids, place.ids)[:_MOST].tolist()]


def links(snapshot: Snapshot, ledger: Ledger, partition: Partition, place: Place) -> tuple[list[Link], int]:
    """The links that hold the person together, and those at their edge that do not hold; the earliest first. And how
    many there are in all."""
    mine = np.zeros(len(partition.person), np.bool_)
    mine[place.ids] = True
    told = ledger.links
    a, b = told.a, told.b
    touching = np.flatnonzero(mine[a] | mine[b])
    touching = touching[np.argsort(told.time[touching], kind="stable")]
    in_all = len(touching)
    touching = touching[:_MOST]
    times = told.time[touching]
    events = _events(snapshot, place, times)
    made = []
    for link, time, (event, row) in zip(touching.tolist(), times.tolist(), events, strict=True):
        one, other = int(a[link]), int(b[link])
        made.append(
            Link(
                one=_owned(ledger, one),
                other=_owned(ledger, other),
                since=time // _SECOND if time else None,
                event=event,
                row=row,
                state=_state(int(partition.verdict[link])),
                ours=bool(mine[one] and mine[other]),
            )
        )
    return made, in_all


def _events(snapshot: Snapshot, place: Place, times: NDArray[np.int64]) -> list[tuple[str | None, int | None]]:
    """The person's first event at each moment (microseconds)."""
    g, at = place.generation, positions(snapshot, place)
    moments = g.time[at].astype(np.int64) * _SECOND
    if len(g.sub):
        moments += g.sub[at]
    found: list[tuple[str | None, int | None]] = []
    for time, n in zip(times.tolist(), np.searchsorted(moments, times).tolist(), strict=True):
        if time and n < len(at) and moments[n] == time:
            found.append((snapshot.names.name(int(g.code[at[n]])), int(g.rows(at[n : n + 1])[0])))
        else:
            found.append((None, None))
    return found


def _owned(ledger: Ledger, number: int) -> Owned:
    kind, value = ledger.describe(number)
    return Owned(f"{kind}:{value}", kind, value)


def _state(verdict: int) -> str:
    return {0: "applied", CUT: "unlinked"}.get(verdict) or AsideReason(verdict).name
