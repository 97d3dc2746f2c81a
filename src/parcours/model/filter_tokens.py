"""What are the words and signs of a filter's text? Each with its place, so that an error can point at it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from parcours.model.errors import BadInput

JOINING = ("where", "and", "or")
SPECIAL = (*JOINING, "not", "contains", "starts", "exists", "missing", "in")
YES_NO = {"yes": True, "true": True, "no": False, "false": False}
_TOKEN = re.compile(
    r"""(?P<space>\s+)
    | (?P<quoted>"(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*')
    | (?P<op><=|>=|!=|=|<|>)
    | (?P<mark>[()|,])
    | (?P<word>person\.(?=["']) | (?:[^\s()|,=<>!"']|!(?!=)) (?:[^\s()|,=<>!]|!(?!=))*)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a quoted text, an op (a comparing sign), a mark (bracket, bar, comma) or the end."""

    kind: str
    text: str  # without quotes
    start: int

    def says(self, *words: str) -> bool:
        """Whether this is one of the special words; they are so in all-lower or all-upper case only."""
        return self.kind == "word" and is_special(self.text, words)

    def marks(self, sign: str) -> bool:
        return self.kind == "mark" and self.text == sign


def tokens(text: str, thing: str = "filter") -> list[Token]:
    """The text's tokens, and three ends, so that a reader may look ahead."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None and text[at] in "\"'":
            cannot_read(
                text,
                at,
                "this quote is not closed",
                "Close it; inside it, write the same quote as \\' or \\\".",
                thing,
            )
        if match is None:
            cannot_read(text, at, f"“{text[at]}” means nothing here", "Write != for “is not”.", thing)
        if match.lastgroup != "space":
            said = match[0]
            if match.lastgroup == "quoted":
                said = re.sub(r"\\(.)", r"\1", said[1:-1], flags=re.DOTALL)
            found.append(Token(str(match.lastgroup), said, at))
        at = match.end()
    return found + [Token("end", "", len(text))] * 3


def is_special(word: str, words: tuple[str, ...] = SPECIAL) -> bool:
    return word in (word.lower(), word.upper()) and word.lower() in words


def is_word(text: str) -> bool:
    """Whether the text is one word that needs no quotes."""
    match = _TOKEN.match(text)
    return match is not None and match.lastgroup == "word" and match.end() == len(text)


def cannot_read(text: str, at: int, what: str, hint: str, thing: str = "filter") -> NoReturn:
    """Raise the error that points at a place in the text of a filter (or another `thing`)."""
    place = f"{text[:at]}▸{text[at:]}"
    raise BadInput(f"The {thing} “{place}” cannot be read at character {at + 1} (▸): {what}.", hint=hint)
