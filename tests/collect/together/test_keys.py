"""Values of columns, compared."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from parcours.collect.formats import from_table
from parcours.collect.together import keys
from parcours.collect.together.keys import values_of
from parcours.collect.together.links import percent


def values(*rows: object):
    return values_of([from_table(pa.table({"k": list(rows)}))], ["k"])["k"]


def test_rows_different_values_and_shares() -> None:
    mine, there = values("a", "b", "b", None), values("a", "c")
    assert (mine.rows, mine.empty, mine.different, mine.unique) == (3, 1, 2, False)
    assert there.unique
    assert mine.found_in(there) == pytest.approx(1 / 3)
    assert there.found_in(mine) == 0.5
    assert values(1, 2).found_in(values("1", "2")) == 1, "numbers are compared as they are written"
    assert values(1.0, None).found_in(values("1")) == 1, "17 as a float is 17"


def test_shares_stay_fair_where_not_all_values_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "KEPT", 500)
    random = np.random.default_rng(1)
    mine, there = random.permutation(20_000)[:12_000], np.arange(10_000)
    kept = values_of([from_table(pa.table({"k": mine}))], ["k"])["k"]
    known = values_of([from_table(pa.table({"k": there}))], ["k"])["k"]
    assert len(kept.hashes) <= 500
    assert kept.unique
    assert kept.different == pytest.approx(12_000, rel=0.15)
    assert kept.found_in(known) == pytest.approx(np.isin(mine, there).mean(), abs=0.1)


def test_a_share_is_never_all_unless_it_is() -> None:
    assert [percent(share) for share in (1.0, 0.9999, 0.9867, 0.5)] == ["100 %", "99.9 %", "98.7 %", "50.0 %"]
