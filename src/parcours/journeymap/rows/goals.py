"""What do customers want of each stage, who gets it, and what does it take them?"""

from __future__ import annotations

from parcours.journeymap.asking import Answer, Asking
from parcours.journeymap.rows.found import Found
from parcours.model.journey import Stage
from parcours.model.journey_map import Statement


def goals(asking: Asking) -> list[Found]:
    """The goal of each stage, and the steps, choices and fields on the way to it."""
    wanted = [stage for stage in asking.stages if stage.success is not None]
    answer = asking.ask("goals") if wanted else ""
    if isinstance(answer, str):
        return [_found(stage, [], answer) for stage in asking.stages]
    place = {goal["name"]: number for number, goal in enumerate(answer.at("stages"))}
    return [
        _found(stage, _statements(answer, place[stage.name]) if stage.name in place else [], "")
        for stage in asking.stages
    ]


def _statements(answer: Answer, number: int) -> list[Statement]:
    at, goal = f"stages.{number}", answer.at(f"stages.{number}")
    if goal["reached"] is None:
        return []
    n, latest, words = goal["reached"]["of"], goal["latest"], goal["goal"] or goal["rule"]
    told = [
        answer.statement(
            "goal",
            words,
            answer.figures(
                ("reached", f"{at}.reached"),
                ("time", f"{at}.seconds.median", "seconds"),
                ("low quarter", f"{at}.seconds.p25", "seconds"),
                ("high quarter", f"{at}.seconds.p75", "seconds"),
                ("unfinished", f"{at}.unfinished", "people"),
            ),
            n=n,
            latest=latest,
            part=f"reached {goal['name']}",
            detail={"rule": goal["rule"]},
        )
    ]
    for kind, middle in (("steps", "median"), ("choices", "mean"), ("fields", "median")):
        if goal[kind] is not None:
            figures = answer.figures(
                (kind, f"{at}.{kind}.{middle}", kind),
                ("low quarter", f"{at}.{kind}.p25", kind),
                ("high quarter", f"{at}.{kind}.p75", kind),
            )
            told.append(answer.statement(kind, words, figures, n=goal[kind]["people"], latest=latest))
    return told


def _found(stage: Stage, counted: list[Statement], why: str) -> Found:
    """What was counted; or the goal's words alone, which somebody wrote and nothing measures."""
    if counted:
        return Found(tuple(counted))
    if stage.success is None or not (stage.success.goal or stage.success.rule):
        missing = f"Write what customers want of {stage.name}, and how it is seen: `success` in journey.yaml."
        return Found(missing=missing)
    words = (Statement("goal", stage.success.goal, "assumed"),) if stage.success.goal else ()
    if stage.success.rule is None:
        why = f"Say by which event it is seen: `rule` in the `success` of {stage.name}."
    return Found(words, why or f"Nobody who entered {stage.name} could be followed to the end yet.")
