"""What do the rows of one table tell of: which events, of what, and which of its columns say when?"""

from __future__ import annotations

from collections.abc import Collection

import pyarrow as pa

from parcours.collect import column_names as known
from parcours.collect.look import Look
from parcours.collect.recognise import is_surely_time
from parcours.collect.times import Ambiguous
from parcours.collect.together import words
from parcours.collect.together.feedback import feedback, when_written
from parcours.collect.together.links import Seen, names_rows_of
from parcours.collect.together.plan import Lifecycle
from parcours.collect.together.vocabulary import STATUS, tokens
from parcours.collect.values import text


def times(table: Seen) -> list[str]:
    """The columns that tell when something happened, in the file's order; of machines' stamps alone the likeliest."""
    steps = [column for column, look in table.looks.items() if _is_time(look) and words.is_step(column)]
    stamps = [column for column in steps if words.is_stamp(column)]
    if len(stamps) < len(steps):
        return [column for column in steps if column not in stamps]
    return sorted(stamps, key=lambda column: (rank := known.rank(column, known.TIME)) is None or rank)[:1]


def main_time(table: Seen) -> str:
    """The column of times that speaks for the row: the likeliest by name, else the first."""
    columns = times(table)
    ranked = [(rank, column) for column in columns if (rank := known.rank(column, known.TIME)) is not None]
    return min(ranked)[1] if ranked else columns[0]


def row_key(table: Seen, pointed: Collection[str] = ()) -> tuple[str, str] | None:
    """The kind of thing that each row is of, and the column that numbers it, if no number comes twice. Of
    several the one that other tables point to.
    """
    people = known.USER + known.ANONYMOUS + known.EMAIL
    usual = ("id", f"{table.noun} id".replace(" ", "_"))
    ranked = []
    for column, stem in table.stems.items():
        named, order = names_rows_of(table, column), is_order(column)
        if known.rank(column, people) is None and (named or order or known.is_label(column)):
            likely = (not named, column not in pointed, known.plain(column) not in usual, not order, len(ranked))
            ranked.append((likely, column, stem))
    for _, column, stem in sorted(ranked):
        if table.looks[column].unique and table.is_unique(column):
            kind = kind_of(stem)
            others = [c for c in table.looks if c != column and known.rank(c, known.OBJECTS.get(kind, ())) is not None]
            return (stem if others else kind), column  # a transaction with an `order_id` is no order
    return None


def lifecycle(table: Seen) -> Lifecycle | None:
    """Each time of a row as an event, where a row has several that are written alike."""
    columns = times(table)
    if len(columns) < 2 or event_column(table):
        return None
    form = _form(table.looks[main_time(table)])
    names: dict[str, str] = {}
    for column in columns:
        if _form(table.looks[column]) == form:
            name = words.step_name(column, table.noun)
            names[name if name not in names else words.title(column)] = column
    return Lifecycle(names) if len(names) > 1 else None


def main_event(table: Seen, life: Lifecycle) -> str:
    """The event of the time that speaks for the row."""
    column = main_time(table)
    return next((event for event, time in life.times.items() if time == column), next(iter(life.times)))


def told_once(table: Seen, life: Lifecycle) -> dict[str, tuple[str, ...]]:
    """Columns that are told with one event of a row, lest they count again with each: numbers, what customers said, and
    states, which are of the row as a whole; and with a later event what is only known once it has happened."""
    said = feedback(table)
    main = main_event(table, life)
    written = when_written(life.times) or main
    only: dict[str, tuple[str, ...]] = {}
    for column, look in table.looks.items():
        if column in life.times.values():
            continue
        if (later := _known_with(look, table, life, main)) is not None:
            only[later] = (*only.get(later, ()), column)
            continue
        is_said = said is not None and column in said.columns
        number = look.number is not None and not known.is_label(column) and column not in table.stems
        if is_said or number or STATUS & tokens(column):
            event = written if is_said else main
            only[event] = (*only.get(event, ()), column)
    return only


def _known_with(look: Look, table: Seen, life: Lifecycle, main: str) -> str | None:
    """The event, other than the main one, that has happened in the very rows that say something here."""
    if look.filled in (0, look.rows) or look.is_list:
        return None
    here = _has(look)
    found = [event for event, time in life.times.items() if event != main and here.equals(_has(table.looks[time]))]
    return found[0] if found else None


def event_column(table: Seen) -> str | None:
    """A column that names what happened in each row."""
    for column, look in table.looks.items():
        listed = known.rank(column, known.EVENT) is not None and column != order_name(table)
        weak = known.plain(column) in ("type", "name")
        if listed and look.filled and look.number is None and (look.few or not weak):
            return column
    return None


def order_name(table: Seen) -> str | None:
    """The column that numbers Shopify's orders: *Name*, beside *Lineitem name*."""
    names = {known.plain(column): column for column in table.looks}
    return names.get("name") if "lineitem_name" in names else None


def page_column(table: Seen) -> str | None:
    """A column that holds but one text, such as `home_page` in a table of home pages: it names the event."""
    for column, look in table.looks.items():
        if len(look.words) == 1 and look.number is None and look.filled == look.rows and look.time is None:
            return column
    return None


def is_order(column: str) -> bool:
    """Orders, invoices, baskets, receipts."""
    return known.rank(column, known.OBJECTS["order"]) is not None


def kind_of(stem: str) -> str:
    """The kind of object that a number is of, by the names that are known; else what it numbers."""
    for kind, names in known.OBJECTS.items():
        if any(known.rank(f"{stem} {label}", names) is not None for label in ("id", "number", "no")):
            return kind
    return stem


def _is_time(look: Look) -> bool:
    if isinstance(look.time, Ambiguous) and look.number is not None:  # numbers that might be days in a spreadsheet
        return known.rank(look.name, known.TIME) is not None
    return is_surely_time(look) or (look.time is not None and known.rank(look.name, known.TIME) is not None)


def _form(look: Look) -> tuple[object, ...]:
    """What one rule of reading must have in common."""
    form = getattr(look.time, "form", "")
    return ("iso" if form == "date" else form, getattr(look.time, "unit", ""), getattr(look.time, "day_first", None))


def _has(look: Look) -> pa.BooleanArray:
    return text(look.values).is_valid()
