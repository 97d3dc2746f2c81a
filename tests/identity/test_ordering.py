"""The radix sort against numpy's."""

from __future__ import annotations

import numpy as np
import pytest

from parcours.identity.ordering import order_by


@pytest.mark.parametrize("rows", [0, 1, 2, 1000])
def test_rows_are_ordered_as_numpy_orders_them(rows: int) -> None:
    for seed in range(20):
        draw = np.random.default_rng(seed)
        tops = [1, 2, 5, 2**40, 2**64 - 1]
        words = [draw.integers(0, tops[i], rows, np.uint64, endpoint=True) for i in draw.integers(0, 5, 3)]
        expected = np.lexsort((words[2], words[1], words[0]))
        got = order_by(*words)
        for column in words:
            assert (column[got] == column[expected]).all()
        assert sorted(got.tolist()) == list(range(rows))
