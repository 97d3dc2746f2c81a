from __future__ import annotations

import numpy as np

from parcours.model.filter_text import read_filter
from parcours.timeline.marks import Scratch
from parcours.timeline.plan import mark
from timeline.hand_made import HandMade

PEOPLE = [[{"name": "A", "time": t} for t in range(5)], [{"name": "A", "time": 7}]]


def test_every_array_has_its_one_type_so_that_kernels_compile_once() -> None:
    plan = mark(HandMade(PEOPLE), [read_filter("A")])
    marks = plan.marks(plan.chunks()[0], plan.scratch())
    types = {
        "subject": np.uint32, "position": np.uint32, "time": np.uint32, "tie": np.uint8, "steps": np.uint64,
        "bars": np.uint64, "day": np.uint8, "code": np.uint16,
    }  # fmt: skip
    for name, dtype in types.items():
        array = getattr(marks, name)
        assert (array.dtype, array.flags.c_contiguous, array.flags.writeable) == (dtype, True, True), name
        assert len(array) == (0 if name == "day" else len(marks))
    assert not marks.bars.any()
    assert marks.subjects == range(2)


def test_scratch_grows_and_is_used_again() -> None:
    scratch = Scratch(seen=False)
    scratch.room(100)
    first = scratch.steps
    scratch.room(50)
    assert scratch.steps is first
    scratch.room(1000)
    assert len(scratch.steps) >= 1000
    assert not scratch.bars.any()
    assert len(scratch.seen) == 0
