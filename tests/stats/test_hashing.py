"""Keys: right by an independent MurmurHash3, blind to Arrow's layout, and blind to the order of columns."""

from __future__ import annotations

import random

import mmh3
import numpy as np
import pyarrow as pa
import pytest

from parcours.stats.hashing import combine, hash_column, hash_columns, hash_numbers, hash_text, seed_of

PINNED_NUMBERS = [(16448890004458636796, 14268884646676385177), (13749440550907364180, 1078043401785759597)]
PINNED_LISTS = [(16730066890147767852, 7758471384053912202), (3044429897149617280, 1720981703526727615)]


def pairs(keys: tuple[np.ndarray, np.ndarray]) -> list[tuple[int, int]]:
    return [(int(hi), int(lo)) for hi, lo in zip(*keys, strict=True)]


def same(one: tuple[np.ndarray, np.ndarray], two: tuple[np.ndarray, np.ndarray]) -> bool:
    return pairs(one) == pairs(two)


def random_texts(seed: int) -> list[str | None]:
    draw = random.Random(seed)
    alphabet = "abcXYZ0189 -_@.äß漢🙂"
    texts: list[str | None] = ["".join(draw.choices(alphabet, k=n)) for n in range(101)]
    texts[draw.randrange(101)] = None
    return texts


@pytest.mark.parametrize("seed", [0, 1, 0xFFFFFFFF, 12345])
def test_text_is_murmurhash3(seed: int) -> None:
    texts = random_texts(seed)
    expected = [(0, 0) if t is None else mmh3.hash64(t.encode(), seed=seed, signed=False) for t in texts]
    assert pairs(hash_text(pa.array(texts), seed)) == expected


def test_every_length_of_bytes_is_murmurhash3() -> None:
    texts = ["x" * n for n in range(101)]
    assert pairs(hash_text(pa.array(texts))) == [mmh3.hash64(t, signed=False) for t in texts]


def test_the_layout_of_text_does_not_matter() -> None:
    texts = random_texts(7)
    expected = hash_text(pa.array(texts), 3)
    plain = pa.array(["before", *texts, "after"])
    layouts = [
        pa.array(texts, pa.large_string()),
        pa.array(texts, pa.string_view()),
        pa.array(texts).dictionary_encode(),
        pa.array(texts).cast(pa.dictionary(pa.int8(), pa.string())),
        plain.slice(1, len(texts)),
        plain.dictionary_encode().slice(1, len(texts)),
        pa.chunked_array([texts[:40], [], texts[40:]], pa.string()),
        pa.DictionaryArray.from_arrays(pa.array([*range(50), *range(50, 101)]), pa.array(texts)),
    ]
    for layout in layouts:
        assert same(hash_text(layout, 3), expected), layout.type


def test_empty_columns_have_no_keys() -> None:
    for kind in (pa.string(), pa.int64(), pa.null(), pa.list_(pa.string()), pa.bool_()):
        assert pairs(hash_column(pa.array([], kind))) == []


def test_numbers_are_their_values() -> None:
    ints = pa.array([0, 1, -5, None, 2**53], pa.int64())
    floats = pa.array([-0.0, 1.0, -5.0, None, float(2**53)])
    assert same(hash_column(ints, 1), hash_column(floats, 1))
    assert same(hash_column(pa.array([7], pa.uint8())), hash_column(pa.array([7], pa.int32())))
    nans = np.array([0x7FF8000000000000, 0x7FF8000000000001, 0xFFF8000000000000], np.uint64).view(np.float64)
    assert len(set(pairs(hash_column(pa.array(nans))))) == 1
    large = [2**53, 2**53 + 1, 2**53 + 2, 2**63 - 1, -(2**63)]
    assert len(set(pairs(hash_column(pa.array(large))))) == len(large)
    assert not same(hash_column(pa.array(["1"])), hash_column(pa.array([1])))


def test_other_types_have_keys_of_their_own() -> None:
    when = pa.array([1_000_000, None], pa.timestamp("us", "UTC"))
    assert same(hash_column(when), hash_column(pa.array([1000, None], pa.timestamp("ms", "UTC"))))
    assert len(set(pairs(hash_column(pa.array([True, False, None]))))) == 3
    structs = pa.array([{"a": 1, "b": "x"}, {"a": 1, "b": None}, {"a": None, "b": None}, None])
    keys = pairs(hash_column(structs))
    assert len(set(keys)) == 4
    assert keys[3] == (0, 0)


def test_the_order_of_a_lists_items_matters() -> None:
    lists = [["a", "b"], ["b", "a"], ["a"], [], None, ["a", None], [None, "a"], ["a", "b"]]
    keys = pairs(hash_column(pa.array(lists)))
    assert keys[0] == keys[7]
    assert keys[4] == (0, 0)
    assert len(set(keys)) == 7
    sliced = pa.array([["z"], *lists, ["z"]]).slice(1, len(lists))
    assert pairs(hash_column(sliced)) == keys
    fixed = pa.array([[1, 2], None, [2, 1]], pa.list_(pa.int64(), 2))
    assert same(hash_column(fixed), hash_column(pa.array([[1, 2], None, [2, 1]])))


def test_rows_do_not_know_the_order_of_columns_nor_columns_of_nulls() -> None:
    name, price, empty = pa.array(["x", "y"]), pa.array([1, None]), pa.nulls(2)
    rows = hash_columns([("name", name), ("price", price)])
    assert same(rows, hash_columns([("gap", empty), ("price", price), ("name", name)]))
    assert not same(rows, hash_columns([("name", name), ("cost", price)]))
    before = pairs(hash_column(name))
    first = hash_column(name)
    combine(first, hash_column(price), hash_column(price))
    assert pairs(first) == before, "combine leaves what it is given alone"


def test_values_swapped_between_columns_are_another_row() -> None:
    rows = hash_columns([("from", pa.array(["A", "B"])), ("to", pa.array(["B", "A"]))])
    assert len(set(pairs(rows))) == 2


def test_keys_spread_over_all_bits() -> None:
    for hi, lo in (hash_numbers(np.arange(100_000)), hash_column(pa.array(np.arange(100_000.0)))):
        for lane in (hi, lo):
            assert len(np.unique(lane)) == 100_000
            for bit in range(64):
                assert abs(int(((lane >> np.uint64(bit)) & np.uint64(1)).sum()) - 50_000) < 1_200


def test_seeds_are_the_same_for_ever() -> None:
    """Keys lie in logs on disk: these numbers may never change."""
    assert seed_of("user") == mmh3.hash64("user", signed=False)[1]
    assert pairs(hash_numbers(np.array([1, 2]), 3)) == PINNED_NUMBERS
    assert pairs(hash_column(pa.array([["a", "b"], ["c"]]), 5)) == PINNED_LISTS
