"""Corrections against statsmodels, and the promise that they make."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.stats.multitest import multipletests

from parcours.stats.correction import adjusted, benjamini_hochberg, benjamini_yekutieli, holm


@pytest.mark.parametrize(
    ("ours", "theirs"), [(holm, "holm"), (benjamini_hochberg, "fdr_bh"), (benjamini_yekutieli, "fdr_by")]
)
def test_against_statsmodels(ours, theirs: str) -> None:
    random = np.random.default_rng(6)
    for n in (1, 2, 5, 40):
        p = (random.uniform(size=n) ** 3).round(2).tolist()
        assert ours(p) == pytest.approx(multipletests(p, method=theirs)[1])


def test_holm_by_hand() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert adjusted([0.01, 0.04, 0.03]) == holm([0.01, 0.04, 0.03])
    assert adjusted([], "benjamini-hochberg") == []


def test_what_is_no_probability() -> None:
    with pytest.raises(ValueError, match="probability"):
        holm([0.5, float("nan")])
