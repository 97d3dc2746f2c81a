"""Where nothing makes a difference, differences are found no more often than is said: in 5 of 100 worlds.

The bound on what is found is that of the binomial distribution: if the true rate were 5 of 100, more than this would
be found once in a thousand runs.
"""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
from scipy.stats import binom

from analyses.no_effect_worlds import changed, world
from parcours.analyses.registry import ask
from parcours.timeline.snapshot import Snapshot

LEVEL, ONCE_IN = 0.05, 1000
FUNNEL = {"steps": ["View", "Add", "Order"], "within": "14 days"}


def _dropoff(of: Snapshot) -> Any:
    return ask(of, "dropoff", FUNNEL | {"after": 1})


def _moments(of: Snapshot) -> Any:
    return ask(of, "moments", {"goal": "Order", "within": "7 days"})


def _periods(of: Snapshot) -> Any:
    halves = "1970-01-01..1970-01-20,1970-01-21..1970-02-10"
    return ask(of, "compare", {"question": ["funnel", FUNNEL | {"by": "channel"}], "periods": halves})


def _groups(of: Snapshot) -> Any:
    return ask(
        of, "compare", {"question": ["funnel", FUNNEL], "among": "person.city = Lyon", "versus": "person.city = Lille"}
    )


QUESTIONS = {"dropoff": _dropoff, "moments": _moments, "periods": _periods, "groups": _groups}
KINDS = ({}, {"bursts": True}, {"uneven": True})


def found(answer: Any) -> tuple[bool, int]:
    """Whether any difference is found, and of how many tried."""
    lists = ("moments", "values", "numbers", "shares")
    parts = [part for name in lists for part in getattr(answer, name, ())]
    return any(getattr(part, "found", False) for part in parts), answer.tried


def count(folder: Path, seeds: range) -> dict[str, tuple[int, int, float]]:
    """For each question: in how many worlds anything is found, of how many, and how much was tried on average.

    Who does more of everything, or all at once, does go on more often: there it makes a difference to who left. So
    `dropoff` is asked of the even world of each seed, the others of all kinds in turn.
    """
    finds: dict[str, list[tuple[bool, int]]] = {question: [] for question in QUESTIONS}
    for seed in seeds:
        of = even = world(folder / f"{seed}", seed)
        if kind := KINDS[seed % 3]:
            of = world(folder / f"{seed} of a kind", seed, **kind)
        for question, asked in QUESTIONS.items():
            finds[question].append(found(asked(even if question == "dropoff" else of)))
        rmtree(folder)
    return {q: (sum(f for f, _ in of), len(of), sum(n for _, n in of) / len(of)) for q, of in finds.items()}


def check(counted: dict[str, tuple[int, int, float]]) -> None:
    for question, (worlds, of, tried) in counted.items():
        assert worlds <= binom.ppf(1 - 1 / ONCE_IN, of, LEVEL), (question, worlds, of)
        assert tried >= 2, f"the promise of {question} is empty where nothing is tried"


def test_twenty_worlds(tmp_path: Path) -> None:
    check(count(tmp_path, range(20)))


@pytest.mark.truths
def test_a_thousand_worlds(tmp_path: Path) -> None:
    check(count(tmp_path, range(1000, 2000)))


def test_what_does_differ_is_found(tmp_path: Path) -> None:
    """The questions are not silent because they never speak."""
    of = changed(tmp_path, 1)
    lyon = [v for v in ask(of, "dropoff", FUNNEL | {"after": 2}).values if v.value == "Lyon"]
    assert lyon[0].found
    assert lyon[0].difference.low > 0
    help_ = [m for m in _moments(of).moments if m.name == "Help"]
    assert help_[0].found
    assert help_[0].difference.low > 0
    shares = {share.key: share for share in _periods_of_adding(of).shares}
    assert shares["steps", "Add", "of entered"].found


def _periods_of_adding(of: Snapshot) -> Any:
    halves = "1970-01-01..1970-01-30,1970-01-31..1970-02-20"
    return ask(
        of, "compare", {"question": ["funnel", {"steps": ["View", "Add"], "within": "1 day"}], "periods": halves}
    )
