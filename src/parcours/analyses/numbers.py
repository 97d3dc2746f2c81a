"""What number has each event? A property's own numbers, or money net of refunds in one currency."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.model.errors import BadInput, NotAllowed, unknown_name
from parcours.timeline import money
from parcours.timeline.generation import Generation
from parcours.timeline.snapshot import Snapshot


class NumbersOf:
    """The numbers of a property, ready for any thread; NaN where an event has none."""

    def __init__(self, snapshot: Snapshot, property: str, *, as_money: bool) -> None:
        known = snapshot.properties("event")
        if property not in known:
            raise unknown_name("property", property, known)
        self._nets = {}
        if as_money:
            self._nets = {g: money.money(snapshot, g, property) for g in snapshot.generations if g.events}
            return
        if "n" not in known[property]:
            raise BadInput(
                f"“{property}” holds no numbers.",
                hint=f"Load it as a number, or break down by it: by={property}.",
            )
        self._columns = {g: snapshot.columns(g, "event", property, "n") for g in snapshot.generations if g.events}
        for columns in self._columns.values():
            if any(column.offsets is not None for column in columns):
                raise NotAllowed(
                    f"“{property}” has several numbers at one event.",
                    hint="Use a property with one number an event, or take it as money, of which lists are summed.",
                )

    def at(self, generation: Generation, positions: NDArray[Any]) -> NDArray[np.float64]:
        """The number of each event; refunds of money are below zero."""
        if self._nets:
            return self._nets[generation].amounts[positions]
        found = np.full(len(positions), np.nan)
        for column in self._columns[generation]:
            found = np.concatenate([[np.nan], np.asarray(column.values, np.float64)])[column.codes[positions]]
        return found

    def refunds(self, generation: Generation, positions: NDArray[Any]) -> NDArray[np.bool_]:
        """Which of the events are refunds by their name."""
        if not self._nets:
            return np.zeros(len(positions), np.bool_)
        return self._nets[generation].refund[positions]

    @property
    def currency(self) -> str:
        return next((net.currency for net in self._nets.values()), "")

    def notes(self) -> Sequence[str]:
        """What must be said beside sums of this money."""
        return money.notes(list(self._nets.values())) if self._nets else ()
