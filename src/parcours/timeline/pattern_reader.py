"""What does a pattern's text say? Read by descent, into the places of its names and which follows which.

Names of several words are told apart by what is known; everything else by signs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from parcours.model.errors import BadInput, TooMuch, unknown_name
from parcours.model.filter_text import read_filter
from parcours.model.filters import AnyEvent, Filter, Named

MOST = 64  # places; and atoms, which share the bits of a mark with other steps
_TOKEN = re.compile(
    r"""\s*(?:(?P<sign>[()|+?*]|\.(?=[\s()|+?*"'\[]|$))|(?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
    |\[(?P<filter>(?:[^\]"']|"[^"]*"|'[^']*')*)\]|(?P<word>[^\s()|+?*"'\[\]]+))""",
    re.VERBOSE,
)
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a pattern in Glushkov's terms; `pairs`: which place follows which."""

    empty: bool
    first: int
    last: int
    pairs: tuple[tuple[int, int], ...] = ()  # (places, the places that can follow)


@dataclass(frozen=True, slots=True)
class Read:
    """What a text says."""

    part: Part
    atoms: tuple[Filter, ...]
    places: tuple[int, ...]  # the atom that each place takes


class Reader:
    """Reads a text by descent: alternatives, rows, repetitions, and names and groups at the bottom."""

    def __init__(self, text: str, names: frozenset[str]) -> None:
        self.text, self.names = text, names
        self.tokens = _tokens(text)
        self.at, self.depth = 0, 0
        self.atoms: dict[Filter, int] = {}
        self.places: list[int] = []  # the atom that each takes

    def whole(self) -> Read:
        """The whole text."""
        part = self._alternatives()
        if self.at < len(self.tokens):
            _cannot_read(self.text, self.tokens[self.at].start, "this “)” closes nothing", "Remove it.")
        return Read(part, tuple(self.atoms), tuple(self.places))

    def _alternatives(self) -> Part:
        found = self._row()
        while self._takes("|"):
            other = self._row()
            both = (found.first | other.first, found.last | other.last, found.pairs + other.pairs)
            found = Part(found.empty or other.empty, *both)
        return found

    def _row(self) -> Part:
        found: Part | None = None
        while self.at < len(self.tokens) and not self._is("|", ")"):
            for part in self._repeated():
                found = part if found is None else _after(found, part)
        if found is None:
            place = self.tokens[self.at].start if self.at < len(self.tokens) else len(self.text)
            _cannot_read(self.text, place, "an event is missing here", "Write, for instance: A+ B? (C|D)* E")
        return found

    def _repeated(self) -> list[Part]:
        """The next names or group; signs of repetition belong to the last of them."""
        found = self._names()
        while sign := self._takes("+", "?", "*"):
            last = found[-1]
            again = ((last.last, last.first),) if sign != "?" else ()
            found[-1] = Part(last.empty or sign != "+", last.first, last.last, last.pairs + again)
        return found

    def _names(self) -> list[Part]:
        token = self.tokens[self.at]
        if self._takes("("):
            self.depth += 1
            if self.depth > _DEEPEST:
                _cannot_read(self.text, token.start, "this is nested too deeply", f"At most {_DEEPEST} levels.")
            inner = self._alternatives()
            if not self._takes(")"):
                _cannot_read(self.text, token.start, "this “(” is not closed", "Close it with “)”.")
            self.depth -= 1
            return [inner]
        if token.kind == "sign" and token.text != ".":
            _cannot_read(self.text, token.start, f"“{token.text}” stands after nothing", "Write it after an event.")
        if token.kind != "word":
            self.at += 1
            return [self._place(_filter_of(token, self.names))]
        words: list[str] = []
        while self.at < len(self.tokens) and self.tokens[self.at].kind == "word":
            words.append(self.tokens[self.at].text)
            self.at += 1
        return [self._place(Named((name,))) for name in _fewest_names(words, self.names)]

    def _place(self, filter: Filter) -> Part:
        if len(self.places) == MOST:
            raise TooMuch(f"The pattern names more than {MOST} events.", hint="Ask for a shorter one.")
        self.places.append(self.atoms.setdefault(filter, len(self.atoms)))
        bit = 1 << (len(self.places) - 1)
        return Part(False, bit, bit)

    def _takes(self, *signs: str) -> str:
        """The sign that is next, if it is one of these; it is then behind us."""
        if self.at < len(self.tokens) and self._is(*signs):
            self.at += 1
            return self.tokens[self.at - 1].text
        return ""

    def _is(self, *signs: str) -> bool:
        return self.tokens[self.at].kind == "sign" and self.tokens[self.at].text in signs


def _after(one: Part, two: Part) -> Part:
    first = one.first | (two.first if one.empty else 0)
    last = two.last | (one.last if two.empty else 0)
    return Part(one.empty and two.empty, first, last, (*one.pairs, *two.pairs, (one.last, two.first)))


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # sign, quoted, filter, word
    text: str
    start: int


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        told = _TOKEN.match(text, at)
        if told is None:
            start = at + len(text[at:]) - len(text[at:].lstrip())
            _cannot_read(text, start, f"“{text[start]}” is not closed, or closes nothing", "Quote names with signs.")
        kind = str(told.lastgroup)
        said = told[kind]
        if kind == "quoted":
            said = re.sub(r"\\(.)", r"\1", said[1:-1])
        found.append(_Token(kind, said, told.start(kind)))
        at = told.end()
    return found


def _filter_of(token: _Token, names: frozenset[str]) -> Filter:
    if token.kind == "filter":
        return read_filter(token.text)
    if token.kind == "sign":
        return AnyEvent()
    if token.text not in names:
        raise unknown_name("event", token.text, names)
    return Named((token.text,))


def _fewest_names(words: Sequence[str], names: frozenset[str]) -> list[str]:
    """The words as the fewest names; where two readings are as short, the one whose last name is longer."""
    best: list[list[str] | None] = [[]] + [None] * len(words)
    for end in range(1, len(words) + 1):
        for at in range(end):
            before, name = best[at], " ".join(words[at:end])
            known = best[end]
            if before is not None and name in names and (known is None or len(before) + 1 < len(known)):
                best[end] = [*before, name]
    found = best[-1]
    if found is None:
        read = max(at for at, names_so_far in enumerate(best) if names_so_far is not None)
        raise unknown_name("event", " ".join(words[read:]), names)
    return found


def _cannot_read(text: str, at: int, what: str, hint: str) -> NoReturn:
    raise BadInput(
        f"The pattern “{text[:at]}▸{text[at:]}” cannot be read at character {at + 1} (▸): {what}.", hint=hint
    )
