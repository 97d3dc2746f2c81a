"""How is markup written so that nothing of the data is ever taken for markup? Every text is escaped where it enters."""

from __future__ import annotations

from html import escape

_VOID = frozenset({"meta", "link", "br", "hr", "input", "col"})
Attribute = str | int | float | bool | None


class Html(str):
    """Markup of ours: it is not escaped again."""

    __slots__ = ()


def el(tag: str, *children: str | Html | None, **attributes: Attribute) -> Html:
    """An element. Children that are not `Html` are escaped; `class_` is `class`, `aria_label` is `aria-label`."""
    told = "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in _VOID:
        return Html(f"<{tag}{told}>")
    return Html(f"<{tag}{told}>{join(*children)}</{tag}>")


def join(*children: str | Html | None) -> Html:
    """One after another."""
    return Html("".join(text(child) for child in children if child is not None))


def text(told: str) -> Html:
    """Text as markup: escaped, without control characters."""
    if isinstance(told, Html):
        return told
    if not told.isprintable():
        told = "".join(c if c.isprintable() or c == "\n" else _printable(c) for c in told)
    return Html(escape(told, quote=True))


def named(told: str) -> Html:
    """A name out of the data: it keeps its own direction of writing, and no mark in it turns what follows."""
    return el("bdi", told)


def with_code(told: str) -> Html:
    """A sentence in which `names` of the definition's text are set apart."""
    parts = told.split("`")
    return el("bdi", *(el("code", part) if k % 2 and k < len(parts) - 1 else part for k, part in enumerate(parts)))


def hidden(told: str) -> Html:
    """For those who hear the page and do not see it."""
    return el("span", told, class_="unseen")


def _printable(letter: str) -> str:
    """Joiners stay, since scripts need them; marks that turn the direction of text and controls do not."""
    return letter if letter in "\u200c\u200d\u00a0\u00ad" else " "


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
