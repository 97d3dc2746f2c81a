"""How are all prompts found in all stages at once? Marks of what is shown, of what is taken, and of moves to stages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.prompts.chains import LATER, SHOWN, TAKEN, Reached, Whole, part, took, went_on
from parcours.analyses.prompts.query import PromptsQuery
from parcours.analyses.values import Values, values
from parcours.model.errors import BadInput, ParcoursError, TooMuch, unknown_name
from parcours.model.filters import Compare, Every, Named
from parcours.model.journey import OUT, BadJourney, Journey
from parcours.model.prompts import Prompt, any_of
from parcours.model.touchpoints import ENTERED, STAGE
from parcours.timeline.columns import Column
from parcours.timeline.generation import Generation
from parcours.timeline.kernels.sequence import Rules
from parcours.timeline.known_part import NOTHING, known_part
from parcours.timeline.marks import MOST, Marks
from parcours.timeline.members import Members
from parcours.timeline.plan import Plan, mark
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.tracks import LONGEST_DAY, track_of

_EXAMPLE = "prompts: [{name: Newsletter, shown: Email Sent, taken: Email Link Clicked, kind: message, within: 7d}]"


class Found(NamedTuple):
    """What one chunk tells of a prompt in a stage (by its number; behind the stages: none, and out)."""

    prompt: int
    stage: int
    generation: Generation
    went_on: Reached
    took: Reached | None
    latest: int  # when it was last shown there


def prompts_of(journey: Journey, names: Sequence[str]) -> list[Prompt]:
    """The journey's prompts, or those that are named."""
    if not journey.prompts:
        raise BadInput("The journey has no prompts yet.", hint=f"Write them into journey.yaml, as in {_EXAMPLE}")
    known = {prompt.name: prompt for prompt in journey.prompts}
    for name in names:
        if name not in known:
            raise unknown_name("prompt", name, known)
    return [known[name] for name in names] if names else list(journey.prompts)


class Asked:
    """The question, ready for any chunk."""

    def __init__(self, snapshot: Snapshot, query: PromptsQuery, journey: Journey) -> None:
        self.snapshot, self.journey = snapshot, journey
        self.prompts = prompts_of(journey, query.prompts)
        if 2 * len(self.prompts) + 1 > MOST:
            raise TooMuch(
                f"{len(self.prompts)} prompts are too many at once.", hint="Name some: --prompts 'Newsletter'."
            )
        self.low, self.high = query.period.seconds(snapshot.zone)
        none = len(journey.stages)
        numbers = {name: number for number, name in enumerate(journey.names)}
        self._stage = _tables(snapshot, STAGE, numbers | {OUT: none + 1}, none)
        self._entered = _tables(snapshot, ENTERED, numbers | {OUT: -1}, -1)
        self._held: dict[str, dict[Generation, Values]] = {
            p.hold: values(snapshot, p.hold, "event") for p in self.prompts if self._has(p.hold)
        }

    def plan(self, who: Members | None) -> Plan:
        """Marks with bits 2n for what prompt n shows, 2n + 1 for taking it, and one more for moves to a stage."""
        filters = []
        for prompt in self.prompts:
            filters.append(known_part(any_of(prompt.shown), self.snapshot))
            filters.append(known_part(any_of(prompt.taken), self.snapshot) if prompt.taken else NOTHING)
        last = min(2**32, self.high + max(prompt.within.seconds for prompt in self.prompts))
        try:
            moves = Every((Named(self._moving()), Compare(ENTERED, "exists"))) if self._moving() else NOTHING
            return mark(self.snapshot, [*filters, moves], between=(max(0, self.low - LONGEST_DAY), last), among=who)
        except ParcoursError as error:
            raise BadJourney("journey.yaml, prompts", str(error), hint=error.hint) from None

    def found(self, marks: Marks) -> list[Found]:
        """All prompts of one chunk, in each stage in which they were shown."""
        track = track_of(self.snapshot, marks)
        stage = _at(self._stage, marks)
        entered = _at(self._entered, marks)
        return [found for n in range(len(self.prompts)) for found in self._of_prompt(n, marks, track, stage, entered)]

    def _of_prompt(self, n: int, marks: Marks, track, stage: Whole, entered: Whole) -> Iterator[Found]:
        prompt = self.prompts[n]
        shown = track.steps >> np.uint64(2 * n) & np.uint64(1) > 0
        taken = track.steps >> np.uint64(2 * n + 1) & np.uint64(1) > 0
        latest = self.snapshot.as_of - prompt.within.seconds
        rules = Rules(2, prompt.within.seconds, low=self.low, high=self.high, upto=self.snapshot.as_of)
        for number in np.unique(stage[shown]).tolist():
            here = shown & (stage == number)
            later = entered >= 0 if number >= len(self.journey.stages) else entered > number
            words = np.where(here, SHOWN, 0) | np.where(taken, TAKEN, 0) | np.where(later, LATER, 0)
            some = np.flatnonzero(_people(marks, here) & (words > 0))
            mine = replace(part(track, some), steps=words[some].astype(np.uint64))
            on = went_on(mine, rules, latest)
            if not len(on.subject):
                continue
            held = self._holding(prompt, marks, some)
            inside = marks.time[here]
            yield Found(
                n,
                number,
                marks.generation,
                on,
                took(mine, rules, latest, held) if prompt.taken else None,
                int(inside[inside < self.high].max()),
            )

    def _holding(self, prompt: Prompt, marks: Marks, some: Whole):
        if not prompt.hold:
            return None
        if prompt.hold not in self._held:  # nothing has it, so that nothing can be the same
            return lambda of: (np.zeros(len(of), np.int64), None)
        known = self._held[prompt.hold][marks.generation]
        position = marks.position[some]
        return lambda of: known.of(position[of])

    def _has(self, property: str) -> bool:
        return bool(property) and property in self.snapshot.properties("event")

    def _moving(self) -> tuple[str, ...]:
        """Names of the events that move people to stages."""
        names: set[str] = set()
        hidden = set(self.snapshot.names.hidden_codes.tolist())
        for generation, (column, _) in self._entered.items():
            codes = np.flatnonzero(np.bincount(generation.code[np.flatnonzero(column.codes)]))
            names |= {self.snapshot.names.name(code) for code in codes.tolist() if code not in hidden}
        return tuple(sorted(names))


def _tables(
    snapshot: Snapshot, property: str, numbers: dict[str, int], missing: int
) -> dict[Generation, tuple[Column, Whole]]:
    """In each generation a derived property, and the number of each of its codes."""
    found = {}
    for generation in snapshot.generations:
        if generation.events:
            (column,) = snapshot.columns(generation, "event", property, "s")
            known = [numbers[name] for name in column.values.to_pylist()]
            found[generation] = column, np.array([missing, *known], np.int64)
    return found


def _at(tables: dict[Generation, tuple[Column, Whole]], marks: Marks) -> Whole:
    column, table = tables[marks.generation]
    return table[column.codes[marks.position]]


def _people(marks: Marks, here: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether each mark is of somebody who has one `here`."""
    flags = np.zeros(len(marks.subjects), np.bool_)
    own = marks.subject.astype(np.int64) - marks.subjects.start
    flags[own[here]] = True
    return flags[own]
