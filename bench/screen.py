"""How quick is the screen? Its first load, the lamp shop's map in a real browser, and a hundred different questions.

`python -m bench.screen [FOLDER]`: over the workspace `lumen` in that folder, or one that is made for it.
"""

from __future__ import annotations

import gzip
import http.client
import itertools
import json
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import parcours
from parcours.server.app import SITE
from parcours.server.home import Home
from parcours.server.serving import Serving
from parcours.workspace.demos import lumen

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
OPENED = 5  # times
_STEPS = ["Product Added", "Cart Viewed", "Checkout Started", "Order"]
_GROUPS = (None, "Mobile", "French", "Loyal")


def facts(folder: Path) -> dict[str, str]:
    """Title -> text. `folder` holds the workspace `lumen`, or it is made there."""
    if not (folder / "lumen" / "log").exists():
        with parcours.init(folder / "lumen", zone=lumen.ZONE, journey=lumen.journey_text()) as shop:
            shop.load(*shop.propose(*lumen.exports(folder / "lumen" / "exports"), map="origin=simulated"))
            shop.snapshot()
    site = Path(os.environ.get("PARCOURS_SITE") or SITE)
    with Serving(Home(folder), port=0, site=site).running() as serving:
        return _in_a_browser(serving, site) | _asked(serving)


def _in_a_browser(serving: Serving, site: Path) -> dict[str, str]:
    """What is sent before the map is there, and how long that takes: with nothing kept, and with files kept."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return {"screen in a browser": "not measured: playwright is not installed"}
    if not Path(CHROMIUM).exists():
        return {"screen in a browser": "not measured: chromium is not installed"}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=list(ARGS))
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        page.goto(serving.door.address())
        page.wait_for_url(f"{serving.origin}/**")
        times, asked, first = [], [], 0
        for number in range(OPENED + 1):  # the first counts what was not counted before
            page.close()
            page = context.new_page()
            if number == 1:
                page.on("response", lambda answer: asked.append(answer.url))
            begun = time.perf_counter()
            page.goto(f"{serving.origin}/lumen", wait_until="commit")
            page.locator("table td").nth(30).wait_for(state="attached", timeout=120_000)
            times.append(time.perf_counter() - begun)
            page.wait_for_timeout(300)  # what the page fetches of itself when the map stands belongs to the first load
            if number == 1:
                first = len(asked)
                page.locator("table td li button").first.click()
                page.locator("aside").wait_for(timeout=60_000)
        browser.close()
    scripts, styles, words = (_files(asked[:first], ending) for ending in (".js", ".css", ".json"))
    later = _files(asked[first:], ".js") - scripts
    return {
        "first load of the screen, on the map": f"{_packed(site, scripts):.0f} kB of script in {len(scripts)} files, "
        f"{_packed(site, words):.0f} kB of words, {_packed(site, styles):.0f} kB of style, gzip",
        "more script when a number of it is opened": f"{_packed(site, later):.0f} kB in {len(later)} files",
        "the shell's script alone": f"{_packed(site, _of_the_page(site)):.0f} kB gzip",
        "Lumen's map complete after opening": f"{min(times[1:]):.2f} to {max(times[1:]):.2f} s ({OPENED} times); "
        f"first, while it was counted, {times[0]:.2f} s",
    }


def _asked(serving: Serving) -> dict[str, str]:
    """Questions that were not asked before, one after the other, as the page sends them."""
    connection = http.client.HTTPConnection("127.0.0.1", serving.door.port, timeout=60)
    connection.request("GET", serving.door.address().removeprefix(serving.origin), headers={"Accept": "text/html"})
    entered = connection.getresponse()
    entered.read()
    cookie = (entered.headers["Set-Cookie"] or "").split(";")[0]
    headers = {"Cookie": cookie, "Origin": serving.origin, "Content-Type": "application/json"}
    seconds: list[tuple[float, str]] = []
    for question, query in _questions():
        begun = time.perf_counter()
        connection.request("POST", f"/api/workspaces/lumen/ask/{question}", json.dumps(query), headers)
        answer = connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{question} {query}: {answer.status} {text[:300]!r}")
        seconds.append((time.perf_counter() - begun, f"{question} {json.dumps(query)}"))
    seconds.sort()
    p50, p95 = (seconds[int(len(seconds) * part)][0] for part in (0.5, 0.95))
    slowest = "; ".join(f"{1000 * took:.0f} ms {what[:70]}" for took, what in seconds[:-4:-1])
    return {
        f"{len(seconds)} different questions over HTTP": f"p50 {1000 * p50:.0f} ms, p95 {1000 * p95:.0f} ms",
        "the slowest of them": slowest,
    }


def _questions() -> Iterator[tuple[str, dict[str, Any]]]:
    def ask(question: str, **query: Any) -> tuple[str, dict[str, Any]]:
        return question, {name: value for name, value in query.items() if value is not None}

    for days, among, by in itertools.product((1, 3, 7, 30), _GROUPS, (None, "device")):
        yield ask("funnel", steps=_STEPS, within=f"{days} days", among=among, by=by)
    for event, per in itertools.product(("Order", "Product Viewed", "Product Added", "Cart Viewed"), ("day", "week")):
        yield ask("trend", event=event, per=per)
        yield ask("trend", event=event, per=per, among="Mobile")
    for among, depth in itertools.product(_GROUPS, (3, 4)):
        yield ask("paths", end="Order", depth=depth, among=among)
    for among, per in itertools.product(_GROUPS, ("week", "month")):
        yield ask("retention", start="Order", returns="Order", per=per, among=among)
    plain = ("stages", "transitions", "actions", "measures", "goals", "voice")
    for question, among in itertools.product(plain, _GROUPS):
        yield ask(question, among=among)
    for among, days in itertools.product(_GROUPS[1:], (3, 14)):
        yield ask("dropoff", steps=_STEPS, within=f"{days} days", among=among)
    for groups in itertools.combinations(_GROUPS[1:], 2):
        yield ask("segment", segments=list(groups))
    for among in _GROUPS:
        yield ask("attribution", rules=["first", "last", "linear"], among=among)


def _of_the_page(site: Path) -> set[str]:
    """Scripts that index.html itself names."""
    return set(re.findall(r"/assets/([^\"']+\.js)", (site / "index.html").read_text(encoding="utf-8")))


def _files(addresses: list[str], ending: str) -> set[str]:
    """Those of the screen's own files that are of a kind."""
    return {url.rsplit("/", 1)[1] for url in addresses if "/assets/" in url and url.endswith(ending)}


def _packed(site: Path, names: set[str]) -> float:
    """Thousands of bytes, gzip, whether or not the files were packed when the screen was built."""
    return sum(len(gzip.compress((site / "assets" / name).read_bytes(), 9)) for name in names) / 1000


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="parcours-bench-") as made:
        for title, value in facts(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(made)).items():
            print(f"{title}: {value}")
