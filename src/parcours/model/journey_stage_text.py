"""How are a stage's goal and what is assumed of it written into a definition's text? All else in it stays as it is.

A stage is edited as a text of its own, taken out of its place in the list and put back, so that what edits a whole
definition (`journey_edit`, `journey_cut`) edits a stage too. Whoever changes a text reads it again, and refuses one
that does not say what it should.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from parcours.model.assumed import Assumed, Lane
from parcours.model.errors import BadInput, unknown_name
from parcours.model.journey_cut import without_entry, without_item
from parcours.model.journey_edit import end_of, newline_of, with_entry, with_items

_HERE = "hereIsWhatIsNew"  # a plain word that is put where something is to stand


def with_goal(text: str, stage: str, goal: str) -> str:
    """The text in which customers want this of the stage; an empty goal takes it out."""
    path = ("success", "goal")
    said = goal.strip()
    return in_stage(text, stage, lambda own: with_entry(own, path, said) if said else without_entry(own, path))


def with_assumed(text: str, stage: str, assumed: Assumed, place: int | None = None) -> str:
    """The text in which this is assumed of the stage: as one more, or in place of the one at a place in its row."""
    path, new = ("assumed", assumed.lane), _written(assumed)

    def edit(own: str) -> str:
        row = _at(own, path)
        if place is not None:
            item = _items(row, assumed.lane, place)[place]
            return own[: item.start_mark.index] + new + own[end_of(item) :]
        if row is None:
            return with_entry(own, path, _HERE).replace(_HERE, f"[{new}]")
        if isinstance(row, yaml.SequenceNode):
            return with_items(own, path, [_HERE]).replace(_HERE, new)
        one = own[row.start_mark.index : end_of(row)]
        both = f"[{one if isinstance(row, yaml.ScalarNode) or row.flow_style else _flow(yaml.safe_load(one))}, {new}]"
        return own[: row.start_mark.index] + both + own[end_of(row) :]

    return in_stage(text, stage, edit)


def without_assumed(text: str, stage: str, lane: Lane, place: int) -> str:
    """The text in which the assumption at a place in a row of the stage is no longer."""
    path = ("assumed", lane)

    def edit(own: str) -> str:
        row = _at(own, path)
        few = len(_items(row, lane, place)) == 1
        return without_entry(own, path) if few else without_item(own, path, place)

    return in_stage(text, stage, edit)


def in_stage(text: str, stage: str, edit: Callable[[str], str]) -> str:
    """The text in which one stage is edited as if it stood alone."""
    node = _stage(text, stage)
    start, end = node.start_mark.index, end_of(node)
    if node.flow_style:
        return text[:start] + edit(text[start:end]) + text[end:]
    line_end = text.find("\n", end)
    end = len(text) if line_end < 0 else line_end + 1
    column = node.start_mark.column
    first, *rest = text[start:end].splitlines(keepends=True)
    marginal = {line.lstrip(" "): line for line in rest if line.strip() and line[:column].strip()}  # comments
    own = "".join(
        [first, *(line[column:] if line[column:] and not line[:column].strip() else line.lstrip(" ") for line in rest)]
    )
    own = own if own.endswith("\n") else own + newline_of(text)
    done = edit(own)
    if done.startswith(own):  # a new part of a whole text has a blank line before it, of a stage it has none
        done = own + done[len(own) :].lstrip("\r\n")
    first, *rest = done.splitlines(keepends=True)
    return text[:start] + "".join([first, *(marginal.get(line) or _right(line, column) for line in rest)]) + text[end:]


def _stage(text: str, stage: str) -> Any:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    parts = node.value if isinstance(node, yaml.MappingNode) else []
    stages = next((value.value for name, value in parts if name.value == "stages"), [])
    known = {}
    for one in stages:
        pairs = {name.value: value for name, value in one.value} if isinstance(one, yaml.MappingNode) else {}
        if "name" in pairs:
            known[pairs["name"].value] = one
    if stage not in known:
        raise unknown_name("stage", stage, known)
    return known[stage]


def _right(line: str, column: int) -> str:
    return " " * column * bool(line.strip()) + line


def _at(text: str, path: tuple[str, ...]) -> Any:
    """The node at the path; None where there is none."""
    node: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    for key in path:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        node = next((value for name, value in pairs if name.value == key), None)
    empty = isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null")
    return None if empty else node


def _items(row: Any, lane: Lane, place: int) -> list[Any]:
    items = row.value if isinstance(row, yaml.SequenceNode) else [] if row is None else [row]
    if not 0 <= place < len(items):
        raise BadInput(f"There are {len(items)} assumptions in “{lane}”.", hint="Look at the map again.")
    return items


def _written(assumed: Assumed) -> str:
    said = {"says": assumed.says.strip()}
    return _flow(said | ({"test": assumed.test.strip()} if assumed.test.strip() else {}))


def _flow(value: Any) -> str:
    """On one line, as YAML may have it anywhere."""
    return yaml.safe_dump([value], default_flow_style=True, allow_unicode=True, width=10**6, sort_keys=False).strip()[
        1:-1
    ]
