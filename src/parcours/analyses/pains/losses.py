"""Who is lost between stages or steps, and who falls back to an earlier stage? Of a chunk's people.

*Lost* after a stage: who, within the time, comes to no later stage by doing something (a stage that is entered by
silence alone is none to come to). Lost after a step: who did it and, within the time since the first step, not the
next one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.pains.outcomes import SHIFT, Goals, Longs, Places, Shown
from parcours.model.journey import Journey
from parcours.timeline.kernels.stages import BY_QUIET, NONE, Visits
from parcours.timeline.kernels.track import Chains

STAGE, FALL, STEP = 10, 11, 12  # first numbers of keys


def between_stages(visits: Visits, journey: Journey, goals: Goals, low: int, high: int) -> list[Shown]:
    """Those who stay behind at each stage from which events lead to a later one."""
    subject, stage, entered = (a.astype(np.int64) for a in (visits.subject, visits.stage, visits.entered))
    active = np.array([s.enter is not None for s in journey.stages], np.bool_)
    arrived = active[stage] if len(stage) else np.zeros(0, np.bool_)
    in_time = (entered >= low) & (entered < high)
    found: list[Shown] = []
    for number in range(len(journey.stages)):
        if not active[number + 1 :].any():
            continue
        here = np.flatnonzero((stage == number) & in_time)
        who, when = _first(subject[here], entered[here])
        later = np.sort(((subject << SHIFT) | entered)[arrived & (stage > number)])
        behind = _none_within(later, who, when, goals.within)
        places = Places.of(who, np.full_like(who, number), when, number + 1, goals)
        lost = behind & ~goals.late(when)
        found.append(_shown(STAGE, number, who[lost], when[lost], places))
    return found


def falls(visits: Visits, goals: Goals, low: int, high: int) -> Shown:
    """Those who come from a stage to an earlier one by doing something, among all who were in it."""
    subject, stage, entered = (a.astype(np.int64) for a in (visits.subject, visits.stage, visits.entered))
    came = visits.came.astype(np.int64)
    in_time = (entered >= low) & (entered < high)
    silent = np.append(False, visits.how[:-1] == BY_QUIET)[: len(subject)]  # how the visit before ended
    fell = np.flatnonzero((came < NONE) & (stage < came) & in_time & ~silent)
    was = (entered < high) & (visits.left.astype(np.int64) >= low)
    places = Places.of(subject[was], stage[was], np.maximum(entered[was], low), NONE, goals)
    about = np.stack([came[fell], stage[fell]], axis=1)
    return Shown(FALL, about, came[fell], subject[fell], entered[fell], places)


def between_steps(chains: Chains, steps: int, goals: Goals, as_of: int) -> list[Shown]:
    """Those who did a step and not the next one; who began too late to have had the time is in no figure."""
    level = chains.level.astype(np.int64)
    subject, offsets = chains.subject.astype(np.int64), chains.offsets
    begun = chains.began // 1_000_000
    settled = (level > 0) & (begun + goals.within <= as_of)
    found: list[Shown] = []
    for step in range(1, steps):
        did = np.flatnonzero(settled & (level >= step))
        when = chains.times[offsets[did] + step - 1] // 1_000_000
        places = Places.of(subject[did], np.full_like(did, step), when, step + 1, goals)
        lost = level[did] == step
        found.append(_shown(STEP, step, subject[did][lost], when[lost], places))
    return found


def _shown(sign: int, number: int, subject: Longs, moment: Longs, places: Places) -> Shown:
    at = np.full(len(subject), number, np.int64)
    return Shown(sign, at[:, None], at, subject, moment, places)


def _first(subject: Longs, moment: Longs) -> tuple[Longs, Longs]:
    """Each subject's first; subjects come in order, and each one's moments too."""
    new = np.append(True, subject[1:] != subject[:-1])[: len(subject)]
    return subject[new], moment[new]


def _none_within(later: Longs, subject: Longs, moment: Longs, within: int) -> NDArray[np.bool_]:
    """Whether nothing of `later` (keys of subject and second) comes at each moment or within the time after it."""
    start = (subject << SHIFT) | moment
    return np.searchsorted(later, start, side="left") >= np.searchsorted(later, start + within, side="right")
