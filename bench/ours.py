"""Parcours on the same data: loaded as any file is, asked through the public API, warm."""

from __future__ import annotations

import resource
import shutil
import time
from pathlib import Path
from typing import Any

import parcours
from bench import maps, returning, ways, world
from parcours.workspace.doctor import warm

# a repeat shop, as in the demo: the rules name the events that they look at
JOURNEY = """
journey: Bench
zone: UTC
stages:
  - {name: First seen, enter: Event 02, leave: {quiet: 28 days, of: Event 02, to: Quiet}}
  - name: Habit
    enter: {did: Event 02, at_least: 4, within: 28 days}
    back: true
    from: [First seen, Back]
    leave: {quiet: 28 days, of: Event 02, to: Quiet}
  - {name: Quiet}
  - {name: Back, enter: Event 02, from: [Quiet], leave: {quiet: 28 days, of: Event 02, to: Quiet}}
"""
# and a heavier one, whose quiet times are cut by any event: all events are walked
ANY_EVENT = """
journey: Any event
zone: UTC
stages:
  - {name: Visitor, enter: Event 00, leave: {quiet: 14 days, to: Asleep}}
  - {name: Keen, enter: {did: Event 01, at_least: 3, within: 7 days}, leave: {quiet: 14 days, to: Asleep}}
  - {name: Customer, enter: Event 02, leave: {quiet: 21 days, to: Asleep}}
  - {name: Asleep}
  - {name: Back, enter: Event 00, from: [Asleep], leave: {quiet: 14 days, to: Asleep}}
"""


def answers(folder: Path, data: Path, asked: dict[str, Any]) -> dict[str, Any]:
    """Best time and answer of each question, seconds of loading, and facts (title -> text)."""
    warm()
    home = folder / f"workspace-{data.stem}"
    shutil.rmtree(home, ignore_errors=True)
    shop = parcours.init(home, zone="UTC", journey=JOURNEY)
    started = time.perf_counter()
    shop.load(data)
    shop.snapshot()
    found: dict[str, Any] = {"load": {"seconds": time.perf_counter() - started}}
    snapshot = shop.snapshot()
    before = _resident()
    for name, question in asked.items():
        found[name] = _best(lambda q=question: parcours_answer(snapshot, q), question["repeat"])
    timeline = sum(f.stat().st_size for f in (home / "timeline").rglob("*") if f.is_file())
    columns = sum(f.stat().st_size for f in (home / "timeline").rglob("columns*/**/*") if f.is_file())
    events = snapshot.events
    stages = _best(lambda: parcours.stages(snapshot), 3)["seconds"]
    heavier = _best(lambda: parcours.stages(snapshot, journey=ANY_EVENT), 3)["seconds"]
    more, whole = (_peak() - before) / 2**20, timeline / 2**20
    found["facts"] = {
        "stages of everybody, per 100 M events": f"{stages * 1e8 / events:.2f} s",
        "the same where every event matters": f"{heavier * 1e8 / events:.2f} s",
        "timeline on disk, without property columns": f"{(timeline - columns) / events:.1f} bytes an event",
        "memory while asking, more than before": f"{more:,.0f} MiB; timeline {whole:,.0f} MiB",
        "12 steps against 4": f"{found['twelve']['seconds'] / found['quarter']['seconds']:.2f}x the time",
        **maps.facts(shop),
    }
    shop.close()
    return found


def parcours_answer(snapshot: Any, question: dict[str, Any]) -> list[list[Any]]:
    """The answer in the form that `questions.same` compares."""
    if question["kind"] == "follows":
        result = parcours.transitions(snapshot, top=world.NAMES**2, medians=False)
        return [[edge.before, edge.after, edge.people.people, edge.times] for edge in result.edges]
    if question["kind"] == "paths":
        return ways.ours(snapshot, question)
    if question["kind"] == "retention":
        return returning.ours(snapshot, question)
    result = parcours.funnel(snapshot, **question["parcours"])
    # a peer knows nothing of unfinished windows and counts everybody
    return [[step.people + step.unfinished] for step in result.steps]


def _best(ask: Any, repeat: int) -> dict[str, Any]:
    best, answer = float("inf"), None
    for _ in range(repeat + 1):  # the first run warms
        started = time.perf_counter()
        answer = ask()
        best = min(best, time.perf_counter() - started)
    return {"seconds": best, "answer": answer}


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
