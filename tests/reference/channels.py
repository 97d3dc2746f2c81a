"""By which channel did an event come? Said plainly, event by event, over dictionaries of properties.

Only for the names `utm_source`, `utm_medium`, `utm_campaign`, `page_url`, `referrer`, `gclid` and `fbclid`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from parcours.model.channels import Came, channel, from_click, from_site

GAP = 1800
Event = Mapping[str, Any]  # time, properties


def of_person(events: Sequence[Event], own_rule: Callable[[Event], str | None]) -> list[str | None]:
    """The channel of each event of one person, in order of time."""
    found: list[str | None] = [None] * len(events)
    for visit in _visits(events):
        told = [own_rule(events[i]) or _told(events[i]["properties"]) for i in visit]
        first = next((t for t in told if t), None)
        pages = any("page_url" in events[i]["properties"] or "referrer" in events[i]["properties"] for i in visit)
        for i, one in zip(visit, told, strict=True):
            found[i] = one or first or ("Direct" if pages else None)
    return found


def _visits(events: Sequence[Event]) -> list[list[int]]:
    visits: list[list[int]] = []
    for i, event in enumerate(events):
        if not visits or event["time"] - events[visits[-1][-1]]["time"] > GAP:
            visits.append([])
        visits[-1].append(i)
    return visits


def _told(properties: Mapping[str, str]) -> str | None:
    query = {k: v[0] for k, v in parse_qs(urlsplit(properties.get("page_url", "")).query).items()}
    keys = ("utm_source", "utm_medium", "utm_campaign")
    tags = [properties.get(key, "").lower() for key in keys]
    if not any(tags):
        tags = [query.get(key, "").lower() for key in keys]
    click = next((k for k in ("gclid", "fbclid") if k in query), None)
    click = click or next((k for k in ("gclid", "fbclid") if k in properties), None)
    if click and not tags[1]:
        by_click = from_click(click)
        tags = [tags[0] or by_click.source, by_click.medium, tags[2]]
    if any(tags):
        return channel(Came(*tags))
    host = urlsplit(properties.get("referrer", "")).hostname
    if host and host != urlsplit(properties.get("page_url", "")).hostname:
        return channel(from_site(host))
    return None
