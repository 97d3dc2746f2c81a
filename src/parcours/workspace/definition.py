"""What does journey.yaml say, would a text be one, and which texts has it had? For the editor on the screen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from parcours.model.errors import ParcoursError, unknown_name
from parcours.model.journey import imagined
from parcours.model.journey_cut import with_list
from parcours.model.journey_edit import end_of, end_of_line
from parcours.model.journey_text import plain_of, read_journey
from parcours.workspace.editing import (
    edit_journey,
    journey_digest,
    journey_text,
    journey_versions,
    keep_version,
    restore_version,
)  # fmt: skip
from parcours.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StageText:
    """A stage as it is written, and where that begins."""

    name: str
    line: int  # from 1
    text: str
    imagined: bool  # it has no rule yet by which anybody could be counted there
    inferred: str  # why it was proposed, until somebody confirms it
    said: dict[str, Any]  # the same as nested mappings and lists: enter, leave, success, intended ...


@dataclass(frozen=True, slots=True)
class Definition:
    """The text, and its parts. `seen` is handed back by whoever edits it."""

    text: str
    seen: str
    stages: tuple[StageText, ...]
    notes: tuple[str, ...]  # what it names in vain


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether a text is a journey; if not, what is wrong, and in which line (0: of none in particular)."""

    ok: bool
    line: int = 0
    message: str = ""
    hint: str = ""
    stages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionOf:
    """A text that journey.yaml had. `why`: in a word or two, such as `rename Order`."""

    number: int
    why: str
    made: int  # seconds since 1970
    current: bool


@dataclass(frozen=True, slots=True)
class NewText:
    """A text, and which one it was made from."""

    text: str
    seen: str | None = None


def definition(workspace: Workspace) -> Definition:
    """The text as it stands. One that somebody broke by hand is told too, without its parts."""
    text = journey_text(workspace)
    try:
        stages, notes = _stages(text), _notes(workspace)
    except ParcoursError:
        stages, notes = (), ()
    return Definition(text, journey_digest(workspace), stages, notes)


def check(text: str) -> Checked:
    """Whether it could be written."""
    try:
        return Checked(True, stages=read_journey(text).names)
    except ParcoursError as error:
        place = re.match(r"Line (\d+)", str(error))
        return Checked(False, int(place[1]) if place else 0, str(error), error.hint)


def write(workspace: Workspace, new: NewText) -> Definition:
    """Write it."""
    edit_journey(workspace, lambda _: new.text, "text", seen=new.seen)
    return definition(workspace)


def check_stage(workspace: Workspace, name: str, text: str) -> Checked:
    """Whether a stage could be written so; its line is that within the stage's own text."""
    now = journey_text(workspace)
    at = _at(now, name)
    found = check(_with_stage(now, at, text))
    first = _stages_of(now)[at][0]
    return found if found.ok else Checked(False, max(found.line - first + 1, 0), found.message, found.hint)


def write_stage(workspace: Workspace, name: str, new: NewText) -> Definition:
    """Write one stage, all else as it stands."""
    edit_journey(workspace, lambda text: _with_stage(text, _at(text, name), new.text), f"stage {name}", seen=new.seen)
    return definition(workspace)


def versions(workspace: Workspace) -> list[VersionOf]:
    """All texts that were kept, the newest first."""
    if workspace.role == "owner":
        keep_version(workspace)  # it may have been edited by hand
    now = journey_digest(workspace)
    found = journey_versions(workspace)
    return [VersionOf(one.number, one.why, one.made, at == 0 and one.digest == now) for at, one in enumerate(found)]


def version_text(workspace: Workspace, number: int) -> str:
    """One of them."""
    from parcours.store.app import versions as kept  # slow to import: see `Workspace.app`

    return kept.text_of(workspace.app, number).decode("utf-8-sig")


def restore(workspace: Workspace, number: int) -> Definition:
    """Write it again."""
    restore_version(workspace, number)
    return definition(workspace)


def _notes(workspace: Workspace) -> tuple[str, ...]:
    snapshot = workspace.snapshot()
    return tuple(note for note in (*snapshot.notes, *snapshot.remarks) if "journey.yaml" in note)


def _stages(text: str) -> tuple[StageText, ...]:
    journey = read_journey(text)
    bare, plain = imagined(journey), plain_of(journey).get("stages", [])
    return tuple(
        StageText(stage.name, line, body, stage.name in bare, stage.inferred, said)
        for stage, (line, body), said in zip(journey.stages, _stages_of(text), plain, strict=True)
    )


def _stages_of(text: str) -> list[tuple[int, str]]:
    """The line in which each begins, and its own text, as if it stood alone."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    found = next((value for name, value in node.value if name.value == "stages"), None) if node else None
    if not isinstance(found, yaml.SequenceNode):
        return []
    return [(item.start_mark.line + 1, _alone(text, item)) for item in found.value]


def _alone(text: str, item: yaml.Node) -> str:
    """The lines of an item, moved to the left."""
    start = item.start_mark.index
    end = end_of(item) if item.flow_style else end_of_line(text, end_of(item))
    gap = " " * item.start_mark.column
    lines = text[start : len(text) if end < 0 else end].splitlines()
    return "\n".join(line.removeprefix(gap) for line in lines) + "\n"


def _at(text: str, name: str) -> int:
    names = read_journey(text).names
    if name not in names:
        raise unknown_name("stage", name, names)
    return names.index(name)


def _with_stage(text: str, at: int, stage: str) -> str:
    """The text with one stage written otherwise."""
    return with_list(text, "stages", [stage if n == at else n for n in range(len(_stages_of(text)))])
