"""What is a thing called, whatever the files called it? Names given, joined and hidden; the log stays as it is.

    events:
      rename: {pageview: Page Viewed}
      merge: {Order Completed: [purchase, order_done]}
      hide: [heartbeat]

Every name goes the way it is sent, from `pageview` to `Page Viewed` and, where that is merged too, on from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Naming:
    """`sent`: names and the names that they go by, in the order of the text: renamed ones, then merged ones."""

    rename: Pairs = ()  # old name, new name
    merge: Pairs = ()  # old name, the name that it is joined under
    hide: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rename or self.merge or self.hide)

    def final(self, name: str) -> str:
        """What is called `name` in the log, as it is called here."""
        return self.way(name)[-1]

    def hidden(self, name: str) -> bool:
        """Whether what is called `name` in the log is out of view, by that name or by one it goes by."""
        return any(stop in self._hide for stop in self.way(name))

    def way(self, name: str) -> list[str]:
        """The names that it goes by, from that in the log to the last."""
        stops = [name]
        while (onward := self._sent.get(stops[-1])) is not None and onward not in stops:
            stops.append(onward)
        return stops

    @property
    def merged(self) -> Mapping[str, tuple[str, ...]]:
        """Under each name the names that are joined, as the text has them."""
        found: dict[str, list[str]] = {}
        for old, new in self.merge:
            found.setdefault(new, []).append(old)
        return {new: tuple(olds) for new, olds in found.items()}

    @property
    def spoken_of(self) -> tuple[str, ...]:
        """The names that must be known for the text to do anything."""
        return tuple(dict.fromkeys([*(old for old, _ in (*self.rename, *self.merge)), *self.hide]))

    def faults(self, taken: Sequence[str] = ()) -> Iterator[tuple[str, str, str]]:
        """What cannot be: where, what, and what to do. Names that are `taken` cannot be given."""
        sent: dict[str, str] = {}
        for place, pairs in (("rename", self.rename), ("merge", self.merge)):
            for old, new in pairs:
                if new in taken:
                    yield place, f"“{new}” is a name that Parcours derives.", "Choose another name."
                if sent.setdefault(old, new) != new:
                    message = f"“{old}” cannot be both “{sent[old]}” and “{new}”."
                    yield place, message, "Let each name go to one other only."
        for place, pairs in (("rename", self.rename), ("merge", self.merge)):
            for old, _ in pairs:
                stops = self.way(old)
                if stops[-1] in self._sent:
                    circle = " -> ".join([*stops, self._sent[stops[-1]]])
                    yield place, f"these names lead in a circle: {circle}.", "Let one of them stay as it is."

    def plain(self) -> dict[str, Any]:
        """As nested mappings and lists."""
        merge = {new: list(olds) for new, olds in self.merged.items()}
        plain = {"rename": dict(self.rename), "merge": merge, "hide": list(self.hide)}
        return {key: value for key, value in plain.items() if value}

    @cached_property
    def _sent(self) -> Mapping[str, str]:
        return {old: new for old, new in (*self.merge, *self.rename) if old != new}

    @cached_property
    def _hide(self) -> frozenset[str]:
        return frozenset(self.hide)


UNCHANGED = Naming()
