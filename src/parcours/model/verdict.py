"""What became of each row? Accepted, a duplicate, or set aside with a reason from this closed list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Verdict(IntEnum):
    """The fate of one row read. Every row gets exactly one."""

    accepted = 0
    duplicate = 1
    set_aside = 2


class Reason(StrEnum):
    """Why a row was set aside. The value is what files and screens carry; `in_words` is what people read."""

    unreadable = "unreadable"
    too_many_fields = "too many fields"
    too_few_fields = "too few fields"
    too_long = "row too long"
    bad_encoding = "bad encoding"
    no_person = "no person"
    no_name = "no event name"
    name_too_long = "event name too long"
    too_many_names = "too many event names"
    no_time = "no time"
    bad_time = "time not readable"
    time_out_of_range = "time outside 1970 to 2106"
    time_in_future = "time in the future"
    time_in_gap = "local time that the clocks skipped"
    bad_number = "number not readable"
    no_value = "no figure"
    value_too_large = "value too large"
    no_match = "nothing to join"
    no_key = "no key"
    key_again = "key came before"
    other_person = "another person's key"

    @property
    def in_words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Reason.unreadable: "the row could not be read at all",
    Reason.too_many_fields: "the row has more fields than the header",
    Reason.too_few_fields: "the row has fewer fields than the header",
    Reason.too_long: "the row is longer than the limit",
    Reason.bad_encoding: "the row's bytes are not text in the file's encoding",
    Reason.no_person: "no id of a person or object, or only blocked values such as “null” or “guest”",
    Reason.no_name: "the event has no name",
    Reason.name_too_long: "the event's name is longer than the limit",
    Reason.too_many_names: "the workspace already has as many event names as it can hold",
    Reason.no_time: "the time is empty",
    Reason.bad_time: "the time is not in the form that the rest of the column has",
    Reason.time_out_of_range: "the time lies outside 1970 to 2106",
    Reason.time_in_future: "the time lies more than 24 hours after the load",
    Reason.time_in_gap: "the clocks of the zone skipped this local time",
    Reason.bad_number: "a figure is no number, or not a finite one",
    Reason.no_value: "none of the row's figures has a value",
    Reason.value_too_large: "a value is larger than the limit",
    Reason.no_match: "no row of the file that it belongs to has its key",
    Reason.no_key: "the column by which files are joined, or rows put together, is empty",
    Reason.key_again: "an earlier row of the file has the same key and says something else",
    Reason.other_person: "an earlier row of the same order names another person",
}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Counts of verdicts; they add, and always sum to the rows read."""

    accepted: int = 0
    duplicate: int = 0
    set_aside: Mapping[Reason, int] = field(default_factory=dict)
    joined: int = 0  # rows of a file that is looked up: they are told within the events of other files

    @property
    def rows(self) -> int:
        return self.accepted + self.duplicate + sum(self.set_aside.values()) + self.joined

    def __add__(self, other: Verdicts) -> Verdicts:
        aside = Counter(self.set_aside)
        aside.update(other.set_aside)
        accepted, duplicate = self.accepted + other.accepted, self.duplicate + other.duplicate
        return Verdicts(accepted, duplicate, dict(aside), self.joined + other.joined)
