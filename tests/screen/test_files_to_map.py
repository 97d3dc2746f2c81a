"""From nine exports to the map, as a person does it: files dropped, a column mended, loaded, the stages confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from parcours.workspace import open as open_workspace
from screen.conftest import DESKTOP, PHONE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from screen.conftest import Shown

_SLOW = 60_000  # milliseconds: kernels may be compiled on the way


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_nine_exports_become_a_map(empty: Shown, exports: list[Path], width: int) -> None:
    page = empty.page(width, height=900 if width == DESKTOP else 844)
    phone = width == PHONE
    page.goto("/")
    page.locator("input[type=file]").set_input_files([str(path) for path in exports])
    page.get_by_label("Name").fill("shop")
    page.get_by_role("button", name="Read the files").click()

    _open(page, "reviews")
    page.get_by_text("Belongs to parcels").wait_for()
    page.get_by_role("button", name="rating: Property of the event").click()
    page.get_by_label("Called").fill("stars")
    page.keyboard.press("Enter")
    page.get_by_text("stars").first.wait_for()
    page.get_by_role("button", name="Done", exact=True).click()
    if phone:
        page.get_by_role("button", name="Back to the files").click()
    page.get_by_role("combobox", name="Where the data come from").select_option("simulated")

    load = page.get_by_role("button", name="Load 9 files")
    load.click()
    page.get_by_role("heading", name="Your files are in").wait_for(timeout=_SLOW)
    said = page.locator("main").inner_text()
    assert "accepted" in said
    assert "1 to fix" in said
    assert "joined by e-mail" in said
    assert "belong to nobody yet" in said

    page.get_by_role("link", name="Confirm the stages").click()
    page.locator("[data-event]").first.wait_for(timeout=_SLOW)
    _move(page, "Size Tool Used", "Consideration", phone=phone)
    page.locator('[data-stage="Consideration"] [data-event="Size Tool Used"]').wait_for()
    page.get_by_role("button", name="Confirm, and open the map").click()
    page.wait_for_url("**/shop", timeout=_SLOW)

    with open_workspace(empty.folder / "shop") as made:
        text = (made.folder / "journey.yaml").read_text(encoding="utf-8")
        assert "Size Tool Used" in text.split("name: Consideration")[1].split("name: Decision")[0]
        assert all(not stage.inferred for stage in made.journey.stages)
        assert "stars" in made.snapshot().properties("event")
        assert not (made.folder / "arriving").exists()


def test_a_file_that_leaves_something_open_asks(empty: Shown, tmp_path: Path) -> None:
    path = tmp_path / "visits.csv"
    path.write_text("client_id,when,what\nann,03/04/2026,View\nben,05/06/2026,Order\n", encoding="utf-8")
    page = empty.page()
    page.goto("/")
    page.locator("input[type=file]").set_input_files(str(path))
    page.get_by_role("button", name="Read the files").click()
    page.get_by_text("begin with the day or with the month").wait_for(timeout=_SLOW)
    assert page.get_by_role("button", name="Load 1 file").is_disabled()
    page.get_by_role("button", name="Day first", exact=True).click()
    page.get_by_text("Of the first 2 rows, 2 can be read.").wait_for()
    page.get_by_text("Apr 3, 2026").first.wait_for()
    page.get_by_role("button", name="Load 1 file").click()
    page.get_by_text("2 events of 2 people").wait_for(timeout=_SLOW)


def _open(page: Page, table: str) -> None:
    page.get_by_role("navigation", name="Files by what they hold").get_by_role("button", name=table).click(
        timeout=_SLOW
    )


def _move(page: Page, event: str, stage: str, *, phone: bool) -> None:
    """By its menu on a phone, dragged elsewhere."""
    chip = page.locator(f'[data-event="{event}"]')
    chip.scroll_into_view_if_needed()
    if phone:
        chip.get_by_role("button").click()
        page.get_by_role("menuitem", name=stage).click()
        return
    begin, end = chip.bounding_box(), page.locator(f'[data-stage="{stage}"]').bounding_box()
    assert begin is not None
    assert end is not None
    page.mouse.move(begin["x"] + 60, begin["y"] + 12)
    page.mouse.down()
    page.mouse.move(begin["x"] + 30, begin["y"] + 30, steps=4)
    page.mouse.move(end["x"] + 60, end["y"] + 150, steps=8)
    page.mouse.up()
