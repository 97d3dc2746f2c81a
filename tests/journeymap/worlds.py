"""Small worlds with a journey of their own: people's events as text (see `analyses.funnel_worlds`), in a timeline."""

from __future__ import annotations

from pathlib import Path
from random import Random

from analyses.funnel_worlds import rows
from parcours.model.journey_map import Cell, JourneyMap
from parcours.model.journey_text import read_journey
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.timeline import Timeline
from timeline.worlds import TinyLedger, TinyLog

SHOP = """
journey: Shop
milestone: Order
stages:
  - name: Looking
    enter: View
    assumed: {feelings: [{says: Unsure whether it fits., test: An exit survey on product pages}], moments: [Unsure]}
  - name: Deciding
    enter: Add
    success: {goal: Sure of the price., rule: {did: Order, within: 1 day}}
    intended: [Add, Pay, Order]
  - {name: Owning, enter: Order}
touchpoints:
  - {name: Site, events: [View, Add], inferred: by its name}
research:
  - {name: Searches, events: Search, what: query}
  - {name: Guides, events: Guide, depth: read}
prompts:
  - {name: Banner, shown: Banner, taken: Click, within: 1 day}
"""
FEW = {
    "ann": "View@0 Search@10{query=lamp} Add@100 Pay@200 Order@300{total=50} Review@400{text=Lovely;score=5}",
    "bob": "View@0 Add@50 View@60",
    "cat": "View@0 Search@5{query=lamp} Banner@20 Click@30",
    "dan": "Banner@0 View@10",
}
_RULES = (
    "enter: {enter}", "enter: {enter}, leave: {{quiet: 900 seconds}}", "enter: {enter}, back: true",
    "enter: {{did: {enter}, at_least: 2}}", "enter: {enter}, out: C",
)  # fmt: skip
_EXTRAS = (
    "", ", success: {goal: Have it, rule: {did: B, within: 1000 seconds}}", ", success: {rule: B}",
    ", success: {goal: In words alone}", ", intended: [A, B, Order]",
    ", assumed: {feelings: [Anxious], actions: [{says: They ask around, test: an interview}]}",
)  # fmt: skip


def shop(folder: Path, people: dict[str, str], journey: str = SHOP, *, as_of: int = 10**6) -> Snapshot:
    """A snapshot of these people under a journey."""
    log = TinyLog([row for person, events in people.items() for row in rows(person, events)])
    timeline = Timeline.open(folder)
    timeline.update(log, TinyLedger())
    return timeline.snapshot(log, zone="UTC", as_of=as_of, journey=read_journey(journey))


def cell(map: JourneyMap, lane: str, stage: str) -> Cell:
    """What the map says of a stage in a lane."""
    (found,) = [c for row in map.rows if row.lane == lane for c in row.cells if c.stage == stage]
    return found


def crowd(each: dict[str, tuple[int, str]]) -> dict[str, str]:
    """So many people of each life."""
    return {f"{name}{n}": events for name, (many, events) in each.items() for n in range(many)}


def random_world(random: Random) -> tuple[dict[str, str], str]:
    """People and a journey, with something for most rows."""
    people = {f"u{n}": _life(random) for n in range(random.choice([3, 25, 60]))}
    return people | {"everything": "A@0 B@1 C@2 D@3"}, _journey(random)


def _life(random: Random) -> str:
    time, events = random.randrange(500), []
    for _ in range(random.randrange(1, 12)):
        name = random.choice(["A", "A", "B", "C", "D", "Order", "Shown", "Taken", "Payment Failed", "Said"])
        told = {
            "Order": f"{{total={random.randrange(1, 90)}}}",
            "Said": f"{{score={random.randrange(1, 6)};text=words{random.randrange(9)}}}",
            "B": f"{{query=q{random.randrange(3)}}}",
            "A": f"{{place={random.choice('xyz')}}}",
        }.get(name, "")
        events.append(f"{name.replace(' ', '_')}@{time}{told}")
        time += random.choice([0, 5, 60, 400, 5000])
    return " ".join(events)


def _journey(random: Random) -> str:
    stages = []
    for name, enter in (("One", "A"), ("Two", "B"), ("Three", "D"), ("Four", "Order"))[: random.randrange(1, 5)]:
        extra = random.choice(_EXTRAS)
        stages.append(f"  - {{name: {name}, {random.choice(_RULES).format(enter=enter)}{extra}}}")
    told = ["journey: Random", "stages:", *stages]
    told += ["milestone: Order"] if random.random() < 0.8 else []
    if random.random() < 0.6:
        told += ["touchpoints:", "  - {name: Site, events: [A, B]}", "  - {name: Desk, events: [C], inferred: a guess}"]
    if random.random() < 0.6:
        told += [
            "research:",
            "  - {name: Searches, events: B, what: query}",
            "  - {name: Lacking, events: A, what: no}",
        ]
    if random.random() < 0.6:
        told += ["prompts:", "  - {name: Prompt, shown: Shown, taken: Taken, within: 1000 seconds}"]
    return "\n".join(told)
