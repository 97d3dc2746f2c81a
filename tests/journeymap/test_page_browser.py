"""The page in a real browser: nothing leaves, nothing runs over, taps tell denominators, paper holds everything."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journeymap.made_map import before_and_after, hostile, lamp_shop, long_names
from parcours.journeymap.page import html

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
MADE = {"lamp": lamp_shop, "long": long_names, "hostile": hostile, "two": before_and_after}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not Path(CHROMIUM).exists():
        pytest.skip("chromium is not installed")
    try:
        play = driver.sync_playwright().start()
    except Exception as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"playwright's driver does not start, libatomic1 may be missing: {error}")
    started = play.chromium.launch(executable_path=CHROMIUM, args=list(ARGS))
    yield started
    started.close()
    play.stop()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pages")
    for name, made in MADE.items():
        (folder / f"{name}.html").write_text(html(made()), encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in MADE}


@pytest.fixture
def show(browser: Any, files: dict[str, str]) -> Iterator[Any]:
    """Opens a page at a width; at the end, nothing must have been asked of the network or said on the console."""
    opened, heard = [], []

    def at(name: str, width: int = 1280, **how: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, **how)
        page = context.new_page()
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda r: heard.append(r.url) if not r.url.startswith(("file:", "data:")) else None)
        page.on("dialog", lambda dialog: heard.append("a dialog: something ran"))
        page.goto(files[name])
        opened.append(context)
        return page

    yield at
    for context in opened:
        context.close()
    assert not heard


@pytest.mark.parametrize("width", [360, 768, 1280, 1920, 2560])
@pytest.mark.parametrize("name", MADE)
def test_no_page_runs_over_its_side(show: Any, name: str, width: int) -> None:
    page = show(name, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width < 700:
        over = page.evaluate(
            "[...document.querySelectorAll('main *:not(.unseen)')]"
            ".filter(e => !e.closest('.switcher, svg, .pop, caption'))"
            ".filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
            ".map(e => e.outerHTML.slice(0, 90))"
        )
        assert over == []


def test_a_click_tells_the_denominator_and_how_it_was_counted(show: Any) -> None:
    page = show("lamp")
    page.get_by_role("button", name="Lost after Shipping Price Shown").click()
    details = page.locator(".pop:popover-open")
    assert "24% (1,004 of 4,102)" in details.inner_text()
    assert "18.2 to 24.6" in details.inner_text()
    details.get_by_text("How this was counted").click()
    assert "up to event 412,908" in details.inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".pop:popover-open").count() == 0


def test_details_open_beside_what_opens_them_and_inside_the_window(show: Any) -> None:
    page = show("lamp")
    for button in page.locator(".card .open").all()[::15]:
        button.scroll_into_view_if_needed()
        button.click()
        box, opener = page.locator(".pop:popover-open").bounding_box(), button.bounding_box()
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= 1280
        assert box["y"] + box["height"] <= 900
        assert box["x"] >= opener["x"] + opener["width"] or box["x"] + box["width"] <= opener["x"]
        page.keyboard.press("Escape")


def test_a_tap_on_a_phone_tells_the_denominator(show: Any) -> None:
    page = show("lamp", 360, has_touch=True)
    page.locator(".k-did .open:visible").first.tap()
    assert "100% (16,902 of 16,902)" in page.locator(".pop:popover-open").inner_text()


def test_a_phone_shows_one_stage_and_switches(show: Any) -> None:
    page = show("lamp", 360)
    assert page.get_by_text("Product Compared").locator("visible=true").count() == 0
    second = page.locator(".switcher button", has_text="Consideration")
    second.click()
    assert second.get_attribute("aria-pressed") == "true"
    assert page.get_by_text("Product Compared").locator("visible=true").count() == 1
    assert page.locator(".moves:visible button").count() >= 4


def test_without_a_script_a_phone_shows_all_stages_and_details_still_open(show: Any) -> None:
    page = show("lamp", 360, java_script_enabled=False)
    assert page.get_by_text("Product Compared").locator("visible=true").count() == 1
    assert page.locator(".stage-of:visible").count() > 20
    page.locator(".k-did .open:visible").first.click()
    assert page.locator(".pop:popover-open a").count() == 1


def test_a_mouse_that_rests_on_a_number_sees_its_details(show: Any) -> None:
    page = show("lamp")
    page.get_by_role("button", name="Product Compared").hover()
    page.locator(".pop:popover-open").wait_for(timeout=3000)
    assert "41% (3,712 of 9,006)" in page.locator(".pop:popover-open").inner_text()
    page.mouse.move(5, 5)
    page.locator(".pop:popover-open").wait_for(state="detached", timeout=3000)


def test_moves_tell_their_people_by_keyboard(show: Any) -> None:
    page = show("lamp")
    label = page.get_by_role("button", name="Decision to Consideration: 318 of 5,311")
    label.focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert "318 of 5,311" in page.locator(".pop:popover-open").inner_text()


def test_every_card_can_be_reached_by_keyboard_and_shows_where_it_is(show: Any) -> None:
    page = show("lamp")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(12):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "(() => { const e = document.activeElement;"
            "const s = getComputedStyle(e), a = getComputedStyle(e, '::after');"
            "return s.outlineStyle + ' ' + a.outlineStyle })()"
        )
        assert "solid" in seen or "auto" in seen
    wrong = page.evaluate("[...document.querySelectorAll('.card .open')].filter(e => e.tabIndex !== 0).length")
    assert wrong == 0


def test_what_is_tapped_is_large_enough(show: Any) -> None:
    """24 by 24 pixels, as WCAG 2.2 asks; moves' labels beside each other are exempt where a list holds them too."""
    page = show("lamp", 360, has_touch=True)
    small = page.evaluate(
        "[...document.querySelectorAll('button, summary, a')].filter(e => e.checkVisibility() && !e.closest('.skip'))"
        ".map(e => [e.getBoundingClientRect(), e.textContent]).filter(([b]) => b.height < 23.5).map(([b, t]) => t)"
    )
    assert small == []


