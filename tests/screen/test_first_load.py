"""How much script is fetched before the map is there? No more than was promised, whatever is added elsewhere."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from screen.waiting import settle

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

MOST = 250  # thousand bytes, gzip: what `bench/screen.py` counts too


def test_the_map_is_there_after_little_script(desktop: Page, site: Path) -> None:
    """All that is fetched until nobody fetches any more, and nobody has come near anything that could be pressed."""
    asked = []
    desktop.on("request", lambda request: asked.append(request.url))
    desktop.goto("/lumen")
    desktop.locator("table td").nth(30).wait_for(state="attached", timeout=60_000)
    settle(desktop)
    scripts = {url.rsplit("/", 1)[1] for url in asked if "/assets/" in url and url.endswith(".js")}
    packed = {name: len(gzip.compress((site / "assets" / name).read_bytes(), 9)) / 1000 for name in scripts}
    assert sum(packed.values()) <= MOST, packed
    assert len(scripts) <= 6, packed  # a browser asks for six at a time


def test_what_a_button_opens_is_fetched_when_somebody_comes_near_it(desktop: Page) -> None:
    desktop.goto("/lumen")
    rows = desktop.get_by_role("button", name="Rows", exact=True)
    rows.wait_for()
    settle(desktop)
    with desktop.expect_request(lambda request: "/RowsList-" in request.url):
        rows.focus()
    assert rows.get_attribute("aria-expanded") == "false"
    assert desktop.get_by_role("dialog").count() == 0
