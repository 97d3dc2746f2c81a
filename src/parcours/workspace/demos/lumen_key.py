"""What was planted in the lamp shop, and what do public questions find of it? Laid side by side, misses included.

Whoever reads this knows the answer; the questions do not. Each is one that a user can ask, and is printed so that it
can be asked again. A story is found where the interval of the difference leaves out 0, on the side that was planted.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from typing import Literal

from parcours.analyses.terminal import WIDTH
from parcours.model.errors import ParcoursError
from parcours.stats.differences import Difference
from parcours.timeline.snapshot import Snapshot
from parcours.workspace.demos.lumen_checks import CHECKS, Check, Told
from parcours.worlds.lumen import PLANTED, Story

Verdict = Literal["found", "missed"]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was planted, and what came of asking for it. `sized`: whether what was planted lies within the
    interval; None: no size was planted, or none was told."""

    story: str
    what: str
    truth: str
    commands: tuple[str, ...]
    answer: str
    verdict: Verdict
    sized: bool | None = None


def read_key(snapshot: Snapshot, folder: Path) -> tuple[Line, ...]:
    """Ask all questions of the snapshot; `folder` is what the commands are printed with."""
    return tuple(_line(check, snapshot, folder) for check in CHECKS)


def score(key: Sequence[Line]) -> Mapping[Verdict, int]:
    """How many were found, and missed."""
    verdicts: tuple[Verdict, ...] = ("found", "missed")
    return {verdict: sum(line.verdict == verdict for line in key) for verdict in verdicts}


def lines(key: Sequence[Line], seed: int) -> str:
    """The key for a terminal."""
    rule = "─" * WIDTH
    head = [f"THE ANSWER KEY OF LUMEN, seed {seed}: what was planted, and what was found", rule]
    stories = {story.key: story for story in PLANTED}
    shown = [part for name, story in stories.items() for part in _story(story, [x for x in key if x.story == name])]
    return "\n".join([*head, *shown, rule, *wrap(_score(key), WIDTH)])


def _line(check: Check, snapshot: Snapshot, folder: Path) -> Line:
    try:
        told = check.read([ask.of(snapshot) for ask in check.asks])
    except ParcoursError as error:  # of a small shop: nobody did what is asked about
        told = Told(f"no answer: {error}", found=False)
    verdict: Verdict = "found" if told.found else "missed"
    return Line(
        check.story, check.what, check.truth, tuple(shlex.join(ask.command(folder)) for ask in check.asks),
        told.answer + _apart(told), verdict, _sized(told.difference, check.planted),
    )  # fmt: skip


def _apart(told: Told) -> str:
    d = told.difference
    return "" if d is None else f": {100 * d.estimate:+.1f} points ({100 * d.low:+.1f} to {100 * d.high:+.1f})"


def _sized(difference: Difference | None, planted: float | None) -> bool | None:
    if difference is None or planted is None:
        return None
    return difference.low <= planted <= difference.high


def _story(story: Story, found: Sequence[Line]) -> Iterator[str]:
    yield f"{story.name.upper()}"
    yield from wrap(story.what, WIDTH - 2, initial_indent="  ", subsequent_indent="  ")
    for line in found:
        yield f"  {MARKS[line.verdict]} {line.what}: {line.verdict.upper()}"
        yield from _told("planted", line.truth)
        yield from _told("answer ", line.answer)
        if line.sized is not None:
            yield from _told("       ", f"what was planted lies {'within' if line.sized else 'OUTSIDE'} the interval")
        for command in line.commands:
            yield f"      $ {command}"
    yield ""


def _told(name: str, text: str) -> Iterator[str]:
    yield from wrap(text, WIDTH, initial_indent=f"      {name}  ", subsequent_indent=" " * 15)


def _score(key: Sequence[Line]) -> str:
    counts = score(key)
    sized = [line.sized for line in key if line.sized is not None]
    return (
        f"Score: {counts['found']} of {counts['found'] + counts['missed']} found, {counts['missed']} missed. "
        f"Of {len(sized)} sizes that were planted {sum(sized)} lie "
        "within the interval that was told."
    )


MARKS: Mapping[Verdict, str] = {"found": "●", "missed": "○"}
