"""Which values are ids? Each kind is brought into one form; values that stand for nobody are left out.

Done before the log, so that the log holds ids as they are compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parcours.identity.phones import e164
from parcours.stats.hashing import EXACT

PERSON_KINDS = ("user", "email", "phone", "anonymous")  # strongest first; every other kind is an object
KNOWN_KINDS = ("user", "email", "phone")  # who has one of these is known, not only seen
BLOCKED = frozenset({"null", "none", "undefined", "anonymous", "guest", "test", "0", "-1", ""})
"""Values that are nobody's id, in any case; those of nothing but zeros and separators are blocked besides."""
VERSION = "1"  # of the rules in this folder; part of an identity's digest

_SEPARATORS = " ._:/-"
_MAIL = r"^[^\s@<>,;]{1,64}@[^\s@<>,;.]+(?:\.[^\s@<>,;.]+)+$"
_WHOLE_FLOAT = r"^(-?\d{1,15})\.0$"  # what a table with gaps makes of a whole number


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A column of ids in their one form."""

    ids: pa.DictionaryArray  # of text; null where there is no id
    blocked: Mapping[str, int]  # rows left out, by the value as it stood (empty ones are not counted)


def clean(
    kind: str, values: pa.Array | pa.ChunkedArray, *, country: str = "", blocked: frozenset[str] = BLOCKED
) -> Cleaned:
    """Bring a column of ids of `kind` into one form: trimmed; e-mail addresses in lower case and NFC besides;
    phone numbers with their country (`country`, where none is written); 123 and 123.0 are the text 123. Each
    distinct value is looked at once."""
    if isinstance(values, pa.ChunkedArray):
        values = values.combine_chunks()
    if not isinstance(values, pa.DictionaryArray):
        values = values.dictionary_encode()
    given = _as_text(values.dictionary)
    trimmed = pc.utf8_trim_whitespace(given)
    ids = _mail(trimmed) if kind == "email" else _number_like(trimmed)
    ids = e164(ids, country) if kind == "phone" else ids
    ids = pc.if_else(_is_blocked(trimmed, blocked), None, ids)
    counts = np.bincount(values.indices.drop_null().to_numpy(), minlength=len(given))
    lost = _left_out(trimmed, ids, counts)
    rows = values.indices
    if ids.null_count or not ids.equals(given):  # else the dictionary is in order as it is
        distinct = ids.dictionary_encode()
        ids, rows = distinct.dictionary, distinct.indices.take(rows)
    return Cleaned(pa.DictionaryArray.from_arrays(rows, ids), lost)


def strength(kind: str) -> tuple[bool, int, str]:
    """The order of kinds: persons' by strength, then objects by name."""
    return (False, PERSON_KINDS.index(kind), "") if kind in PERSON_KINDS else (True, 0, kind)


def clean_one(kind: str, value: str) -> str | None:
    """One id in the form of its kind, None if it is nobody's."""
    return clean(kind, pa.array([value])).ids.to_pylist()[0]


def _as_text(values: pa.Array) -> pa.Array:
    if pa.types.is_string(values.type):
        return values
    if pa.types.is_floating(values.type):
        numbers = values.cast(pa.float64())
        whole = pc.and_(pc.equal(numbers, pc.floor(numbers)), pc.less_equal(pc.abs(numbers), float(EXACT)))
        as_int = pc.if_else(whole, numbers, None).cast(pa.int64()).cast(pa.string())
        as_float = pc.if_else(pc.is_finite(numbers), numbers, None).cast(pa.string())
        return pc.if_else(whole, as_int, as_float)
    return values.cast(pa.string())


def _number_like(texts: pa.Array) -> pa.Array:
    if not pc.any(pc.ends_with(texts, ".0")).as_py():
        return texts
    return pc.replace_substring_regex(texts, _WHOLE_FLOAT, r"\1")


def _mail(texts: pa.Array) -> pa.Array:
    lower = pc.utf8_normalize(pc.utf8_lower(pc.utf8_normalize(texts, form="NFC")), form="NFC")
    return pc.if_else(pc.match_substring_regex(lower, _MAIL), lower, None)


def _is_blocked(texts: pa.Array, blocked: frozenset[str]) -> pa.Array:
    listed = pc.is_in(pc.utf8_lower(texts), value_set=pa.array(sorted(blocked), pa.string()))
    zeros = pc.equal(pc.utf8_ltrim(texts, characters="0" + _SEPARATORS), "")
    if pc.any(zeros).as_py():
        zeros = pc.and_(zeros, pc.match_substring(texts, "0"))
    return pc.or_(listed, zeros)


def _left_out(trimmed: pa.Array, ids: pa.Array, counts: np.ndarray) -> Mapping[str, int]:
    lost = pc.and_(pc.is_null(ids), pc.not_equal(trimmed, "")).fill_null(False)
    at = np.flatnonzero(lost.to_numpy(zero_copy_only=False) & (counts > 0))
    found: Counter[str] = Counter()
    for text, rows in zip(trimmed.take(pa.array(at)).to_pylist(), counts[at], strict=True):
        found[text] += int(rows)
    return dict(found)
