"""Which channels get the credit for the goal? Ways of touches, and the credit rules on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among, told
from parcours.analyses.attribution.query import AttributionQuery, Rule
from parcours.analyses.attribution.result import AttributionResult, ChannelCredit, Credit
from parcours.analyses.attribution.text import lines
from parcours.analyses.attribution.ways import Walker, Ways, together
from parcours.analyses.goal import goal_of
from parcours.analyses.registry import analysis
from parcours.analyses.terminal import many
from parcours.model.count import Count
from parcours.model.errors import TooMuch
from parcours.model.filters import AnyEvent, Compare, Filter
from parcours.stats import attribution as rules
from parcours.stats.attribution import Paths
from parcours.stats.markov import MOST_STATES, removal
from parcours.stats.shapley import shapley
from parcours.timeline import money
from parcours.timeline.driver import run as drive
from parcours.timeline.places import Places
from parcours.timeline.plan import mark
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.tracks import LONGEST_DAY

EVENT = "event"  # in place of a property: the event's name is the channel
OTHER = "*other*"
_Shares = dict[Rule, tuple[NDArray[np.float64], NDArray[np.float64]]]


@analysis("attribution", query=AttributionQuery, result=AttributionResult, text=lines)
def run(snapshot: Snapshot, query: AttributionQuery) -> AttributionResult:
    """Share the credit for the goal among the channels that were touched before."""
    goal, called = goal_of(snapshot, query.goal)
    who = among(snapshot, query.among)
    places = Places(snapshot, None if query.channel == EVENT else query.channel)
    nets = {g: money.money(snapshot, g, query.value) for g in snapshot.generations if g.events} if query.value else None
    amounts = {g: net.amounts for g, net in nets.items()} if nets is not None else None
    walker = Walker(snapshot, query, places, amounts)
    between = max(0, walker.low - walker.within - LONGEST_DAY), min(2**32, walker.high + walker.within + 1)
    steps = [goal, query.touches or _touches(query.channel)]
    plan = mark(snapshot, steps, where=query.where, between=between, among=who)
    table = _Table.of(drive(plan, walker.ways, cancel=snapshot.cancel), places, query.top)
    shares: _Shares = {rule: _shares(table, rule, query.half_life.seconds) for rule in query.asked}
    channels = [_channel(table, shares, c, worth=nets is not None) for c in range(len(table.channels))]
    channels.sort(key=lambda c: (c.other, -c.credit[0].credit, c.channel or ""))
    ways, touched = table.ways, table.ways.length > 0
    finished = ways.finished & touched
    remarks = money.notes(list(nets.values())) if nets else ()
    return AttributionResult(
        goal=called,
        goals=Count(int((ways.reached & touched).sum()), int(ways.reached.sum())),
        ways=Count(int((finished & ways.reached).sum()), int(finished.sum())),
        unfinished=int((touched & ~ways.finished).sum()),
        channels=tuple(channels),
        rules=query.asked,
        within=str(query.within),
        half_life=str(query.half_life),
        unit=query.unit,
        value=float(ways.value[ways.reached & touched].sum()) if nets else None,
        currency=next((net.currency for net in nets.values()), "") if nets else "",
        notes=(*told(query.among, who), *_notes(table, query), *remarks),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """All ways, with channels numbered: the most frequent ones, then the others together."""

    ways: Ways
    channels: Sequence[str]
    channel: NDArray[np.int64]  # of each touch

    @staticmethod
    def of(chunks: Sequence[Ways], places: Places, top: int) -> _Table:
        ways = together(chunks)
        often = np.bincount(ways.place, minlength=len(places))
        met = np.flatnonzero(often)
        order = sorted(range(len(met)), key=lambda k: (-often[met[k]], places.label(int(met[k]))))
        shown = [places.label(int(met[k])) for k in order[:top]] + [OTHER] * (len(order) > top)
        number = np.zeros(max(len(places), 1), np.int64)
        number[met[order]] = np.minimum(np.arange(len(order)), top)
        return _Table(ways, shown, number[ways.place])

    def paths(self, weight: NDArray[np.float64], lost: NDArray[np.float64]) -> Paths:
        offsets = np.concatenate([[0], np.cumsum(self.ways.length)]).astype(np.int64)
        return Paths(offsets, self.channel, weight, lost, len(self.channels))


def _shares(table: _Table, rule: Rule, half_life: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The credit of each channel in goals, and in money."""
    ways = table.ways
    goals, value = ways.reached.astype(np.float64), np.where(ways.reached, ways.value, 0.0)
    none = np.zeros(len(goals))
    if rule in ("first", "last", "linear", "position"):
        how = {"first": rules.first_touch, "last": rules.last_touch, "linear": rules.linear, "position": rules.position}
        credit, worth = (how[rule](table.paths(w, none)) for w in (goals, value))
        return credit, worth
    if rule == "time decay":
        credit, worth = (rules.time_decay(table.paths(w, none), ways.age, half_life) for w in (goals, value))
        return credit, worth
    # who may still get there tells nothing of what does not lead there: shares are those of finished ways
    finished = ways.finished.astype(np.float64)
    paths = table.paths(goals * finished, (1 - goals) * finished)
    found = shapley(paths) if rule == "shapley" else _removed(paths, 2 if rule == "markov 2" else 1)
    share = found / found.sum() if found.sum() else np.zeros(len(found))
    touched = ways.length > 0
    return share * goals[touched].sum(), share * value[touched].sum()


