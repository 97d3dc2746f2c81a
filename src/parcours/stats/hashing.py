"""What is the 128-bit key of a value, of a row? Equal content, equal key, on every machine and in every year.

Text is hashed by MurmurHash3 (x64, 128 bits) straight from Arrow's buffers; numbers by two mixers of 64 bits.
A row's key is the lane-wise sum of its columns' keys: a multiset hash (Clarke, Devadas, van Dijk, Gassend,
Suh: *Incremental multiset hash functions*, 2003), so that neither the order of columns nor a column of nulls
changes it. By chance, two of a billion rows share a key once in 10^20 trials; whoever wants to can make two
texts that do, and gains no more than sending the same text twice would have given.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
import pyarrow as pa

from parcours.stats.compiled import helper, kernel

Keys = tuple[np.ndarray, np.ndarray]  # (hi, lo), both uint64
EXACT = 2**53  # whole numbers up to here are the same as int and as float


@cache
def seed_of(name: str) -> int:
    """A seed of 64 bits for a column or a kind of id, so that the same value in two columns has two keys."""
    return int(hash_text(pa.array([name]), 0)[1][0])


def hash_text(array: pa.Array | pa.ChunkedArray, seed: int = 0) -> Keys:
    """Keys of a text column (plain, large, view or dictionary-encoded); nulls have the key (0, 0), as
    the empty text has under seed 0."""
    array = _whole(array)
    if isinstance(array, pa.DictionaryArray):
        return _gather(hash_text(array.dictionary, seed), array.indices)
    if not (pa.types.is_string(array.type) or pa.types.is_large_string(array.type)):
        array = array.cast(pa.large_string())
    hi, lo = _nothing(len(array))
    if len(array):
        offsets, data = _text_buffers(array)
        _hash_texts(read_only(offsets), read_only(data), _valid(array), np.uint64(seed), hi, lo)
    return hi, lo


def hash_numbers(words: np.ndarray, seed: int = 0) -> Keys:
    """Keys of 64-bit words. Each lane is a bijection: two numbers of a column never share a key."""
    hi, lo = _nothing(len(words))
    _hash_words(read_only(np.ascontiguousarray(words).view(np.uint64)), np.uint64(seed), hi, lo)
    return hi, lo


def hash_column(array: pa.Array | pa.ChunkedArray, seed: int = 0) -> Keys:
    """Keys of a column of any type. 1 and 1.0 are equal, and -0.0 is 0.0; text “1” is another value."""
    array = _whole(array)
    kind = array.type
    if pa.types.is_dictionary(kind):
        return _gather(hash_column(array.dictionary, seed), array.indices)
    if pa.types.is_null(kind):
        return _nothing(len(array))
    if pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind):
        return _hash_list_column(array, seed)
    if pa.types.is_struct(kind):
        names = [field.name for field in kind]
        inner = _only(hash_columns(zip(names, array.flatten(), strict=True), seed), array)
        return combine(inner, _only(hash_numbers(np.zeros(len(array), np.uint64), seed), array))
    if pa.types.is_integer(kind) or pa.types.is_floating(kind):
        return _hash_number_column(array, seed)
    if pa.types.is_boolean(kind):
        return _only(hash_numbers(_numpy(array.cast(pa.uint8())).astype(np.uint64), seed), array)
    if pa.types.is_timestamp(kind):
        micros = array.cast(pa.timestamp("us", kind.tz), safe=False)
        return _only(hash_numbers(_numpy(micros.cast(pa.int64())), seed), array)
    return hash_text(array.cast(pa.large_string()), seed)


def hash_columns(columns: Iterable[tuple[str, pa.Array | pa.ChunkedArray]], seed: int = 0) -> Keys:
    """Keys of rows, from at least one named column."""
    return combine(*(hash_column(array, seed_of(name) ^ seed) for name, array in columns))


def combine(first: Keys, *others: Keys) -> Keys:
    """Lane-wise sums, modulo 2^64."""
    hi, lo = first
    for i, (more_hi, more_lo) in enumerate(others):
        hi, lo = (np.add(hi, more_hi, out=hi if i else None), np.add(lo, more_lo, out=lo if i else None))
    return hi, lo


def read_only(array: np.ndarray) -> np.ndarray:
    """A read-only view: Arrow's memory is, and a kernel is compiled once more for arrays that are not."""
    view = array.view()
    view.flags.writeable = False
    return view


def _whole(array: pa.Array | pa.ChunkedArray) -> pa.Array:
    if not isinstance(array, pa.ChunkedArray):
        return array
    return array.chunk(0) if array.num_chunks == 1 else array.combine_chunks()


def _nothing(rows: int) -> Keys:
    return np.zeros(rows, np.uint64), np.zeros(rows, np.uint64)


def _text_buffers(array: pa.Array) -> tuple[np.ndarray, np.ndarray]:
    """Offsets of 64 bits of exactly this slice, and the bytes they point into."""
    _, offsets, data = array.buffers()
    width = np.dtype(np.int64 if pa.types.is_large_string(array.type) else np.int32)
    found = np.frombuffer(offsets, width, len(array) + 1, array.offset * width.itemsize)
    return found.astype(np.int64), np.frombuffer(data, np.uint8) if data else np.zeros(0, np.uint8)


def _valid(array: pa.Array) -> np.ndarray:
    """One byte a row, or nothing at all where there are no nulls."""
    return read_only(_numpy(array.is_valid()).view(np.uint8) if array.null_count else np.zeros(0, np.uint8))


