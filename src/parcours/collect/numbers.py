"""Is this text a number? Columns of text to float64 and yes/no, where a sample leaves no doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as t

EXACT = 2**53  # integers up to here are whole in float64
_SAMPLE = 20_000  # distinct values
_SPACES = " \u00a0\u202f\u2009"  # blank, no-break, narrow no-break, thin
_MISSING = ("null", "none", "na", "n/a", "nan", "\\n", "-")
_PLAIN = r"-?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?"
_PERCENT = r"[\s\x{a0}\x{202f}]*%\s*$"
_PAIRS = (("true", "false"), ("yes", "no"), ("t", "f"), ("y", "n"))


@dataclass(frozen=True, slots=True)
class NumberRule:
    """How one column's numbers (or yes/no) are written. Plain JSON values."""

    kind: Literal["number", "boolean"] = "number"
    decimal: str = "."
    thousands: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """One entry a row."""

    values: pa.Array  # float64 or bool; null where missing or bad
    bad: np.ndarray  # bool: there is a text, but it is not a finite number (or neither yes nor no)


def recognise(values: pa.Array | pa.ChunkedArray, *, decimal: str | None = None) -> NumberRule | None:
    """The rule that every value of a sample follows; None where the column is text, or in doubt.

    In doubt are 1,500 (unless others in the column tell), numbers with leading zeros and digits beyond 2**53:
    these are names of things, not amounts. `decimal` is what the user says.
    """
    array = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    array = array.dictionary if t.is_dictionary(array.type) else array
    if not (t.is_string(array.type) or t.is_large_string(array.type)):
        return None
    distinct = {v.strip() for v in pc.unique(array).to_pylist()[:_SAMPLE] if v}
    texts = [v for v in distinct if v and v.casefold() not in _MISSING]
    if not texts:
        return None
    lower = {v.casefold() for v in texts}
    if any(lower <= set(pair) and (len(pair[0]) > 1 or len(lower) == 2) for pair in _PAIRS):
        return NumberRule("boolean")
    styles = [NumberRule("number", d, s) for d, s in _styles(texts, decimal)]
    return next((rule for rule in styles if all(_is_number(v, rule) for v in texts)), None)


def recognise_percents(values: pa.Array | pa.ChunkedArray) -> NumberRule | None:
    """The rule of a sample in which every value is a number with a percent sign."""
    array = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    array = array.dictionary if t.is_dictionary(array.type) else array
    if not (t.is_string(array.type) or t.is_large_string(array.type)):
        return None
    told = array.filter(pc.invert(missing(array)))
    if not len(told) or not pc.all(pc.match_substring_regex(told, _PERCENT)).as_py():
        return None
    return recognise(without_percent(told))


def without_percent(texts: pa.Array) -> pa.Array:
    """The same without a percent sign at the end."""
    return pc.replace_substring_regex(texts, _PERCENT, "")


def missing(texts: pa.Array) -> pa.Array:
    """Which texts stand for no number: null, empty, “n/a” and such."""
    words = pa.array([m for m in _MISSING if m != "nan"] + ["", None], pa.string())
    return pc.is_in(pc.utf8_lower(pc.utf8_trim_whitespace(texts)), words)


def parse(rule: NumberRule, values: pa.Array | pa.ChunkedArray) -> Numbers:
    """Numbers, or yes and no, in bulk."""
    array = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    if t.is_dictionary(array.type):
        found = parse(rule, array.dictionary)
        bad = np.append(found.bad, False)[pc.fill_null(array.indices, len(found.bad)).to_numpy(zero_copy_only=False)]
        return Numbers(found.values.take(array.indices), bad)
    array = array.cast(pa.string()) if not t.is_string(array.type) else array
    return _booleans(array) if rule.kind == "boolean" else _numbers(rule, array)


def _styles(texts: list[str], stated: str | None) -> list[tuple[str, str]]:
    """Decimal and thousands marks that the sample allows, the plainest first; commas only where nothing is in
    doubt.
    """
    styles = [(".", "")] if stated != "," else []
    if stated != "," and any(re.search(r"\d,\d{3}\.\d|\d,\d{3},\d{3}", v) for v in texts):
        styles.append((".", ","))
    if stated == "," or (stated is None and any(re.search(r",(\d{1,2}|\d{4,})$|\.\d{3},\d+$", v) for v in texts)):
        styles += [(",", ""), (",", ".")]
    for blank in (*_SPACES, "'", "’"):
        if any(blank in v for v in texts):
            styles += [(".", blank), (",", blank)] if stated is None else [(stated, blank)]
    return styles


def _is_number(text: str, rule: NumberRule) -> bool:
    whole, _, rest = text.lstrip("-").partition(rule.decimal)
    groups = whole.split(rule.thousands) if rule.thousands else [whole]
    if len(groups) > 1 and (not all(len(g) == 3 for g in groups[1:]) or not 1 <= len(groups[0]) <= 3):
        return False
    digits = "".join(groups)
    if len(digits) > 1 and digits.startswith("0") and digits.isdigit():
        return False
    plain = ("-" if text.startswith("-") else "") + digits + ("." + rest if rest else "")
    return re.fullmatch(_PLAIN, plain) is not None and not (digits.isdigit() and not rest and int(digits) > EXACT)


def _booleans(array: pa.StringArray) -> Numbers:
    lower = pc.utf8_lower(pc.utf8_trim_whitespace(array))
    yes = pc.is_in(lower, pa.array([p[0] for p in _PAIRS] + ["1"]))
    no = pc.is_in(lower, pa.array([p[1] for p in _PAIRS] + ["0"]))
    none = pc.is_in(lower, pa.array([*_MISSING, "", None], pa.string()))
    bad = pc.invert(pc.or_(pc.or_(yes, no), none)).to_numpy(zero_copy_only=False)
    return Numbers(pc.if_else(pc.or_(yes, no), yes, None), bad)


def _numbers(rule: NumberRule, array: pa.StringArray) -> Numbers:
    if rule.thousands:
        array = pc.replace_substring(array, rule.thousands, "")
    if rule.decimal != ".":
        array = pc.replace_substring(pc.replace_substring(array, ".", "?"), rule.decimal, ".")
    try:
        values = array.cast(pa.float64())
        if np.isfinite(pc.fill_null(values, 0).to_numpy(zero_copy_only=False)).all():
            return Numbers(values, np.zeros(len(array), bool))
    except pa.ArrowInvalid:
        pass
    trimmed = pc.utf8_trim_whitespace(array)
    numeric = pc.match_substring_regex(trimmed, f"^{_PLAIN}$")
    values = pc.if_else(numeric, trimmed, None).cast(pa.float64())
    finite = pc.fill_null(pc.is_finite(values), False)
    bad = pc.invert(pc.or_(finite, missing(trimmed))).to_numpy(zero_copy_only=False)
    return Numbers(pc.if_else(finite, values, None), bad)
