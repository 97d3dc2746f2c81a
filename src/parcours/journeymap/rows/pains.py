"""Where are people hurt in each stage, in what they say and in what they live?

Pain points stand first: words and what is lived as one, with the money at stake (`painpoints`). Signs of behaviour that
tell the same as one of them are left out. Of the other signs, repeats and errors are asked of each stage alone, so that
they stand where they happen, and *others there* are others in the same stage; the goal stays visible from everywhere.
All else is asked once: people lost between stages, and who fell back to an earlier one, stand in the stage that was
left; waits and ways back, where most people do the event that they begin with; people lost on the intended way of a
stage, in that stage.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from parcours.analyses.pains.query import Kind
from parcours.journeymap.asking import Answer, Asking
from parcours.journeymap.few import SAME
from parcours.journeymap.rows.actions import home, latest_of
from parcours.journeymap.rows.found import Found, found, room
from parcours.journeymap.rows.pain_points import pain_points, told_by_a_point
from parcours.model.filters import Compare, Either, Filter
from parcours.model.journey import Stage
from parcours.model.journey_map import Statement
from parcours.model.touchpoints import STAGE

INSIDE: tuple[Kind, ...] = ("repeats", "errors")
BETWEEN: tuple[Kind, ...] = ("drop-off", "back", "waits")
_ORDER = ("hurts", "", "unclear", "too few", "no sign")
_MANY = 200  # signs asked for at once, so that none of a stage is left out for those of another
_MISSED = {"missed more": "difference", "missed with": "missed_with", "missed without": "missed_without"}


def pains(asking: Asking) -> list[Found]:
    """Signs of pain: those that go with missing the goal first, by how many miss it beyond what others miss."""
    milestone = asking.journey.milestone
    if milestone is None:
        missing = "Name the journey's `milestone` in journey.yaml: a sign hurts where people miss it more often."
        return [Found(missing=missing) for _ in asking.stages]
    points, told_already = pain_points(asking), told_by_a_point(asking)
    between = asking.answer("pains", kinds=BETWEEN, top=_MANY, sample=asking.sample)
    cells = []
    for number, stage in enumerate(asking.stages):
        answers = [(answer, False) for answer in (_on_the_way(asking, stage), _inside(asking, stage, milestone.filter))]
        told = [
            one
            for answer, whole in [(between, True), *answers]
            if answer is not None
            for one in _statements(asking, answer, number, whole)
            if (one.detail["sign"], one.detail["place"], one.about) not in told_already
        ]
        told.sort(key=_first)
        signs, more = room([*points[number], *told], asking.most)
        missing = f"No sign that 10 people or more show in {stage.name}: load its steps and errors, or write its "
        left_out = f"and {more} that matter less" if more else ""
        cells.append(found(signs, missing + "`intended` way.", more=more, left_out=left_out))
    return cells


def excess(statement: Statement) -> float:
    """People of a sign, or of a pain point, who miss the goal beyond what others miss: how much it matters."""
    found = {figure.name: figure for figure in statement.figures}
    people, more, reached = found.get("people"), found.get("missed more"), found.get("reached more")
    count, apart = people.count if people else None, more.value if more else None
    if apart is None and reached is not None and reached.value is not None:
        apart = -reached.value
    return count.people * apart if count and apart is not None else 0.0


def _on_the_way(asking: Asking, stage: Stage) -> Answer | None:
    """Who was lost between the steps of the stage's intended way."""
    steps = tuple(events.filter for events in stage.intended)
    if len(steps) < 2:
        return None
    return asking.answer("pains", kinds=("drop-off",), steps=steps, top=len(steps), sample=asking.sample)


def _inside(asking: Asking, stage: Stage, goal: Filter) -> Answer | None:
    here = Either((Compare(STAGE, "=", (stage.name,)), goal))
    return asking.answer("pains", kinds=INSIDE, where=here, top=2 * asking.most, sample=asking.sample)


def _statements(asking: Asking, answer: Answer, number: int, between: bool) -> Iterator[Statement]:
    """The signs of one answer. `between`: of one that tells of all stages, those of this one."""
    for place, pain in enumerate(answer.at("pains")):
        if between and _stage_of(asking, pain) != number:
            continue
        at, verdict = f"pains.{place}", _verdict(pain)
        figures: list[tuple[str, ...]] = [("people", f"{at}.people")]
        if verdict and verdict not in SAME:
            low, high = f"{at}.severity.low", f"{at}.severity.high"
            figures.append(("missed more", f"{at}.severity.difference", "points", low, high))
            figures += [(name, f"{at}.severity.{_MISSED[name]}") for name in ("missed with", "missed without")]
        figures.append(("times", f"{at}.times", "times"))
        if pain["wait"]:
            usual, upper = (f"{at}.wait.{name}" for name in ("usual", "upper"))
            figures += [("usual wait", usual, "seconds"), ("slowest tenth", upper, "seconds",
                         f"{upper}_low", f"{upper}_high")]  # fmt: skip
        yield answer.statement(
            "pain",
            pain["what"],
            answer.figures(*figures),
            n=pain["people"]["of"],
            latest=latest_of(asking, number, pain["place"]),
            part=pain["part"],
            detail={
                "sign": pain["kind"],
                "place": pain["place"],
                "rule": pain["rule"],
                "verdict": verdict,
                "goal": answer.at("goal"),
                "within": answer.at("within"),
            },
        )


def _first(statement: Statement) -> tuple[int, float, int, str]:
    """Those that hurt first, by how much that matters; then by people. Waits that say nothing of the goal come behind
    all others, and last what nobody can be compared by."""
    count, verdict = statement.figures[0].count, statement.detail.get("verdict", "")
    people = count.people if count is not None else 0
    if verdict in SAME:
        rank = len(_ORDER) + 1
    else:
        is_wait = statement.detail["sign"] == "waits" and verdict != "hurts"
        rank = len(_ORDER) if is_wait else _ORDER.index(verdict)
    return rank, -excess(statement) if verdict == "hurts" else 0.0, -people, statement.about


def _stage_of(asking: Asking, pain: dict[str, Any]) -> int | None:
    """Where a sign stands that was looked for in all stages at once."""
    names, place = asking.journey.names, pain["place"]
    if pain["kind"] == "drop-off" or pain["rule"].startswith("moved back from "):
        return names.index(place)
    return home(asking, place.partition(" → ")[0] if pain["kind"] == "waits" else place)


def _verdict(pain: dict[str, Any]) -> str:
    """What is told of missing the goal: none where all who are lost miss it by what lost means; and where all miss it,
    with the sign or without, or nobody does, that."""
    with_, without = pain["severity"]["missed_with"], pain["severity"]["missed_without"]
    if with_["of"] and without["of"]:
        missed, all = with_["people"] + without["people"], with_["of"] + without["of"]
        if missed in (0, all):
            return "all missed" if missed else "none missed"
    if pain["kind"] == "drop-off" and with_["people"] == with_["of"] and without["people"] < without["of"]:
        return ""
    return pain["verdict"]
