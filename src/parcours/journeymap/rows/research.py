"""What do people look up in each stage: which words do they search for, which content do they see, how deeply?

Of each rule first who did any of it, then its words and content: those of most people, in turns, so that no rule fills
the cell alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from parcours.journeymap.asking import Answer, Asking
from parcours.journeymap.rows.actions import done
from parcours.journeymap.rows.found import Found, found, room
from parcours.journeymap.rows.touchpoints import interleaved
from parcours.model.journey import Stage
from parcours.model.journey_map import Statement
from parcours.model.prompts import Research
from parcours.timeline.known_part import NOTHING, known_part

_TOP = 30


def research(asking: Asking) -> list[Found]:
    """Each rule in `research` with how many did it, and under it its words and content."""
    rules = asking.journey.research
    asked = [(rule, _asked(asking, rule)) for rule in rules]
    for rule, answer in asked:
        if isinstance(answer, str):
            asking.note(f"{rule.name}, of `research` in journey.yaml: {answer}")
    known = [(rule, answer) for rule, answer in asked if not isinstance(answer, str)]
    return [_cell(asking, known, number, stage) for number, stage in enumerate(asking.stages)]


def _asked(asking: Asking, rule: Research) -> Answer | str:
    """Of its events, those that the data tell of; where that is none, the error says which is not there."""
    known = known_part(rule.filter, asking.snapshot)
    where = rule.filter if known == NOTHING else known
    return asking.ask("actions", by=rule.what or None, where=where, top=_TOP)


def _cell(asking: Asking, known: list[tuple[Research, Answer]], number: int, stage: Stage) -> Found:
    terms = [_terms(rule, answer, number) for rule, answer in known]
    shown, more = room(interleaved(*terms), asking.most)
    told: list[Statement] = []
    for (rule, answer), mine in zip(known, terms, strict=True):
        told += [*_looked(rule, answer, number), *(one for one in shown if one in mine)]
    left_out = f"and {more} more {'term or page' if more == 1 else 'terms or pages'}" if more else ""
    return found(told, _missing(asking.journey.research, stage), more=more, left_out=left_out)


def _looked(rule: Research, answer: Answer, number: int) -> Iterator[Statement]:
    """Who did any of it in the stage."""
    at, stage = f"stages.{number}", answer.result.stages[number]
    if not stage.people.people:
        return
    yield answer.statement(
        "looked",
        rule.name,
        answer.figures(("people", f"{at}.people"), ("events", f"{at}.events", "events")),
        n=stage.people.people,
        latest=max((row.latest for row in stage.rows if row.latest is not None), default=None),
        evidence="inferred" if rule.inferred else "measured",
        detail={"research": rule.name, "depth": rule.depth, "reason": rule.inferred},
    )


def _terms(rule: Research, answer: Answer, number: int) -> list[Statement]:
    """The words or content; not where that is one thing, of all who did it, so that nothing is told but the total."""
    kind = "searched" if rule.depth is None else "saw"
    stage = answer.result.stages[number]
    reasons = {row.value: rule.inferred for row in stage.rows} if rule.inferred else {}
    terms = list(done(answer, number, kind, reasons=reasons, detail={"research": rule.name, "depth": rule.depth}))
    is_all = not rule.what and len(terms) == 1 and stage.rows[0].people == stage.people
    return [] if is_all else terms


def _missing(rules: tuple[Research, ...], stage: Stage) -> str:
    if not rules:
        return "Name what people search for and read: `research` in journey.yaml, with `what` and `depth`."
    names = ", ".join(rule.name for rule in rules)
    return f"Nothing of `research` in journey.yaml ({names}) was done in {stage.name} in this period."
