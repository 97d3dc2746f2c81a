"""The channel of every event, against rules said plainly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from parcours.model.errors import BadInput, UnknownName
from parcours.model.filter_text import read_filter
from parcours.timeline.plan import mark
from parcours.timeline.timeline import Timeline
from reference.channels import of_person
from timeline.definitions import again, column, shop
from timeline.worlds import Row, TinyLedger, TinyLog

SITE = "https://shop.example"


def page(time: float, user: str = "a", name: str = "Page", **properties: Any) -> Row:
    return {"name": name, "time": time, "user": user, **{f"p.{k}:s": v for k, v in properties.items()}}


def channels(folder: Path, rows: list[Row], definition: str = "") -> list[str | None]:
    found = column(shop(folder, rows, definition), "journey.channel")
    return [found[row] for row in sorted(found)]


def test_a_visit_has_the_channel_that_its_first_telling_event_tells(tmp_path: Path) -> None:
    rows = [
        page(0, name="Session Start"),
        page(1, page_url=f"{SITE}/?utm_source=google&utm_medium=cpc"),
        page(2, page_url=f"{SITE}/b", referrer=f"{SITE}/"),
        page(3, page_url=f"{SITE}/c", referrer="https://www.facebook.com/"),
        page(4, name="Order"),
        page(5000, page_url=SITE),
        page(9000, name="Order"),
    ]
    paid, social = "Paid Search", "Organic Social"
    assert channels(tmp_path, rows) == [paid, paid, paid, social, paid, "Direct", None]


@pytest.mark.parametrize(
    ("properties", "wanted"),
    [
        ({"utm_source": "x", "utm_medium": "email"}, "Email"),
        ({"context.campaign.source": "x", "context.campaign.medium": "email"}, "Email"),
        ({"mkt_source": "google", "mkt_medium": "cpc", "mkt_campaign": "spring shopping"}, "Paid Shopping"),
        ({"param_source": "x", "param_medium": "referral"}, "Referral"),
        ({"collected_traffic_source.manual_source": "x", "collected_traffic_source.manual_medium": "sms"}, "SMS"),
        ({"event_params.source": "(direct)", "event_params.medium": "(none)"}, "Direct"),
        ({"source": "x", "medium": "affiliate"}, "Affiliates"),
        ({"properties.utm_source": "x", "properties.utm_medium": "audio"}, "Audio"),
        ({"properties.$current_url": f"{SITE}/?gclid=1"}, "Paid Search"),
        ({"$current_url": f"{SITE}/?fbclid=1"}, "Organic Social"),
        ({"page_location": f"{SITE}/?msclkid=1&utm_campaign=x"}, "Paid Search"),
        ({"page_url": f"{SITE}/?gclid=1&utm_medium=email"}, "Email"),
        ({"gclid": "1"}, "Paid Search"),
        ({"context.page.referrer": "https://www.google.fr/"}, "Organic Search"),
        ({"$referring_domain": "chatgpt.com"}, "AI Assistant"),
        ({"$referring_domain": "$direct"}, "Direct"),
        ({"utm_source": "chatgpt.com"}, "AI Assistant"),
        ({"referrer": "https://shop.example/x", "page_url": "https://checkout.shop.example/"}, "Direct"),
        ({"referrer": "https://blog.example/"}, "Referral"),
        ({"page_url": f"{SITE}/"}, "Direct"),
        ({"utm_source": "null", "page_url": f"{SITE}/"}, "Direct"),
        ({"utm_source": "X", "utm_medium": " CPM "}, "Display"),
    ],
)
def test_exports_tell_it_under_their_usual_names(tmp_path: Path, properties: dict[str, str], wanted: str) -> None:
    assert channels(tmp_path, [page(1, **properties)]) == [wanted]


def test_a_source_alone_may_mean_anything(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, [page(1, source="till", campaign="May")])
    assert "journey.channel" not in snapshot.properties("event")
    with pytest.raises(UnknownName):
        snapshot.columns_of("journey.channel")


def test_the_workspaces_own_rules_come_first(tmp_path: Path) -> None:
    rows = [
        page(1, utm_source="crm", utm_medium="email", utm_campaign="nl_may"),
        page(2, name="Call Started"),
        page(3, name="Order Shipped", carrier="dhl"),
        page(4, name="Order Shipped"),
        page(9000, user="b", page_url=SITE, referrer="https://pay.example/"),
    ]
    definition = """\
touchpoints:
  - {name: Parcel, events: [Order Shipped], where: carrier exists, channel: parcel}
  - {name: Site, events: [Page]}
channels:
  - {name: Newsletter, where: utm_campaign starts with nl_}
  - {name: Phone, where: Call Started | Call Endet}
