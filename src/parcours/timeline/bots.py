"""Who is no person? Visitors whose every user agent is a program's, and whoever a rule of the definition names.

A user agent is looked at once, however many events have it. Who is known by a user id, an e-mail address or a phone
number is never taken for a program by a user agent: shops' own servers tell orders under names such as `axios`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import version as installed
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import compute

from parcours.model.journey import Journey
from parcours.timeline import columns, hidden, usual_names
from parcours.timeline.arrivals import Readable
from parcours.timeline.generation import Generation
from parcours.timeline.packed import Arrays
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.touchpoints import NAMING, first_that_holds, version_of

pc: Any = compute  # arrow makes its functions when imported: no checker sees them
PACKAGE = "crawler-user-agents"
PEOPLE = frozenset({"okhttp", "MetaIAB Facebook"})  # on that list, but apps on telephones, which people use
_CHUNK = 300  # patterns in one expression: more outgrow the memory that the matcher allows itself
_PERSON, _PROGRAM = 1, 2  # bits: what a user agent says of who it is


@dataclass(frozen=True)
class Bots:
    """Leaves out bots, by user agents (`agents`: the log's columns of them) and by a journey's rules."""

    journey: Journey
    agents: tuple[str, ...]

    @staticmethod
    def given(log: Readable, journey: Journey) -> Bots | None:
        """None where nobody can be told for a bot, or all are to be kept."""
        agents = tuple(usual_names.of(log.columns(), usual_names.USER_AGENT))
        asked = not journey.bots.keep and (agents or journey.bots.rules)
        return Bots(journey, agents) if asked else None

    @property
    def version(self) -> str:
        return f"{self._by_agent}, {version_of(self.journey, 'bots', *NAMING, more=sorted(PEOPLE))}"

    @property
    def _by_agent(self) -> str:
        return f"{PACKAGE} {installed(PACKAGE)}" if self.agents else "no user agents"

    def persons(
        self, snapshot: Snapshot, generation: Generation, out: NDArray[np.uint8], keep: bool, /
    ) -> NDArray[np.bool_]:
        def make(of: Generation) -> Arrays:
            return self._make(snapshot, of, out)

        key = f"bots {self.version} {snapshot.apart(generation)}".rstrip()
        found = snapshot.kept(generation, key, make) if keep else make(generation)
        return found["away"].view(np.bool_)

    def note(self, people: int, events: int) -> str:
        who = f"{people:,} bot{'s' if people != 1 else ''} with {events:,} event{'s' if events != 1 else ''}"
        return f"Left out: {who}. To count them, write bots: keep into journey.yaml."

    def _make(self, snapshot: Snapshot, generation: Generation, out: NDArray[np.uint8]) -> Arrays:
        agents = f"agents {self._by_agent} {sorted(PEOPLE)} {' '.join(self.agents)}"
        said = np.array(snapshot.kept(generation, agents, lambda g: {"said": self._said(snapshot, g)})["said"])
        wanted = [(f"bots[{n}]", rule.filter) for n, rule in enumerate(self.journey.bots.rules)]
        ruled = first_that_holds(snapshot, generation, wanted) > 0
        if len(out):
            away = hidden.flags(generation, out)
            said[away], ruled[away] = 0, False
        people, programs = (hidden.of_each(generation, said == kind) > 0 for kind in (_PERSON, _PROGRAM))
        bots = programs & ~people & ~snapshot.known(generation)
        return {"away": (bots | (hidden.of_each(generation, ruled) > 0)).astype(np.uint8)}

    def _said(self, snapshot: Snapshot, generation: Generation) -> NDArray[np.uint8]:
        """What each event's user agent says; 0: it has none."""
        found = np.zeros(generation.events, np.uint8)
        for name in self.agents:
            column = columns.column(generation, name, snapshot.log)
            if column.kind == "s":
                table = np.where(programs(column.values), _PROGRAM, _PERSON).astype(np.uint8)
                found = np.where(found == 0, np.concatenate([np.zeros(1, np.uint8), table])[column.codes], found)
        return found


def programs(agents: pa.Array) -> NDArray[np.bool_]:
    """Which user agents are programs' that nobody sits before."""
    found = np.zeros(len(agents), np.bool_)
    for expression in _expressions():
        found |= pc.match_substring_regex(agents, pattern=expression).to_numpy(zero_copy_only=False)
    return found


@cache
def _expressions() -> tuple[str, ...]:
    from crawleruseragents import CRAWLER_USER_AGENTS_DATA  # half a megabyte, read where it is needed

    patterns = [one["pattern"] for one in CRAWLER_USER_AGENTS_DATA if one["pattern"] not in PEOPLE]
    chunks = [patterns[start : start + _CHUNK] for start in range(0, len(patterns), _CHUNK)]
    return tuple("|".join(f"(?:{pattern})" for pattern in chunk) for chunk in chunks)
