"""The map as one file in a real browser, offline: nothing runs over, taps tell denominators, paper holds everything."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from journeymap.made_map import before_and_after, corner_shop, hostile, lamp_shop, long_names
from parcours.model.journey_map import JourneyMap, TwoMaps
from parcours.workspace.maps import Mapped
from screen.waiting import settle

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MADE: dict[str, Callable[[], JourneyMap | TwoMaps]] = {
    "lamp": lamp_shop,
    "corner": corner_shop,
    "long": long_names,
    "hostile": hostile,
    "two": before_and_after,
}
GROUND = "getComputedStyle(document.body).backgroundColor"
Show = Callable[..., Any]


@pytest.fixture(scope="module")
def files(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages, as addresses of files. (`site`: the pages are built together with the screen.)"""
    folder = tmp_path_factory.mktemp("pages")
    for name, made in MADE.items():
        (folder / f"{name}.html").write_text(Mapped(made()).html(language="en"), encoding="utf-8")
    (folder / "slides.html").write_text(Mapped(lamp_shop()).slides(language="en"), encoding="utf-8")
    return {path.stem: path.as_uri() for path in folder.iterdir()}


@pytest.fixture
def show(browser: Browser, files: dict[str, str]) -> Iterator[Show]:
    """Opens a page at a width, offline; nothing may have been asked of the network or said on the console."""
    opened, heard = [], []

    def at(name: str, width: int = 1280, **how: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, offline=True, **how)
        page = context.new_page()
        page.on("console", lambda said: heard.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda r: heard.append(r.url) if not r.url.startswith(("file:", "data:")) else None)
        page.on("dialog", lambda dialog: heard.append("a dialog: something ran"))
        page.goto(files[name])
        page.locator("main").wait_for()
        opened.append(context)
        return page

    yield at
    for context in opened:
        context.close()
    assert not heard


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["lamp", "long", "two"])
def test_no_page_runs_over_its_side(show: Show, name: str, width: int) -> None:
    page = show(name, width)
    page.locator("[data-kind]").first.wait_for(state="attached")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_finding_tells_its_denominator_and_how_it_was_counted(show: Show) -> None:
    page = show("lamp")
    page.get_by_role("button", name="Lost after Shipping Price Shown").first.click()
    told = page.get_by_role("dialog")
    told.wait_for()
    assert "24% (1,004 of 4,102)" in told.inner_text()
    assert "18.2 to 24.6" in told.inner_text()
    assert "How this was counted" in told.inner_text()
    assert "up to event 412,908" in told.inner_text()
    page.keyboard.press("Escape")
    told.wait_for(state="hidden")


def test_a_phone_shows_one_stage_and_switches(show: Show) -> None:
    page = show("lamp", 360, has_touch=True)
    assert page.get_by_text("Product Compared").locator("visible=true").count() == 0
    second = page.get_by_role("button", name="Consideration").first
    second.tap()
    settle(page)
    assert second.get_attribute("aria-pressed") == "true"
    assert page.get_by_text("Product Compared").locator("visible=true").count() == 1


def test_zoom_goes_from_a_line_a_stage_to_every_finding(show: Show) -> None:
    page = show("lamp")
    tall = []
    for step in ("Stages", "Rows", "Every finding"):
        page.get_by_text(step, exact=True).first.click()
        page.get_by_role("radio", name=step, checked=True).wait_for(state="attached")
        settle(page)
        tall.append(page.locator("main table").first.bounding_box()["height"])
    assert tall == sorted(tall)
    assert tall[0] < tall[1] < tall[2]


def test_names_that_would_run_are_shown_as_they_are(show: Show) -> None:
    page = show("hostile")
    assert page.evaluate("document.querySelectorAll('main script, main img, main iframe').length") == 0
    assert "onerror=alert(1)" in page.locator("main").inner_text()


@pytest.mark.parametrize("name", MADE)
def test_the_policy_names_the_script_that_the_page_holds_and_no_address(files: dict[str, str], name: str) -> None:
    page = Path(files[name].removeprefix("file://")).read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    script = re.search(r'<script type="module">(.*?)</script>', page, re.DOTALL)
    assert policy
    assert script
    assert f"script-src 'sha256-{b64encode(sha256(script[1].encode()).digest()).decode()}';" in policy[1]
    assert policy[1].startswith("default-src 'none'")
    facts = re.search(r'<script type="application/json" id="facts">(.*?)</script>', page, re.DOTALL)
    assert facts
    assert Mapped(MADE[name]()).json() == json.loads(facts[1])["facts"]


