"""Pain points as a page in a terminal: said and lived side by side, what may be at stake, and why nothing is told."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from parcours.analyses.painpoints.result import PainPoint, PainpointsResult, Stake
from parcours.analyses.terminal import WIDTH, amount, fit, footer, many

_WHY = {
    "unclear": "no difference beyond chance",
    "no sign": "they did no worse",
    "too few": "too few people",
    "nobody comparable": "too few to compare",
    "differed before": "they already differed before",
    "not compared": "said alone",
}


def lines(result: PainpointsResult) -> str:
    """The answer in 80 columns."""
    picture = [
        "PAIN POINTS",
        f"{many(result.people, 'person', 'people')}, of whom {result.spoke.people:,} said anything; "
        f"goal {fit(result.goal, 24).rstrip()} within {result.within}",
        "─" * WIDTH,
    ]
    if not result.points:
        picture.append("  No pain point was found.")
    for number, point in enumerate(result.points, 1):
        picture += ["", *_point(number, point)]
    if result.others:
        picture += ["", "Looked at, and no pain by what is known"]
        for point in result.others:
            picture.append(f"  {fit(point.name, 32)} {_lived(point):>14}  {_WHY.get(point.verdict, '')}")
    return "\n".join(line.rstrip() for line in [*picture, *footer([*_how(result), *result.notes], result.receipt)])


def _point(number: int, point: PainPoint) -> Iterator[str]:
    yield f"{number:2} {fit(point.name, 56).rstrip()}"
    told = [f"{point.said.people:,} said it"]
    if point.lived is not None:
        told.append(f"{point.lived.people:,} lived it (of {point.lived.of:,} at {point.step})")
    yield "   " + "; ".join(told)
    if point.condition is not None and point.condition.name != point.name:
        yield "   lived: " + fit(point.condition.name, WIDTH - 10).rstrip()
    if point.stake is not None and point.verdict == "hurts":
        yield f"   at stake: {_stake(point.stake)}"
    elif point.verdict != "hurts":
        yield f"   {_WHY[point.verdict]}"
    if point.condition is not None:
        yield from wrap(point.told, WIDTH - 3, initial_indent="   ", subsequent_indent="   ")
    if point.verdict == "hurts" and point.compared and point.compared.sensitivity:
        told_ = point.compared.sensitivity.told
        yield from wrap(told_, WIDTH - 3, initial_indent="   ", subsequent_indent="   ")
    for quote in point.quotes[:1]:
        words = " ".join(quote.words.split())
        language = f" ({quote.language})" if quote.language else ""
        yield from wrap(f"“{words}”{language}", WIDTH - 5, initial_indent="     ", subsequent_indent="     ")


def _stake(stake: Stake) -> str:
    unit = f" {stake.currency}" if stake.currency else ""
    assumed = " (assumed value)" if stake.basis == "assumed value" else ""
    return (
        f"{amount(round(stake.amount))}{unit} ({amount(round(stake.low))} to {amount(round(stake.high))}), "
        f"{stake.people:,} people x {amount(round(stake.each, 2))}{assumed}"
    )


def _lived(point: PainPoint) -> str:
    return f"{point.lived.people:,} lived it" if point.lived else f"{point.said.people:,} said it"


def _how(result: PainpointsResult) -> list[str]:
    if not result.tried:
        return []
    return [
        f"{many(result.tried, 'difference')} and {many(result.pairs, 'pair')} of theme and condition tried: what is "
        f"told stands at {1 - result.level:.2g} after correction ({result.correction}); intervals are of "
        f"{result.level:.0%} each."
    ]
