"""How is a survey read that has a column a question? Each answer is an event: a text, a score, a choice, or several.

Recognised by its columns: two questions at least (a question mark, several words, a code such as G01Q02), or one beside
a time. What is no question (device, page, who answered) is told with each answer. Columns `Question [option]` that only
say yes or nothing are one question with several answers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import pyarrow as pa

from parcours.collect import column_names as known
from parcours.collect.figure_names import PHONE
from parcours.collect.formats.raw import Cancel, RawBatch, Reader, first_rows, logical_name, named
from parcours.collect.formats.spoken.dates import iso_times
from parcours.collect.formats.spoken.rows import digest_of
from parcours.collect.formats.spoken.survey_answers import Kind, kind_of, number_of, parts_of, ticked

EVENT, EMPTY = "Survey Answered", "Survey Left Empty"
_OWN = ("time", "event", "survey", "question", "text", "score", "answer", "answers", "survey_response")
_CODE = re.compile(r"(?:G\d{1,3})?Q\d{1,4}[A-Za-z]?(?:[\[._]\w{1,10}\]?)?(?:[.:]\s.*)?", re.DOTALL)
_OPTION = re.compile(r"(?P<stem>.+?)\s*\[(?P<option>[^\[\]]{1,200})\]\s*", re.DOTALL)
_TIMES = (
    "submit_date_utc", "submit_date", "date_submitted", "submitdate", "submitted_at", "submission_date", "completed_at",
    "completion_time", "end_date", "enddate", "recorded_date", "recordeddate", "horodateur", "отметка_времени",
    "marcaj_de_timp", "marcaj_temporal", "stempel_waktu", "cap_waktu", "date_last_action", "datestamp", "timestamp",
    "start_date_utc", "start_date", "startdate", "date_started", "start_time",
)  # fmt: skip
_RESPONSES = (
    "response_id", "responseid", "submission_id", "survey_response", "respondent_id", "answer_id", "token", "id", "#",
)  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_META = _words("""
last_page start_language lastpage startlanguage seed ip ip_address network_id ipaddr refurl referrer_url tags
start_date start_date_utc stage_date stage_date_utc progress duration duration_in_seconds finished status
distribution_channel user_language recipient_last_name recipient_first_name external_data_reference location_latitude
location_longitude response_type ending collector_id date_modified username score total_score
""")
_OFFSET = re.compile(r"\s*(?:GMT|UTC)\s*([+-])(\d{1,2})(?::?(\d{2}))?\s*\Z")
_WORDS = 4  # of a question without a mark
_LOOKED = 1000


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the columns that hold its answers: one, or one for each option."""

    text: str
    columns: tuple[str, ...]
    kind: Kind | Literal["options"]
    separator: str = ""


class SurveyReader:
    """A table with a column a question, as answers; see `raw.Reader`. A row's answers count as that row."""

    format = "survey"

    def __init__(self, inner: Reader, questions: Sequence[Question], time: str, day_first: bool | None = None) -> None:
        self.inner, self.questions, self._time, self._day_first = inner, questions, time, day_first
        self.size, self.path = inner.size, Path(getattr(inner, "path", "survey"))
        asked = {column for question in questions for column in question.columns}
        plain = {known.plain(column): column for column in reversed(inner.columns)}
        self._response = next((plain[name] for name in _RESPONSES if name in plain), None)
        if self._response is None and "#" in inner.columns:
            self._response = "#"
        gone = {*asked, time, self._response} | {
            column for name, column in plain.items() if name in _META - {"username"}
        }
        self._beside = [column for column in inner.columns if column not in gone and column not in _OWN]
        self.columns = [*_OWN, *self._beside]
        kinds = [question.kind for question in questions]
        said = ", ".join(f"{kinds.count(kind)} {word}" for kind, word in _IN_WORDS.items() if kind in kinds)
        self.notes = (*inner.notes, f"A survey with {len(questions)} questions: {said}.")
        for told in ("delimiter", "encoding"):
            if (value := getattr(inner, told, None)) is not None:
                setattr(self, told, value)

    @property
    def position(self) -> int:
        return self.inner.position

    def sample(self, n: int = 1000) -> pa.Table:
        return first_rows(self.batches(), n, _schema(self.columns))

    def batches(self, *, cancel: Cancel | None = None) -> Iterator[RawBatch]:
        for batch in self.inner.batches(cancel=cancel):
            yield self._answers(batch)

    def _answers(self, batch: RawBatch) -> RawBatch:
        columns = {logical_name(f): c.to_pylist() for f, c in zip(batch.table.schema, batch.table.columns, strict=True)}
        if self._time in columns:  # files of other tools share this one's columns, not its way to write days
            columns[self._time] = iso_times(
                [_text(one) for one in columns[self._time]], self.path.name, self._day_first
            )
        made: defaultdict[str, list[object]] = defaultdict(list)
        rows: list[int] = []
        for at, row in enumerate(batch.rows.tolist()):
            values = {name: _text(values[at]) for name, values in columns.items()}
            answers = [answer for question in self.questions if (answer := _answer(question, values))]
            common = {
                "time": _instant(values.get(self._time, ""), self._time),
                "event": EVENT if answers else EMPTY,
                "survey": self.path.name.partition(".")[0],
                "survey_response": self._own(values),
                **{column: values.get(column, "") for column in self._beside},
            }
            for answer in answers or [{}]:  # who answered nothing was asked all the same
                told = {**common, **answer}
                for column in self.columns:
                    made[column].append(told.get(column) or None)
                rows.append(row)
        schema = _schema(self.columns)
        table = pa.record_batch([pa.array(made[f.name], f.type) for f in schema], schema=schema)
        return RawBatch(table, np.asarray(rows, np.int64), batch.aside, np.ones(len(rows), np.int64))

    def _own(self, values: dict[str, str]) -> str:
        own = values.get(self._response, "") if self._response else ""
        return f"{self.path.name.partition('.')[0]}: {own or digest_of(*values.values())}"


