"""What do customers say in each stage? Their words and their scores, not interpreted."""

from __future__ import annotations

from parcours.journeymap.asking import Answer, Asking
from parcours.journeymap.rows.found import Found, found, room
from parcours.model.journey_map import Statement

_QUOTES = 3


def feelings(asking: Asking) -> list[Found]:
    """Who said anything, mean scores on each scale, and quotes."""
    answer = asking.ask("voice", quotes=_QUOTES)
    cells = []
    for number, stage in enumerate(asking.stages):
        missing = (
            f"Nobody said anything while in {stage.name}: load reviews, tickets or chats, or a survey asked there; "
            "an event with `text` or `score` counts."
        )
        if isinstance(answer, str):
            cells.append(Found(missing=f"{answer} {missing}" if answer else missing))
            continue
        scores, more = room(_scores(answer, number), asking.most)
        cells.append(found([*_spoke(answer, number), *scores, *_quotes(answer, number)], missing, more=more))
    return cells


def _spoke(answer: Answer, number: int) -> list[Statement]:
    at, voice = f"stages.{number}", answer.at(f"stages.{number}")
    if not voice["said"]["people"]:
        return []
    figures = answer.figures(("people", f"{at}.said"), ("texts", f"{at}.texts", "texts"))
    n = voice["said"]["people"]
    return [answer.statement("spoke", "", figures, n=n, latest=voice["latest"], evidence="reported",
                             part=f"said in {voice['name']}")]  # fmt: skip


def _scores(answer: Answer, number: int) -> list[Statement]:
    told = []
    for place, score in enumerate(answer.at(f"stages.{number}.scores")):
        at = f"stages.{number}.scores.{place}"
        figures = answer.figures(
            ("mean", f"{at}.mean", "score", f"{at}.low", f"{at}.high"), ("answers", f"{at}.n", "answers")
        )
        ends = {"low end": f"{score['scale_low']:g}", "high end": f"{score['scale_high']:g}"}
        told.append(
            answer.statement(
                "scored",
                score["event"],
                figures,
                n=score["people"],
                latest=score["latest"],
                evidence="reported",
                detail=ends,
            )
        )
    return told


def _quotes(answer: Answer, number: int) -> list[Statement]:
    voice = answer.at(f"stages.{number}")
    told = []
    for place, quote in enumerate(voice["quotes"]):
        figures = answer.figures(("score", f"stages.{number}.quotes.{place}.score", "score"))
        detail = {"event": quote["event"], "title": quote["title"], "language": quote["language"]}
        scale = next((one for one in voice["scores"] if one["event"] == quote["event"]), None) if figures else None
        if scale:
            detail |= {"low end": f"{scale['scale_low']:g}", "high end": f"{scale['scale_high']:g}"}
        told.append(
            answer.statement(
                "said",
                quote["words"],
                figures,
                n=voice["speakers"],
                latest=quote["time"],
                evidence="reported",
                detail=detail,
            )
        )
    return told