def _numpy(array: pa.Array) -> np.ndarray:
    """The values, those of nulls being anything."""
    if array.null_count:
        array = array.fill_null(False if pa.types.is_boolean(array.type) else 0)
    return array.to_numpy(zero_copy_only=False)


def _only(keys: Keys, array: pa.Array) -> Keys:
    """The keys, with (0, 0) for nulls."""
    if array.null_count:
        missing = _numpy(array.is_null())
        for lane in keys:
            lane[missing] = 0
    return keys


def _gather(keys: Keys, indices: pa.Array) -> Keys:
    """Keys of a dictionary's rows; the null index points to one more entry, which is (0, 0)."""
    if not indices.null_count:
        at = indices.to_numpy()
        return keys[0][at], keys[1][at]
    at = _numpy(indices.cast(pa.int64()).fill_null(len(keys[0])))
    return np.append(keys[0], np.uint64(0))[at], np.append(keys[1], np.uint64(0))[at]


def _hash_number_column(array: pa.Array, seed: int) -> Keys:
    values = _numpy(array)
    numbers = values.astype(np.float64) + 0.0  # -0.0 becomes 0.0
    numbers[np.isnan(numbers)] = np.nan  # one NaN of the many
    keys = _only(hash_numbers(numbers, seed), array)
    if values.dtype.kind in "iu" and values.dtype.itemsize == 8:
        large = (values > EXACT) | (values < -EXACT if values.dtype.kind == "i" else False)
        if large.any():
            exact = hash_text(pa.array(values[large].astype(str)), seed)
            keys[0][large], keys[1][large] = exact
    return keys


def _hash_list_column(array: pa.Array, seed: int) -> Keys:
    if pa.types.is_fixed_size_list(array.type):
        array = array.cast(pa.large_list(array.type.value_type))
    hi, lo = _nothing(len(array))
    item_hi, item_lo = hash_column(array.values, seed)
    offsets = _numpy(array.offsets).astype(np.int64)
    _hash_lists(read_only(offsets), item_hi, item_lo, _valid(array), np.uint64(seed), hi, lo)
    return hi, lo


_ODD = np.uint64(0x9E3779B97F4A7C15)  # so that nothing is mixed from 0, which would stay 0
_27, _31, _33 = np.uint64(27), np.uint64(31), np.uint64(33)
_C1, _C2 = np.uint64(0x87C37B91114253D5), np.uint64(0x4CF5AD432745937F)


@kernel
def turn(x, bits):
    return (x << bits) | (x >> (np.uint64(64) - bits))


@kernel
def mix(x):
    """Every bit of the word depends on every other (MurmurHash3's finaliser); a bijection."""
    x ^= x >> np.uint64(33)
    x *= np.uint64(0xFF51AFD7ED558CCD)
    x ^= x >> np.uint64(33)
    x *= np.uint64(0xC4CEB9FE1A85EC53)
    return x ^ (x >> np.uint64(33))


@helper
def mix_too(x):
    """Another such bijection, with the constants of SplitMix64."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


@kernel
def _word(data, at, count):
    """Up to eight bytes as a little-endian word."""
    word = np.uint64(0)
    for i in range(count):
        word |= np.uint64(data[at + i]) << np.uint64(i << 3)
    return word


@kernel
def _hash_texts(offsets, data, valid, seed, hi, lo):
    for row in range(len(hi)):
        if len(valid) and not valid[row]:
            continue
        at, end = offsets[row], offsets[row + 1]
        size = np.uint64(end - at)
        h1, h2 = seed, seed
        while True:
            left = end - at  # the last block is the one that is not full, with zeros for what it lacks
            h1 ^= turn(_word(data, at, min(8, left)) * _C1, _31) * _C2
            word = turn(_word(data, at + 8, min(8, left - 8)) * _C2, _33) * _C1
            if left < 16:
                h2 ^= word
                break
            h1 = (turn(h1, _27) + h2) * np.uint64(5) + np.uint64(0x52DCE729)
            h2 = (turn(h2 ^ word, _31) + h1) * np.uint64(5) + np.uint64(0x38495AB5)
            at += 16
        h1 ^= size
        h2 ^= size
        h1 += h2
        h2 += h1
        h1, h2 = mix(h1), mix(h2)
        h1 += h2
        hi[row], lo[row] = h1, h2 + h1


@kernel
def _hash_words(words, seed, hi, lo):
    one, two = mix_too(seed + _ODD), mix(seed + _ODD)
    for row in range(len(words)):
        hi[row] = mix(words[row] ^ one)
        lo[row] = mix_too(words[row] + two)


@kernel
def _hash_lists(offsets, item_hi, item_lo, valid, seed, hi, lo):
    """A chain over the items, begun by their number: order matters, and a null item keeps its place."""
    for row in range(len(hi)):
        if len(valid) and not valid[row]:
            continue
        size = np.uint64(offsets[row + 1] - offsets[row])
        h1, h2 = mix_too((seed ^ size) + _ODD), mix(seed + size + _ODD)
        for item in range(offsets[row], offsets[row + 1]):
            h1 = mix(h1 * np.uint64(5) + item_hi[item] + np.uint64(1))
            h2 = mix_too(h2 * np.uint64(5) + (item_lo[item] ^ h1))
        hi[row], lo[row] = h1, h2
