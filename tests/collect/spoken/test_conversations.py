"""Tickets and chats as JSON: whose words are whose, what is left out, what a row is told by."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from collect.spoken.said import only, read
from parcours.model.errors import BadInput, TooMuch

TICKETS: dict[str, Any] = {
    "tickets": [
        {
            "id": 35, "created_at": "2026-03-04T10:00:00Z", "subject": "Where is it", "description": "It is late",
            "requester_id": 7, "order_number": "#9001", "satisfaction_rating": {"score": "bad", "comment": "slow"},
            "comments": [
                {"id": 1, "author_id": 7, "body": "It is late", "created_at": "2026-03-04T10:00:00Z"},
                {"id": 2, "author_id": 9, "html_body": "<p>Sorry</p>", "created_at": "2026-03-04T11:00:00Z"},
                {"id": 3, "author_id": 9, "body": "angry one", "created_at": "2026-03-04T11:01:00Z", "public": False},
                {"id": 4, "author_id": 7, "body": "Still!", "created_at": "2026-03-05T11:00:00Z"},
            ],
        }
    ],
    "users": [{"id": 7, "email": "anna@shop.example", "external_id": "cus_7"}, {"id": 9, "role": "agent"}],
}  # fmt: skip
CHATS: dict[str, Any] = {
    "conversations": [
        {
            "id": "c1", "created_at": 1772618400,
            "source": {"body": "<p>Does it dim?</p>", "author": {"type": "user", "id": "u1", "email": "bob@x.example"}},
            "conversation_parts": {"conversation_parts": [
                {"part_type": "comment", "body": "<p>It does</p>", "created_at": 1772618460,
                 "author": {"type": "admin"}},
                {"part_type": "note", "body": "vip", "created_at": 1772618461, "author": {"type": "admin"}},
                {"part_type": "comment", "body": "Thanks", "created_at": 1772618520,
                 "author": {"type": "user", "id": "u1"}},
            ]},
            "conversation_rating": {"rating": 5, "remark": "quick", "created_at": 1772618600},
        }
    ]
}  # fmt: skip


def test_a_ticket_s_messages_by_side(tmp_path: Path) -> None:
    rows = read(tmp_path, "t.json", json.dumps(TICKETS))
    assert only(rows, "event", "text", "reply", "time") == [
        ("Ticket Created", "It is late", "", "2026-03-04T10:00:00Z"),
        ("Support Replied", "", "Sorry", "2026-03-04T11:00:00Z"),
        ("Ticket Message", "Still!", "", "2026-03-05T11:00:00Z"),
        ("Ticket Rated", "slow", "", "2026-03-05T11:00:00Z"),
    ]
    assert {tuple(one) for one in only(rows, "email", "user_id", "ticket_number", "order_number")} == {
        ("anna@shop.example", "cus_7", "35", "#9001")
    }
    assert rows[-1]["answer"] == "bad"  # in words: on no scale of numbers
    assert "angry one" not in json.dumps(rows)


def test_a_chat_that_was_opened_beside_its_parts(tmp_path: Path) -> None:
    rows = read(tmp_path, "c.json", json.dumps(CHATS))
    assert only(rows, "event", "text", "reply", "score") == [
        ("Chat Started", "Does it dim?", "", ""),
        ("Support Replied", "", "It does", ""),
        ("Chat Message", "Thanks", "", ""),
        ("Chat Rated", "quick", "", "5"),
    ]
    assert rows[0]["time"].startswith("2026-03-04T10:00:00")


def test_lines_of_chats_and_lines_after_one_another_are_one_turn(tmp_path: Path) -> None:
    talk = {"chat_id": "a", "customer": {"email": "k@x.example"}, "messages": [
        {"role": "user", "text": "Hi", "ts": "2026-03-04T10:00:00Z"},
        {"role": "user", "text": "do you ship?", "ts": "2026-03-04T10:00:05Z"},
        {"role": "assistant", "text": "Yes", "ts": "2026-03-04T10:01:00Z"},
    ]}  # fmt: skip
    rows = read(tmp_path, "c.ndjson", "\n".join([json.dumps(talk), json.dumps({**talk, "chat_id": "b"})]))
    assert only(rows, "chat_number", "text", "reply") == [
        ("a", "Hi\ndo you ship?", ""), ("a", "", "Yes"), ("b", "Hi\ndo you ship?", ""), ("b", "", "Yes"),
    ]  # fmt: skip


def test_names_that_are_stated_to_be_ours(tmp_path: Path) -> None:
    messages = [{"id": i, "from": who, "from_id": who, "date": f"2026-03-04T10:0{i}:00", "text": said}
                for i, (who, said) in enumerate([("Maud", "Hello"), ("Анна", "Где заказ?")])]  # fmt: skip
    chat = json.dumps({"name": "x", "id": 4, "messages": messages}, ensure_ascii=False)
    rows = read(tmp_path, "t.json", chat, ours=("Maud",))
    assert only(rows, "event", "text") == [("Support Replied", ""), ("Chat Started", "Где заказ?")]


def test_the_same_file_twice_gives_the_same_ids_and_copies_their_own(tmp_path: Path) -> None:
    messages = [{"role": "user", "text": "ok", "ts": "2026-03-04T10:00:00Z"},
                {"role": "agent", "text": "ok", "ts": "2026-03-04T10:00:00Z"}] * 2  # fmt: skip
    chat = json.dumps({"id": 1, "messages": messages})
    first, again = (read(tmp_path, name, chat) for name in ("a.json", "b.json"))
    ids = [row["message_id"] for row in first]
    assert ids == [row["message_id"] for row in again]
    assert len(set(ids)) == len(ids) == 4


def test_events_with_lists_are_no_conversations(tmp_path: Path) -> None:
    events = [{"event": "Order", "user_id": "7", "ts": "2026-03-04", "items": [{"name": "Lamp", "text": "x"}]}] * 2
    lines = "\n".join(map(json.dumps, events))
    assert "products" not in lines
    assert read(tmp_path, "e.ndjson", lines)[0]["event"] == "Order"


def test_brackets_without_end_are_no_crash(tmp_path: Path) -> None:
    with pytest.raises((BadInput, TooMuch)):
        read(tmp_path, "x.json", '[{"messages": ' + "[" * 200_000)


def test_a_list_of_mentions_is_read_and_one_without_words_is_not(tmp_path: Path) -> None:
    mentions = [
        {"date": "2026-03-04T09:00:00Z", "platform": "x", "author": "@Ann", "text": "Great lamp, slow delivery"}
    ]
    (row,) = read(tmp_path, "m.json", json.dumps(mentions))
    assert (row["text"], row["writer"]) == ("Great lamp, slow delivery", "x:ann")
    with pytest.raises(BadInput, match="one JSON list"):
        read(tmp_path, "n.json", '[{"a": 1}]')
