"""What does a file of JSON hold: lines of objects, one list of them, or objects in an object?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from parcours.collect.formats.encoding import Text
from parcours.collect.formats.raw import LONGEST_ROW
from parcours.collect.formats.spoken.whole import whole_bytes
from parcours.model.errors import BadInput, TooMuch

_WHAT = "JSON"
_LISTS = 3  # how deep a list of things may lie
_LOOKED = 30  # lines, or things of a list, that are looked at


@dataclass(frozen=True, slots=True)
class Things:
    """Objects of a file, and the lists beside them, such as `users` beside `tickets`."""

    name: str  # of the list that they are in; empty where they are lines
    things: list[dict[str, Any]]
    beside: dict[str, Any]


def first_things(head: bytes) -> list[dict[str, Any]] | None:
    """The objects of the first lines; None where lines are no whole objects."""
    found: list[dict[str, Any]] = []
    lines = head.split(b"\n")
    for line in lines[: _LOOKED + 1] if len(lines) > 1 else lines:
        if not line.strip():
            continue
        one = _loads(line)
        if not isinstance(one, dict):
            return found if found and line is lines[-1] else None  # the head may end within a line
        found.append(one)
    return found or None


def things_of(text: Text) -> Things:
    """All of them. Raises `BadInput` for what is no JSON."""
    data = whole_bytes(text, _WHAT)
    whole = _loads(data)
    if whole is None:
        lines = [(number, line) for number, line in enumerate(data.splitlines(), 1) if line.strip()]
        read = [(number, _loads(line) if len(line) <= LONGEST_ROW else None) for number, line in lines]
        bad = next((number for number, one in read if not isinstance(one, dict)), None)
        if bad is not None:
            raise BadInput(
                f"{text.source.path} is not whole JSON: line {bad} breaks off or is no object.",
                hint="Export it again; nothing of it was loaded.",
            )
        return Things("", [one for _, one in read if isinstance(one, dict)], {})
    if isinstance(whole, dict) and (found := _largest(whole)):
        name, things = found
        return Things(name, things, whole)
    things = whole if isinstance(whole, list) else [whole]
    return Things("", [one for one in things if isinstance(one, dict)], {})


def text_at(thing: Any, *paths: str) -> str:
    """The first of some dotted paths that has a value, as text."""
    for path in paths:
        found = thing
        for part in path.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        if isinstance(found, bool) or found is None or isinstance(found, dict | list):
            continue
        if said := str(found).strip():
            return said
    return ""


def _largest(whole: dict[str, Any], depth: int = 0) -> tuple[str, list[dict[str, Any]]] | None:
    """The longest list of objects that does not lie deep; things that hold lists themselves come first."""
    found: list[tuple[bool, int, str, list[dict[str, Any]]]] = []
    for name, value in whole.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            nests = any(isinstance(inner, list | dict) and inner for inner in value[0].values())
            found.append((nests, len(value), name, [one for one in value if isinstance(one, dict)]))
        elif isinstance(value, dict) and depth < _LISTS and (deeper := _largest(value, depth + 1)):
            found.append((False, len(deeper[1]), *deeper))
    best = max(found, key=lambda one: one[:2], default=None)
    return None if best is None else best[2:]


def _loads(data: bytes) -> Any:
    try:
        return json.loads(data)
    except ValueError:
        return None
    except RecursionError:
        raise TooMuch(
            "The JSON has brackets inside one another without end.", hint="Check where the file comes from."
        ) from None