def test_what_is_not_real_says_so_before_anything_else(show: Show) -> None:
    assert show("lamp").get_by_role("note").first.inner_text().lower().startswith("simulated")
    assert show("long").get_by_role("note").first.inner_text().lower().startswith("sample")
    assert show("corner").get_by_role("note").count() == 0


def test_findings_are_reached_by_keyboard_and_show_where_it_is(show: Show) -> None:
    page = show("lamp")
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate(
                "(() => { const e = document.activeElement; return e.closest('[data-kind]') ?"
                " ['', '::after'].map(p => getComputedStyle(e, p || null).outlineStyle).join(' ') : '' })()"
            )
        )
    outlines = seen - {""}
    assert outlines
    assert all("solid" in outline or "auto" in outline for outline in outlines)


def test_what_is_tapped_is_large_enough(show: Show) -> None:
    """24 by 24 pixels, as WCAG 2.2 asks."""
    page = show("lamp", 360, has_touch=True)
    small = page.evaluate(
        "[...document.querySelectorAll('main button, main a')].filter(e => e.checkVisibility())"
        ".map(e => [e.getBoundingClientRect(), e.textContent]).filter(([b]) => b.height < 23.5).map(([b, t]) => t)"
    )
    assert small == []


def test_the_theme_follows_the_system_until_it_is_told(show: Show) -> None:
    light, dark = show("lamp", color_scheme="light"), show("lamp", color_scheme="dark")
    seen = [page.evaluate(GROUND) for page in (light, dark)]
    assert seen[0] != seen[1]
    light.get_by_role("button", name="Dark colours").click()
    assert light.evaluate(GROUND) == seen[1]


@pytest.mark.parametrize(
    ("language", "word"), [("ru", "Цели"), ("ro", "Obiective"), ("fr", "Objectifs"), ("id", "Tujuan")]
)
def test_it_speaks_the_language_of_who_opens_it_or_the_one_chosen(show: Show, language: str, word: str) -> None:
    page = show("lamp")
    page.get_by_label("Language").select_option(language)
    page.get_by_text(word, exact=True).first.wait_for()
    assert page.evaluate("document.documentElement.lang") == language


def test_heads_stay_at_the_top(show: Show) -> None:
    page = show("lamp")
    page.evaluate("scrollTo(0, 1500)")
    assert abs(page.evaluate("document.querySelector('main thead th').getBoundingClientRect().top")) <= 1


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize("name", ["lamp", "long"])
def test_paper_holds_every_finding_and_repeats_the_heads(show: Show, tmp_path: Path, name: str, paper: str) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    page = show(name)
    page.pdf(path=tmp_path / "map.pdf", format=paper, landscape=True)
    document = pdfium.PdfDocument(tmp_path / "map.pdf")
    pages = [p.get_textpage().get_text_range() for p in document]
    size = document[0].get_size()
    document.close()
    assert size[0] > size[1]
    text = _bare("".join(pages))
    shown = MADE[name]()
    assert isinstance(shown, JourneyMap)
    for s in (s for row in shown.rows for cell in row.cells for s in cell.statements):
        named = s.kind not in ("stay", "steps", "choices", "fields", "pain", "measure")
        assert not named or _bare(s.about)[:60] in text, s.about
        lead = s.figures[0].count if s.figures and s.kind != "refused" else None  # a refusal tells of those compared
        assert lead is None or f"{lead.people:,}" in text, s.about
    first = _bare(shown.columns[0].name)
    assert all(first in _bare(p) for p in pages[1:-1])
    assert "Everyfinding".casefold() not in text  # nothing to press
    assert ("simulated" if name == "lamp" else "sample") in pages[0].lower()


def test_each_pain_has_a_slide_of_its_own(show: Show, tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    page = show("slides")
    slides = page.locator("section")
    pains = [
        s
        for row in lamp_shop().rows
        if row.lane == "pains"
        for cell in row.cells
        for s in cell.statements
        if s.kind == "pain" and not s.withheld and s.detail.get("verdict") != "no sign"
    ]
    assert slides.count() == 1 + min(len(pains), 20)
    page.pdf(path=tmp_path / "slides.pdf", prefer_css_page_size=True)
    document = pdfium.PdfDocument(tmp_path / "slides.pdf")
    assert len(document) == slides.count()
    width, height = document[0].get_size()
    assert round(width / height, 2) == 1.78
    document.close()


def _bare(text: str) -> str:
    """Letters and digits alone: lines may break anywhere on paper."""
    return re.sub(r"[^\w,]", "", text).casefold()
