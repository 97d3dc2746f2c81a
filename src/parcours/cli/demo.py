"""`parcours demo`: a simulated lamp shop or a sample grocer, loaded as any files are, and the map that comes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parcours.model.errors import BadInput

DEMOS = ("lumen", "grocer")
HOME = Path("demo")


def demo(
    name: Annotated[
        str, typer.Argument(help="lumen, a simulated lamp shop; or grocer, a sample of real households.")
    ] = "lumen",
    folder: Annotated[Path | None, typer.Argument(help="Where to make the workspace. Default: demo/NAME.")] = None,
    seed: Annotated[int | None, typer.Option(help="Of the lamp shop: another seed, another shop.")] = None,
    size: Annotated[float, typer.Option(help="Of the lamp shop: 1 is 20,000 visitors.")] = 1.0,
    answer_key: Annotated[
        bool, typer.Option("--answer-key", help="Of the lamp shop: lay what was planted beside what is found.")
    ] = False,
) -> None:
    """Load a demonstration and show its map: a simulated lamp shop, or a sample grocer."""
    from parcours.cli.demos import show_grocer, show_lumen

    if name not in DEMOS:
        raise BadInput(
            f"There is no demonstration “{name}”, but {' and '.join(DEMOS)}.",
            hint=f"Say which, then the folder: parcours demo lumen {name}",
        )
    if not 0 < size <= 10:
        raise BadInput(f"A shop of size {size:g} cannot be made.", hint="Say --size 0.1 to 10; 1 is 20,000 visitors.")
    place = folder if folder is not None else HOME / (name if seed is None else f"{name}-{seed}")
    if name == "lumen":
        show_lumen(place, seed, size, answer_key)
    elif answer_key or seed is not None or size != 1.0:
        raise BadInput(
            "Seed, size and answer key are the lamp shop's: the grocer's households are as they are.",
            hint="parcours demo lumen --answer-key",
        )
    else:
        show_grocer(place)
