"""What is a subject called? By its own words as people write them most, in pairs where they stand side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from parcours.text.discovering.content import stem
from parcours.text.tokens import fold

MOST = 3  # phrases
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SIDE_BY_SIDE = 0.5  # of the clauses that hold both words


def named(stems: Sequence[str], texts: Sequence[str], words: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The phrases of a subject. `stems`: beginnings of its words, the most telling first; `words`: of each text, as
    `content` cuts it."""
    used = {one: Counter(word for held in words for word in held if word and stem(word) == one) for one in stems}
    names = [used[one].most_common(1)[0][0] for one in stems if used[one]][:MOST]
    written = _written(texts)
    phrases: list[str] = []
    for name in names:
        if any(name in phrase.split() for phrase in phrases):
            continue
        beside = next((other for other in names if other != name and _together(name, other, words)), None)
        taken = beside is not None and any(beside in phrase.split() for phrase in phrases)
        phrases.append(name if beside is None or taken else _in_order(name, beside, words))
    return tuple(" ".join(written.get(word, word) for word in phrase.split()) for phrase in phrases)


def _together(one: str, other: str, words: Sequence[Sequence[str]]) -> bool:
    """Whether two words mostly stand side by side where both are."""
    both = [held for held in words if one in held and other in held]
    beside = [held for held in both if {(one, other), (other, one)} & set(pairwise(held))]
    return bool(both) and len(beside) > _SIDE_BY_SIDE * len(both) and len(beside) * 2 > sum(one in h for h in words)


def _in_order(one: str, other: str, words: Sequence[Sequence[str]]) -> str:
    before = sum((one, other) in set(pairwise(held)) for held in words)
    after = sum((other, one) in set(pairwise(held)) for held in words)
    return f"{one} {other}" if before >= after else f"{other} {one}"


def _written(texts: Sequence[str]) -> dict[str, str]:
    """How folded words are written mostly: with their accents, and in small letters unless they never are."""
    seen: dict[str, Counter[str]] = {}
    for text in texts:
        for word in _WORD.findall(text):
            seen.setdefault(fold(word), Counter())[word.lower()] += 1
    return {folded: forms.most_common(1)[0][0] for folded, forms in seen.items()}
