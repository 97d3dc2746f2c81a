"""By which channel did people come to where an event happened? The property `journey.channel`.

An event's own channel comes from the first that tells one: the workspace's rules (`channels`), its touchpoint's
channel, the tags of its link, its click number, the site that people came from. Else it is that of the visit: what the
first event of it that tells one tells; *Direct* for a visit that has pages and tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from parcours.model import channels as rules
from parcours.model.channels import Came
from parcours.model.journey import Journey
from parcours.model.touchpoints import CHANNEL
from parcours.timeline import columns, usual_names
from parcours.timeline.addresses import hosts, is_own, links
from parcours.timeline.arrivals import Readable
from parcours.timeline.columns import Column
from parcours.timeline.facets import Facet, Told, encoded
from parcours.timeline.generation import Generation
from parcours.timeline.packed import Arrays
from parcours.timeline.sessions import NO_SESSION, sessions
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.touchpoints import NAMING, first_that_holds, named, version_of

_STRETCH = 1 << 22  # events looked at in one go
_NOT_TOLD = ("null", "undefined", "None")


@dataclass(frozen=True)
class Channels:
    """The property, by a journey's rules and the usual ones."""

    journey: Journey
    name: str = CHANNEL
    of: Literal["event"] = "event"
    column: str = "d.channel:s"
    of_way: bool = False

    @staticmethod
    def given(log: Readable, journey: Journey) -> Channels | None:
        """None where neither data nor definition tell of channels."""
        said = journey.channels or any(touchpoint.channel for touchpoint in journey.touchpoints)
        return Channels(journey) if said or _Columns(log).any else None

    @property
    def version(self) -> str:
        by_rule = version_of(self.journey, "channels", "touchpoints", "own_sites", *NAMING)
        return f"{rules.version()} {by_rule}"

    def make(self, snapshot: Snapshot, generation: Generation) -> Arrays:
        names = list(rules.CHANNELS)
        wanted = [(f"channels[{n}].where", rule.where.filter) for n, rule in enumerate(self.journey.channels)]
        names += [rule.name for rule in self.journey.channels]
        for n, touchpoint in enumerate(self.journey.touchpoints):
            wanted.append((f"touchpoints[{n}]", touchpoint.filter))
            names.append(touchpoint.channel)
        number = first_that_holds(snapshot, generation, wanted)
        number[number > 0] += len(rules.CHANNELS)
        silent = np.array([False, *(not name for name in names)])  # touchpoints that say nothing of a channel
        number[silent[number]] = 0
        came, web = _Usual(snapshot, generation, self.journey.own_sites).found()
        return named(_of_visits(generation, np.where(number > 0, number, came), web), names)


class _Columns:
    """The columns of the log that tell where visits came from."""

    def __init__(self, log: Readable) -> None:
        known = log.columns()
        self.tags = usual_names.of_tags(known)
        clicks = {kind: usual_names.of(known, words) for kind, words in usual_names.CLICK_NUMBERS.items()}
        self.clicks = {kind: names for kind, names in clicks.items() if names}
        self.address = usual_names.of(known, usual_names.ADDRESS)
        self.referrer = usual_names.of(known, usual_names.REFERRER)

    @property
    def any(self) -> bool:
        return bool(self.tags or self.address or self.referrer or self.clicks)


