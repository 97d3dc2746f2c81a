"""How does text fit a narrow column? Words in lines of so many columns; letters of the East take two."""

from __future__ import annotations

from collections.abc import Iterator

from parcours.analyses.terminal import columns, fit

TIED = "\u00a0"
"""A blank at which no line ends."""


def tied(text: str) -> str:
    """The text on one line, where it fits."""
    return text.replace(" ", TIED)


def wrapped(text: str, width: int, *, most: int | None = None) -> list[str]:
    """The text in lines of at most `width` columns; words that are longer are broken. At most `most` lines, the last
    cut with … where there would be more."""
    lines = [""]
    for word, follows in _pieces(text, width):
        joined = lines[-1] + ("" if follows or not lines[-1] else " ") + word
        if columns(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    if most is not None and len(lines) > most:
        last = lines[most - 1] + "…"
        lines = [*lines[: most - 1], fit(last, width).rstrip() if columns(last) > width else last]
    return [line.replace(TIED, " ") for line in lines if line]


def _pieces(text: str, width: int) -> Iterator[tuple[str, bool]]:
    """Words without controls, none wider than a line, and whether each only follows the last one's first part; long
    ones break after a hyphen where they have one."""
    for word in "".join(c if c.isprintable() or c == TIED else " " for c in text).split(" "):
        rest = word
        while columns(rest) > width:
            cut = _longest(rest, width)
            dash = rest.rfind("-", 1, cut)
            cut = dash + 1 if dash > width // 3 else cut
            yield rest[:cut], rest is not word
            rest = rest[cut:]
        if rest:
            yield rest, rest is not word


def _longest(word: str, width: int) -> int:
    """How many letters of a word take at most `width` columns; at least one."""
    taken = 0
    for k, letter in enumerate(word):
        taken += columns(letter)
        if taken > width:
            return max(k, 1)
    return len(word)
