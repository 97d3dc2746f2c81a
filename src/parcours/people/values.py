"""Which properties tell what an event was about, and what people are called? By the names that exports give them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.voice.sources import columns
from parcours.collect.column_names import plain
from parcours.model.draft.moving import HELD, SEARCHED, TITLED
from parcours.timeline.columns import Column, first_codes
from parcours.timeline.generation import Generation
from parcours.timeline.snapshot import Snapshot

MONEY = ("amount", "total", "revenue", "price")
_PRODUCT = ("product", "product_name", "item", "item_name", "lineitem_name", "товар", "produs", "produit", "produk")
_ADDRESS = ("path", "page_path", "page_url", "page_location", "current_url", "url")
_MORE = ("category", "step", "error", "plan", "carrier", "reason", "status", "variation")
_TELLING = (
    *SEARCHED,
    *_PRODUCT,
    *(name for name in TITLED if name not in _ADDRESS),
    *HELD,
    *_MORE,
    *_ADDRESS,
)
_MOST_TELLING = 8  # besides an address: a column is made of each when first asked for
_WHOSE = frozenset(
    ("customer", "client", "shipping", "billing", "buyer", "user", "contact", "recipient", "full", "first", "last",
     "participant", "reviewer", "person", "клиент", "покупатель", "получатель", "полное", "livrare", "facturare",
     "livraison", "facturation", "pelanggan", "penerima")
)  # fmt: skip
_NAME = frozenset(("name", "имя", "фио", "фамилия", "nume", "prenume", "nom", "prenom", "nama"))
_WHOLE = frozenset(("customer_name", "full_name", "client_name", "фио", "nume_complet", "nom_complet", "nama_lengkap"))


def telling(snapshot: Snapshot) -> list[str]:
    """Properties that say in a word what an event was about, the more telling first."""
    ranks = {name: rank for rank, name in reversed(list(enumerate(_TELLING)))}
    known = [name for name, types in snapshot.properties("event").items() if "s" in types]
    found = [name for _, name in sorted((ranks[_last(name)], name) for name in known if _last(name) in ranks)]
    places = [name for name in found if _last(name) in _ADDRESS][:1]
    return [*(name for name in found if _last(name) not in _ADDRESS)][:_MOST_TELLING] + places


def called(snapshot: Snapshot) -> list[str]:
    """Properties of events that tell what people are called."""
    return _names_of(tuple(name for name, types in snapshot.properties("event").items() if "s" in types))


def money(snapshot: Snapshot) -> str | None:
    """The property that tells what an event was worth, if one does."""
    known = {_last(name): name for name, types in snapshot.properties("event").items() if "n" in types}
    return next((known[name] for name in MONEY if name in known), None)


def values(
    snapshot: Snapshot, generation: Generation, property: str, kind: str, at: NDArray[np.int64]
) -> Sequence[Any | None]:
    """The first value of the property at each of some events; None where it has none of the kind."""
    if kind not in snapshot.properties("event").get(property, ()):
        return [None] * len(at)
    return first_values([snapshot.column(generation, name) for name in columns(snapshot, property, kind)], at)


def first_values(held: Sequence[Column], at: NDArray[np.int64]) -> Sequence[Any | None]:
    """Likewise, of columns that are at hand."""
    found: list[Any | None] = [None] * len(at)
    for column in held:
        for n, code in enumerate(first_codes(column, at).tolist()):
            if code and found[n] is None:
                value = column.values[code - 1]
                found[n] = value.as_py() if hasattr(value, "as_py") else value.item()
    return found


def _last(name: str) -> str:
    """In one form, of a list's member its own name: products[].Lineitem name is lineitem_name."""
    return plain(name.rpartition(".")[2])


def _is_name(property: str) -> bool:
    words = plain(property).split("_")
    return plain(property) in _WHOLE or (bool(_NAME & set(words)) and bool(_WHOSE & set(words)))


@lru_cache(maxsize=64)
def _names_of(properties: tuple[str, ...]) -> list[str]:
    return sorted((p for p in properties if _is_name(p)), key=lambda p: (plain(p) not in _WHOLE, p))
