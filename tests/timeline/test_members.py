"""Sets of people: some of them drawn evenly, the same ones each time."""

from __future__ import annotations

from pathlib import Path

from analyses.funnel_worlds import shop
from parcours.timeline.members import drawn, everybody, nobody


def test_some_are_drawn_evenly_and_always_the_same(tmp_path: Path) -> None:
    of = shop(tmp_path, {f"p{n}": "View@0" for n in range(4000)}, as_of=1000)
    all_of_them = everybody(of)
    some = drawn(all_of_them, 1000)
    assert 900 < some.people < 1100  # 27 is one standard deviation
    assert drawn(all_of_them, 1000).people == some.people
    assert (some & drawn(all_of_them, 1000)).people == some.people
    assert (some - drawn(all_of_them, 2000)).people == 0, "who is among few is among more"


def test_no_more_are_drawn_than_there_are(tmp_path: Path) -> None:
    of = shop(tmp_path, {f"p{n}": "View@0" for n in range(5)}, as_of=1000)
    assert drawn(everybody(of), 5).people == 5
    assert drawn(everybody(of), 10**9).people == 5
    assert drawn(nobody(of), 10).people == 0
