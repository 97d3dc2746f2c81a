"""Which is the highest bit of a word? One instruction, which numba does not offer by itself."""

from __future__ import annotations

from typing import Any

import numpy as np
from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from parcours.stats.compiled import helper

ONE = np.uint64(1)
NONE = np.uint64(0)
EVERY = np.uint64(2**64 - 1)


@helper
def highest(word: Any) -> Any:
    """The number (0 to 63) of the highest bit that is set in `word`, which must not be zero."""
    return 63 - _leading_zeros(word)  # pyright: ignore[reportCallIssue]


@intrinsic
def _leading_zeros(_context: Any, _word: Any) -> Any:
    def generate(_target: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        return builder.ctlz(arguments[0], ir.Constant(ir.IntType(1), 1))

    return types.int64(types.uint64), generate
