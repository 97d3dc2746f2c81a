"""What do rows of times say before any zone? Wall times, instants, days, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

INSTANT, LOCAL, DATE, EMPTY, BAD, OUT_OF_RANGE = range(6)


@dataclass(frozen=True, slots=True)
class Read:
    """Times as written."""

    us: np.ndarray  # int64, microseconds since 1970: of UTC where INSTANT, of the wall where LOCAL or DATE
    codes: np.ndarray  # uint8
    cuts: np.ndarray  # bool: the row had more digits than microseconds

    def take(self, rows: np.ndarray, missing: np.ndarray) -> Read:
        """These rows, in this order; EMPTY where `missing`."""
        if not len(self.us):
            return unread(len(rows), EMPTY)
        codes = np.where(missing, EMPTY, self.codes[rows]).astype(np.uint8)
        return Read(self.us[rows], codes, self.cuts[rows] & ~missing)

    def put(self, rows: np.ndarray, other: Read) -> None:
        self.us[rows], self.codes[rows], self.cuts[rows] = other.us, other.codes, other.cuts


def unread(rows: int, code: int = BAD) -> Read:
    return Read(np.zeros(rows, np.int64), np.full(rows, code, np.uint8), np.zeros(rows, bool))
