"""How does an array grow without being copied each time? When full it is allotted half as much again."""

from __future__ import annotations

import numpy as np


class GrowingArray:
    """An array of one dimension that can be added to."""

    def __init__(self, dtype: np.typing.DTypeLike) -> None:
        self._room = np.empty(1024, dtype)
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def array(self) -> np.ndarray:
        """What is there now, as a view; do not keep it across `extend`."""
        return self._room[: self._length]

    def extend(self, values: np.ndarray) -> None:
        end = self._length + len(values)
        if end > len(self._room):
            room = np.empty(max(end, len(self._room) * 3 // 2), self._room.dtype)
            room[: self._length] = self.array
            self._room = room
        self._room[self._length : end] = values
        self._length = end
