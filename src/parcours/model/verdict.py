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
    value_too_large = "value too large"

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
    Reason.bad_number: "a number could not be read or is not finite",
    Reason.value_too_large: "a value is larger than the limit",
}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Counts of verdicts; they add, and always sum to the rows read."""

    accepted: int = 0
    duplicate: int = 0
    set_aside: Mapping[Reason, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return self.accepted + self.duplicate + sum(self.set_aside.values())

    def __add__(self, other: Verdicts) -> Verdicts:
        aside = Counter(self.set_aside)
        aside.update(other.set_aside)
        return Verdicts(self.accepted + other.accepted, self.duplicate + other.duplicate, dict(aside))
