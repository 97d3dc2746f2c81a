"""How does a funnel look on a terminal?"""

from __future__ import annotations

from pathlib import Path

from analyses.funnel_worlds import DAY, funnel, shop
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
        "(missing) °               ██████▌                2        1     50.0%        4 s",
        "7 °                                              1        0        0%          –",
    ]
    assert "Broken down by via at the first step" in text
    assert "° of fewer than 10 persons: too few to conclude" in text
    assert "Origin: real" in text
    assert max(map(columns, text.splitlines())) <= 80


def test_nobody_and_sessions(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@5 B@6"}, as_of=10)
    text = lines(funnel(of, "A", "B", unit="sessions"))
    assert "No sessions entered in time to be counted." in text
    assert "1 more session entered less than 10 seconds before the end" in text


def test_optional_steps_and_alternatives_are_indented(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@2 C@3", "bob": "A@0 D@4", "cid": "A@2"})
    text = lines(funnel(of, "A", "B, optional", "C, or D"))
    assert text.splitlines()[4:14] == [
        " 1 A                      █████████████          3     100%",
        "   ◦ B                    ████▍                  1    33.3%     33.3%        2 s",
        " 3 C or D                 ████████▋              2    66.7%     66.7%      3.5 s",
        "     C                                           1    33.3%     33.3%",
        "     D                                           1    33.3%     33.3%",
        "",
        "2 of 3 persons did all steps (66.7%).",
        "Half of these took 3.5 s or less; the middle half took 3.25 s to 3.75 s.",
        "How many by when  ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▅▅▅▅▅▅█  within 4 s",
        "Through B: 1 of 3 (33.3%), half of these in 3 s or less.",
    ]
    assert "B: optional, so the other steps are counted as without it." in text
    assert max(map(columns, text.splitlines())) <= 80


def test_a_trend_as_a_table(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": f"A@0 B@2 A@{2 * DAY}", "bob": "A@0"}, as_of=3 * DAY)
    text = lines(funnel(of, "A", "B", per="day", within="1d")).splitlines()
    at = text.index("entered per day                            entered  did all     share unfinished")
    assert text[at + 1 : at + 5] == [
        "  1970-01-01 °            █████████████          2        1     50.0%",
        "  1970-01-02                                     0        –         –",
        "  1970-01-03 * °          ██████▌                1        0        0%",
        "* not a whole day, or the window of some who entered is not over yet",
    ]


def test_a_long_trend_is_outlined(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": " ".join(f"A@{day * DAY}" for day in range(200))}, as_of=199 * DAY)
    text = lines(funnel(of, "A", "A", per="day", within="1d"))
    assert "  all 200 days  ██" in text
    assert "169 earlier days not shown" in text
    assert "  1970-07-19 *" in text
    assert "* not a whole day, or the window of some who entered is not over yet" in text
    assert max(map(columns, text.splitlines())) <= 80


def test_long_names_and_those_who_did_not_get_there(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": f"A@0 {'B' * 90}@2{{via=x}} C@3", "bob": "A@0"})
    text = lines(funnel(of, "A", f"{'B' * 90}, optional", "C", by="via at step 3"))
    assert "Through BBBB" in text
    assert "(did not get there)" in text
    assert max(map(columns, text.splitlines()[:-8])) <= 80
