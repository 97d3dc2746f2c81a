"""Can everybody use it? Every page, light and dark, wide and narrow, held against WCAG 2.2 AA by axe; and by keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from screen.waiting import settle, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDE, NARROW = 1440, 390
FUNNEL = quote('{"steps":["Product Viewed","Product Added","Order"]}')
PAGES = {
    "welcome": "/",
    "map": "/lumen",
    "explore": "/lumen/explore",
    "a question": f"/lumen/explore?question=funnel&query={FUNNEL}",
    "people": "/lumen/people",
    "groups": "/lumen/groups",
    "stages": "/lumen/stages",
    "files": "/lumen/files",
    "sources": "/lumen/data",
    "rows to fix": "/lumen/data/rows",
    "names": "/lumen/data/names",
    "touchpoints": "/lumen/data/places",
    "rules": "/lumen/data/rules",
    "the text": "/lumen/data/text",
    "nothing": "/lumen/no/such/page",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_to_it(pages: Callable[..., Page], name: str) -> None:
    page = pages(WIDE)
    page.goto(PAGES[name])
    settle(page)
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    until(page, "document.documentElement.dataset.mantineColorScheme == 'dark'")
    settle(page)  # colours move for a moment
    assert faults(page, only="color-contrast") == []
    page.set_viewport_size({"width": NARROW, "height": 844})
    settle(page)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW, "the page is wider than the window"


def test_one_person_keeps_the_rules(desktop: Page) -> None:
    desktop.goto("/lumen/people")
    desktop.locator("main a[href*='/people/']").first.click()
    desktop.wait_for_url(re.compile("/lumen/people/.+"))
    settle(desktop)
    assert faults(desktop) == []


def test_the_palette_finds_and_goes_by_the_keyboard_alone(desktop: Page) -> None:
    desktop.goto("/lumen/data")
    settle(desktop)
    desktop.keyboard.press("Control+k")
    field = desktop.get_by_placeholder("An area, a question")
    field.wait_for()
    assert faults(desktop) == []
    desktop.keyboard.type("touchpoi", delay=20)
    desktop.get_by_role("button", name="Touchpoints and channels").wait_for()
    until(desktop, "document.querySelector('[data-action][data-selected]')?.textContent.startsWith('Touchpoints and')")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/lumen/data/places")
    field.wait_for(state="detached")


def test_keys_go_to_areas_unless_somebody_types_or_turned_them_off(desktop: Page) -> None:
    desktop.goto("/lumen/data")
    settle(desktop)
    desktop.keyboard.press("?")
    desktop.get_by_role("dialog", name="Keyboard").wait_for()
    assert faults(desktop) == []
    desktop.keyboard.press("Escape")
    desktop.get_by_role("dialog").wait_for(state="hidden")
    desktop.keyboard.press("g")
    desktop.keyboard.press("p")
    desktop.wait_for_url("**/lumen/people")
    settle(desktop)
    desktop.get_by_role("button", name="Keyboard").click()
    desktop.get_by_role("switch", name="Keys without Ctrl").press("Space")
    desktop.keyboard.press("Escape")
    desktop.get_by_role("dialog").wait_for(state="hidden")
    desktop.keyboard.press("g")
    desktop.keyboard.press("d")
    settle(desktop)
    assert desktop.url.endswith("/lumen/people")


def test_the_first_tab_leads_past_the_menu(desktop: Page) -> None:
    desktop.goto("/lumen/data")
    settle(desktop)
    desktop.keyboard.press("Tab")
    assert desktop.evaluate("document.activeElement.textContent") == "To the content"
    desktop.keyboard.press("Enter")
    desktop.keyboard.press("Tab")
    assert desktop.evaluate("document.activeElement.closest('main') !== null")


def test_every_language_is_told_to_who_reads_aloud(desktop: Page) -> None:
    desktop.goto("/lumen/data")
    settle(desktop)
    for language in ("ru", "ro", "fr", "id"):
        desktop.locator("header select").select_option(language)
        until(desktop, f"document.documentElement.lang == '{language}'")
        settle(desktop)
        assert desktop.evaluate("document.documentElement.scrollWidth <= innerWidth")


def faults(page: Page, *, only: str = "") -> list[str]:
    """What axe finds: the rule, and where. The page lets no script in, so axe is handed to the browser itself."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in web/")
    page.evaluate(AXE.read_text(encoding="utf-8") + "\n;0")
    asked: dict[str, Any] = {"type": "rule", "values": [only]} if only else {"type": "tag", "values": TAGS}
    found = page.evaluate("(asked) => axe.run(document, {runOnly: asked, resultTypes: ['violations']})", asked)
    return [
        f"{fault['id']}: {node['target'][-1]} {node['html'][:140]} {(node.get('failureSummary') or '')[-160:]}"
        for fault in found["violations"]
        for node in fault["nodes"][:6]
    ]
