"""Is every answer drawn as it should be, light and dark and on a phone, and does each figure lead to its people?

The answers are Lumen's, kept by scripts/answers.py: the server's own are put aside, all else is the real screen.
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from parcours.analyses.registry import analyses
from screen.alike import assert_alike

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.xdist_group("screen")

_ROOT = Path(__file__).parents[2]
_KEPT = _ROOT / "web/tests/explore/answers"
DRAWN = (
    "actions", "attribution", "attribution_rules", "compare", "conformance", "delights", "discovered", "drivers",
    "dropoff", "emotions", "funnel", "funnel_by", "goals", "measures_per", "measures_to", "moments", "painpoints",
    "pains", "paths", "prompts", "retention", "scores", "segment", "stages", "themes", "transitions", "trend",
    "trend_to", "variants", "voice",
)  # fmt: skip


def test_answers_look_as_they_did(pages: Callable[..., Page]) -> None:
    page = _kept_answers(pages(1440, reduced_motion="reduce"))
    for name in DRAWN:
        _show(page, name)
        box = page.locator("[data-answer]").bounding_box()
        assert box is not None
        clip: Any = {**box, "height": min(box["height"], 1000)}
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.locator(f"html[data-mantine-color-scheme='{scheme}']").wait_for(state="attached")
            assert_alike(page, page.screenshot(full_page=True, clip=clip), f"answer-{name}-{scheme}", wide=240)


def test_nothing_is_wider_than_a_phone(pages: Callable[..., Page]) -> None:
    page = _kept_answers(pages(390, height=844, reduced_motion="reduce"))
    wide = []
    for name in DRAWN:
        _show(page, name)
        wide += [name] if page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0 else []
    assert wide == []


def test_every_question_is_drawn_and_has_its_table(pages: Callable[..., Page]) -> None:
    page = _kept_answers(pages(1440))
    assert {_questions()[name][0] for name in DRAWN} == set(analyses())
    for question in sorted(analyses()):
        _show(page, next(name for name in DRAWN if _questions()[name][0] == question))
        page.locator("[data-answer]").get_by_text("Table", exact=True).click()
        assert page.locator("[data-answer] table tbody tr").count() > 0, question
        page.locator("[data-answer]").get_by_text("Picture", exact=True).click()


def test_a_figure_leads_to_as_many_people_as_it_says(desktop: Page) -> None:
    _ask(desktop, "funnel", {"steps": ["Product Viewed", "Product Added", "Order"], "within": "7 days"})
    figure = desktop.get_by_role("button", name=re.compile(r"Left after Product Viewed – show the people"))
    people = re.search(r"\(([\d,]+)\)", figure.get_attribute("aria-label") or "")
    assert people is not None
    figure.click()
    desktop.get_by_role("dialog").get_by_text(re.compile(rf"\b{people[1]}\b")).first.wait_for()


def test_a_band_between_places_is_opened_by_the_keyboard(desktop: Page) -> None:
    _ask(desktop, "paths", {"start": "Product Added", "depth": 3, "top": 4})
    band = desktop.locator("[data-block='flow'] path[role='button']").first
    band.focus()
    band.press("Enter")
    desktop.get_by_role("dialog").wait_for()


def _kept_answers(page: Page) -> Page:
    """Answers come from the kept ones: the one of the name that is shown."""

    def fulfil(route: Route) -> None:
        asked = json.loads(route.request.post_data or "{}")
        question = route.request.url.split("?")[0].rsplit("/", 1)[-1]
        name = next(n for n, (q, query) in _questions().items() if q == question and n in DRAWN and _same(query, asked))
        route.fulfill(content_type="application/json", body=(_KEPT / f"{name}.json").read_text(encoding="utf-8"))

    page.route(re.compile(r"/api/workspaces/lumen/ask/"), fulfil)
    return page


def _same(query: dict[str, Any], asked: dict[str, Any]) -> bool:
    return json.dumps(query, sort_keys=True) == json.dumps(asked, sort_keys=True)


def _show(page: Page, name: str) -> None:
    question, query = _questions()[name]
    _ask(page, question, query)


def _ask(page: Page, question: str, query: dict[str, Any]) -> None:
    """By its address; without loading the page anew, where it is there already."""
    address = f"/lumen/explore?question={question}&query={quote(json.dumps(query))}"
    if page.locator("[data-answer]").count():
        with page.expect_response(lambda response: f"/ask/{question}" in response.url):
            page.evaluate("(address) => history.pushState({}, '', address)", address)
    else:
        page.goto(address)
    page.locator(f"[aria-busy='false'] [data-answer='{question}']").wait_for(timeout=60_000)
    if page.locator("[data-block='lines']").count():
        page.locator("[data-chart] svg path").first.wait_for(state="attached")


@cache
def _questions() -> dict[str, tuple[str, dict[str, Any]]]:
    spec = importlib.util.spec_from_file_location("answers", _ROOT / "scripts/answers.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.QUESTIONS
