"""How long does a map take? Of the bench's world with a journey of eight stages, and of the lamp shop at its full size.

Warm is the second asking; the first makes the columns that the journey's rules derive (stages, touchpoints, channels),
which are kept beside the timeline. Seconds of both processors stand beside, as others may be at work on the machine.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import parcours
from parcours.workspace.demos import lumen

JOURNEY = """
journey: Bench map
zone: UTC
milestone: Event 06
stages:
  - name: Awareness
    enter: Event 00
    leave: {quiet: 28 days}
    success: {goal: Find something, rule: {did: Event 03, within: 7 days}}
  - {name: Interest, enter: Event 01, leave: {quiet: 28 days}}
  - {name: Consideration, enter: {did: Event 02, at_least: 2, within: 7 days}, leave: {quiet: 28 days}}
  - {name: Intent, enter: Event 04, leave: {quiet: 28 days}}
  - {name: Decision, enter: Event 05, leave: {quiet: 28 days}}
  - {name: Purchase, enter: Event 06, back: true, leave: {quiet: 28 days}}
  - {name: Retention, enter: {did: Event 06, at_least: 2, within: 28 days}, leave: {quiet: 28 days}}
  - {name: Advocacy, enter: Event 12, leave: {quiet: 28 days}}
touchpoints:
  - {name: Shop, events: [Event 00, Event 02, Event 04], channel: Web}
  - {name: Till, events: [Event 05, Event 06], channel: Web}
  - {name: Help, events: Event 09, channel: Support}
prompts:
  - {name: Message, shown: Event 10, taken: Event 07, kind: message, within: 7 days}
"""


def facts(shop: parcours.Workspace) -> dict[str, str]:
    """Title -> text, of a workspace that holds the bench's world; its journey is put back."""
    written = shop.folder / "journey.yaml"
    before = written.read_bytes()
    try:
        written.write_text(JOURNEY, encoding="utf-8")
        snapshot = shop.snapshot()
        first, again = (_asked(lambda: parcours.map(snapshot)) for _ in range(2))
        return {f"map of 8 stages, {snapshot.events:,} events": f"{again}; asked first {first}"}
    finally:
        written.write_bytes(before)


def lumen_facts(folder: Path) -> dict[str, str]:
    """The same of the lamp shop: its nine exports are written, loaded as any files are, and mapped."""
    files = lumen.exports(folder / "exports")
    with parcours.init(folder / "lumen", zone=lumen.ZONE, journey=lumen.journey_text()) as shop:
        loaded = _asked(lambda: shop.load(*files))
        first, again = (_asked(lambda: parcours.map(shop)) for _ in range(2))
        title = f"map of the lamp shop, {shop.snapshot().events:,} events"
    return {title: f"{again}; asked first {first}; loading {loaded}"}


def _asked(ask: Callable[[], object]) -> str:
    wall, cpu = time.perf_counter(), time.process_time()
    ask()
    return f"{time.perf_counter() - wall:.1f} s ({time.process_time() - cpu:.1f} s of processors)"
