"""What do tables and times call the things they tell of? Nouns from files, event names from columns.

Names stay in the file's own words: `orders.csv` with `approved_at` gives *Order Approved*. English words that name an
act become what was done (`purchase` *Purchased*); other languages are left as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from parcours.collect.column_names import is_label, plain
from parcours.collect.together.vocabulary import DONE, FILLING, MACHINES, NOT_STEPS, TIME


def table_names(stems: Sequence[str]) -> list[str]:
    """Short names of tables from their files' stems: what most of them begin with is left out."""
    tokens = [_core(plain(stem).split("_")) for stem in stems]
    if len(tokens) > 1:
        tokens = [_core(words) for words in _without_common(tokens)]
    names: list[str] = []
    for words in tokens:
        name, number = "_".join(words), 2
        while name in names:
            name, number = f"{'_'.join(words)}_{number}", number + 1
        names.append(name)
    return names


def noun(table: str) -> str:
    """What one row of a table tells of: `order_items` tells of an order item."""
    words = table.split("_")
    return " ".join([*words[:-1], _singular(words[-1])])


def stem(column: str, of: str) -> str:
    """What a column of keys numbers: `customer_id`, `CustomerNo` and the `id` of customers all number a customer."""
    words = [word for word in plain(column).split("_") if not is_label(word)]
    return " ".join([*words[:-1], _singular(words[-1])]) if words else of


def title(words: str) -> str:
    """Each word with a capital, as events are called."""
    return " ".join(word[:1].upper() + word[1:] for word in words.replace("_", " ").split())


def is_step(column: str) -> bool:
    """Whether a column of times tells when something happened: not when it should, nor when the row was changed."""
    return not NOT_STEPS & set(plain(column).split("_"))


def is_stamp(column: str) -> bool:
    """Whether a column of times is one that machines on an event's way put on it: all of them tell of one event."""
    return bool(MACHINES & set(plain(column).split("_")))


def step_name(column: str, of: str) -> str:
    """The event that a column of times tells of, in a table of `of` (such as “order”)."""
    words = [word for word in plain(column).split("_") if word not in TIME]
    own = of.split() or [""]
    for start in range(len(own)):  # `review_created` in a table of order reviews is of the review
        if words[: len(own) - start] == own[start:]:
            own, words = own[start:], words[len(own) - start :]
            break
    if words and words[0].startswith(own[-1]):  # orders are *Ordered*, not *Order Ordered*
        own = own[:-1]
    return title(" ".join(own + [DONE.get(word, word) for word in words]))


def _core(words: list[str]) -> list[str]:
    """Without the numbers and words that say nothing of what the table holds."""
    kept = [word for word in words if not word.isdigit() and word not in FILLING]
    return kept or words


def _without_common(tokens: list[list[str]]) -> list[list[str]]:
    """Tables without the first word that more than half of them share, as often as there is one."""
    while True:
        longer = [words for words in tokens if len(words) > 1]
        word, count = Counter(words[0] for words in longer).most_common(1)[0] if longer else ("", 0)
        if 2 * count <= len(tokens) or count < 2:
            return tokens
        tokens = [words[1:] if len(words) > 1 and words[0] == word else words for words in tokens]


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
