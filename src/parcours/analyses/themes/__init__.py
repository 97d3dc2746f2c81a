"""What do customers speak of, how, where and when? Themes of what they said, counted by people."""

from parcours.analyses.themes.compute import run
from parcours.analyses.themes.people import who
from parcours.analyses.themes.query import ThemesQuery
from parcours.analyses.themes.result import Group, Sentiment, ThemeIn, ThemeMonth, ThemesResult, ThemeVoice, Trend

__all__ = [
    "Group",
    "Sentiment",
    "ThemeIn",
    "ThemeMonth",
    "ThemeVoice",
    "ThemesQuery",
    "ThemesResult",
    "Trend",
    "run",
    "who",
]
