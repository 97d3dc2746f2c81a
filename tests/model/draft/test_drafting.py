"""What is proposed of which events, by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.draft.drafts import drafted, seen_of, stage
from parcours.model.duration import duration
from parcours.model.journey import Journey, Leave, Quiet, imagined
from parcours.model.journey_text import read_journey, write_journey
from parcours.model.rules import AnyOf, Did
from parcours.model.templates import template

CLICKS = ("Page Viewed 100", "Product Viewed 80", "Product Added 40", "Checkout Started 30", "Order Completed 20")
PRODUCT = ("Page Viewed 90", "Signed Up 60", "Trial Started 50", "Subscription Started 30", "Report Created 28",
           "Plan Upgraded 5", "Invite Sent 4", "Subscription Cancelled 3")  # fmt: skip


def test_a_shop_from_its_clicks() -> None:
    draft = drafted(seen_of(*CLICKS))
    assert draft.template == "shop"
    assert draft.journey.names == ("Awareness", "Consideration", "Decision", "Retention")
    assert draft.journey.milestone
    assert draft.journey.milestone.text == "Order Completed"
    assert _enters(draft) == ["Page Viewed", "Product Viewed", "Product Added | Checkout Started", "Order Completed"]
    decision = stage(draft, "Decision")
    assert [e.text for e in decision.intended] == ["Product Added", "Checkout Started", "Order Completed"]
    assert decision.success
    assert isinstance(decision.success.rule, Did)
    assert decision.success.rule.events.text == "Order Completed"
    consideration = stage(draft, "Consideration")
    assert consideration.come_from == ("none", "Awareness", "Decision")
    assert consideration.back_after == duration("1 day")
    assert consideration.leave == (Quiet(duration("2 weeks")),)
    assert "Of 100 people, “Product Viewed” (80): the name says that somebody looked at a product." in (
        consideration.inferred
    )
    assert (
        "“Product Viewed” came after “Page Viewed” for 80 of 80 who did both at different times."
        in consideration.inferred
    )
    assert "Nine of ten who return do so within 10 days: 14 days of silence end it." in consideration.inferred
    assert all(s.assumed for s in draft.journey.stages)


def test_stages_of_which_nothing_tells_hold_what_is_commonly_so() -> None:
    draft = drafted(seen_of("Order Purchased 50", "Order Approved 49", "Order Shipped 48", "Order Delivered 47"))
    assert draft.empty == ("Awareness", "Consideration")
    assert imagined(draft.journey) == {"Awareness", "Consideration"}
    assert draft.journey.names == ("Awareness", "Consideration", "Decision", "Delivery", "Retention")
    assert _enters(draft) == ["", "", "Order Purchased", "Order Approved | Order Shipped", "Order Delivered"]
    assert stage(draft, "Delivery").back


def test_parcels_make_a_stage_after_the_order_where_there_are_clicks() -> None:
    draft = drafted(seen_of(*CLICKS, "Order Shipped 19", "Order Delivered 18", "Order Cancelled 2"))
    assert _enters(draft)[2:] == [
        "Product Added | Checkout Started",
        "Order Completed | Order Shipped",
        "Order Delivered",
    ]
    (leave,) = stage(draft, "Delivery").leave
    assert isinstance(leave, Leave)


def test_a_shop_where_most_buy_again() -> None:
    draft = drafted(seen_of("Basket 100 again 80 within 10", "Campaign mailed 50"))
    assert draft.template == "repeat shop"
    assert draft.why == "Most come back to buy: 80 of 100 people with “Basket” did it again a day or more later."
    first, habit, quiet, back = draft.journey.stages
    assert draft.journey.milestone
    assert first.leave == (Quiet(duration("2 weeks"), (draft.journey.milestone,), quiet.name),)
    assert habit.enter == Did(draft.journey.milestone, 4, duration("4 weeks"))
    assert habit.come_from == (first.name, back.name)
    assert quiet.enter is None
    assert quiet.inferred
    assert back.come_from == (quiet.name,)


def test_a_basket_beside_a_checkout_is_no_order() -> None:
    draft = drafted(seen_of("Basket 100 again 80 within 10", "Checkout Started 50"))
    assert draft.template == "shop"
    assert _enters(draft)[2] == "Basket | Checkout Started"


def test_a_subscription() -> None:
    draft = drafted(seen_of(*PRODUCT))
    assert draft.template == "subscription"
    assert _enters(draft) == ["Page Viewed", "Signed Up | Trial Started", "Subscription Started", "Report Created",
                              "Report Created", "Plan Upgraded", "Invite Sent"]  # fmt: skip
    assert stage(draft, "Adoption").come_from == ("Purchase",)
    assert stage(draft, "Retention").enter == Did(stage(draft, "Adoption").enter.events, 4, duration("28 days"))  # type: ignore[union-attr]
    assert all(stage(draft, name).out for name in ("Purchase", "Adoption", "Retention", "Expansion", "Advocacy"))
    assert not stage(draft, "Consideration").out


def test_what_may_mean_two_things_is_told_by_the_order() -> None:
    reads = drafted(seen_of("review_page 50", "purchase 40"))
    writes = drafted(seen_of("purchase 50", "review_page 40"))
    assert [r.name for r in reads.journey.research] == ["Reviews read"]
    assert not writes.journey.research


def test_an_order_against_the_names_is_said() -> None:
    draft = drafted(seen_of("Product Added 50", "Product Viewed 90"))
    assert (
        "But 50 of 50 who did both at different times did “Product Added” before “Product Viewed”"
        in stage(draft, "Decision").inferred
    )


def test_silence_is_not_told_by_data_that_are_too_short() -> None:
    assert all(not stage.leave for stage in drafted(seen_of(*CLICKS, days=20)).journey.stages)
    assert all(not stage.leave for stage in drafted(seen_of(*CLICKS, gap=None)).journey.stages)


def test_what_is_done_to_people_does_not_end_their_silence() -> None:
    draft = drafted(seen_of(*CLICKS, "Email Delivered 90"))
    (quiet,) = stage(draft, "Awareness").leave
    assert isinstance(quiet, Quiet)
    assert quiet.of
    assert [events.text for events in quiet.of] == ["not (Email Delivered)"]


def test_places_and_their_channels() -> None:
    draft = drafted(seen_of(*CLICKS, "Email Delivered 60", "Order Shipped 9", "Order Delivered 8", "Support Chat 5"))
    assert [(t.name, t.channel) for t in draft.journey.touchpoints] == [
        ("Site", ""), ("Product pages", ""), ("Cart", ""), ("Checkout", ""), ("Messages", "Email"),
        ("Parcel", "parcel"), ("Support", "chat"),
    ]  # fmt: skip


def test_what_is_shown_and_taken() -> None:
    told = {"Promotion Viewed": {"promotion": 50}, "Promotion Clicked": {"promotion": 20, "coupon": 20}}
    draft = drafted(
        seen_of("Promotion Viewed 50", "Promotion Clicked 20", "Email Sent 40", "Push Sent 30", "Email Opened 20",
                "Email Clicked 10", "Campaign mailed 9", "Coupon redeemed 3", "Sales Call 2", "Order 1", told=told)
    )  # fmt: skip
    assert [(p.name, p.kind, _names(p.shown), _names(p.taken), p.hold) for p in draft.journey.prompts] == [
        ("Promotion", "call to action", "Promotion Viewed", "Promotion Clicked", "promotion"),
        ("E-mail", "message", "Email Sent", "Email Clicked", ""),
        ("Message", "message", "Push Sent", "", ""),
        ("Campaign", "coupon", "Campaign mailed", "Coupon redeemed", ""),
        ("Sales contact", "sales contact", "Sales Call", "Order", ""),
    ]


def test_what_is_looked_up_and_which_property_tells_it() -> None:
    told = {"Products Searched": {"query": 9, "page_url": 10}, "Article Read": {"page_url": 8, "title": 8}}
    draft = drafted(seen_of("Products Searched 10", "Article Read 8", "Demo Requested 3", told=told))
    assert [(r.name, r.what, r.depth) for r in draft.journey.research] == [
        ("Searches", "query", None),
        ("Content", "title", "read"),
        ("Trials and samples", "", "examine"),
    ]


def test_days_without_hours_are_remarked() -> None:
    (remark,) = drafted(replace(seen_of("home 90", "purchase 9"), by_day=60)).remarks
    assert remark.startswith("Of 60 of 99 events only the day is known")
    assert not drafted(replace(seen_of("home 90", "purchase 9"), by_day=40)).remarks


def test_names_that_say_nothing_are_told_of_with_where_they_come() -> None:
    draft = drafted(seen_of(*CLICKS, "xyzzy 10"))
    (unplaced,) = draft.unplaced
    assert (unplaced.name, unplaced.events, unplaced.people) == ("xyzzy", 10, 10)
    assert (
        unplaced.near
        == "first done after “Order Completed” by 10 of 10 who did both at different times: perhaps of Retention"
    )


def test_where_no_name_says_anything_the_order_does() -> None:
    draft = drafted(seen_of("qx1 90", "none 50", "qx3 20", "rare 0"))
    assert draft.template == ""
    assert draft.journey.names == ("qx1", "none (2)", "qx3")
    assert draft.journey.milestone
    assert draft.journey.milestone.text == "qx3"
    assert "50 of 50 who did both at different times after “qx1”" in draft.journey.stages[1].inferred
    assert draft.unplaced[0].name == "rare"


def test_one_unknown_event_that_comes_again() -> None:
    draft = drafted(seen_of("xyzzy 50 again 40 within 6"))
    assert draft.template == "repeat shop"
    assert not draft.unplaced
    assert drafted(seen_of("xyzzy 50")).journey.names == ("xyzzy",)


@pytest.mark.parametrize("language", ["en", "ru", "ro", "fr", "id"])
@pytest.mark.parametrize("kind", ["shop", "subscription", "repeat shop"])
def test_every_template_in_every_language_reads_back(kind: str, language: str) -> None:
    draft = drafted(seen_of(*CLICKS, *PRODUCT[1:]), kind=kind, language=language)
    names = [s.name for s in template(kind, language).stages]
    assert [name for name in draft.journey.names if name in names] == names
    assert read_journey(write_journey(draft.journey)) == draft.journey


def test_what_the_definition_says_of_other_things_stays() -> None:
    base = read_journey("{journey: Ours, zone: Europe/Paris, currency: EUR, segments: {Keen: did Order at least 2}}")
    journey = drafted(seen_of(*CLICKS), base=base).journey
    assert (journey.name, journey.zone, journey.currency, journey.segments) == (
        "Ours", "Europe/Paris", "EUR", base.segments,
    )  # fmt: skip
    assert isinstance(base, Journey)


def _enters(draft) -> list[str]:
    """What enters each stage."""
    rules = [stage.enter for stage in draft.journey.stages]
    return [
        " | ".join(part.events.text for part in (rule.rules if isinstance(rule, AnyOf) else (rule,) if rule else ()))
        for rule in rules
    ]


def _names(events) -> str:
    return " | ".join(one.text for one in events)
