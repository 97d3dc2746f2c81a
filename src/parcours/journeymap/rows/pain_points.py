"""Which pain points stand in which stage? Words and what is lived as one, with what is at stake."""

from __future__ import annotations

from parcours.journeymap.asking import Answer, Asking
from parcours.journeymap.rows.actions import home, latest_of
from parcours.model.journey_map import Statement

_TOP = 40
_QUESTION = "painpoints"


def pain_points(asking: Asking) -> list[list[Statement]]:
    """For each stage its pain points, those of the greatest loss first."""
    cells: list[list[Statement]] = [[] for _ in asking.stages]
    answer = _answer(asking)
    for place in range(len(answer.at("points")) if answer is not None else 0):
        assert answer is not None
        stage = _stage(asking, answer.at(f"points.{place}"))
        if stage is not None:
            cells[stage].append(_statement(asking, answer, place, stage))
    return cells


def told_by_a_point(asking: Asking) -> frozenset[tuple[str, str, str]]:
    """Signs of `pains` that a pain point tells of already: kind, place, and what they are called there."""
    answer = _answer(asking)
    found: set[tuple[str, str, str]] = set()
    for point in answer.at("points") if answer is not None else ():
        for one in [point["condition"], *point["also"]] if point["condition"] else ():
            step, value = one["step"], one["value"]
            found |= (
                {
                    ("errors", step, f"{value} after {step}"),
                    ("errors", step, f"{step} with an error"),
                }
                if one["sign"] == "error"
                else set()
            )
            found |= {("waits", f"{value} → {step}", f"{value} … {step}")} if one["sign"] == "long wait" else set()
            found |= {("repeats", step, f"{step} again and again")} if one["sign"] == "again and again" else set()
    return frozenset(found)


def _answer(asking: Asking) -> Answer | None:
    return asking.answer(_QUESTION, top=_TOP, quotes=1, sample=asking.sample)


def _stage(asking: Asking, point: dict[str, str]) -> int | None:
    stage = home(asking, point["step"]) if point["step"] else None
    if stage is None and point["stage"] in asking.journey.names:
        return asking.journey.names.index(point["stage"])
    return stage


def _statement(asking: Asking, answer: Answer, place: int, stage: int) -> Statement:
    at = f"points.{place}"
    point = answer.at(at)
    lived, hurts = point["lived"] is not None, point["verdict"] == "hurts"
    figures: list[tuple[str, ...]] = [("people", f"{at}.lived" if lived else f"{at}.said")]
    if lived:
        figures += [("said", f"{at}.said"), ("silent", f"{at}.silent")]
    if hurts:
        stake, goal, score = (
            f"{at}.{name}" for name in ("stake", "compared.goal.difference", "compared.score.difference")
        )
        figures.append(
            ("at stake", f"{stake}.amount", answer.at(f"{stake}.currency") or "", f"{stake}.low", f"{stake}.high")
        )
        figures.append(("reached more", f"{goal}.estimate", "points", f"{goal}.low", f"{goal}.high"))
        if "score" in point["hurts"]:
            figures.append(("scored more", f"{score}.estimate", "valence", f"{score}.low", f"{score}.high"))
    condition = point["condition"] or {}
    quote = next(iter(point["quotes"]), {})
    part = next((one for one in point["parts"] if one == f"lived {point['name']}"), point["parts"][0])
    return answer.statement(
        "pain point",
        point["name"],
        answer.figures(*figures),
        n=point["lived"]["of"] if lived else point["said"]["of"],
        latest=latest_of(asking, stage, point["step"]),
        part=part,
        detail={
            "verdict": point["verdict"],
            "sign": condition.get("sign"),
            "place": point["step"],
            "rule": condition.get("rule"),
            "lived": condition.get("name"),
            "basis": point["stake"]["basis"] if hurts and point["stake"] else None,
            "goal": answer.at("goal"),
            "within": answer.at("within"),
            "quote": quote.get("words"),
            "language": quote.get("language"),
        },
    )
