"""How are a map's questions asked? Each alone, as anybody would ask it; numbers are picked out of answers by path.

A question that cannot be asked (no milestone, no property that holds words) is no failure of the map: its error's
advice becomes what the cell is missing. Receipts of answers that no statement rests on are not kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from parcours.analyses.registry import ask, to_json
from parcours.journeymap.pinned import Pinned
from parcours.journeymap.reading import Reading
from parcours.model.count import Count
from parcours.model.errors import Cancelled, ParcoursError
from parcours.model.journey import Journey, Stage
from parcours.model.journey_map import Evidence, Figure, Statement
from parcours.model.period import Period
from parcours.model.receipt import Receipt
from parcours.model.segments import Segment
from parcours.timeline.snapshot import Snapshot

PEOPLE = "people"
_SAMPLED = "drawn evenly"  # as answers say that they looked at some people only


@dataclass(eq=False)
class Asking:
    """A snapshot that a map's questions are asked of, and what all of them share."""

    snapshot: Snapshot
    journey: Journey
    period: Period = field(default_factory=Period)
    among: Segment | None = None
    most: int = 5  # statements of one sort in a cell
    sample: int | None = None  # people, for questions that look at how everybody went on
    readings: tuple[Reading, ...] = ()
    pinned: tuple[Pinned, ...] = ()  # words that were put on the map by hand
    receipts: list[Receipt] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)  # in order, each once
    _kept: dict[str, Answer] = field(default_factory=dict)
    _refused: dict[str, str] = field(default_factory=dict)

    @property
    def stages(self) -> tuple[Stage, ...]:
        return self.journey.stages

    def ask(self, question: str, **query: Any) -> Answer | str:
        """The answer of the map's period and people; or, where it cannot be asked, why and what to do."""
        key = _key(question, query)
        if key not in self._refused:
            try:
                return self.must(question, **query)
            except Cancelled:
                raise
            except ParcoursError as error:
                self._refused[key] = f"{error} {error.hint}".strip()
        return self._refused[key]

    def must(self, question: str, **query: Any) -> Answer:
        """The answer of the map's period and people; asked once."""
        key = _key(question, query)
        if key not in self._kept:
            result = ask(self.snapshot, question, {"period": self.period, "among": self.among, **query})
            self._kept[key] = Answer(self, result, to_json(result))
            for note in result.notes:
                if _SAMPLED in note:
                    self.note(f"{question.capitalize()}: {note}")
        return self._kept[key]

    def answer(self, question: str, **query: Any) -> Answer | None:
        """The answer, or None where it cannot be asked."""
        found = self.ask(question, **query)
        return None if isinstance(found, str) else found

    def note(self, note: str) -> None:
        """What a reader of the whole map must know."""
        self.notes[note] = None


@dataclass(eq=False)
class Answer:
    """One answer, to pick figures from."""

    asking: Asking
    result: Any
    json: Mapping[str, Any]
    _place: int | None = None

    @property
    def receipt(self) -> int:
        """The place of its receipt among the map's; taken when something rests on it."""
        if self._place is None:
            self.asking.receipts.append(self.result.receipt)
            self._place = len(self.asking.receipts) - 1
        return self._place

    def at(self, path: str) -> Any:
        """What stands at a path such as `stages.2.rows.0.people`."""
        return at(self.json, path)

    def figure(self, name: str, path: str, unit: str = "", low: str = "", high: str = "") -> Figure:
        """The number at a path: a count of people where there is one, else a value of `unit` with its interval."""
        found = self.at(path)
        if isinstance(found, Mapping):
            count = Count(found["people"], found["of"])
            return Figure(name, count.share, PEOPLE, count, path=path)
        bounds = [self.at(bound) if bound else None for bound in (low, high)]
        return Figure(name, found, unit, None, *bounds, path=path)

    def figures(self, *wanted: tuple[str, ...]) -> tuple[Figure, ...]:
        """Several, as for `figure`; those that are not known are left out."""
        found = [self.figure(*one) for one in wanted if self.at(one[1]) is not None]
        return tuple(figure for figure in found if figure.value is not None or figure.count is not None)

    def statement(
        self, kind: str, about: str, figures: tuple[Figure, ...], *, n: int | None = None, latest: int | None = None,
        evidence: Evidence = "measured", part: str = "", detail: Mapping[str, str | None] | None = None,
    ) -> Statement:  # fmt: skip
        """A statement that rests on this answer; details that say nothing are left out."""
        told = {key: value for key, value in (detail or {}).items() if value}
        origin = self.result.receipt.origin
        return Statement(kind, about, evidence, origin, figures, n, latest, self.receipt, part, told)


def at(json: Any, path: str) -> Any:
    """What stands at a path in an answer's JSON; None where nothing does."""
    for key in path.split("."):
        if json is None:
            return None
        json = json[int(key)] if isinstance(json, list | tuple) else json.get(key)
    return json


def _key(question: str, query: Mapping[str, Any]) -> str:
    return f"{question} {sorted(query.items())}"
