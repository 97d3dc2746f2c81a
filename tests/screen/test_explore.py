"""Can a person ask, change and keep a question by clicking, by typing and by its address, and see its people?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from screen.waiting import settle

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from screen.conftest import Shown

STEPS = ["Product Added", "Checkout Started", "Order"]
QUERY = {"steps": STEPS, "within": "7 days"}


def _address(question: str, query: dict[str, Any]) -> str:
    return f"/lumen/explore?question={question}&query={quote(json.dumps(query))}"


def _query(page: Page) -> dict[str, Any]:
    return json.loads(parse_qs(urlsplit(page.url).query)["query"][0])


def _until(page: Page, is_so: Callable[[], bool], seconds: float = 12) -> None:
    for _ in range(int(seconds * 20)):
        if is_so():
            return
        page.wait_for_timeout(50)
    raise AssertionError(page.url)


def _type(page: Page, text: str) -> None:
    page.get_by_placeholder("Type a part of the name").fill(text)


def _answered(page: Page) -> None:
    page.locator("[data-answer]").wait_for()
    settle(page)


def test_a_question_is_asked_by_clicking_alone(desktop: Page) -> None:
    desktop.goto("/lumen/explore")
    desktop.get_by_role("button", name=re.compile("^Funnel")).click()
    _answered(desktop)
    assert _query(desktop)["steps"][-1] == "Order"  # it begins with the journey's own way
    desktop.get_by_role("button", name=re.compile("^Step 1: ")).click()
    _type(desktop, "product v")
    desktop.get_by_role("option", name=re.compile("Product Viewed")).click()
    _until(desktop, lambda: _query(desktop)["steps"][0] == "Product Viewed")
    desktop.get_by_role("dialog").wait_for(state="detached")
    desktop.get_by_role("group", name="Step 1").get_by_role("button", name="Add a condition").click()
    _type(desktop, "devi")
    desktop.get_by_role("option", name=re.compile("^device")).click()
    desktop.get_by_role("option", name=re.compile("^mobile")).click()
    desktop.get_by_role("button", name="Done").click()
    _until(desktop, lambda: _query(desktop)["steps"][0] == "Product Viewed where device = mobile")
    _answered(desktop)
    desktop.get_by_role("button", name="Undo").click()
    _until(desktop, lambda: _query(desktop)["steps"][0] == "Product Viewed")
    desktop.get_by_role("button", name="Redo").click()
    _until(desktop, lambda: _query(desktop)["steps"][0].endswith("mobile"))


def test_a_filter_is_typed_with_names_completed_and_mistakes_told(desktop: Page) -> None:
    desktop.goto(_address("funnel", QUERY))
    _answered(desktop)
    step = desktop.get_by_role("group", name="Step 3")
    step.hover()
    step.get_by_role("button", name="Write it as text").click()
    text = step.get_by_role("textbox")
    text.press("End")
    text.press_sequentially(" where Tot")
    desktop.get_by_role("option", name=re.compile("^Total$")).click()
    text.press_sequentially(" > 100")
    text.press("Enter")
    _until(desktop, lambda: _query(desktop)["steps"][2] == "Order where Total > 100")
    _answered(desktop)
    step.hover()
    step.get_by_role("button", name="Write it as text").click()
    step.get_by_role("textbox").fill("Ordr")
    step.get_by_role("alert").get_by_text("Did you mean").wait_for()


def test_steps_are_moved_by_the_keyboard(desktop: Page) -> None:
    desktop.goto(_address("funnel", QUERY))
    _answered(desktop)
    desktop.get_by_role("button", name="Place of step 1").press("ArrowDown")
    _until(desktop, lambda: _query(desktop)["steps"] == [STEPS[1], STEPS[0], STEPS[2]])


def test_a_group_a_period_and_another_question_carry_over(desktop: Page) -> None:
    desktop.goto(_address("funnel", QUERY))
    _answered(desktop)
    desktop.get_by_role("button", name="Of whom: Everybody").click()
    desktop.get_by_role("button", name=re.compile("^Mobile")).click()
    _until(desktop, lambda: _query(desktop).get("among") == "Mobile")
    desktop.get_by_role("button", name="When: All time").click()
    desktop.get_by_role("button", name="Last 28 days").click()
    _until(desktop, lambda: ".." in _query(desktop).get("period", ""))
    _answered(desktop)
    desktop.get_by_role("button", name=re.compile("^Question: Funnel")).click()
    desktop.get_by_role("menuitem", name="Who leaves").click()
    _until(desktop, lambda: "question=dropoff" in desktop.url)
    assert _query(desktop)["among"] == "Mobile"
    assert _query(desktop)["steps"] == STEPS
    _answered(desktop)


def test_a_rule_is_built_part_by_part_with_its_live_size(desktop: Page) -> None:
    desktop.goto(_address("trend", {"event": "Order"}))
    _answered(desktop)
    desktop.get_by_role("button", name="Of whom: Everybody").click()
    desktop.get_by_role("button", name="Build a rule…").click()
    desktop.get_by_role("dialog").get_by_text("Add a condition", exact=True).click()
    desktop.get_by_role("menuitem", name="Something they did").click()
    desktop.get_by_role("button", name="Which events: Choose…").click()
    _type(desktop, "product add")
    desktop.get_by_role("option", name=re.compile("Product Added")).click()
    desktop.get_by_text(re.compile(r"[\d,]+ of [\d,]+ people")).wait_for()
    desktop.get_by_role("textbox", name="times").fill("2")
    desktop.get_by_role("button", name="Done").last.click()
    _until(desktop, lambda: _query(desktop).get("among") == "did Product Added at least 2")
    _answered(desktop)


def test_people_behind_a_figure_are_one_click_away(desktop: Page) -> None:
    desktop.goto(_address("funnel", QUERY))
    _answered(desktop)
    desktop.locator("[data-answer] button", has_text=re.compile("left")).first.click()
    drawer = desktop.get_by_role("dialog")
    drawer.get_by_role("button", name="Compare with all others").click()
    _until(desktop, lambda: "question=compare" in desktop.url)
    assert "left after" in _query(desktop)["among"]
    _answered(desktop)


def test_a_question_is_kept_and_asked_again(own: Shown) -> None:
    page = own.page()
    page.goto(_address("funnel", {**QUERY, "among": "Mobile"}))
    _answered(page)
    page.get_by_role("button", name="Keep").click()
    page.get_by_label("Name").fill("Mobile funnel")
    page.get_by_role("button", name="Keep").last.click()
    page.get_by_role("region", name="The answer").get_by_role("button", name="Mobile funnel").wait_for()
    page.goto("/lumen/explore")
    page.get_by_role("button", name=re.compile("^Mobile funnel")).click()
    _until(page, lambda: _query(page).get("among") == "Mobile")
    _answered(page)


def test_an_answer_is_taken_away_as_a_table(desktop: Page) -> None:
    desktop.goto(_address("funnel", QUERY))
    _answered(desktop)
    desktop.get_by_role("button", name="Take away").click()
    with desktop.expect_download() as told:
        desktop.get_by_role("menuitem", name=re.compile("CSV")).first.click()
    text = told.value.path().read_text(encoding="utf-8-sig")
    assert told.value.suggested_filename == "funnel.csv"
    assert all(step in text for step in STEPS)


def test_what_is_wrong_is_told_with_what_to_do(desktop: Page) -> None:
    desktop.goto(_address("funnel", {"steps": ["Ordr", "Order"], "within": "7 days"}))
    desktop.get_by_role("alert").first.wait_for()
    assert "Order" in desktop.get_by_role("alert").first.inner_text()
    desktop.goto(_address("funnel", {"within": "7 days"}))
    desktop.get_by_text("One thing is missing").wait_for()
    desktop.goto(_address("nonsense", {}))
    desktop.get_by_text("There is no question").wait_for()


@pytest.mark.parametrize("question", ["trend", "retention", "segment", "compare", "conformance", "measures"])
def test_every_form_fits_a_phone(phone: Page, question: str) -> None:
    query = {
        "segment": {"segments": ["Mobile", "French"]},
        "compare": {"question": {"question": "funnel", "query": QUERY}, "among": "Mobile"},
        "conformance": {"stage": "Decision"},
        "trend": {"event": "Order"},
    }
    phone.goto(_address(question, query.get(question, {})))
    _answered(phone)
    phone.get_by_role("button", name="Change the question").click()
    phone.get_by_role("button", name="Hide the question").wait_for()
    settle(phone)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
