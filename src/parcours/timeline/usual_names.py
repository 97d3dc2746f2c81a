"""Which properties tell where a visit came from, and by what program? By the names that exports usually give them.

Segment, GA4 (BigQuery, flat or as `event_params`), Snowplow, PostHog, Shopify, and plain tables. What GA4 tells of a
user's *first* visit (`traffic_source`) is not taken for what it tells of this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from parcours.collect.column_names import plain
from parcours.model.channels import CLICKS

TAGS = (  # source, medium, campaign; the first family of which an event has any counts
    ("utm_source", "utm_medium", "utm_campaign"),
    ("context_campaign_source", "context_campaign_medium", "context_campaign_name"),
    ("campaign_source", "campaign_medium", "campaign_name"),
    ("mkt_source", "mkt_medium", "mkt_campaign"),
    *(
        (f"{begin}_source", f"{begin}_medium", f"{begin}_campaign_name")
        for begin in ("collected_traffic_source_manual", "manual", "session_manual")
    ),
    *(
        (f"{begin}_source", f"{begin}_medium", f"{begin}_campaign_name")
        for begin in (
            "session_traffic_source_last_click_manual_campaign",
            "session_traffic_source_last_click_cross_channel_campaign",
        )
    ),
    *((f"{begin}_source", f"{begin}_medium", f"{begin}_campaign") for begin in ("event_params", "param", "session")),
    ("source", "medium", "campaign"),  # words that may mean anything: only where the first two are there
)
ADDRESS = (
    "page_url", "context_page_url", "page_location", "event_params_page_location", "param_page_location", "current_url",
    "landing_page", "landing_page_url", "landing_site", "url",
)  # fmt: skip
REFERRER = (
    "page_referrer", "context_page_referrer", "referrer", "referer", "event_params_page_referrer",
    "param_page_referrer", "http_referer", "document_referrer", "referrer_url", "referring_site", "referring_domain",
    "context_page_referring_domain",
)  # fmt: skip
USER_AGENT = (
    "user_agent",
    "context_user_agent",
    "useragent",
    "raw_user_agent",
    "http_user_agent",
    "browser_user_agent",
)
CLICK_NUMBERS = {
    kind: (kind, f"context_{kind}", f"param_{kind}", f"event_params_{kind}", f"collected_traffic_source_{kind}")
    for kind in CLICKS
}


_IN_PROPERTIES = re.compile(r"^(event_)?(properties|props)\.")  # where nested exports keep them


def of_tags(columns: Iterable[str]) -> list[tuple[list[str], list[str], list[str]]]:
    """The log's columns of source, medium and campaign, family by family."""
    known = _by_name(columns)
    found = []
    for family in TAGS:
        source, medium, campaign = (known.get(_run_together(word), []) for word in family)
        if source and medium if family[0] == "source" else source or medium:
            found.append((source, medium, campaign))
    return found


def of(columns: Iterable[str], words: Iterable[str]) -> list[str]:
    """The log's columns that have one of the names, the likeliest first."""
    known = _by_name(columns)
    return [column for word in words for column in known.get(_run_together(word), [])]


def _by_name(columns: Iterable[str]) -> dict[str, list[str]]:
    """Columns of single values of properties by their name, its words run together."""
    found: dict[str, list[str]] = {}
    for column in sorted(columns, reverse=True):  # text before numbers
        name, _, type = column[2:].rpartition(":")
        if column.startswith("p.") and len(type) == 1:
            found.setdefault(_run_together(_IN_PROPERTIES.sub("", name)), []).append(column)
    return found


def _run_together(name: str) -> str:
    return plain(name).replace("_", "")
