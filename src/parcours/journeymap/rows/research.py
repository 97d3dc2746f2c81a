"""What do people look up in each stage: which words do they search for, which content do they see, how deeply?"""

from __future__ import annotations

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
    """The words and content of each rule in `research`, in turns, so that no rule fills the cell alone."""
    rules = asking.journey.research
    asked = [(rule, _asked(asking, rule)) for rule in rules]
    for rule, answer in asked:
        if isinstance(answer, str):
            asking.note(f"{rule.name}, of `research` in journey.yaml: {answer}")
    cells = []
    for number, stage in enumerate(asking.stages):
        lists = [_looked(rule, answer, number) for rule, answer in asked if not isinstance(answer, str)]
        told, more = room(interleaved(*lists), asking.most)
        cells.append(found(told, _missing(rules, stage), more=more))
    return cells


def _asked(asking: Asking, rule: Research) -> Answer | str:
    """Of its events, those that the data tell of; where that is none, the error says which is not there."""
    known = known_part(rule.filter, asking.snapshot)
    where = rule.filter if known == NOTHING else known
    return asking.ask("actions", by=rule.what or None, where=where, top=_TOP)


def _looked(rule: Research, answer: Answer, number: int) -> list[Statement]:
    kind = "searched" if rule.depth is None else "saw"
    rows = answer.result.stages[number].rows
    reasons = {row.value: rule.inferred for row in rows} if rule.inferred else {}
    return list(done(answer, number, kind, reasons=reasons, detail={"research": rule.name, "depth": rule.depth}))


def _missing(rules: tuple[Research, ...], stage: Stage) -> str:
    if not rules:
        return "Name what people search for and read: `research` in journey.yaml, with `what` and `depth`."
    names = ", ".join(rule.name for rule in rules)
    return f"Nothing of `research` in journey.yaml ({names}) was done in {stage.name} in this period."
