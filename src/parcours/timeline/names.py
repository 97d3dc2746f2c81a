"""Which number stands for which event name? An append-only dictionary: a code, once given, keeps its name.

What people call the events, where that differs, lies over it: `Visible` names.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from copy import copy
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from parcours.model.errors import TooMuch
from parcours.model.naming import UNCHANGED, Naming
from parcours.store.durable import replace_atomically

MOST = 65_535  # codes are 16 bits; the highest is left free for "no event name"
NAMELESS = 65_535


class Names:
    """Event names and their codes, in the order in which they were first seen."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = list(names)
        self._codes = {name: code for code, name in enumerate(self._names)}

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[str]:
        """All names, by code."""
        return iter(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._codes

    def name(self, code: int) -> str:
        return self._names[code]

    def codes(self, name: str) -> Sequence[int]:
        """The codes that answer to `name`; none where no event has it."""
        return (self._codes[name],) if name in self._codes else ()

    @property
    def logged(self) -> Sequence[str]:
        """All names by code, as the log has them."""
        return self._names

    @property
    def hidden_codes(self) -> NDArray[np.int64]:
        """Codes of events that are out of view by their name."""
        return np.empty(0, np.int64)

    def advice(self, name: str) -> str:  # noqa: ARG002
        """Why a name that the log has is not one of these."""
        return ""

    def learn(self, name: str) -> int:
        """The code of `name`, a new one where it is new."""
        code = self._codes.get(name)
        if code is None:
            code = len(self._names)
            if code >= MOST:
                raise TooMuch(
                    f"There are more than {MOST:,} different event names.",
                    hint="Put what varies (an address, a number) into a property, and load again.",
                )
            self._codes[name] = code
            self._names.append(name)
        return code

    def copy(self) -> Names:
        return Names(self._names)


class Visible(Names):
    """The names as a journey calls them. Of several codes that have one name, the first stands for them all."""

    def __init__(self, names: Names, naming: Naming = UNCHANGED) -> None:
        super().__init__(names)
        self._naming = naming
        self._final = [naming.final(name) for name in self._names]
        hidden = [naming.hidden(name) for name in self._names]
        self._hidden = np.flatnonzero(np.array(hidden, np.bool_))
        self._visible: dict[str, int] = {}
        self._elsewhere: frozenset[str] = frozenset()
        self.whole = self  # with the names that only events about others have
        self.joined = np.arange(len(self._final), dtype=np.uint16)  # [code]: the one that stands for its name
        for code, name in enumerate(self._final):
            if not hidden[code]:
                self.joined[code] = self._visible.setdefault(name, code)

    def without(self, codes: Collection[int]) -> Visible:
        """The same where nothing of ours has these codes: only events about others have their names."""
        mine = copy(self)
        mine._visible = {name: code for name, code in self._visible.items() if code not in codes}
        mine._hidden = np.union1d(self._hidden, [*codes]).astype(np.int64)
        mine._elsewhere, mine.whole = frozenset(self._visible) - frozenset(mine._visible), self
        return mine

    def __iter__(self) -> Iterator[str]:
        """Visible names, each once."""
        return iter(self._visible)

    def __contains__(self, name: object) -> bool:
        return name in self._visible

    def name(self, code: int) -> str:
        return self._final[code]

    def codes(self, name: str) -> Sequence[int]:
        return (self._visible[name],) if name in self._visible else ()

    @property
    def hidden_codes(self) -> NDArray[np.int64]:
        return self._hidden

    def log_names(self, name: str) -> list[str]:
        """What events of a name are called in the log."""
        return [old for old, final in zip(self._names, self._final, strict=True) if final == name]

    def advice(self, name: str) -> str:
        if name in self._elsewhere:
            return f"All “{name}” are about others; a question that names “about” sees them."
        way = self._naming.way(name)
        if name not in self._codes and len(way) == 1 and not self._naming.hidden(name):
            return ""
        if self._naming.hidden(name):
            return f"“{name}” is hidden by journey.yaml."
        return f"“{name}” is called “{way[-1]}” in journey.yaml."


def file_of(names: Names) -> str:
    """The name of the file that holds so many names: as they only grow, the number says which."""
    return f"names-{len(names)}.json"


def write(names: Names, folder: Path) -> None:
    """Write the dictionary into `folder`, under the name that `file_of` tells."""
    replace_atomically(folder / file_of(names), json.dumps(list(names), ensure_ascii=False).encode())


def read(path: Path) -> Names:
    return Names(json.loads(path.read_bytes()))
