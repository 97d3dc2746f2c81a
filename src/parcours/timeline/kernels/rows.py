"""What do kernels of sequences write on while they count? One array of numbers, in rows; and what kinds of marks are
there?

Arrays that a kernel makes, and each further one that it is handed, cost time to compile; so all rows lie in one array.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# kinds of marks: see days.py
EVENT, SPREAD, OPENS, WAY, CLOSES = np.uint8(0), np.uint8(1), np.uint8(2), np.uint8(3), np.uint8(4)

ROW = 65  # a number for each level, 0 to 64
# of each level, the chain that is kept: where it began, and where its last step was; and see `tracing`
START, SINCE, FROM, STATE = 0, ROW, 2 * ROW, 3 * ROW
# the same at the begin of a day, and after any way through it so far
BEFORE, ANY = STATE, 2 * STATE
# what matching is told and tells (see `matching.reach`), and its own
LIVE, FRESH, BASE, TAKEN, SERVED, ASKED, WAITING = (3 * STATE + row * ROW for row in range(7))


def scratch() -> NDArray[np.int64]:
    """The rows."""
    return np.empty(3 * STATE + 7 * ROW, np.int64)
