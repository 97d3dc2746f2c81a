"""When did it happen? A column of any type and form to instants, each row with a reason where it has none."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as t

from parcours.collect.times_kinds import BAD, DATE, EMPTY, INSTANT, LOCAL, OUT_OF_RANGE, Read, unread
from parcours.collect.times_rule import END, PER_SECOND, REASONS, SECOND, Parsed, TimeRule
from parcours.collect.times_texts import read_pattern, read_texts
from parcours.model.verdict import Reason
from parcours.model.zone import zone

_DAY = 86_400 * SECOND
_NUMERIC = r"^ *-?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})? *$"
_CODE = {reason: code for code, reason in enumerate(REASONS)}


def parse(
    rule: TimeRule,
    values: pa.Array | pa.ChunkedArray,
    *,
    day_zone: str | None = None,
    now_us: int | None = None,
) -> Parsed:
    """Instants in bulk. Dates become days of `day_zone` (the workspace's; default the rule's).

    Times more than 24 hours after `now_us` are set aside.
    """
    array = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    return _placed(read(rule, array), rule, day_zone or rule.zone, now_us)


def read(rule: TimeRule, array: pa.Array) -> Read:
    """Times as they are written, before any zone."""
    kind = array.type
    if t.is_dictionary(kind):
        found = read(rule, array.dictionary)
        missing = array.is_null().to_numpy(zero_copy_only=False)
        return found.take(pc.fill_null(array.indices, 0).to_numpy(zero_copy_only=False), missing)
    if t.is_null(kind):
        return unread(len(array), EMPTY)
    if t.is_large_string(kind) or t.is_string_view(kind):
        array, kind = array.cast(pa.string()), pa.string()
    if t.is_timestamp(kind):
        return _numbers(array.cast(pa.int64()), kind.unit, INSTANT if kind.tz else LOCAL)
    if t.is_date(kind):
        return _numbers(array.cast(pa.timestamp("s")).cast(pa.int64()), "s", DATE)
    if t.is_string(kind):
        return _epoch_texts(array, rule.unit) if rule.form == "epoch" else _texts(rule, array)
    if t.is_integer(kind) and rule.form != "epoch":
        return _texts(rule, array.cast(pa.string()))
    if t.is_integer(kind) or t.is_floating(kind) or t.is_decimal(kind):
        wide = pa.int64() if t.is_integer(kind) and not t.is_uint64(kind) else pa.float64()
        return _epoch(array.cast(wide), rule.unit) if rule.form == "epoch" else unread(len(array))
    return unread(len(array))


def _texts(rule: TimeRule, array: pa.StringArray) -> Read:
    if "%" not in rule.pattern:
        return read_texts(array, rule.day_first)
    distinct = array.dictionary_encode()  # strptime is slow
    missing = array.is_null().to_numpy(zero_copy_only=False)
    found = read_pattern(distinct.dictionary, rule.pattern)
    return found.take(pc.fill_null(distinct.indices, 0).to_numpy(zero_copy_only=False), missing)


def _epoch_texts(array: pa.StringArray, unit: str) -> Read:
    trimmed = pc.utf8_trim_whitespace(array)
    blank = pc.equal(trimmed, "")
    if pc.any(blank).as_py():
        trimmed = pc.if_else(blank, None, trimmed)
    try:
        return _epoch(trimmed.cast(pa.int64()), unit)
    except pa.ArrowInvalid:
        numeric = pc.match_substring_regex(trimmed, _NUMERIC)
        found = _epoch(pc.if_else(numeric, trimmed, None).cast(pa.float64()), unit)
        found.codes[pc.fill_null(pc.invert(numeric), False).to_numpy(zero_copy_only=False)] = BAD
        return found


def _epoch(array: pa.Array, unit: str) -> Read:
    """Numbers since 1970; those that fit a coarser unit better are not in the form of the rest of the
    column.
    """
    found = _numbers(array, unit, INSTANT)
    coarser = {"ms": "s", "us": "ms", "ns": "us"}.get(unit)
    if coarser is not None:
        small = (found.codes == INSTANT) & (found.us < END // PER_SECOND[unit] * PER_SECOND[coarser])
        found.codes[small] = BAD
    return found


def _numbers(array: pa.Array, unit: str, code: int) -> Read:
    """Counts of a unit since 1970, of UTC or of the wall as `code` says."""
    missing = array.is_null().to_numpy(zero_copy_only=False)
    raw = (pc.fill_null(array, 0) if array.null_count else array).to_numpy(zero_copy_only=False)
    per = PER_SECOND[unit]
    inside = (raw >= -86_400 * per) & (raw < (2**32 + 86_400) * per)  # a day's margin, for the zone
    safe = np.where(inside, raw, 0)
    cuts = np.zeros(len(raw), bool)
    if raw.dtype.kind == "f":
        us = np.rint(safe * (SECOND / per)).astype(np.int64)
    elif per > SECOND:
        us = safe // (per // SECOND)
        cuts = us * (per // SECOND) != safe
    else:
        us = safe * (SECOND // per)
    codes = np.where(inside, code, OUT_OF_RANGE).astype(np.uint8)
    if raw.dtype.kind == "f":
        codes[~np.isfinite(raw)] = BAD
    codes[missing] = EMPTY
    return Read(us, codes, cuts)


def _placed(found: Read, rule: TimeRule, day_zone: str, now_us: int | None) -> Parsed:
    """Wall times and days put on the UTC line, and everything checked to be inside the limits."""
    us, codes = found.us, found.codes
    if rule.form != "date" and (codes == INSTANT).all() and _inside(us, now_us):
        none = np.zeros(len(us), bool)
        return Parsed(us, none, ~none, np.zeros(len(us), np.uint8), int(found.cuts.sum()), 0)
    reasons = np.zeros(len(us), np.uint8)
    reasons[codes == EMPTY] = _CODE[Reason.no_time]
    reasons[codes == BAD] = _CODE[Reason.bad_time]
    reasons[codes == OUT_OF_RANGE] = _CODE[Reason.time_out_of_range]
    folds = 0
    if (local := codes == LOCAL).any():
        there = zone(rule.zone).to_utc(us if local.all() else us[local])
        us = np.where(local, _spread(there.utc_us, local), us)
        reasons[_spread(there.gap, local).astype(bool) & local] = _CODE[Reason.time_in_gap]
        folds = int(there.fold.sum())
    day = codes == DATE
    if rule.form == "date":
        timed = (codes == LOCAL) | (codes == INSTANT)
        day = day | timed
        us = np.where(timed, zone(day_zone).to_local(us) // _DAY * _DAY if timed.any() else us, us)
    if day.any():
        days = us if day.all() else us[day]
        begins, ends = zone(day_zone).to_utc(days), zone(day_zone).to_utc(days + _DAY)
        us = np.where(day, _spread(begins.utc_us, day), us)
        skipped = _spread(begins.utc_us >= ends.utc_us, day).astype(bool) & day
        reasons[skipped] = _CODE[Reason.time_in_gap]
    outside = (reasons == 0) & ((us < 0) | (us >= END))
    reasons[outside] = _CODE[Reason.time_out_of_range]
    if now_us is not None:
        reasons[(reasons == 0) & (us > now_us + _DAY)] = _CODE[Reason.time_in_future]
    valid = reasons == 0
    return Parsed(np.where(valid, us, 0), day & valid, valid, reasons, int((found.cuts & valid).sum()), folds)


def _inside(us: np.ndarray, now_us: int | None) -> bool:
    return bool(us.size) and us.min() >= 0 and us.max() < END and (now_us is None or us.max() <= now_us + _DAY)


def _spread(values: np.ndarray, where: np.ndarray) -> np.ndarray:
    """Values of some rows at their places among all."""
    if len(values) == len(where):
        return values
    out = np.zeros(len(where), values.dtype)
    out[where] = values
    return out
