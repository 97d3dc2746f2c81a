"""How are tickets and chats read that were exported as JSON? A row for each turn: the customer's words, our replies.

Read is any JSON whose objects hold lists of messages: with a text, and with who said it or when. Helpdesks and
messengers call these comments, parts, messages, replies; their own names are known (`_LISTS`, `_TEXTS`, `_WHO`). What
colleagues write among themselves (not public, a note) is left out, and so is markup.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

from parcours.collect.formats.encoding import Text
from parcours.collect.formats.spoken.json_files import Things, first_things, text_at, things_of
from parcours.collect.formats.spoken.markup import plain_text
from parcours.collect.formats.spoken.rows import Record, RecordsReader, digest_of, nothing_said
from parcours.collect.formats.spoken.sides import Side, side_of
from parcours.collect.formats.spoken.talk import COLUMNS, Conversation, Turn, records

_LISTS = ("comments", "messages", "conversation_parts", "parts", "replies", "turns", "entries", "utterances",
          "transcript", "thread", "posts", "events")  # fmt: skip
_TEXTS = ("plain_body", "body_text", "text", "body", "content", "message", "html_body", "utterance", "said")
_TIMES = ("created_at", "created", "time", "timestamp", "date", "sent_at", "ts", "date_unixtime", "at")
_WHO = ("author", "from", "sender", "speaker", "user", "by", "name")
_PARTS = ("type", "role", "kind", "author_type", "user_type")
_SPEAKER_IDS = ("author_id", "from_id", "sender_id", "user_id")
_PEOPLE = ("users", "contacts", "customers", "requesters", "visitors")
_SHOPS_IDS = ("external_id", "customer_id", "user_ext_id")
_RATINGS = ("satisfaction_rating.score", "conversation_rating.rating", "satisfaction", "rating", "csat")
_NOT_RATED = ("offered", "unoffered", "none")


def has_conversations(head: bytes) -> bool:
    """Whether lines of JSON are conversations: looked at are the first."""
    things = first_things(head)
    return bool(things) and all(_messages(one) for one in things or ())


def holds_conversations(things: Things) -> bool:
    """Whether the things of a file are conversations, or it is one itself."""
    return any(map(_messages, things.things[:30])) or bool(things.beside and _messages(things.beside))


def conversations_reader(text: Text, things: Things | None, ours: Collection[str] = ()) -> RecordsReader:
    """A reader of all turns."""
    path, found = text.source.path, things or things_of(text)
    people = _people(found.beside)
    ours = frozenset(name.casefold() for name in ours)
    is_one = bool(found.beside) and bool(_messages(found.beside)) and not any(map(_messages, found.things[:30]))
    kind = found.name if not is_one else ""
    talks = [_conversation(one, kind, people, ours) for one in ([found.beside] if is_one else found.things)]
    rows: list[Record] = []
    guesses = 0
    for talk in talks:
        if talk is not None:
            made, guessed = records(talk, ours)
            rows += made
            guesses += guessed
    if not rows:
        raise nothing_said(path, "a file of conversations")
    theirs = sum("text" in row for row in rows)
    notes = [f"{sum(talk is not None for talk in talks):,} conversations: customers speak {theirs:,} times."]
    if guesses:
        notes.append(f"In {guesses:,} of them nobody says who is the customer: who begins was taken. Else say --ours.")
    return RecordsReader("conversations", path, text.source.size, COLUMNS, lambda: rows, notes=notes)


def _conversation(
    thing: dict[str, Any], name: str, people: Mapping[str, dict[str, Any]], ours: Collection[str]
) -> Conversation | None:
    messages = _messages(thing)
    if not messages:
        return None
    opener = _opener(thing, people)
    asked_by = text_at(thing, "requester_id", "requester.id", "customer.id", "contact.id", "visitor.id")
    turns = [turn for one in messages if (turn := _turn(one, people, asked_by, opener, ours)) is not None]
    first = _first_words(thing, turns, opener)
    turns = ([first] if first else []) + turns
    if not turns:
        return None
    rating = text_at(thing, *_RATINGS)
    kind = _kind(thing, name)
    return Conversation(
        kind=kind,
        number=text_at(thing, "ticket_number", "number", "id", "conversation_id", "chat_id", "name")
        or digest_of(turns[0].time, turns[0].text),
        turns=tuple(turns),
        title=plain_text(text_at(thing, "subject", "title", "source.subject")),
        who=_who(thing, opener, asked_by),
        channel=text_at(thing, "via.channel", "channel", "source.type", "channel.type"),
        locale=text_at(thing, "locale", "language"),
        score=rating if rating.replace(".", "", 1).isdigit() else "",
        answer=rating if rating.isalpha() and rating not in _NOT_RATED else "",
        remark=plain_text(text_at(thing, "satisfaction_rating.comment", "conversation_rating.remark")),
        rated=_instant(text_at(thing, "satisfaction_rating.updated_at", "conversation_rating.created_at")),
    )


def _messages(thing: dict[str, Any]) -> list[dict[str, Any]]:
    """The list of messages in a conversation; empty where there is none."""
    for name in _LISTS:
        found = thing.get(name)
        found = found.get(name) if isinstance(found, dict) else found
        if isinstance(found, list) and found and all(isinstance(one, dict) for one in found):
            said = [one for one in found if _said(one)]
            if said and all(_is_by_somebody(one) for one in said):
                return found
    return []


def _is_by_somebody(message: dict[str, Any]) -> bool:
    return any(key in message for key in (*_WHO, *_SPEAKER_IDS, "role", "author_type"))


def _turn(
    message: dict[str, Any],
    people: Mapping[str, dict[str, Any]],
    asked_by: str,
    opener: dict[str, Any],
    ours: Collection[str],
) -> Turn | None:
    said = _said(message)
    inward = message.get("public") is False or message.get("private") is True
    inward = inward or text_at(message, "part_type", "type") in ("note", "note_and_reopen", "service", "system")
    if not said or inward:
        return None
    author = next((message[key] for key in _WHO if isinstance(message.get(key), dict)), {})
    number = text_at(author, "id") or text_at(message, *_SPEAKER_IDS)
    named = text_at(author, "name", "email") or text_at(message, *_WHO)
    part = text_at(author, *_PARTS) or text_at(message, "role", "author_type", "sender_type")
    part = part or text_at(people.get(number, {}), "role", "type")
    email = text_at(author, "email").casefold()
    theirs = text_at(opener, "email").casefold()
    asked = (bool(number) and number == asked_by) or (bool(email) and email == theirs)
    side: Side | None = "customer" if asked else side_of(part) or side_of(named, ours)
    side = "us" if side is None and asked_by and number else side
    speaker = number or named or part
    return Turn(speaker, said, _instant(text_at(message, *_TIMES)), side, text_at(message, "id", "message_id"))


def _said(message: dict[str, Any]) -> str:
    for key in _TEXTS:
        found = message.get(key)
        if isinstance(found, list):  # pieces, some with a style
            found = "".join(one if isinstance(one, str) else text_at(one, "text") for one in found)
        if isinstance(found, str) and (said := plain_text(found)):
            return said
    return ""


def _first_words(thing: dict[str, Any], turns: list[Turn], opener: dict[str, Any]) -> Turn | None:
    """What opened it, where that stands beside the messages and not among them."""
    said = plain_text(text_at(thing, "source.body", "description", "initial_message"))
    if not said or any(turn.text.startswith(said[:200]) for turn in turns[:1]):
        return None
    side = side_of(text_at(thing, "source.author.type")) or "customer"
    speaker = text_at(thing, "source.author.id") or text_at(opener, "id", "email") or side
    return Turn(speaker, said, _instant(text_at(thing, "created_at", "created", "date")), side, "first")


def _who(thing: dict[str, Any], opener: dict[str, Any], asked_by: str) -> dict[str, str]:
    who = {
        "user_id": text_at(opener, *_SHOPS_IDS) or text_at(thing, *_SHOPS_IDS[1:]),
        "email": text_at(opener, "email") or text_at(thing, "email", "requester_email", "customer_email"),
        "phone": text_at(opener, "phone") or text_at(thing, "phone", "requester_phone", "customer_phone"),
        "order_number": text_at(thing, "order_number", "order_id", "order.number", "order.id", "order"),
    }
    own = asked_by or text_at(opener, "id")
    return who if not own or any(who.values()) else {**who, "writer": own}


def _opener(thing: dict[str, Any], people: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """What is told of the customer."""
    for path in ("requester", "customer", "contact", "visitor", "user"):
        if isinstance(thing.get(path), dict):
            return thing[path]
    source = thing.get("source")
    author = source.get("author") if isinstance(source, dict) else None
    if isinstance(author, dict) and side_of(text_at(author, "type")) == "customer":
        return {**people.get(text_at(author, "id"), {}), **author}
    return people.get(text_at(thing, "requester_id"), {})


def _people(beside: dict[str, Any]) -> dict[str, dict[str, Any]]:
    lists = [beside[name] for name in _PEOPLE if isinstance(beside.get(name), list)]
    return {text_at(one, "id"): one for some in lists for one in some if isinstance(one, dict)}


def _kind(thing: dict[str, Any], name: str) -> Any:
    """A ticket has a subject or says that it is one; what is called a call is one; the rest are chats."""
    words = f"{name} {text_at(thing, 'type', 'kind')} {text_at(thing, 'channel', 'via.channel')}".casefold()
    if "ticket" in words or text_at(thing, "ticket_number", "subject"):
        return "ticket"
    return "call" if any(word in words for word in ("call", "voice", "phone")) else "chat"


def _instant(written: str) -> str:
    """Seconds, or thousandths, since 1970 as ISO 8601; all else as it stands."""
    if not written.replace(".", "", 1).isdigit() or len(written.partition(".")[0]) not in (10, 13):
        return written
    seconds = float(written) / (1000 if len(written.partition(".")[0]) == 13 else 1)
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")
