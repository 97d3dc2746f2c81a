"""Does the screen know every note that an answer may hold, so that it can say it in other languages?

Every question is asked in many ways of small worlds where much is amiss: events that tell only their day, people who
may still go on, amounts without a currency. A note that is reworded would be shown in English to everybody.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from analyses.funnel_worlds import DAY, rows
from analyses.test_kept_answers import KEPT
from parcours.analyses.moments.steps import MATCHED
from parcours.analyses.registry import analyses, ask
from parcours.model.errors import NotAllowed
from parcours.model.journey_text import read_journey
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.timeline import Timeline
from timeline.worlds import TinyLedger, TinyLog
from told_on_screen import known

KNOWN = known("told/words/en.json")
JOURNEY = """
journey: Shop
milestone: Order
rates: {USD: 0.9}
events: {rename: {Nothing of this name: Some}}
touchpoints: [{name: Site, events: [View, Add, Visitt]}]
stages:
  - {name: Looking, enter: View, success: {goal: In words alone}}
  - {name: Deciding, enter: Add, success: {goal: Sure, rule: Order}, intended: [Add, Pay, Order]}
  - {name: Owning, enter: Order}
  - {name: Bare, assumed: {feelings: [Unsure]}}
  - {name: Odd, enter: View where colour = red}
prompts:
  - {name: Banner, shown: Banner, taken: Click, within: 1 day, hold: banner}
  - {name: Mail, shown: Mail, taken: Click, within: 1 day, hold: mail}
"""
NAMES = [f"E{number}" for number in range(60)]


def _life(number: int) -> str:
    at = number * 50
    told = (
        f"View@{at}{{via=ads;price=9}} View@{at + 1} View@{at + 2} Search@{at + 3} View@{at + 4} "
        f"Banner@{at + 5}{{banner=x}} Add@{at + 6}{{price=12;list=1+2}} PaymentFailed@{at + 6}{{price=3;currency=CHF}} "
    )
    if number % 3:
        told += f"Order@{at + 90}{{price=20;via=mail}} Order@{at + 90}{{price=5}} Refund@{at + 95}{{price=5}} "
    if number % 4 == 0:
        told += f"Review@{at + 99}{{text=Lovely;score={number % 5 + 1}}} Order@1d View@1d View@{DAY + 7}"
    return told


PEOPLE = {f"p{number}": _life(number) for number in range(40)} | {
    "late": f"View@{4 * DAY - 40} Add@{4 * DAY - 30} Pay@{4 * DAY - 20}",
    "many": " ".join(f"{name}@{at}" for at, name in enumerate(NAMES)),
}
STEPS = ["View", "Add", "Order"]
FUNNEL = {"steps": STEPS, "within": "1 day"}
ASKED: dict[str, list[dict[str, Any]]] = {
    "funnel": [
        FUNNEL,
        FUNNEL | {"by": "via", "per": "day"},
        FUNNEL | {"by": "via at last", "ties": "arrival"},
        FUNNEL | {"unit": "sessions", "by": "via at step 2"},
        FUNNEL | {"unit": "occurrences", "per": "week"},
        FUNNEL | {"unit": "sessions", "per": "month"},
        FUNNEL | {"hold": "via"},
        FUNNEL | {"order": "any order"},
        FUNNEL | {"steps": ["View", "Add, optional", "Order, within 1 hour"]},
        FUNNEL | {"unit": "occurrences", "hold": "via", "where": "via exists"},
    ],
    "dropoff": [FUNNEL, FUNNEL | {"top": 1}],
    "paths": [
        {},
        {"start": "View"},
        {"start": "View", "visits": "last"},
        {"end": "Order", "visits": "every"},
        {"end": "Order"},
        {"unit": "sessions", "start": "View", "top": 1},
        {"end": "Order", "visits": "last"},
        {"start": "Add", "within": "20 days"},
    ],
    "transitions": [{}, {"fold_repeats": True}, {"days": "start of day"}],
    "variants": [{}, {"unit": "sessions"}, {"start": "View", "within": "20 days"}],
    "conformance": [{}, {"unit": "sessions"}, {"intended": STEPS, "within": "20 days"}],
    "trend": [
        {},
        {"by": "via"},
        {"measure": "active"},
        {"measure": "sum", "value": "price"},
        {"per": "week", "compare_to": "unit before"},
    ],
    "retention": [
        {},
        {"by": "via"},
        {"windows": "rolling"},
        {"windows": "rolling", "per": "week"},
        {"entries": "recurring"},
        {"mode": "on or after"},
        {"per": "week"},
        {"per": "month", "start": "Add", "period": "1970-01-01..1970-01-04"},
    ],
    "measures": [
        {"measures": ["conversion", "session conversion", "bounce"], "goal": "Order"},
        {"measures": ["sum", "median"], "value": "price", "by": "via"},
    ],
    "stages": [{}],
    "goals": [{}],
    "actions": [{}, {"by": "via"}],
    "prompts": [{}],
    "pains": [
        {},
        {"errors": "PaymentFailed"},
        {"error_words": ["nothing"]},
        {"least": 1, "steps": STEPS},
        {"sample": 20, "least": 1},
    ],
    "painpoints": [{"least": 10}, {"least": 10, "within": "1 hour", "sample": 20, "top": 1}],
    "moments": [{"least": 10}, {"top": 1, "least": 10, "within": "1 day"}],
    "scores": [
        {},
        {"by": "via", "per": "day", "of": "Review", "asked": "Banner", "kind": "ces"},
        {"score": ["price"]},
        {"of": "Search"},
        {"score": ["price"], "scale": "0-10", "of": "Order", "kind": "nps"},
    ],
    "emotions": [{}, {"within": "4 days"}, {"final": "score"}],
    "drivers": [{}, {"score": "score", "drivers": ["price"], "of": "ratings"}, {"of": "themes", "least": 30}],
    "delights": [{}, {"top": 1, "within": "4 days"}],
    "themes": [{}, {"by": "stage", "top": 1}, {"by": "about"}],
    "discovered": [{}, {"least": 2, "stable": 0.0}],
    "voice": [{}, {"text": ["text"], "score": ["score", "price"]}],
    "segment": [{"segments": ["did Add"]}],
    "attribution": [
        {"channel": "via", "touches": "View"},
        {"channel": "via", "rules": ["all"], "value": "price", "within": "1 day"},
    ],
    "compare": [
        {"question": {"question": "funnel", "query": FUNNEL}, "among": "did Order", "versus": "did Add"},
        {"question": {"question": "funnel", "query": FUNNEL | {"unit": "occurrences"}}, "among": "did Order"},
        {"question": {"question": "trend", "query": {}}, "among": "did Order"},
        {
            "question": {"question": "funnel", "query": FUNNEL | {"unit": "sessions"}},
            "periods": ["1970-01-01", "1970-01-02..1970-01-04"],
        },
    ],
}


@pytest.fixture(scope="module")
def amiss(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return _snapshot(tmp_path_factory.mktemp("amiss"), JOURNEY)


@pytest.fixture(scope="module")
def timed(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The same, where every event tells its time: some questions ask for that."""
    return _snapshot(tmp_path_factory.mktemp("timed"), JOURNEY, days=False)