_IN_WORDS = {
    "text": "open",
    "score": "rated",
    "answer": "of one choice",
    "answers": "of several",
    "options": "of boxes",
}


def survey(reader: Reader, day_first: bool | None = None) -> Reader:
    """The same, or its answers one by one where its columns are questions."""
    plain = [known.plain(column) for column in reader.columns]
    if any(name in ("question", "event", "event_name", "вопрос", "intrebare", "pertanyaan") for name in plain):
        return reader
    time = next((reader.columns[plain.index(name)] for name in (*_TIMES, *known.TIME) if name in plain), None)
    asked = [column for column in reader.columns if column != time and _is_question(column)]
    marked = sum("?" in column or _CODE.fullmatch(column) is not None for column in asked)
    if time is None or not asked or (len(asked) < 2 and not marked):
        return reader
    sample = reader.sample(_LOOKED)
    values = {name: [_text(value) for value in sample.column(at).to_pylist()] for at, name in _named(sample)}
    questions = _questions(asked, values)
    return SurveyReader(reader, questions, time, day_first) if questions else reader


def _questions(asked: Sequence[str], values: dict[str, list[str]]) -> list[Question]:
    stems: defaultdict[str, list[str]] = defaultdict(list)
    for column in asked:
        found = _OPTION.fullmatch(column)
        stems[found["stem"].strip() if found else column].append(column)
    questions: list[Question] = []
    for stem, columns in stems.items():
        if len(columns) > 1 and all(ticked(_option(column), values.get(column, [])) for column in columns):
            questions.append(Question(stem, tuple(columns), "options"))
            continue
        for column in columns:
            kind, separator = kind_of([value for value in values.get(column, []) if value])
            questions.append(Question(" ".join(column.split()), (column,), kind, separator))
    return questions


def _answer(question: Question, values: dict[str, str]) -> dict[str, str | list[str]]:
    told: dict[str, str | list[str]] = {"question": question.text}
    if question.kind == "options":
        chosen = [_option(column) for column in question.columns if values.get(column, "")]
        chosen = [
            option if ticked(option, [said]) == "yes" else said
            for column in question.columns
            if (said := values.get(column, "")) and ticked(option := _option(column), [said]) != "no"
        ] if chosen else []  # fmt: skip
        return {**told, "answers": chosen} if chosen else {}
    said = values.get(question.columns[0], "")
    if not said:
        return {}
    if question.kind == "score":
        number = number_of(said)
        return {**told, "score": number} if number else {**told, "answer": said}
    return {**told, question.kind: parts_of(said, question.separator) if question.kind == "answers" else said}


def _is_question(column: str) -> bool:
    plain = known.plain(column)
    if plain in _META or plain in _RESPONSES or plain in _TIMES:
        return False
    ids = (known.USER, known.EMAIL, known.ANONYMOUS, PHONE, known.TIME, *known.OBJECTS.values())
    if any(known.rank(column, names) is not None for names in ids):
        return False
    coded = _CODE.fullmatch(column) is not None
    return coded or "?" in column or len(column.split()) >= _WORDS or plain in ("nps", "csat", "ces")


def _option(column: str) -> str:
    found = _OPTION.fullmatch(column)
    return found["option"].strip() if found else column


def _instant(written: str, column: str) -> str:
    """With its zone, where the column or the value says one in words."""
    offset = _OFFSET.search(written)
    if offset:
        sign, hours, minutes = offset.groups()
        return f"{written[: offset.start()]}{sign}{int(hours):02d}:{minutes or '00'}"
    return f"{written} UTC" if written and column.rstrip(") ").endswith("UTC") and ":" in written else written


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _named(sample: pa.Table) -> Iterator[tuple[int, str]]:
    return ((at, logical_name(field)) for at, field in enumerate(sample.schema))


def _schema(columns: Sequence[str]) -> pa.Schema:
    kinds = ((name, pa.list_(pa.string()) if name == "answers" else pa.string()) for name in columns)
    return pa.schema([named(name, kind) for name, kind in kinds])
