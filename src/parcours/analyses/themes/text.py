"""How do themes look on a terminal? One line each, those of most people first; groups and months below."""

from __future__ import annotations

from collections.abc import Iterator

from parcours.analyses.terminal import WIDTH, bar, fit, footer, many, percent
from parcours.analyses.themes.result import ThemesResult, ThemeVoice

_NAME, _BAR, _FEW = 30, 8, 10
_LEVELS = "▁▂▃▄▅▆▇█"
_SMALL = "°"
_MONTHS = 11  # at most, so that a line fits


def lines(result: ThemesResult) -> str:
    """The answer in 80 columns."""
    picture = [
        "WHAT CUSTOMERS SPEAK OF",
        f"{result.people.people:,} of {many(result.people.of, 'person', 'people')} "
        f"({percent(result.people.share)}) wrote something; {many(result.texts, 'text')} read",
        "─" * WIDTH,
        f"{'':<{_NAME}} {'people':>6} {'':<{_BAR}} {'share':>5}  {'badly':>5}  {'well':>5}  by month",
    ]
    for theme in result.themes:
        picture += _theme(theme)
    if result.left.of:
        picture.append(
            f"{fit('(no theme)', _NAME)} {result.left.people:>6,} {bar(result.left.share or 0, _BAR)} "
            f"{percent(result.left.share):>5}"
        )
    if result.fewer:
        picture.append(f"{many(result.fewer, 'theme')} not shown.")
    few = any(theme.said.people < _FEW for theme in result.themes)
    notes = [f"{_SMALL} spoken of by fewer than {_FEW} people: too few to conclude."] if few else []
    return "\n".join(line.rstrip() for line in [*picture, *footer([*notes, *result.notes], result.receipt)])


def _theme(theme: ThemeVoice) -> Iterator[str]:
    few = _SMALL if theme.said.people < _FEW else ""
    shares = "  ".join(f"{percent(one.share):>5}" for one in (theme.said, theme.badly, theme.well))
    reach = f"{theme.said.people:>6,} {bar(theme.said.share or 0, _BAR)}"
    yield f"{fit(theme.name + few, _NAME)} {reach} {shares}  {_shape(theme)}"
    if theme.trend and theme.trend.verdict in ("rises", "falls"):
        t = theme.trend
        between = f"{t.low:+.1%} to {t.high:+.1%}"
        yield f"    {t.verdict}: {t.per_month:+.1%} a month ({between}), p {t.p:.2g} corrected"
    for one in theme.groups:
        if one.said.people:
            apart = f", {one.apart:+.0%} (p {one.p:.2g})" if one.apart is not None and one.p is not None else ""
            told = (
                f"{one.said.people:,} of {one.said.of:,} ({percent(one.said.share)}), badly {percent(one.badly.share)}"
            )
            yield f"    {fit(one.group, WIDTH - 5 - len(told + apart))} {told}{apart}"
    for quote in theme.quotes:
        yield f"    “{fit(quote.words, WIDTH - 6).rstrip()}”"


def _shape(theme: ThemeVoice) -> str:
    """A column for each month, of the share of people who spoke of it."""
    shares = [one.said.share or 0.0 for one in theme.months[-_MONTHS:]]
    most = max(shares, default=0.0)
    return "".join(_LEVELS[max(round(s / most * 8) - 1, 0)] if s else "·" for s in shares) if most else ""
