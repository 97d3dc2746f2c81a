"""`parcours draft`: a first journey, proposed from what events are called, their order, and how often they come."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parcours.analyses.terminal import WIDTH, fit, many, percent
from parcours.cli.screen import note, out
from parcours.model.count import Count
from parcours.model.draft import Draft
from parcours.model.errors import BadInput
from parcours.model.rules import Events

if TYPE_CHECKING:
    from parcours.workspace import Workspace

_NAME, _THING = 34, 24
_UNPLACED = 12  # events of which nothing is known, shown
_MOVES = 3  # ways onward from a stage, shown


def draft(
    folder: Annotated[Path, typer.Argument(help="The workspace's folder.")],
    template: Annotated[
        str | None, typer.Option(help="shop, subscription or repeat-shop. Default: the one that fits the events.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="Of the stages' names: en, ru, ro, fr, id. Default: that of the events' names.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write it into journey.yaml without asking.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Replace stages and the rest that are there; the old text is kept beside.")
    ] = False,
    to: Annotated[
        Path | None, typer.Option("--out", help="Write the text to this file, not into journey.yaml.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON; nothing is asked.")] = False,
) -> None:
    """Propose stages, touchpoints, milestone, prompts and research, to be confirmed or edited."""
    from parcours.workspace import drafting
    from parcours.workspace import open as open_workspace

    if to is not None and to.exists():
        raise BadInput(f"{to} is there already.", hint="Name a new file.")
    with open_workspace(folder) as workspace:
        made = drafting.draft(workspace, template=template, language=language, again=again)
        parts = drafting.new_parts(made, workspace.journey, again=again)
        answer = _counted(workspace, made)
        out(_json(made, answer, parts) if as_json else "\n".join(lines(made, answer, parts)))
        if to is not None:
            to.write_text(drafting.text_of(workspace, made, again=again), encoding="utf-8")
            note(f"Written to {to}; journey.yaml is as it was.")
        elif not parts and not made.journey.stages:
            note("Nothing can be proposed from these events. Write stages yourself, or begin with --template.")
        elif not parts:
            note("journey.yaml has all of this already. Say --again to replace it; the old text is kept beside.")
        elif yes or (not as_json and _agreed(parts)):
            written = drafting.confirm(workspace, made, again=again)
            kept = f" The text before is in {written.before}." if written.before else ""
            note(f"Written into {written.path}: {', '.join(parts)}.{kept}")
            note(f"Next: parcours map {folder}, parcours stages {folder}; edit {written.path} as you like.")


def lines(made: Draft, answer: Any, parts: Sequence[str]) -> Iterator[str]:
    """The proposal in 80 columns: what, with what counts, why; then the text."""
    from parcours.model.draft.text import parts_of

    kind = f"TEMPLATE: {made.template.upper()}" if made.template else "NO TEMPLATE"
    yield f"A DRAFT OF {fit(made.journey.name.upper(), 40).rstrip()}, {kind} ({made.language})"
    yield from wrap(made.why, WIDTH)
    for remark in made.remarks:
        yield from wrap(remark, WIDTH)
    yield "─" * WIDTH
    if "stages" in parts:
        yield from _stages(made, answer)
    if "milestone" in parts and made.journey.milestone:
        yield from ("", f"MILESTONE  {fit(made.journey.milestone.text, WIDTH - 11).rstrip()}")
    for part, things in (("touchpoints", made.journey.touchpoints), ("research", made.journey.research)):
        if part in parts:
            yield from ("", part.upper(), *(line for one in things for line in _row(one.name, one.events)))
    if "prompts" in parts:
        yield from ("", "PROMPTS (shown → taken)")
        yield from (line for one in made.journey.prompts for line in _row(one.name, one.shown, one.taken or None))
    yield from _unplaced(made)
    text = parts_of(made.journey, tuple(parts), assumed=False)
    if text:
        yield from (
            "",
            "THE TEXT, as it would stand in journey.yaml",
            "─" * WIDTH,
            *"\n".join(text.values()).splitlines(),
        )
        starters = sum(len(stage.assumed) for stage in made.journey.stages) if "stages" in parts else 0
        if starters:
            told = f"(and under `assumed`, {starters} sentences of what is commonly so, each with what would test it)"
            yield from ("", *wrap(told, WIDTH))


def _stages(made: Draft, answer: Any) -> Iterator[str]:
    yield f"{'now':>54}{'ever':>12}"
    figures = {stage.name: stage for stage in answer.stages} if answer else {}
    for number, stage in enumerate(made.journey.stages, 1):
        seen = figures.get(stage.name)
        counts = " ".join(map(_of, (seen.now, seen.ever))) if seen and stage.inferred else ""
        yield f"{number:>2} {fit(stage.name, 41)} {counts}".rstrip()
        why = stage.inferred or "Nothing in the data tells of it yet; it holds what is commonly so, as assumed."
        yield from wrap(why, WIDTH, initial_indent="     ", subsequent_indent="     ")
        moves = [move for move in answer.moves if move.before == stage.name] if answer else []
        for move in moves[:_MOVES]:
            after = "in no stage" if move.after == "none" else move.after
            of = f"of {move.people.of:,} ({percent(move.people.share)})"
            yield f"     → {fit(after, _NAME)} {move.people.people:>9,} {of}"
    if answer:
        yield f"   {fit('in no stage', 41)} {answer.none_now.people:>9,} {percent(answer.none_now.share):>6}"


def _of(count: Count) -> str:
    return f"{count.people:>9,} {percent(count.share):>6}"


def _row(name: str, events: Sequence[Events], taken: Sequence[Events] | None = None) -> list[str]:
    """A thing and its events; why it is one, the text says."""
    told = " → ".join(", ".join(one.text for one in some) for some in (events, taken) if some)
    begin = f"  {fit(name, _THING)} "
    return [begin + line if not n else " " * len(begin) + line for n, line in enumerate(wrap(told, WIDTH - len(begin)))]


def _unplaced(made: Draft) -> Iterator[str]:
    if not made.unplaced:
        return
    yield ""
    yield f"NOT PLACED: {many(len(made.unplaced), 'event')} whose names say nothing that is known here"
    yield f"  {fit('', 44)}{'events':>12}{'people':>12}"
    for one in made.unplaced[:_UNPLACED]:
        yield f"  {fit(one.name, 44)}{one.events:>12,}{one.people:>12,}"
        yield from wrap(one.near, WIDTH, initial_indent="     ", subsequent_indent="     ")
    if len(made.unplaced) > _UNPLACED:
        rest = made.unplaced[_UNPLACED:]
        yield f"  {fit(f'… and {len(rest):,} more', 44)}{sum(one.events for one in rest):>12,}"


def _agreed(parts: Sequence[str]) -> bool:
    from parcours.cli.proposals import asked_at_a_terminal

    if not asked_at_a_terminal():
        raise BadInput(
            "Nothing was written, as nobody is there to agree.",
            hint="Add --yes to accept the draft above, or --out FILE to edit it first.",
        )
    if typer.confirm(f"Write {', '.join(parts)} into journey.yaml?", default=True, err=True):
        return True
    note("Nothing was written.")
    return False


def _counted(workspace: Workspace, made: Draft) -> Any:
    """Who would be in which stage: the question itself, asked with the draft."""
    from parcours.workspace.questions import question

    return question("stages")(workspace.snapshot(), journey=made.journey) if made.journey.stages else None


def _json(made: Draft, answer: Any, parts: Sequence[str]) -> str:
    from dataclasses import asdict

    from parcours.analyses.registry import to_json
    from parcours.model.journey_plain import plain_of

    told = {
        "template": made.template, "language": made.language, "why": made.why, "parts": list(parts),
        "journey": plain_of(made.journey), "reasons": [asdict(reason) for reason in made.reasons],
        "unplaced": [asdict(one) for one in made.unplaced], "empty": list(made.empty), "remarks": list(made.remarks),
        "stages": to_json(answer) if answer else None,
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=2)
