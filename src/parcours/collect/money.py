"""Is this text an amount of money, and in which currency? `R$ 1.234,56`, `€12`, `12 RON`, `(1,200.00 USD)`."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parcours.collect import numbers, values
from parcours.collect.batch import Batch, as_text
from parcours.collect.mapping import Told
from parcours.collect.numbers import NumberRule
from parcours.model.currencies import THREE_DECIMALS, currency_of, may_mean

_SAMPLE = 20_000  # distinct values
_BLANK = "\\s\u00a0\u202f\u2009"
_MINUSES = ("-", "\u2212", "\u2013")
_MINUS = "\\-\u2212\u2013"
_WRITTEN = (
    rf"^[{_BLANK}]*(?P<open>\(?)[{_BLANK}]*(?P<first>[+{_MINUS}]?)[{_BLANK}]*"
    rf"(?P<before>[^\d{_BLANK}()+{_MINUS}.,]*[^\d{_BLANK}()+{_MINUS},]?)[{_BLANK}]*(?P<second>[+{_MINUS}]?)[{_BLANK}]*"
    rf"(?P<number>\d(?:[\d.,'’{_BLANK}]*\d)?|[.,]\d+)[{_BLANK}]*"
    rf"(?P<after>[^\d{_BLANK}()+{_MINUS}.,]*\.?)[{_BLANK}]*(?P<last>[{_MINUS}]?)[{_BLANK}]*\)?[{_BLANK}]*$"
)


class Amounts(NamedTuple):
    """One entry a row."""

    values: pa.Array  # float64; null where missing or bad
    currencies: pa.Array  # text; null where the text names none
    bad: np.ndarray  # bool: there is a text, but it is no amount


def recognise(sample: pa.Array) -> NumberRule | None:
    """How a sample's amounts are written, where each is one and most name their currency; else None."""
    array = sample.dictionary if isinstance(sample, pa.DictionaryArray) else sample
    if not (pa.types.is_string(array.type) or pa.types.is_large_string(array.type)):
        return None
    distinct = pc.unique(array.cast(pa.string())).drop_null().slice(0, _SAMPLE)
    distinct = distinct.filter(pc.invert(numbers.missing(distinct)))
    found = pc.extract_regex(distinct, _WRITTEN)
    if not len(found) or found.null_count:
        return None
    told = [_currency(one["before"], one["after"]) for one in found.to_pylist()]
    if any(code is None for code in told) or 2 * sum(code != "" for code in told) < len(told):
        return None
    written = found.field("number")
    grouped = None if THREE_DECIMALS & set(told) else _grouped(written.to_pylist())
    return grouped or numbers.recognise(written)


def parse(rule: NumberRule, words: pa.Array) -> Amounts:
    """Amounts and their currencies, in bulk."""
    if isinstance(words, pa.DictionaryArray):
        found = parse(rule, words.dictionary)
        bad = np.append(found.bad, False)[pc.fill_null(words.indices, len(found.bad)).to_numpy(zero_copy_only=False)]
        currencies = found.currencies.dictionary_encode()
        taken = pa.DictionaryArray.from_arrays(currencies.indices.take(words.indices), currencies.dictionary)
        return Amounts(found.values.take(words.indices), taken, bad)
    found = pc.extract_regex(words, _WRITTEN)
    read = numbers.parse(rule, found.field("number"))
    currencies, unknown = _currencies(found)
    minus = pc.or_(pc.equal(found.field("open"), "("), False)
    for sign in ("first", "second", "last"):
        minus = pc.or_(minus, pc.is_in(found.field(sign), pa.array(_MINUSES)))
    good = ~read.bad & ~unknown & found.is_valid().to_numpy(zero_copy_only=False)
    amounts = pc.if_else(minus, pc.negate(read.values), read.values)
    bad = ~good & ~numbers.missing(words).to_numpy(zero_copy_only=False)
    return Amounts(pc.if_else(pa.array(good), amounts, None), pc.if_else(pa.array(good), currencies, None), bad)


def typed(array: pa.Array, told: Told, batch: Batch) -> tuple[values.Parts, pa.Array | None]:
    """A column of money by type (see `values.typed`), and the currency of each amount; None where none is told."""
    text = array.dictionary.type if isinstance(array, pa.DictionaryArray) else array.type
    if told.rule is None or not (pa.types.is_string(text) or pa.types.is_large_string(text)):
        parts, currencies = values.typed(array, told), None
    else:
        words = values.text(array)
        found = parse(told.rule, words)
        parts, currencies = {"n": found.values}, found.currencies
        if found.bad.any():
            parts["s"] = pc.if_else(pa.array(found.bad), plain_text(words), None)
    if "n" not in parts:
        return parts, None
    beside = _beside(told.currency, batch)
    if beside is not None:
        currencies = beside if currencies is None else values.merged(currencies, beside)
    return parts, None if currencies is None else pc.if_else(parts["n"].is_valid(), plain_text(currencies), None)


def plain_text(words: pa.Array) -> pa.Array:
    """Text that is not coded."""
    return words.dictionary_decode() if isinstance(words, pa.DictionaryArray) else words


def _beside(told: str, batch: Batch) -> pa.Array | None:
    """The currency that the rows tell beside the amount, or that was stated of all of them."""
    if told.startswith("="):
        return pa.repeat(codes(pa.array([told[1:]])).to_pylist()[0], len(batch))
    return plain_text(codes(as_text(batch, told))) if told else None


def codes(words: pa.Array) -> pa.Array:
    """Currencies in their one form; what is none stays as it is told, so that it is seen to lack a rate."""
    coded = words if isinstance(words, pa.DictionaryArray) else words.dictionary_encode()
    told = [None if word is None else word.strip() for word in coded.dictionary.to_pylist()]
    distinct = pa.array([word and (currency_of(word) or word) for word in told], pa.string()).dictionary_encode()
    return pa.DictionaryArray.from_arrays(distinct.indices.take(coded.indices), distinct.dictionary)


def _currencies(found: pa.StructArray) -> tuple[pa.Array, np.ndarray]:
    """The currency of each amount, null where it names none; and where it names what is no currency."""
    pair = pc.binary_join_element_wise(found.field("before"), found.field("after"), "\x1f").dictionary_encode()
    read = [_currency(*text.split("\x1f")) if text is not None else "" for text in pair.dictionary.to_pylist()]
    currency = pa.array([code or None for code in read], pa.string()).take(pair.indices)
    unknown = np.array([*(code is None for code in read), False])
    return currency, unknown[pc.fill_null(pair.indices, len(read)).to_numpy(zero_copy_only=False)]


def _currency(before: str, after: str) -> str | None:
    """What the signs around a number mean: a currency, empty where there is none, None where they mean nothing."""
    told = [currency_of(sign) for sign in (before, after) if sign]
    if None in told:
        return None
    if len(told) == 2:
        shared, plain = sorted(told, key=lambda code: len(code or ""))  # $12 CAD
        return plain if plain and may_mean(shared or "", plain) else None
    return told[0] if told else ""


def _grouped(written: list[str]) -> NumberRule | None:
    """`1,500` among amounts of money: few currencies have thousandths, so the mark parts thousands."""
    for mark, decimal in ((",", "."), (".", ",")):
        if any(mark in text for text in written) and all(
            re.fullmatch(rf"\d{{1,3}}(\{mark}\d{{3}})*", t) for t in written
        ):
            return NumberRule("number", decimal, mark)
    return None
