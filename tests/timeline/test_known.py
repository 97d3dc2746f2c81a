from __future__ import annotations

from pathlib import Path

from parcours.model.filter_text import read_filter
from parcours.timeline.plan import mark
from parcours.timeline.timeline import Timeline
from timeline.definitions import again, column, shop
from timeline.worlds import TinyLedger, TinyLog

ROWS = [
    {"name": "Seen", "time": 1, "anonymous": "x"},
    {"name": "Seen", "time": 2, "anonymous": "y"},
    {"name": "Bought", "time": 3, "anonymous": "y", "email": "y@shop.example"},
    {"name": "Bought", "time": 4, "user": "z"},
    {"name": "Shipped", "time": 5, "o.order": "7"},
]


def test_who_has_an_id_of_their_own_is_known_as_of_now(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, ROWS)
    assert column(snapshot, "known", "person") == {1: False, 2: True, 3: True, 4: True, 5: False}
    assert (snapshot.people, snapshot.customers, snapshot.visitors) == (4, 2, 2)
    plan = mark(snapshot, [read_filter("Seen where person.known = yes")])
    assert sum(len(plan.marks(chunk, plan.scratch())) for chunk in plan.chunks()) == 1


def test_only_people_in_view_count(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, ROWS, as_of=2)
    assert (snapshot.people, snapshot.customers, snapshot.visitors) == (2, 1, 1)


def test_who_is_told_apart_later_is_so_in_what_is_built_anew(tmp_path: Path) -> None:
    log, ledger, timeline = TinyLog(ROWS), TinyLedger(), Timeline.open(tmp_path)
    timeline.update(log, ledger)
    assert again(timeline, log, ledger).customers == 2
    log.append([{"name": "Seen", "time": 9, "anonymous": "x", "user": "xena"}])
    timeline.update(log, ledger)
    assert again(timeline, log, ledger).customers == 3


def test_without_anybody_to_ask_nothing_is_said(tmp_path: Path) -> None:
    log, ledger, timeline = TinyLog(ROWS), TinyLedger(), Timeline.open(tmp_path)
    timeline.update(log, ledger)
    snapshot = timeline.snapshot(log, zone="UTC")
    assert (snapshot.customers, snapshot.visitors, snapshot.properties("person")) == (None, None, {})
