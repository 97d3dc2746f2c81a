"""How may several files be read together? A plan from names and contents, with the reason for each of its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from parcours.collect import column_names as known
from parcours.collect.formats.raw import Cancel, Reader
from parcours.collect.look import looks
from parcours.collect.mapping import Origin
from parcours.collect.recognise import SAMPLE, Guess, recognise
from parcours.collect.together import words
from parcours.collect.together.because import Because
from parcours.collect.together.drafts import Draft, drafts, worth
from parcours.collect.together.links import Seen, links
from parcours.collect.together.opened import Opened
from parcours.collect.together.parts import Parts
from parcours.collect.together.plan import Plan, check_plan
from parcours.collect.together.totals import Rules


@dataclass(frozen=True, slots=True)
class Proposed:
    """A plan to be shown before it is used; tables that it leaves out are read alone."""

    opened: Opened | None
    files: Mapping[str, Sequence[Reader]]  # of every table, those left out too
    because: Mapping[str, list[Because]] = field(
        default_factory=dict
    )  # of each table of the plan, what it is taken for
    guesses: Mapping[str, tuple[Guess, ...]] = field(default_factory=dict)


def propose(
    files: Sequence[Sequence[Reader]],
    *,
    zone: str,
    origin: Origin = "real",
    day_first: bool | None = None,
    cancel: Cancel | None = None,
) -> Proposed:
    """Propose how tables (each one or several files with the same columns) are read together."""
    stems = [_stem(readers[0]) for readers in files]
    tables = {}
    for name, readers in zip(words.table_names(stems), files, strict=True):
        tables[name] = Seen(name, _file(readers[0]), readers, looks(readers[0], SAMPLE, zone, day_first))
    parts = Parts(tables, links(list(tables.values()), cancel))
    found = drafts(parts)
    used = worth(found.values(), parts.links)
    by_name = {name: seen.readers for name, seen in tables.items()}
    if not used:
        return Proposed(None, by_name)
    chosen = {name: draft for name, draft in found.items() if name in used}
    plan = Plan(_name(tables), {name: draft.table for name, draft in chosen.items()}, origin)
    opened, guesses = _mapped(Opened(plan, by_name, _rules(chosen)), chosen, zone, day_first)
    return Proposed(opened, by_name, {name: draft.because for name, draft in chosen.items()}, guesses)


def _mapped(
    opened: Opened, chosen: Mapping[str, Draft], zone: str, day_first: bool | None
) -> tuple[Opened, dict[str, tuple[Guess, ...]]]:
    """The plan with a mapping for each table that is loaded, recognised from its first rows as they are joined."""
    plan, guesses = opened.plan, {}
    for name, draft in chosen.items():
        if draft.part in ("items", "looked up"):
            continue
        sample, given = opened.sampled(draft.table, SAMPLE), draft.given(day_first)
        found = recognise(sample, where=draft.seen.file, source=name, zone=zone, given=given, origin=plan.origin)
        mapping = replace(found.mapping, columns=plan.derived(draft.table), format=draft.table.format)
        plan = replace(plan, tables={**plan.tables, name: replace(draft.table, mapping=mapping)})
        guesses[name] = found.guesses
    return opened.by(check_plan(plan)), guesses


def _rules(chosen: Mapping[str, Draft]) -> dict[str, Rules]:
    """How the numbers of each table, and of its items, are written."""
    rules: dict[str, Rules] = {}
    for name, draft in chosen.items():
        rules[name] = {column: look.number for column, look in draft.seen.looks.items() if look.number}
    return rules | {n: {**rules[n], **rules[d.table.items.table]} for n, d in chosen.items() if d.table.items}


def _name(tables: Mapping[str, Seen]) -> str:
    """What the plan is called: what the files' names have in common, else the folder they lie in."""
    stems = [known.plain(Path(seen.file).name.partition(".")[0]).split("_") for seen in tables.values()]
    first = [stem[0] for stem in stems]
    common = max(set(first), key=first.count)
    if len(stems) > 1 and 2 * first.count(common) > len(stems):
        return common
    path = getattr(next(iter(tables.values())).readers[0], "path", None)
    if len(stems) == 1:
        return next(iter(tables))
    return Path(path).resolve().parent.name if path else "tables"


def _file(reader: Reader) -> str:
    path = getattr(reader, "path", None)
    return Path(path).name if path else str(getattr(reader, "name", "table"))


def _stem(reader: Reader) -> str:
    return _file(reader).partition(".")[0]
