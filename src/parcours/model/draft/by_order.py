"""Where names say nothing: which events do most people do one after the other? Stages called as the events are."""

from __future__ import annotations

from parcours.model.draft.made import Made, quiet, silence, silent
from parcours.model.draft.placing import Events
from parcours.model.draft.rules import did
from parcours.model.journey import NONE, OUT, Stage

_MOST, _SHARE, _CLEAR = (
    6,
    0.01,
    0.6,
)  # stages; of all people do it; of those who did both did it in that order
_LONGEST = 60  # letters of a stage's name


def by_order(of: Events) -> Made:
    """A stage for each event of a chain that most people go through in one order."""
    made = Made()
    chain = _chain(of)
    for place, name in enumerate(chain):
        seen = of.habits.named[name]
        why = f"Its name says nothing that is known here; {seen.people:,} of {of.habits.people:,} people did “{name}”"
        if place:
            count = of.habits.first(chain[place - 1], name)
            why += f", {count.people:,} of {count.of:,} who did both at different times after “{chain[place - 1]}”"
        key = str(place)
        leave = (quiet(of),) if silence(of) and place < len(chain) - 1 else ()
        why += f". {silent(of)}" if leave else "."
        made.stages[key] = Stage(_called(name, made), did([name]), leave=leave, inferred=why)
        made.entering[key] = []
    return made


def _chain(of: Events) -> list[str]:
    """From what comes first to what comes last, each mostly after the one before."""
    names = [name for name in of.unknown if of.habits.named[name].people >= max(1, _SHARE * of.habits.people)]
    chain: list[str] = []
    for name in of.habits.in_order(names[: 2 * _MOST]):
        if len(chain) < _MOST and (not chain or (of.habits.first(chain[-1], name).share or 0) >= _CLEAR):
            chain.append(name)
    return chain


def _called(name: str, made: Made) -> str:
    """The event's name as far as a stage can have it."""
    called = " ".join("".join(c if c.isprintable() else " " for c in name).split())[:_LONGEST].strip() or "Stage"
    taken = {stage.name for stage in made.stages.values()} | {NONE, OUT}
    return called if called.casefold() not in {t.casefold() for t in taken} else f"{called} ({len(made.stages) + 1})"
