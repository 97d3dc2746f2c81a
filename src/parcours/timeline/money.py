"""What was each event worth? Net of refunds, in the workspace's currency, by stated rates.

An amount has the currency that its event tells (`total.currency` beside `total`, or the event's `currency`). One
that tells none is taken to be in the workspace's currency; one in a currency without a rate on its day is left out.
`notes` says how many of each. Refunds (events that `journey.yaml` names, or that are called so) and negative
amounts are taken off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from parcours.model.currencies import currency_of, may_mean
from parcours.model.errors import BadInput, UnknownName, unknown_name
from parcours.model.filters import Filter, Named
from parcours.model.journey import Journey
from parcours.model.money import steps
from parcours.model.refunds import is_refund
from parcours.model.zone import zone as zone_of
from parcours.timeline.columns import Column
from parcours.timeline.conditions import bind
from parcours.timeline.generation import Generation
from parcours.timeline.predicates import by_name
from parcours.timeline.snapshot import Snapshot

CURRENCY = "currency"  # the property that tells it, of the event or (`total.currency`) of one amount
_SECOND = 1_000_000
_DAY = 86_400 * _SECOND


@dataclass(frozen=True, eq=False)
class Net:
    """Net money of the events of one generation."""

    amounts: NDArray[
        np.float64
    ]  # one an event, in `currency`; NaN: it has none, one that is left out, or is not in view
    currency: str  # the workspace's; where it states none, the only one that the amounts are in; else empty
    lacking: NDArray[np.uint32]  # 0, or i + 1: left out for want of a rate of currencies[i]
    assumed: NDArray[np.bool_]  # an amount that told no currency
    refund: NDArray[np.bool_]  # an amount that is taken off because of the event's name
    currencies: tuple[str, ...]
    remarks: tuple[str, ...] = ()


def money(snapshot: Snapshot, generation: Generation, property: str) -> Net:
    """The property as money, event by event: a price, a total; of a list (`products[].price`) its sum."""
    journey = snapshot.journey or Journey()
    amounts = _amounts(snapshot, generation, property)
    amounts[~_in_view(snapshot, generation)] = np.nan
    has = ~np.isnan(amounts)
    told, names = _told(snapshot, generation, property)
    currency = journey.currency or _only(snapshot, property, names)
    refund, remarks = _refunds(snapshot, generation, journey)
    refund &= has
    amounts[refund] = -np.abs(amounts[refund])
    lacking = np.zeros(len(amounts), np.uint32)
    for number in np.unique(told[has & (told > 0)]):
        name = names[number - 1]
        if not may_mean(name, currency):
            at = np.flatnonzero(has & (told == number))
            amounts[at] *= _rates(snapshot, journey, name, generation.time[at])
            lacking[at[np.isnan(amounts[at])]] = number
    return Net(amounts, currency, lacking, has & (told == 0), refund, names, remarks)


def notes(nets: Sequence[Net], positions: Sequence[NDArray[np.uint32]] | None = None) -> tuple[str, ...]:
    """What must be said beside sums of such money: of the events at `positions` of each generation, or of all."""
    chosen = positions if positions is not None else [slice(None)] * len(nets)
    lacking: dict[str, int] = {}
    assumed = refunds = amounts = 0
    for net, at in zip(nets, chosen, strict=True):
        for number, count in enumerate(np.bincount(net.lacking[at], minlength=1) if net.currencies else ()):
            if number and count:
                name = net.currencies[number - 1]
                lacking[name] = lacking.get(name, 0) + int(count)
        assumed += int(np.count_nonzero(net.assumed[at]))
        refunds += int(np.count_nonzero(net.refund[at]))
        amounts += int(np.count_nonzero(~np.isnan(net.amounts[at])))
    currency = next((net.currency for net in nets), "")
    said = [f"{_many(count, 'amount')} in {name} left out: no rate is stated." for name, count in lacking.items()]
    if lacking:
        said.append(f"State rates in journey.yaml: rates: {{{next(iter(lacking))}: ...}}.")
    if not currency and amounts:
        said.append("No currency is told: state it in journey.yaml, such as currency: EUR.")
    elif assumed:
        said.append(f"{_many(assumed, 'amount')} told no currency and {_was(assumed)} taken as {currency}.")
    if refunds:
        said.append(f"{_many(refunds, 'refund')} {_was(refunds)} taken off.")
    return tuple(dict.fromkeys([*said, *(remark for net in nets for remark in net.remarks)]))


def _amounts(snapshot: Snapshot, generation: Generation, property: str) -> NDArray[np.float64]:
    known = snapshot.properties("event")
    if property not in known:
        raise unknown_name("property", property, known)
    if "n" not in known[property]:
        raise BadInput(
            f"“{property}” holds no amounts.",
            hint="Amounts such as “€12” are read as money by default: see docs/money-and-readings.md.",
        )
    amounts = None
    for column in snapshot.columns(generation, "event", property, "n"):
        found = _sums(column)
        amounts = found if amounts is None else np.where(np.isnan(found), amounts, found)
    return np.full(generation.events, np.nan) if amounts is None else amounts


def _in_view(snapshot: Snapshot, generation: Generation) -> NDArray[np.bool_]:
    """Events of living persons that no later row corrected, and that happened up to `as_of`."""
    seen = np.ones(generation.events, np.bool_)
    if not generation.alive.all():
        seen = np.repeat(generation.alive, np.diff(generation.offsets))
    hidden = snapshot.hidden(generation)
    return (
        seen & ~np.unpackbits(hidden, count=generation.events, bitorder="little").view(np.bool_)
        if len(hidden)
        else seen
    )


def _sums(column: Column) -> NDArray[np.float64]:
    """The value of each event, or the sum of its values; NaN where it has none."""
    values = np.concatenate([[np.nan], np.asarray(column.values, np.float64)])
    if column.offsets is None:
        return values[column.codes]
    total = np.concatenate([[0.0], np.cumsum(values[column.codes])])
    sums = total[column.offsets[1:]] - total[column.offsets[:-1]]
    return np.where(np.diff(column.offsets) > 0, sums, np.nan)


def _told(snapshot: Snapshot, generation: Generation, property: str) -> tuple[NDArray[np.uint32], tuple[str, ...]]:
    """The currency that each event tells: 0, or its number among the names, from 1."""
    names: dict[str, int] = {}
    told = np.zeros(generation.events, np.uint32)
    for column in reversed(_tellers(snapshot, generation, property)):  # what is told of the amount itself stands
        found = [currency_of(text.strip()) or text.strip() for text in column.values.to_pylist()]
        number = np.array([0, *(names.setdefault(name, len(names) + 1) for name in found)], np.uint32)[column.codes]
        told = np.where(number > 0, number, told)
    return told, tuple(names)


def _tellers(snapshot: Snapshot, generation: Generation, property: str) -> list[Column]:
    known = snapshot.properties("event")
    named = [name for name in (f"{property}.{CURRENCY}", CURRENCY) if "s" in known.get(name, ())]
    columns = [column for name in named for column in snapshot.columns(generation, "event", name, "s")]
    return [column for column in columns if column.offsets is None]


def _only(snapshot: Snapshot, property: str, here: tuple[str, ...]) -> str:
    """The one currency of all amounts, where the workspace states none."""
    found = set(here)
    for generation in snapshot.generations:
        told, names = _told(snapshot, generation, property)
        if names:
            amounts = _amounts(snapshot, generation, property)
            found |= {names[number - 1] for number in np.unique(told[~np.isnan(amounts)]) if number}
    return _one(found, property)


def _one(found: set[str], property: str) -> str:
    if len(found) > 1:
        listed = ", ".join(sorted(found)[:8])
        raise BadInput(
            f"“{property}” is told in {len(found)} currencies ({listed}), and the workspace states none.",
            hint="Write into journey.yaml, for example: currency: EUR, and rates: {USD: 0.92}.",
        )
    return next(iter(found), "")


def _rates(snapshot: Snapshot, journey: Journey, name: str, times: NDArray[np.uint32]) -> NDArray[np.float64]:
    """What one unit was worth at each time; NaN where nobody stated it."""
    stated = steps(journey.rates, name)
    if stated is None:
        return np.full(len(times), np.nan)
    days, values = stated
    midnights = np.array([(day - date(1970, 1, 1)).days for day in days], np.int64) * _DAY
    edges = zone_of(snapshot.id.zone).to_utc(midnights).utc_us // _SECOND
    return np.array(values)[np.searchsorted(edges, times.astype(np.int64), side="right")]


def _refunds(snapshot: Snapshot, generation: Generation, journey: Journey) -> tuple[NDArray[np.bool_], tuple[str, ...]]:
    """Which events give money back, and what there is to say about it."""
    found = np.zeros(generation.events, np.bool_)
    if journey.refunds is None:
        named = tuple(name for name in snapshot.names if is_refund(name))
        if named:
            found |= _holds(snapshot, generation, Named(named))
        listed = ", ".join(f"“{name}”" for name in named[:4])
        return found, (f"Refunds are known by their names ({listed}): state them in journey.yaml.",) if named else ()
    remarks = []
    for events in journey.refunds:
        try:
            found |= _holds(snapshot, generation, events.filter)
        except UnknownName as error:
            remarks.append(f"Of the refunds that journey.yaml names: {error}")
    return found, tuple(remarks)


def _holds(snapshot: Snapshot, generation: Generation, filter: Filter) -> NDArray[np.bool_]:
    """Which events satisfy a filter."""
    sure, rules = by_name(filter, snapshot.names)
    holds = sure[generation.code]
    for rule in rules:
        at = np.flatnonzero(rule.applies.view(np.bool_)[generation.code] & ~holds).astype(np.uint32)
        holds[at] = bind(rule.condition, snapshot, generation).holds(at).view(np.bool_)
    return holds


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _was(count: int) -> str:
    return "was" if count == 1 else "were"
