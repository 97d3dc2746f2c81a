"""Which stages are there, or would be, which events lead into each, and who would be there? Arranged on a screen, then
written into journey.yaml."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import yaml

from parcours.model.arranged import arranged, entering, milestone_name
from parcours.model.draft import Draft, place
from parcours.model.draft.seen import Habits
from parcours.model.draft.text import stage_text
from parcours.model.errors import BadInput, ParcoursError
from parcours.model.filters import Named
from parcours.model.journey import Journey, Quiet, Stage, imagined
from parcours.model.journey_cut import with_list
from parcours.model.journey_edit import with_entry, with_part
from parcours.model.journey_plain import plain_of, plain_rule
from parcours.model.journey_text import read_journey
from parcours.model.roles import LANGUAGES
from parcours.model.rules import Did, Rule
from parcours.model.segment_text import write_segment
from parcours.model.templates import template, template_names
from parcours.timeline.habits import habits
from parcours.workspace.drafting import draft, new_parts, text_of
from parcours.workspace.editing import edit_journey, journey_digest
from parcours.workspace.questions import question
from parcours.workspace.stages_told import (
    AfterTold,
    Arrangement,
    Beginning,
    Counts,
    Proposal,
    RuleTold,
    StageCount,
    StageEvent,
    StageTold,
    TemplateTold,
)  # fmt: skip
from parcours.workspace.workspace import Workspace

_MOST = 0.5  # of the people who did both
_MOST_KEPT = 8  # proposals of a workspace


def proposal(workspace: Workspace, beginning: Beginning) -> Proposal:
    """What to look at: the stages that there are, or those that the events speak for."""
    made = _made(workspace, beginning)
    journey, seen = made.draft.journey, made.habits
    language = made.draft.language
    foremost = _foremost(journey, seen)
    parts = new_parts(made.draft, workspace.journey, again=beginning.again)
    also = {part: len(getattr(journey, part)) for part in parts if part in ("touchpoints", "prompts", "research")}
    return Proposal(
        there="stages" not in parts,
        template=made.draft.template,
        language=language,
        languages=tuple(LANGUAGES),
        templates=tuple(
            TemplateTold(name, tuple(stage.name for stage in template(name, language).stages))
            for name in template_names()
        ),
        stages=tuple(_told(stage, foremost, seen) for stage in journey.stages),
        milestone=milestone_name(journey.milestone) if journey.milestone else "",
        events=tuple(
            StageEvent(
                one.name,
                one.events,
                one.people,
                one.name in made.known,
                "" if one.name in made.known else _perhaps(one.name, foremost, seen),
            )
            for one in seen.seen
        ),
        people=seen.people,
        days=seen.days,
        gap=seen.gap,
        also=also,
    )


def counts(workspace: Workspace, wanted: Arrangement) -> Counts:
    """Who would be in which stage, if it were so."""
    journey = _wanted(workspace, wanted)
    if not journey.stages:
        return Counts((), None, None, workspace.snapshot().people)
    answer = question("stages")(workspace.snapshot(), journey=journey)
    bare = imagined(journey)
    told = [
        StageCount(one.name, None if one.name in bare else one.ever, None if one.name in bare else one.now)
        for one in answer.stages
    ]
    return Counts(tuple(told), answer.none_now, answer.reached, answer.people)


def confirm(workspace: Workspace, wanted: Arrangement) -> None:
    """Write it into journey.yaml: what was changed, the rest staying as it stands there."""
    journey, made = _wanted(workspace, wanted), _made(workspace, wanted.beginning).draft
    again = wanted.beginning.again
    parts = new_parts(made, workspace.journey, again=again)

    def edit(text: str) -> str:
        changed = _with_stages(text_of(workspace, made, again=again) if parts else text, journey)
        if journey.milestone != read_journey(changed).milestone:
            told = journey.milestone.text if journey.milestone else ""
            changed = with_entry(changed, ("milestone",), told) if told else with_part(changed, "milestone", "")
        changed = with_part(changed, "inferred", "")
        for before, after in zip(made.journey.segments, journey.segments, strict=True):
            if before != after:
                changed = with_entry(changed, ("segments", after.name), write_segment(after.segment))
        return _checked(changed, journey)

    edit_journey(workspace, edit, "stages")


@dataclass(frozen=True, slots=True)
class _Made:
    draft: Draft
    habits: Habits
    known: frozenset[str]  # events whose names say something


_kept: WeakKeyDictionary[Workspace, dict[tuple[object, ...], _Made]] = WeakKeyDictionary()
_keeping = threading.Lock()


def _made(workspace: Workspace, beginning: Beginning) -> _Made:
    """The proposal, made once as long as neither events nor definitions change."""
    snapshot = workspace.snapshot()
    what = (workspace.timeline.sequence, journey_digest(workspace), beginning)
    with _keeping:
        kept = _kept.setdefault(workspace, {})
        if what not in kept:
            asked = {"template": beginning.template, "language": beginning.language}
            found = draft(snapshot, **asked, again=beginning.again)
            seen = habits(snapshot)
            placed = frozenset(one.name for one in place(seen, found.language).placed)
            while len(kept) >= _MOST_KEPT:
                del kept[next(iter(kept))]
            kept[what] = _Made(found, seen, placed)
        return kept[what]


def _wanted(workspace: Workspace, wanted: Arrangement) -> Journey:
    base = _made(workspace, wanted.beginning).draft.journey
    return arranged(base, wanted.stages, wanted.milestone)


def _told(stage: Stage, foremost: Sequence[tuple[str, str]], seen: Habits) -> StageTold:
    events, rest = entering(stage.enter)
    quiet = next((one.length.seconds for one in stage.leave if isinstance(one, Quiet)), None)
    return StageTold(
        name=stage.name,
        events=events,
        rest=tuple(map(_rule, rest)),
        goal=stage.success.goal if stage.success else "",
        quiet=quiet,
        back=stage.back or stage.back_after is not None,
        assumed=len(stage.assumed),
        proposed=bool(stage.inferred),
        after=_after(stage.name, foremost, seen),
    )


def _rule(rule: Rule) -> RuleTold:
    text = yaml.safe_dump(
        plain_rule(rule), allow_unicode=True, default_flow_style=True, width=10**6, sort_keys=False
    ).strip()
    if isinstance(rule, Did) and isinstance(named := rule.events.filter, Named):
        return RuleTold(named.names, rule.at_least, rule.within.seconds if rule.within else None, text)
    return RuleTold((), 1, None, text)


def _foremost(journey: Journey, seen: Habits) -> list[tuple[str, str]]:
    """Each stage that events lead into, with the one of most people."""
    found = []
    for stage in journey.stages:
        events = [seen.named[name] for name in entering(stage.enter)[0] if name in seen.named]
        if events:
            found.append((stage.name, max(events, key=lambda one: one.people).name))
    return found


def _after(stage: str, foremost: Sequence[tuple[str, str]], seen: Habits) -> AfterTold | None:
    names = [name for name, _ in foremost]
    at = names.index(stage) if stage in names else 0
    if at == 0:
        return None
    event, before = foremost[at][1], foremost[at - 1][1]
    count = seen.first(before, event)
    return AfterTold(event, before, count) if count.of else None


def _perhaps(name: str, foremost: Sequence[tuple[str, str]], seen: Habits) -> str:
    """The last stage that most people, who did both, had entered before."""
    before = [stage for stage, event in foremost if event != name and (seen.first(event, name).share or 0) > _MOST]
    return before[-1] if before else ""


def _with_stages(text: str, journey: Journey) -> str:
    """The text with the journey's stages; those that are as they were stand as they stood, comments too."""
    there = list(read_journey(text).stages)
    items = [there.index(stage) if stage in there else stage_text(stage) for stage in journey.stages]
    return text if items == list(range(len(there))) else with_list(text, "stages", items)


def _checked(text: str, journey: Journey) -> str:
    """The text, if it says what it should."""
    try:
        said = plain_of(read_journey(text))
    except (ParcoursError, yaml.YAMLError):
        said = None
    if said != plain_of(journey):
        raise BadInput(
            "The text of journey.yaml is laid out in a way that cannot be changed safely.",
            hint="Change the stages in the text itself, under Data.",
        )
    return text
