"""Postings say where each name occurs, whoever built them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from parcours.timeline import postings


@pytest.mark.parametrize(("seed", "parts"), [(0, 1), (1, 2), (2, 3), (3, 7)])
def test_postings_list_each_code_in_order(seed: int, parts: int) -> None:
    random = np.random.default_rng(seed)
    lengths = random.integers(0, 9, 30)
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    code = random.integers(0, 5, offsets[-1]).astype(np.uint16)
    time = random.integers(0, 2**32, offsets[-1], dtype=np.uint32)
    with ThreadPoolExecutor(2) as pool:
        got = postings.build(code, time, offsets, 6, pool, parts)
    for c in range(6):
        here = slice(got["post_start"][c], got["post_start"][c + 1])
        assert got["post_position"][here].tolist() == np.flatnonzero(code == c).tolist()
        assert got["post_time"][here].tolist() == time[code == c].tolist()


def test_cuts_hold_about_as_many_events_each_however_uneven_persons_are() -> None:
    offsets = np.cumsum([0, 1, 1, 100, 1, 1, 50, 50])
    assert postings.even_cuts(offsets, 2) == [(0, 3), (3, 7)]
    assert postings.even_cuts(offsets, 1) == [(0, 7)]
    assert postings.even_cuts(np.zeros(3, np.int64), 4) == [(0, 2)]
    assert postings.even_cuts(np.zeros(1, np.int64), 4) == [(0, 0)]
