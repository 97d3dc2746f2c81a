"""Calls and chats as text: speakers, times, heads; nothing is guessed about who is the customer, or when it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from collect.spoken.said import only, read
from parcours.model.errors import BadInput

VTT = """WEBVTT

NOTE Email: anna@shop.example

NOTE Order: #1001

00:00:01.000 --> 00:00:04.000
<v Maud>Lumen, good morning.

00:00:04.500 --> 00:00:09.000
<v Anna>My parcel never came.

00:01:09.500 --> 00:01:12.000
<v Anna>It was promised.
"""
SRT = "1\n00:00:01,000 --> 00:00:04,000\nAgent: Hello.\n\n2\n00:00:05,000 --> 00:00:09,000\nCustomer: It flickers.\n"
CHAT = """[25/03/2026, 14:05:33] Messages are encrypted.
[25/03/2026, 14:05:40] Anna P.: Bonjour, rien reçu
toujours rien
[25/03/2026, 14:07:00] Lumen Support: Je regarde
"""


def test_a_call_with_cues_begins_when_its_file_s_name_says(tmp_path: Path) -> None:
    rows = read(tmp_path, "call-2026-03-04T14-05.vtt", VTT, ours=("maud",))
    assert only(rows, "event", "time", "time_code", "text", "reply") == [
        ("Support Replied", "2026-03-04T14:05:01", "00:00:01", "", "Lumen, good morning."),
        ("Call Started", "2026-03-04T14:05:04", "00:00:04", "My parcel never came.\nIt was promised.", ""),
    ]
    assert (rows[0]["email"], rows[0]["order_number"]) == ("anna@shop.example", "#1001")


def test_who_is_the_customer_is_never_guessed(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="“Maud”, “Anna” is the customer") as error:
        read(tmp_path, "call-2026-03-04.vtt", VTT)
    assert "--ours" in error.value.hint


def test_nor_when_it_was(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="Nothing says when"):
        read(tmp_path, "call.srt", SRT)
    with pytest.raises(BadInput, match="is no day"):
        read(tmp_path, "call.srt", SRT, date="yesterday")
    rows = read(tmp_path, "call.srt", SRT, date="2026-03-04")
    assert only(rows, "event", "time", "text") == [
        ("Support Replied", "2026-03-04", ""), ("Call Started", "2026-03-04", "It flickers.")
    ]  # fmt: skip


def test_a_messenger_s_export(tmp_path: Path) -> None:
    rows = read(tmp_path, "chat.txt", CHAT)
    assert only(rows, "time", "text", "reply") == [
        ("2026-03-25T14:05:40", "Bonjour, rien reçu\ntoujours rien", ""), ("2026-03-25T14:07:00", "", "Je regarde")
    ]  # fmt: skip


def test_days_that_may_be_months_are_asked_about(tmp_path: Path) -> None:
    unclear = CHAT.replace("25/03", "05/03")
    with pytest.raises(BadInput, match="ambiguous"):
        read(tmp_path, "chat.txt", unclear)
    assert read(tmp_path, "chat.txt", unclear, day_first=True)[0]["time"] == "2026-03-05T14:05:40"
    assert read(tmp_path, "chat.txt", unclear, day_first=False)[0]["time"] == "2026-05-03T14:05:40"


def test_a_number_that_writes_is_the_customer(tmp_path: Path) -> None:
    rows = read(tmp_path, "chat.txt", CHAT.replace("Anna P.", "+33 6 12 55 01 77"))
    assert (rows[0]["phone"], rows[0]["event"]) == ("+33 6 12 55 01 77", "Chat Started")


@pytest.mark.parametrize(
    ("us", "them"), [("Operator", "Client"), ("Оператор", "Клиент"), ("Conseillère", "Cliente"), ("Agen", "Pelanggan")]
)
def test_lines_by_speakers_in_five_languages(tmp_path: Path, us: str, them: str) -> None:
    talk = f"Date: 2026-03-04 14:05\nTicket: T7\n\n{us}: Hello, how can I help?\n{them}: The lamp is dead.\n{us}: Oh.\n"
    rows = read(tmp_path, "talk.txt", talk)
    assert only(rows, "event", "text", "ticket_number") == [
        ("Support Replied", "", "T7"), ("Call Started", "The lamp is dead.", "T7"), ("Support Replied", "", "T7")
    ]  # fmt: skip


def test_prose_and_tables_are_no_transcripts(tmp_path: Path) -> None:
    rows = read(tmp_path, "events.csv", "time,user,note\n2026-03-04 10:00,7,a: b\n2026-03-05 10:00,8,c: d\n")
    assert rows[0]["user"] == "7"
