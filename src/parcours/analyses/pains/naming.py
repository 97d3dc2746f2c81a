"""What is a sign called, and how was it counted? Words for the keys of figures, and back."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.analyses.pains import losses, signs
from parcours.analyses.pains.query import Kind, PainsQuery
from parcours.model.filter_text import write_filter
from parcours.timeline.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Said:
    kind: Kind
    what: str
    place: str
    rule: str

    @property
    def part(self) -> str:
        return f"{self.kind}: {self.what}"


class Naming:
    """Words for keys."""

    def __init__(self, snapshot: Snapshot, query: PainsQuery) -> None:
        self._snapshot, self._query = snapshot, query

    def said(self, key: tuple[int, ...]) -> Said:
        """A sign in words."""
        sign, *about = key
        within, query = self._query.within, self._query
        if sign in (losses.STAGE, losses.STEP):
            place, onward = self._stretch(sign, about[0])
            rule = f"came to {place} and not {onward} within {within}"
            return Said("drop-off", f"lost after {place}", place, rule)
        if sign == losses.FALL:
            came, to = (self._stage(number) for number in about)
            return Said("back", f"{came} → {to}", came, f"moved back from {came} to {to}")
        names = [self._name(code) for code in about]
        if sign == signs.REPEATS:
            rule = f"at least {query.repeats} times in a session"
            return Said("repeats", f"{names[0]} again and again", names[0], rule)
        if sign == signs.BACK:
            return Said("back", f"{names[0]} → {names[1]} and back", names[0], "there and straight back in a session")
        if sign == signs.NAMED_ERROR:
            place = names[0] if about[0] != signs.NOWHERE else "the begin of a session"
            return Said("errors", f"{names[1]} after {place}", place, "an error by its name, and what came before it")
        if sign == signs.TOLD_ERROR:
            return Said("errors", f"{names[0]} with an error", names[0], "an error by a property of the event")
        rule = f"more than {query.long_wait:g} times the usual wait"
        return Said("waits", f"{names[0]} … {names[1]}", f"{names[0]} → {names[1]}", rule)

    def _stretch(self, sign: int, number: int) -> tuple[str, str]:
        if sign == losses.STEP:
            steps = [write_filter(step) for step in self._query.steps]
            return steps[number - 1], f"to {steps[number]}"
        return self._stage(number), "to a later stage"

    def _stage(self, number: int) -> str:
        assert self._snapshot.journey is not None
        return self._snapshot.journey.names[number]

    def _name(self, code: int) -> str:
        return "" if code == signs.NOWHERE else self._snapshot.names.name(code)
