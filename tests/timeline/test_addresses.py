from __future__ import annotations

import pyarrow as pa
import pytest

from parcours.model.channels import Came
from parcours.timeline.addresses import hosts, is_own, links


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.Shop.example/a?b#c", "shop.example"),
        ("http://shop.example:8080/", "shop.example"),
        ("//cdn.example/x", "cdn.example"),
        ("ann:pw@shop.example/x", "shop.example"),
        ("shop.example", "shop.example"),
        ("shop.example.", "shop.example"),
        ("http://localhost:3000/x", "localhost"),
        ("localhost:3000/x", "localhost"),
        ("shop.example:8080/x", "shop.example"),
        ("android-app://com.google.android.googlequicksearchbox/", "com.google.android.googlequicksearchbox"),
        ("/only/a/path", ""),
        ("(not set)", ""),
        ("$direct", ""),
        ("", ""),
    ],
)
def test_the_host_of_an_address(address: str, host: str) -> None:
    found = hosts(pa.array([address], pa.large_string()))
    assert found.values[found.codes[0]] == host


@pytest.mark.parametrize(
    ("address", "came", "click"),
    [
        ("https://a.example/?utm_source=Mail&utm_medium=email&utm_campaign=May", Came("mail", "email", "may"), ""),
        ("https://a.example/?x=1&gclid=abc", Came(), "gclid"),
        ("https://a.example/?gclid=", Came(), ""),
        ("https://a.example/?UTM_SOURCE=x", Came("x"), ""),
        ("https://a.example/?utm_source=a&utm_source=b", Came("a"), ""),
        ("https://a.example/?utm_source=two%20words+more", Came("two words more"), ""),
        ("https://a.example/#/page?utm_source=inside", Came("inside"), ""),
        ("https://[broken/?utm_source=a", Came("a"), ""),
        ("https://a.example/?fbclid=1&gclid=2", Came(), "gclid"),
        ("https://a.example/utm_source=x", Came(), ""),
        ("/path?utm_medium=cpc", Came("", "cpc"), ""),
        ("https://a.example/?" + "&".join(f"utm_source={n}" for n in range(300)), Came("0"), ""),
        ("nonsense", Came(), ""),
    ],
)
def test_how_a_link_is_tagged(address: str, came: Came, click: str) -> None:
    found = links(pa.array(["https://a.example/", address], pa.large_string()))
    assert [found.values[code] for code in found.codes] == [(Came(), ""), (came, click)]


@pytest.mark.parametrize(
    ("host", "page", "own"),
    [
        ("shop.example", "shop.example", True),
        ("checkout.shop.example", "shop.example", True),
        ("shop.example", "checkout.shop.example", True),
        ("othershop.example", "shop.example", False),
        ("pay.example", "shop.example", True),
        ("www2.pay.example", "", True),
        ("blog.example", "", False),
    ],
)
def test_what_is_ones_own_site(host: str, page: str, own: bool) -> None:
    assert is_own(host, page, ["pay.example"]) is own
