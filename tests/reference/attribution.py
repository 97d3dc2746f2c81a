"""Credit by each rule, as its definition says it: loops, all orders of channels, and a chain solved in fractions.

A table is a list of (path, converted, lost); a path is a tuple of channels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import permutations
from typing import Any

Table = Sequence[tuple[tuple[Any, ...], int, int]]
START, CONVERTED, LOST = "start", "converted", "lost"


def by_weights(table: Table, weights: Callable[[int], Sequence[Fraction]]) -> dict[Any, Fraction]:
    """Each path's conversions in proportion to the weights of a path of that length."""
    credit: dict[Any, Fraction] = Counter()  # type: ignore[assignment]
    for path, converted, _ in table:
        of = weights(len(path)) if path else []
        for channel, weight in zip(path, of, strict=True):
            credit[channel] += weight / sum(of) * converted
    return credit


def first(n: int) -> list[Fraction]:
    return [Fraction(k == 0) for k in range(n)]


def last(n: int) -> list[Fraction]:
    return [Fraction(k == n - 1) for k in range(n)]


def linear(n: int) -> list[Fraction]:
    return [Fraction(1)] * n


def position(n: int) -> list[Fraction]:
    if n < 3:
        return [Fraction(1, n)] * n
    return [Fraction(2, 5), *[Fraction(1, 5) / (n - 2)] * (n - 2), Fraction(2, 5)]


def markov(table: Table, order: int) -> dict[Any, Fraction]:
    """Removal effects, normalised to all conversions; the chain is solved anew without each channel."""
    moves: dict[Any, Counter[Any]] = {}
    for path, converted, lost in table:
        if path:
            states = [tuple(path[max(0, k - order + 1) : k + 1]) for k in range(len(path))]
            for before, after in zip([START, *states], [*states, None], strict=True):
                for end, count in ((CONVERTED, converted), (LOST, lost)):
                    if count:
                        moves.setdefault(before, Counter())[end if after is None else after] += count
    channels = sorted({c for path, *_ in table for c in path})
    whole = _chance(moves, None)
    effects = {c: 1 - _chance(moves, c) / whole for c in channels}
    total = sum(converted for path, converted, _ in table if path)
    return {c: total * effect / sum(effects.values()) for c, effect in effects.items()}


def _chance(moves: dict[Any, Counter[Any]], removed: Any) -> Fraction:
    """The chance of conversion from the start, where touching `removed` loses the walk."""
    states = [s for s in moves if s == START or s[-1] != removed]
    number = {state: k for k, state in enumerate(states)}
    rows = []
    for state in states:
        out = sum(moves[state].values())
        row = [Fraction(0)] * (len(states) + 1)
        row[number[state]] += 1
        for to, count in moves[state].items():
            if to == CONVERTED:
                row[-1] += Fraction(count, out)
            elif to in number:
                row[number[to]] -= Fraction(count, out)
        rows.append(row)
    return _solved(rows)[number[START]]


def _solved(rows: list[list[Fraction]]) -> list[Fraction]:
    """Gauss and Jordan."""
    n = len(rows)
    for k in range(n):
        pivot = next(r for r in range(k, n) if rows[r][k])
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [x / rows[k][k] for x in rows[k]]
        for r in range(n):
            if r != k and rows[r][k]:
                rows[r] = [x - rows[r][k] * y for x, y in zip(rows[r], rows[k], strict=True)]
    return [row[-1] for row in rows]


def shapley(table: Table) -> dict[Any, Fraction]:
    """What a channel adds to each path's chance, on average over all orders in which its channels may come together."""
    some = [(frozenset(path), converted, lost) for path, converted, lost in table if path]
    credit: dict[Any, Fraction] = Counter()  # type: ignore[assignment]
    for channels, converted, lost in some:
        if not any(missed for _, _, missed in some):
            for channel in channels:
                credit[channel] += Fraction(converted, len(channels))
            continue
        orders = list(permutations(sorted(channels)))
        for order in orders:
            for k, channel in enumerate(order):
                added = _chance_with(some, order[: k + 1]) - _chance_with(some, order[:k])
                credit[channel] += (converted + lost) * added / len(orders)
    return credit


def _chance_with(some: Sequence[tuple[frozenset[Any], int, int]], channels: Iterable[Any]) -> Fraction:
    """Of paths of exactly these channels; where there is none, of paths of some of them."""
    wanted = frozenset(channels)
    exactly = [row for row in some if row[0] == wanted and row[1] + row[2]]
    rows = exactly or [row for row in some if row[0] <= wanted]
    won, lost = sum(row[1] for row in rows), sum(row[2] for row in rows)
    return Fraction(won, won + lost) if won + lost else Fraction(0)
