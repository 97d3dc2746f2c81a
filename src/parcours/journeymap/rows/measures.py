"""How does each stage do: who moves on, how long do people stay, what do they spend?

Figures of nobody (spend, impressions) stand in the first stage, beside people and never in a ratio with them.
"""

from __future__ import annotations

from collections.abc import Iterator

from parcours.journeymap.asking import Answer, Asking
from parcours.journeymap.reading import Reading
from parcours.journeymap.rows.actions import latest_of
from parcours.journeymap.rows.found import Found, found
from parcours.journeymap.rows.money import candidates
from parcours.model.journey_map import Figure, Statement
from parcours.model.touchpoints import STAGE

_READINGS = 5
_BOUNCE, _MONEY = "bounce", ("revenue", "order value")
_TRIES = 3  # of properties that may be money
_ALL = 100  # values of a property; there are fewer stages


def measures(asking: Asking) -> list[Found]:
    """Moves to later stages, the median stay, bounce, money; and readings."""
    stages, measured = asking.answer("stages"), [answer for answer in _by_stage(asking) if answer is not None]
    cells = []
    for number, stage in enumerate(asking.stages):
        told = [*_moves(asking, stages, number), *_stay(asking, stages, number)] if stages else []
        told += [one for answer in measured for one in _measured(asking, answer, number)]
        told += [_read(one) for one in asking.readings[:_READINGS]] if number == 0 else []
        more = max(0, len(asking.readings) - _READINGS) if number == 0 else 0
        missing = f"Nobody was in {stage.name} in this period: look at its `enter` in journey.yaml."
        cells.append(found(told, missing, more=more))
    return cells


def _by_stage(asking: Asking) -> Iterator[Answer | None]:
    """Bounce, and money of the first property that the goal's events have amounts of, by stage."""
    yield asking.answer("measures", measures=(_BOUNCE,), by=STAGE, top=_ALL)
    for name in candidates(asking)[:_TRIES]:
        answer = asking.answer("measures", measures=_MONEY, value=name, by=STAGE, top=_ALL)
        if answer is not None and answer.at("measured.1.rows.0.figures.0.bottom"):
            yield answer
            return


def _moves(asking: Asking, stages: Answer, number: int) -> Iterator[Statement]:
    """Who moved on to which later stage, of those who were in this one."""
    names = asking.journey.names
    for place, move in enumerate(stages.at("moves")):
        if move["before"] == names[number] and move["after"] in names[number + 1 :]:
            at = f"moves.{place}"
            figures = stages.figures(("people", f"{at}.people"), ("moves", f"{at}.moves", "moves"))
            part = f"{move['before']} -> {move['after']}"
            n, latest = move["people"]["of"], latest_of(asking, number)
            yield stages.statement("moved on", move["after"], figures, n=n, latest=latest, part=part)


def _stay(asking: Asking, stages: Answer, number: int) -> Iterator[Statement]:
    at, stay = f"stages.{number}.time", stages.at(f"stages.{number}.time")
    if not stay["stays"]:
        return
    figures = stages.figures(
        ("median", f"{at}.median", "seconds"),
        ("low quarter", f"{at}.p25", "seconds"),
        ("high quarter", f"{at}.p75", "seconds"),
        ("still there", f"{at}.still_there", "stays"),
        ("stays", f"{at}.stays", "stays"),
    )
    n = stages.at(f"stages.{number}.ever")["people"]
    yield stages.statement("stay", asking.journey.names[number], figures, n=n, latest=latest_of(asking, number))


def _measured(asking: Asking, answer: Answer, number: int) -> Iterator[Statement]:
    """The measures of an answer by stage: the row of this one."""
    for place, measured in enumerate(answer.at("measured")):
        for row, of in enumerate(measured["rows"]):
            at, figure = f"measured.{place}.rows.{row}.figures.0", of["figures"][0]
            if of["value"] != asking.journey.names[number] or of["other"] or figure["value"] is None:
                continue
            is_money = measured["name"] in _MONEY
            figures = answer.figures(
                (
                    "value",
                    f"{at}.value",
                    answer.at("currency") if is_money else "share",
                    f"{at}.interval.low",
                    f"{at}.interval.high",
                ),
                ("of", f"{at}.bottom", measured["unit"]),
                ("people", f"{at}.people", "people"),
            )
            yield answer.statement(
                "measure", measured["name"], figures, n=figure["people"], latest=latest_of(asking, number),
                detail={"method": measured["method"], "property": answer.at("value") if is_money else None},
            )  # fmt: skip


def _read(one: Reading) -> Statement:
    detail = {"of": one.of, "rows": f"{one.rows}", "mean": "yes" if one.mean else ""}
    told = {key: value for key, value in detail.items() if value}
    return Statement(
        "reading", one.name, "measured", one.origin, (Figure("value", one.value, one.unit),), latest=one.latest,
        detail=told,
    )  # fmt: skip
