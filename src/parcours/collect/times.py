"""When did it happen? Columns of times in any form to microseconds since 1970 UTC, never by guessing."""

from parcours.collect.times_parse import parse
from parcours.collect.times_recognise import recognise
from parcours.collect.times_rule import REASONS, Ambiguous, Parsed, TimeRule

__all__ = ["REASONS", "Ambiguous", "Parsed", "TimeRule", "parse", "recognise"]