def _removed(paths: Paths, order: int) -> NDArray[np.float64]:
    try:
        return removal(paths, order).credit
    except OverflowError:
        raise TooMuch(
            f"The ways have more than {MOST_STATES:,} different pairs of channels.",
            hint="Ask for fewer channels (top), or for markov of order 1.",
        ) from None


def _channel(table: _Table, shares: _Shares, channel: int, *, worth: bool) -> ChannelCredit:
    ways, name = table.ways, table.channels[channel]
    way = np.repeat(np.arange(len(ways.length)), ways.length)
    mine = table.channel == channel
    met = np.zeros(len(ways.length), np.bool_)
    met[way[mine]] = True
    met &= ways.finished
    goals = float(ways.reached[ways.length > 0].sum())
    return ChannelCredit(
        channel=None if name == OTHER else name,
        other=name == OTHER,
        reached=Count(int((met & ways.reached).sum()), int(met.sum())),
        touches=int(mine.sum()),
        credit=tuple(
            Credit(
                rule,
                float(credit[channel]),
                float(credit[channel]) / goals if goals else None,
                float(value[channel]) if worth else None,
            )
            for rule, (credit, value) in shares.items()
        ),
    )


def _notes(table: _Table, query: AttributionQuery) -> list[str]:
    ways = table.ways
    notes = ["A credit rule shares out; it does not say what caused the goal."]
    missing = int((ways.reached & (ways.length == 0)).sum())
    if missing:
        notes.append(f"{many(missing, 'goal')} had no touch in the {query.within} before, and no channel gets them.")
    late = int(((ways.length > 0) & ~ways.finished).sum())
    if late:
        notes.append(
            f"{many(late, 'way')} began less than {query.within} before the end of what was counted: in no ratio, "
            "whether it led to the goal or not."
        )
    if {"markov", "markov 2", "shapley"} & set(query.asked):
        notes.append("Markov and Shapley take their shares from finished ways, and share all goals by them.")
    if "shapley" in query.asked:
        notes.append("Shapley: a channel that fewer reach the goal with than without may have less than nothing.")
    if ways.dated:
        notes.append(
            f"{many(ways.dated, 'event')} of which only the day is known: touches count at its start, goals at its end."
        )
    return notes


def _touches(channel: str) -> Filter:
    if channel == EVENT:
        return AnyEvent()
    of = "person" if channel.startswith("person.") else "event"
    return Compare(channel.removeprefix("person."), "exists", (), of)
