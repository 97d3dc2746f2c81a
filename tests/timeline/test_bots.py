"""Programs are left out, people never are."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from parcours.timeline.bots import programs
from parcours.timeline.timeline import Timeline
from timeline.definitions import again, in_view, shop
from timeline.worlds import Row, TinyLedger, TinyLog

CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36"
GOOGLE = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


def seen(time: float, agent: str | None = None, **who: str) -> Row:
    return {"name": "Seen", "time": time, **who, **({"p.user_agent:s": agent} if agent else {})}


ROWS = [
    seen(1, CHROME, anonymous="ann"),
    seen(2, GOOGLE, anonymous="bot"),
    seen(3, None, anonymous="bot"),
    seen(4, "axios/1.6.0", user="cid"),
    seen(5, GOOGLE, anonymous="dan"),
    seen(6, CHROME, anonymous="dan"),
    seen(7, None, anonymous="eve"),
]


def test_visitors_whose_every_user_agent_is_a_programs_are_left_out(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, ROWS)
    assert sorted(in_view(snapshot)) == [1, 4, 5, 6, 7], "neither whom a user id tells, nor who is a person once"
    assert (snapshot.people, snapshot.events, snapshot.customers, snapshot.visitors) == (4, 5, 1, 3)
    assert snapshot.notes == ("Left out: 1 bot with 2 events. To count them, write bots: keep into journey.yaml.",)
    assert snapshot.rules["bots"].startswith("crawler-user-agents 1.")


def test_they_can_be_kept(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, ROWS, "bots: keep")
    assert (snapshot.events, snapshot.notes, snapshot.rules) == (7, (), {})


def test_whoever_a_rule_names_is_left_out_customer_or_not(tmp_path: Path) -> None:
    rows = [*ROWS, {**seen(8, user="cid"), "p.ip:s": "10.0.0.1"}]
    snapshot = shop(tmp_path, rows, "bots: [ip starts with '10.']")
    assert sorted(in_view(snapshot)) == [1, 5, 6, 7]
    assert "2 bots with 4 events" in snapshot.notes[0]


def test_a_rule_without_any_user_agent(tmp_path: Path) -> None:
    rows = [seen(1, user="a"), {**seen(2, user="b"), "name": "Ping"}]
    assert sorted(in_view(shop(tmp_path / "a", rows, "bots: [Ping]"))) == [1]
    assert shop(tmp_path / "b", rows).rules == {}, "without user agents and rules, nothing is looked at"


def test_what_is_out_of_view_says_nothing(tmp_path: Path) -> None:
    log, ledger, timeline = TinyLog(ROWS), TinyLedger(), Timeline.open(tmp_path)
    timeline.update(log, ledger)
    assert sorted(in_view(again(timeline, log, ledger, as_of=5))) == [1, 4], "Dan has only been a program so far"
    assert sorted(in_view(again(timeline, log, ledger))) == [1, 4, 5, 6, 7]
    assert sorted(in_view(again(timeline, log, ledger))) == [1, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("agent", "program"),
    [
        (CHROME, False),
        (GOOGLE, True),
        ("okhttp/4.9.0", False),
        ("python-requests/2.31.0", True),
        ("facebookexternalhit/1.1", True),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 [FBAN/FBIOS]", False),
        ("Dalvik/2.1.0 (Linux; U; Android 13)", False),
        ("", False),
    ],
)
def test_which_user_agents_are_programs(agent: str, program: bool) -> None:
    assert programs(pa.array([agent], pa.large_string())).tolist() == [program]
