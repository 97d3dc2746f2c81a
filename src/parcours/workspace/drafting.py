"""How is a first journey proposed? From what the events are called, in which order people do them, and how often
again; written into journey.yaml when somebody agrees, with nothing lost that stood there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import parcours.analyses  # noqa: F401  (registers the questions)
from parcours.analyses.registry import ask
from parcours.model.draft import Draft, Habits, draft_of, place, reasons
from parcours.model.draft.moving import HELD, LOOKED_UP, MOVED, SEARCHED, TITLED, tokens_of
from parcours.model.draft.placing import Events
from parcours.model.draft.text import PARTS, drafted, parts_of
from parcours.model.draft.wording import weeks
from parcours.model.duration import Duration
from parcours.model.errors import BadInput, unknown_name
from parcours.model.filter_text import write_filter
from parcours.model.journey import BadJourney, Journey, imagined
from parcours.model.prompts import Prompt, any_of
from parcours.model.roles import LANGUAGES, language_of
from parcours.model.templates import template as find_template
from parcours.model.templates import templates
from parcours.store.durable import replace_atomically
from parcours.timeline.habits import habits, having
from parcours.timeline.snapshot import Snapshot
from parcours.workspace.editing import edit_journey
from parcours.workspace.opening import EXAMPLE
from parcours.workspace.workspace import JOURNEY, Workspace

_MOST_ASKED = 24  # events, and properties, of which it is asked what tells more of them
_LONGEST, _MOST, _ENOUGH = 90, 0.9, 30  # days, share, people: how long after a prompt it is taken up
_LEGIBLE = 500  # names that tell the language


@dataclass(frozen=True, slots=True)
class Written:
    """Where a draft was written, and where the text that it replaced is kept."""

    path: Path
    before: Path | None
    parts: tuple[str, ...]


def draft(
    of: Workspace | Snapshot, *, template: str | None = None, language: str | None = None, again: bool = False
) -> Draft:
    """Propose stages, touchpoints, milestone, prompts and research. What journey.yaml has of these stays as it is,
    unless `again`."""
    snapshot = of.snapshot() if isinstance(of, Workspace) else of
    if template is not None:
        find_template(template)  # an unknown one is said before anything is counted
    if language is not None and language not in LANGUAGES:
        raise unknown_name("language", language, LANGUAGES)
    base = _without_bare(snapshot.journey or Journey())
    template = template or _begun_with(snapshot.journey)
    found = habits(snapshot)
    if not found.seen:
        raise BadInput("There are no events yet.", hint="Load files first: parcours load DIR FILE...")
    code = language or language_of([seen.name for seen in found.seen[:_LEGIBLE]])
    events = place(found, code)
    events = replace(events, habits=replace(found, told=_told(snapshot, events)))
    try:
        made = _timed(draft_of(events, base, kind=template, language=code), events, snapshot)
        return made if again else _kept(made, base)
    except BadJourney as error:
        hint = "Segments in journey.yaml name stages: rename those, or leave out --again." if again else error.hint
        raise BadInput(str(error), hint=hint) from None


def new_parts(draft: Draft, base: Journey, *, again: bool = False) -> tuple[str, ...]:
    """The parts of the definition that the draft adds (or, `again`, replaces), by their keys."""
    made = parts_of(draft.journey, PARTS)
    if not again:
        there = parts_of(_without_bare(base), PARTS)
        return tuple(key for key in made if key not in there)
    return tuple(made)


def text_of(workspace: Workspace, draft: Draft, *, again: bool = False) -> str:
    """journey.yaml as it would be."""
    text = (workspace.folder / JOURNEY).read_bytes().decode("utf-8-sig")
    parts = new_parts(draft, workspace.journey, again=again)
    if "stages" in parts:
        text = text.replace(EXAMPLE, "").replace(EXAMPLE.replace("\n", "\r\n"), "")
    return drafted(text, draft.journey, parts)


def confirm(workspace: Workspace, draft: Draft, *, again: bool = False) -> Written:
    """Write the draft into journey.yaml. Text that is replaced is kept beside it."""
    workspace.must_own("change journey.yaml")
    parts = new_parts(draft, workspace.journey, again=again)
    if not parts and not draft.journey.stages:
        raise BadInput("Nothing could be proposed.", hint="Write stages yourself, or begin with a template.")
    if not parts:
        raise BadInput(
            "journey.yaml has all that is proposed here.",
            hint="Say --again to replace it; the old text is kept beside.",
        )
    path, text = workspace.folder / JOURNEY, text_of(workspace, draft, again=again)
    raw, before = path.read_bytes(), None
    if any(key in parts_of(workspace.journey, PARTS) for key in parts):
        before = _free(workspace.folder)
        replace_atomically(before, raw)
    edit_journey(workspace, lambda _: text, "draft")
    return Written(path, before, parts)


def _timed(made: Draft, events: Events, snapshot: Snapshot) -> Draft:
    """Prompts with the time within which most who take them up do so, where enough do."""
    longest = min(_LONGEST, int(events.habits.days / 2))
    prompts = [_timed_prompt(prompt, longest, snapshot) for prompt in made.journey.prompts]
    journey = replace(made.journey, prompts=tuple(prompts))
    return replace(made, journey=journey, reasons=tuple(reasons(journey)))


def _timed_prompt(prompt: Prompt, longest: int, snapshot: Snapshot) -> Prompt:
    if not prompt.taken or longest < 1:
        return prompt
    steps = [write_filter(any_of(events)) for events in (prompt.shown, prompt.taken)]
    asked = {"steps": steps, "within": f"{longest} days", "hold": prompt.hold or None}
    answer = ask(snapshot, "funnel", {key: value for key, value in asked.items() if value})
    enough = [at for at in answer.curve if at.people.people >= _MOST * answer.conversion.people]
    if answer.conversion.people < _ENOUGH or not enough:
        return prompt
    days = weeks(-(-int(enough[0].seconds) // 86_400) or 1)
    who = f"{answer.conversion.people:,} of {answer.conversion.of:,}"
    told = f"{who} took it up within {longest} days, nine of ten of them within {days} days."
    return replace(prompt, within=Duration(days * 86_400), inferred=f"{prompt.inferred} {told}")


def _without_bare(base: Journey) -> Journey:
    """The definition without stages, where none has a rule yet: what a template laid down is there to be filled."""
    return replace(base, stages=()) if base.stages and imagined(base) == set(base.names) else base


def _begun_with(base: Journey | None) -> str | None:
    """The template that a definition began with, if its stages have no rules yet."""
    if base is None or not base.stages or _without_bare(base).stages:
        return None
    for listed in templates():
        for code in listed.languages:
            if base.names == tuple(stage.name for stage in find_template(listed.name, code).stages):
                return listed.name
    return None


def _kept(made: Draft, base: Journey) -> Draft:
    """The draft in which everything that the definition has stays."""
    mine = made.journey
    journey = replace(
        mine,
        milestone=base.milestone or mine.milestone,
        inferred=base.inferred if base.milestone else mine.inferred,
        stages=base.stages or mine.stages,
        touchpoints=base.touchpoints or mine.touchpoints,
        prompts=base.prompts or mine.prompts,
        research=base.research or mine.research,
    )
    fresh = [reason for reason in reasons(mine) if reason in tuple(reasons(journey))]
    return replace(made, journey=journey, reasons=tuple(fresh), empty=() if base.stages else made.empty)


def _told(snapshot: Snapshot, events: Events) -> dict[str, dict[str, int]]:
    """Which properties tell more of the events that people look up, and are moved by."""
    names = [one.name for one in events.of(*LOOKED_UP, *MOVED)][:_MOST_ASKED]
    likely = {*HELD, *SEARCHED, *TITLED}
    known = [name for name in snapshot.properties("event") if "_".join(tokens_of(name)) in likely]
    return having(snapshot, names, known[:_MOST_ASKED]) if names and known else {}


def _free(folder: Path) -> Path:
    """A name for the old text that no older one has."""
    for number in range(1, 1000):
        path = folder / f"journey.before{'' if number == 1 else f'-{number}'}.yaml"
        if not path.exists():
            return path
    raise BadInput(f"{folder} holds 999 earlier texts of journey.yaml.", hint="Move some of them away.")


__all__ = ["Draft", "Habits", "Written", "confirm", "draft", "new_parts", "text_of"]
