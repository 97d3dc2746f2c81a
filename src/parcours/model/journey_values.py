"""How is a key's value replaced in a definition's text, whatever it was, or the key itself? All else is left as it is.

As in `journey_edit`, whoever changes a text reads it again, and refuses one that does not say what it should.
"""

from __future__ import annotations

from typing import Any

import yaml

from parcours.model.journey_edit import Path, end_of, scalar


def with_value(text: str, path: Path, value: str) -> str:
    """The text in which the key at the end of the path, which must be there, has this single value."""
    name, node = _entry(text, path)
    colon = text.index(":", name.end_mark.index) + 1
    return f"{text[:colon]} {scalar(value)}{text[_end(text, colon, node) :]}"


def with_key(text: str, path: Path, new: str) -> str:
    """The text in which the key at the end of the path, which must be there, is called otherwise."""
    name, _ = _entry(text, path)
    return text[: name.start_mark.index] + scalar(new) + text[name.end_mark.index :]


def _end(text: str, colon: int, node: Any) -> int:
    """Behind the value. Blocks say that they end where the next thing begins."""
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return len(text[: node.end_mark.index].rstrip())
    return max(colon, node.end_mark.index if isinstance(node, yaml.ScalarNode) or node.flow_style else end_of(node))


def _entry(text: str, path: Path) -> tuple[Any, Any]:
    found: tuple[Any, Any] = (None, yaml.compose(text, Loader=yaml.SafeLoader))
    for key in path:
        inside = found[1].value if isinstance(found[1], yaml.MappingNode) else ()
        found = next((pair for pair in inside if pair[0].value == key), (None, None))
        if found[0] is None:
            raise KeyError(".".join(path))
    return found
