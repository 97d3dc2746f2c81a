"""Things taken out of a definition's text, and lists put in another order: all else stays as it is."""

from __future__ import annotations

import pytest
import yaml

from parcours.model.journey_cut import with_list, without_entry, without_items

TEXT = """\
# ours
journey: Shop
events:   # as the shop calls them
  rename:
    pageview: Page Viewed   # of the old tag
    "404": Lost
  merge: {Order: [purchase, order_done], Bill: invoice}
  # nobody wants these
  hide: [ping, beat]
stages: []
touchpoints:
# where we meet
- {name: Mail, events: Email}   # by the mailer
- name: Shop   # big
  events:
    - View
    - Search
# the last one
- {name: Call, events: Ticket}

zone: UTC   # ours too
"""


def test_an_entry_goes_with_its_line() -> None:
    text = without_entry(TEXT, ("events", "rename", "pageview"))
    assert text == TEXT.replace("    pageview: Page Viewed   # of the old tag\n", "")


def test_what_is_left_empty_goes_too() -> None:
    text = without_entry(without_entry(TEXT, ("events", "rename", "404")), ("events", "rename", "pageview"))
    assert "rename" not in text
    assert "# as the shop calls them" in text
    text = without_entry(without_entry(text, ("events", "merge")), ("events", "hide"))
    assert "events:   #" not in text
    assert yaml.safe_load(text).keys() == {"journey", "stages", "touchpoints", "zone"}


def test_in_braces_a_comma_goes_too() -> None:
    assert "merge: {Bill: invoice}" in without_entry(TEXT, ("events", "merge", "Order"))
    assert "merge: {Order: [purchase, order_done]}" in without_entry(TEXT, ("events", "merge", "Bill"))
    assert "events" not in without_entry("events: {hide: [a]}\n", ("events", "hide"))


def test_items_go() -> None:
    assert "hide: [beat]" in without_items(TEXT, ("events", "hide"), ["ping"])
    assert "hide: [ping]" in without_items(TEXT, ("events", "hide"), ["beat"])
    assert "hide" not in without_items(TEXT, ("events", "hide"), ["beat", "ping"])
    assert "Order: [order_done]" in without_items(TEXT, ("events", "merge", "Order"), ["purchase"])
    assert "Bill" not in without_items(TEXT, ("events", "merge", "Bill"), ["invoice"])
    block = "a:\n  b:\n    - x   # one\n    - y\n    # of z\n    - z\nc: 1\n"
    assert without_items(block, ("a", "b"), ["x", "z"]) == "a:\n  b:\n    - y\n    # of z\nc: 1\n"


@pytest.mark.parametrize(
    "path", [("events", "rename", "none"), ("journey", "x"), ("none",), ("events", "hide", "ping")]
)
def test_what_is_not_there_cannot_go(path: tuple[str, ...]) -> None:
    assert without_entry(TEXT, path) == TEXT
    assert without_items(TEXT, path, ["x"]) == TEXT


def test_a_list_in_another_order_keeps_its_comments() -> None:
    text = with_list(TEXT, "touchpoints", [2, "{name: New, events: Start}", 0, 1])
    assert text.startswith(TEXT[: TEXT.index("- {name: Mail")])
    assert text.endswith("""\
# where we meet
# the last one
- {name: Call, events: Ticket}
- {name: New, events: Start}
- {name: Mail, events: Email}   # by the mailer
- name: Shop   # big
  events:
    - View
    - Search

zone: UTC   # ours too
""")


def test_a_list_may_begin_or_end() -> None:
    assert with_list("a: 1\n", "channels", ["{name: N, where: x exists}"]) == (
        "a: 1\n\nchannels:\n  - {name: N, where: x exists}\n"
    )
    assert yaml.safe_load(with_list(TEXT, "touchpoints", [])).keys() == {"journey", "events", "stages", "zone"}
    assert with_list(TEXT, "none", []) == TEXT
    several = with_list(TEXT, "stages", ["name: One\nenter: View"])
    assert "stages:\n  - name: One\n    enter: View\ntouchpoints:" in several


def test_a_list_in_brackets_becomes_lines() -> None:
    assert with_list("own: [a, {b: c}]\nz: 1", "own", [1, 0]) == "own:\n  - {b: c}\n  - a\nz: 1"
    assert with_list("own: a\r\nz: 1\r\n", "own", [0, "b"]) == "own:\r\n  - a\r\n  - b\r\nz: 1\r\n"


def test_the_last_line_may_lack_its_end() -> None:
    assert with_list("l:\n  - a\n  - b", "l", [1, 0]) == "l:\n  - b\n  - a\n"
    assert without_items("l:\n  - a\n  - b", ("l",), ["b"]) == "l:\n  - a\n"