class _Usual:
    """What the events of a generation tell by the usual rules."""

    def __init__(self, snapshot: Snapshot, generation: Generation, own: Sequence[str]) -> None:
        def read(names: Sequence[str]) -> list[Column]:
            return [columns.column(generation, name, snapshot.log, snapshot.id.sequence) for name in names]

        there = _Columns(snapshot.log)
        address = read(there.address)
        self._tags = [
            (Told(read(source), _plain, ""), Told(read(medium), _plain, ""), Told(read(campaign), _campaigns, ""))
            for source, medium, campaign in there.tags
        ]
        self._clicks = [
            Told(read(names), lambda values, kind=kind: encoded(values).map(lambda _: kind), "")
            for kind, names in there.clicks.items()
        ]
        self._links, self._pages = Told(address, _links, (Came(), "")), Told(address, hosts, "")
        self._referrers = Told(read(there.referrer), hosts, None)
        self._own, self._events = own, generation.events

    def found(self) -> tuple[NDArray[np.uint32], NDArray[np.bool_]]:
        """For each event the number, from 1, of its channel, 0: it tells none; and whether it is of a visit to
        pages."""
        number, web = np.empty(self._events, np.uint32), np.empty(self._events, np.bool_)
        for start in range(0, self._events, _STRETCH):
            here = slice(start, min(start + _STRETCH, self._events))
            channel, pages = self._of(here)
            of_name = [rules.CHANNELS.index(name) + 1 if name else 0 for name in channel.values]
            number[here] = np.array(of_name, np.uint32)[channel.codes]
            web[here] = np.array(pages.values, np.bool_)[pages.codes]
        return number, web

    def _of(self, here: slice) -> tuple[Facet, Facet]:
        tags = Facet(np.zeros(here.stop - here.start, np.int64), [Came()])
        for family in self._tags:
            source, medium, campaign = (told.of(here) for told in family)
            mine = source.beside(medium).beside(campaign).map(lambda v: Came(v[0][0], v[0][1], v[1]))
            tags = tags.beside(mine).map(lambda v: v[0] or v[1])
        tags = tags.beside(self._links.of(here)).map(lambda v: (v[0] or v[1][0], v[1][1]))
        for told in self._clicks:
            tags = tags.beside(told.of(here)).map(lambda v: (v[0][0], v[0][1] or v[1]))
        page, referrer = self._pages.of(here), self._referrers.of(here)
        site = referrer.beside(page).map(lambda v: v[0] if v[0] and not is_own(v[0], v[1], self._own) else "")
        web = page.map(bool).beside(referrer.map(lambda v: v is not None)).map(any)
        return tags.beside(site).map(lambda v: _channel(v[0][0], v[0][1], v[1])), web


def _channel(tags: Came, click: str, site: str) -> str:
    """What is tagged by hand counts first; a click number tells the medium, and the source, where no medium is."""
    if click and not tags.medium:
        of_click = rules.from_click(click)
        tags = Came(tags.source or of_click.source, of_click.medium, tags.campaign)
    elif tags.source and not tags.medium and rules.from_site(tags.source).medium == "ai-assistant":
        tags = Came(tags.source, "ai-assistant", tags.campaign)  # assistants tag their links with their name alone
    if tags:
        return rules.channel(tags)
    return rules.channel(rules.from_site(site)) if site else ""


def _of_visits(generation: Generation, number: NDArray[np.uint32], web: NDArray[np.bool_]) -> NDArray[np.uint32]:
    """With what an event does not tell itself from its visit."""
    session = sessions(generation)
    inside = session != NO_SESSION
    visits = int(session[inside].max(initial=0)) + 1 if inside.any() else 0
    first, pages = np.zeros(visits, np.uint32), np.zeros(visits, np.bool_)
    telling = np.flatnonzero(inside & (number > 0))[::-1]
    first[session[telling]] = number[telling]  # written from the last on, so that the first stays
    pages[session[inside & web]] = True
    direct = np.uint32(rules.CHANNELS.index("Direct") + 1)
    found = np.where((number == 0) & web, direct, number)
    of_visit = np.where((first == 0) & pages, direct, first)
    asking = inside & (number == 0)
    found[asking] = of_visit[session[asking]]
    return found


def _plain(values: pa.Array) -> Facet:
    return encoded(values).map(lambda value: "" if value in _NOT_TOLD else value.strip().lower())


def _campaigns(values: pa.Array) -> Facet:
    return _plain(values).map(_what_counts)


def _links(values: pa.Array) -> Facet:
    return links(values).map(lambda v: (Came(v[0].source, v[0].medium, _what_counts(v[0].campaign)), v[1]))


def _what_counts(campaign: str) -> str:
    """All that the rules ask of a campaign's name: there are many names, and few answers."""
    if "cross-network" in campaign:
        return "cross-network"
    return "shop" if rules.is_shopping(campaign) else "any" if campaign else ""
