"""Tiny lives counted both ways: attempts, entries by unit of a calendar, and the events that did a step."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np

from parcours.analyses.funnel.found import Codes, events_at, found, found_by_unit
from parcours.model.calendar import Calendar
from parcours.timeline.kernels.sequence import Chains, Track
from reference.funnel import Answer, Asked, Happened, attempts, by_unit, did, funnel
from timeline.sequence_worlds import DAY, rules, track, world

Lives = list[list[Happened]]


def compare(seed: int, people: int) -> None:
    """Count one world in all ways."""
    asked, lives = world(Random(seed), people)
    if asked.order != "any order" and all(e.until is None for life in lives for e in life):
        true = [[replace(answer, value=None) for answer in attempts(life, asked)] for life in lives]
        _same(seed, asked, lives, _counted_attempts(asked, lives), true)
    edges = [0, *sorted(Random(seed).sample(range(DAY, 20, DAY), 3)), 24]
    if any(e.until is None or not asked.gaps for life in lives for e in life):
        true = [list(by_unit(life, asked, edges).items()) for life in lives]
        _same(seed, asked, lives, _counted_by_unit(asked, lives, edges), [[(u, a.level) for u, a in t] for t in true])
    _same(seed, asked, lives, *_events(asked, lives))


def _same(seed: int, asked: Asked, lives: Lives, said: list, true: list) -> None:
    for life, mine, theirs in zip(lives, said, true, strict=True):
        told = "\n".join(map(str, life))
        assert mine == theirs, f"seed {seed}\n{asked}\n{told}\ntrue {theirs}\nsaid {mine}"


def _marks(asked: Asked, lives: Lives) -> tuple[Track, Codes | None, list[Happened]]:
    rows = [e for events in lives for e in events if asked.order == "exact" or e.steps or e.bars]
    offsets = np.concatenate([[0], np.cumsum([len(e.values) for e in rows])]).astype(np.int64)
    codes = np.array([v for e in rows for v in sorted(e.values)], np.uint32)
    return track(lives, keep_all=asked.order == "exact"), (codes, offsets) if asked.held else None, rows


def _counted_attempts(asked: Asked, lives: Lives) -> list[list[Answer]]:
    marks, held, _ = _marks(asked, lives)
    chains = found(marks, rules(asked), held, occurrences=True).chains
    assert (chains.level > 0).all()
    return [_answers(chains, person) for person in range(len(lives))]


def _answers(chains: Chains, person: int) -> list[Answer]:
    mine = chains.at(np.flatnonzero(chains.subject == person))
    return [
        Answer(int(level), tuple(divmod(int(t), 1_000_000) for t in mine.times[offset : offset + level]))
        for level, offset in zip(mine.level, mine.offsets, strict=True)
    ]


def _counted_by_unit(asked: Asked, lives: Lives, edges: list[int]) -> list[list[tuple[int, int]]]:
    marks, held, _ = _marks(asked, lives)
    units = Calendar("day", np.array(edges, np.int64), np.array(edges, np.int64))
    chains, unit = found_by_unit(marks, rules(asked), held, units)
    return [
        sorted((int(u), int(n)) for who, u, n in zip(chains.subject, unit, chains.level, strict=True) if who == person)
        for person in range(len(lives))
    ]


def _events(asked: Asked, lives: Lives) -> tuple[list, list]:
    marks, held, rows = _marks(asked, lives)
    of = found(marks, rules(asked), held).entered()
    said: list[list[set[int]]] = [[] for _ in lives]
    for step in (1,) if asked.order == "any order" else range(1, asked.steps + 1):
        some = np.flatnonzero(of.chains.level >= step)
        there = replace(of, chains=of.chains.at(some))
        owner, mark = events_at(there, np.full(len(some), step - 1), rules(asked))
        for n in range(len(some)):
            said[int(there.chains.subject[n])].append({id(rows[m]) for m in mark[owner == n]})
    true = []
    for life in lives:
        answer = funnel(life, asked)
        steps = range(1, min(answer.level, 1 if asked.order == "any order" else answer.level) + 1)
        true.append([{id(event) for event in did(life, asked, answer, step)} for step in steps])
    return said, true
