"""What is a conversation, and what becomes of it? Turns of two sides; the customer's turns are what they said."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Literal

from parcours.collect.formats.spoken.rows import Numbering, Record
from parcours.collect.formats.spoken.sides import Side, side_of, sides

COLUMNS = (
    "message_id", "time", "event", "text", "reply", "title", "score", "answer", "speaker", "channel", "time_code",
    "locale", "user_id", "email", "phone", "ticket_number", "chat_number", "order_number", "writer",
)  # fmt: skip
_FIRST = {"ticket": "Ticket Created", "chat": "Chat Started", "call": "Call Started"}
_NOUN = {"ticket": "Ticket", "chat": "Chat", "call": "Call"}


@dataclass(frozen=True, slots=True)
class Turn:
    """What one of them said at once."""

    speaker: str
    text: str
    time: str
    side: Side | None = None  # None: not told
    id: str = ""
    time_code: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A ticket, a chat or a call."""

    kind: Literal["ticket", "chat", "call"]
    number: str
    turns: tuple[Turn, ...]
    title: str = ""
    who: dict[str, str] = field(default_factory=dict)  # of the customer: user_id, email, phone, order_number, writer
    channel: str = ""
    locale: str = ""
    score: str = ""
    answer: str = ""  # a rating in words, such as *good*
    remark: str = ""
    rated: str = ""  # when


def records(talk: Conversation, ours: Collection[str] = ()) -> tuple[list[Record], bool]:
    """A row for each turn and for the rating, and whether it is a guess who was the customer."""
    told: dict[str, Side | None] = {turn.speaker: turn.side or side_of(turn.speaker, ours) for turn in talk.turns}
    whose, guessed = sides([turn.speaker for turn in talk.turns], told)
    return [*_rows(talk, whose)], guessed


def _rows(talk: Conversation, whose: dict[str, Side]) -> Iterator[Record]:
    numbering, begun = Numbering(), False
    number = "ticket_number" if talk.kind == "ticket" else "chat_number"
    common = {"channel": talk.channel, "locale": talk.locale, number: talk.number, **talk.who}
    for turn in _together(talk, whose):
        mine = turn.side == "customer"
        event = "Support Replied" if not mine else _FIRST[talk.kind] if not begun else f"{_NOUN[talk.kind]} Message"
        own = turn.id or numbering.id(talk.kind, talk.number, turn.time, turn.text)
        begun = begun or mine
        yield {
            **common,
            "message_id": f"{talk.kind} {talk.number} {own}".strip(),
            "time": turn.time,
            "event": event,
            "text" if mine else "reply": turn.text,
            "title": talk.title if event == _FIRST[talk.kind] else "",
            "speaker": "customer" if mine else "us",
            "time_code": turn.time_code,
        }
    if talk.score or talk.answer or talk.remark:
        own, when = numbering.id("rating", talk.score, talk.answer, talk.remark), talk.rated or talk.turns[-1].time
        rating = {"message_id": f"{talk.kind} {talk.number} {own}", "time": when, "event": f"{_NOUN[talk.kind]} Rated"}
        yield {
            **common,
            **rating,
            "score": talk.score,
            "answer": talk.answer,
            "text": talk.remark,
            "speaker": "customer",
        }


def _together(talk: Conversation, whose: dict[str, Side]) -> Iterator[Turn]:
    """Lines of a chat or call by one side without another's between are one turn; messages of tickets stay."""
    held: Turn | None = None
    for turn in talk.turns:
        side = whose[turn.speaker]
        if held and talk.kind != "ticket" and held.side == side and held.speaker == turn.speaker:
            held = Turn(held.speaker, f"{held.text}\n{turn.text}", held.time, side, held.id, held.time_code)
            continue
        if held:
            yield held
        held = Turn(turn.speaker, turn.text, turn.time, side, turn.id, turn.time_code)
    if held:
        yield held
