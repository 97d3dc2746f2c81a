"""How are calls and chats read that were written down as text? WebVTT, SubRip, messengers' exports, `Anna: Hello`.

A head may say what the talk itself does not: lines such as `Date:`, `Email:`, `Order:`, `Ticket:` (in WebVTT as a
NOTE). Times of cues are added to the time at which the call began.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from parcours.collect.formats.spoken.dates import begin_of, iso_times, moved
from parcours.collect.formats.spoken.headers import header
from parcours.collect.formats.spoken.markup import plain_text
from parcours.collect.formats.spoken.rows import RecordsReader, digest_of, nothing_said
from parcours.collect.formats.spoken.talk import COLUMNS, Conversation, Turn, records
from parcours.collect.formats.spoken.whole import Whole
from parcours.identity.phones import like_phone
from parcours.model.errors import BadInput

_CUE = re.compile(r"(?:(\d{1,3}):)?(\d{2}):(\d{2})[.,](\d{3})\s*-->\s*(?:\d{1,3}:)?\d{2}:\d{2}[.,]\d{3}")
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+([^>]{1,80})>")
_SAID = re.compile(r"[-–—]?\s*([^\W\d_][\w .'’-]{0,38}?)\s*:\s+(\S.*)", re.DOTALL)
_CLOCKED = re.compile(r"\[?\(?((?:\d{1,2}:)?\d{1,2}:\d{2})[\])]?\s*[-–]?\s*([^\W\d_][\w .'’-]{0,38}?)\s*:\s+(\S.*)")
_CHAT = re.compile(
    r"\u200e?\[?(\d{1,4}[./-]\d{1,2}[./-]\d{2,4}),?\s+(\d{1,2}:\d{2}(?::\d{2})?(?:[\s\u202f]?[AaPp]\.?[Mm]\.?)?)\]?"
    r"(?:\s+[-–])?\s+(?:([^:\n]{1,60}):\s)?(.*)"
)
_LEAST = 0.6  # of the lines that are not empty


@dataclass
class _Read:
    """A transcript as it is gone through."""

    kind: str
    head: dict[str, str] = field(default_factory=dict)
    said: list[tuple[str, str, float, str]] = field(default_factory=list)  # speaker, words, seconds, time as written


def transcript_kind(head: str) -> str | None:
    """vtt, srt, chat (times with dates), talk (speakers alone); None: no transcript."""
    start = head.lstrip("\ufeff \n")
    if start.startswith("WEBVTT"):
        return "vtt"
    lines = [line for line in start.splitlines() if line.strip()][:200]
    if len(lines) > 1 and lines[0].strip().isdigit() and _CUE.match(lines[1].strip()):
        return "srt"
    if lines and sum(_CHAT.match(line) is not None for line in lines[:20]) >= max(2, 0.3 * min(20, len(lines))):
        return "chat" if any(_CHAT.match(line)[3] for line in lines if _CHAT.match(line)) else None  # type: ignore[index]
    body = [line for line in lines if header(line) is None]
    speakers = [_speaker(line) for line in body]
    named = [one for one in speakers if one]
    few = 2 <= len(set(named)) <= max(2, len(named) // 2)
    return "talk" if few and len(named) >= _LEAST * len(body) else None


def transcript_reader(
    whole: Whole, kind: str, *, ours: Collection[str] = (), date: str = "", day_first: bool | None = None
) -> RecordsReader:
    """A reader of the turns."""
    path = whole.path
    read = _cues(whole.content, kind) if kind in ("vtt", "srt") else _lines(whole.content, kind)
    if not read.said:
        raise nothing_said(path, "a transcript")
    if kind == "chat":
        times = iso_times([written for *_, written in read.said], path.name, day_first)
        read.said = [(*one[:3], time) for one, time in zip(read.said, times, strict=True)]
    begin = "" if kind == "chat" else begin_of(path, read.head.get("date", ""), date)
    turns = tuple(
        Turn(speaker or "customer", words, written if kind == "chat" else moved(begin, seconds),
             "customer" if speaker and (speaker == read.head.get("participant") or speaker[0] == "+") else None, "",
             written if kind != "chat" else "")
        for speaker, words, seconds, written in read.said
    )  # fmt: skip
    who = {name: read.head.get(name, "") for name in ("email", "phone", "user_id", "order_number")}
    number = read.head.get("ticket_number", "")
    own = number or digest_of(path.stem, turns[0].time, turns[0].text)
    theirs = next((one[0] for one in read.said if like_phone(one[0]) and one[0].startswith("+")), "")
    who["phone"] = who["phone"] or theirs  # messengers show the number of who is not in the address book
    if not any(who.values()) and not number:
        who["writer"] = read.head.get("participant") or own
    talk = Conversation(
        kind="chat" if kind == "chat" else "call",
        number=own,
        turns=turns,
        title=read.head.get("title", ""),
        who={**who, "ticket_number": number},
        channel=read.head.get("channel", "chat" if kind == "chat" else "phone"),
        locale=read.head.get("locale", ""),
        score=read.head.get("score", ""),
    )
    rows, guessed = records(talk, frozenset(name.casefold() for name in ours))
    if guessed:  # on the phone we speak first, in a messenger they do: our words must not be taken for theirs
        names = [*dict.fromkeys(turn.speaker for turn in turns)]
        raise BadInput(
            f"Nobody says who of {_listed(names)} is the customer in {path.name}.",
            hint=f"Say who of them are your own people, for example --ours “{names[0]}”.",
        )
    theirs = sum(bool(row.get("text")) for row in rows)
    notes = [f"A transcript: the customer speaks {theirs:,} times, we {len(rows) - theirs:,} times."]
    return RecordsReader("transcript", path, whole.size, COLUMNS, lambda: rows, notes=notes)


def _listed(names: list[str]) -> str:
    return ", ".join(f"“{name}”" for name in names[:4])


def _cues(content: str, kind: str) -> _Read:
    read, speaker = _Read(kind), ""
    for block in re.split(r"\n[ \t]*\n", content.lstrip("\ufeff")):
        lines = block.strip("\n").splitlines()
        at = next((i for i, line in enumerate(lines) if _CUE.match(line.strip())), None)
        if at is None:
            for line in lines:
                if told := header(re.sub(r"^(?:NOTE|WEBVTT)\s*[-–]?\s*", "", line)):
                    read.head.setdefault(*told)
            continue
        hours, minutes, seconds, parts = _CUE.match(lines[at].strip()).groups()  # type: ignore[union-attr]
        begin = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(parts) / 1000
        for line in lines[at + 1 :]:
            voice, line = _VOICE.search(line), plain_text(line)
            said = _SAID.match(line)
            if voice:
                speaker = voice[1].strip()
            elif said and len(said[1].split()) <= 4:
                speaker, line = said[1].strip(), said[2]
            if line.strip():
                read.said.append((speaker, line.strip(), begin, _code(begin)))
    return read


def _lines(content: str, kind: str) -> _Read:
    read = _Read(kind)
    for line in content.splitlines():
        if not line.strip():
            continue
        if kind == "chat":
            _chat_line(read, line)
        elif not read.said and (told := header(line)) is not None:
            read.head.setdefault(*told)
        elif clocked := _CLOCKED.match(line.strip()):
            code, speaker, words = clocked.groups()
            read.said.append((speaker.strip(), words.strip(), _seconds(code), code))
        elif said := _SAID.match(line.strip()):
            read.said.append((said[1].strip(), said[2].strip(), 0.0, ""))
        else:
            _go_on(read, line)
    return read


def _chat_line(read: _Read, line: str) -> None:
    found = _CHAT.match(line)
    if found is None:
        _go_on(read, line)
    elif found[3]:  # else the messenger itself says something
        clock = re.sub(r"[\s\u202f]?([AaPp])\.?([Mm])\.?$", r" \1\2", found[2])
        read.said.append((found[3].strip(), found[4].strip(), 0.0, f"{found[1]} {clock}"))


def _go_on(read: _Read, line: str) -> None:
    if read.said:
        speaker, words, seconds, written = read.said[-1]
        read.said[-1] = (speaker, f"{words}\n{line.strip()}".strip(), seconds, written)


def _speaker(line: str) -> str | None:
    found = _CLOCKED.match(line.strip())
    if found:
        return found[2].strip()
    found = _SAID.match(line.strip())
    return found[1].strip() if found and len(found[1].split()) <= 4 else None


def _seconds(code: str) -> float:
    total = 0
    for part in code.split(":"):
        total = 60 * total + int(part)
    return float(total)


def _code(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"
