"""How much, how often, how sure? One pass over the events for each kind of item, then a figure for each group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from parcours.analyses.among import among, people_in, told
from parcours.analyses.goal import goal_if_any
from parcours.analyses.grouping import Grouping, Value, numbered, ranked
from parcours.analyses.measures.figures import METHODS, sums_table, values_table
from parcours.analyses.measures.items import Items
from parcours.analyses.measures.periods import Periods, periods
from parcours.analyses.measures.query import Measure, MeasuresQuery
from parcours.analyses.measures.result import Measured, MeasuresResult
from parcours.analyses.measures.text import lines
from parcours.analyses.numbers import NumbersOf
from parcours.analyses.registry import analysis
from parcours.analyses.sums import Part, People, together
from parcours.analyses.terminal import many
from parcours.model.count import Count
from parcours.model.errors import BadInput, NotAllowed
from parcours.model.filter_text import write_filter
from parcours.model.filters import AnyEvent, Filter
from parcours.timeline.driver import run as drive
from parcours.timeline.members import Members
from parcours.timeline.plan import Plan, mark
from parcours.timeline.snapshot import Snapshot

_OF = {"conversion": "people", "session conversion": "sessions", "bounce": "sessions", "per person": "people"}


@analysis("measures", query=MeasuresQuery, result=MeasuresResult, text=lines)
def run(snapshot: Snapshot, query: MeasuresQuery) -> MeasuresResult:
    """Measure everything that is asked for."""
    who = among(snapshot, query.among)
    measuring = _Measuring(snapshot, query, who)
    measured = tuple(measuring.measured(measure) for measure in measuring.asked)
    goal = measuring.goal if any(measuring.needs_goal(measure) for measure in measuring.asked) else None
    return MeasuresResult(
        periods=measuring.periods.told,
        value=query.value,
        currency=measuring.currency,
        goal=write_filter(goal) if goal is not None else None,
        people=Count(measuring.present(), people_in(snapshot, who)),
        sessions_open=measuring.sessions_open,
        measured=measured,
        by=str(query.by) if query.by else None,
        notes=(*told(query.among, who), *measuring.notes()),
    )


class _Measuring:
    """The question, and what its measures share."""

    def __init__(self, snapshot: Snapshot, query: MeasuresQuery, who: Members | None) -> None:
        self._snapshot, self._query, self._who = snapshot, query, who
        self.goal = goal_if_any(snapshot, query.goal)
        self.periods: Periods = periods(snapshot, query)
        self.asked = query.measures or tuple(self._possible())
        grouping = Grouping(snapshot, query.by) if query.by else None
        self._items = Items(self.periods, People(snapshot), grouping, snapshot.as_of)
        self._numbers: dict[bool, NumbersOf] = {}
        self._counted: dict[Measure | bool, Sequence[Part]] = {}
        self.sessions_open = 0

    def _in_sessions(self) -> bool:
        """Whether the goal is in any session: events of which only the day is known are in none."""
        if not any(len(g.day) for g in self._snapshot.generations) or self.goal is None:
            return True
        plan = mark(self._snapshot, [self.goal], where=self._query.where, unit="session")
        return any(drive(plan, len)) or not any(drive(self._plan(self.goal), len))

    def _possible(self) -> Iterator[Measure]:
        if self.goal is not None:
            yield Measure("conversion")
            if self._in_sessions():
                yield Measure("session conversion")
        yield Measure("bounce")
        if self._query.value is not None:
            yield from (Measure("sum"), Measure("mean"), Measure("quantile", 0.5), Measure("per person"))

    def needs_goal(self, measure: Measure) -> bool:
        return "conversion" in measure.kind or (measure.as_money and self._query.of is None)

    def measured(self, measure: Measure) -> Measured:
        """A measure's figures. People and sessions are all those with an event in view."""
        if self.needs_goal(measure) and self.goal is None:
            raise BadInput(
                f"{measure} needs to know what counts.",
                hint="Name a goal: --goal Order, or a milestone in journey.yaml.",
            )
        if measure.kind == "session conversion" and not self._in_sessions():
            raise NotAllowed(
                "Of the goal only the day is known, so it is in no session.", hint="Ask for conversion, of people."
            )
        rows, changes = self._by_values(measure) if measure.kind == "quantile" else self._by_sums(measure)
        unit = _OF.get(measure.kind, "events")
        return Measured(str(measure), unit, METHODS[measure.kind], tuple(rows), tuple(changes))

    def present(self) -> int:
        """People with an event in view in the last period."""
        last = self.periods.at(len(self.periods) - 1)
        plan = mark(self._snapshot, [AnyEvent()], where=self._query.where, between=last, among=self._who)
        return sum(drive(plan, lambda marks: int(np.count_nonzero(np.diff(marks.subject))) + (len(marks) > 0)))

    @property
    def currency(self) -> str:
        return self._numbers[True].currency if True in self._numbers else ""

    def notes(self) -> Iterator[str]:
        """What must be said beside the figures."""
        kinds = {measure.kind for measure in self.asked}
        if "bounce" in kinds:
            yield "Bounce: sessions with a single event in view; sessions end after 30 quiet minutes."
        if self.sessions_open:
            yield f"{many(self.sessions_open, 'session')} not over yet: in no figure."
        if {"session conversion", "bounce"} & kinds and any(len(g.day) for g in self._snapshot.generations):
            yield "Events of which only the day is known belong to no session and are left out of them."
        if True in self._numbers:
            yield from self._numbers[True].notes()
            if any(measure.kind == "quantile" and measure.as_money for measure in self.asked):
                yield "Quantiles of money are of single amounts: refunds are not taken off them."
        if self._query.by is not None:
            yield (
                f"Broken down by {self._query.by}: of a person or session as at its first event in the period (of "
                "several at that instant the least value), of values as at the event."
            )
        if self._query.compare_to is not None:
            yield "Rate and mix: Kitagawa's split; over all groups they add up to the whole change."

    def _by_sums(self, measure: Measure) -> tuple[list[Any], list[Any]]:
        parts = self._parts(measure)
        sums, groups = together(parts, self._query.top)
        people = people_in(self._snapshot, self._who)
        return sums_table(measure, sums, groups, len(self.periods), people)

    def _parts(self, measure: Measure) -> Sequence[Part]:
        """Counted once for measures that are about the same, as a sum and its mean."""
        key = measure.as_money if measure.of_events else measure
        if key not in self._counted:
            self._counted[key] = self._count(measure)
        return self._counted[key]

    def _count(self, measure: Measure) -> Sequence[Part]:
        items = self._items
        if measure.of_value:
            numbers = self._numbers_of(measure)
            if measure.of_events:
                return drive(self._plan(self._of(measure), every=measure.as_money), lambda m: items.events(m, numbers))
            plan = self._plan(AnyEvent(), self._of(measure), every=True)
            return drive(plan, lambda marks: items.persons(marks, numbers))
        goal = self.goal or AnyEvent()
        if measure.kind == "conversion":
            return drive(self._plan(goal, every=True), lambda marks: items.persons(marks, None))
        bounce = measure.kind == "bounce"
        found = drive(self._session_plan(goal), lambda marks: items.sessions(marks, bounce=bounce))
        self.sessions_open = sum(left_out for _, left_out in found)
        return [part for part, _ in found]

    def _by_values(self, measure: Measure) -> tuple[list[Any], list[Any]]:
        numbers = self._numbers_of(measure)
        parts = drive(self._plan(self._of(measure)), lambda marks: self._items.values(marks, numbers))
        period = np.concatenate([np.empty(0, np.int64), *(part.period for part in parts)])
        person = np.concatenate([np.empty(0, np.int64), *(part.person for part in parts)])
        value = np.concatenate([np.empty(0), *(part.value for part in parts)])
        groups: list[tuple[Value, bool]] = []
        tables = [(period, person, value)]
        if self._query.by is not None:
            number, known = numbered([part.group for part in parts if part.group is not None])
            rank, groups = ranked(np.bincount(number, minlength=len(known)).tolist(), known, self._query.top)
            row = rank[number]
            tables += [(period[row == g], person[row == g], value[row == g]) for g in range(len(groups))]
        return values_table(measure, tables, groups, len(self.periods))

    def _numbers_of(self, measure: Measure) -> NumbersOf:
        assert self._query.value is not None
        if measure.as_money not in self._numbers:
            self._numbers[measure.as_money] = NumbersOf(self._snapshot, self._query.value, as_money=measure.as_money)
        return self._numbers[measure.as_money]

    def _of(self, measure: Measure) -> Filter:
        """Events whose values count."""
        default = self.goal if measure.as_money else None
        return self._query.of or default or AnyEvent()

    def _plan(self, *steps: Filter, every: bool = False) -> Plan:
        return mark(
            self._snapshot, steps, where=self._query.where, between=self.periods.between, every=every, among=self._who
        )

    def _session_plan(self, goal: Filter) -> Plan:
        # a session that began before the period is seen from its beginning, and so is not of the period
        return mark(self._snapshot, [goal], where=self._query.where, unit="session", every=True, among=self._who)
