"""What does the product find of what was planted in the lamp shop, seed by seed? One row a story, one column a seed.

.venv/bin/python scripts/lumen_score.py 6 7 8 9 10

● found, ○ missed; + or - behind it: what was planted lies within the interval, or outside.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import parcours
from parcours.workspace.demos import lumen
from parcours.workspace.demos.lumen_key import MARKS, Line, read_key, score


def main(seeds: list[int], size: float = 1.0) -> None:
    keys = {}
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            keys[seed] = key_of(Path(folder), seed, size)
        counts = score(keys[seed])
        sys.stderr.write(f"seed {seed}: {counts['found']} of {counts['found'] + counts['missed']} found\n")
    sys.stdout.write(table(keys) + "\n")


def key_of(folder: Path, seed: int, size: float) -> tuple[Line, ...]:
    files = lumen.exports(folder / "exports", seed, size)
    with parcours.init(folder / "shop", zone=lumen.ZONE, journey=lumen.journey_text()) as shop:
        shop.load(*files, map="origin=simulated")
        return read_key(shop.snapshot(), folder / "shop")


def table(keys: dict[int, tuple[Line, ...]]) -> str:
    width = max(len(line.what) for line in next(iter(keys.values())))
    rows = ["seed".ljust(width) + "".join(f"{seed:>6}" for seed in keys)]
    for at, line in enumerate(next(iter(keys.values()))):
        marks = (f"{MARKS[key[at].verdict]}{_SIZED[key[at].sized]}" for key in keys.values())
        rows.append(line.what.ljust(width) + "".join(f"{mark:>6}" for mark in marks))
    found = [score(key) for key in keys.values()]
    of = sum(f["found"] + f["missed"] for f in found)
    sized = [line.sized for key in keys.values() for line in key if line.sized is not None]
    rows.append(
        f"{sum(f['found'] for f in found)} of {of} found; {sum(sized)} of {len(sized)} sizes within the interval"
    )
    return "\n".join(rows)


_SIZED = {True: "+", False: "-", None: " "}

if __name__ == "__main__":
    main([int(seed) for seed in sys.argv[1:]] or [1])
