"""How is a sentence composed that does not repeat? By rules of a text file, one file a language.

    == topic              a block
    say {it|the parcel} {came|arrived} @days late        a line: its form, its tone if it has one (say+), a clause

`{a|b|}` is one of these, nothing being one too; `<m/f>` is what the speaker is; `@days` is a line of that form in the
block `text`; `$order` is handed in, and a line that needs it is not taken without. Blocks within blocks may nest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import TypeAlias, TypeVar

from parcours.model.errors import BadInput

T = TypeVar("T")
GENERAL = "text"  # the block that all topics share
_MARK = re.compile(r"[{}|]|<[^/<>]*/[^/<>]*>|@[a-z]+[+\-0]?|\$[a-z]+")
_MASK = (1 << 64) - 1


class Draw:
    """Chances from one number: cheap, and the same for the same number. Knows whether a man or a woman speaks."""

    __slots__ = ("_state", "man")

    def __init__(self, seed: int) -> None:
        self._state = (seed * 0x9E3779B97F4A7C15 + 0x1234567) & _MASK
        self.below(2)
        self.man = self.below(2) == 0

    def below(self, n: int) -> int:
        """A number from 0 to n-1."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) & _MASK
        return (self._state >> 33) % n

    def chance(self, share: float) -> bool:
        return self.below(1 << 20) < share * (1 << 20)

    def one(self, of: Sequence[T]) -> T:
        return of[self.below(len(of))]


Part: TypeAlias = "str | Choice | Spoken | Rule | Slot"


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One way to say something. `needs`: slots without which it cannot be said."""

    parts: tuple[Part, ...]
    needs: frozenset[str]
    ways: int  # in how many ways it can be said, rules aside


@dataclass(frozen=True, slots=True)
class Choice:
    of: tuple[Line, ...]
    shares: tuple[int, ...]  # running sums: what can say more is chosen more often


@dataclass(frozen=True, slots=True)
class Spoken:
    man: str
    woman: str


@dataclass(frozen=True, slots=True)
class Rule:
    name: str


@dataclass(frozen=True, slots=True)
class Slot:
    name: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """All lines of a language, by block and form."""

    lines: Mapping[tuple[str, str], Choice]

    def has(self, block: str, form: str, slots: Collection[str] = ()) -> bool:
        """Can it be said, with these slots?"""
        choice = self.lines.get((block, form))
        return choice is not None and any(line.needs <= set(slots) for line in choice.of)

    def say(self, draw: Draw, block: str, form: str, slots: Mapping[str, str], said: list[Line]) -> str:
        """A clause: no capital, no full stop. `slots` holds no empty ones; what was `said` is not said again in
        nearly the same words while there is something else to say."""
        out: list[str] = []
        choice = self.lines[block, form]
        line = self._line(choice, draw, slots)
        for _ in range(3):
            if line in said:
                line = self._line(choice, draw, slots)
        said.append(line)
        self._put(line, draw, slots, out)
        return " ".join("".join(out).split()).replace(" ,", ",")

    def _line(self, choice: Choice, draw: Draw, slots: Mapping[str, str]) -> Line:
        while True:
            line = choice.of[bisect_right(choice.shares, draw.below(choice.shares[-1]))]
            if not line.needs or line.needs <= slots.keys():
                return line
            if not any(other.needs <= slots.keys() for other in choice.of):
                raise BadInput(f"Nothing can be said here without {', '.join(sorted(line.needs))}.")

    def _put(self, line: Line, draw: Draw, slots: Mapping[str, str], out: list[str]) -> None:
        for part in line.parts:
            if type(part) is str:
                out.append(part)
            elif type(part) is Choice:
                self._put(self._line(part, draw, slots), draw, slots, out)
            elif type(part) is Spoken:
                out.append(part.man if draw.man else part.woman)
            elif type(part) is Rule:
                self._put(self._line(self.lines[GENERAL, part.name], draw, slots), draw, slots, out)
            elif type(part) is Slot:
                out.append(slots[part.name])


@cache
def grammar(language: str) -> Grammar:
    """The language's rules, read once."""
    text = files("parcours.worlds.lumen.texts").joinpath(f"{language}.txt").read_text(encoding="utf-8")
    return read(text)


def read(text: str) -> Grammar:
    """Rules from text, as the module's head describes them."""
    found: dict[tuple[str, str], list[Line]] = {}
    block = ""
    for number, row in enumerate(text.splitlines(), 1):
        if row.startswith("=="):
            block = row[2:].strip()
        elif row.strip() and not row.startswith("#"):
            form, _, rest = row.partition(" ")
            parts = _parse(rest.strip(), number)
            # a line that is nothing but a choice is as many lines
            only = parts[0] if len(parts) == 1 else None
            found.setdefault((block, form), []).extend(only.of if isinstance(only, Choice) else [_line(parts)])
    return Grammar({key: _choice(lines) for key, lines in found.items()})


def _parse(text: str, number: int) -> tuple[Part, ...]:
    stack: list[list[list[Part]]] = [[[]]]
    at = 0
    for mark in _MARK.finditer(text):
        if mark.start() > at:
            stack[-1][-1].append(text[at : mark.start()])
        at = mark.end()
        sign = mark.group()
        if sign == "{":
            stack.append([[]])
        elif sign == "|":
            stack[-1].append([])
        elif sign == "}":
            popped = stack.pop()
            if not stack:
                raise BadInput(f"Line {number}: a brace is closed that was not opened: {text}")
            stack[-1][-1].append(_choice([_line(tuple(way)) for way in popped]))
        elif sign[0] == "<":
            stack[-1][-1].append(Spoken(*sign[1:-1].split("/")))
        else:
            stack[-1][-1].append(Rule(sign[1:]) if sign[0] == "@" else Slot(sign[1:]))
    if len(stack) > 1 or len(stack[0]) > 1:
        raise BadInput(f"Line {number}: a brace is open, or a bar stands outside braces: {text}")
    if at < len(text):
        stack[0][0].append(text[at:])
    return tuple(stack[0][0])


def _choice(lines: list[Line]) -> Choice:
    return Choice(tuple(lines), tuple(accumulate(round(line.ways**0.5) for line in lines)))


def _line(parts: tuple[Part, ...]) -> Line:
    needs: set[str] = set()
    ways = 1
    for part in parts:
        if isinstance(part, Slot):
            needs.add(part.name)
        elif isinstance(part, Choice):
            needs |= frozenset.intersection(*(line.needs for line in part.of))
            ways *= sum(line.ways for line in part.of)
    return Line(parts, frozenset(needs), ways)
