from __future__ import annotations

import pytest

from parcours.model.errors import ParcoursError
from parcours.model.journey import BadJourney
from parcours.model.journey_text import digest, read_journey, write_journey
from parcours.model.naming import Naming

SHOP = """\
events:
  rename: {pageview: Page Viewed, buy: purchase}
  merge: {Order Completed: [purchase, order_done]}
  hide: [heartbeat]
properties: {merge: {price: [amount, total]}}
traits: {hide: ssn}
touchpoints:
  - {name: Delivery, events: [Shipped], where: carrier exists, channel: parcel}
  - {name: Sale, where: coupon exists}
channels: [{name: Newsletter, where: utm_campaign starts with nl_}]
own_sites: [shop.example]
bots: [ip = '10.0.0.1']
"""


def test_a_definition_is_read_and_written_back() -> None:
    shop = read_journey(SHOP)
    assert shop.events.rename == (("pageview", "Page Viewed"), ("buy", "purchase"))
    assert shop.events.merged == {"Order Completed": ("purchase", "order_done")}
    assert shop.traits.hide == ("ssn",)
    assert [t.name for t in shop.touchpoints] == ["Delivery", "Sale"]
    assert shop.channels[0].name == "Newsletter"
    assert (shop.own_sites, shop.bots.keep, len(shop.bots.rules)) == (("shop.example",), False, 1)
    assert read_journey(write_journey(shop)) == shop
    assert read_journey("bots: keep").bots.keep
    assert digest(read_journey("bots: keep")) != digest(read_journey(""))


def test_every_name_goes_the_way_it_is_sent() -> None:
    naming = read_journey(SHOP).events
    assert naming.way("buy") == ["buy", "purchase", "Order Completed"]
    assert naming.final("other") == "other"
    assert (naming.hidden("heartbeat"), naming.hidden("buy")) == (True, False)
    assert Naming(rename=(("a", "b"),), hide=("b",)).hidden("a")
    assert Naming(merge=(("A", "A"), ("b", "A"))).final("A") == "A"


@pytest.mark.parametrize(
    ("text", "says", "hint"),
    [
        ("events: {rename: {a: b, b: a}}", "in a circle: a -> b -> a", "stay"),
        ("events: {rename: {a: b}, merge: {a: [c, b]}}", "in a circle: a -> b -> a", "stay"),
        ("events: {rename: {a: b, b: c, c: a}}", "in a circle: a -> b -> c -> a", "stay"),
        ("events: {rename: {a: b}, merge: {c: [a]}}", "cannot be both “b” and “c”", "one other"),
        ("events: {renam: {a: b}}", "no key “renam”", "“rename”"),
        ("events: {rename: [a]}", "names and names are needed", "pageview: Page Viewed"),
        ("properties: {rename: {a: journey.channel}}", "derives", "another name"),
        ("traits: {merge: {known: [a]}}", "derives", "another name"),
        ("channels: [{name: A, where: journey.touchpoint = x}]", "itself derived", "derived from"),
        ("touchpoints: [{name: A, events: [x], where: journey.channel = y}]", "itself derived", "derived from"),
        ("bots: [journey.channel = y]", "itself derived", "derived from"),
        ("channels: [{name: A}]", "which events", "where:"),
        ("channels: [{where: a = b}]", "needs a name", "name:"),
        ("touchpoints: [{name: A}]", "needs a name and events", ""),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(text: str, says: str, hint: str) -> None:
    with pytest.raises(BadJourney) as caught:
        read_journey(text)
    assert says in str(caught.value)
    assert str(caught.value).startswith("Line 1, ")
    assert hint in caught.value.hint


def test_a_bad_filter_says_where() -> None:
    with pytest.raises(ParcoursError, match=r"Line 2, channels\[0\]\.where"):
        read_journey("channels:\n  - {name: A, where: 'a ='}")
