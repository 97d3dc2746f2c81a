"""Is the map drawn as it should be, light and dark, wide, on a phone and on paper? Its structure, and its looks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from screen.alike import assert_alike
from screen.waiting import settle, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from screen.conftest import Shown

pytestmark = pytest.mark.xdist_group("screen")

_LABELS = """() => [...document.querySelectorAll('button[data-way]')]
  .map((e) => e.getBoundingClientRect()).map((b) => [b.left, b.top, b.right, b.bottom])"""
_WIDER = """() => [...document.querySelectorAll('table td, table th')].filter((e) => e.scrollWidth > e.clientWidth + 1)
  .map((e) => e.textContent.slice(0, 60))"""


@pytest.mark.parametrize("zoom", ["stages", "rows"])
def test_the_map_looks_as_it_did(pages: Callable[..., Page], zoom: str) -> None:
    page = _opened(pages(1440, color_scheme="light", reduced_motion="reduce"), zoom)
    box = page.locator("table").bounding_box()
    assert box is not None
    clip = {"x": box["x"], "y": max(box["y"] - 480, 0), "width": box["width"], "height": 1360}
    assert_alike(page, page.screenshot(full_page=True, clip=clip), f"map-{zoom}-light")
    page.emulate_media(color_scheme="dark")
    page.locator("html[data-mantine-color-scheme=dark]").wait_for(state="attached")
    assert_alike(page, page.screenshot(full_page=True, clip=clip), f"map-{zoom}-dark")


def test_a_phone_shows_one_stage_at_a_time_and_prints_all(pages: Callable[..., Page]) -> None:
    page = _opened(pages(390, height=844, color_scheme="light", reduced_motion="reduce"), "rows")
    assert_alike(page, page.screenshot(), "map-phone")
    stages = page.get_by_role("navigation", name="Stages").get_by_role("button")
    assert stages.count() == 6
    assert page.locator("table").count() == 0
    stages.nth(2).click()
    page.get_by_role("heading", name="Decision").wait_for()
    assert page.get_by_role("heading", name="Awareness").count() == 0
    page.get_by_role("button", name="Next stage").click()
    page.get_by_role("heading", name="Delivery").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.emulate_media(media="print")
    page.locator("table thead th").nth(5).wait_for()


def test_everything_can_be_read_at_any_width(pages: Callable[..., Page]) -> None:
    """Labels of moves do not meet, nothing is wider than its cell, heads stay while rows are read."""
    page = _opened(pages(1440), "rows")
    boxes = page.evaluate(_LABELS)
    assert len(boxes) >= 12
    meeting = [
        (one, other) for k, one in enumerate(boxes) for other in boxes[k + 1 :]
        if one[0] < other[2] - 1 and other[0] < one[2] - 1 and one[1] < other[3] - 1 and other[1] < one[3] - 1
    ]  # fmt: skip
    assert meeting == []
    for way in ("forward", "back", "away", "in"):
        assert page.locator(f"path[data-way='{way}']").count() > 0
    for width in (1280, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        assert page.evaluate(_WIDER) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.mouse.move(800, 600)
    page.mouse.wheel(0, 2500)
    until(page, "scrollY > 1000")
    settle(page)
    head, bar = page.locator("table thead th").first.bounding_box(), page.locator("header").first.bounding_box()
    assert head is not None
    assert bar is not None
    assert abs(head["y"] - (bar["y"] + bar["height"])) <= 1


def test_zoom_goes_from_a_few_lines_to_every_finding_with_its_evidence_and_origin(pages: Callable[..., Page]) -> None:
    page = _opened(pages(1440), "stages")
    heights = []
    for zoom in ("Stages", "Rows", "Every finding"):
        page.get_by_role("radiogroup", name="How near").get_by_text(zoom, exact=True).click()
        page.get_by_role("radio", name=zoom, checked=True).wait_for(state="attached")
        settle(page)
        box = page.locator("table").bounding_box()
        assert box is not None
        heights.append(box["height"])
    assert heights == sorted(heights)
    assert heights[0] * 2 < heights[1]
    cards = page.locator("table li[data-kind][data-evidence]")
    assert cards.count() > 60
    bare = """(cards) => cards.filter((card) => !card.querySelector('[data-origin="simulated"]')
      || !/measured|customers said|draft|assumed/.test(card.textContent)).map((card) => card.textContent)"""
    assert cards.evaluate_all(bare) == []
    assert page.get_by_role("note").filter(has_text="simulator").count() == 1


def test_rows_are_hidden_and_moved_by_keyboard(own: Shown) -> None:
    page = _opened(own.page(1440), "rows")
    page.get_by_role("button", name="Rows", exact=True).press("Enter")
    page.get_by_role("checkbox", name="Goals").press("Space")
    page.get_by_role("button", name="Move Pain points up").press("Enter")
    page.keyboard.press("Escape")
    page.locator("table tbody tr[data-lane=goals]").wait_for(state="detached")
    settle(page)
    lanes = page.locator("table tbody tr[data-lane]").evaluate_all("(rows) => rows.map((row) => row.dataset.lane)")
    assert "goals" not in lanes
    assert lanes.index("pains") < lanes.index("feelings")


def test_on_paper_nothing_is_cut(pages: Callable[..., Page]) -> None:
    """What a button would show is there; the table is as wide as the sheet; nothing of the shell is printed."""
    page = _opened(pages(1440), "rows")
    on_screen = page.locator("table li").evaluate_all("(all) => all.filter((e) => e.offsetParent).length")
    every = page.locator("table li").count()
    assert on_screen < every
    page.set_viewport_size({"width": 1054, "height": 740})  # A4 across, less its margins
    page.emulate_media(media="print")
    settle(page)
    shown = page.locator("table li").evaluate_all("(all) => all.filter((e) => e.offsetParent).length")
    assert shown == page.locator("table li").count() >= every
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(_WIDER) == []
    assert page.locator("nav:visible").count() == 0
    assert page.get_by_role("button", name=re.compile(r"^\d+ more$")).count() == 0


def _opened(page: Page, zoom: str) -> Page:
    page.goto(f"/lumen?zoom={zoom}")
    page.get_by_text("nothing here is shown to be caused").wait_for(timeout=60_000)
    page.evaluate("document.fonts.ready")
    return page
