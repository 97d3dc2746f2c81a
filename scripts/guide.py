"""Draws the pictures of the README and of docs/guide: the real screen on the lamp shop, as a person goes through it.

make pictures    # needs Debian's chromium
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from parcours.server.home import Home
from parcours.server.serving import Serving
from parcours.workspace import init
from parcours.workspace.demos import lumen

DOCS = Path(__file__).parents[1] / "docs"
BROWSER = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--hide-scrollbars")
PATIENCE = 120_000  # milliseconds
WIDE, PHONE = (1360, 850), (390, 844)
FUNNEL = '{"steps":["Product Viewed","Product Added","Checkout Started","Order"],"within":"7 days","by":"device"}'


@dataclass(frozen=True, slots=True)
class Screen:
    """A server over a folder, and the keys of a browser that it let in."""

    browser: Browser
    serving: Serving

    @contextmanager
    def page(
        self, path: str, size: tuple[int, int] = WIDE, theme: str = "light", locale: str = "en-GB"
    ) -> Iterator[Page]:
        context = self.browser.new_context(
            base_url=self.serving.origin,
            viewport={"width": size[0], "height": size[1]},
            color_scheme=theme,  # type: ignore[arg-type]
            locale=locale,
            timezone_id="Europe/Paris",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(self.serving.door.address())
        page.wait_for_url(f"{self.serving.origin}/")
        page.goto(path)
        yield page
        context.close()


def main() -> None:
    (DOCS / "guide").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        home = Path(folder) / "home"
        exports = lumen.exports(home / "lumen" / "exports")
        with init(home / "lumen", zone=lumen.ZONE, journey=lumen.journey_text()) as workspace:
            workspace.load(*workspace.propose(*exports, map="origin=simulated"))
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=list(BROWSER))
        with Serving(Home(home)).running() as serving:
            screen = Screen(browser, serving)
            way_in(screen, exports)
            for name, (path, do) in PAGES.items():
                with screen.page(path) as page:
                    do(page)
                    keep(page, f"guide/{name}")
            home_pictures(screen)
            a_slide(screen, Path(folder))
        browser.close()


def way_in(screen: Screen, exports: list[Path]) -> None:
    """Welcome, files as they are read, what came of them, stages."""
    with screen.page("/") as page:
        page.get_by_role("button", name="Choose files").wait_for()
        keep(page, "guide/welcome")
        page.locator("input[type=file]").set_input_files([str(path) for path in exports])
        page.get_by_label("Name").fill("my-shop")
        page.get_by_role("button", name="Read the files").click()
        files = page.get_by_role("navigation", name="Files by what they hold")
        files.get_by_role("button", name="reviews").click()
        page.get_by_text("Belongs to parcels").wait_for()
        keep(page, "guide/files")
        page.get_by_role("combobox", name="Where the data come from").select_option("simulated")
        page.get_by_role("button", name="Load 9 files").click()
        page.get_by_role("heading", name="Your files are in").wait_for()
        joins = page.get_by_text("joined by e-mail").first
        joins.evaluate("joins => joins.scrollIntoView({block: 'center'})")
        keep(page, "guide/came")
        page.get_by_role("link", name="Confirm the stages").click()
        page.get_by_text("ever here").first.wait_for()
        keep(page, "guide/stages")


def home_pictures(screen: Screen) -> None:
    """The map as it is met first, on a desk and on a phone."""
    with screen.page("/lumen", (1440, 1180)) as page:
        the_map(page)
        keep(page, "pictures/map")
    with screen.page("/lumen", PHONE, "dark") as page:
        the_map(page)
        keep(page, "pictures/map-phone")
    with screen.page("/lumen", WIDE, "dark", "ru-RU") as page:
        the_map(page)
        keep(page, "guide/map-ru-dark")


def a_slide(screen: Screen, folder: Path) -> None:
    """The first pain point's, as the screen hands it out."""
    with screen.page("/lumen", (1280, 720)) as page:
        answer = page.request.get("/api/workspaces/lumen/out/slides?language=en")
        (folder / "slides.html").write_bytes(answer.body())
    slides = screen.browser.new_page(viewport={"width": 1328, "height": 800})
    slides.goto((folder / "slides.html").as_uri())
    slides.locator("section").nth(1).screenshot(path=DOCS / "guide" / "slide.png")
    slides.close()


def the_map(page: Page) -> None:
    page.locator("[data-kind]").first.wait_for()


def a_number(page: Page) -> None:
    the_map(page)
    page.get_by_role("button", name="Payment Failed after Checkout Step Completed").first.click()
    page.get_by_text("How this was counted").first.wait_for()


def an_answer(page: Page) -> None:
    page.locator("[data-answer]").wait_for()


def said(page: Page) -> None:
    """What is said badly of carriers, and a clause of it opened."""
    page.get_by_role("list", name="What was said").locator("[role=button][data-sign=negative]").first.click()
    page.get_by_role("region", name="How this is understood").wait_for()


def learned(page: Page) -> None:
    """What learning from the shop's own stars brought, counted on texts that were held out."""
    page.get_by_role("button", name="Learn").click()
    page.get_by_role("button", name="Stop").wait_for()
    page.get_by_role("button", name="Learn").wait_for()  # it is over
    report = page.get_by_role("region", name="What learning brought")
    report.wait_for()
    report.evaluate("report => report.scrollIntoView({block: 'end'})")


def pain_points(page: Page) -> None:
    page.get_by_text("What speaks for it, and what against").first.wait_for()


def somebody(page: Page) -> None:
    page.get_by_role("searchbox", name="Find people").fill("camille.roussel@")
    page.get_by_role("link", name="Camille Roussel").click()
    page.get_by_role("heading", name="Camille Roussel").wait_for()
    page.get_by_text("Told together by Order").first.wait_for()
    page.get_by_role("region", name="What happened").get_by_role("listitem").first.wait_for()


def heading(name: str) -> Callable[[Page], None]:
    def there(page: Page) -> None:
        page.get_by_role("heading", name=name).first.wait_for()

    return there


# picture: where, and what is done there first
PAGES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "map": ("/lumen", the_map),
    "number": ("/lumen", a_number),
    "changed": ("/lumen?period=2026-07-01..2026-09-30&against=2026-04-01..2026-06-30", the_map),
    "explore": ("/lumen/explore", heading("What do you want to know?")),
    "funnel": (f"/lumen/explore?question=funnel&query={FUNNEL}", an_answer),
    "retention": ('/lumen/explore?question=retention&query={"per":"month","start":"Order"}', an_answer),
    "voice": ("/lumen/voice?theme=Delivery%3A+carrier&order=worst", said),
    "themes": ("/lumen/voice/themes?by=stage", an_answer),
    "pains": ("/lumen/pains", pain_points),
    "person": ("/lumen/people", somebody),
    "groups": ("/lumen/groups", heading("Groups")),
    "data": ("/lumen/data", heading("Data")),
    "names": ("/lumen/data/names", heading("Data")),
    "text": ("/lumen/data/text", heading("Data")),
    "reading": ("/lumen/voice/reading", learned),  # last: what is learned is used from then on
}


def keep(page: Page, name: str) -> None:
    """The picture of what is in view, once nothing is being fetched."""
    page.wait_for_load_state("networkidle")
    page.mouse.move(5, 5)
    page.screenshot(path=DOCS / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    main()
