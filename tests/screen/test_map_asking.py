"""The map answers back: what each number rests on, of whom, since when; and what people write stays with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from screen.waiting import settle

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from screen.conftest import Shown

LONG = 60_000  # milliseconds for two maps that nobody asked for before, on a machine that has much else to do


def _map(page: Page, search: str = "") -> None:
    page.goto(f"/lumen{search}")
    page.get_by_role("heading", name="Lumen", level=1).wait_for(timeout=2 * LONG)


def _panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Details")


def test_a_number_tells_how_it_was_counted_and_who_they_are(desktop: Page) -> None:
    _map(desktop)
    desktop.get_by_role("button", name="were here").nth(1).click()
    panel = _panel(desktop)
    panel.get_by_role("heading", name="Consideration").wait_for()
    settle(desktop)
    counted = re.search(r"\(([\d,]+) of", panel.inner_text())
    assert counted is not None
    ever = int(counted[1].replace(",", ""))
    assert "parcours.stages(shop" in panel.inner_text()
    panel.get_by_role("tab", name="People").click()
    panel.get_by_text(f"{ever:,} people").wait_for()
    assert "open=stage" in desktop.url
    desktop.reload()  # the address holds it
    panel.get_by_role("heading", name="Consideration").wait_for()
    desktop.keyboard.press("Escape")
    panel.wait_for(state="detached")
    assert "open=" not in desktop.url


def test_a_finding_leads_to_its_question(desktop: Page) -> None:
    _map(desktop)
    desktop.get_by_role("button", name=re.compile("Lost after")).first.click()
    panel = _panel(desktop)
    panel.get_by_role("link", name="Open in Explore").click()
    desktop.wait_for_url("**/lumen/explore?**question=pains**")
    desktop.go_back()
    panel.wait_for()


def test_period_group_and_comparison_are_in_the_address(desktop: Page) -> None:
    _map(desktop, "?among=Mobile&period=2026-07-01..2026-08-31")
    desktop.get_by_text("only Mobile").wait_for()
    desktop.get_by_role("button", name=re.compile("^Compare with:")).click()
    desktop.get_by_role("radio", name="Another period").check()
    desktop.get_by_role("heading", name="What changed").wait_for(timeout=LONG)
    assert "against=2026-05-01..2026-06-30" in desktop.url
    desktop.get_by_role("radio", name="Another group").check()
    desktop.wait_for_url("**others=yes**")
    desktop.get_by_role("radio", name="Nothing").check()
    desktop.get_by_role("heading", name="What changed").wait_for(state="detached")
    assert "others" not in desktop.url
    assert "among=Mobile" in desktop.url


def test_the_day_is_chosen_on_the_line_and_what_changed_since_is_told(desktop: Page) -> None:
    _map(desktop)
    line = desktop.get_by_role("slider", name="The day that the map is as of")
    line.focus()
    for _ in range(3):
        desktop.keyboard.press("PageDown")
    desktop.wait_for_url("**as_of=2026-**")
    desktop.get_by_text(re.compile("as of .* 2026, 11:59")).wait_for()
    desktop.get_by_role("button", name="What changed since").click()
    desktop.get_by_role("heading", name="What changed").wait_for(timeout=LONG)
    assert "against_day=2026-" in desktop.url
    assert "as_of" not in desktop.url.replace("against_day", "")


def test_goals_assumptions_and_notes_are_written_in_place(own: Shown) -> None:
    page = own.page()
    _map(page)
    panel = _panel(page)
    page.get_by_role("button", name="were here").nth(2).click()
    panel.get_by_role("button", name="Edit").click()
    panel.get_by_role("textbox", name=re.compile("What customers want")).fill("Pay without a surprise")
    panel.get_by_role("button", name="Save").click()
    page.get_by_role("button", name=re.compile("Pay without a surprise")).first.wait_for()
    panel.get_by_role("tab", name="Notes").click()
    panel.get_by_role("textbox", name="Write a note").fill("Said by three people in May")
    panel.get_by_role("button", name="Save").click()
    panel.get_by_role("tab", name="Notes (1)").wait_for()
    panel.get_by_role("button", name="Close").click()

    page.get_by_role("button", name=re.compile("Write to Pain points, Decision")).click()
    panel.get_by_role("button", name="Assume something").click()
    panel.get_by_role("textbox", name="What do you hold to be true?").fill("Their way of paying is missing")
    panel.get_by_role("textbox", name="What would test it?").fill("an exit survey at the checkout")
    panel.get_by_role("button", name="Save").first.click()
    panel.get_by_role("button", name="Close").click()
    page.get_by_role("button", name=re.compile("Their way of paying is missing")).first.click()
    panel.get_by_text("Make this measurable").wait_for()
    panel.get_by_role("link", name="Bring surveys, reviews or tickets").click()
    page.wait_for_url("**/lumen/files")

    text = (own.folder / "lumen" / "journey.yaml").read_text("utf-8")
    assert "goal: Pay without a surprise" in text
    assert "says: Their way of paying is missing" in text
    assert "nobody in it is real" in text  # a comment of before
    _map(page)
    page.get_by_role("button", name="Decision: 1 note").click()
    panel.get_by_text("Said by three people in May").or_(panel.get_by_role("tab", name="Notes (1)")).first.wait_for()


def test_rows_that_are_hidden_stay_so(own: Shown) -> None:
    page = own.page()
    _map(page)
    page.get_by_role("button", name="Rows", exact=True).click()
    with page.expect_response(lambda answer: "/settings/" in answer.url and answer.request.method == "PUT"):
        page.get_by_role("checkbox", name="Research").uncheck()
    page.get_by_role("button", name="Rows: 8 of 9").wait_for()
    _map(page)
    page.get_by_role("button", name="Rows: 8 of 9").wait_for()


def test_on_a_phone_a_number_opens_from_below(phone: Page) -> None:
    _map(phone)
    phone.get_by_role("button", name="were here").first.click()
    sheet = phone.get_by_role("dialog")
    sheet.get_by_role("tab", name="How this was counted").wait_for()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sheet.get_by_role("button", name="Close").click()
    sheet.wait_for(state="detached")


def test_what_cannot_be_asked_says_what_to_do(pages: Callable[..., Page]) -> None:
    page = pages(1440)
    page.goto("/lumen?among=Mobil")
    page.get_by_role("alert").get_by_text("There is no segment “Mobil”.").wait_for()
    page.get_by_role("button", name=re.compile("Remove|Clear|Mobil")).first.wait_for()
