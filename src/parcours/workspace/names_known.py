"""What are the people of this workspace called? Names that texts are to be shown without.

They come from traits, and from what orders and reviews tell. Kept for as long as the log does
not grow: a page of texts asks many times.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol
from weakref import WeakKeyDictionary

import pyarrow as pa

from parcours.collect.column_names import plain
from parcours.store.log import Log


class Logged(Protocol):
    """As much of an open workspace as is asked here."""

    @property
    def log(self) -> Log: ...


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WHOLE = _words("""
name full_name customer_name contact_name shipping_name billing_name reviewer_name requester_name participant_name
recipient_name buyer_name user_name_full имя_и_фамилия фио nume_complet nom_complet nama_lengkap nama
""")
_FIRST = _words("first_name given_name firstname имя prenume prenom nama_depan")
_LAST = _words("last_name surname family_name lastname фамилия nume nom nom_de_famille nama_belakang")
_MOST = 200_000  # names
_LONGEST = 60  # letters

_kept: WeakKeyDictionary[Any, tuple[int, frozenset[str]]] = WeakKeyDictionary()


def names_of(workspace: Logged) -> frozenset[str]:
    """Whole names; first and last ones put together. Of traits, and of what orders and reviews tell."""
    sequence = workspace.log.sequence
    found = _kept.get(workspace)
    if found is None or found[0] != sequence:
        found = _kept[workspace] = sequence, frozenset(_names(workspace))
    return found[1]


def _names(workspace: Logged) -> set[str]:
    by_part: dict[str, list[str]] = {"whole": [], "first": [], "last": []}
    for column in workspace.log.columns():
        if column[:2] in ("p.", "t.") and column.endswith(":s") and (part := _part(column[2:-2])):
            by_part[part].append(column)
    columns = [column for some in by_part.values() for column in some]
    names: set[str] = set()
    if not columns:
        return names
    for batch in workspace.log.scan(columns):
        for column in by_part["whole"]:
            names.update(_values(batch.column(column).unique()))
        for first in by_part["first"]:
            for last in by_part["last"]:
                if first[:2] == last[:2]:
                    names.update(_pairs(batch.column(first), batch.column(last)))
        if len(names) > _MOST:
            break
    return names


def _part(name: str) -> str:
    told = plain(name)
    return "whole" if told in _WHOLE else "first" if told in _FIRST else "last" if told in _LAST else ""


def _values(values: pa.Array) -> Iterator[str]:
    """Those of two words or more: single ones may be a nickname, or no name."""
    return (one for one in values.to_pylist() if one and len(one) <= _LONGEST and len(one.split()) > 1)


def _pairs(firsts: pa.Array, lasts: pa.Array) -> Iterator[str]:
    pairs = set(zip(firsts.to_pylist(), lasts.to_pylist(), strict=True))
    return (f"{first} {last}" for first, last in pairs if first and last and len(first) + len(last) < _LONGEST)
