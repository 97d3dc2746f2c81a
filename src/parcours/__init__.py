"""Parcours: the map of a customer's journey, computed from what customers do and say.

    import parcours

    shop = parcours.init("shop", zone="Europe/Paris")
    shop.load("exports/*.csv")
    parcours.funnel(shop, ["Product Viewed", "Product Added", "Order Completed"], within="7 days")

Every registered question is a function here: `parcours.funnel`, `parcours.stages`, `parcours.transitions`, ...
`parcours.map(shop)` is the journey's map: `.html()` writes the page, `.facts` holds what it shows.
`parcours.draft(shop)` proposes a first journey, `parcours.confirm` writes it into journey.yaml.
What things are called is told by `parcours.names(shop)`, and changed by `parcours.rename`, `merge` and `hide`,
and taken back by `unrename`, `unmerge` and `unhide`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from parcours.workspace import (
        Workspace,
        confirm,
        draft,
        hide,
        init,
        merge,
        names,
        open,
        rename,
        templates,
        unhide,
        unmerge,
        unrename,
    )
    from parcours.workspace.maps import map

__all__ = [
    "Workspace", "__version__", "confirm", "draft", "hide", "init", "map", "merge", "names", "open", "rename",
    "templates", "unhide", "unmerge", "unrename",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    # imported when first used: `import parcours` itself costs nothing
    if name == "map":
        from parcours.workspace.maps import map

        return map
    if name in __all__:
        import parcours.workspace

        return getattr(parcours.workspace, name)
    if not name.startswith("_"):
        from parcours.workspace.questions import question, questions

        if name in questions():
            return question(name)
    raise AttributeError(f"module 'parcours' has no attribute {name!r}")


def __dir__() -> list[str]:
    from parcours.workspace.questions import questions

    return sorted([*__all__, *questions()])
