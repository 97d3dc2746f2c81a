"""What instants do texts name? Texts of one shape, such as 2026-03-31T10:00Z or 1 Oct 2019 9:05 PM, at once.

A column of times has few shapes; what each part of a shape means is decided once, then its digits are read
from all rows together. Read are ISO 8601, dates of three numbers (year first, or in an order that is told),
dates with an English month's name in any order, 20191001; behind them a time of day with fraction, AM or PM,
and Z, UTC, GMT or an offset.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import pairwise

import numpy as np
import pyarrow as pa

from parcours.collect.times_kernel import SHAPES, shapes
from parcours.collect.times_kinds import BAD, DATE, EMPTY, INSTANT, LOCAL, OUT_OF_RANGE, Read, unread
from parcours.collect.times_rule import END, SECOND

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*"
_GAP = "[-/., ]{1,3}"
_DATES = {
    "ymd": rf"(?P<y>\d{{4}}){_GAP}(?P<m>\d\d?){_GAP}(?P<d>\d\d?)",
    "dmy": rf"(?P<d>\d\d?){_GAP}(?P<m>\d\d?){_GAP}(?P<y>\d{{4}}|\d\d)",
    "mdy": rf"(?P<m>\d\d?){_GAP}(?P<d>\d\d?){_GAP}(?P<y>\d{{4}}|\d\d)",
    "named dmy": rf"(?P<d>\d\d?)[-/., ]{{0,3}}{_MONTH}[-/., ]{{0,3}}(?P<y>\d{{4}}|\d\d)",
    "named mdy": rf"{_MONTH}[-/., ]{{0,3}}(?P<d>\d\d?){_GAP}(?P<y>\d{{4}}|\d\d)",
    "named ymd": rf"(?P<y>\d{{4}})[-/., ]{{0,3}}{_MONTH}[-/., ]{{0,3}}(?P<d>\d\d?)",
    "compact": r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
}
_TIMES = {
    "compact": r"[t ]?(?P<h>\d\d)(?P<i>\d\d)(?:(?P<s>\d\d)(?:[.,](?P<f>\d+))?)?",
    "": r"(?:t|[ ,:]{1,2})(?P<h>\d\d?):(?P<i>\d\d)(?::(?P<s>\d\d)(?:[.,](?P<f>\d+))?)?(?: *(?P<half>[ap])m)?",
}
_ZONE = r" *(?:(?P<sign>[-+])(?P<zh>\d\d)(?::?(?P<zm>\d\d))?)? *(?P<utc>z|utc|gmt)?"
_DAY_NAME = "(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[., ]+)?"
_SHAPES = {
    kind: re.compile(rf" *{_DAY_NAME}{date}(?:{_TIMES.get(kind, _TIMES[''])}{_ZONE})? *", re.IGNORECASE | re.ASCII)
    for kind, date in _DATES.items()
}
_FIRST, _LAST = 1969, 2107  # years, with one to spare for zones
_BEGINS = np.arange(f"{_FIRST}-01", f"{_LAST + 1}-02", dtype="M8[M]").astype("M8[D]").astype(np.int64)
_CLOCK = re.compile("%[HIcXTsRr]")


def read_texts(texts: pa.StringArray, day_first: bool | None) -> Read:
    """Times of texts of any shape."""
    found = unread(len(texts))
    _, offsets, data = texts.buffers()
    if not len(texts) or data is None or not data.size:
        found.codes[:] = EMPTY
        return found
    ends = np.frombuffer(offsets, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    content = np.frombuffer(data, np.uint8)
    groups, first = np.zeros(len(texts), np.uint16), np.zeros(SHAPES, np.int64)
    count = shapes(content, ends, np.zeros((4 * SHAPES, 2), np.uint64), groups, first)
    if count == 2 and groups.all():
        found = _read_shape(content[ends[0] : ends[-1]].reshape(len(texts), -1), day_first)
    else:
        order = np.argsort(groups, kind="stable")
        edges = np.searchsorted(groups[order], np.arange(1, count + 1))
        for begin, end in pairwise(edges):
            rows = order[begin:end]
            width = int(ends[rows[0] + 1] - ends[rows[0]])
            places = ends[rows][:, None] + np.arange(width)
            found.put(rows, _read_shape(content[places], day_first))
    if texts.null_count:
        found.codes[texts.is_null().to_numpy(zero_copy_only=False)] = EMPTY
    return found


def read_pattern(texts: pa.StringArray, pattern: str) -> Read:
    """Times by a pattern of strptime that the user stated."""
    out = unread(len(texts))
    whole = _CLOCK.search(pattern) is None
    for i, text in enumerate(texts.to_pylist()):
        if text is None or not text.strip():
            out.codes[i] = EMPTY
            continue
        try:
            moment = datetime.strptime(text.strip(), pattern)  # noqa: DTZ007 - the zone is the rule's
        except ValueError:
            continue
        since = moment.replace(tzinfo=moment.tzinfo or UTC) - datetime(1970, 1, 1, tzinfo=UTC)
        us = (since.days * 86_400 + since.seconds) * SECOND + since.microseconds
        inside = -86_400 * SECOND <= us < END + 86_400 * SECOND
        out.us[i] = us if inside else 0
        out.codes[i] = OUT_OF_RANGE if not inside else DATE if whole else INSTANT if moment.tzinfo else LOCAL
    return out


def _read_shape(texts: np.ndarray, day_first: bool | None) -> Read:
    """Read texts of one shape, a row of bytes each."""
    sample = texts[0].tobytes().decode("utf-8", "replace")
    if match := _match(sample, day_first):
        return _values(match, texts)
    return unread(len(texts), BAD if sample.strip() else EMPTY)


def _match(sample: str, day_first: bool | None) -> re.Match[str] | None:
    """What the parts of a shape mean."""
    for kind, shape in _SHAPES.items():
        if (kind == "dmy" and day_first is not True) or (kind == "mdy" and day_first is not False):
            continue
        if match := shape.fullmatch(sample):
            return match
    return None


def _values(match: re.Match[str], texts: np.ndarray) -> Read:
    def number(part: str) -> np.ndarray | int:
        return _number(texts, *match.span(part)) if match[part] is not None else 0

    parts = match.groupdict()
    year, day = number("y"), number("d")
    month = _MONTHS.index(str(name).lower()) + 1 if (name := parts.get("name")) else number("m")
    if len(match["y"]) == 2:
        year = year + np.where(np.asarray(year) >= 70, 1900, 2000)
    inside = (year >= _FIRST) & (year <= _LAST)
    good = (month >= 1) & (month <= 12) & (day >= 1)
    place = np.where(inside & good, (year - _FIRST) * 12 + month - 1, 0)
    begins = _BEGINS[place]
    good &= day <= _BEGINS[place + 1] - begins
    days = begins + day - 1
    codes = np.full(len(texts), DATE, np.uint8)
    cuts = np.zeros(len(texts), bool)
    us = days * (86_400 * SECOND)
    if parts["h"] is not None:
        hour, minute, second = number("h"), number("i"), number("s")
        if half := parts.get("half"):
            good &= (hour >= 1) & (hour <= 12)
            hour = hour % 12 + (12 if half in "pP" else 0)
        micros, cuts = _fraction(texts, match, cuts)
        good &= ((hour < 24) | ((hour == 24) & (minute + second + micros == 0))) & (minute < 60) & (second <= 60)
        ahead = 0
        if parts["sign"]:
            hours, minutes = number("zh"), number("zm")
            good &= (hours <= 18) & (minutes < 60)
            ahead = (hours * 3600 + minutes * 60) * (1 if parts["sign"] == "+" else -1)
        us += np.asarray(hour * 3600 + minute * 60 + second - ahead, np.int64) * SECOND + micros
        codes[:] = INSTANT if parts["sign"] or parts["utc"] else LOCAL
    codes[~good] = BAD
    codes[~inside] = OUT_OF_RANGE
    fine = codes < EMPTY
    return Read(us if fine.all() else np.where(fine, us, 0), codes, cuts & fine)


def _number(texts: np.ndarray, begin: int, end: int) -> np.ndarray:
    value = texts[:, begin].astype(np.int32)
    for place in range(begin + 1, end):
        value *= 10
        value += texts[:, place]
    return value - 48 * int("1" * (end - begin))


def _fraction(texts: np.ndarray, match: re.Match[str], cuts: np.ndarray) -> tuple[np.ndarray | int, np.ndarray]:
    """Microseconds, and which rows had more."""
    if match.groupdict().get("f") is None:
        return 0, cuts
    begin, end = match.span("f")
    width = min(end - begin, 6)
    micros = _number(texts, begin, begin + width) * 10 ** (6 - width)
    return micros, (texts[:, begin + width : end] != 48).any(axis=1)
