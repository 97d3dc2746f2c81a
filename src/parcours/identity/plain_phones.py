"""Which phone numbers are written so plainly that their one form is seen at once? The others are looked at one by one.

`+40 721 234 567` and, at home in Romania, `0721 234 567`: nothing but digits and separators, of the length and with
the beginnings that the country's numbers have. For these a pattern of the whole column gives what `phonenumbers` gives,
many times as fast; a test holds the two together.
"""

from __future__ import annotations

import phonenumbers
import pyarrow as pa
import pyarrow.compute as pc
from phonenumbers.phonemetadata import PhoneMetadata

_SEPARATORS = "[\\s\u00a0.\\-/]"
_NOTHING = "[^\\s\\S]"  # matches no text
_FEWEST = 50  # numbers of a country that are worth a pattern


def plain_forms(texts: pa.Array, country: str) -> pa.Array:
    """The one form of each number that is plainly written, null for the others."""
    bare = pc.replace_substring_regex(texts, _SEPARATORS, "")
    found = pa.nulls(len(texts), pa.string())
    if country:
        found = pc.coalesce(found, _at_home(bare, country))
    for code in _codes(bare):
        found = pc.coalesce(found, _abroad(bare, code))
    return found


def _at_home(bare: pa.Array, country: str) -> pa.Array:
    about = PhoneMetadata.metadata_for_region(country)
    if about is None or about.national_prefix_for_parsing != "0" or about.national_prefix_transform_rule:
        return pa.nulls(len(bare), pa.string())
    return _matching(bare, f"0({_numbers(about)})", about)


def _abroad(bare: pa.Array, code: int) -> pa.Array:
    about = PhoneMetadata.metadata_for_region(phonenumbers.region_code_for_country_code(code))
    return (
        pa.nulls(len(bare), pa.string()) if about is None else _matching(bare, rf"\+{code}({_numbers(about)})", about)
    )


def _matching(bare: pa.Array, pattern: str, about: PhoneMetadata) -> pa.Array:
    try:
        number = pc.struct_field(pc.extract_regex(bare, f"^{pattern.replace('(', '(?P<number>', 1)}$"), "number")
        # what may be a prefix that is not dialled from abroad is not plain; nor is a further 0
        prefix = about.national_prefix_for_parsing
        doubtful = pc.match_substring_regex(number, f"^(?:0|{prefix})" if prefix else "^0")
    except pa.ArrowInvalid:  # a pattern that Arrow's expressions cannot hold
        return pa.nulls(len(bare), pa.string())
    whole = pc.binary_join_element_wise(f"+{about.country_code}", number, "")
    return pc.if_else(pc.fill_null(doubtful, True), None, whole)


def _numbers(about: PhoneMetadata) -> str:
    pattern = about.general_desc.national_number_pattern if about.general_desc else None
    return f"(?:{pattern or _NOTHING})"


def _codes(bare: pa.Array) -> list[int]:
    """Calling codes of countries that many of the numbers have."""
    beginnings = pc.struct_field(pc.extract_regex(bare, r"^\+(?P<code>\d{3})"), "code")
    counts = {}
    for one in beginnings.value_counts().to_pylist():
        code = _code(one["values"] or "")
        if code is not None:
            counts[code] = counts.get(code, 0) + one["counts"]
    return [code for code, count in counts.items() if count >= _FEWEST]


def _code(digits: str) -> int | None:
    known = phonenumbers.COUNTRY_CODE_TO_REGION_CODE
    found = (int(digits[:n]) for n in range(1, len(digits) + 1))
    return next((code for code in found if code in known and code > 0), None)
