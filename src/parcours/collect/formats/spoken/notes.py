"""How are notes of interviews and usability tests read, as text or Markdown? A row for each thing said or seen.

Lines say what they are: by a word (`Quote:`, `Observation:`, `Task:`, `Severity:`), as a quotation (`> …`, “…”), by who
speaks (`P1: …`), or by the heading they stand under; tables by their columns. A head tells who took part, by whom and
when. What was said is `text`; what was only seen is `observation`, and never counted as anybody's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from parcours.collect.formats.spoken.dates import begin_of
from parcours.collect.formats.spoken.headers import header
from parcours.collect.formats.spoken.note_words import part_named, part_of, severity, taken_out, task_of
from parcours.collect.formats.spoken.rows import Numbering, Record, RecordsReader, nothing_said
from parcours.collect.formats.spoken.sides import side_of
from parcours.collect.formats.spoken.whole import Whole

COLUMNS = (
    "message_id", "time", "event", "text", "observation", "task", "time_code", "severity", "email", "user_id", "phone",
    "order_number", "participant_code", "researcher", "study", "locale", "about",
)  # fmt: skip
EVENT = "Interview Note"
_QUOTED = re.compile(r"[\s*•-]*[“«\"„‚‘](?P<said>[^“«\"„]{2,}?)[”»\"“’]\s*(?P<rest>.{0,60})\Z", re.DOTALL)
_SPEAKS = re.compile(
    r"\s*(?P<who>[PpTtRr]\d{0,3}|[IiQqMmИ]\d{0,2}|[^\W\d_][^\W_]{1,24}(?:\s\d{1,3})?)\s*:\s+(?P<said>\S.*)", re.DOTALL
)
_CODE_OF = re.compile(r"(?:[PpTt]|[^\W\d_]{4,14}\s)\s?\d{1,3}\b")
_BULLET = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_WORDS = 4  # more than a name has
_HEAD = ("participant", "email", "user_id", "phone", "order_number", "researcher", "date", "study", "locale", "about")
_LEAST = 2  # lines that say what they are


def is_notes(head: str) -> bool:
    """Whether notes begin here: some lines say what they are, one of them in words."""
    marked = worded = 0
    for line in [line for line in head.splitlines() if line.strip()][:200]:
        part, told = part_of(line), header(line)
        worded += part is not None or (told is not None and told[0] in ("participant", "researcher"))
        marked += part is not None or told is not None or line.startswith((">", "#")) or _quoted(line) is not None
    return worded > 0 and marked >= _LEAST


def notes_reader(whole: Whole, *, date: str = "") -> RecordsReader:
    """A reader of the notes."""
    reading = _Notes()
    for line in whole.content.splitlines():
        reading.line(line)
    reading.end()
    if not reading.found:
        raise nothing_said(whole.path, "a file of notes")
    stem, numbering = whole.path.stem, Numbering()
    rows = [*_rows(reading.found, whole, stem, date, numbering)]
    said = sum(bool(row.get("text")) for row in rows)
    notes = (f"Notes: {said:,} quotes, {len(rows) - said:,} observations without one.",)
    return RecordsReader("notes", whole.path, whole.size, COLUMNS, lambda: rows, notes=notes)


def _rows(
    found: list[tuple[dict[str, str], dict[str, str]]], whole: Whole, stem: str, date: str, numbering: Numbering
) -> Iterator[Record]:
    for head, note in found:
        when = begin_of(whole.path, head.get("date", ""), date)
        known = {name: head.get(name, "") for name in ("email", "user_id", "phone", "order_number")}
        taken = head.get("participant", "")
        study = head.get("study", "") or stem
        own = numbering.id(when, taken, *known.values(), *note.values())
        yield {
            "message_id": own,
            "time": when,
            "event": EVENT,
            "text": note.get("quote", ""),
            "observation": note.get("observation", ""),
            "task": note.get("task", ""),
            "time_code": note.get("time_code", ""),
            "severity": note.get("severity", ""),
            **known,
            "participant_code": f"{study}: {taken}" if taken else "" if any(known.values()) else f"{study}: {own}",
            "researcher": head.get("researcher", ""),
            "study": study,
            "locale": head.get("locale", ""),
            "about": head.get("about", ""),
        }


@dataclass
class _Notes:
    """Notes as they are gone through line by line."""

    found: list[tuple[dict[str, str], dict[str, str]]] = field(default_factory=list)
    head: dict[str, str] = field(default_factory=dict)
    note: dict[str, str] = field(default_factory=dict)
    task: str = ""
    under: str = ""  # what the heading says of the lines below
    table: list[str] = field(default_factory=list)
    last: str = ""  # the part to which a line that says nothing belongs

    def line(self, line: str) -> None:
        if line.strip().startswith("|"):
            return self._row([cell.strip() for cell in line.strip().strip("|").split("|")])
        self.table = []
        if not line.strip() or not line.strip("-=* _"):
            return self.end()
        if line.lstrip().startswith("#"):
            return self._heading(line.strip("# \t"))
        if (told := header(line)) and self._is_head(*told):
            return self._head(*told)
        if (part := part_of(line)) and (part[1] or part[0] != "task"):
            return self._part(*part) if part[1] else self._heading(line.strip(": \t"))
        return self._said(line)

    def end(self) -> None:
        """What belongs together ends here."""
        if self.note.get("quote") or self.note.get("observation"):
            self.found.append((dict(self.head), {"task": self.task, **self.note}))
        self.note, self.last = {}, ""

    def _is_head(self, role: str, words: str) -> bool:
        return role in _HEAD and (role != "participant" or len(words.split()) < _WORDS)

    def _head(self, role: str, words: str) -> None:
        self.end()
        if role == "participant" and self.head.get("participant") and self.found:  # another one's notes begin
            self.head = {name: told for name, told in self.head.items() if name not in ("email", "user_id", "phone")}
        if role == "participant" and "@" in words:
            role = "email"
        self.head[role] = words

    def _heading(self, words: str) -> None:
        self.end()
        if (task := task_of(words)) is not None:
            self.task, self.under = task, ""
        elif told := header(words):
            self._head(*told)
        elif (code := _CODE_OF.match(words)) and (len(words.split()) < _WORDS):
            self._head("participant", code[0])
        else:
            self.under = part_named(words) or ""

    def _part(self, part: str, words: str) -> None:
        if part == "task":
            self.end()
            self.task = words
        elif part == "severity":
            self.note["severity"] = severity(words)
        elif part == "time_code":
            if "time_code" in self.note:
                self.end()
            self.note["time_code"] = words.strip("[]() ")
        else:
            self._put(part, words)

    def _said(self, line: str) -> None:
        bulleted, speaks = _BULLET.match(line), _SPEAKS.match(line)
        words = line[bulleted.end() :] if bulleted else line.strip()
        if words.startswith(">"):
            self._put("quote", words.lstrip("> "), more=self.last == "quote")
        elif quoted := _quoted(words):
            self._put("quote", quoted)
        elif speaks and _side(speaks["who"]) == "customer":
            self._put("quote", speaks["said"])
        elif speaks and _side(speaks["who"]) == "us":
            self.end()  # a question of ours
        elif bulleted or not self.last:
            self._put(self.under if self.under in ("quote", "observation") else "observation", words)
        else:
            self._put(self.last, words, more=True)

    def _put(self, part: str, words: str, *, more: bool = False) -> None:
        said, code, grave = taken_out(words)
        said = said.strip('“”«»"„ ') if part == "quote" else said
        if more and self.note.get(part):
            self.note[part] = f"{self.note[part]} {said}"
        else:
            if self.note.get(part) or (part == "quote" and self.note.get("observation")):
                self.end()
            self.note[part] = said
        self.note |= {name: told for name, told in (("time_code", code), ("severity", grave)) if told}
        self.last = part

    def _row(self, cells: list[str]) -> None:
        self.end()
        if not self.table:
            self.table = [part_named(cell) or (told[0] if (told := header(f"{cell}: x")) else "") for cell in cells]
            return
        if not any(cell.strip("-: ") for cell in cells):
            return
        for part, words in zip(self.table, cells, strict=False):
            if part in _HEAD and words:
                self.head[part] = words
            elif part == "task":
                self.task = words or self.task
            elif part == "severity":
                self.note[part] = severity(words)
            elif part and words:
                self.note[part] = words.strip('“”«»"„ ') if part == "quote" else words
        self.end()


def _side(who: str) -> str | None:
    """P1, T2, R: participants, testers, respondents. I, Q, M: interviewers, their questions, moderators."""
    if len(who) == 1 or who[1:].isdigit():
        return "customer" if who[0] in "PpTtRr" else "us"
    return side_of(who)


def _quoted(words: str) -> str | None:
    """What stands in quotation marks, where that is all of the line but for a time code or a severity."""
    found = _QUOTED.fullmatch(words.strip())
    if found is None or '","' in words:
        return None
    said, _, _ = taken_out(found["rest"])
    return f"{found['said']} {found['rest']}".strip() if len(said.split()) < _WORDS else None
