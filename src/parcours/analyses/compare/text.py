"""How do two answers look beside each other? Shares with their difference, then figures and plain numbers."""

from __future__ import annotations

from collections.abc import Iterator

from parcours.analyses.compare.result import CompareResult, EstimateDiffers, ShareDiffers
from parcours.analyses.terminal import WIDTH, columns, fit, footer, many, percent

_NAME = 24
_SHOWN = 12  # plain numbers


def lines(result: CompareResult) -> str:
    """The answer in 80 columns."""
    picture = [
        f"COMPARED: {result.question}",
        f"  first   {fit(result.first, 68).rstrip()}",
        f"  second  {fit(result.second, 68).rstrip()}",
        "─" * WIDTH,
        *_shares(result),
        *_estimates(result),
        *_numbers(result),
    ]
    return "\n".join(line.rstrip() for line in [*picture, *footer([*_how(result), *result.notes], result.receipt)])


def _shares(result: CompareResult) -> Iterator[str]:
    if not result.shares and not result.estimates:
        yield "  The two answers have no share in common that could differ."
        return
    yield f"{'':26} {'first':>13} {'second':>13}  {'in points' if result.shares else ''}"
    for item in result.shares:
        d = item.difference
        apart = f"{100 * d.estimate:+.1f} ({100 * d.low:+.1f} to {100 * d.high:+.1f})"
        first, second = (f"{percent(count.share)} of {_short(count.of)}" for count in (item.first, item.second))
        yield from _row(item, first, second, apart)


def _estimates(result: CompareResult) -> Iterator[str]:
    if result.shares and result.estimates:
        yield ""
    for item in result.estimates:
        d = item.difference
        apart = f"{d.estimate:+,.4g} ({d.low:+,.4g} to {d.high:+,.4g})"
        yield from _row(item, f"{item.first:,.6g}", f"{item.second:,.6g}", apart)


def _row(item: ShareDiffers | EstimateDiffers, first: str, second: str, apart: str) -> Iterator[str]:
    """Name and figures on a line, or on two where the name is long."""
    name, mark = _text(item.key), "•" if item.found else " "
    if columns(name) > _NAME:
        yield f"{mark} {fit(name, WIDTH - 2)}"
        name, mark = "", " "
    yield f"{mark} {fit(name, _NAME)} {first:>13} {second:>13}  {apart}"


def _numbers(result: CompareResult) -> Iterator[str]:
    if not result.numbers:
        return
    yield ""
    yield f"{'Plain numbers (no interval)':44} {'first':>11} {'second':>11} {'less':>10}"
    for item in result.numbers[:_SHOWN]:
        yield f"  {fit(_text(item.key), 42)} {item.first:>11,.6g} {item.second:>11,.6g} {item.difference:>+10,.5g}"
    if len(result.numbers) > _SHOWN:
        yield f"  … and {len(result.numbers) - _SHOWN} more"


def _text(key: tuple[str, ...]) -> str:
    """The key's words, without the list that it stands in."""
    return " · ".join(key[1:] if len(key) > 2 else key)


def _short(people: int) -> str:
    """A number of people in at most five columns."""
    for size, letter in ((10**9, "G"), (10**6, "M"), (10**4, "k")):
        if people >= size:
            return f"{people / (1000 if letter == 'k' else size):.3g}{letter}"
    return f"{people}"


def _how(result: CompareResult) -> list[str]:
    told = []
    if result.tried:
        told.append(
            f"{many(result.tried, 'different figure')} compared. Those marked • differ: their p, corrected for that "
            f"({result.correction}), is at most {1 - result.level:.2g}. Intervals are of {result.level:.0%} each."
        )
    if result.too_few:
        told.append(f"{many(result.too_few, 'share')} of fewer than 10 people on a side not compared.")
    if result.only_first or result.only_second:
        told.append(
            f"Figures that only one answer has: {result.only_first:,} the first, {result.only_second:,} the second."
        )
    return told
