"""How are people moved on in each stage: what were they shown, did they take it up, and did they go on?"""

from __future__ import annotations

from parcours.journeymap.asking import Answer, Asking
from parcours.journeymap.rows.found import Found, found, room
from parcours.model.journey_map import Statement


def prompts(asking: Asking) -> list[Found]:
    """The prompts of journey.yaml in each stage in which they were shown."""
    if not asking.journey.prompts:
        return [Found(missing=_none(stage.name)) for stage in asking.stages]
    answer = asking.ask("prompts")
    if isinstance(answer, str):
        return [Found(missing=answer) for _ in asking.stages]
    names = ", ".join(prompt.name for prompt in asking.journey.prompts)
    cells = []
    for number, stage in enumerate(asking.stages):
        told, more = room(_statements(asking, answer, number), asking.most)
        missing = f"Nobody in {stage.name} was shown any prompt ({names}) in this period."
        cells.append(found(told, missing, more=more))
    return cells


def _statements(asking: Asking, answer: Answer, number: int) -> list[Statement]:
    inferred = {prompt.name: prompt.inferred for prompt in asking.journey.prompts}
    told = []
    for place, prompt in enumerate(answer.at(f"stages.{number}.prompts")):
        at, reason = f"stages.{number}.prompts.{place}", inferred.get(prompt["name"], "")
        figures = answer.figures(
            ("shown", f"{at}.shown"),
            ("taken", f"{at}.taken"),
            ("went on", f"{at}.went_on"),
            ("went on taken", f"{at}.went_on_taken"),
            ("unfinished", f"{at}.unfinished", "people"),
        )
        told.append(
            answer.statement(
                "prompt",
                prompt["name"],
                figures,
                n=prompt["shown"]["people"],
                latest=prompt["latest"],
                evidence="inferred" if reason else "measured",
                detail={"kind": prompt["kind"], "within": prompt["within"], "reason": reason},
            )
        )
    return told


def _none(stage: str) -> str:
    return f"Name what moves people on from {stage}: `prompts` in journey.yaml, by events `shown` and `taken`."
