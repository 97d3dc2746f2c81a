"""How is the ledger kept on disk? In parts: each holds the ids and links that came since the one before.

A part is a folder of arrays that appears whole. All of it can be made again from the log; it only saves
reading it. A link that got an earlier time is written again, and reading keeps the earliest. Many parts are
written as one.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parcours.identity.ids import Ids
from parcours.identity.links import Links, Rule
from parcours.store.arrays import building, load, save, sweep

_MOST = 16  # parts; then they are written as one
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Saved:
    """What is on disk: which part comes next, how many ids it has, and up to which event of the log."""

    part: int = 0
    ids: int = 0
    sequence: int = 0


def write(folder: Path, ids: Ids, links: Links, changed: np.ndarray, before: Saved, sequence: int) -> Saved:
    """Save what came since `before`: the new ids, and the links whose numbers are `changed`."""
    folder.mkdir(parents=True, exist_ok=True)
    sweep(folder)
    parts = _parts(folder)
    whole = len(parts) >= _MOST or not before.part
    first = 0 if whole else before.ids
    number = (int(parts[-1].name) if parts else 0) + 1
    with building(folder / f"{number:08d}") as part:
        _write_ids(part, ids, first)
        _write_links(part, links, np.arange(len(links)) if whole else changed)
        about = {
            "format": _FORMAT,
            "whole": whole,
            "sequence": sequence,
            "kinds": ids.kinds,
            "rules": links.rules,
        }
        save(part, "about", np.frombuffer(json.dumps(about).encode(), np.uint8))
    for old in parts if whole else ():
        shutil.rmtree(old)
    return Saved(number, len(ids), sequence)


def read(folder: Path, ids: Ids, links: Links) -> Saved:
    """Put everything saved into `ids` and `links`, which are empty."""
    parts = _parts(folder)
    abouts = [json.loads(load(part, "about").tobytes()) for part in parts]
    start = max((i for i, about in enumerate(abouts) if about["whole"]), default=0)
    saved = Saved()
    for part, about in zip(parts[start:], abouts[start:], strict=True):
        _read_ids(part, about["kinds"], ids)
        _read_links(part, [Rule(*rule) for rule in about["rules"]], links)
        saved = Saved(int(part.name), len(ids), about["sequence"])
    return saved


def _parts(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.name.isdigit())


def _write_ids(part: Path, ids: Ids, first: int) -> None:
    texts = ids.texts(first)
    lengths = np.array(pc.binary_length(texts), np.int64)
    save(part, "kind", ids.kind[first:])
    save(part, "hi", ids.keys[0][first:])
    save(part, "lo", ids.keys[1][first:])
    save(part, "offsets", np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)]))
    data, start = texts.buffers()[2], np.frombuffer(texts.buffers()[1], np.int64)[texts.offset]
    length = int(lengths.sum())
    save(part, "text", np.frombuffer(data, np.uint8, length, start) if length else np.zeros(0, np.uint8))


def _read_ids(part: Path, kinds: list[str], ids: Ids) -> None:
    offsets, text = np.array(load(part, "offsets")), np.array(load(part, "text"))
    count = len(offsets) - 1
    texts = pa.LargeStringArray.from_buffers(count, pa.py_buffer(offsets), pa.py_buffer(text))
    ids.restore(kinds, np.array(load(part, "kind")), (np.array(load(part, "hi")), np.array(load(part, "lo"))), texts)


def _write_links(part: Path, links: Links, numbers: np.ndarray) -> None:
    for name in ("rule", "time", "a", "b"):
        save(part, f"link_{name}", getattr(links, name)[numbers])


def _read_links(part: Path, rules: list[Rule], links: Links) -> None:
    rule, time, a, b = (np.array(load(part, f"link_{name}")) for name in ("rule", "time", "a", "b"))
    for code, name in enumerate(rules):
        at = np.flatnonzero(rule == code)
        links.add(name, time[at], a[at], b[at])
