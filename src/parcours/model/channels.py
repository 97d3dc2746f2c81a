"""By which channel does a visit come? The rules that Google publishes for GA4's default channel group, in their order.

They go by source, medium and campaign. Where a link was not tagged with these, a click number that an advertiser's
link left, or the site that people came from, tells source and medium first. Facts about sites: `channel_sources.txt`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote

UNASSIGNED = "Unassigned"
CHANNELS = (
    "Direct", "Cross-network", "Paid Shopping", "Paid Search", "Paid Social", "Paid Video", "Display", "Paid Other",
    "AI Assistant", "Organic Shopping", "Organic Social", "Organic Video", "Organic Search", "Referral", "Email",
    "Affiliates", "Audio", "SMS", "Mobile Push Notifications", UNASSIGNED,
)  # fmt: skip
CLICKS = {  # numbers that links carry, and the source and medium that each stands for
    "gclid": ("google", "cpc"),
    "gbraid": ("google", "cpc"),
    "wbraid": ("google", "cpc"),
    "dclid": ("dfa", "display"),
    "msclkid": ("bing", "cpc"),
    "yclid": ("yandex", "cpc"),
    "ttclid": ("tiktok", "cpc"),
    "twclid": ("twitter", "cpc"),
    "fbclid": ("facebook", "referral"),  # links out of Facebook carry it whether they were paid for or not
}
_FILE = Path(__file__).parent / "channel_sources.txt"
_PAID = re.compile(r".*cp.*|ppc|retargeting|paid.*", re.DOTALL)
_SHOPPING = re.compile(r".*(([^a-df-z]|^)shop|shopping).*", re.DOTALL)
_SOCIAL = ("social", "social-network", "social-media", "sm", "social network", "social media")
_DISPLAY = ("display", "banner", "expandable", "interstitial", "cpm")
_EMAIL = ("email", "e-mail", "e_mail", "e mail")
_NOT_SET = ("(not set)", "(none)")


@dataclass(frozen=True, slots=True)
class Came:
    """Where a visit came from, as told; empty: not told. Capital letters do not count."""

    source: str = ""
    medium: str = ""
    campaign: str = ""

    def __bool__(self) -> bool:
        return bool(self.source or self.medium or self.campaign)


DIRECT = Came("(direct)", "(none)")


def channel(came: Came) -> str:
    """The channel of a visit; `Unassigned` where no rule fits."""
    source, medium, campaign = came.source.lower(), came.medium.lower(), came.campaign.lower()
    kind = category(source)
    if source == "(direct)" and medium in _NOT_SET:
        return "Direct"
    if "cross-network" in campaign:
        return "Cross-network"
    shopping = kind == "shopping" or is_shopping(campaign)
    if _PAID.fullmatch(medium):
        return _paid(kind, shopping, medium)
    if medium in _DISPLAY:
        return "Display"
    return _unpaid(source, medium, kind, shopping)


def from_click(kind: str) -> Came:
    """What a click number of this kind tells."""
    return Came(*CLICKS[kind])


def from_site(host: str) -> Came:
    """What it tells that people came from a site: a search engine, an assistant, or any other."""
    host = host.lower().removeprefix("www.")
    if host in facts().assistants:
        return Came(host, "ai-assistant", "(ai-assistant)")
    engine = facts().engine(host)
    return Came(engine, "organic") if engine else Came(host, "referral")


def category(source: str) -> str:
    """search, shopping, video, social, or empty."""
    return facts().category(source.lower().removeprefix("www."))


def is_shopping(campaign: str) -> bool:
    """Whether a campaign, in lower case, is named for shopping."""
    return _SHOPPING.fullmatch(campaign) is not None


def version() -> str:
    """Which facts these are."""
    return facts().version


def _paid(kind: str, shopping: bool, medium: str) -> str:
    if shopping:
        return "Paid Shopping"
    if kind in ("search", "social", "video"):
        return f"Paid {kind.title()}"
    return "Display" if medium in _DISPLAY else "Paid Other"


def _unpaid(source: str, medium: str, kind: str, shopping: bool) -> str:
    rules = (
        ("AI Assistant", medium == "ai-assistant"),
        ("Organic Shopping", shopping),
        ("Organic Social", kind == "social" or medium in _SOCIAL),
        ("Organic Video", kind == "video" or "video" in medium),
        ("Organic Search", kind == "search" or medium == "organic"),
        ("Referral", medium in ("referral", "app", "link")),
        ("Email", source in _EMAIL or medium in _EMAIL),
        ("Affiliates", medium == "affiliate"),
        ("Audio", medium == "audio"),
        ("SMS", "sms" in (source, medium)),
        ("Mobile Push Notifications", medium.endswith("push") or "mobile" in medium or "notification" in medium),
        ("Mobile Push Notifications", source == "firebase"),
    )
    return next((name for name, fits in rules if fits), UNASSIGNED)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of sites."""

    version: str
    categories: dict[str, str]  # of names, and of hosts and those below them
    alone: dict[str, str]  # of very hosts
    engines: dict[str, str]  # of hosts; `google.*` by `google`
    assistants: frozenset[str]

    def category(self, source: str) -> str:
        if source in self.alone:
            return self.alone[source]
        while source not in self.categories:
            _, _, source = source.partition(".")
            if "." not in source:
                return ""
        return self.categories[source]

    def engine(self, host: str) -> str:
        if host in self.engines:
            return self.engines[host]
        label, _, ending = host.partition(".")
        national = re.fullmatch(r"(com?\.)?[a-z]{2}|com", ending) is not None
        return self.engines.get(f"{label}.*", "") if national else ""


@cache
def facts() -> Facts:
    """The file, read once."""
    section: list[str] = []
    sections: dict[str, list[str]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            section.extend(unquote(word) for word in line.split())
    categories, alone = {}, {}
    for kind in ("search", "shopping", "video", "social"):
        for word in sections[kind]:
            if word.startswith("="):
                alone[word[1:]] = kind
            else:
                categories[word.removesuffix("~")] = kind
                if word.endswith("~"):
                    categories[f"{word[:-1]}.com"] = kind
    pairs = [word.split("=") for word in sections["engines"]]
    engines = {host: name for name, hosts in pairs for host in hosts.split(",")}
    return Facts(sections["version"][0], categories, alone, engines, frozenset(sections["assistants"]))
