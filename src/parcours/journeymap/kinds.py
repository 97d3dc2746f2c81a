"""What kinds of findings are there? A closed list: what each is about, its figures by name, and its details.

`figures[0]` leads and is drawn large; the others are told beside it. A figure that could not be told is left out, not
None. Details are further words, by key. `low` and `high` of a figure are always its 95 % interval; quartiles are
figures of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parcours.model.assumed import Lane


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding."""

    name: str
    lane: Lane | None  # None: of the whole journey, or of any lane
    about: str  # what `Statement.about` holds
    figures: tuple[str, ...] = ()  # names, the leading one first; any of them may be absent
    detail: tuple[str, ...] = ()  # keys that it may have


_ALL = (
    # goals
    Kind("goal", "goals", "what customers want of the stage, in the definition's words",
         ("reached", "time", "low quarter", "high quarter", "unfinished"), ("rule",)),
    Kind("steps", "goals", "the goal", ("steps", "low quarter", "high quarter")),
    Kind("choices", "goals", "the goal", ("choices", "low quarter", "high quarter")),
    Kind("fields", "goals", "the goal", ("fields", "low quarter", "high quarter")),
    # actions, touchpoints, research
    Kind("did", "actions", "the event's name", ("people", "events")),
    Kind("met", "touchpoints", "the touchpoint's name", ("people", "events"), ("reason",)),
    Kind("came", "touchpoints", "the channel's name", ("people", "events"), ("reason",)),
    Kind("looked", "research", "the name of a rule of `research`: who did any of it", ("people", "events"),
         ("research", "depth", "reason")),
    Kind("searched", "research", "the words searched for", ("people", "events"), ("research", "reason")),
    Kind("saw", "research", "the content seen", ("people", "events"), ("research", "depth", "reason")),
    # thoughts and feelings
    Kind("felt", "feelings", "what tells it: texts, scores, behaviour",
         ("valence", "people", "shown", "went on", "intensity", "by itself"), ("drawn",)),
    Kind("spoke", "feelings", "empty: people who said anything, as text or score", ("people", "texts")),
    Kind("scored", "feelings", "the event that holds the score", ("mean", "answers"), ("low end", "high end")),
    Kind("theme said", "feelings", "the theme's name", ("people", "badly", "well")),
    Kind("told", "feelings", "what they say: question, doubt, motive, alternative, request, complaint, praise",
         ("people", "texts")),
    Kind("unheard", "feelings", "empty: people who had not bought, of whom nobody said anything", ("people",)),
    Kind("said", "feelings", "the customer's own words, masked", ("score",),
         ("event", "title", "language", "low end", "high end", "recall", "pinned")),
    # pain points; sign: drop-off, repeats, back, waits, errors; verdict: hurts, unclear, no sign, too few, or, where
    # nothing can be compared, all missed, none missed. `stage`, of these and of moments: where a statement of the whole
    # stands in the map
    Kind("pain", "pains", "what the sign is, as `lost after Decision`",
         ("people", "missed more", "missed with", "missed without", "times", "usual wait", "slowest tenth"),
         ("sign", "place", "rule", "verdict", "goal", "within", "stage")),
    # words and what is lived as one: people are those who lived it, or, where nothing tells who did, who said it;
    # verdict: hurts, unclear, no sign, too few, nobody comparable, differed before, not compared; basis: net value,
    # assumed value; what is at stake has the currency as its unit
    Kind("pain point", "pains", "the theme, or else what is lived: `Parcel Delivered: later than promised_on`",
         ("people", "said", "silent", "at stake", "reached more", "scored more"),
         ("verdict", "sign", "place", "rule", "lived", "basis", "goal", "within", "quote", "language", "stage")),
    # moments; the same two may stand for a prompt in `whole`: what is said, or why nothing is, of its effect
    Kind("moment", "moments", "the event, touchpoint or prompt",
         ("difference", "share", "others", "people", "p"), ("found", "goal", "within", "stage")),
    Kind("refused", "moments", "the event, touchpoint or prompt",
         ("people", "mean before", "mean of others", "compared", "others", "apart"),
         ("reason", "told", "what", "goal", "within", "stage")),
    # how we move them on
    Kind("prompt", "prompts", "the prompt's name",
         ("shown", "taken", "went on", "went on taken", "unfinished"), ("kind", "within", "reason", "withheld")),
    # measures
    Kind("moved on", "measures", "the later stage that they moved on to", ("people", "moves")),
    # no median: most are still there
    Kind("stay", "measures", "the stage", ("median", "low quarter", "high quarter", "still there", "stays")),
    Kind("measure", "measures", "the measure: revenue, order value, per person, bounce, ...",
         ("value", "of", "people"), ("method", "property")),
    Kind("reading", "measures", "a figure of nobody: impressions, spend, position", ("value",), ("rows", "mean", "of")),
    # of any lane
    Kind("assumed", None, "the sentence that somebody holds to be true", (), ("test",)),
    # of the whole journey
    Kind("milestone", None, "the event that the journey leads to", ("reached",), ("reason",)),
    Kind("nowhere", None, "empty: people who are in no stage now", ("people",)),
    Kind("out", None, "empty: people who are out now", ("people",)),
    Kind("unplaced", None, "empty: events of people who were in no stage then", ("events",)),
)  # fmt: skip

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _ALL}
"""Every statement of a map is of one of these."""
