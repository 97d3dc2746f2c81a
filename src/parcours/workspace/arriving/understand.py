"""How is all that arrived understood? Table by table, for a screen: columns, real rows, and what becomes of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, cast
from zoneinfo import ZoneInfo

from parcours.collect.formats import Reader
from parcours.collect.look import Look
from parcours.collect.mapping import Mapping as FileMapping
from parcours.collect.pipeline import name_of
from parcours.collect.recognise import SAMPLE, Guess
from parcours.collect.restated import kind_of, role_of, told_of
from parcours.collect.said import TableSaid
from parcours.collect.times import Ambiguous, TimeRule
from parcours.collect.together import Because, Table
from parcours.collect.together.derived import Sampled
from parcours.collect.undecided import Undecided
from parcours.model.errors import BadInput
from parcours.workspace.arriving import told
from parcours.workspace.arriving.place import Said
from parcours.workspace.arriving.tables import Read
from parcours.workspace.arriving.trial import tried

_SAMPLES = 5


def table_told(read: Read, said: TableSaid | None, zone: ZoneInfo, now: int, country: str) -> told.TableTold:
    """A table as a screen shows it."""
    group, table = read.group, read.table
    mapping = group.mapping if group else None
    first = read.readers[0]
    columns = list(mapping.columns) if mapping else list(first.columns)
    problem = read.problem
    try:
        seen = tried(_sampled(read), mapping if problem is None else None, columns, zone=zone, now=now, country=country)
    except BadInput as error:  # such as a plan that cannot be followed: shown with the rows as they are
        problem = problem or error
        raw = Sampled(first, SAMPLE).batches()
        seen = tried(raw, None, columns, zone=zone, now=now, country=country)
    joint = group.joint if group else None
    said = said or TableSaid()
    return told.TableTold(
        table=read.key,
        name=table.name if table else mapping.source if mapping else name_of(first).partition(".")[0],
        files=tuple(name_of(reader) for reader in read.readers),
        size=sum(reader.size for reader in read.readers),
        format=first.format,
        delimiter=str(getattr(first, "delimiter", "")),
        encoding=str(getattr(first, "encoding", "")),
        part="out" if said.out else kind_of(mapping) if mapping else "looked up" if table else "events",
        said=said,
        kept=bool(group and group.kept),
        together=tuple(name for name in joint.plan.tables if table and name != table.name) if joint else (),
        why=tuple(map(_why, joint.because.get(table.name, ()))) if joint and table else (),
        made=tuple(_made(table, said)) if table else (),
        sums=tuple(_sums(table)) if table else (),
        event=(mapping.constant or "") if mapping else "",
        zone=mapping.written.zone if mapping and mapping.written and mapping.time else "",
        columns=tuple(_columns(read, mapping, columns, said)),
        looked=seen.looked,
        accepted=seen.accepted,
        aside=seen.aside,
        names=seen.names,
        rows=seen.rows,
        problem=problem_told(problem) if problem else None,
    )


def problem_told(error: BadInput) -> told.ProblemTold:
    """What stands in the way, as a question where it is one."""
    if isinstance(error, Undecided):
        return told.ProblemTold(error.question, str(error), error.hint, error.columns)
    return told.ProblemTold("other", str(error), error.hint)


def version_of(files: Sequence[Any], said: Said) -> str:
    """Tells these files and what was said of them from others."""
    return hashlib.sha256(repr((files, said)).encode()).hexdigest()[:16]


def _sampled(read: Read) -> Iterator[Any]:
    group = read.group
    if group and group.joint and read.table:
        return group.joint.opened.sampled(read.table, SAMPLE).batches()
    return _first(read.readers[0]).batches()


def _first(reader: Reader) -> Reader:
    return Sampled(reader, SAMPLE)


def _columns(
    read: Read, mapping: FileMapping | None, columns: Sequence[str], said: TableSaid
) -> Iterator[told.ColumnTold]:
    guesses = {guess.column: guess for guess in (read.group.guesses if read.group else ())}
    made = _made_columns(read.table)
    for column in columns:
        look = read.looks.get(column)
        told_column = _column(column, look, mapping, guesses.get(column), read, said)
        yield replace(told_column, role="made", because="made") if column in made else told_column


def _column(
    column: str, look: Look | None, mapping: FileMapping | None, guess: Guess | None, read: Read, said: TableSaid
) -> told.ColumnTold:
    stated = said.columns.get(column)
    role, name = role_of(mapping, column) if mapping else ((stated and stated.role) or "property", column)
    as_told = told_of(mapping, column, read.looks) if mapping else None
    typed = as_told if role in ("property", "trait", "figure") else None
    return told.ColumnTold(
        column=column,
        role=role,
        name=name,
        because="said" if stated else _because(guess, kept=bool(read.group and read.group.kept)),
        samples=tuple(word if len(word) <= 60 else word[:59] + "…" for word in look.words[:_SAMPLES]) if look else (),
        filled=look.filled / look.rows if look and look.rows else 0.0,
        different=len(look.words) if look else 0,
        type=typed.type if typed else None,
        decimal=typed.decimal if typed else ".",
        currency=typed.currency if typed else "",
        mean=typed.mean if typed else "",
        times=_times(look, mapping.written if mapping and mapping.time == column else None),
    )


def _because(guess: Guess | None, *, kept: bool) -> told.Because:
    if kept:
        return "kept"
    if guess is None:
        return "rest"
    return "name" if guess.why.startswith("named like") else "values" if guess.why.startswith("its values") else "rest"


def _times(look: Look | None, written: TimeRule | None) -> told.TimesTold:
    rule = written or (look.time if look else None)
    if isinstance(rule, Ambiguous):
        return told.TimesTold("ambiguous", sample=rule.sample)
    if rule is None or (written is None and look is not None and rule.form == "epoch" and not look.is_typed_time):
        return told.TimesTold("")  # any number may be one
    sample = look.shown[0] if look and look.shown else ""
    return told.TimesTold(rule.form, rule.unit, rule.pattern, rule.day_first, rule.zone, sample)


def _made_columns(table: Table | None) -> set[str]:
    """Columns that a plan makes, of which no other use can be made."""
    if table is None or table.mapping is None:
        return set()
    if table.lifecycle:
        return {table.event_column, table.time_column}
    return {table.event_column} if table.lines and table.lines.names else set()


def _why(because: Because) -> told.WhyTold:
    facts = cast(Any, because.facts)
    return told.WhyTold(
        because.kind,
        facts.get("table", ""),
        facts.get("column", ""),
        facts.get("by", ""),
        facts.get("share"),
        tuple(facts.get("columns", ())),
    )


def _made(table: Table, said: TableSaid) -> Iterator[told.MadeTold]:
    """Events, by the name that the plan has for them at first, which is what `said.names` speaks of."""
    made = dict(table.lifecycle.times) if table.lifecycle else dict(table.lines.names) if table.lines else {}
    before = {now: event for event, now in said.names.items()}
    for now, of in made.items():
        yield told.MadeTold(before.get(now, now), now, of)


def _sums(table: Table) -> Iterator[told.MadeTold]:
    total = table.items.total if table.items else table.lines.total if table.lines else {}
    for name, of in total.items():
        yield told.MadeTold(name, name, of)
