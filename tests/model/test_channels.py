"""Google's published rules as a table: what they say of every source, medium and campaign here, worked out by hand."""

from __future__ import annotations

import pytest

from parcours.model.channels import CHANNELS, CLICKS, DIRECT, Came, category, channel, facts, from_click, from_site

RULES = [
    # source, medium, campaign, channel
    ("(direct)", "(none)", "", "Direct"),
    ("(direct)", "(not set)", "", "Direct"),
    ("(direct)", "cpc", "", "Paid Other"),
    ("google", "cpc", "autumn cross-network", "Cross-network"),
    ("(direct)", "(none)", "cross-network", "Direct"),
    ("amazon", "cpc", "", "Paid Shopping"),
    ("google", "cpc", "Summer Shopping", "Paid Shopping"),
    ("google", "ppc", "eshop", "Paid Shopping"),
    ("google", "ppc", "shop", "Paid Shopping"),
    ("google", "ppc", "workshop", "Paid Search"),
    ("google", "ppc", "fall-shop-ads", "Paid Shopping"),
    ("google", "cpc", "brand", "Paid Search"),
    ("BING", "CPC", "", "Paid Search"),
    ("duckduckgo", "paidsearch", "", "Paid Search"),
    ("facebook", "cpc", "", "Paid Social"),
    ("m.facebook.com", "paid_social", "", "Paid Social"),
    ("tiktok.com", "retargeting", "", "Paid Social"),
    ("youtube.com", "cpv", "", "Paid Video"),
    ("youtube.com", "cpc", "", "Paid Video"),
    ("vimeo", "paid", "", "Paid Video"),
    ("somewhere", "display", "", "Display"),
    ("somewhere", "banner", "", "Display"),
    ("somewhere", "expandable", "", "Display"),
    ("somewhere", "interstitial", "", "Display"),
    ("somewhere", "cpm", "", "Display"),
    ("facebook", "cpm", "", "Paid Social"),
    ("somewhere", "cpc", "", "Paid Other"),
    ("somewhere", "retargeting", "", "Paid Other"),
    ("somewhere", "ppcs", "", "Unassigned"),
    ("chatgpt.com", "ai-assistant", "(ai-assistant)", "AI Assistant"),
    ("etsy.com", "referral", "", "Organic Shopping"),
    ("newsletter", "email", "shopping week", "Organic Shopping"),
    ("facebook.com", "referral", "", "Organic Social"),
    ("l.instagram.com", "referral", "", "Organic Social"),
    ("t.co", "referral", "", "Organic Social"),
    ("hootsuite", "", "", "Organic Social"),
    ("brand-ambassador", "social-media", "", "Organic Social"),
    ("brand-ambassador", "sm", "", "Organic Social"),
    ("youtube.com", "referral", "", "Organic Video"),
    ("somewhere", "video", "", "Organic Video"),
    ("somewhere", "in-video-link", "", "Organic Video"),
    ("google", "organic", "", "Organic Search"),
    ("some-engine", "organic", "", "Organic Search"),
    ("yahoo", "", "", "Organic Search"),
    ("blog.example", "referral", "", "Referral"),
    ("blog.example", "app", "", "Referral"),
    ("blog.example", "link", "", "Referral"),
    ("crm", "email", "", "Email"),
    ("crm", "E-Mail", "", "Email"),
    ("e_mail", "spring", "", "Email"),
    ("crm", "emails", "", "Unassigned"),
    ("partner", "affiliate", "", "Affiliates"),
    ("podcast", "audio", "", "Audio"),
    ("sms", "", "", "SMS"),
    ("crm", "sms", "", "SMS"),
    ("crm", "webpush", "", "Mobile Push Notifications"),
    ("crm", "mobile", "", "Mobile Push Notifications"),
    ("crm", "app-notification", "", "Mobile Push Notifications"),
    ("firebase", "", "", "Mobile Push Notifications"),
    ("somewhere", "something", "", "Unassigned"),
    ("somewhere", "", "", "Unassigned"),
    ("", "", "spring", "Unassigned"),
]


@pytest.mark.parametrize(("source", "medium", "campaign", "wanted"), RULES)
def test_the_published_rules(source: str, medium: str, campaign: str, wanted: str) -> None:
    assert channel(Came(source, medium, campaign)) == wanted


def test_every_channel_stands_in_the_table() -> None:
    assert {wanted for *_, wanted in RULES} == set(CHANNELS)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("google", "search"),
        ("google.com", "search"),
        ("docs.google.com", ""),
        ("news.google.com", "search"),
        ("groups.google.com", "social"),
        ("de.search.yahoo.com", "search"),
        ("shopping.yahoo.com", "shopping"),
        ("mail.yahoo.com", ""),
        ("WWW.Facebook.com", "social"),
        ("en-gb.facebook.com", "social"),
        ("notfacebook.com", ""),
        ("facebook.com.evil.example", ""),
        ("google shopping", "shopping"),
        ("google+", "social"),
        ("apps.shopify.com", "shopping"),
        ("player.vimeo.com", "video"),
        ("com", ""),
        ("", ""),
    ],
)
def test_which_category_a_source_is_of(source: str, wanted: str) -> None:
    assert category(source) == wanted


@pytest.mark.parametrize(
    ("host", "wanted"),
    [
        ("www.google.de", Came("google", "organic")),
        ("google.co.uk", Came("google", "organic")),
        ("google.com.au", Came("google", "organic")),
        ("google.evil.example", Came("google.evil.example", "referral")),
        ("accounts.google.com", Came("accounts.google.com", "referral")),
        ("bing.com", Came("bing", "organic")),
        ("yandex.ru", Came("yandex", "organic")),
        ("gemini.google.com", Came("gemini.google.com", "ai-assistant", "(ai-assistant)")),
        ("Blog.Example", Came("blog.example", "referral")),
    ],
)
def test_what_a_site_tells(host: str, wanted: Came) -> None:
    assert from_site(host) == wanted


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("gclid", "Paid Search"),
        ("gbraid", "Paid Search"),
        ("wbraid", "Paid Search"),
        ("msclkid", "Paid Search"),
        ("yclid", "Paid Search"),
        ("dclid", "Display"),
        ("ttclid", "Paid Social"),
        ("twclid", "Paid Social"),
        ("fbclid", "Organic Social"),
    ],
)
def test_what_a_click_number_tells(kind: str, wanted: str) -> None:
    assert channel(from_click(kind)) == wanted


def test_the_facts_are_whole() -> None:
    assert len(CLICKS) == 9
    assert channel(DIRECT) == "Direct"
    counts = {kind: sum(k == kind for k in facts().categories.values()) for kind in ("search", "social", "video")}
    assert counts["search"] > 70
    assert counts["social"] > 500
    assert counts["video"] > 30
    assert facts().version.startswith("ga4-")
