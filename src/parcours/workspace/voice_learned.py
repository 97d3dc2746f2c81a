"""How is told what learning brought? From what was kept of it, as it was when it was learned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from parcours.workspace.listening_types import CurveTold, LanguageLearned, LearnedTold, Share


def learned_told(kept: Mapping[str, Any] | None) -> LearnedTold | None:
    """None where nothing was learned, or where what was kept is of another form."""
    try:
        return None if kept is None else _told(kept)
    except (KeyError, TypeError, AttributeError):
        return None


def _told(kept: Mapping[str, Any]) -> LearnedTold:
    report = kept["report"]
    return LearnedTold(
        at=kept["at"],
        learned_from=report["learned_from"],
        starred=kept["starred"],
        corrected=kept["corrected"],
        whole=_language(report["whole"]),
        languages=[_language(one) for one in report["by_language"]],
        curve=[CurveTold(one["labels"], _share(one["accuracy"])) for one in report["curve"]],
        helps=report["helps"],
        notes=list(report["notes"]),
    )


def _language(one: Mapping[str, Any]) -> LanguageLearned:
    return LanguageLearned(one["language"], one["texts"], _share(one["before"]), _share(one["after"]))


def _share(one: Mapping[str, Any]) -> Share:
    right, n = one["right"], one["of"]
    return Share(right, n, right / n if n else 0.0, one["low"], one["high"])
