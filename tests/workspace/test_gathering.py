"""Words from every kind of file in one workspace: joined to people, told once, and notes written by hand."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from parcours import workspace as workspaces
from parcours.collect.formats import FileOptions
from parcours.model.errors import BadInput
from parcours.workspace import Workspace
from parcours.workspace.interview_notes import Note, add_note
from parcours.workspace.names_known import names_of

NOW = 1_775_000_000  # 2026-03-31
ORDERS = """order_number,email,created_at,event,total,customer_name
#1001,anna@shop.example,2026-03-01 10:00:00,Order,80,Anna Petrova
#1002,bob@shop.example,2026-03-02 10:00:00,Order,40,Bob Lind
"""
TICKET = {
    "ticket_number": "T1", "subject": "Late", "order_number": "#1001",
    "messages": [{"role": "customer", "text": "It is late", "created_at": "2026-03-05T10:00:00Z"},
                 {"role": "agent", "text": "Sorry", "created_at": "2026-03-05T11:00:00Z"}],
}  # fmt: skip
REVIEWS = "review_date,rating,review,reviewer\n2026-03-09,2,The cable is far too short for my room,Eve Stone\n"


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "files").mkdir()
    with workspaces.init(tmp_path / "shop", zone="UTC") as workspace:
        workspace.load(_file(tmp_path, "orders.csv", ORDERS), now=NOW)
        yield workspace


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / "files" / name
    path.write_text(text)
    return path


def _said(workspace: Workspace, column: str) -> list[str]:
    return [one for batch in workspace.log.scan([column]) for one in batch.column(column).to_pylist() if one]


def test_a_ticket_joins_by_its_order_s_number_and_the_report_says_so(shop: Workspace, tmp_path: Path) -> None:
    loaded = shop.load(_file(tmp_path, "t.ndjson", json.dumps(TICKET) + "\n"), now=NOW)
    assert list(loaded.joins.lines()) == ["conversations: 100 % joined by order number (2 rows)"]
    assert _said(shop, "p.text:s") == ["It is late"]
    assert _said(shop, "p.reply:s") == ["Sorry"]


def test_a_ticket_with_more_messages_adds_those(shop: Workspace, tmp_path: Path) -> None:
    shop.load(_file(tmp_path, "t.ndjson", json.dumps(TICKET)), now=NOW)
    more = {"role": "customer", "text": "Still late", "created_at": "2026-03-06T10:00:00Z"}
    grown = {**TICKET, "messages": [*TICKET["messages"], more]}
    (report,) = shop.load(_file(tmp_path, "later.ndjson", json.dumps(grown)), now=NOW).reports
    assert (report.own.accepted, report.own.duplicate) == (1, 2)


def test_a_lone_file_of_reviews_tells_texts_and_scores(shop: Workspace, tmp_path: Path) -> None:
    options = FileOptions(about="competitor Brightly")
    (report,) = shop.load(_file(tmp_path, "brightly.csv", REVIEWS), about="competitor Brightly", now=NOW).reports
    assert report.names == {"Review": 1}
    assert _said(shop, "p.text:s") == ["The cable is far too short for my room"]
    assert _said(shop, "p.score:n") == [2.0]
    assert _said(shop, "p.about:s") == ["competitor Brightly"]
    (again,) = shop.load(_file(tmp_path, "brightly.csv", REVIEWS), options=options, now=NOW).reports
    assert (again.own.accepted, again.own.duplicate) == (0, 1)


def test_whom_it_is_about_who_is_ours_and_when_it_was(shop: Workspace, tmp_path: Path) -> None:
    talk = _file(tmp_path, "talk.txt", "Maud: Lumen, hello\nAnna: My parcel is late\n")
    with pytest.raises(BadInput, match="is the customer"):
        shop.load(talk, date="2026-03-04", now=NOW)
    with pytest.raises(BadInput, match="Nothing says when") as problem:
        shop.load(talk, ours="Maud", now=NOW)
    assert "date" in problem.value.hint
    with pytest.raises(BadInput, match="is no day"):
        shop.load(talk, ours="Maud", date="in May", now=NOW)
    (report,) = shop.load(talk, ours=["Maud", " Teo"], date="2026-03-04", now=NOW).reports
    assert (report.source, report.own.accepted) == ("transcripts", 2)
    assert _said(shop, "p.reply:s") == ["Lumen, hello"]
    groups = shop.propose(_file(tmp_path, "brightly.csv", REVIEWS), about=" competitor Brightly ")
    with pytest.raises(BadInput, match="has been proposed already"):
        shop.load(*groups, about="market", now=NOW)
    shop.load(*groups, now=NOW)
    assert _said(shop, "p.about:s") == ["competitor Brightly"]


def test_a_table_at_hand_is_about_whom_is_stated(shop: Workspace) -> None:
    rows = [*csv.DictReader(REVIEWS.splitlines())]
    shop.load(pa.Table.from_pylist(rows), name="brightly", about="competitor Brightly", now=NOW)
    assert _said(shop, "p.about:s") == ["competitor Brightly"]
    assert _said(shop, "p.text:s") == ["The cable is far too short for my room"]


def test_files_of_one_kind_that_write_days_otherwise(shop: Workspace, tmp_path: Path) -> None:
    first = _file(tmp_path, "call-2026-03-04.txt", "Agent: Hello there\nCustomer: It is broken\n")
    second = _file(tmp_path, "chat.txt", "[25/03/2026, 14:05] Ann: Hello?\n[25/03/2026, 14:06] Support: Yes\n")
    for path in (first, second):
        (report,) = shop.load(path, now=NOW).reports
        assert (report.source, report.own.accepted) == ("transcripts", 2)


def test_a_note_by_hand_is_told_once_and_joined(shop: Workspace) -> None:
    note = Note(quote="Where is the price?", observation="scrolls", task="Order", severity=3, who="anna@shop.example",
                date="2026-03-10", time_code="12:31")  # fmt: skip
    first, again = add_note(shop, note, now=NOW), add_note(shop, note, now=NOW)
    assert (first.accepted, first.joined, again.accepted) == (True, True, False)
    assert first.id == again.id
    assert _said(shop, "p.text:s") == ["Where is the price?"]
    assert _said(shop, "p.severity:n") == [3.0]
    assert not add_note(shop, Note(observation="leaves", participant="P3", study="May"), now=NOW).joined


CANNOT_BE = [
    (Note(), "says nothing"), (Note(quote="x", severity=7), "no severity"), (Note(quote="x", date="May"), "is no day"),
    (Note(quote="x", time_code="early"), "no time in a recording"), (Note(quote="x", who="user:null"), "nobody"),
    (Note(quote="x", who="shoe:7"), "cannot be of"), (Note(quote="x", date="2027-01-01"), "24 hours"),
    (Note(quote="x" * 70_000), "longer than"),
]  # fmt: skip


def test_notes_that_cannot_be(shop: Workspace) -> None:
    before = shop.log.sequence
    for note, why in CANNOT_BE:
        with pytest.raises(BadInput, match=why):
            add_note(shop, note, now=NOW)
    assert shop.log.sequence == before


def test_names_of_people_are_known_from_what_is_told_of_them(shop: Workspace) -> None:
    assert names_of(shop) == {"Anna Petrova", "Bob Lind"}
