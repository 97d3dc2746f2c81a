"""At which place is a person with an event? Its name, or the value of a property such as the page's address."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from parcours.model.errors import NotAllowed
from parcours.stats.hashing import Keys, hash_text
from parcours.timeline.columns import Column
from parcours.timeline.generation import Generation
from parcours.timeline.marks import Marks
from parcours.timeline.snapshot import Snapshot


class Places:
    """Numbers of places, the same in all generations. Events that lack the property stand for their name, in
    brackets. Ready before threads ask."""

    def __init__(self, snapshot: Snapshot, by: str | None = None) -> None:
        of_code = [snapshot.names.name(code) for code in range(len(snapshot.names))]
        number = {name: n for n, name in enumerate(dict.fromkeys(of_code))}  # several codes may share a name
        self.names = list(number)
        self._of_code = np.array([number[name] for name in of_code] or [0], np.uint32)
        self._by, self._values = by, pa.array([], pa.large_string())
        self._of_value: dict[Generation, list[tuple[Column, NDArray[np.uint32]]]] = {}
        if by is not None:
            self._learn(snapshot, by)

    def __len__(self) -> int:
        return len(self.names) + len(self._values)

    def label(self, number: int) -> str:
        """What a place is called."""
        if number >= len(self.names):
            return self._values[number - len(self.names)].as_py()
        return self.names[number] if self._by is None else f"[{self.names[number]}]"

    def keys(self) -> Keys:
        """128 bits for each place, which hang on what it is called and not on its number."""
        names = [f"[{name}]" for name in self.names] if self._by is not None else self.names
        return hash_text(pa.concat_arrays([pa.array(names, pa.large_string()), self._values]))

    def of(self, marks: Marks, seen: Any) -> NDArray[np.uint32]:
        """The places of the marks `seen`."""
        found = self._of_code[marks.code[seen]]
        for column, number in self._of_value.get(marks.generation, ()):
            codes = column.codes[marks.position[seen]]
            has = codes > 0
            found[has] = number[codes[has]]
        return found

    def told_apart(self, marks: Marks, seen: Any) -> NDArray[Any]:
        """A number for each mark, by which the places of neighbours are told apart; cheaper than the places."""
        plain = self._by is None and len(self.names) == len(self._of_code)
        return marks.code[seen] if plain else self.of(marks, seen)

    def _learn(self, snapshot: Snapshot, by: str) -> None:
        of = "person" if by.startswith("person.") else "event"
        names = snapshot.columns_of(by.removeprefix("person."), of)
        columns = {g: [snapshot.column(g, n) for n in names] for g in snapshot.generations if g.events}
        every = [column for mine in columns.values() for column in mine]
        if any(column.offsets is not None for column in every):
            raise NotAllowed(
                f"“{by}” has several values an event, so that an event would be at several places.",
                hint="Choose a property of single values.",
            )
        texts = {id(column): _texts(column) for column in every}
        if every:
            self._values = pc.unique(pa.chunked_array(list(texts.values())))
        for g, mine in columns.items():
            self._of_value[g] = [(column, self._numbers(texts[id(column)])) for column in mine]

    def _numbers(self, texts: pa.Array) -> NDArray[np.uint32]:
        """For each code of a column the number of its place; code 0 has none."""
        at = pc.index_in(texts, self._values).to_numpy(zero_copy_only=False)
        return np.concatenate([[0], at + len(self.names)]).astype(np.uint32)


def _texts(column: Column) -> pa.Array:
    """The values as people read them; a number and a text that read the same are one place."""
    if column.kind == "s":
        return pa.array(column.values, pa.large_string()) if not isinstance(column.values, pa.Array) else column.values
    if column.kind == "b":
        return pa.array(["yes" if value else "no" for value in column.values.tolist()], pa.large_string())
    return pa.array([repr(value).removesuffix(".0") for value in column.values.tolist()], pa.large_string())
