"""Texts are changed where it must be, and nowhere else."""

from __future__ import annotations

import pytest

from parcours.model.journey_edit import with_entry, with_items
from parcours.model.journey_text import read_journey

COMMENTED = """\
# ours
journey: Shop   # the shop
events:   # what we call things
  # the old tracker
  rename:
    view: Viewed   # since 2024

  hide: [ping]  # noise
# stages come last
stages:
  - name: A
    enter: Viewed
"""


def test_comments_and_order_stay() -> None:
    text = with_entry(COMMENTED, ("events", "rename", "buy"), "Bought")
    text = with_items(text, ("events", "hide"), ["beat", "a, b"])
    text = with_items(text, ("events", "merge", "Paid"), ["pay", "paid: 2"])
    text = with_entry(text, ("events", "rename", "view"), "Seen")
    assert text.splitlines() == [
        "# ours",
        "journey: Shop   # the shop",
        "events:   # what we call things",
        "  # the old tracker",
        "  rename:",
        "    view: Seen   # since 2024",
        "    buy: Bought",
        "",
        "  hide: [ping, beat, 'a, b']  # noise",
        "  merge:",
        "    Paid: [pay, 'paid: 2']",
        "# stages come last",
        "stages:",
        "  - name: A",
        "    enter: Viewed",
    ]
    naming = read_journey(text).events
    assert naming.rename == (("view", "Seen"), ("buy", "Bought"))
    assert naming.hide == ("ping", "beat", "a, b")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "events:\n  rename:\n    a: b\n"),
        ("# only a comment\n", "# only a comment\n\nevents:\n  rename:\n    a: b\n"),
        ("journey: X", "journey: X\n\nevents:\n  rename:\n    a: b\n"),
        ("events:\n", "events: {rename: {a: b}}\n"),
        ("events:  # names\nzone: UTC\n", "events: {rename: {a: b}}  # names\nzone: UTC\n"),
        ("events: {}\n", "events: {rename: {a: b}}\n"),
        ("events: {rename: {c: d}}\n", "events: {rename: {c: d, a: b}}\n"),
        ("events: {hide: [c]}\n", "events: {hide: [c], rename: {a: b}}\n"),
        ("events:\n  rename:\n", "events:\n  rename: {a: b}\n"),
        ("{journey: X}\n", "{journey: X, events: {rename: {a: b}}}\n"),
        ("events:\n    rename:\n        c: d", "events:\n    rename:\n        c: d\n        a: b"),
        ("events:\r\n  rename:\r\n    c: d\r\n", "events:\r\n  rename:\r\n    c: d\r\n    a: b\r\n"),
    ],
)
def test_wherever_there_is_room(before: str, after: str) -> None:
    assert with_entry(before, ("events", "rename", "a"), "b") == after
    assert ("a", "b") in read_journey(after).events.rename


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("events: {hide: a}\n", "events: {hide: [a, b]}\n"),
        ("events: {hide: []}\n", "events: {hide: [b]}\n"),
        ("events:\n  hide:\n    - a  # noise\nzone: UTC\n", "events:\n  hide:\n    - a  # noise\n    - b\nzone: UTC\n"),
        ("events:\n  hide:\n  - a\n", "events:\n  hide:\n  - a\n  - b\n"),
        ("events:\n  hide: [a,\n    c]\n", "events:\n  hide: [a,\n    c, b]\n"),
    ],
)
def test_lists_grow_as_they_are_written(before: str, after: str) -> None:
    assert with_items(before, ("events", "hide"), ["b"]) == after


@pytest.mark.parametrize(
    "name", ["no", "404", "a: b", "#x", "[x", "{y", "'q'", "ünïcödé 手紙", "- z", "a" * 200, "*a", "&b"]
)
def test_any_name_can_be_written(name: str) -> None:
    text = with_entry("journey: X\n", ("events", "rename", name), f"{name}!")
    assert read_journey(text).events.rename == ((name, f"{name}!"),)