def test_the_theme_follows_the_system_until_it_is_told(show: Any) -> None:
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light, dark = show("lamp", color_scheme="light"), show("lamp", color_scheme="dark")
    seen = [page.evaluate(ground) for page in (light, dark)]
    assert seen[0] != seen[1]
    light.get_by_role("button", name="Dark or light").click()
    assert light.evaluate(ground) == seen[1]
    light.get_by_role("button", name="Dark or light").click()
    assert light.evaluate(ground) == seen[0]


def test_heads_stay_at_the_top(show: Any) -> None:
    for name, width in (("lamp", 1280), ("long", 1280)):  # the second scrolls inside its frame
        page = show(name, width)
        inside = page.evaluate("getComputedStyle(document.querySelector('.scroller')).overflowY") == "auto"
        page.evaluate("document.querySelector('.scroller').scrollTop = 600" if inside else "scrollTo(0, 1500)")
        top = page.evaluate("document.querySelector('.map thead th').getBoundingClientRect().top")
        frame = page.evaluate("document.querySelector('.scroller').getBoundingClientRect().top") if inside else 0
        assert abs(top - max(frame, 0)) <= 1


def test_nothing_moves_for_those_who_asked_for_stillness(show: Any) -> None:
    page = show("lamp", reduced_motion="reduce")
    moving = (
        "[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0).length"
    )
    assert page.evaluate(moving) == 0


@pytest.mark.parametrize("sheet", ["A4", "A3"])
@pytest.mark.parametrize("name", ["lamp", "long"])
def test_paper_holds_every_finding_and_repeats_the_heads(show: Any, tmp_path: Path, name: str, sheet: str) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    page = show(name)
    page.pdf(path=tmp_path / "map.pdf", format=sheet, landscape=True)
    document = pdfium.PdfDocument(tmp_path / "map.pdf")
    pages = [p.get_textpage().get_text_range() for p in document]
    size = document[0].get_size()
    document.close()
    assert size[0] > size[1]
    text = _bare("".join(pages))
    shown = MADE[name]()
    for row in shown.rows:
        for cell in row.cells:
            for s in cell.statements:
                assert _bare(s.about)[:60] in text or not s.about or s.kind in ("stay", "steps", "choices", "fields"), (
                    s.about
                )
                assert not s.figures or s.figures[0].count is None or f"{s.figures[0].count.people:,}of" in text
    first = _bare(shown.columns[0].name)
    assert all(first in _bare(p) for p in pages[1:-1])
    assert "Darkorlight" not in text
    assert ("simulated" if name == "lamp" else "sample") in pages[0].lower()


def _bare(text: str) -> str:
    """Letters and digits alone: lines may break anywhere on paper."""
    return re.sub(r"[^\w,]", "", text).casefold().replace("darkorlight", "Darkorlight")
