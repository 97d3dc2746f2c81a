"""What comes late: a page says that it is coming, and nothing that comes takes the focus from who has gone on."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from screen.waiting import PATIENCE, settle, until

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

BUSY = "document.querySelector('main').getAttribute('aria-busy') === 'true'"
SAME = "(element) => element === document.activeElement"
FINDING = "document.activeElement.matches('main input[type=search]')"
WORDS = re.compile(r"/assets/en-.*\.json")


@pytest.fixture
def begun(desktop: Page) -> Page:
    """A page of data, done; what it fetches next can be held back."""
    desktop.goto("/lumen/data")
    settle(desktop)
    return desktop


@contextmanager
def held_back(page: Page, what: str | re.Pattern[str]) -> Iterator[Callable[[], None]]:
    """Files that do not come before they are let go."""
    waiting: list[Route] = []
    page.route(what, lambda route: waiting.append(route))

    def is_asked() -> None:
        end = time.monotonic() + PATIENCE
        while not waiting:
            assert time.monotonic() < end, f"nobody asked for {what}"
            page.wait_for_timeout(20)

    yield is_asked
    for route in waiting:
        route.continue_()
    page.unroute(what)


@pytest.mark.parametrize("what", ["**/PeoplePage-*.js", WORDS], ids=["script", "words"])
def test_the_page_says_that_another_is_on_its_way(begun: Page, what: str | re.Pattern[str]) -> None:
    with held_back(begun, what) as is_asked:
        begun.get_by_role("navigation", name="Areas").get_by_role("link", name="People").click()
        begun.wait_for_url("**/lumen/people")
        is_asked()
        assert begun.evaluate(BUSY)
    settle(begun)
    assert not begun.evaluate(BUSY)
    assert begun.get_by_role("heading", name="People", level=1).count() == 1


def test_a_field_has_the_focus_of_who_was_led_to_it(begun: Page) -> None:
    with held_back(begun, "**/PeoplePage-*.js") as is_asked:
        begun.keyboard.press("g")
        begun.keyboard.press("p")
        is_asked()
    settle(begun)
    assert begun.evaluate(FINDING)


@pytest.mark.parametrize("pressed", ["Tab", "?", "elsewhere"])
def test_a_field_that_comes_late_leaves_the_focus_where_somebody_put_it(begun: Page, pressed: str) -> None:
    with held_back(begun, "**/PeoplePage-*.js") as is_asked:
        begun.keyboard.press("g")
        begun.keyboard.press("p")
        is_asked()
        if pressed == "elsewhere":
            begun.get_by_role("combobox", name="Language").focus()
        else:
            begun.keyboard.press(pressed)
        if pressed == "?":
            begun.get_by_role("dialog").wait_for()
            begun.keyboard.press("Escape")
            begun.get_by_role("dialog").wait_for(state="detached")
        before = begun.evaluate_handle("document.activeElement")
    settle(begun)
    begun.get_by_role("searchbox", name="Find people").wait_for()
    assert not begun.evaluate(FINDING)
    assert before.evaluate(SAME)


def test_what_a_button_opens_does_not_call_back_who_has_gone_on(begun: Page) -> None:
    button = begun.get_by_role("button", name=re.compile("^Workspace lumen"))
    with held_back(begun, "**/SwitchMenu-*.js") as is_asked:
        button.focus()
        is_asked()
        begun.keyboard.press("Enter")
        until(begun, "document.activeElement.getAttribute('aria-expanded') === 'true'")
        begun.keyboard.press("Tab")
        before = begun.evaluate_handle("document.activeElement")
    settle(begun)
    assert begun.get_by_role("menu").count() == 0
    assert button.get_attribute("aria-expanded") == "false"
    assert before.evaluate(SAME)
    button.press("Enter")
    begun.get_by_role("menuitem", name="All workspaces").wait_for()
    begun.keyboard.press("Escape")
    begun.get_by_role("menu").wait_for(state="detached")
    until(begun, "document.activeElement.getAttribute('aria-haspopup') === 'menu'")


@pytest.mark.parametrize("keys", ["?", "Control+k"])
def test_what_lay_over_the_page_gives_the_focus_back(begun: Page, keys: str) -> None:
    begun.get_by_role("link", name="People", exact=True).focus()
    before = begun.evaluate_handle("document.activeElement")
    begun.keyboard.press(keys)
    begun.get_by_role("dialog").wait_for()
    until(begun, "document.activeElement.closest('[role=dialog]') !== null")
    begun.keyboard.press("Escape")
    begun.get_by_role("dialog").wait_for(state="detached")
    settle(begun)
    assert before.evaluate(SAME)
