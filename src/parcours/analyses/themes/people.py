"""Who spoke of a theme? The parts of an answer, as people."""

from __future__ import annotations

import numpy as np

from parcours.analyses.among import no_part, people_of
from parcours.analyses.themes.query import ThemesQuery
from parcours.analyses.themes.told import Told, Whole, told
from parcours.model.errors import unknown_name
from parcours.model.journey import NONE, OUT, Journey
from parcours.timeline.members import Members, numbered
from parcours.timeline.snapshot import Snapshot

_HOW = (" badly", " well")


@people_of("themes", parts="said THEME, said THEME badly, said THEME well; each also with in STAGE; wrote, no theme")
def who(snapshot: Snapshot, query: ThemesQuery, part: str) -> Members:
    """The people of a part."""
    all = told(snapshot, query)
    ours = np.flatnonzero(all.ours)
    if part == "wrote":
        return numbered(snapshot, np.unique(all.rows.person[ours]))
    if part == "no theme":
        spoke = np.intersect1d(ours, all.themes.row)
        return numbered(snapshot, np.setdiff1d(all.rows.person[ours], all.rows.person[spoke]))
    if not part.startswith("said "):
        raise no_part("themes", part)
    pairs = _pairs(all, part.removeprefix("said "), _stages(snapshot))
    return numbered(snapshot, np.unique(all.rows.person[all.themes.row[pairs]]))


def _pairs(all: Told, named: str, stages: list[str]) -> Whole:
    """The pairs that are meant: of a theme, its good or bad ones, in a stage. Names of themes win over what follows."""
    rest, stage = named, None
    if not _known(all, named):
        rest, stage = next(
            ((named.removesuffix(f" in {one}"), n) for n, one in enumerate(stages) if named.endswith(f" in {one}")),
            (named, None),
        )
    how = "" if rest in all.themes.names else next((one for one in _HOW if rest.endswith(one)), "")
    name = rest.removesuffix(how)
    if name not in all.themes.names:
        raise unknown_name("theme", name, all.themes.names, hint="Nobody speaks of it in view, or it is not a theme.")
    pairs = all.pairs(name)
    if how:
        pairs = pairs[(all.bad if how == _HOW[0] else all.good)[pairs]]
    return pairs if stage is None else pairs[all.rows.stage[all.themes.row[pairs]] == stage]


def _known(all: Told, named: str) -> bool:
    return named in all.themes.names or any(named.removesuffix(how) in all.themes.names for how in _HOW)


def _stages(snapshot: Snapshot) -> list[str]:
    return [*(snapshot.journey or Journey()).names, NONE, OUT]
