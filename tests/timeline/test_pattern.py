"""Patterns: against Python's own regular expressions, what cannot be read, and no going back."""

from __future__ import annotations

import re
from contextlib import suppress
from random import Random

import numpy as np
import pytest

from parcours.model.errors import BadInput, NotAllowed, ParcoursError, TooMuch, UnknownName
from parcours.model.filters import AnyEvent, Every, Named
from parcours.timeline.kernels.pattern import match
from parcours.timeline.pattern import Pattern, pattern

NAMES = "ABCDE"


def try_on(told: Pattern, ways: list[str], *, whole: bool) -> tuple[list[bool], list[int], int]:
    """Whether each way (a letter for each event) matches, and at which of its events that was settled."""
    begin = np.cumsum([0, *map(len, ways)])
    accepted, at, work = told.work(
        begin, np.array([_bits(told, e) for way in ways for e in way], np.uint64), whole=whole
    )
    return accepted.tolist(), [a if a < 0 else a - b for a, b in zip(at.tolist(), begin.tolist(), strict=False)], work


def test_by_hand() -> None:
    told = pattern("A+ B? (C|D)* E", NAMES)
    ways = ["AE", "ABE", "AABCDDE", "BE", "ABBE", "AEA", "A"]
    assert try_on(told, ways, whole=True)[:2] == (
        [True, True, True, False, False, False, False],
        [-1, -1, -1, 0, 2, 2, -1],
    )
    assert try_on(told, ["CABE", "BBB", "AEAE"], whole=False)[:2] == ([True, False, True], [3, -1, 1])


@pytest.mark.parametrize("seed", range(80))
def test_as_regular_expressions_do(seed: int) -> None:
    dice = Random(seed)
    text = _random_pattern(dice, 3)
    told, python = pattern(text, NAMES), re.compile(text.replace(" ", ""))
    ways = ["".join(dice.choice(NAMES) for _ in range(dice.randint(1, 9))) for _ in range(40)]
    accepted, at, _ = try_on(told, ways, whole=True)
    assert accepted == [python.fullmatch(way) is not None for way in ways]
    assert told.may_be_empty == (python.fullmatch("") is not None)
    for way, settled in zip(ways, at, strict=True):
        # where it was settled that none can match, no way that goes on from there does
        assert settled < 0 or not any(python.fullmatch(way[: settled + 1] + "".join(more)) for more in _short())
    if not told.may_be_empty:
        accepted, at, _ = try_on(told, ways, whole=False)
        assert accepted == [python.search(way) is not None for way in ways]
        ends = [next((e for e in range(len(way)) if python.search(way[: e + 1])), -1) for way in ways]
        assert at == ends


def test_work_is_the_same_for_every_event() -> None:
    """A pattern that nothing matches, over 100,000 events, costs a fixed number of steps for each of them."""
    told = pattern("A+ B+ C+ E", NAMES)
    way = "A" * 33_000 + "B" * 33_000 + "C" * 34_000
    accepted, _, work = try_on(told, [way], whole=False)
    assert accepted == [False]
    assert work == 2 * len(way)
    hostile = pattern("(A | A)* (A* A*)* (A+)+ E", NAMES)
    assert try_on(hostile, ["A" * 100_000], whole=False)[2] == 2 * 100_000


def test_many_places_and_atoms() -> None:
    names = [f"n{i}" for i in range(64)]
    told = pattern(" ".join(names), names)
    atoms = np.array([1 << i for i in range(64)], np.uint64)
    for begin, expected in (([0, 64], [True]), ([0, 63], [False])):
        assert told.match(np.array(begin), atoms[: begin[-1]], whole=True)[0].tolist() == expected
    with pytest.raises(TooMuch, match="more than 64"):
        pattern("A " * 65, NAMES)


def test_names_of_several_words_and_filters() -> None:
    names = ["Product Viewed", "Product", "Viewed", "Order", "a+b", "page.view", ".", "|"]
    assert pattern("Product Viewed+ Order", names).atoms == (Named(("Product Viewed",)), Named(("Order",)))
    assert pattern("Product 'Viewed'", names).atoms == (Named(("Product",)), Named(("Viewed",)))
    assert pattern('"a+b" page.view . "."', names).atoms[:3] == (Named(("a+b",)), Named(("page.view",)), AnyEvent())
    assert pattern('"|" Order', names).atoms == (Named(("|",)), Named(("Order",)))
    assert isinstance(pattern("[Order where price > 10]+", names).atoms[0], Every)
    assert pattern("Order Order+", names).atoms == (Named(("Order",)),)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "character 1"), ("A (B", "character 3"), ("A) B", "character 2"), ("A | ", "character 5"),
        ("* A", "character 1"), ("A ()", "character 4"), ("A ] B", "character 3"), ("A 'B", "character 3"),
        ("A | | B", "character 5"), ("(" * 60 + "A" + ")" * 60, "nested too deeply"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(text: str, place: str) -> None:
    with pytest.raises(BadInput, match=place):
        pattern(text, NAMES)


def test_unknown_names_and_empty_matches() -> None:
    with pytest.raises(UnknownName, match="Ordr") as error:
        pattern("Product Viewed+ Ordr", ["Product Viewed", "Order"])
    assert "“Order”" in error.value.hint
    with pytest.raises(UnknownName, match="“Vewed”"):
        pattern("Product Vewed", ["Product", "Viewed"])
    with pytest.raises(NotAllowed, match="nothing at all"):
        pattern("A* B?", NAMES).match(np.array([0, 1]), np.ones(1, np.uint64), whole=False)


@pytest.mark.parametrize("seed", range(30))
def test_any_text_is_read_or_refused(seed: int) -> None:
    dice = Random(seed)
    for _ in range(20):
        text = "".join(dice.choice("AB ()|+?*.[]'\"\\=") for _ in range(dice.randint(0, 9)))
        with suppress(ParcoursError):
            pattern(text, NAMES)


def test_the_kernel_has_one_signature() -> None:
    assert len(match.signatures) == 1  # type: ignore[attr-defined]


def _bits(told: Pattern, event: str) -> int:
    return sum(1 << n for n, f in enumerate(told.atoms) if isinstance(f, AnyEvent) or event in f.names)  # type: ignore


def _random_pattern(dice: Random, depth: int) -> str:
    if depth == 0 or dice.random() < 0.3:
        return dice.choice([*NAMES[:3], *NAMES[:3], "."])
    kind = dice.choice(["row", "either", "again"])
    if kind == "again":
        return f"({_random_pattern(dice, depth - 1)}){dice.choice('+?*')}"
    parts = [_random_pattern(dice, depth - 1) for _ in range(dice.randint(2, 3))]
    return f"({' | '.join(parts)})" if kind == "either" else " ".join(parts)


def _short() -> list[str]:
    return ["", *NAMES, *(a + b for a in NAMES for b in NAMES)]
