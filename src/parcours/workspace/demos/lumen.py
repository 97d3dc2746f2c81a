"""What does the lamp shop hold? Nine ordinary exports of a simulated shop, written from a seed, and its journey."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from parcours.model.errors import BadInput
from parcours.worlds.lumen import FILES, SEED, write

__all__ = ["FILES", "SEED", "ZONE", "exports", "journey_text", "seed_of"]

ZONE = "Europe/Paris"
_ABOUT = "about.txt"  # beside the exports: of which seed they are
_TOLD = re.compile(r"Seed (-?\d+), ")


def journey_text() -> str:
    """The shop's `journey.yaml`."""
    return files("parcours.workspace.demos").joinpath("lumen.yaml").read_text(encoding="utf-8")


def seed_of(folder: Path) -> int | None:
    """The seed of the exports that a folder holds; None where it holds none."""
    about = folder / _ABOUT
    found = _TOLD.search(about.read_text(encoding="utf-8")) if about.exists() else None
    return int(found[1]) if found else None


def exports(folder: Path, seed: int = SEED, size: float = 1.0) -> list[Path]:
    """Write the exports into the folder, unless these very ones are there already."""
    about = folder / _ABOUT
    told = f"A simulator wrote these files: nobody in them is real. Seed {seed}, size {size:g}.\n"
    found = [folder / name for name in FILES]
    if about.exists():
        if about.read_text(encoding="utf-8") != told:
            raise BadInput(
                f"{folder} holds the exports of another seed or size.",
                hint="Name another folder: parcours demo lumen FOLDER --seed N.",
            )
        if all(file.exists() for file in found):
            return found
    folder.mkdir(parents=True, exist_ok=True)
    write(folder, seed=seed, size=size)
    about.write_text(told, encoding="utf-8")  # last: where it stands, the files are whole
    return found
