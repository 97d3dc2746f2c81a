"""What was understood wrongly, and what is it instead? What people say of a text comes before what a reader says.

A correction holds of every text with the same words, and of a clause by where it stands; where a newer reader cuts the
text otherwise, of the clause that shares most with it. A text of one clause and that clause are the same.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

import numpy as np

from parcours.store.corrections import Correction
from parcours.store.findings import HASH, Readings, joined, table_of
from parcours.text.finding import Finding, Heard, Sign

_CLEAR = 0.6  # sentiment of what somebody called good, at least; or bad
_SHARED = 0.5  # of the shorter of two clauses, for one to stand for the other


def digest_of(corrections: Sequence[Correction]) -> str:
    """Changes with what is corrected; empty where nothing is."""
    if not corrections:
        return ""
    told = [[c.text.hex(), c.start, c.end, c.field, c.value] for c in corrections]
    return hashlib.blake2b(json.dumps(told).encode(), digest_size=8).hexdigest()


def corrected(readings: Readings, corrections: Sequence[Correction]) -> Readings:
    """The readings with all of them, in the order in which they were made."""
    by_text: defaultdict[bytes, list[Correction]] = defaultdict(list)
    for one in corrections:
        by_text[one.text].append(one)
    hashes = [text for text, at in zip(by_text, _places(readings, list(by_text)), strict=True) if at >= 0]
    if not hashes:
        return readings
    heard = [
        with_corrections(readings.heard(at), by_text[text])
        for text, at in zip(hashes, _places(readings, hashes), strict=True)
    ]
    return joined([table_of(hashes, heard), readings.table])


def with_corrections(heard: Heard, corrections: Sequence[Correction]) -> Heard:
    """One text as somebody corrected it."""
    for one in corrections:
        if one.start is None and one.field == "language":
            heard = replace(heard, language=one.value[0])
        elif one.start is None and one.field == "sign":
            heard = _signed(heard, cast("Sign", one.value[0]))
        clause = clause_of(heard, one)
        if clause is not None and one.field != "language":
            changed = _changed(heard.findings[clause], one)
            findings = (*heard.findings[:clause], changed, *heard.findings[clause + 1 :])
            heard = replace(heard, findings=findings)
            if len(findings) == 1 and one.field == "sign":
                heard = _signed(heard, changed.sign)
    return heard


def clause_of(heard: Heard, one: Correction) -> int | None:
    """The number of the clause that is meant."""
    if one.start is None or one.end is None:
        return 0 if len(heard.findings) == 1 else None
    shared = [min(f.end, one.end) - max(f.start, one.start) for f in heard.findings]
    best = max(range(len(shared)), key=lambda n: shared[n], default=None)
    if best is None:
        return None
    shorter = min(heard.findings[best].end - heard.findings[best].start, one.end - one.start)
    return best if shared[best] > 0 and shared[best] >= _SHARED * shorter else None


def _changed(finding: Finding, one: Correction) -> Finding:
    if one.field == "sign":
        return _signed(finding, cast("Sign", one.value[0]))
    return replace(finding, **{one.field: one.value})


def _signed(thing: Any, sign: Sign) -> Any:
    """Somebody who reads is sure; how good or bad it is stays as it was read where that agrees."""
    sentiment = {
        "positive": max(thing.sentiment, _CLEAR),
        "negative": min(thing.sentiment, -_CLEAR),
        "neutral": 0.0,
        "unsure": 0.0,
    }[sign]
    return replace(thing, sign=sign, sentiment=sentiment, confidence=1.0)


def _places(readings: Readings, texts: Sequence[bytes]) -> list[int]:
    return readings.find(np.array(list(texts), HASH)).tolist()
