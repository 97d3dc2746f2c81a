"""How does a note that somebody writes down become an event? By the same steps as a file: checked, joined, told once.

The same note sent twice is one: its id is a digest of all that it says. A note without a day is of today.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

import pyarrow as pa

from parcours.collect.formats import from_table
from parcours.collect.formats.spoken.notes import COLUMNS, EVENT
from parcours.collect.formats.spoken.rows import digest_of
from parcours.collect.limits import LONGEST_TEXT
from parcours.collect.mapping import Mapping, Told
from parcours.collect.times import TimeRule
from parcours.identity.ids import named
from parcours.identity.rules import PERSON_KINDS, clean_one
from parcours.model.errors import BadInput
from parcours.workspace.loading import Group
from parcours.workspace.workspace import Workspace

KINDS = ("interview", "usability test")
_SOURCE = "interview notes"
_COLUMNS = (*COLUMNS, "kind", "anonymous_id")
_SEVERITIES = range(5)  # 0 no problem at all, 1 cosmetic, 2 minor, 3 major, 4 catastrophe
_CODE = re.compile(r"(?:\d{1,2}:)?\d{1,2}:[0-5]\d")
_IDS = {"user": "user_id", "email": "email", "phone": "phone", "anonymous": "anonymous_id", "order": "order_number"}


@dataclass(frozen=True, slots=True)
class Note:
    """What was said or seen once. A quote is the person's own words; an observation is ours."""

    quote: str = ""
    observation: str = ""
    task: str = ""
    time_code: str = ""  # in a recording: 12:31, 01:12:31
    severity: int | None = None  # 0 to 4
    date: str = ""  # an ISO day or local date-time; empty: today
    who: str = ""  # an e-mail address, or kind:value, such as user:7, order:#1001; empty: somebody unknown
    participant: str = ""  # a code within the study, where who is not known: P3
    researcher: str = ""
    study: str = ""
    language: str = ""
    about: str = ""  # competitor Brightly; empty: us
    kind: Literal["interview", "usability test"] = "interview"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of it."""

    id: str
    accepted: bool  # False: it was there already
    joined: bool  # it is new, and of somebody who is known by a user id, e-mail address or phone number


def add_note(workspace: Workspace, note: Note, *, now: int | None = None) -> Added:
    """Write a note into the log."""
    workspace.must_own("add notes")
    moment = int(time.time()) if now is None else now
    row = _row(_checked(note), workspace, moment)
    table = pa.table({name: pa.array([row.get(name) or None], pa.string()) for name in _COLUMNS})
    group = Group((from_table(table, _SOURCE),), _mapping(workspace.journey.zone), (), kept=True)
    loaded = workspace.load(group, now=moment)
    (report,) = loaded.reports
    if aside := next(iter(report.own.set_aside), None):
        raise BadInput(f"The note cannot be kept: {aside.in_words}.", hint="Correct it and send it again.")
    joined = any(source.joined for source in loaded.joins.sources)
    return Added(row["message_id"], bool(report.own.accepted), joined)


def _checked(note: Note) -> Note:
    note = replace(note, **{name: getattr(note, name).strip() for name in _TEXTS})
    if not note.quote and not note.observation:
        raise BadInput(
            "The note says nothing.", hint="Write what was said as the quote, or what was seen as the observation."
        )
    if note.severity is not None and note.severity not in _SEVERITIES:
        raise BadInput(
            f"There is no severity {note.severity}.",
            hint="0 is no problem, 1 cosmetic, 2 minor, 3 major, 4 catastrophe.",
        )
    if note.time_code and not _CODE.fullmatch(note.time_code):
        raise BadInput(f"“{note.time_code}” is no time in a recording.", hint="Write 12:31 or 01:12:31.")
    if note.kind not in KINDS:
        raise BadInput(f"There is no kind of notes “{note.kind}”.", hint=f"Kinds: {', '.join(KINDS)}.")
    long = next((name for name in _TEXTS if len(getattr(note, name).encode()) > LONGEST_TEXT), None)
    if long:
        raise BadInput(f"The note's {long} is longer than {LONGEST_TEXT >> 10} KB.", hint="Write it in parts.")
    return note


_TEXTS = (
    "quote",
    "observation",
    "task",
    "time_code",
    "date",
    "who",
    "participant",
    "researcher",
    "study",
    "language",
    "about",
)


def _row(note: Note, workspace: Workspace, now: int) -> dict[str, str]:
    when = note.date or datetime.fromtimestamp(now, workspace.zone).date().isoformat()
    try:
        datetime.fromisoformat(when)
    except ValueError:
        raise BadInput(f"“{note.date}” is no day.", hint="Write 2026-03-04, or 2026-03-04T14:05.") from None
    who = _who(note.who)
    severity = "" if note.severity is None else str(note.severity)
    told = [getattr(note, name) for name in _TEXTS if name != "date"]
    own = digest_of("note", when, severity, note.kind, *told)
    study = note.study or _SOURCE
    somebody = f"{study}: {note.participant or own}" if note.participant or not who else ""
    return {
        "message_id": own, "time": when, "event": EVENT, "text": note.quote, "observation": note.observation,
        "task": note.task, "time_code": note.time_code, "severity": severity, **who, "participant_code": somebody,
        "researcher": note.researcher, "study": note.study, "locale": note.language, "about": note.about,
        "kind": note.kind,
    }  # fmt: skip


def _who(said: str) -> dict[str, str]:
    """The column of an id, as it is compared; refused where it stands for nobody."""
    if not said:
        return {}
    kind, value = ("email", said) if "@" in said and not said.startswith(tuple(f"{k}:" for k in _IDS)) else named(said)
    if kind not in _IDS:
        raise BadInput(
            f"A note cannot be of somebody known by {kind}.",
            hint=f"Write an e-mail address, or one of {', '.join(_IDS)}:…",
        )
    if clean_one(kind if kind in PERSON_KINDS else "order", value) is None:
        raise BadInput(f"“{value}” stands for nobody.", hint="Write an e-mail address, or an id such as user:7.")
    return {_IDS[kind]: value}


def _mapping(zone: str) -> Mapping:
    properties = ("text", "observation", "task", "time_code", "researcher", "study", "locale", "about", "kind")
    return Mapping(
        source=_SOURCE,
        format="table",
        columns=_COLUMNS,
        time="time",
        written=TimeRule("iso", zone=zone),
        event="event",
        user="user_id",
        email="email",
        phone="phone",
        anonymous="anonymous_id",
        objects={"order": "order_number", "participant": "participant_code"},
        id="message_id",
        properties={name: Told(name, "text") for name in properties} | {"severity": Told("severity", "number")},
    )
