"""`parcours listen`: read what customers said, learn from their scores, say how far that is and how well it does."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, cast, get_args

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from parcours.cli.screen import out
from parcours.model.errors import unknown_name
from parcours.model.journey_listening import ReaderName
from parcours.workspace.listening_types import LanguageLearned, LearnedTold, ListeningSaid, Share, Understood

_DOING = {"reading": "reading texts", "learning": "learning"}


def listen(
    folder: Annotated[Path, typer.Argument(help="The workspace's folder.")],
    reader: Annotated[
        str | None, typer.Option(help="Who reads from now on: base, language (with that extra), or model.")
    ] = None,
    learn: Annotated[bool, typer.Option("--learn", help="Learn from scores and corrections first.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Read what customers said, in their languages. Stopped, it goes on where it was when it is started again."""
    from parcours.workspace import open as open_workspace
    from parcours.workspace.voice_themes import say

    known = get_args(ReaderName)
    if reader is not None and reader not in known:
        raise unknown_name("reader", reader, known)
    with open_workspace(folder) as workspace, watched() as step:
        if reader is not None:
            say(workspace, ListeningSaid(reader=cast("ReaderName", reader)))
        found = workspace.listen(learn=learn, progress=step)
    out(json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=2) if as_json else "\n".join(lines(found)))


def lines(found: Understood) -> Iterator[str]:
    """How far the texts are read, in words."""
    if not found.texts:
        yield "Nobody said anything here yet. Load reviews, tickets, surveys or notes: parcours load DIR FILE..."
        return
    people = f"{found.people.people:,} of {found.people.of:,} people"
    yield f"{found.read:,} of {found.texts:,} texts are read, of {people} (reader: {found.reader})"
    yield f"  {_several(found.unsure, 'text is', 'texts are')} neither called good nor bad: too little tells it"
    yield f"  {'language':<12}{'texts':>10}{'unsure':>10}"
    for one in found.languages:
        yield f"  {one.language:<12}{one.texts:>10,}{one.unsure:>10,}"
    signs = ", ".join(f"{one.sign} {one.texts:,}" for one in found.signs if one.sign != "unsure")
    yield f"  {signs}"
    others = [f"{one.about} {one.texts:,}" for one in found.abouts if one.about]
    if others:
        yield f"  kept apart, as they are about others: {', '.join(others)}"
    if found.corrections:
        yield f"  {_several(found.corrections, 'correction', 'corrections')} of people"
    if found.learned is not None:
        yield from _learned(found.learned)
    elif found.stars:
        yield f"  {found.stars:,} texts have a score: `parcours listen DIR --learn` learns from them"
    yield from (f"  {note}" for note in found.notes)


@contextmanager
def watched() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar with the time left, on terminals only."""
    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
        transient=True,
    )
    with bar:
        task = bar.add_task("", total=None)

        def step(what: str, done: int, of: int) -> None:
            bar.update(task, description=_DOING.get(what, what), completed=done, total=of or None)

        yield step


def _learned(found: LearnedTold) -> Iterator[str]:
    what = f"{found.starred:,} scores, {found.corrected:,} corrections"
    yield f"  learned from {_several(found.learned_from, 'text', 'texts')}: {what}"
    if not found.helps:
        yield "  it does not help, and is not used"
    yield f"  {'right on held-out texts':<24}{'before':>21}{'after':>33}"
    for one in (found.whole, *found.languages):
        yield _language(one)
    for note in found.notes:
        yield f"  {note}"


def _language(one: LanguageLearned) -> str:
    return f"  {one.language:<12}{_share(one.before):>33}{_share(one.after):>33}"


def _share(one: Share) -> str:
    return f"{one.right:,} of {one.n:,} ({one.low:.2f}–{one.high:.2f})" if one.n else "nothing to tell"


def _several(n: int, one: str, many: str) -> str:
    return f"{n:,} {one if n == 1 else many}"
