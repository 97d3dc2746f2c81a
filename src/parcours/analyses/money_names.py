"""Which property of events is the money that customers pay? By its name: English, French, Romanian, Russian,
Indonesian."""

from __future__ import annotations

import re

from parcours.timeline.snapshot import Snapshot

_WORDS = (  # the plainest first
    "revenue", "total", "value", "amount", "price", "payment", "spend", "sales",
    "montant", "prix", "valeur", "suma", "sumă", "valoare", "preț", "pret", "сумма", "стоимость", "цена", "выручка",
    "jumlah", "harga", "nilai",
)  # fmt: skip
_PARTS = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])|[\W_\d]+")


def candidates(snapshot: Snapshot) -> list[str]:
    """Properties that hold numbers and are called like money, the likeliest first; single ones before lists."""
    found = []
    for name, types in snapshot.properties("event").items():
        words = [word.lower() for word in _PARTS.split(name) if word]
        ranks = [_WORDS.index(word) for word in words if word in _WORDS]
        if "n" in types and ranks and not name.startswith("journey."):
            found.append(("[]" in name, min(ranks), len(words), name))
    return [name for *_, name in sorted(found)]
