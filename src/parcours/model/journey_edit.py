"""How is a definition's text changed, with all else in it left as it is? What is new is written where it belongs.

Comments, order and layout stay. Whoever changes a text reads it again, and refuses one that does not say what it
should.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

Path = tuple[str, ...]
Value = str | Sequence[str]


def with_entry(text: str, path: Path, value: str) -> str:
    """The text in which the key at the end of the path has the value, whatever it had."""
    return _with(text, path, value)


def with_items(text: str, path: Path, items: Sequence[str]) -> str:
    """The text in which the list at the path has the items too."""
    return _with(text, path, list(items))


def with_part(text: str, key: str, block: str) -> str:
    """The text in which the whole part under a key of the first level is `block`, that key and comments in it; at the
    end of the text where there was none. An empty block takes the part out."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    newline = newline_of(text)
    block = block and block.rstrip("\n").replace("\n", newline) + newline
    for name, value in node.value if node is not None else ():
        if name.value == key:
            start = name.start_mark.index - name.start_mark.column
            end = end_of_line(text, max(end_of(value), name.end_mark.index))
            return text[:start] + block + (text[end + 1 :] if end >= 0 else "")
    if not block:
        return text
    gap = newline if text and not text.endswith("\n") else ""
    gap += newline if text.strip() and not text.endswith(newline * 2) else ""
    return text + gap + block


def _with(text: str, path: Path, value: Value) -> str:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if node is None:
        return _appended(text, path, value)
    for depth, key in enumerate(path):
        found = [(k, v) for k, v in node.value if k.value == key]
        if not found:
            at_top = depth == 0 and not node.flow_style
            return _appended(text, path, value) if at_top else _inserted(text, node, path[depth:], value)
        name, inner = found[0]
        if _is_empty(inner):
            colon = text.index(":", name.end_mark.index) + 1
            return f"{text[:colon]} {_flow(path[depth + 1 :], value)}{text[colon:]}"
        node = inner
    if isinstance(value, str):
        return text[: node.start_mark.index] + scalar(value) + text[node.end_mark.index :]
    return _extended(text, node, value)


def _appended(text: str, path: Path, value: Value) -> str:
    """At the end of the text, as a part of its own."""
    newline = newline_of(text)
    gap = newline if text and not text.endswith("\n") else ""
    gap += newline if text.strip() and not text.endswith(newline * 2) else ""
    return text + gap + newline.join(_block(path, value, 0)) + newline


def _inserted(text: str, node: Any, path: Path, value: Value) -> str:
    """Behind the last entry of a mapping."""
    if node.flow_style:
        entry = f"{scalar(path[0])}: {_flow(path[1:], value)}"
        end = node.value[-1][1].end_mark.index if node.value else node.start_mark.index + 1
        return text[:end] + (", " if node.value else "") + entry + text[end:]
    return _on_new_lines(text, end_of(node), _block(path, value, node.value[0][0].start_mark.column))


def _extended(text: str, node: Any, items: Sequence[str]) -> str:
    """Behind the last item of a list; a single value becomes a list."""
    new = ", ".join(map(scalar, items))
    if isinstance(node, yaml.ScalarNode):
        begin, end = node.start_mark.index, node.end_mark.index
        return f"{text[:begin]}[{text[begin:end]}, {new}]{text[end:]}"
    if node.flow_style:
        end = node.value[-1].end_mark.index if node.value else node.start_mark.index + 1
        return text[:end] + (", " if node.value else "") + new + text[end:]
    column = node.start_mark.column
    return _on_new_lines(text, end_of(node), [f"{' ' * column}- {scalar(item)}" for item in items])


def _on_new_lines(text: str, after: int, lines: Sequence[str]) -> str:
    """Below the line in which something ends, comments on that line included."""
    at = end_of_line(text, after)
    newline = newline_of(text)
    if at < 0:
        return text + "".join(newline + line for line in lines)
    return text[: at + 1] + "".join(line + newline for line in lines) + text[at + 1 :]


def end_of_line(text: str, after: int) -> int:
    """Of the line in which something ends; a folded text (`>-`) is said to end only where the next thing begins."""
    return text.find("\n", len(text[:after].rstrip()))


def end_of(node: Any) -> int:
    """Where the last thing in a node ends; blocks themselves end only where the next thing begins."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style:
        return node.end_mark.index
    last = node.value[-1]
    if isinstance(node, yaml.SequenceNode):
        return end_of(last)
    name, value = last
    return name.end_mark.index if _is_empty(value) else end_of(value)


def _block(path: Path, value: Value, column: int) -> list[str]:
    """Lines: each key below the one before it, and the value."""
    head = [f"{' ' * (column + 2 * depth)}{scalar(key)}:" for depth, key in enumerate(path)]
    return [*head[:-1], f"{head[-1]} {_flow((), value)}"]


def _flow(path: Path, value: Value) -> str:
    """On one line, in braces."""
    if path:
        return f"{{{scalar(path[0])}: {_flow(path[1:], value)}}}"
    return scalar(value) if isinstance(value, str) else f"[{', '.join(map(scalar, value))}]"


def scalar(text: str) -> str:
    """A text as YAML may have it anywhere."""
    return yaml.safe_dump([text], default_flow_style=True, allow_unicode=True, width=10**6).strip()[1:-1]


def _is_empty(node: Any) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style in (None, "") and node.value in ("", "~", "null")


def newline_of(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
