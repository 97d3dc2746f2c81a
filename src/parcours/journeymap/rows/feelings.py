"""What do customers feel and say in each stage? How good or bad, their scores, themes, kinds of things said, words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from parcours.journeymap.asking import Answer, Asking
from parcours.journeymap.rows.found import Found, found, room
from parcours.model.journey_map import Figure, Statement

_QUOTES = 3
_THEMES, _KINDS = 5, 4  # of a stage
_LEAST = 2  # people who say a theme, or a kind of thing


def feelings(asking: Asking) -> list[Found]:
    """What was felt, who said anything, mean scores on each scale, themes, kinds, and quotes."""
    answer = asking.ask("voice", quotes=_QUOTES)
    felt = asking.answer("emotions", sample=asking.sample)
    themes = asking.answer("themes", by="stage", top=200, quotes=0)
    cells = []
    for number, stage in enumerate(asking.stages):
        missing = (
            f"Nobody said anything while in {stage.name}: load reviews, tickets or chats, or a survey asked there; "
            "an event with `text` or `score` counts."
        )
        if isinstance(answer, str):
            cells.append(Found(missing=f"{answer} {missing}" if answer else missing))
            continue
        spoke = _spoke(answer, number)
        scores, more = room(_scores(answer, number), asking.most)
        told = [*_felt(felt, number), *spoke, *scores, *_unheard(answer, number)]
        told += [*_themes(themes, stage.name), *_kinds(answer, number)]
        told += [*_pinned(asking, answer, number), *_quotes(answer, number)]
        # signs alone are what the row of pain points tells
        cells.append(found(told if spoke else [], missing, more=more))
    return cells


def _felt(answer: Answer | None, number: int) -> Iterator[Statement]:
    """Texts and scores, and frustration as behaviour shows it; with the first who goes on."""
    if answer is None:
        return
    followed = answer.at(f"stages.{number}.went_on.of")
    onward = [("went on", f"stages.{number}.went_on")] if followed else []
    for place, felt in enumerate(answer.at(f"stages.{number}.felt")):
        at = f"stages.{number}.felt.{place}"
        behaved = felt["source"] == "behaviour"
        if behaved and not felt["shown"]["people"]:
            continue
        figures = answer.figures(
            ("valence", f"{at}.valence", "valence", f"{at}.low", f"{at}.high"),
            *([("shown", f"{at}.shown")] if behaved else [("people", f"{at}.people", "people")]),
            *([] if behaved else onward),
            ("intensity", f"{at}.intensity", "intensity"),
            ("by itself", f"{at}.raw", "valence", f"{at}.raw_low", f"{at}.raw_high"),
        )
        onward = [] if not behaved else onward
        yield answer.statement(
            "felt", felt["source"], figures, n=felt["people"], latest=felt["latest"],
            evidence="measured" if behaved else "reported", part=felt["part"],
            detail={"drawn": f"{felt['shrunk']:.0%}" if felt["shrunk"] >= 0.01 else ""},
        )  # fmt: skip


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
        told.append(
            answer.statement(
                "scored",
                score["event"],
                figures,
                n=score["people"],
                latest=score["latest"],
                evidence="reported",
                detail=_ends(score),
            )
        )
    return told


def _unheard(answer: Answer, number: int) -> Iterator[Statement]:
    """Only people who had bought spoke: what the others think is not known."""
    voice, path = answer.at(f"stages.{number}"), f"stages.{number}.not_bought"
    if voice.get("unheard") and voice.get("not_bought"):
        yield answer.statement("unheard", "", answer.figures(("people", path)), n=voice["not_bought"]["of"])


def _themes(answer: Answer | None, stage: str) -> list[Statement]:
    """Themes said in the stage, those that most people say first."""
    if answer is None:
        return []
    told = []
    for place, theme in enumerate(answer.at("themes")):
        for inner, group in enumerate(theme["groups"]):
            said = group["said"]["people"]
            if group["group"] == stage and said >= _LEAST:
                at = f"themes.{place}.groups.{inner}"
                figures = answer.figures(("people", f"{at}.said"), ("badly", f"{at}.badly"), ("well", f"{at}.well"))
                part = f"said {theme['name']} in {stage}"
                one = answer.statement("theme said", theme["name"], figures, n=said, evidence="reported", part=part)
                told.append((-said, theme["name"], one))
    return [one for *_, one in sorted(told, key=lambda t: t[:2])[:_THEMES]]


def _kinds(answer: Answer, number: int) -> list[Statement]:
    """Questions, doubts, motives: what most people say first."""
    told = []
    for place, kind in enumerate(answer.at(f"stages.{number}").get("kinds", ())):
        said = kind["people"]["people"]
        if said >= _LEAST:
            at = f"stages.{number}.kinds.{place}"
            figures = answer.figures(("people", f"{at}.people"), ("texts", f"{at}.texts", "texts"))
            one = answer.statement("told", kind["kind"], figures, n=said, evidence="reported", part=kind["part"])
            told.append((-said, kind["kind"], one))
    return [one for *_, one in sorted(told, key=lambda t: t[:2])[:_KINDS]]


def _pinned(asking: Asking, answer: Answer, number: int) -> Iterator[Statement]:
    """What somebody put there; as few may be shown of as of other quotes."""
    voice = answer.at(f"stages.{number}")
    for one in asking.pinned:
        if one.stage == voice["name"]:
            score = (Figure("score", one.score, "score"),) if one.score is not None else ()
            yield answer.statement(
                "said", one.words, score, n=voice["speakers"] or 1, latest=one.time, evidence="reported",
                detail={"event": one.event, "language": one.language, "pinned": "yes"},
            )  # fmt: skip


def _quotes(answer: Answer, number: int) -> Iterator[Statement]:
    voice = answer.at(f"stages.{number}")
    for place, quote in enumerate(voice["quotes"]):
        figures = answer.figures(("score", f"stages.{number}.quotes.{place}.score", "score"))
        detail: dict[str, Any] = {"event": quote["event"], "title": quote["title"], "language": quote["language"]}
        scale = next((one for one in voice["scores"] if one["event"] == quote["event"]), None) if figures else None
        detail |= _ends(scale) if scale else {}
        detail |= {"recall": "yes"} if quote.get("recall") else {}
        yield answer.statement(
            "said",
            quote["words"],
            figures,
            n=voice["speakers"],
            latest=quote["time"],
            evidence="reported",
            detail=detail,
        )


def _ends(score: Any) -> dict[str, str]:
    return {"low end": f"{score['scale_low']:g}", "high end": f"{score['scale_high']:g}"}
