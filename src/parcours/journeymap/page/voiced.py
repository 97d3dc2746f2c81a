"""How is drawn what somebody said, scored, or holds to be so?"""

from __future__ import annotations

from parcours.journeymap import quoting
from parcours.journeymap.page import bars
from parcours.journeymap.page.body import Body, between, line, plain
from parcours.journeymap.page.element import Html, el, join, named, with_code
from parcours.journeymap.pairing import Pair, figure, lead
from parcours.journeymap.units import number
from parcours.model.journey_map import Statement


def scored(pair: Pair) -> Body:
    """The mean of scores on the scale that was seen."""
    mean = lead(pair.statement)
    if mean is None or mean.value is None:
        return plain(pair)
    title = join(named(pair.statement.about), el("b", number(mean.value, "score")))
    ends, answers = _ends(pair.statement), figure(pair.statement, "answers")
    told = f"mean of {number(answers.value, 'answers')}" if answers and answers.value is not None else "mean"
    if ends is None:
        return Body(title, under=line(f"{told}{between(mean)}", "of"))
    drawn = bars.scale(mean.value, mean.low, mean.high, ends)
    return Body(title, drawn, line(f"{told}{between(mean)}, seen {ends[0]:g} to {ends[1]:g}", "of"))


def said(pair: Pair) -> Body:
    """A quote, in its language."""
    s, score = pair.statement, figure(pair.statement, "score")
    if not s.about:
        return Body(named("What they said"))
    quote = el("q", s.about, lang=_language(s), dir="auto")
    by = [s.detail.get("event", ""), s.detail.get("language", "")]
    if score and score.value is not None:
        top = s.detail.get("high end")
        by.append(f"{number(score.value, 'score')} of {top}" if top else f"score {number(score.value, 'score')}")
    title = quoting.title(s)
    on = el("p", el("cite", named(title)), class_="line") if title else None
    return Body(quote, under=join(line(" · ".join(part for part in by if part)), on))


def assumed(pair: Pair) -> Body:
    """What somebody holds to be so, and what would test it."""
    test = pair.statement.detail.get("test")
    told = el("p", el("span", "to test: "), with_code(test), class_="test") if test else Html("")
    return Body(el("span", named(pair.statement.about), class_="held"), told)


def _ends(s: Statement) -> tuple[float, float] | None:
    try:
        return float(s.detail["low end"]), float(s.detail["high end"])
    except (KeyError, ValueError):
        return None


def _language(s: Statement) -> str | None:
    """A language's tag; whatever else a column holds is no tag."""
    tag = s.detail.get("language", "")
    return tag if tag.replace("-", "").isalnum() and tag.isascii() and len(tag) <= 12 else None
