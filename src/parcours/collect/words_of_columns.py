"""What would a column's thing or trait be called, where nobody says?"""

from __future__ import annotations

from parcours.collect.column_names import plain
from parcours.collect.mapping import PERSON_IDS
from parcours.collect.together.words import stem


def object_kind(column: str) -> str:
    """`order_number` numbers an order. What would be taken for a person's id is a number of one."""
    kind = stem(column, "") or plain(column).replace("_", " ") or column
    return f"{kind} number" if kind in PERSON_IDS else kind


def trait_name(column: str) -> str:
    """`user_properties.plan` tells the trait `plan`."""
    return column.rpartition(".")[2] or column
