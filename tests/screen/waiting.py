"""When is a page done? When nothing on it says that it is busy, and nothing moves: never after so many milliseconds.

A page says `aria-busy` while its script, its words or its answers are on their way, and from the very moment in which
the address changes: so that `settle` need not guess what was begun.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATIENCE = 60  # seconds: a map that nobody asked for before is counted, on a machine that has much else to do
_DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
_DONE = """document.querySelector('main, h1') !== null && !document.querySelector('[aria-busy=true]')
  && document.getAnimations().every((moving) => moving.playState !== 'running'
    || moving.effect.getComputedTiming().endTime === Infinity)"""


def settle(page: Page, *, seconds: float = PATIENCE) -> None:
    """Until nothing is on its way any more, and what was done last is drawn."""
    page.wait_for_load_state("networkidle", timeout=1000 * seconds)
    page.evaluate(_DRAWN)
    until(page, _DONE, seconds=seconds)


def until(page: Page, holds: str, *, seconds: float = PATIENCE) -> None:
    """Until an expression holds. (A page that lets no text be a script cannot be waited for by `wait_for_function`.)"""
    end = time.monotonic() + seconds
    while not page.evaluate(holds):
        assert time.monotonic() < end, f"never: {holds}"
        page.wait_for_timeout(50)
