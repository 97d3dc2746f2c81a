"""How is something taken out of a definition's text, or a list in it put in another order? All else is left as it is.

As in `journey_edit`, whoever changes a text reads it again, and refuses one that does not say what it should.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Any

import yaml

from parcours.model.journey_edit import Path, end_of, end_of_line, newline_of


def without_entry(text: str, path: Path) -> str:
    """The text without the key at the end of the path, and without what it leaves empty around it."""
    trail = _trail(text, path)
    if trail is None:
        return text
    at = len(trail) - 1
    while at and len(trail[at].value) == 1:  # its only key: what holds it goes too
        at -= 1
    return _without(text, trail[at], path[at])


def without_items(text: str, path: Path, items: Collection[str]) -> str:
    """The text in which the list at the path has none of the items; without the list where that leaves it empty."""
    trail = _trail(text, path)
    if trail is None:
        return text
    node = next(value for name, value in trail[-1].value if name.value == path[-1])
    if isinstance(node, yaml.ScalarNode):
        return without_entry(text, path) if node.value in items else text
    going = [item for item in node.value if isinstance(item, yaml.ScalarNode) and item.value in items]
    if len(going) == len(node.value):
        return without_entry(text, path)
    for item in reversed(going):
        at = node.value.index(item)
        text = _without_part(text, node, at) if node.flow_style else _without_lines(text, _dash(text, item), item)
        node.value.pop(at)
    return text


def without_item(text: str, path: Path, place: int) -> str:
    """The text in which the list at the path is without the item at a place; it has others."""
    trail = _trail(text, path)
    assert trail is not None
    node = next(value for name, value in trail[-1].value if name.value == path[-1])
    item = node.value[place]
    return _without_part(text, node, place) if node.flow_style else _without_lines(text, _dash(text, item), item)


def with_list(text: str, key: str, items: Sequence[int | str]) -> str:
    """The text in which the list under a key of the first level has these items: a number is the item that stands
    there now, with comments beside it; a text is a new one, as YAML on one line or more. No items: no list."""
    trail = _trail(text, (key,))
    if trail is None:
        return text if not items else _appended(text, key, [_fresh(str(item), text, 2) for item in items])
    if not items:
        return _without(text, trail[-1], key)
    name, node = next((name, value) for name, value in trail[-1].value if name.value == key)
    block = isinstance(node, yaml.SequenceNode) and not node.flow_style and bool(node.value)
    start = _line_start(text, _dash(text, node.value[0]) if block else name.start_mark.index)
    column = _dash(text, node.value[0]) - start if block else 2
    old = _items(text, node, column)
    lines = [old[item] if isinstance(item, int) else _fresh(item, text, column) for item in items]
    head = "" if block else f"{key}:{newline_of(text)}"
    return text[:start] + head + "".join(lines) + text[_line_end(text, node) :]


def _trail(text: str, path: Path) -> list[Any] | None:
    """The mappings along the path, each holding its key; None where the text has no such thing."""
    node: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    trail: list[Any] = []
    for key in path:
        if not isinstance(node, yaml.MappingNode):
            return None
        found = next((value for name, value in node.value if name.value == key), None)
        if found is None:
            return None
        trail.append(node)
        node = found
    return trail


def _without(text: str, node: Any, key: str) -> str:
    """Without one entry of a mapping that has others, or of the text itself."""
    at = next(n for n, (name, _) in enumerate(node.value) if name.value == key)
    if node.flow_style:
        return _without_part(text, node, at)
    name, value = node.value[at]
    return _without_lines(text, name.start_mark.index, value if end_of(value) >= end_of(name) else name)


def _without_part(text: str, node: Any, at: int) -> str:
    """Without one entry or item of what stands in brackets, and without one comma."""
    parts = [_span(part) for part in node.value]
    begin, end = parts[at]
    if at + 1 < len(parts):
        return text[:begin] + text[parts[at + 1][0] :]
    return text[: parts[at - 1][1]] + text[end:] if at else text[:begin] + text[end:]


def _span(part: Any) -> tuple[int, int]:
    first, last = part if isinstance(part, tuple) else (part, part)
    return first.start_mark.index, last.end_mark.index


def _without_lines(text: str, begin: int, node: Any) -> str:
    """Without the lines from where something begins to where it ends, comments on them included."""
    return text[: _line_start(text, begin)] + text[_line_end(text, node) :]


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, node: Any) -> int:
    """Behind the line in which something ends."""
    end = end_of_line(text, end_of(node))
    return len(text) if end < 0 else end + 1


def _dash(text: str, item: Any) -> int:
    """Where the dash before an item stands."""
    return text.rindex("-", 0, item.start_mark.index)


def _items(text: str, node: Any, column: int) -> list[str]:
    """Each item as it stands, in lines of its own; comments between two belong to the one below."""
    if not isinstance(node, yaml.SequenceNode):
        return [_fresh(text[node.start_mark.index : node.end_mark.index], text, column)]
    if node.flow_style:
        return [_fresh(text[item.start_mark.index : item.end_mark.index], text, column) for item in node.value]
    newline = newline_of(text)
    begins = [_line_start(text, _dash(text, node.value[0]))]
    begins += [_line_end(text, item) for item in node.value]
    found = [text[begin:end] for begin, end in pairwise(begins)]
    return [one if one.endswith("\n") else one + newline for one in found]


def _fresh(item: str, text: str, column: int) -> str:
    """A new item, its dash at a column."""
    newline, gap = newline_of(text), " " * column
    first, *rest = item.strip("\n").splitlines()
    return f"{gap}- {first}{newline}" + "".join(f"{gap}  {line}".rstrip() + newline for line in rest)


def _appended(text: str, key: str, lines: Sequence[str]) -> str:
    newline = newline_of(text)
    gap = newline if text and not text.endswith("\n") else ""
    gap += newline if text.strip() and not text.endswith(newline * 2) else ""
    return text + gap + f"{key}:{newline}" + "".join(lines)
