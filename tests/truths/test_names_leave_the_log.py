"""To rename, merge and hide changes no byte of the log, and what is taken back has never been."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

import parcours
from parcours.workspace import Workspace

NAMES = ["view", "cart", "purchase", "order_done", "ping"]


def digests(folder: Path) -> dict[str, str]:
    """Of every file of the log."""
    files = sorted(f for f in (folder / "log").rglob("*") if f.is_file())
    return {str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def answers(workspace: Workspace, *steps: str) -> list[str]:
    """What some questions are answered with."""
    asked = [
        parcours.transitions(workspace),
        parcours.transitions(workspace, fold_repeats=True),
        parcours.funnel(workspace, list(steps), within="1 day", by="paid"),
        parcours.stages(workspace, journey=f"stages: [{{name: Buying, enter: {steps[-1]}}}]"),
    ]
    return [answer.receipt.answer for answer in asked]


def events(names: list[str]) -> pa.Table:
    """The same events, under whatever names."""
    random = np.random.default_rng(7)
    return pa.table(
        {
            "ts": pa.array(1_700_000_000 + random.integers(0, 600_000, 400), pa.timestamp("s", "UTC")),
            "user_id": [f"u{who}" for who in random.integers(0, 40, 400)],
            "event": [names[n] for n in random.integers(0, len(names), 400)],
            "paid": random.integers(0, 5, 400).astype(float),
        }
    )


def test_what_is_merged_and_hidden_is_as_if_loaded_so_and_taken_back_as_if_never(tmp_path: Path) -> None:
    with parcours.init(tmp_path / "shop") as shop:
        shop.load(events(NAMES), map="time=ts,person=user_id,event=event")
        before = answers(shop, "view", "purchase")
        text, log = (shop.folder / "journey.yaml").read_bytes(), digests(shop.folder)

        parcours.rename(shop, "view", "Viewed")
        parcours.merge(shop, "Bought", ["purchase", "order_done"])
        parcours.hide(shop, "ping")
        merged = answers(shop, "Viewed", "Bought")
        assert digests(shop.folder) == log
        assert all(one != other for one, other in zip(merged, before, strict=True))

        (shop.folder / "journey.yaml").write_bytes(text)
        assert answers(shop, "view", "purchase") == before
        assert digests(shop.folder) == log

    called = ["Viewed", "cart", "Bought", "Bought", "ping"]
    with parcours.init(tmp_path / "other") as other:
        table = events(called)
        visible = table.filter(pc.not_equal(table["event"], "ping"))
        other.load(visible, map="time=ts,person=user_id,event=event")
        assert answers(other, "Viewed", "Bought") == merged
