"""Key tables against plain sets and dictionaries."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest

from parcours.store import keys as module
from parcours.store.keys import Inserted, KeyMap, KeySet

A, B, ZERO = (1, 2), (1 << 63, 5), (0, 0)


def lanes(*keys: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([k[0] for k in keys], np.uint64), np.array([k[1] for k in keys], np.uint64)


def pairs(result: Inserted) -> list[tuple[int, int]]:
    return [(int(hi), int(lo)) for hi, lo in zip(result.hi, result.lo, strict=True)]


def test_an_own_id_is_accepted_once() -> None:
    known = KeySet()
    assert known.insert(*lanes(A, B, A, ZERO, ZERO), copies=False).accepted.tolist() == [1, 1, 0, 1, 0]
    known.begin_file()
    assert known.insert(*lanes(ZERO, B), copies=False).accepted.tolist() == [0, 0]
    assert len(known) == 3
    assert known.contains(*lanes(A, (9, 9))).tolist() == [True, False]


def test_identical_rows_of_one_file_are_events_of_their_own() -> None:
    known = KeySet()
    first = known.insert(*lanes(A, A, B, A), copies=True)
    assert first.accepted.all()
    assert len(set(pairs(first))) == 4
    assert pairs(first)[0] == A
    assert pairs(first)[2] == B


def test_the_same_file_again_holds_nothing_new_and_a_longer_one_only_what_is_more() -> None:
    known = KeySet()
    first = known.insert(*lanes(A, A, ZERO), copies=True)
    known.begin_file()
    again = known.insert(*lanes(A, ZERO, A, A), copies=True)
    assert again.accepted.tolist() == [False, False, False, True]
    assert [pairs(again)[i] for i in (0, 2, 1)] == pairs(first)
    assert pairs(again)[3] not in pairs(first)


def test_rows_with_and_without_an_id_may_come_in_one_batch() -> None:
    result = KeySet().insert(*lanes(A, A, B, B), copies=np.array([True, True, False, False]))
    assert result.accepted.tolist() == [True, True, True, False]


def test_batches_of_a_file_count_as_one() -> None:
    known, apart = KeySet(), KeySet()
    whole = known.insert(*lanes(A, A, A, B), copies=True)
    parts = [apart.insert(*lanes(key), copies=True) for key in (A, A, A, B)]
    assert [pairs(part)[0] for part in parts] == pairs(whole)


def test_a_set_is_rebuilt_from_the_keys_that_rows_went_by() -> None:
    known = KeySet()
    first = known.insert(*lanes(A, A, B, A), copies=True)
    signed = first.hi.view(np.int64), first.lo.view(np.int64)  # as the log has them
    rebuilt = KeySet.from_batches([signed])
    assert not rebuilt.insert(*lanes(A, A, B, A), copies=True).accepted.any()
    assert rebuilt.insert(*lanes(A), copies=True).accepted.all()


def test_asking_changes_nothing() -> None:
    known = KeySet()
    assert not known.contains(*lanes(A, ZERO)).any()
    assert len(known) == 0
    known.insert(*lanes(A), copies=True)
    known.contains(*lanes(A))
    assert not known.contains(*lanes(B))[0]
    known.begin_file()
    known.contains(*lanes(A))
    assert not known.insert(*lanes(A), copies=True).accepted[0]


@pytest.mark.parametrize("recent", [0, 3, 1 << 20])
def test_a_plain_model_of_files_with_copies(recent: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_RECENT", recent)
    for seed in range(60):
        draw = random.Random(seed)
        pool = [(draw.choice([0, 1, 1 << 40, draw.getrandbits(64)]), draw.randrange(3)) for _ in range(8)]
        known, most = KeySet(), Counter[tuple[int, int]]()
        for _ in range(draw.randrange(1, 5)):
            known.begin_file()
            here = Counter[tuple[int, int]]()
            for _ in range(draw.randrange(1, 4)):
                rows = draw.choices(pool, k=draw.randrange(0, 7))
                result = known.insert(*lanes(*rows), copies=True)
                for row, accepted in zip(rows, result.accepted, strict=True):
                    here[row] += 1
                    assert accepted == (here[row] > most[row])
            most |= here
        assert len(known) == most.total()


def test_many_keys_of_one_sub_table_and_of_all() -> None:
    draw = np.random.default_rng(5)
    for top in (np.uint64(0), np.uint64(0xFF << 56)):
        hi = draw.integers(0, 2**56, 30_000, np.uint64) | top
        hi[:5_000] = hi[0]  # the same place for many
        lo = draw.integers(0, 2**64, 30_000, np.uint64)
        known = KeySet()
        assert known.insert(hi, lo, copies=False).accepted.all()
        assert known.contains(hi, lo).all()
        assert not known.contains(hi, lo + np.uint64(1)).any()
    hi, lo = draw.integers(0, 2**64, (2, 200_000), np.uint64)
    known = KeySet()
    assert known.insert(hi, lo, copies=True).accepted.all()
    assert not known.insert(hi, lo, copies=False).accepted.any()
    assert known.nbytes < 50 * len(known)


def test_a_map_remembers_the_last_number_and_says_the_one_before() -> None:
    latest = KeyMap()
    assert latest.get(*lanes(A, ZERO)).tolist() == [-1, -1]
    assert latest.put(*lanes(A, ZERO, A), np.array([0, 2**40, 7])).tolist() == [-1, -1, 0]
    assert latest.put(*lanes(A), np.array([9])).tolist() == [7]
    assert latest.get(*lanes(ZERO, A, B)).tolist() == [2**40, 9, -1]
    assert len(latest) == 2


def test_numbers_are_dense_and_stay() -> None:
    draw = random.Random(3)
    numbers, seen = KeyMap(), {}
    pool = [(draw.getrandbits(64), draw.getrandbits(64)) for _ in range(300)] + [ZERO]
    for _ in range(20):
        rows = draw.choices(pool, k=60)
        got, first = numbers.number(*lanes(*rows))
        for number, at in zip(range(len(seen), len(seen) + len(first)), first, strict=True):
            assert rows[at] not in rows[:at]
            assert rows[at] not in seen
            seen[rows[at]] = number
        assert got.tolist() == [seen[row] for row in rows]
    assert sorted(seen.values()) == list(range(len(numbers)))


def test_numbering_goes_on_after_what_was_put() -> None:
    numbers = KeyMap()
    numbers.put(*lanes(A, B), np.array([0, 1]))
    got, first = numbers.number(*lanes(B, ZERO))
    assert got.tolist() == [1, 2]
    assert first.tolist() == [1]


def test_nothing_comes_of_nothing() -> None:
    empty = np.zeros(0, np.uint64)
    assert len(KeySet().insert(empty, empty, copies=True).accepted) == 0
    assert len(KeyMap().put(empty, empty, np.zeros(0, np.int64))) == 0
    assert len(KeyMap().number(empty, empty)[1]) == 0
