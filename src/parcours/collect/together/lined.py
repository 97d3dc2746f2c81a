"""Are several rows of a table one event together, as the lines of an invoice are?"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import pyarrow as pa

from parcours.collect import column_names as known
from parcours.collect.look import Look
from parcours.collect.together import shapes, words
from parcours.collect.together.links import Seen
from parcours.collect.together.plan import Lines
from parcours.collect.together.put import OTHERWISE
from parcours.collect.together.totals import numbers_of
from parcours.collect.together.vocabulary import COUNT, EACH, ITEM, PRICE, STATUS, tokens
from parcours.collect.values import text

_SAME = 0.98  # of the orders with several lines must agree on what belongs to the order
_SEVERAL = 0.8  # different orders for each line, at most
_PREFIX = re.compile(r"([^\W\d_]+)\W?\d+")
_SURE = 2  # lines that begin alike


def is_itemish(columns: Iterable[str]) -> bool:
    """Products with prices or counts; `total_items_price` alone names no product."""
    words = [tokens(column) for column in columns]
    worth = COUNT | PRICE
    return any(ITEM & one and not worth & one for one in words) and any(worth & one for one in words)


def is_product(table: Seen) -> bool:
    """A table of products: what happens to them is no step of a customer."""
    named = ITEM & set(table.noun.split()[-1:]) - {"item"}
    return bool(named) and not any(known.rank(column, known.USER) is not None for column in table.looks)


def lines(table: Seen) -> Lines | None:
    """Rows of one order each, where its rows are products and agree on time and person."""
    if not shapes.times(table) or shapes.event_column(table) or not is_itemish(table.looks):
        return None
    for key in _keys(table):
        number = _codes(table.looks[key])
        if not len(number) or len(np.unique(number)) > _SEVERAL * len(number):
            continue
        own = [c for c, look in table.looks.items() if c != key and _agreement(number, _codes(look)) < _SAME]
        people = [c for c in table.looks if known.rank(c, known.USER) is not None]
        if own and is_itemish(own) and not {shapes.main_time(table), *people} & set(own):
            return Lines(key, tuple(own), total=total(table, own), names=_names(table, key, own))
    return None


def called(key: str, of: str) -> str:
    """The event that rows with one key are, in a table of `of`: *Invoice*, of `InvoiceNo`."""
    return "Order" if known.plain(key) == "name" else words.title(words.stem(key, of))


def total(table: Seen, columns: Iterable[str]) -> dict[str, str]:
    """What an order comes to: count times price, or prices alone."""
    numeric = [c for c in columns if table.looks[c].number is not None and not known.is_label(c)]
    counts = [c for c in numeric if COUNT & tokens(c)]
    prices = sorted((c for c in numeric if PRICE & tokens(c)), key=lambda c: "price" not in tokens(c))
    if not prices or "amount" in table.looks:
        return {}
    each = bool(EACH & tokens(prices[0]))
    return {"amount": f"{counts[0]} * {prices[0]}" if each and counts else prices[0]}


def _keys(table: Seen) -> list[str]:
    """Columns that may number orders, the likeliest first."""
    named = [column for column in table.looks if shapes.is_order(column)]
    return [name, *named] if (name := shapes.order_name(table)) else named


def _names(table: Seen, key: str, own: list[str]) -> dict[str, str]:
    """Orders taken back by what their numbers begin with, or by counts below zero."""
    counts = [c for c in own if COUNT & tokens(c) and table.looks[c].number is not None]
    below = _below_zero(table.looks[counts[0]]) if counts else np.zeros(0, np.bool_)
    if not below.any():
        return {}
    usual, done = called(key, table.noun), _undone(table, below)
    keys = text(table.looks[key].values).to_pylist()
    begins = np.array([match[1] if word and (match := _PREFIX.match(word)) else "" for word in keys])
    for start in sorted(set(begins) - {""}):
        here = begins == start
        if here.sum() >= _SURE and below[here].all():
            return {f"{usual} {done}": f"{key} starts with {start}", usual: OTHERWISE}
    return {f"{usual} {done}": f"{counts[0]} < 0", usual: OTHERWISE}


def _undone(table: Seen, below: np.ndarray) -> str:
    """What became of orders with counts below zero: *Refunded* where a state says so of most, else *Cancelled*."""
    for column, look in table.looks.items():
        if STATUS & tokens(column):
            said = [word for word in text(look.values).filter(pa.array(below)).to_pylist() if word]
            if said and 2 * sum("refund" in word.casefold() for word in said) > len(said):
                return "Refunded"
    return "Cancelled"


def _below_zero(look: Look) -> np.ndarray:
    values = numbers_of([look.values], look.number) if look.number else None
    return np.zeros(0, np.bool_) if values is None else values < 0


def _codes(look: Look) -> np.ndarray:
    """A number for each row's value, -1 where it has none."""
    values = text(look.values)
    coded = values if isinstance(values, pa.DictionaryArray) else values.dictionary_encode()
    return coded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)


def _agreement(number: np.ndarray, value: np.ndarray) -> float:
    """The share of orders with several lines whose lines all say the same, or the first of which speaks for all."""
    here = number >= 0
    value = np.where(value < 0, value[_first_line(number)], value)
    order, counts = np.unique(number[here], return_counts=True)
    pairs = np.unique(np.stack([number[here], value[here]]), axis=1)[0]
    different = np.bincount(np.searchsorted(order, pairs), minlength=len(order))
    several = counts > 1
    return float((different[several] == 1).mean()) if several.any() else 1.0


def _first_line(number: np.ndarray) -> np.ndarray:
    """For each row the first one of the same order."""
    _, first, order = np.unique(number, return_index=True, return_inverse=True)
    return first[order]
