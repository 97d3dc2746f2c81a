"""What is in a column? What a sample shows of it: how many values, how many different ones, of what form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from parcours.collect import money, numbers, times
from parcours.collect.formats import Reader, logical_name
from parcours.collect.numbers import NumberRule
from parcours.collect.times import Ambiguous, TimeRule
from parcours.collect.values import text
from parcours.identity.phones import like_phone
from parcours.model.currencies import currency_of

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}")
_SHOWN = 3


def looks(reader: Reader, rows: int, zone: str, day_first: bool | None) -> dict[str, Look]:
    """Every column of a file's sample by name; where rows disagree on the type, in the commonest."""
    sample = reader.sample(rows).combine_chunks()
    found: dict[str, Look] = {}
    for field, column in zip(sample.schema, sample.columns, strict=True):
        values = column.chunk(0) if column.num_chunks else pa.array([], field.type)
        look = Look(logical_name(field), values, zone, day_first)
        if look.name not in found or found[look.name].filled < look.filled:
            found[look.name] = look
    return found


@dataclass(frozen=True)
class Look:
    """A column of a sample."""

    name: str
    values: pa.Array
    zone: str
    day_first: bool | None = None

    @cached_property
    def words(self) -> list[str]:
        """The different values as text, in the order in which they come."""
        values = text(self.values)
        values = values.dictionary_decode() if isinstance(values, pa.DictionaryArray) else values
        return [word for word in pc.unique(values).to_pylist() if word]

    @property
    def shown(self) -> tuple[str, ...]:
        """A few real values."""
        return tuple(word if len(word) <= 40 else word[:39] + "…" for word in self.words[:_SHOWN])

    @cached_property
    def filled(self) -> int:
        """Rows with a value."""
        values = text(self.values)
        return len(values) - pc.count(values, mode="only_null").as_py()

    @property
    def rows(self) -> int:
        return len(self.values)

    @property
    def is_list(self) -> bool:
        return pa.types.is_nested(self.values.type)

    @property
    def unique(self) -> bool:
        """Every row has a value and no two have the same."""
        return 0 < len(self.values) == len(self.words)

    @cached_property
    def time(self) -> TimeRule | Ambiguous | None:
        """How its times are written, if these are times."""
        if not self.filled or self.is_list:
            return None
        return times.recognise(self.values, self.zone, column=self.name, day_first=self.day_first)

    @cached_property
    def number(self) -> NumberRule | None:
        """How its numbers or yes/no are written, if these are."""
        if pa.types.is_boolean(self.values.type):
            return NumberRule("boolean")
        if pa.types.is_primitive(self.values.type) and not self.is_typed_time:
            return NumberRule()
        return numbers.recognise(self.values) if self.filled and not self.is_list else None

    @cached_property
    def items(self) -> NumberRule | None:
        """How the numbers in its lists are written, where these are text."""
        if not self.is_list or not pa.types.is_string(getattr(self.values.type, "value_type", None) or pa.null()):
            return None
        rule = numbers.recognise(pc.list_flatten(self.values))
        return rule if rule and rule.kind == "number" else None

    @cached_property
    def money(self) -> NumberRule | None:
        """How its amounts of money are written, where their text says that they are."""
        return money.recognise(self.values) if self.filled and not self.is_list else None

    @cached_property
    def percents(self) -> NumberRule | None:
        """How its percents are written (`3.2%`), if these are."""
        return numbers.recognise_percents(self.values) if self.filled and not self.is_list else None

    @property
    def is_typed_time(self) -> bool:
        return pa.types.is_temporal(self.values.type)

    @cached_property
    def emails(self) -> float:
        """Share of the different values that have the form of an e-mail address."""
        matching = sum(EMAIL.fullmatch(word) is not None for word in self.words)
        return matching / len(self.words) if self.words else 0.0

    @cached_property
    def phones(self) -> float:
        """Share of the different values that are written as phone numbers are."""
        return sum(map(like_phone, self.words)) / len(self.words) if self.words else 0.0

    @cached_property
    def currencies(self) -> bool:
        """All values name currencies."""
        return bool(self.words) and all(currency_of(word.strip()) for word in self.words)

    @property
    def few(self) -> bool:
        """Few different values, as the names of events are."""
        different = len(self.words)
        return 0 < different <= max(2, min(500, self.filled // 3)) or different < min(self.filled, 10)
