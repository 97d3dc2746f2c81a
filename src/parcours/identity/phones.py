"""Which number is that? Phone numbers in one form, E.164 (`+40721234567`), however they were written.

A number written with its country (`+40 721 234 567`) needs nothing else; one written as at home (`0721 234 567`)
needs the workspace's country. Without one it is kept as it was written: it is then the same number only where it is
written the same way.
"""

from __future__ import annotations

import re
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

_DIGIT = re.compile(r"\d")
_LIKE = re.compile(r"\+?[\d\s().\-/]{6,24}(\s*(x|ext\.?)\s*\d{1,6})?", re.IGNORECASE)
_STAND_INS = "|".join([*(f"{digit}{{6,}}" for digit in range(10)), "0*1?23456789?0?", "0*987654321?0?"])
_MANY = 100  # numbers: fewer are not worth a pattern
_DIGITS = range(6, 16)  # as many as a number has; E.164 allows 15


def e164(texts: pa.Array, country: str = "") -> pa.Array:
    """Each number in its one form; null where the text is no number that there can be."""
    from parcours.identity.plain_phones import plain_forms  # what knows all countries' numbers is slow to import

    plain = pa.nulls(len(texts), pa.string())
    if len(texts) >= _MANY:
        plain = pc.if_else(_may_be(texts), plain_forms(texts, country), None)
    left = pc.and_(pc.is_null(plain), pc.is_valid(texts))
    found = [one_form(text, country) for text in texts.filter(left).to_pylist()]
    return pc.replace_with_mask(plain, left, pa.array(found, pa.string()))


def like_phone(text: str) -> bool:
    """Whether a text is written as phone numbers are."""
    return _LIKE.fullmatch(text) is not None and len(_DIGIT.findall(text)) in range(7, 16)


@lru_cache(1 << 16)
def one_form(text: str, country: str) -> str | None:
    """One number, looked at closely."""
    import phonenumbers

    digits = "".join(_DIGIT.findall(text))
    if len(digits) not in _DIGITS or re.fullmatch(_STAND_INS, digits):
        return None
    if not country and not text.lstrip(" (").startswith("+"):
        return text
    try:
        number = phonenumbers.parse(text, country or None)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    whole = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    # people behind one switchboard are not one person
    return f"{whole};ext={number.extension}" if number.extension else whole


def _may_be(texts: pa.Array) -> pa.Array:
    """Not too few digits, not too many, and not such as people type to be left alone."""
    digits = pc.replace_substring_regex(texts, r"\D", "")
    length = pc.binary_length(digits)
    fits = pc.and_(pc.greater_equal(length, _DIGITS.start), pc.less(length, _DIGITS.stop))
    return pc.and_not(fits, pc.match_substring_regex(digits, f"^(?:{_STAND_INS})$"))
