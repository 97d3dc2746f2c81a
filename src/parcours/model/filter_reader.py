"""What does a filter's text say? Read by descent, a method for each level: or, and, not, where, `|`, and
names and comparisons at the bottom."""

from __future__ import annotations

import math
import re
from typing import NoReturn, cast

from parcours.model.filter_tokens import JOINING, YES_NO, Token, cannot_read, tokens
from parcours.model.filters import AnyEvent, Compare, Either, Every, Filter, Named, Not, Op, Scalar

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_DEEPEST = 50
_COMPARING = ("contains", "starts", "exists", "missing", "in", "not")


class Reader:
    """Reads one text, once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0
        self.tokens = tokens(text)

    def whole(self) -> Filter:
        filter = self._or(self._alternatives())
        if self.here.marks(")"):
            self._fail("this “)” closes nothing", "Remove it, or put “(” before what belongs together.")
        if self.here.kind != "end":
            self._fail("here a sign or “and”, “or”, “where” is missing", "Put names with signs in them in quotes.")
        return filter

    def _alternatives(self) -> list[list[Filter]]:
        """What `or` joins, each a list of what `and` joins."""
        found = [self._ands()]
        while self.here.says("or"):
            self.at += 1
            found.append(self._ands())
        return found

    def _ands(self) -> list[Filter]:
        found = [self._not()]
        while self.here.says("and"):
            self.at += 1
            found.append(self._not())
        return found

    def _not(self) -> Filter:
        if not self.here.says("not"):
            return self._where()
        self._deeper()
        self.at += 1
        inner = self._not()
        self.depth -= 1
        return Not(inner)

    def _where(self) -> Filter:
        events = self._either()
        if not self.here.says("where"):
            return events
        self._deeper()
        self.at += 1
        conditions = self._alternatives()
        self.depth -= 1
        return Every((events, *(conditions[0] if len(conditions) == 1 else [self._or(conditions)])))

    def _either(self) -> Filter:
        found = [self._one()]
        while self.here.marks("|"):
            self.at += 1
            found.append(self._one())
        if len(found) == 1:
            return found[0]
        if all(isinstance(f, Named) for f in found):
            return Named(tuple(name for f in found for name in cast(Named, f).names))
        return Either(tuple(found))

    def _one(self) -> Filter:
        if not self.here.marks("("):
            return self._name_or_comparison()
        opened = self.here
        self._deeper()
        self.at += 1
        inner = self._or(self._alternatives())
        if not self.here.marks(")"):
            missing = "“)”" if self.here.kind == "end" else "a sign, a joining word or “)”"
            self._fail(f"{missing} is missing", f"Close the “(” at character {opened.start + 1} with “)”.")
        self.at += 1
        self.depth -= 1
        return inner

    def _or(self, alternatives: list[list[Filter]]) -> Filter:
        each = tuple(a[0] if len(a) == 1 else Every(tuple(a)) for a in alternatives)
        return each[0] if len(each) == 1 else Either(each)

    def _name_or_comparison(self) -> Filter:
        name, of_person = self._name_here()
        op = self._operator()
        if op is None:
            quoted = self.tokens[self.at - 1].kind == "quoted"
            if of_person:
                self._fail("a trait needs a comparison", f'Write person."{name}" = value, or … exists.')
            return AnyEvent() if name == "any event" and not quoted else Named((name,))
        return Compare(name, op, self._values(op), of="person" if of_person else "event")

    def _name_here(self) -> tuple[str, bool]:
        first = self.here
        if first.kind == "quoted":
            self.at += 1
            return first.text, False
        if first.kind == "word" and first.text == "person." and self.tokens[self.at + 1].kind == "quoted":
            self.at += 2
            return self.tokens[self.at - 1].text, True
        words: list[str] = []
        while self.here.kind == "word" and not self._ends_a_name(bool(words)):
            words.append(self.here.text)
            self.at += 1
        if not words:
            hint = "Write, for instance: Order Completed where price > 10."
            self._fail("a name of an event or property is missing", hint)
        name = " ".join(words)
        of_person = name.startswith("person.") and len(name) > len("person.") and self._compares()
        return (name.removeprefix("person."), True) if of_person else (name, False)

    def _ends_a_name(self, begun: bool) -> bool:
        """Whether the word here is special: some words are so only where an operator can stand."""
        word, after = self.here, self.tokens[self.at + 1]
        if word.says(*JOINING, "not"):
            return True
        if not begun:
            return False
        if word.says("exists", "missing"):
            return after.kind != "word" or after.says(*JOINING)
        starts = word.says("starts") and after.says("with")
        return word.says("contains") or starts or (word.says("in") and after.marks("("))

    def _compares(self) -> bool:
        return self.here.kind == "op" or self.here.says(*_COMPARING)

    def _operator(self) -> Op | None:
        here, after = self.here, self.tokens[self.at + 1]
        if here.kind == "op":
            self.at += 1
            return cast(Op, here.text)
        if here.says("contains", "exists", "missing"):
            self.at += 1
            return cast(Op, here.text.lower())
        if here.says("starts") and after.says("with"):
            self.at += 2
            return "starts with"
        if here.says("in") and after.marks("("):
            self.at += 1
            return "="
        if here.says("not"):
            if not (after.says("in") and self.tokens[self.at + 2].marks("(")):
                hint = "Write not (price > 10); names that hold “not” in quotes."
                self._fail("“not” stands before a filter, or in “not in (…)”", hint)
            self.at += 2
            return "!="
        return None

    def _values(self, op: Op) -> tuple[Scalar, ...]:
        if op in ("exists", "missing"):
            return ()
        if not self.here.marks("("):
            return (self._value(op),)
        if op in ("<", "<=", ">", ">="):
            self._fail(f"“{op}” takes one value", "Only =, !=, in, contains and starts with take several.")
        self.at += 1
        values = [self._value(op)]
        while self.here.marks(","):
            self.at += 1
            values.append(self._value(op))
        if not self.here.marks(")"):
            self._fail("“,” or “)” is missing in the list", "Write lists as (mail, 'paid search').")
        self.at += 1
        return tuple(values)

    def _value(self, op: Op) -> Scalar:
        first = self.here
        if first.kind == "quoted":
            self.at += 1
            return first.text
        words: list[str] = []
        while self.here.kind == "word" and not self.here.says(*JOINING):
            words.append(self.here.text)
            self.at += 1
        if not words:
            self._fail(
                "a value is missing",
                "Write a number, yes or no, or text (in quotes if it holds special signs).",
            )
        text = " ".join(words)
        if op in ("contains", "starts with"):  # only text does
            return text
        if text.lower() in YES_NO:
            return YES_NO[text.lower()]
        if _NUMBER.fullmatch(text):
            if not math.isfinite(float(text)):
                self._fail("the number is too large", "Put it in quotes if it is text.", first)
            return float(text)
        return text

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            self._fail("this is nested too deeply", f"At most {_DEEPEST} levels.")

    @property
    def here(self) -> Token:
        return self.tokens[self.at]

    def _fail(self, what: str, hint: str, token: Token | None = None) -> NoReturn:
        cannot_read(self.text, (token or self.here).start, what, hint)
