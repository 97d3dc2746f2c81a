"""What do real answers look like? One or more of each question, asked of Lumen, for the tests of the screen's pictures.

python scripts/answers.py LUMEN [NAMES]  # a workspace made by `parcours demo lumen`; writes web/tests/explore/answers/
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import parcours
from parcours.analyses.registry import ask, to_json

ANSWERS = Path(__file__).parent.parent / "web/tests/explore/answers"
_STEPS = ["Product Viewed", "Product Added", "Order"]
_SUMMER = "2026-06-01..2026-08-31"

QUESTIONS: dict[str, tuple[str, dict[str, Any]]] = {
    "actions": ("actions", {"top": 5}),
    "attribution": ("attribution", {"rules": ["last"], "value": "Total", "top": 8}),
    "attribution_rules": ("attribution", {"rules": ["first", "last", "linear", "markov", "shapley"], "top": 7}),
    "compare": (
        "compare",
        {"question": {"question": "funnel", "query": {"steps": _STEPS, "within": "7 days"}}, "among": "Mobile"},
    ),
    "compare_measures": (
        "compare",
        {
            "question": {
                "question": "measures",
                "query": {"measures": ["order value", "conversion"], "value": "Total"},
            },
            "periods": ["2026-05-01..2026-06-30", "2026-07-01..2026-08-31"],
        },
    ),
    "conformance": ("conformance", {"stage": "Decision", "detours": "counted", "top": 8}),
    "conformance_like": (
        "conformance",
        {"like": "'Product Added' 'Cart Viewed'? 'Checkout Started' Order", "within": "1 day", "top": 6},
    ),
    "delights": ("delights", {"top": 6, "quotes": 1}),
    "discovered": ("discovered", {"top": 4}),
    "drivers": ("drivers", {"of": "themes", "resamples": 100}),
    "dropoff": ("dropoff", {"steps": [*_STEPS[1:2], "Checkout Started", "Order"], "within": "1 day", "top": 6}),
    "emotions": ("emotions", {"top": 2}),
    "funnel": ("funnel", {"steps": _STEPS, "within": "7 days"}),
    "funnel_by": ("funnel", {"steps": _STEPS, "within": "7 days", "by": "device"}),
    "funnel_per": ("funnel", {"steps": _STEPS, "within": "7 days", "per": "week", "period": _SUMMER}),
    "funnel_optional": (
        "funnel",
        {"steps": ["Product Added", "Coupon Entered, optional", "Checkout Started", "Order"], "within": "2 days"},
    ),
    "goals": ("goals", {}),
    "measures": (
        "measures",
        {"measures": ["conversion", "bounce", "order value", "revenue per person"], "value": "Total"},
    ),
    "measures_by": (
        "measures",
        {"measures": ["conversion", "order value"], "value": "Total", "by": "device", "top": 4},
    ),
    "measures_per": ("measures", {"measures": ["order value"], "value": "Total", "per": "month"}),
    "measures_to": (
        "measures",
        {
            "measures": ["conversion", "order value"],
            "value": "Total",
            "by": "device",
            "period": "2026-07-01..2026-08-31",
            "compare_to": "2026-05-01..2026-06-30",
        },
    ),
    "moments": ("moments", {"top": 8}),
    "painpoints": ("painpoints", {"top": 5, "quotes": 2}),
    "painpoints_assumed": (
        "painpoints",
        {"goal": "'Referral Shared'", "goal_value": 20, "top": 3, "quotes": 1, "period": "2026-04-01..2026-06-30"},
    ),
    "pains": ("pains", {"top": 10}),
    "paths": ("paths", {"start": "Product Added", "depth": 4, "top": 5}),
    "paths_end": ("paths", {"end": "Order", "depth": 4, "top": 5}),
    "prompts": ("prompts", {}),
    "retention": ("retention", {"start": "Order", "per": "month", "units": 6}),
    "retention_by": ("retention", {"per": "week", "units": 6, "by": "device", "period": "2026-08-01..2026-08-31"}),
    "retention_brackets": (
        "retention",
        {
            "per": "day",
            "brackets": ["0", "1-3", "4-7", "8-30", "31+"],
            "windows": "rolling",
            "period": "2026-08-01..2026-08-31",
        },
    ),
    "scores": ("scores", {}),
    "scores_by": ("scores", {"by": "locale", "per": "month", "top": 3}),
    "segment": ("segment", {"segments": ["Mobile", "French", "Loyal"]}),
    "stages": ("stages", {}),
    "themes": ("themes", {"top": 8, "quotes": 1}),
    "themes_by": ("themes", {"by": "stage", "top": 6, "quotes": 0}),
    "transitions": ("transitions", {"top": 15, "fold_repeats": True}),
    "trend": ("trend", {"event": "Order", "per": "week", "period": "2026-05-01..2026-09-30"}),
    "trend_by": (
        "trend",
        {"event": "Order", "per": "month", "by": "Source", "measure": "sum", "value": "Total", "as_money": True},
    ),
    "trend_active": ("trend", {"measure": "active", "period": "2026-08-15..2026-09-30"}),
    "trend_to": ("trend", {"event": "Order", "per": "month", "compare_to": "unit before"}),
    "variants": ("variants", {"start": "Product Added", "within": "1 day", "top": 8}),
    "voice": ("voice", {"quotes": 2}),
}


# Themes that are known leave nothing to discover in Lumen: without these, what they are about is.
WITHOUT = {
    "discovered": [
        *("delivery.address", "delivery.damaged", "delivery.late", "delivery.price", "delivery.tracking"),
        *("delivery.wrong_item", "product.broken"),
    ]
}


def main(folder: str, *names: str) -> None:
    """Ask all, or these, and write their answers, each as the server sends it."""
    ANSWERS.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporary:
        for name in names or QUESTIONS:
            question, query = QUESTIONS[name]
            of = _without(WITHOUT[name], folder, Path(temporary) / name) if name in WITHOUT else folder
            told = to_json(ask(parcours.open(of).snapshot(), question, query))
            text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
            (ANSWERS / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def _without(themes: list[str], folder: str, copy: Path) -> Path:
    """A copy of the workspace in which these themes are off."""
    shutil.copytree(folder, copy)
    off = "".join(f"    - {{theme: {theme}, off: true}}\n" for theme in themes)
    with (copy / "journey.yaml").open("a", encoding="utf-8") as journey:
        journey.write(f"listening:\n  themes:\n{off}")
    return copy


if __name__ == "__main__":
    main(*sys.argv[1:])
