"""What does a segment's text say? Read by descent: or, and, not, and at the bottom what somebody did, is or has.

`and` and `or` outside brackets always join segments; so the conditions of events stand in brackets when they are
joined: did (Order where price > 10 and channel = mail). What is between `did` and the next word that is a segment's
own (`then`, `at least 2`, `within 7 days` …) is a filter, and read as one.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from parcours.model.duration import Duration, duration
from parcours.model.errors import BadInput, ParcoursError
from parcours.model.filter_text import read_filter
from parcours.model.filter_tokens import Token, cannot_read, tokens
from parcours.model.filters import Compare, Filter
from parcours.model.period import period
from parcours.model.segment_options import asked, canonical
from parcours.model.segments import (
    EVERYBODY,
    Called,
    Happened,
    HasTrait,
    InAll,
    InAny,
    InOrder,
    InStage,
    NotIn,
    OfAnswer,
    Segment,
)

_DEEPEST = 50
_ANSWER = re.compile(r"\banswer\s+\S+\s+(?={)", re.IGNORECASE)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d\S*)?\.\.(\d{4}-\d\d-\d\d\S*)?|\d{4}-\d\d-\d\d\S*")


class Reader:
    """Reads one text, once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0
        self.tokens = tokens(_blanked(text), "segment")

    def whole(self) -> Segment:
        segment = self._or()
        if self.here.marks(")"):
            self._fail("this “)” closes nothing", "Remove it, or put “(” before what belongs together.")
        if self.here.kind != "end":
            self._fail(
                "here “and” or “or” is missing",
                "Conditions of events stand after did, in brackets where they are joined: "
                "did (Order where price > 10 and channel = mail).",
            )
        return segment

    def _or(self) -> Segment:
        found = [self._and()]
        while self.here.says("or"):
            self.at += 1
            found.append(self._and())
        return found[0] if len(found) == 1 else InAny(tuple(found))

    def _and(self) -> Segment:
        found = [self._not()]
        while self.here.says("and"):
            self.at += 1
            found.append(self._not())
        return found[0] if len(found) == 1 else InAll(tuple(found))

    def _not(self) -> Segment:
        if not self.here.says("not"):
            return self._one()
        self._deeper()
        self.at += 1
        inner = self._not()
        self.depth -= 1
        return NotIn(inner)

    def _one(self) -> Segment:
        here, after = self.here, self.tokens[self.at + 1]
        if here.marks("("):
            return self._bracket()
        if here.kind == "quoted":
            self.at += 1
            return Called(here.text)
        if says(here, "did"):
            return self._did()
        if says(here, "stage") and (says(after, "is") or says(after, "was")):
            return self._stage()
        if says(here, "answer") and after.kind == "word":
            return self._answer()
        if says(here, "everybody") and not _in_a_name(after):
            self.at += 1
            return EVERYBODY
        if says(here, "ever") or here.text.startswith("person."):
            return self._trait()
        return self._called()

    def _bracket(self) -> Segment:
        opened = self.here
        self._deeper()
        self.at += 1
        inner = self._or()
        if not self.here.marks(")"):
            self._fail("“)” is missing", f"Close the “(” at character {opened.start + 1} with “)”.")
        self.at += 1
        self.depth -= 1
        return inner

    def _did(self) -> Segment:
        begun = self.here.start
        self.at += 1
        negated = self.here.says("not")
        self.at += negated
        steps = [self._filter()]
        while says(self.here, "then"):
            self.at += 1
            steps.append(self._filter())
        asked = self._asked(len(steps) > 1)
        try:
            found = InOrder(tuple(steps), **asked) if len(steps) > 1 else Happened(steps[0], **asked)
        except ParcoursError as error:
            raise BadInput(f"“{self.text[begun : self.here.start].strip()}”: {error}", hint=error.hint) from None
        return NotIn(found) if negated else found

    def _filter(self, *, alone: bool = False) -> Filter:
        """A filter: up to the next word outside brackets that is a segment's own (`alone`: to `and` or `or`)."""
        first, depth = self.at, 0
        while self.here.kind != "end" and (depth or not self._ends_a_filter(alone)):
            depth += self.here.marks("(") - self.here.marks(")")
            if depth < 0:
                break
            self.at += 1
        if self.at == first:
            self._fail("the name of an event is missing", "Write, for instance: did Order at least 2.")
        return read_filter(self.text[self.tokens[first].start : self.here.start].strip())

    def _ends_a_filter(self, alone: bool) -> bool:
        here = self.here
        return here.says("and", "or") or (not alone and (says(here, "then") or self._option() != ""))

    def _option(self) -> str:
        """Which option of `did` begins here; empty if none does."""
        here, after, third = self.tokens[self.at : self.at + 3]
        if says(here, "at") and (says(after, "least") or says(after, "most")) and third.text.isdecimal():
            return after.text.lower()
        if says(here, "exactly") and after.text.isdecimal():
            return "exactly"
        if says(here, "within") and after.text[:1].isdecimal():
            return "within"
        if says(here, "in") and says(after, "the") and says(third, "last"):
            return "last"
        return "during" if says(here, "during") and _DAY.fullmatch(after.text) else ""

    def _asked(self, sequence: bool) -> dict[str, Any]:
        """How often, and within which time."""
        given: dict[str, Any] = {}
        while option := self._option():
            if option in given:
                self._fail("this is asked for twice", "Drop one of them.")
            start = self.here
            self.at += {"exactly": 1, "within": 1, "during": 1}.get(option, 2 if option != "last" else 3)
            if option in ("within", "last"):
                given[option] = self._length()
            else:
                told = self.here.text
                self.at += 1
                given[option] = period(told) if option == "during" else int(told)
            if option in ("least", "most", "exactly"):
                self.at += says(self.here, "times") or says(self.here, "time")
                if sequence:
                    hint = "Ask for the sequence, and for how often in another did, joined by and."
                    self._fail("a sequence has no number of times", hint, start)
        return asked(given, sequence)

    def _length(self) -> Duration:
        first = self.here.start
        while self.here.kind == "word" and re.match(r"\d", self.here.text):
            number = self.here.text.isdecimal()
            self.at += 1
            self.at += number and self.here.kind == "word"
        if self.here.start == first:
            self._fail("a length of time is missing", "Write, for instance: within 28 days.")
        return duration(self.text[first : self.here.start].strip())

    def _stage(self) -> Segment:
        ever = says(self.tokens[self.at + 1], "was")
        self.at += 2
        negated = self.here.says("not")
        self.at += negated
        names = [self._name("a stage")]
        while self.here.marks("|"):
            self.at += 1
            names.append(self._name("a stage"))
        found = InStage(tuple(names), ever)
        return NotIn(found) if negated else found

    def _answer(self) -> Segment:
        question = self.tokens[self.at + 1].text
        at = self.tokens[self.at + 2].start
        self.at += 2
        try:
            query, end = json.JSONDecoder().raw_decode(self.text, at)
        except ValueError:
            hint = 'Write: answer funnel {"steps": ["A", "B"], "within": "7d"} part "left after 1".'
            self._fail("the question's JSON is missing or broken", hint)
        while self.here.kind != "end" and self.here.start < end:
            self.at += 1
        if not (says(self.here, "part") and self.tokens[self.at + 1].kind == "quoted"):
            self._fail("the part of the answer is missing", 'Write: part "left after 1".')
        self.at += 2
        return OfAnswer(question, canonical(query), self.tokens[self.at - 1].text)

    def _trait(self) -> Segment:
        ever = says(self.here, "ever")
        self.at += ever
        filter = self._filter(alone=True)
        if not isinstance(filter, Compare):
            self._fail("a person's trait and a comparison is missing", "Write, for instance: person.city = Lyon.")
        return HasTrait(filter, ever)

    def _called(self) -> Segment:
        return Called(self._name("a segment, did, person., stage is"))

    def _name(self, what: str) -> str:
        if self.here.kind == "quoted":
            self.at += 1
            return self.tokens[self.at - 1].text
        words: list[str] = []
        while _in_a_name(self.here):
            words.append(self.here.text)
            self.at += 1
        if not words:
            self._fail(f"{what} is missing", "Write, for instance: did Order at least 2 and not stage is Customer.")
        return " ".join(words)

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            self._fail("this is nested too deeply", f"At most {_DEEPEST} levels.")

    @property
    def here(self) -> Token:
        return self.tokens[self.at]

    def _fail(self, what: str, hint: str, token: Token | None = None) -> NoReturn:
        cannot_read(self.text, (token or self.here).start, what, hint, "segment")


def says(token: Token, word: str) -> bool:
    """Whether the token is this word of ours, in all-lower or all-upper case."""
    return token.kind == "word" and token.text in (word, word.upper())


def _in_a_name(token: Token) -> bool:
    return token.kind == "word" and not token.says("and", "or", "not", "where")


def _blanked(text: str) -> str:
    """The text with every question's JSON as one long word, for its quotes and brackets are not ours."""
    found = text
    for begun in _ANSWER.finditer(text):
        try:
            _, end = json.JSONDecoder().raw_decode(text, begun.end())
        except ValueError:
            continue
        found = found[: begun.end()] + "_" * (end - begun.end()) + found[end:]
    return found
