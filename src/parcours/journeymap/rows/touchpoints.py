"""Where do people meet the company in each stage, and by which channels do they come?"""

from __future__ import annotations

from itertools import chain, zip_longest

from parcours.journeymap.asking import Answer, Asking
from parcours.journeymap.rows.actions import done, everything, shown
from parcours.journeymap.rows.found import Found, found, room
from parcours.model.count import Count
from parcours.model.filters import Compare, Named, parts
from parcours.model.journey import Stage
from parcours.model.journey_map import Statement
from parcours.model.touchpoints import CHANNEL, TOUCHPOINT

_TOP = 30
_NAMES = 3  # of events that could be a touchpoint


def touchpoints(asking: Asking) -> list[Found]:
    """Touchpoints and channels, each those of most people first; a channel called as a touchpoint of the same people
    is not told again."""
    met, came = (_by(asking, name) for name in (TOUCHPOINT, CHANNEL))
    inferred = {one.name: one.inferred for one in asking.journey.touchpoints if one.inferred}
    cells = []
    for number, stage in enumerate(asking.stages):
        places = list(done(met, number, "met", reasons=inferred)) if met else []
        known = {_same(one) for one in places}
        channels = [one for one in done(came, number, "came", reasons={}) if _same(one) not in known] if came else []
        both = [room(some, asking.most) for some in (places, channels)]
        more = sum(left for _, left in both)
        cells.append(found([*both[0][0], *both[1][0]], _missing(asking, number, stage), more=more))
    return cells


def _by(asking: Asking, name: str) -> Answer | None:
    """Events by a property that rules derive; only those that have it."""
    if name not in asking.snapshot.properties("event"):
        return None
    return asking.answer("actions", by=name, where=Compare(name, "exists"), top=_TOP)


def _same(one: Statement) -> tuple[str, Count | None]:
    """What a touchpoint and a channel have in common that are one: the name, and how many people."""
    return one.about.casefold(), one.figures[0].count


def _missing(asking: Asking, number: int, stage: Stage) -> str:
    answer = everything(asking)
    names = [] if isinstance(answer, str) else [str(row.value) for _, row in shown(answer, number)]
    known = {
        name
        for one in asking.journey.touchpoints
        for part in parts(one.filter)
        if isinstance(part, Named)
        for name in part.names
    }
    free = [name for name in names if name not in known][:_NAMES]
    events = f": of {', '.join(free)}" if free else ""
    return f"Name the `touchpoints` of {stage.name} in journey.yaml{events}."


def interleaved(*lists: list) -> list:
    """The first of each, then the second of each, ..."""
    return [one for one in chain.from_iterable(zip_longest(*lists)) if one is not None]