@pytest.mark.parametrize("question", sorted(analyses()))
def test_every_note_of_an_answer_is_known_on_the_screen(amiss: Snapshot, timed: Snapshot, question: str) -> None:
    for query in ASKED[question]:
        among = {} if {"among", "periods"} & set(query) else {"among": "did View"}
        answers = [*_asked(amiss, question, query), *_asked(timed, question, query | among)]
        assert answers
        assert [note for answer in answers for note in _notes(answer) if note not in KNOWN] == [], query


def test_rules_of_pains_and_what_moments_are_matched_on_are_known(amiss: Snapshot) -> None:
    within = {"least": 1, "top": 60, "within": "1 hour"}
    asked = (within, within | {"steps": STEPS})
    pains = [pain for query in asked for pain in ask(amiss, "pains", query).pains]
    assert {pain.kind for pain in pains} >= {"drop-off", "repeats", "back", "errors"}
    assert [text for text in (*(pain.rule for pain in pains), *MATCHED) if text not in KNOWN] == []


def test_an_empty_shop_and_one_without_a_journey(tmp_path: Path) -> None:
    bare = _snapshot(tmp_path, "journey: Shop\nmilestone: Order\ncurrency: EUR\nbots: [Nothing]\n")
    for question in ("pains", "moments", "measures", "trend"):
        query = {"measures": ["sum"], "value": "price"} if question == "measures" else {}
        assert [note for note in _notes(ask(bare, question, query)) if note not in KNOWN] == []


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_every_note_of_a_kept_answer_is_known_on_the_screen(path: Path) -> None:
    told = json.loads(path.read_text(encoding="utf-8"))
    notes = [*told["notes"], *told["receipt"]["notes"]]
    assert [note for note in notes if note not in KNOWN] == []


def _asked(of: Snapshot, question: str, query: dict[str, Any]) -> list[Any]:
    try:
        return [ask(of, question, query)]
    except NotAllowed:
        return []


def _snapshot(folder: Path, journey: str, *, days: bool = True) -> Snapshot:
    told = [row for person, events in PEOPLE.items() for row in rows(person, events)]
    log = TinyLog([row for row in told if days or "day" not in row])
    timeline = Timeline.open(folder)
    timeline.update(log, TinyLedger())
    return timeline.snapshot(log, zone="UTC", as_of=4 * DAY, journey=read_journey(journey))


def _notes(answer: Any) -> Iterator[str]:
    """All notes of an answer, and of the answers inside it."""
    if is_dataclass(answer) and not isinstance(answer, type):
        for field in fields(answer):
            value = getattr(answer, field.name)
            yield from value if field.name == "notes" else _notes(value)
    elif isinstance(answer, (list, tuple)):
        for one in answer:
            yield from _notes(one)
