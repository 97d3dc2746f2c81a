"""How does a funnel look on a terminal?"""

from __future__ import annotations

from pathlib import Path

from analyses.funnel_worlds import funnel, shop
from parcours.analyses.funnel.text import lines
from parcours.analyses.terminal import columns


def test_a_funnel_as_a_picture(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0{via=mail} B@2", "bob": "A@0 B@4", "cid": "A@2", "dan": "A@3{via=7}"})
    text = lines(funnel(of, "A", {"name": "A name that is far too long for its column", "filter": "B"}, by="via"))
    assert text.splitlines()[:14] == [
        "Funnel in this order, within 10 seconds, counted in persons",
        "",
        "                                           persons       of        of     median",
        "                                                    entered  previous       time",
        " 1 A                      █████████████          4     100%",
        " 2 A name that is far to… ██████▌                2    50.0%     50.0%        3 s",
        "",
        "2 of 4 persons did all steps (50.0%).",
        "Half of these took 3 s or less; the middle half took 2.5 s to 3.5 s.",
        "How many by when  ▁▁▁▁▁▁▁▁▁▁▁▅▅▅▅▅▅▅▅▅▅▅▅█  within 4 s",
        "",
        "by via                                     entered  did all     share     median",
        "(missing)                 ██████▌                2        1     50.0%        4 s",
        "7                                                1        0        0%          –",
    ]
    assert "Broken down by via at the first step" in text
    assert "Origin: real" in text
    assert max(map(columns, text.splitlines())) <= 80


def test_nobody_and_sessions(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@5 B@6"}, as_of=10)
    text = lines(funnel(of, "A", "B", unit="sessions"))
    assert "No sessions entered in time to be counted." in text
    assert "1 more session entered less than 10 seconds before the end" in text
