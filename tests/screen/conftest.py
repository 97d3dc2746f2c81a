"""A real server over a small Lumen, let in by its real address, and a browser before it.

`desktop` and `phone` are pages (1440 and 390 pixels wide) of the server that all tests share: they may ask, never
change. `own` is a server over a copy of one's own, for what changes; `own.page(width)` opens a page of it.

    def test_the_map_is_home(desktop: Page) -> None:
        desktop.goto("/lumen")

At the end of each test nothing may have been said on the console, and nobody but the server may have been asked.
The screen is built before, where it is missing or older than web/src; with PARCOURS_SITE that folder is taken as it is.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from parcours.server.home import Home
from parcours.server.serving import Serving
from parcours.workspace import init
from parcours.workspace.demos import lumen as shop
from parcours.workspace.map_answers import Wanted, answer, days

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
SIZE = 0.1  # of Lumen: 2,000 visitors
DESKTOP, PHONE = 1440, 390
PATIENCE = 60_000  # milliseconds that a page waits for what is not there yet: a map that is counted while others work


class Shown:
    """A server, and the pages that a test opened of it."""

    def __init__(self, browser: Browser, serving: Serving, folder: Path) -> None:
        self.folder = folder  # of the workspaces
        self.serving = serving
        self.origin = serving.origin
        self._browser = browser
        self._opened: list[Any] = []
        self.heard: list[str] = []  # what must not be heard
        self._keys: Any = None

    def page(self, width: int = DESKTOP, *, height: int = 900, **how: Any) -> Page:
        """A page of a browser that was let in; addresses are the server's. `how`: as `browser.new_context` has it."""
        touch = {"has_touch": True, "is_mobile": True} if width < 600 else {}
        how = {"locale": "en-GB", "timezone_id": "Europe/Paris", "accept_downloads": True, **touch, **how}
        context = self._browser.new_context(
            base_url=self.origin, viewport={"width": width, "height": height}, storage_state=self._let_in(), **how
        )
        context.set_default_timeout(PATIENCE)
        self._opened.append(context)
        page = context.new_page()
        page.on("console", lambda said: self._console(said.type, said.text))
        page.on("pageerror", lambda error: self.heard.append(f"error: {error}"))
        page.on("request", lambda asked: self._asked(asked.url))
        return page

    def names(self) -> list[str]:
        """The workspaces that there are now."""
        return Home(self.folder).names()

    def close_pages(self) -> list[str]:
        """Close what the test opened; what was heard."""
        for context in self._opened:
            context.close()
        self._opened.clear()
        heard, self.heard = self.heard, []
        return heard

    def _let_in(self) -> Any:
        """The keys of a browser that opened the address of the terminal, as a person does."""
        if self._keys is None:
            context = self._browser.new_context()
            page = context.new_page()
            page.goto(self.serving.door.address(), wait_until="commit")  # the keys come with the answer
            page.wait_for_url(f"{self.origin}/", wait_until="commit")
            self._keys = {"cookies": context.cookies(), "origins": []}
            context.close()
        return self._keys

    def _console(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and "status of 4" not in text:  # a refusal is shown on the page
            self.heard.append(f"{kind}: {text}")

    def _asked(self, url: str) -> None:
        if not url.startswith((self.origin, "blob:", "data:")):
            self.heard.append(f"asked {url}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
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


@pytest.fixture(scope="session")
def site() -> Path:
    """The built screen."""
    if said := os.environ.get("PARCOURS_SITE"):
        return Path(said)
    spec = importlib.util.spec_from_file_location("screen", Path(__file__).parents[2] / "scripts" / "screen.py")
    assert spec is not None
    assert spec.loader is not None
    screen = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(screen)
    if screen.is_old():
        try:
            screen.build()
        except SystemExit as missing:
            pytest.skip(str(missing))
    return screen.site()


@pytest.fixture(scope="session")
def made_lumen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the workspace `lumen` with its exports: to be copied, never opened."""
    shared = tmp_path_factory.getbasetemp()
    folder = (shared.parent if os.environ.get("PYTEST_XDIST_WORKER") else shared) / "lumen-made"
    try:
        folder.mkdir()
    except FileExistsError:  # another process makes it
        _until((folder / "made").exists)
        return folder
    with init(folder / "lumen", zone=shop.ZONE, journey=shop.journey_text()) as workspace:
        files = shop.exports(folder / "lumen" / "exports", size=SIZE)
        workspace.load(*workspace.propose(*files, map="origin=simulated"))
        answer(workspace, Wanted())  # or each server over a copy would begin by counting it anew
        days(workspace)
    (folder / "made").touch()
    return folder


@pytest.fixture(scope="session")
def exports(made_lumen: Path) -> list[Path]:
    """Lumen's nine files, to be dropped on a page."""
    return [made_lumen / "lumen" / "exports" / name for name in shop.FILES]


@pytest.fixture(scope="session")
def shared(browser: Browser, site: Path, made_lumen: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """The server that all tests share; it shows `lumen`. Nobody changes it."""
    with _served(browser, site, made_lumen, tmp_path_factory.mktemp("shared")) as shown:
        yield shown


@pytest.fixture
def pages(shared: Shown) -> Iterator[Callable[..., Page]]:
    """Pages of the shared server: `pages(width, color_scheme="dark")`."""
    yield shared.page
    assert shared.close_pages() == []


@pytest.fixture
def desktop(pages: Callable[..., Page]) -> Page:
    return pages(DESKTOP)


@pytest.fixture
def phone(pages: Callable[..., Page]) -> Page:
    return pages(PHONE, height=844)


@pytest.fixture
def own(browser: Browser, site: Path, made_lumen: Path, tmp_path: Path) -> Iterator[Shown]:
    """A server over a copy of `lumen` of this test's own."""
    with _served(browser, site, made_lumen, tmp_path / "home") as shown:
        yield shown
        assert shown.close_pages() == []


@pytest.fixture
def empty(browser: Browser, site: Path, tmp_path: Path) -> Iterator[Shown]:
    """A server over a folder that holds nothing yet."""
    with _serving(browser, site, tmp_path / "home") as shown:
        yield shown
        assert shown.close_pages() == []


@contextmanager
def _served(browser: Browser, site: Path, made: Path, folder: Path) -> Iterator[Shown]:
    shutil.copytree(made / "lumen", folder / "lumen", ignore=shutil.ignore_patterns("exports"))
    with _serving(browser, site, folder) as shown:
        yield shown


@contextmanager
def _serving(browser: Browser, site: Path, folder: Path) -> Iterator[Shown]:
    with ExitStack() as stack:
        serving = stack.enter_context(Serving(Home(folder), port=0, site=site).running())
        yield Shown(browser, serving, folder)


def _until(there: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)
