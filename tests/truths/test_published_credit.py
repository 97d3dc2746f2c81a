"""Credit rules on a table that another package is published with: the same figures for its channel alpha.

The table is not ours to hand on: PARCOURS_PATHDATA names the CSV (src/cypack/data/Data.csv in ChannelAttribution's
source package).
"""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from parcours.stats.attribution import Paths, first_touch, last_touch, linear
from parcours.stats.markov import removal
from parcours.stats.shapley import shapley

pytestmark = pytest.mark.truths


@pytest.fixture
def published() -> list[dict[str, Any]]:
    path = os.environ.get("PARCOURS_PATHDATA")
    if not path or not Path(path).exists():
        pytest.skip("PARCOURS_PATHDATA does not name ChannelAttribution's Data.csv")
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_a_published_table(published: list[dict[str, Any]]) -> None:
    split = [[touch.strip() for touch in row["path"].split(">")] for row in published]
    number = {name: k for k, name in enumerate(sorted({touch for path in split for touch in path}))}
    converted, lost = ([float(row[key]) for row in published] for key in ("total_conversions", "total_null"))
    paths = Paths.of([[number[touch] for touch in path] for path in split], converted, lost)
    alpha = number["alpha"]
    assert first_touch(paths)[alpha] == 6308
    assert last_touch(paths)[alpha] == 8447
    assert round(linear(paths)[alpha], 2) == 7574.72
    assert round(removal(paths).credit[alpha], 2) == 5344.95
    assert np.isclose(shapley(paths).sum(), paths.total)
