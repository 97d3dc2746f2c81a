"""Which number stands for which event name? An append-only dictionary: a code, once given, keeps its name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from parcours.model.errors import TooMuch
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
        """The codes that answer to `name` (several, once names can be merged); none where no event has it."""
        return (self._codes[name],) if name in self._codes else ()

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


def file_of(names: Names) -> str:
    """The name of the file that holds so many names: as they only grow, the number says which."""
    return f"names-{len(names)}.json"


def write(names: Names, folder: Path) -> None:
    """Write the dictionary into `folder`, under the name that `file_of` tells."""
    replace_atomically(folder / file_of(names), json.dumps(list(names), ensure_ascii=False).encode())


def read(path: Path) -> Names:
    return Names(json.loads(path.read_bytes()))