own_sites: [pay.example]
"""
    assert channels(tmp_path, rows, definition) == ["Newsletter", "Phone", "parcel", "Newsletter", "Direct"]


def test_rules_need_no_usual_names(tmp_path: Path) -> None:
    rows = [page(1, name="Call"), page(9000)]
    assert channels(tmp_path, rows, "channels: [{name: Phone, where: Call}]") == ["Phone", None]


def test_a_rule_that_compares_what_cannot_be_compared_says_where(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, [page(1, a="x")], "channels: [{name: A, where: a > 3}]")
    with pytest.raises(BadInput, match=r"journey.yaml, channels\[0\].where: “a” holds text"):
        column(snapshot, "journey.channel")


def test_it_is_kept_under_its_rules_version(tmp_path: Path) -> None:
    log, ledger, timeline = (
        TinyLog([page(1, utm_source="x", utm_medium="email")]),
        TinyLedger(),
        Timeline.open(tmp_path),
    )
    timeline.update(log, ledger)
    first = again(timeline, log, ledger)
    assert list(column(first, "journey.channel").values()) == ["Email"]
    scans = len(log.scans)
    assert list(column(again(timeline, log, ledger), "journey.channel").values()) == ["Email"]
    assert len(log.scans) == scans, "kept: nothing is read again"
    other = again(timeline, log, ledger, "channels: [{name: Post, where: utm_source = x}]")
    assert list(column(other, "journey.channel").values()) == ["Post"]
    assert other.rules["journey.channel"] != first.rules["journey.channel"]


def test_of_many_versions_the_latest_are_kept(tmp_path: Path) -> None:
    log, ledger, timeline = TinyLog([page(1, utm_medium="email")]), TinyLedger(), Timeline.open(tmp_path)
    timeline.update(log, ledger)
    for n in range(7):
        column(again(timeline, log, ledger, f"channels: [{{name: Post{n}, where: Page}}]"), "journey.channel")
    (generation,) = timeline.generations
    keys = [json.loads(f.read_bytes())["about"]["key"] for f in generation.folder.glob("columns/*/about.json")]
    assert sum(key.startswith("d.channel:s ") for key in keys) == 4
    assert "p.utm_medium:s" in keys


def test_filters_take_it_as_any_property(tmp_path: Path) -> None:
    rows = [page(1, utm_medium="email"), page(2, user="b", utm_medium="cpc"), page(3, user="c")]
    snapshot = shop(tmp_path, rows)
    plan = mark(snapshot, [read_filter("Page where journey.channel in (Email, 'Paid Other')")])
    assert sum(len(plan.marks(chunk, plan.scratch())) for chunk in plan.chunks()) == 2


@pytest.mark.parametrize("seed", range(8))
def test_against_the_rules_said_plainly(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parcours.timeline.channels._STRETCH", 7)
    random = np.random.default_rng(seed)
    rows = [_anything(random) for _ in range(120)]
    found = column(shop(tmp_path, rows, "channels: [{name: Own, where: Call}]"), "journey.channel")
    for user in "abcde":
        mine = sorted((row["time"], n, row) for n, row in enumerate(rows, 1) if row["user"] == user)
        plain = [{"name": r["name"], "time": t, "properties": {k[2:-2]: v for k, v in r.items() if k[:2] == "p."}}
                 for t, _, r in mine]  # fmt: skip
        wanted = of_person(plain, lambda event: "Own" if event["name"] == "Call" else None)
        assert [found[n] for _, n, _ in mine] == wanted


def _anything(random: np.random.Generator) -> Row:
    told: dict[str, str] = {}
    if random.random() < 0.6:
        query = random.choice(["", "", "?utm_source=google&utm_medium=cpc", "?gclid=1", "?fbclid=2&utm_medium=Email"])
        told["page_url"] = f"https://{random.choice(['shop.example', 'pay.example'])}/{query}"
    if random.random() < 0.4:
        hosts = ["shop.example", "google.com", "t.co", "blog.example", "gemini.google.com"]
        told["referrer"] = f"https://{random.choice(hosts)}/x"
    if random.random() < 0.2:
        told["utm_source"] = str(random.choice(["google", "sms", "crm"]))
    if random.random() < 0.2:
        told["utm_medium"] = str(random.choice(["cpc", "organic", "push"]))
    if random.random() < 0.1:
        told["utm_campaign"] = str(random.choice(["cross-network", "workshop", "my shop"]))
    if random.random() < 0.1:
        told["gclid"] = "x"
    name = str(random.choice(["Page", "Page", "Order", "Call"]))
    return page(float(random.integers(40_000)), str(random.choice(list("abcde"))), name, **told)
